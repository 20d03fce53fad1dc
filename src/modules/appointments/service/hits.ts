// Booked visits that have lost their place: found by the same rules by which places are offered.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { addDays, dateIn, type Instant, later, type PlainDate } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { midnightOf, type RosterAndGiven, rostersOf } from '../../centres/service/roster.ts'
import type { Booking, BookingId, MoveReason, Part } from '../model.ts'
import { lossOf } from '../rules/hits.ts'
import type { Need } from '../rules/lanes.ts'
import type { DayOfCentre } from '../rules/supply.ts'
import * as store from '../store/booking.ts'
import { dayOfCentre, needsOn, soughtOf } from './needs.ts'

export interface Hit {
  readonly id: BookingId
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly parts: readonly Part[]
  readonly why: MoveReason
}

/** The head has seen the list and wants these moved; it is done after the answer, one by one, and people are told. */
export async function askToMove(work: Work, centreId: CentreId, ids: readonly BookingId[]): Promise<number> {
  permit(work.actor, 'centres.manage', centreId)
  const hit = new Set((await listHits(work, centreId)).map(({ id }) => id))
  const asked = ids.filter((id) => hit.has(id))
  if (asked.length > 0) work.announce({ type: 'appointments.move-asked', centreId, ids: asked })
  return asked.length
}

interface OnDay {
  readonly ofCentre: DayOfCentre
  readonly need: Need | undefined
}

/** Bookings of the coming days that can't take place as they were booked; nothing in them says whose they are. */
export async function listHits(
  work: Work,
  centreId: CentreId,
  { days = 60 }: { readonly days?: number } = {},
): Promise<Hit[]> {
  permit(work.actor, 'queue.see', centreId)
  const until = later(work.now, days * 86_400_000)
  const booked = (await store.listBetween(work, centreId, work.now, until, 5000)).filter(
    ({ state }) => state === 'booked',
  )
  if (booked.length === 0) return []
  const dayOf = await daysOf(work, centreId, booked)
  return booked.flatMap((booking) => {
    const [why] = booking.parts.flatMap((part) => {
      const { ofCentre, need } = dayOf(part, booking.day)
      return lossOf(part, ofCentre, need) ?? []
    })
    const { id, startsAt, endsAt, parts } = booking
    return why ? [{ id, startsAt, endsAt, parts, why }] : []
  })
}

/** For each kind of part and day, who is planned and what it needs; reckoned once. */
async function daysOf(work: Work, centreId: CentreId, booked: readonly Booking[]) {
  const services = [...new Set(booked.flatMap(({ parts }) => parts.flatMap(({ serviceId }) => serviceId ?? [])))]
  const rostered = (await rostersOf(work, [centreId], services)).get(centreId)!
  const { zone } = rostered.roster.timetable
  const endOfToday = midnightOf(zone, addDays(dateIn(zone, work.now), 1))
  const sought = new Map<string, Awaited<ReturnType<typeof soughtOf>>>()
  for (const { purpose, serviceId } of booked.flatMap(({ parts }) => parts)) {
    const kind = kindOf({ purpose, serviceId })
    if (!sought.has(kind))
      sought.set(kind, await soughtOf(work, [centreId], [{ purpose, serviceId: serviceId ?? undefined }]))
  }
  const known = new Map<string, OnDay>()
  return (part: Part, day: PlainDate): OnDay => {
    const key = `${day} ${kindOf(part)}`
    const found = known.get(key) ?? onDay(rostered, sought.get(kindOf(part))!, day, endOfToday)
    known.set(key, found)
    return found
  }
}

const kindOf = ({ purpose, serviceId }: Pick<Part, 'purpose' | 'serviceId'>): string => `${purpose} ${serviceId}`

function onDay(
  rostered: RosterAndGiven,
  sought: Awaited<ReturnType<typeof soughtOf>>,
  day: PlainDate,
  endOfToday: Instant,
): OnDay {
  const needs = needsOn(rostered, sought, day, endOfToday)
  return { need: needs[0], ofCentre: dayOfCentre(rostered.roster, day, needs, sought) }
}
