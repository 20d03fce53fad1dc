// The visit at my own desk a result was handed out in: what the visitor came to collect is done.
import type { Work } from '../../../../db/work.ts'
import type { Id } from '../../../../kernel/id.ts'
import { openCase } from '../../../../modules/cases/service/file.ts'
import { listForCollection } from '../../../../modules/cases/service/result.ts'
import { myDesk } from '../../../../modules/centres/service/sitting.ts'
import { finishErrand } from '../../../../modules/queue/service/at-desk.ts'
import { deskScreen } from '../../../../modules/queue/service/desk-screen.ts'

/** Answers with my desk when the person sits there; the errand is done once nothing more waits for them. */
export async function finishCollection(work: Work, caseId: Id<'Case'>): Promise<Id<'Desk'> | null> {
  const seat = await myDesk(work)
  const screen = seat && (await deskScreen(work, seat.deskId))
  const visitor = screen?.current?.ticket.residentId
  if (!seat || !visitor) return null
  const { summary, content } = await openCase(work, caseId, { purpose: 'issue' })
  const acting = content.application.representative?.residentId
  if (visitor !== summary.applicantId && visitor !== acting) return null
  const errand = screen.current!.errands.find(({ purpose, outcome }) => purpose === 'collect' && outcome === null)
  const more = await listForCollection(work, seat.centreId, visitor)
  if (errand && more.length === 0) await finishErrand(work, seat.deskId, errand.n, 'served', screen.current!.ticket.id)
  return seat.deskId
}
