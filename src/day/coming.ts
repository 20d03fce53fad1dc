// How people come into the hall: to a kiosk for a ticket, or with the digits of a booked visit.
import { dateIn, type Instant, instantOf, kyiv, later, minutes } from '../kernel/time.ts'
import { endOfDay } from '../modules/centres/service/hours.ts'
import type { Reserved } from './booking.ts'
import { askedFor, chanceOf, type Day, type Visitor } from './day.ts'
import { losesPatience } from './serve.ts'
import type { Visit } from './visitors.ts'

/** While an alarm stands no ticket is given out: people come back one after another once the hall goes on. */
async function afterAnAlarm({ hall, timeline, alarm, seed }: Day, { n }: Visit): Promise<void> {
  if (hall.isStill)
    await timeline.until(later(alarm!.until, minutes(1) + chanceOf(seed, 3_000_000 + n).below(minutes(14))))
}

/** At a kiosk; the phone shows the place in the line. Who comes for a result is somebody who was told of one. */
export async function takeTicket(day: Day, visit: Visit): Promise<void> {
  await afterAnAlarm(day, visit)
  const { asking, crew, ready } = day
  const chance = chanceOf(day.seed, visit.n)
  const [comesFor] = visit.purpose === 'collect' ? ready.splice(chance.below(ready.length), 1) : []
  const wish = { purpose: visit.purpose, service: visit.service?.id, priority: visit.priority?.group }
  const path = `/centres/${crew.centreId}/tickets`
  const issued = await asking.postUnless<{ id: string }>('queue.too-late-today', path, wish, kioskFor(day, visit))
  if (!issued) {
    if (comesFor) ready.push(comesFor)
    day.counted.late++
    return
  }
  const { id } = issued
  if (day.withCases) await asking.get(`/tickets/${id}`)
  standsInLine(day, visit, id, { chance, comesFor, who: comesFor?.person ?? visit.who, hasBookedTime: false })
}

const kioskFor = ({ crew: { kiosks } }: Day, { n }: Visit): string => kiosks[n % kiosks.length]!

type Known = Pick<Visitor, 'chance' | 'comesFor' | 'who' | 'hasBookedTime'>

function standsInLine(day: Day, visit: Visit, ticketId: string, known: Known): void {
  const visitor: Visitor = {
    ...{ ...known, visit, ticketId },
    asked: askedFor(day.crew, day.date, visit.purpose, visit.service),
    ...{ isPriorityOpen: visit.priority !== null, absencesLeft: visit.absences, stages: [...visit.stages] },
    ...{ residentId: undefined, loanedBy: undefined, isGone: false },
  }
  day.visitors.set(ticketId, visitor)
  day.counted.tickets++
  day.hall.enters(visitor)
  if (visit.patience !== null) losesPatience(day, visitor, visit.patience)
}

/** What the person's own page of the visit says. */
interface Page {
  readonly state: string
  readonly startsAt: string
}

/** Comes at the booked time, or at the one the centre has moved it to meanwhile. */
export async function comesBooked(
  day: Day,
  visit: Visit,
  { id, link, arrivalCode, ...booked }: Reserved,
): Promise<void> {
  const { asking, timeline } = day
  const comes = visit.appointment!.comes
  for (let startsAt: Instant = booked.startsAt; ; ) {
    const nap = timeline.nap(later(startsAt, comes))
    day.awaited.set(id, { startsAt, nap })
    await nap.over
    await afterAnAlarm(day, visit)
    const page = await asking.post<Page>('/bookings/open', { link })
    if (page.state === 'cancelled') return takeTicket(day, visit) // no other time could be given
    const now = instantOf(page.startsAt)
    if (dateIn(kyiv, now) !== day.date) return void day.awaited.delete(id)
    if (now === startsAt) break
    startsAt = now
  }
  day.awaited.delete(id)
  if (timeline.now() >= endOfDay(day.crew.hall.timetable, day.date, 'reception')!) return // the doors are closed
  await arrives(day, visit, arrivalCode)
}

async function arrives(day: Day, visit: Visit, code: string): Promise<void> {
  const path = `/centres/${day.crew.centreId}/arrivals`
  const arrival = await day.asking.post<{ ticketId: string; isLate: boolean }>(path, { code }, kioskFor(day, visit))
  const known = { chance: chanceOf(day.seed, visit.n), comesFor: undefined, who: visit.who }
  standsInLine(day, visit, arrival.ticketId, { ...known, hasBookedTime: !arrival.isLate })
}

/** People look at their phones: whose visit was moved comes at another time than they had in mind. */
export async function hearOfMoves({ asking, crew, date, awaited }: Day): Promise<void> {
  const path = `/centres/${crew.centreId}/bookings?day=${date}`
  const { items } = await asking.get<{ items: { id: string; startsAt: string }[] }>(path, crew.head)
  const times = new Map(items.map(({ id, startsAt }) => [id, instantOf(startsAt)]))
  for (const [id, { startsAt, nap }] of awaited) if (times.get(id) !== startsAt) nap.wake()
}
