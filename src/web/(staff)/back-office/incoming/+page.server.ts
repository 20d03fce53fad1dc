// Batches the centres have sent: those late to be confirmed first, then those that wait, then the confirmed ones.
import type { Work } from '../../../../db/work.ts'
import type { PlaceId } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import { dateIn, kyiv, type PlainDate } from '../../../../kernel/time.ts'
import { nextWorkingDay } from '../../../../kernel/working-days.ts'
import { type ListedBatch, listIncoming } from '../../../../modules/cases/service/hand-over.ts'
import { calendarOf } from '../../../../modules/centres/service/centres.ts'
import { placeNames } from '../../../../modules/identity/service.ts'
import { whereOf } from '../parts/authority.ts'
import { waitingOf } from '../parts/waiting.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export type GroupName = 'late' | 'waiting' | 'confirmed'
const order: readonly GroupName[] = ['late', 'waiting', 'confirmed']

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const where = await whereOf(work, url.searchParams.get('of'))
    const rows = await rowsFor(work, where.authority.id)
    const today = dateIn(kyiv, work.now)
    const grouped = Map.groupBy(
      rows,
      ({ unanswered, confirmBy }): GroupName =>
        unanswered === 0 ? 'confirmed' : confirmBy < today ? 'late' : 'waiting',
    )
    const groups = order.flatMap((name) => (grouped.has(name) ? [{ name, rows: grouped.get(name)! }] : []))
    return { ...where, groups, today, waiting: await waitingOf(work, where.authority.id) }
  })

async function rowsFor(work: Work, authorityId: Id<'Authority'>) {
  const batches = await listIncoming(work, authorityId)
  const centres = [...new Set(batches.map(({ centreId }) => centreId))]
  const names = await placeNames(work, centres as PlaceId[])
  const calendars = new Map(await Promise.all(centres.map(async (id) => [id, await calendarOf(work, id)] as const)))
  return batches.map((batch) => ({
    ...{ id: batch.id, actNumber: batch.actNumber, sentAt: batch.sentAt!, cases: batch.cases },
    unanswered: batch.unanswered,
    centre: names[batch.centreId]!,
    confirmBy: confirmBy(batch, calendars),
  }))
}

/** Not later than the next working day after it was sent. */
const confirmBy = (
  { centreId, sentAt }: ListedBatch,
  calendars: ReadonlyMap<Id<'Centre'>, Awaited<ReturnType<typeof calendarOf>>>,
): PlainDate => nextWorkingDay(dateIn(kyiv, sentAt!), calendars.get(centreId)!)
