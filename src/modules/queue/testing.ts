// A hall for tests: a centre whose desks are open, and short words for what people do in it.
import type { TestDatabase } from '../../db/testing.ts'
import type { Work } from '../../db/work.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { later, minutes } from '../../kernel/time.ts'
import type { DeskId } from '../centres/model.ts'
import { openDesk } from '../centres/service/sitting.ts'
import { staffActor, type TestCentre, testCentre, type Wanted } from '../centres/testing.ts'
import { findOrAddResident } from '../identity/service/residents.ts'
import { claimOf } from '../identity/testing.ts'
import type { ResidentId, Ticket, TicketEvent, TicketId } from './model.ts'
import { callNext } from './service/at-desk.ts'
import { type IssuedTicket, issueTicket, type TicketWish } from './service/issue.ts'
import { getTicket, listEvents } from './store/ticket.ts'

export interface TestHall extends TestCentre {
  readonly guide: Actor
  /** A ticket for the only service, unless wished otherwise. */
  take(wish?: Partial<TicketWish>): Promise<IssuedTicket>
  /** The administrator of the desk does this. */
  at<T>(n: number, step: (work: Work, deskId: DeskId) => Promise<T>): Promise<T>
  call(n: number): Promise<TicketId>
  ticket(id: TicketId): Promise<Ticket>
  events(id: TicketId): Promise<TicketEvent[]>
  wait(forMinutes: number): void
}

export async function testHall({ database, clock }: TestDatabase, wanted: Wanted = {}): Promise<TestHall> {
  const made = await testCentre(database, wanted)
  const guide = staffActor('guide', made.centre.id)
  const hall: TestHall = {
    ...made,
    guide,
    take: (wish = {}) => {
      const [serviceId] = Object.values(made.services)
      return database.run(guide, (work) =>
        issueTicket(work, { centreId: made.centre.id, purpose: 'submit', serviceId, ...wish }),
      )
    },
    at: (n, step) => database.run(made.administrators[n]!, (work) => step(work, made.desks[n]!.id)),
    call: async (n) => (await hall.at(n, callNext)).ticketId,
    ticket: (id) => database.look(guide, (work) => getTicket(work, id)),
    events: (id) => database.look(guide, (work) => listEvents(work, { centreId: made.centre.id, id })),
    wait: (forMinutes) => clock.moveTo(later(clock.now(), minutes(forMinutes))),
  }
  for (const n of made.desks.keys()) await hall.at(n, openDesk)
  return hall
}

/** Somebody the register of residents knows. */
export async function someResident({ database }: TestDatabase, hall: TestCentre): Promise<ResidentId> {
  const claim = claimOf()
  const asked = { claim, purpose: 'identify', centreId: hall.centre.id } as const
  const { resident } = await database.run(hall.head, (work) => findOrAddResident(work, asked))
  return resident.id
}

/** The code of the refusal, or «done». */
export async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action
    return 'done'
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code
    throw fault
  }
}
