// The visit at my own desk that an intake belongs to: its ticket and timer, and its service marked as given.
import type { Work } from '../../../../db/work.ts'
import type { Id } from '../../../../kernel/id.ts'
import { myDesk } from '../../../../modules/centres/service/sitting.ts'
import { finishErrand } from '../../../../modules/queue/service/at-desk.ts'
import { type DeskScreen, deskScreen } from '../../../../modules/queue/service/desk-screen.ts'

interface Here {
  readonly deskId: Id<'Desk'>
  readonly current: NonNullable<DeskScreen['current']>
}

async function visitHere(work: Work, ticketId: Id<'Ticket'> | null): Promise<Here | undefined> {
  const seat = ticketId && (await myDesk(work))
  if (!seat) return undefined
  const { current } = await deskScreen(work, seat.deskId)
  return current?.ticket.id === ticketId ? { deskId: seat.deskId, current } : undefined
}

/** What the head of the page says of the visit; nothing when it is not at my desk now. */
export async function visitAt(work: Work, ticketId: Id<'Ticket'> | null) {
  const here = await visitHere(work, ticketId)
  if (!here) return null
  const { state, lang } = here.current.ticket
  const since = state.kind === 'serving' ? state.at : null
  return { label: here.current.label, since, lang }
}

/** The visitor got what they came for; a visit that is elsewhere by now is left alone. */
export async function finishErrandOf(
  work: Work,
  ticketId: Id<'Ticket'> | null,
  serviceId: Id<'Service'>,
): Promise<void> {
  const here = await visitHere(work, ticketId)
  const errand = here?.current.errands.find(
    (each) => each.purpose === 'submit' && each.serviceId === serviceId && each.outcome === null,
  )
  if (here && errand) await finishErrand(work, here.deskId, errand.n, 'served', here.current.ticket.id)
}
