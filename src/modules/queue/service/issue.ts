// Giving out a ticket, at the kiosk, the reception or a desk.
import type { Work } from '../../../db/work.ts'
import { permit, whoOf } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { accept, No, no as notMine, Refusal } from '../../../kernel/refusal.ts'
import type { Lang } from '../../../kernel/text.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type {
  CentreId,
  PriorityGroup,
  ServiceGroup,
  ServiceId,
  TicketClass,
  TicketPurpose,
} from '../../centres/model.ts'
import { givenOn, groupFor, hallOf, rememberedHall, type StampedHall } from '../../centres/service/hall.ts'
import { mayIssueTickets } from '../../centres/service/hours.ts'
import { offerOf } from '../../centres/service/outages.ts'
import { type DespiteReason, labelOf, no, type TicketId } from '../model.ts'
import { checkPeople } from '../rules/people.ts'
import { promiseFor } from '../rules/promise.ts'
import * as store from '../store/line.ts'
import { addErrand } from '../store/ticket.ts'
import { endOfReception, inAlarm, today } from './day.ts'
import { prospectOf, refusalOf } from './prospect.ts'

export interface TicketWish {
  readonly centreId: CentreId
  readonly purpose: TicketPurpose
  /** Needed to submit; a consultation or a collection may do without. */
  readonly serviceId?: ServiceId | undefined
  /** Declared by the person, checked at the desk. */
  readonly priority?: PriorityGroup | undefined
  /** How many came together; one when nothing is said. */
  readonly people?: number | undefined
  readonly lang?: Lang | undefined
  /** Though the day is too short for it: why, by staff. */
  readonly despite?: DespiteReason | undefined
}

export interface IssuedTicket {
  readonly id: TicketId
  readonly label: string
  readonly class: TicketClass
  readonly issuedAt: Instant
  readonly promisedAt: Instant
  /** When the call is as likely before as after, and by when it comes nine times of ten; nothing when nobody can say. */
  readonly expectedAt: Instant | null
  readonly surelyBy: Instant | null
}

/** The group whose desks take it; refused when the centre does not give the service. */
export function groupOf(
  hall: StampedHall,
  purpose: TicketPurpose,
  serviceId: ServiceId | undefined,
  on: PlainDate,
): ServiceGroup | No {
  if (purpose === 'submit' && !serviceId) return no('needs-a-service', {}, 'service')
  const given = serviceId && givenOn(hall, serviceId, on)
  if (serviceId && !given) return no('not-given-here', {}, 'service')
  return groupFor(hall, purpose, given) ?? no('needs-a-service', {}, 'service')
}

/** What the centre's set-up says of a wish. A booked visit was promised, so it needs no hours of tickets, only those of reception. */
function decide(hall: StampedHall, wish: TicketWish & Booked, now: Instant): ServiceGroup | No {
  const { purpose, serviceId, priority, people = 1 } = wish
  if (hall.alarm) return inAlarm(hall.alarm, hall.timetable)
  const isReceived = wish.more ? now < (endOfReception(hall, now) ?? now) : mayIssueTickets(hall, now)
  if (!isReceived) return no('tickets-not-issued-now')
  if (priority && !hall.settings.priorityGroups.includes(priority)) return no('unknown-priority', {}, 'priority')
  const fits = checkPeople(people, hall.settings)
  if (fits instanceof No) return fits
  return groupOf(hall, purpose, serviceId, today(hall, now))
}

/** What a booking says beyond what anybody may wish. */
interface Booked {
  /** The beginning of the booked time, while it holds. */
  readonly slot?: Instant | undefined
  /** The visit's other errands, on the same ticket. */
  readonly more?: readonly Pick<TicketWish, 'purpose' | 'serviceId'>[] | undefined
}

export interface BookedWish extends Omit<TicketWish, 'purpose' | 'serviceId'> {
  readonly slot: Instant | null
  readonly errands: readonly Pick<TicketWish, 'purpose' | 'serviceId'>[]
}

/** The ticket of somebody who booked: promised for the booked time, or from now on for who came too late for it. */
export async function issueBookedTicket(work: Work, { slot, errands, ...wish }: BookedWish): Promise<IssuedTicket> {
  const [first, ...more] = errands
  const issued = await issue(work, { ...wish, ...first!, slot: slot ?? undefined, more })
  const at = { centreId: wish.centreId, id: issued.id }
  for (const [i, { purpose, serviceId = null }] of more.entries())
    await addErrand(work, at, { n: i + 2, person: 1, purpose, serviceId })
  return issued
}

export const issueTicket = (work: Work, wish: TicketWish): Promise<IssuedTicket> => issue(work, wish)

/** Nothing when it is; else what it needs and what is away. Who booked gets a ticket: the desk tells them what can be done. */
async function whyNotOffered(
  work: Work,
  hall: StampedHall,
  { purpose, serviceId, more }: TicketWish & Booked,
): Promise<No | undefined> {
  if (more) return undefined
  const offer = await offerOf(work, hall, purpose, serviceId)
  return offer.offered ? undefined : no('not-offered-now', { whyUk: offer.why.uk, whyEn: offer.why.en }, 'service')
}

async function issue(work: Work, wish: TicketWish & Booked): Promise<IssuedTicket> {
  permit(work.actor, 'queue.issue', wish.centreId)
  const remembered = await rememberedHall(work, wish.centreId)
  const group = decide(remembered, wish, work.now)
  const isClear = !(group instanceof No) && (await whyNotOffered(work, remembered, wish)) === undefined
  const issued = isClear ? await issueFrom(work, wish, remembered, group) : undefined
  return issued ?? issueAnew(work, wish)
}

/** The remembered set-up refused, or was older than the stored one: look again before saying no. */
async function issueAnew(work: Work, wish: TicketWish & Booked): Promise<IssuedTicket> {
  const hall = await hallOf(work, wish.centreId)
  const away = await whyNotOffered(work, hall, wish)
  if (away) throw new Refusal(away)
  const issued = await issueFrom(work, wish, hall, accept(decide(hall, wish, work.now)))
  if (!issued) throw new Refusal(notMine('changed-meanwhile'))
  return issued
}

/** A machine decides nothing of the kind. */
const mayDespite = ({ actor }: Work, { despite }: TicketWish): boolean =>
  despite !== undefined && actor.kind === 'staff'

async function issueFrom(
  work: Work,
  wish: TicketWish & Booked,
  hall: StampedHall,
  group: ServiceGroup,
): Promise<IssuedTicket | undefined> {
  const { centreId, purpose, serviceId, priority = null, people = 1, lang = 'uk', slot = null } = wish
  const { asked, class: kind, minutes, told, tooLate } = await prospectOf(work, hall, group, { ...wish, slot })
  const isDespite = tooLate !== null && !wish.more
  if (isDespite && !mayDespite(work, wish)) throw new Refusal(refusalOf(tooLate, hall))
  const ticket: store.NewTicket = {
    centreId,
    id: newId<'Ticket'>(),
    day: today(hall, work.now),
    series: group.series,
    class: kind,
    purpose,
    groupId: group.id,
    serviceId: serviceId ?? null,
    ownGroup: group.purpose === null,
    ...asked,
    minutes,
    people,
    errands: purpose === 'submit' ? people : 1,
    lang,
    issuedBy: whoOf(work.actor),
    promisedAt: promiseFor(kind, hall.settings, slot ?? work.now),
    told,
    despite: isDespite ? wish.despite! : null,
    priority,
    setupStamp: hall.stamps.setup,
    mostPerMinute: work.actor.kind === 'device' ? hall.settings.ticketsPerMinuteAtKiosk : null,
  }
  const { number, isCalm } = await store.issue(work, ticket)
  if (!isCalm) throw new Refusal(no('kiosk-too-fast'))
  if (number === null) return undefined
  work.announce({ type: 'queue.ticket-issued', centreId, ticketId: ticket.id })
  work.tell(`hall:${centreId}`)
  return {
    id: ticket.id,
    label: labelOf({ series: group.series, number }),
    class: kind,
    issuedAt: work.now,
    promisedAt: ticket.promisedAt,
    expectedAt: told?.at ?? null,
    surelyBy: told?.surelyBy ?? null,
  }
}
