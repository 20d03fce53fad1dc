// What a centre knows from its own days: their lessons added up. Where too little was seen, the catalogue and plain beliefs stand in.
import { minutes, seconds } from '../../../../kernel/time.ts'
import type { GroupId, ServiceId, TicketPurpose } from '../../../centres/model.ts'
import { believedBack } from './aftermath.ts'
import type { Breaks, Came, Lesson, Sums, Times } from './lesson.ts'
import { added, type Counts, type Curve, countOf, curveOf } from './spread.ts'
import { comesAfterAlarm, usualDayOf } from './usual-day.ts'

export interface Experience {
  readonly days: number
  readonly lengths: Readonly<Record<string, Sums>>
  readonly around: Readonly<Record<string, Counts>>
  readonly minutes: Readonly<Record<string, Counts>>
  /** By `group|purpose`: how many came for a matter of so many usual minutes. */
  readonly usual: Readonly<Record<string, Counts>>
  /** Shares of calls, of absent visitors and of tickets. */
  readonly absent: number
  readonly comesBack: number
  readonly givesUp: number
  /** Milliseconds on average. */
  readonly absentFor: number
  readonly backAfter: number
  readonly walk: number
  readonly between: number
  readonly givesUpAfter: number
  /** Tickets of a whole day, by weekday from 1; 0 for any other. */
  readonly tickets: Readonly<Record<number, number>>
  /** By `half-hour|group|class|station`: how many come for each ticket of a usual day, without an alarm. */
  readonly came: Readonly<Record<string, Came>>
  /** Of those an alarm kept away, the share who come in each five minutes after it. */
  readonly comesAfterAlarm: readonly number[]
  /** From the end of an alarm until a desk calls again, milliseconds on average. */
  readonly backAtDesk: number
  /** By whole minutes: how long before their time people who booked came; less than nothing is late. */
  readonly early: Counts
  /** On what share of the days anybody sat at a desk. */
  readonly manned: Readonly<Record<string, number>>
  readonly breaks: Breaks
}

export interface DatedLesson {
  readonly weekday: number
  readonly lesson: Lesson
}

const sum = (all: readonly number[]): number => all.reduce((whole, each) => whole + each, 0)

/** A share seen, with a share believed that is worth so many observations. */
const share = (seen: number, of: number, believed: number, worth: number): number =>
  (seen + believed * worth) / (of + worth)
const mean = (times: readonly Times[], believed: number, worth: number): number =>
  (sum(times.map(({ lasted }) => lasted)) + believed * worth) / (sum(times.map(({ n }) => n)) + worth)

function allOf<Value>(records: readonly Readonly<Record<string, Value>>[], join: (a: Value, b: Value) => Value) {
  const found: Record<string, Value> = {}
  for (const record of records)
    for (const [key, value] of Object.entries(record)) {
      const known = found[key]
      found[key] = known === undefined ? value : join(known, value)
    }
  return found
}

function ticketsByWeekday(lessons: readonly DatedLesson[], sizes: readonly number[]): Record<number, number> {
  const usual = sum(sizes) / sizes.length
  const found: Record<number, number> = { 0: usual }
  for (const [weekday, own] of Map.groupBy([...lessons.keys()], (n) => lessons[n]!.weekday))
    found[weekday] = (sum(own.map((n) => sizes[n]!)) + usual / 2) / (own.length + 0.5)
  return found
}

function breaksOf(all: readonly Breaks[]): Breaks {
  return {
    sittings: sum(all.map(({ sittings }) => sittings)),
    had: sum(all.map(({ had }) => had)),
    lasted: added(...all.map(({ lasted }) => lasted)),
    after: added(...all.map(({ after }) => after)),
  }
}

/** Days on which nobody came teach nothing. */
export function experienceOf(dated: readonly DatedLesson[]): Experience | null {
  const lessons = dated.filter(({ lesson }) => lesson.tickets > 0)
  if (lessons.length === 0) return null
  const all = lessons.map(({ lesson }) => lesson)
  const many = <Of>(of: (lesson: Lesson) => Of): Of[] => all.map(of)
  const absent = many((lesson) => lesson.absent)
  const back = many((lesson) => lesson.back)
  const gaveUp = many((lesson) => lesson.gaveUp)
  const tickets = sum(many((lesson) => lesson.tickets))
  const absences = sum(absent.map(({ n }) => n))
  const day = usualDayOf(all)
  return {
    days: lessons.length,
    lengths: allOf(
      many((lesson) => lesson.lengths),
      (a, b) => ({ n: a.n + b.n, sum: a.sum + b.sum }),
    ),
    around: allOf(
      many((lesson) => lesson.around),
      (a, b) => added(a, b),
    ),
    minutes: allOf(
      many((lesson) => lesson.minutes),
      (a, b) => added(a, b),
    ),
    usual: allOf(
      many((lesson) => lesson.usual),
      (a, b) => added(a, b),
    ),
    absent: share(absences, sum(many(({ calls }) => calls)), believed.absent, 40),
    comesBack: share(sum(back.map(({ n }) => n)), absences, 0.5, 10),
    givesUp: share(sum(gaveUp.map(({ n }) => n)), tickets, believed.givesUp, 100),
    absentFor: mean(absent, believed.absentFor, 5),
    backAfter: mean(back, believed.backAfter, 5),
    walk: mean(
      many((lesson) => lesson.walk),
      believed.walk,
      20,
    ),
    between: mean(
      many((lesson) => lesson.between),
      believed.between,
      5,
    ),
    givesUpAfter: mean(gaveUp, believed.givesUpAfter, 5),
    tickets: ticketsByWeekday(lessons, day.sizes),
    came: day.came,
    comesAfterAlarm: comesAfterAlarm(all, day),
    backAtDesk: mean(
      all.flatMap(({ alarms }) => alarms.map(({ back }) => back)),
      believedBack.after,
      believedBack.worth,
    ),
    early: added(...many((lesson) => lesson.early)),
    manned: mannedOf(all),
    breaks: breaksOf(many((lesson) => lesson.breaks)),
  }
}

function mannedOf(lessons: readonly Lesson[]): Record<string, number> {
  const days: Record<string, number> = {}
  for (const { desks } of lessons) for (const id of desks) days[id] = (days[id] ?? 0) + 1
  return Object.fromEntries(Object.entries(days).map(([id, n]) => [id, n / lessons.length]))
}

/** What is taken for granted until the centre's own days say otherwise. */
const believed = {
  absent: 0.05,
  comesBack: 0.5,
  givesUp: 0.02,
  absentFor: minutes(2),
  backAfter: minutes(6),
  walk: seconds(40),
  between: seconds(10),
  givesUpAfter: minutes(60),
}
export type Manners = typeof believed

export const mannersOf = (experience: Experience | null): Manners => experience ?? believed

/* How long visits take */

/** Long visits are rarer than short ones: the middle lies below the usual minutes. */
const usualMiddle = -0.12
const usualWidth = 0.5
const worthOf = { purpose: 20, group: 10, service: 8 }

export interface Lengths {
  /** The middle of this visit, in minutes. */
  middle(visit: Visit): number
  /** How single visits of a purpose lie around their middle: 1 is the middle. */
  around(purpose: TicketPurpose): Curve
  /** Minutes of somebody of whom only the group and purpose are known. */
  someone(groupId: GroupId, purpose: TicketPurpose | null): Curve
}
export interface Visit {
  readonly purpose: TicketPurpose
  readonly groupId: GroupId
  readonly serviceId: ServiceId | null
  readonly minutes: number
}

const leaning = (sums: Sums | undefined, on: number, worth: number): number =>
  ((sums?.sum ?? 0) + on * worth) / ((sums?.n ?? 0) + worth)

/** Sums by all shorter keys too: by purpose, and by purpose and group. */
function withShorterKeys(lengths: Readonly<Record<string, Sums>>): Map<string, Sums> {
  const found = new Map<string, Sums>()
  for (const [key, { n, sum }] of Object.entries(lengths)) {
    const [purpose, group] = key.split('|')
    for (const each of [purpose!, `${purpose}|${group}`, key]) {
      const known = found.get(each) ?? { n: 0, sum: 0 }
      found.set(each, { n: known.n + n, sum: known.sum + sum })
    }
  }
  return found
}

const known = new WeakMap<Experience, Lengths>()

/** Worked out once for what a centre knows. */
export function lengthsFrom(experience: Experience | null): Lengths {
  const found = (experience && known.get(experience)) ?? workOut(experience)
  if (experience) known.set(experience, found)
  return found
}

/** A service leans on its group, the group on the purpose, the purpose on the catalogue's minutes, while little was seen. */
function workOut(experience: Experience | null): Lengths {
  const sums = withShorterKeys(experience?.lengths ?? {})
  const middles = new Map<string, number>()
  const remembered = (key: string, find: () => number): number => {
    const known = middles.get(key) ?? find()
    middles.set(key, known)
    return known
  }
  const ofPurpose = (purpose: string) =>
    remembered(purpose, () => leaning(sums.get(purpose), usualMiddle, worthOf.purpose))
  const ofGroup = (purpose: string, group: string) =>
    remembered(`${purpose}|${group}`, () => leaning(sums.get(`${purpose}|${group}`), ofPurpose(purpose), worthOf.group))
  const curves = new Map<string, Curve>()
  const curve = (key: string, find: () => Curve): Curve => {
    const known = curves.get(key) ?? find()
    curves.set(key, known)
    return known
  }
  return {
    middle({ purpose, groupId, serviceId, minutes: usual }) {
      const key = `${purpose}|${groupId}|${serviceId ?? ''}`
      const middle = remembered(key, () => leaning(sums.get(key), ofGroup(purpose, groupId), worthOf.service))
      return usual * Math.exp(middle)
    },
    around: (purpose) =>
      curve(purpose, () =>
        curveOf(experience?.around[purpose] ?? {}, { middle: 0, width: usualWidth, worth: worthOf.purpose }),
      ),
    someone: (groupId, purpose) =>
      curve(`${groupId}|${purpose ?? ''}`, () => {
        const known = experience?.minutes ?? {}
        const seen = purpose
          ? (known[`${groupId}|${purpose}`] ?? {})
          : added(...purposesOf.map((each) => known[`${groupId}|${each}`] ?? {}))
        return curveOf(seen, { middle: Math.log(tenMinutes), width: 0.7, worth: worthOf.group })
      }),
  }
}
const tenMinutes = 10
const purposesOf = ['consult', 'submit', 'collect'] as const

/** Matters of a group by how they stand to the quick lanes: what is believed without a record is longer than any. */
export function usualOf(
  { usual }: Experience,
  groupId: GroupId,
  purpose: TicketPurpose | null,
  quicks: readonly number[],
): { readonly minutes: number; readonly share: number }[] {
  const purposes = purpose ? [purpose] : purposesOf
  const counts = quicks.length === 0 ? {} : added(...purposes.map((each) => usual[`${groupId}|${each}`] ?? {}))
  const all = countOf(counts)
  if (all === 0) return [{ minutes: Number.MAX_SAFE_INTEGER, share: 1 }]
  const byLane = Map.groupBy(Object.entries(counts), ([at]) => quicks.filter((quick) => Number(at) > quick).length)
  return [...byLane.values()].map((own) => ({
    minutes: Number(own[0]![0]),
    share: own.reduce((sum, [, n]) => sum + n, 0) / all,
  }))
}
