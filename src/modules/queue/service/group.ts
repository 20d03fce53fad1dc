// The people of a ticket at the desk: how many came, whose turn it is, who each is, and for whom each acts.
import type { Work } from '../../../db/work.ts'
import { accept, no as notMine, Refusal } from '../../../kernel/refusal.ts'
import type { DeskId } from '../../centres/model.ts'
import { no as noPower } from '../../identity/model.ts'
import { getHeldPower } from '../../identity/service/representatives.ts'
import { namesOf } from '../../identity/service/residents.ts'
import { no, type PowerId, type ResidentId, type Ticket, type TicketId, type Visitor } from '../model.ts'
import { checkPeople, minutesFor } from '../rules/people.ts'
import * as store from '../store/ticket.ts'
import { type AtDesk, change, ownDesk, ticketAt } from './at-desk.ts'
import { askedOf } from './prospect.ts'

/** How many really came; a service asked for by all is there once for each. */
export async function setPeople(work: Work, deskId: DeskId, people: number, seen?: TicketId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  accept(checkPeople(people, at.hall.settings))
  if (people === ticket.people) return
  const known = Math.max(0, ...(await store.listVisitors(work, ticket)).map(({ n }) => n))
  if (people < known) throw new Refusal(no('people-are-known', { known }, 'people'))
  if (people > ticket.people) await addPeople(work, ticket, people)
  else await store.removeErrandsAfter(work, ticket, people)
  const person = Math.min(ticket.person, people)
  const changed = { ...ticket, people, person, minutes: await minutesOf(work, at, ticket, people) }
  await change(work, at, ticket, changed, { type: 'people-set', facts: { people, before: ticket.people } })
}

async function addPeople(work: Work, ticket: Ticket, people: number): Promise<void> {
  if (ticket.purpose !== 'submit') return
  let n = Math.max(0, ...(await store.listErrands(work, ticket)).map((errand) => errand.n))
  const { purpose, serviceId } = ticket
  for (let person = ticket.people + 1; person <= people; person++)
    await store.addErrand(work, ticket, { n: ++n, person, purpose, serviceId })
}

async function minutesOf(work: Work, { hall }: AtDesk, { purpose, serviceId }: Ticket, people: number) {
  const asked = await askedOf(work, hall, purpose, serviceId ?? undefined)
  return minutesFor(people, { ...asked, purpose }, hall.settings)
}

function refuseOutside(ticket: Ticket, n: number): void {
  if (n < 1 || n > ticket.people) throw new Refusal(no('no-person', {}, 'person'))
}

/** The next of the family: from now on the desk speaks with this person. */
export async function turnTo(work: Work, deskId: DeskId, n: number, seen?: TicketId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  refuseOutside(ticket, n)
  if (n === ticket.person) return
  const residentId = (await store.listVisitors(work, ticket)).find((each) => each.n === n)?.residentId ?? null
  await change(work, at, ticket, { ...ticket, person: n, residentId }, { type: 'turned', facts: { person: n } })
}

/** Who sits here; the history of visits follows the person from now on. Named again, it corrects who it is. */
export async function identifyVisitor(
  work: Work,
  deskId: DeskId,
  residentId: ResidentId,
  seen?: TicketId,
  person?: number,
): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  const n = person ?? ticket.person
  refuseOutside(ticket, n)
  const visitors = await store.listVisitors(work, ticket)
  if (n === ticket.person && residentId === ticket.residentId) return
  if (visitors.some((each) => each.n !== n && each.residentId === residentId))
    throw new Refusal(no('same-person', {}, 'resident'))
  const names = await namesOf(work, [residentId], { purpose: 'identify', centreId: at.centreId })
  if (!names.has(residentId)) throw new Refusal(notMine('not-found', {}, 'resident'))
  await store.saveVisitor(work, ticket, { n, residentId, actsBy: null })
  await change(work, at, ticket, { ...ticket, person: n, residentId }, { type: 'identified', facts: { person: n } })
}

/** By which power the person here acts for another, or that they act for themselves again; intake takes it from the visit. */
export async function actFor(work: Work, deskId: DeskId, powerId: PowerId | null, seen?: TicketId): Promise<void> {
  const at = await ownDesk(work, deskId)
  const ticket = await ticketAt(work, at, seen)
  const visitor = (await store.listVisitors(work, ticket)).find(({ n }) => n === ticket.person)
  if (!visitor) throw new Refusal(no('no-person', {}, 'person'))
  if ((visitor.actsBy?.powerId ?? null) === powerId) return
  const actsBy = powerId && (await actingBy(work, at, visitor, powerId))
  await store.saveVisitor(work, ticket, { ...visitor, actsBy })
  await change(work, at, ticket, ticket, { type: 'acts-for', facts: { person: ticket.person, power: powerId } })
}

async function actingBy(
  work: Work,
  { centreId }: AtDesk,
  { residentId }: Visitor,
  powerId: PowerId,
): Promise<Visitor['actsBy']> {
  const { principal } = await getHeldPower(work, powerId, residentId, { purpose: 'represent', centreId })
  if (principal.kind !== 'resident') throw new Refusal(noPower('not-covered'))
  return { powerId, principalId: principal.id }
}
