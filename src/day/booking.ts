// Days before: people book times through the portal, at a kiosk and by telephone; some holds lapse, some times are changed or given up.
import { type Instant, instantOf, minutes, type PlainDate } from '../kernel/time.ts'
import type { Day } from './day.ts'
import { emailOf, phoneOf } from './people.ts'
import type { DayTown } from './town.ts'
import type { Visit } from './visitors.ts'

/** What a person has in hand. */
export interface Reserved {
  readonly id: string
  readonly link: string
  readonly arrivalCode: string
  readonly startsAt: Instant
}

interface Booker {
  readonly day: Pick<Day, 'asking' | 'crew' | 'bookings'>
  readonly town: Pick<DayTown, 'moveOn' | 'settle' | 'textMessages'>
  readonly date: PlainDate
}

/** So many people book within some minutes. */
const atOnce = 60
/** Longer than a hold lasts. */
const between = minutes(11)

/** By the number of the visit. Who found nothing free, or let the hold lapse, comes to the live line. */
export async function bookAhead(booker: Booker, visits: readonly Visit[]): Promise<Map<number, Reserved>> {
  const reserved = new Map<number, Reserved>()
  const wishing = visits.filter(({ appointment }) => appointment !== null)
  for (let from = 0; from < wishing.length; from += atOnce) {
    const group = wishing.slice(from, from + atOnce)
    const proofs = await confirmPhones(booker, group)
    for (const visit of group) {
      const booked = await reserve(booker, visit, proofs.get(visit.n))
      if (booked) reserved.set(visit.n, booked)
    }
    await booker.town.moveOn(between)
  }
  for (const visit of wishing) {
    const booked = reserved.get(visit.n)
    if (booked) reserved.set(visit.n, await thinkAgain(booker, visit, booked))
  }
  await booker.town.moveOn(between)
  return reserved
}

/** The portal asks nobody who it is, a kiosk and an operator are known. */
function tokenFor({ day: { crew } }: Booker, { n, appointment }: Visit): string | undefined {
  const { channel } = appointment!
  if (channel === 'kiosk') return crew.kiosks[n % crew.kiosks.length]
  return channel === 'phone' ? crew.carriers[n % crew.carriers.length] : undefined
}

/** A code comes by text message and is typed in; the operator of the centre needs none. */
async function confirmPhones(booker: Booker, group: readonly Visit[]): Promise<Map<number, string>> {
  const { asking, crew } = booker.day
  const path = `/centres/${crew.centreId}/phone-codes`
  const proofs = new Map<number, string>()
  const asked: [visit: Visit, id: string][] = []
  for (const visit of group.filter(({ appointment }) => appointment!.channel !== 'phone')) {
    const { id } = await asking.post<{ id: string }>(path, { phone: phoneOf(visit.who) }, tokenFor(booker, visit))
    asked.push([visit, id])
  }
  await booker.town.settle()
  const heard = new Map((await booker.town.textMessages()).map(({ to, text }) => [to, text]))
  for (const [visit, id] of asked) {
    const code = /\d{6}/.exec(heard.get(phoneOf(visit.who))!)![0]
    const token = tokenFor(booker, visit)
    proofs.set(visit.n, (await asking.post<{ proof: string }>(`${path}/${id}/confirm`, { code }, token)).proof)
  }
  return proofs
}

const partsOf = ({ purpose, service }: Visit) => [{ purpose, serviceId: service!.id }]

/** The free time nearest to when the person wants to come. */
async function freeTime(booker: Booker, visit: Visit, except?: Instant): Promise<Instant | undefined> {
  const { asking, crew } = booker.day
  const { purpose, service, priority } = visit
  const wish = `visit=${purpose}:${service!.id}&from=${booker.date}&days=1${priority ? `&priority=${priority.group}` : ''}`
  const { items } = await asking.get<{ items: { times: { at: string }[] }[] }>(
    `/centres/${crew.centreId}/free-times?${wish}`,
    tokenFor(booker, visit),
  )
  const distance = (at: Instant) => Math.abs(at - visit.at)
  const times = items.flatMap((day) => day.times.map(({ at }) => instantOf(at))).filter((at) => at !== except)
  return times.toSorted((a, b) => distance(a) - distance(b))[0]
}

interface Held {
  readonly id: string
  readonly link: string
}
interface Confirmed extends Held {
  readonly startsAt: string
  readonly arrivalCode: string
}

async function reserve(booker: Booker, visit: Visit, proof: string | undefined): Promise<Reserved | undefined> {
  const { asking, crew, bookings } = booker.day
  const at = await freeTime(booker, visit)
  if (at === undefined) return undefined
  const { who, priority, appointment } = visit
  const whom = proof
    ? { kind: 'phone', proof }
    : { kind: 'by-staff', phone: phoneOf(who), name: `${who.given} ${who.surname}` }
  const wish = { parts: partsOf(visit), at: new Date(at).toISOString(), whom, priority: priority?.group }
  const token = tokenFor(booker, visit)
  const { id, link } = await asking.post<Held>(`/centres/${crew.centreId}/bookings`, wish, token)
  bookings.add(id)
  if (appointment!.fate === 'lapses') return undefined
  const contact = who.notifyBy === 'email' && proof ? { email: emailOf(who) } : undefined
  return reservedOf(await asking.post<Confirmed>('/bookings/confirm', { link, contact }, token))
}

const reservedOf = ({ id, link, startsAt, arrivalCode }: Confirmed): Reserved => ({
  ...{ id, link, startsAt: instantOf(startsAt), arrivalCode: arrivalCode.replaceAll(' ', '') },
})

/** By the link that came with the confirmation. */
async function thinkAgain(booker: Booker, visit: Visit, booked: Reserved): Promise<Reserved> {
  const { asking } = booker.day
  const { link } = booked
  const { fate } = visit.appointment!
  if (fate === 'cancels') await asking.post('/bookings/cancel', { link })
  if (fate !== 'changes') return booked
  const at = await freeTime(booker, visit, booked.startsAt)
  if (at === undefined) return booked
  return reservedOf(await asking.post<Confirmed>('/bookings/change', { link, at: new Date(at).toISOString() }))
}
