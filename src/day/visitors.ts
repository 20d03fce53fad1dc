// Who comes on the day, when, for what, and what happens to them at the desk; drawn from the demand before the doors open.
import { type Chance, seeded } from '../kernel/chance.ts'
import { hours, type Instant, later, minutes } from '../kernel/time.ts'
import type { BookingChannel } from '../modules/appointments/model.ts'
import { type Demand, factorOn, minutesFor, sharesOf } from '../modules/catalogue/demand.ts'
import type { ServiceLine } from '../modules/catalogue/service.ts'
import type { PriorityGroup, Span, TicketPurpose } from '../modules/centres/model.ts'
import { type Resident, someone } from './people.ts'

/** What is done at one desk in one go. */
export interface Stage {
  /** `talk`: looking at papers, showing the way; leaves nothing in the record of cases. */
  readonly doing: 'talk' | 'consult' | 'submit' | 'collect'
  readonly service: ServiceLine | null
  readonly milliseconds: number
  readonly ends: Ending
}
export type Ending =
  | { readonly kind: 'finish' }
  | { readonly kind: 'park'; readonly minutes: number }
  | { readonly kind: 'to-desk'; readonly returns: boolean }
  | { readonly kind: 'to-service'; readonly service: ServiceLine; readonly returns: boolean }

/** A time booked beforehand, and what comes of it. */
export interface Appointment {
  readonly channel: BookingChannel
  /** `lapses`: held and never confirmed; the person comes to the live line. */
  readonly fate: 'kept' | 'lapses' | 'changes' | 'cancels' | 'missed'
  /** When the person comes, against the booked time: mostly before it. */
  readonly comes: number
}

export interface Visit {
  readonly n: number
  readonly at: Instant
  readonly who: Resident
  readonly purpose: TicketPurpose
  readonly service: ServiceLine | null
  readonly priority: { readonly group: PriorityGroup; readonly proven: boolean } | null
  /** How often the person does not come when called; who is away twice is gone for good. */
  readonly absences: 0 | 1 | 2
  /** Gives up after so long in the line. */
  readonly patience: number | null
  readonly stages: readonly Stage[]
  /** One more service at the same desk. */
  readonly second: {
    readonly doing: 'consult' | 'submit'
    readonly service: ServiceLine
    readonly milliseconds: number
  } | null
  readonly appointment: Appointment | null
}

export interface DayWanted {
  readonly demand: Demand
  readonly services: readonly ServiceLine[]
  readonly visitors: number
  readonly seed: number
  /** The number of the first of them, where people of several days meet. */
  readonly firstSerial?: number | undefined
  /** When tickets are given out. */
  readonly tickets: Span
  readonly startOfDay: Instant
  readonly on: { readonly weekday: number; readonly month: number; readonly day: number }
}

const finish: Ending = { kind: 'finish' }

/** Everybody of the day, in the order in which they come. */
export function visitsOf(wanted: DayWanted): Visit[] {
  const chance = seeded(wanted.seed)
  const draw = drawing(wanted, chance)
  const appointment = drawingAppointments(wanted.demand, seeded(Math.imul(wanted.seed + 1, 7_919)))
  const { firstSerial = 0 } = wanted
  return arrivals(wanted, chance).map((at, n) => {
    const visit = draw.visit(firstSerial + n, at)
    return { ...visit, appointment: appointment(visit) }
  })
}

/** Moments by the weights of the hours, within the time tickets are given out; no two people in the same millisecond. */
function arrivals({ demand, visitors, tickets, startOfDay }: DayWanted, chance: Chance): Instant[] {
  const spans = demand.hours.flatMap(({ hour, weight }) => {
    const from = Math.max(later(startOfDay, hours(hour)), tickets.from)
    const until = Math.min(later(startOfDay, hours(hour + 1)), tickets.until)
    return from < until ? [{ from, until, weight: (weight.value * (until - from)) / hours(1) }] : []
  })
  const weights = spans.map(({ weight }) => weight)
  const moments = new Set<number>()
  while (moments.size < visitors) {
    const { from, until } = spans[chance.weighted(weights)]!
    moments.add(from + chance.below(until - from))
  }
  return [...moments].sort((a, b) => a - b) as Instant[]
}

/** One of these services, as often as people come for it on this date. */
export function drawingServices({ demand, services, on }: Pick<DayWanted, 'demand' | 'services' | 'on'>) {
  const shares = sharesOf(demand, services)
  const weights = services.map((service) => shares.get(service.key)! * factorOn(demand, service, on))
  return (chance: Chance, suits: (service: ServiceLine) => boolean = () => true): ServiceLine =>
    services[chance.weighted(weights.map((weight, n) => (suits(services[n]!) ? weight : 0)))]!
}

function drawing(wanted: DayWanted, chance: Chance) {
  const { demand } = wanted
  const draw = drawingServices(wanted)
  const someService = (): ServiceLine => draw(chance)
  const alike = ({ category }: ServiceLine): ServiceLine => draw(chance, (service) => service.category === category)
  const purposes = ['consult', 'submit', 'collect'] as const
  const purposeWeights = purposes.map((purpose) => demand.purposes[purpose].value)
  const grounds = Object.entries(demand.priority.groups) as [PriorityGroup, { value: number }][]
  const groundWeights = grounds.map(([, { value }]) => value)

  const timeFor = (doing: TicketPurpose, service: ServiceLine): number =>
    spread(demand, chance, minutesFor(demand, doing, service))

  function priority(): Visit['priority'] {
    if (!chance.happens(demand.priority.share.value)) return null
    const [group] = grounds[chance.weighted(groundWeights)]!
    return { group, proven: !chance.happens(demand.priority.unproven.value) }
  }

  const absences = (): 0 | 1 | 2 =>
    !chance.happens(demand.absence.share.value) ? 0 : chance.happens(demand.absence.returns.value) ? 1 : 2

  function stages(doing: TicketPurpose, service: ServiceLine): Stage[] {
    const milliseconds = timeFor(doing, service)
    const only: Stage = { doing, service, milliseconds, ends: finish }
    if (chance.happens(demand.park.share.value) && doing === 'submit')
      return inParts(only, [0.3], { kind: 'park', minutes: Math.round(demand.park.minutes.value) })
    if (doing === 'collect' || !chance.happens(demand.transfer.share.value)) return [only]
    const returns = chance.happens(demand.transfer.returnsToSender.value)
    return doing === 'submit'
      ? inParts(only, returns ? [0.3, 0.3] : [0.3], { kind: 'to-desk', returns })
      : sentOn(only, returns)
  }

  /** A consultation that ends with «you can file it here at once». */
  function sentOn(consultation: Stage, returns: boolean): Stage[] {
    const service = someService()
    const filing: Stage = { doing: 'submit', service, milliseconds: timeFor('submit', service), ends: finish }
    const last: Stage = { doing: 'talk', service: null, milliseconds: minutes(2), ends: finish }
    const first: Stage = { ...consultation, ends: { kind: 'to-service', service, returns } }
    return returns ? [first, filing, last] : [first, filing]
  }

  /** Of the same kind, so that the same desk can do it. */
  function second(doing: TicketPurpose, first: ServiceLine): Visit['second'] {
    if (doing === 'collect' || !chance.happens(demand.secondService.share.value)) return null
    const service = alike(first)
    return { doing, service, milliseconds: timeFor(doing, service) }
  }

  return {
    visit(n: number, at: Instant): Omit<Visit, 'appointment'> {
      const purpose = purposes[chance.weighted(purposeWeights)]!
      const service = someService()
      const parts = stages(purpose, service)
      const gives = chance.happens(demand.leaves.share.value)
      return {
        n,
        at,
        who: someone(chance, demand, n),
        purpose,
        service: purpose === 'collect' ? null : service,
        priority: priority(),
        absences: absences(),
        patience: gives ? minutes(demand.leaves.afterMinutes.value) : null,
        stages: parts,
        second: parts.length === 1 ? second(purpose, service) : null,
      }
    },
  }
}

/** Results are collected without a booking, so the others book the more. By chance of its own: the rest of the day stays as it was. */
function drawingAppointments({ booked, purposes }: Demand, chance: Chance) {
  const { share, channels, lapses, changes, cancels, missed, late, afterGrace } = booked
  const ways = Object.keys(channels) as BookingChannel[]
  const fates = ['lapses', 'changes', 'cancels', 'missed', 'kept'] as const
  const parts = [lapses, changes, cancels, missed].map(({ value }) => value)
  const weights = [...parts, 1 - parts.reduce((all, part) => all + part, 0)]
  const times = [late.value, afterGrace.value, 1 - late.value - afterGrace.value]
  const comes = (): number => {
    const n = chance.weighted(times)
    if (n === 0) return minutes(1) + chance.below(minutes(8))
    return n === 1 ? minutes(12) + chance.below(minutes(20)) : -minutes(1) - chance.below(minutes(18))
  }
  return ({ purpose }: Pick<Visit, 'purpose'>): Appointment | null => {
    const channel = ways[chance.weighted(ways.map((way) => channels[way].value))]!
    const drawn: Appointment = { channel, fate: fates[chance.weighted(weights)]!, comes: comes() }
    const books = chance.happens(share.value / (1 - purposes.collect.value))
    return books && purpose !== 'collect' ? drawn : null
  }
}

/** The first parts of a stage are talk, and each ends in its own way; the deed itself is done in the last. */
function inParts(stage: Stage, parts: readonly number[], first: Ending): Stage[] {
  const rest = 1 - parts.reduce((all, part) => all + part, 0)
  const talks = parts.map(
    (part, n): Stage => ({
      ...stage,
      doing: 'talk',
      milliseconds: stage.milliseconds * part,
      ends: n === 0 ? first : finish,
    }),
  )
  return [...talks, { ...stage, milliseconds: stage.milliseconds * rest }]
}

/** A duration around its mean, by a lognormal curve. */
function spread({ minutes: { spread: by, shortest } }: Demand, chance: Chance, mean: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())
  const drawn = mean * Math.exp(by.value * normal - by.value ** 2 / 2)
  return Math.round(minutes(Math.max(shortest.value, Math.min(drawn, 4 * mean))))
}
