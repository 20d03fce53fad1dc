// The forecast of a centre, made once for all who look: every few seconds at most, or when the hall has changed.
import type { Work } from '../../../db/work.ts'
import { hours, type Instant, later, minutes, seconds, weekday } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { endOfDay } from '../../centres/service/hours.ts'
import { satBetween, shiftsToday } from '../../centres/service/planned.ts'
import type { AbleHall } from '../../stations/service/hall.ts'
import type { InLine } from '../model.ts'
import type { Experience } from '../rules/forecast/experience.ts'
import { forecast } from '../rules/forecast/forecast.ts'
import type { Expected, Forecast, World } from '../rules/forecast/world.ts'
import * as store from '../store/forecast.ts'
import type { TicketAtDesk } from '../store/line.ts'
import { guardsOf } from './calling.ts'
import { startOfDay, today } from './day.ts'
import { type Line, newcomerFor, newcomersOf } from './newcomers.ts'
import { desksToday } from './posts.ts'
import { clockOf } from './standstill.ts'

/** Everything of a hall at one moment. */
export interface Moment {
  readonly hall: AbleHall
  readonly waiting: readonly InLine[]
  readonly atDesks: readonly TicketAtDesk[]
}

interface Kept {
  readonly forecast: Forecast
  readonly hall: AbleHall
  /** Of which state of the hall. */
  readonly state: string
}
interface KnownExperience {
  readonly at: Instant
  readonly experience: Experience | null
}
interface Memory {
  readonly forecasts: Map<CentreId, Kept>
  readonly experiences: Map<CentreId, KnownExperience>
}
/** One memory for each database this process has open. */
const memories = new WeakMap<Work['vault'], Memory>()
function memoryOf({ vault }: Work): Memory {
  const memory = memories.get(vault) ?? { forecasts: new Map(), experiences: new Map() }
  memories.set(vault, memory)
  return memory
}

const isWithin = (at: Instant, now: Instant, milliseconds: number): boolean => Math.abs(now - at) < milliseconds

/** A hall in which nothing happens is looked at again after so long. */
const stillFor = seconds(15)
/** A full hall changes several times a second; its forecast waits for more to happen. A small one is forecast at every change. */
const calmFor = ({ waiting, hall }: Moment): number =>
  Math.min(seconds(3), 25 * Math.max(0, waiting.length + hall.hallDesks.size - 40))

const stateOf = ({ hall, waiting, atDesks }: Moment): string =>
  [
    ...[hall.stamps.setup, hall.stamps.seating],
    ...waiting.map(({ id, promisedAt, onlyDeskId }) => `${id} ${promisedAt} ${onlyDeskId ?? ''}`),
    ...atDesks.map(({ id, deskId, state, calledAt }) => `${id} ${deskId} ${state} ${calledAt}`),
  ].join()

function keptFor(work: Work, moment: Moment, now: Instant): Forecast | undefined {
  const kept = memoryOf(work).forecasts.get(moment.hall.centre.id)
  if (!kept) return undefined
  const isSame = kept.state === stateOf(moment)
  return isWithin(kept.forecast.at, now, isSame ? stillFor : calmFor(moment)) ? kept.forecast : undefined
}

/** When everybody in the hall is likely called. While an alarm stands the hall's clock does, and so does what is expected. */
export async function forecastOf(work: Work, moment: Moment): Promise<Forecast> {
  const now = clockOf(moment.hall, work.now)
  const kept = keptFor(work, moment, now)
  if (kept) return kept
  const world = await worldOf(work, moment, now)
  const made = keptFor(work, moment, now) ?? forecast(world) // somebody else may have been quicker while we asked
  const { forecasts } = memoryOf(work)
  const { id } = moment.hall.centre
  if (forecasts.get(id)?.forecast !== made)
    forecasts.set(id, { forecast: made, hall: moment.hall, state: stateOf(moment) })
  return made
}

const recent = seconds(10)

/** What was forecast in the last seconds, if anything was: nothing is asked of the database. */
export function recentForecast(work: Work, centreId: CentreId): Pick<Kept, 'forecast' | 'hall'> | undefined {
  const kept = memoryOf(work).forecasts.get(centreId)
  return kept && isWithin(kept.forecast.at, work.now, recent) ? kept : undefined
}

/** What the forecast is played from. */
export async function worldOf(work: Work, { hall, waiting, atDesks }: Moment, now: Instant): Promise<World> {
  const { timetable, settings, centre } = hall
  const day = today(hall, now)
  const start = startOfDay(hall, now)
  const around = await store.load(work, centre.id, { from: now, until: later(start, hours(24)), day })
  const roster = {
    ...{ hall, now, endOfWork: endOfDay(timetable, day, 'work') },
    shifts: await shiftsToday(work, hall),
    sat: await satBetween(work, centre.id, start, later(now, 1)),
  }
  return {
    ...{ now, startOfDay: start, weekday: weekday(day), waiting, ...around },
    ticketsUntil: endOfDay(timetable, day, 'tickets') ?? now,
    desks: desksToday(roster, atDesks),
    newcomers: newcomersOf(hall, now),
    alarms: alarmsToday(hall, start, work.now),
    targets: settings.targets,
    experience: await experienceOf(work, centre.id),
    guards: guardsOf(hall),
  }
}

const alarmsToday = ({ alarms }: AbleHall, startOfDay: Instant, now: Instant): World['alarms'] =>
  alarms.map(({ since, until }) => ({ since, until: until ?? now })).filter(({ until }) => until > startOfDay)

/** Days teach at night, so it is read again only now and then. */
const rememberedFor = minutes(10)

async function experienceOf(work: Work, centreId: CentreId): Promise<Experience | null> {
  const { experiences } = memoryOf(work)
  const known = experiences.get(centreId)
  if (known && isWithin(known.at, work.now, rememberedFor)) return known.experience
  const experience = await store.findExperience(work, centreId)
  experiences.set(centreId, { at: work.now, experience })
  return experience
}

/** What is expected of somebody who stands in this line, or of the next who does. */
export const expectedIn = (
  made: Forecast,
  hall: AbleHall,
  ticket: Line & Partial<Pick<InLine, 'id'>>,
): Expected | undefined => (ticket.id && made.tickets.get(ticket.id)) ?? made.newcomers.get(newcomerFor(hall, ticket))
