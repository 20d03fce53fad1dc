// A kiosk without a connection: numbers leased to it in advance, the tickets it gave out alone, and what was not needed.
import type { Work } from '../../../db/work.ts'
import { type Actor, permit, whoOf } from '../../../kernel/actor.ts'
import { No, no as notMine, Refusal } from '../../../kernel/refusal.ts'
import { addDays, dateIn, type Instant, later, minutes, type PlainDate } from '../../../kernel/time.ts'
import { findService } from '../../catalogue/service.ts'
import type { CentreId, ServiceGroup } from '../../centres/model.ts'
import { hallOf, type StampedHall } from '../../centres/service/hall.ts'
import { endOfDay, worksOn } from '../../centres/service/hours.ts'
import { type HolderId, type Lease, no, type OfflineTicket, type TicketId } from '../model.ts'
import { movedSince } from '../rules/freeze.ts'
import * as rules from '../rules/lease.ts'
import { classOf, promiseFor } from '../rules/promise.ts'
import * as late from '../store/late-ticket.ts'
import * as store from '../store/lease.ts'
import { today } from './day.ts'
import { groupOf } from './issue.ts'
import { askedOf } from './prospect.ts'

type Kiosk = Extract<Actor, { readonly kind: 'device' }>

/** Only the machine itself holds numbers. */
function kioskOf(work: Work, centreId: CentreId): Kiosk {
  permit(work.actor, 'queue.issue', centreId)
  if (work.actor.kind !== 'device') throw new Refusal(notMine('not-allowed'))
  return work.actor
}

/** The letter of this kiosk's own tickets; chosen once, the first time it asks for numbers. */
async function seriesOf(work: Work, hall: StampedHall, kiosk: Kiosk): Promise<string> {
  const { id: deviceId, centreId } = kiosk
  const own = await store.findSeries(work, centreId, deviceId)
  if (own) return own
  const ofGroups = [...hall.groups.values()].map(({ series }) => series)
  const ofKiosks = (await store.listSeries(work, centreId)).map(({ series }) => series)
  const letter = rules.freeLetter(new Set([...ofGroups, ...ofKiosks]))
  if (!letter) throw new Refusal(no('no-letter-left'))
  const isMine = await store.addSeries(work, centreId, deviceId, letter)
  return isMine ? letter : seriesOf(work, hall, kiosk) // somebody was quicker: look again
}

/** The coming days on which tickets are given out, with the moment the last one is. */
function daysOfTickets(hall: StampedHall, now: Instant): { day: PlainDate; endsAt: Instant }[] {
  const found: { day: PlainDate; endsAt: Instant }[] = []
  for (let n = 0; n < 14 && found.length < rules.daysHeld; n++) {
    const day = addDays(today(hall, now), n)
    const endsAt = worksOn(hall, day) ? endOfDay(hall.timetable, day, 'tickets') : undefined
    if (endsAt !== undefined && endsAt > now) found.push({ day, endsAt })
  }
  return found
}

export interface Holding {
  readonly holder: HolderId
  /** How far the kiosk came with what it holds. */
  readonly leases: readonly Pick<Lease, 'id' | 'next'>[]
}

/**
 * Numbers for today and the next days of work. A kiosk that lost an answer gets the same leases again; another browser of
 * the same machine gets others.
 */
export async function leaseNumbers(work: Work, centreId: CentreId, held: Holding): Promise<Lease[]> {
  const kiosk = kioskOf(work, centreId)
  const hall = await hallOf(work, centreId)
  const series = await seriesOf(work, hall, kiosk)
  for (const lease of held.leases) await store.hear(work, centreId, kiosk.id, lease)
  const mine = { deviceId: kiosk.id, holder: held.holder }
  const open = await store.listOpen(work, centreId, { ...mine, from: today(hall, work.now) })
  const leases = [...open]
  for (const { day, endsAt } of daysOfTickets(hall, work.now)) {
    if (rules.isEnough(open.filter((lease) => lease.day === day))) continue
    const { targets } = hall.settings
    leases.push(await store.add(work, { centreId, ...mine, day, endsAt, series, size: rules.numbersHeld, targets }))
  }
  return leases
}

export interface Reconciled {
  readonly id: TicketId
  /** `known`: it stood in the record already. `renumbered`: the number on paper stands on another ticket. */
  readonly outcome: 'recorded' | 'known' | 'renumbered'
  readonly number: number
}

/** Tickets given out alone join the line with the moment they were given and the promise on paper; each of them once. */
export async function reconcileOffline(
  work: Work,
  centreId: CentreId,
  tickets: readonly OfflineTicket[],
): Promise<Reconciled[]> {
  const kiosk = kioskOf(work, centreId)
  const hall = await hallOf(work, centreId)
  const series = await seriesOf(work, hall, kiosk)
  const done: Reconciled[] = []
  for (const ticket of tickets) done.push(await reconcile(work, hall, series, ticket))
  if (done.some(({ outcome }) => outcome !== 'known')) work.tell(`hall:${centreId}`)
  return done
}

async function reconcile(work: Work, hall: StampedHall, ownSeries: string, told: OfflineTicket): Promise<Reconciled> {
  const centreId = hall.centre.id
  if (await late.isRecorded(work, centreId, told.id)) return { id: told.id, outcome: 'known', number: told.number }
  const lease = await store.lockLease(work, centreId, told.leaseId)
  const ticket = await lateTicket(work, hall, lease, told)
  const isOurs = (lease && isWithin(lease, told)) || told.series === ownSeries
  const recorded = isOurs && (await late.record(work, ticket))
  const number = recorded ? told.number : await renumbered(work, ticket, ownSeries, told)
  if (lease && recorded) await noLongerFree(work, centreId, lease, told)
  work.announce({ type: 'queue.ticket-issued', centreId, ticketId: told.id })
  return { id: told.id, outcome: recorded ? 'recorded' : 'renumbered', number }
}

const isWithin = (lease: Lease, { day, series, number }: OfflineTicket): boolean =>
  lease.day === day && lease.series === series && lease.first <= number && number <= lease.last

/** Class, group and promise by the server's own rules; a service that is not given any more leads to the first advice. */
async function lateTicket(
  work: Work,
  hall: StampedHall,
  lease: store.LeaseOnRecord | undefined,
  told: OfflineTicket,
): Promise<late.LateTicket> {
  const priority = told.priority && hall.settings.priorityGroups.includes(told.priority) ? told.priority : null
  const kind = classOf({ purpose: told.purpose, priority, slot: null })
  const issuedAt = rules.issuedWithin(told.issuedAt, lease?.leasedAt ?? told.issuedAt, work.now)
  // as if it had stood in the line through the alarms since then
  const moved = movedSince(hall.alarms, issuedAt)
  const promisedAt = later(promiseFor(kind, lease ?? hall.settings, issuedAt), moved)
  const service = told.serviceId ? await findService(work, told.serviceId) : undefined
  const found = groupOf(hall, told.purpose, service?.id, told.day)
  const group = found instanceof No ? anyGroup(hall) : found
  const { id, day, series, number, purpose, lang } = told
  return {
    ...{
      centreId: hall.centre.id,
      id,
      day,
      series,
      number,
      class: kind,
      purpose,
      lang,
      priority,
      issuedAt,
      promisedAt,
    },
    groupId: group.id,
    serviceId: service?.id ?? null,
    ownGroup: group.purpose === null,
    ...(await askedOf(work, hall, purpose, service?.id)),
    facts: { class: kind, promisedAt, by: whoOf(work.actor), offline: true, recordedAt: work.now },
  }
}

/** Somebody stands in the hall with this ticket: a desk of the first advice, else any, will know where to send them. */
function anyGroup({ groups }: StampedHall): ServiceGroup {
  const all = [...groups.values()]
  return all.find(({ purpose }) => purpose === 'consult') ?? all[0]!
}

/** The person is called by another number than the one on paper; the event keeps both. */
async function renumbered(work: Work, ticket: late.LateTicket, series: string, told: OfflineTicket): Promise<number> {
  const number = await late.nextNumber(work, ticket.centreId, told.day, series)
  const facts = { ...ticket.facts, onPaper: `${told.series}-${told.number}` }
  const isDone = await late.record(work, { ...ticket, series, number, facts })
  if (!isDone) throw new Refusal(notMine('changed-meanwhile'))
  return number
}

/** The number was given out: the lease knows it, and what had been recorded as void is not void any more. */
async function noLongerFree(work: Work, centreId: CentreId, lease: store.LeaseOnRecord, told: OfflineTicket) {
  await store.passNumber(work, centreId, lease.id, told.number)
  const range = lease.settledAt === null ? undefined : await store.takeVoid(work, centreId, told)
  if (!range) return
  const rest = rules.unused(range, [told.number]).map((part) => ({ ...part, why: range.why, at: range.at }))
  await store.addVoid(work, centreId, lease, rest)
}

/** A kiosk may be heard a while after the last ticket of the day. */
const afterTickets = minutes(60)
const atOnce = 200

/** What is left of the leases of days that are over is recorded as void, with when and why. Returns how many leases. */
export async function settleLeases(work: Work): Promise<number> {
  const leases = await store.lockUnsettled(work, later(work.now, -afterTickets), atOnce)
  for (const lease of leases) {
    const used = await store.listUsed(work, lease.centreId, lease)
    const why = rules.whyVoid(lease.heardAt, lease.endsAt)
    const ranges = rules.unused(lease, used).map((range) => ({ ...range, why, at: work.now }))
    await store.addVoid(work, lease.centreId, lease, ranges)
    await store.settle(work, lease.centreId, lease.id)
  }
  return leases.length
}

export type { LeasedRange } from '../store/lease.ts'

export interface LeasedOfDay {
  readonly day: PlainDate
  /** Other days there is something to see of. */
  readonly days: readonly PlainDate[]
  readonly ranges: readonly store.LeasedRange[]
}

/** For whoever answers for the machines of a centre. Ranges that kiosks held for a day: what was given out, what came back, what is void and why. */
export async function leasedNumbers(work: Work, centreId: CentreId, asked?: PlainDate): Promise<LeasedOfDay> {
  permit(work.actor, 'centres.manage', centreId)
  const { timetable } = await hallOf(work, centreId)
  const now = dateIn(timetable.zone, work.now)
  const day = asked ?? now
  return {
    day,
    days: await store.listLeasedDays(work, centreId, addDays(now, -60)),
    ranges: await store.listLeasesOf(work, centreId, day),
  }
}
