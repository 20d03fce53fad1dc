// How long people without a booking wait by hour of today: what the record says of hours gone, what the plays say of those to come.
import type { Work } from '../../../db/work.ts'
import { hours, type Instant, later, minutes, type PlainTime, timeIn } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import type { StampedHall } from '../../centres/service/hall.ts'
import { spansOn } from '../../centres/service/hours.ts'
import { type HourOfDay, smallestTold } from '../model.ts'
import type { Experience } from '../rules/forecast/experience.ts'
import { type Comer, type WaitOfMany, waitOfMany, waitsAhead } from '../rules/forecast/hours.ts'
import { halfHour } from '../rules/forecast/lesson.ts'
import { comingOf } from '../rules/forecast/usual-day.ts'
import { listWaitsOf } from '../store/record.ts'
import { startOfDay, today } from './day.ts'
import { type Moment, worldOf } from './forecast.ts'
import { walkInAt } from './newcomers.ts'

interface Kept {
  readonly at: Instant
  readonly setup: string
  readonly hours: readonly HourOfDay[]
}
const kept = new WeakMap<Work['vault'], Map<CentreId, Kept>>()
/** A whole day is played for it, so it is made only now and then, however many people look. */
const keptFor = minutes(5)

export async function waitsByHour(work: Work, moment: Moment): Promise<readonly HourOfDay[]> {
  const { centre, stamps, alarm } = moment.hall
  const known = kept.get(work.vault) ?? new Map<CentreId, Kept>()
  kept.set(work.vault, known)
  const last = known.get(centre.id)
  const setup = `${stamps.setup} ${alarm?.id ?? ''}`
  if (last?.setup === setup && Math.abs(work.now - last.at) < keptFor) return last.hours
  const made = { at: work.now, setup, hours: await worked(work, moment) }
  known.set(centre.id, made)
  return made.hours
}

const hourOf = ({ timetable }: StampedHall, at: Instant): number => Number(timeIn(timetable.zone, at).slice(0, 2))
const written = (hour: number): PlainTime => `${String(hour).padStart(2, '0')}:00` as PlainTime

async function worked(work: Work, moment: Moment): Promise<HourOfDay[]> {
  const { hall } = moment
  const spans = spansOn(hall.timetable, today(hall, work.now), 'tickets')
  const asked = new Set<number>()
  for (const { from, until } of spans)
    for (let at = from; at < until; at = later(at, minutes(15))) asked.add(hourOf(hall, at))
  const now = hourOf(hall, work.now)
  const [was, willBe] = [await recordOf(work, hall), await forecastOf(work, moment)]
  return [...asked]
    .sort((a, b) => a - b)
    .map((hour) => (hour < now ? gone(hour, was.get(hour)) : ahead(hour, willBe.get(hour))))
}

async function recordOf(work: Work, hall: StampedHall): Promise<Map<number, { people: number; wait: WaitOfMany }>> {
  const waited = await listWaitsOf(work, hall.centre.id, today(hall, work.now))
  const byHour = Map.groupBy(waited, ({ issuedAt }) => hourOf(hall, issuedAt))
  return new Map(
    [...byHour].map(([hour, own]) => {
      const all = own.map((each) => ({ wait: minutes(each.minutes ?? Number.POSITIVE_INFINITY), weight: 1 }))
      return [hour, { people: own.length, wait: waitOfMany(all) }]
    }),
  )
}

const inMinutes = (wait: number | null): number | null => wait && Math.round(wait / minutes(1))
const said = ({ half, nineInTen }: WaitOfMany) => ({ half: inMinutes(half), nineInTen: inMinutes(nineInTen) })
const nothing = { half: null, nineInTen: null }

function gone(hour: number, found: { people: number; wait: WaitOfMany } | undefined): HourOfDay {
  const first = { from: written(hour), told: 'was' } as const
  if (!found || found.people < smallestTold) return { ...first, ...nothing, silent: 'few' }
  return { ...first, ...said(found.wait), silent: found.wait.half === null ? 'unknown' : null }
}

function ahead(hour: number, found: WaitOfMany | undefined): HourOfDay {
  const first = { from: written(hour), told: 'will-be' } as const
  if (!found) return { ...first, ...nothing, silent: 'unknown' }
  return { ...first, ...said(found), silent: found.half === null ? 'not-today' : null }
}

/** Nothing is foretold while an alarm stands, nor before the centre's own days have taught who comes when. */
async function forecastOf(work: Work, moment: Moment): Promise<Map<number, WaitOfMany>> {
  const { hall } = moment
  if (hall.alarm) return new Map()
  const world = await worldOf(work, moment, work.now)
  const comers = world.experience ? comersOf(hall, world.experience, work.now) : []
  return comers.length === 0 ? new Map() : waitsAhead(world, comers, (at) => hourOf(hall, at))
}

/** Twice an hour, and now: of each kind of matter as many as usually come then. */
function comersOf(hall: StampedHall, experience: Experience, now: Instant): Comer[] {
  const midnight = startOfDay(hall, now)
  const coming = comingOf(experience)
  return momentsOf(hall, now).flatMap((at) =>
    (coming[Math.floor((at - midnight) / halfHour)] ?? []).flatMap((each): Comer[] => {
      const ticket = each.kind === 'walkIn' ? walkInAt(hall, each, at) : undefined
      return ticket ? [{ ticket, weight: each.n }] : []
    }),
  )
}

function momentsOf(hall: StampedHall, now: Instant): Instant[] {
  const midnight = startOfDay(hall, now)
  return spansOn(hall.timetable, today(hall, now), 'tickets').flatMap(({ from, until }) => {
    const within = (at: Instant) => at >= from && at < until
    const marks = Array.from({ length: hours(24) / halfHour }, (_, n) => later(midnight, (n + 0.5) * halfHour))
    return [now, ...marks.filter((at) => at > now)].filter(within)
  })
}
