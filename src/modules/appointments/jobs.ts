// What happens to bookings by time, and when a centre has lost time: visits move to new times by themselves.
import type { Announced, Job } from '../../db/work.ts'
import type { Sweep, Task } from '../../jobs/task.ts'
import { systemActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { CentreId } from '../centres/model.ts'
import { listCentresWithFaults } from '../stations/service/bookable.ts'
import type { BookingId } from './model.ts'
import { clearPast, endVisits, lapseHolds, missVisits, remindPeople } from './service/due.ts'
import { listHits } from './service/hits.ts'
import { listLost, moveBooking } from './service/move.ts'

const due = systemActor('appointments.due')
const moving = systemActor('appointments.move')

/** Several processes share the work. */
export const bookingsDue: Sweep = async ({ database, log }) => {
  while ((await database.run(due, lapseHolds)) > 0);
  const missed = await database.run(due, missVisits)
  while ((await database.run(due, remindPeople)) > 0);
  await database.run(due, endVisits)
  await database.run(due, clearPast)
  if (missed > 0) log.info({ bookings: missed }, 'nobody came')
}

interface LostTime {
  readonly centreId: CentreId
  readonly from: Instant
  readonly until: Instant
}

export const moveLostOf = ({ centreId, from, until }: Announced): Job => ({
  task: 'appointments.move-lost',
  payload: { centreId, from, until },
})

/** An alarm has ended: whoever was booked for the time it took gets the nearest free time. */
export const moveLost: Task = async ({ database, log }, payload) => {
  const { centreId, from, until } = payload as LostTime
  const lost = await database.look(moving, (work) => listLost(work, centreId, from, until))
  for (const id of lost) await database.run(moving, (work) => moveBooking(work, { centreId, id, why: 'alarm' }))
  if (lost.length > 0) log.info({ centreId, bookings: lost.length }, 'booked visits moved after an alarm')
}

export const moveFromStationOf = ({ centreId }: Announced): Job => ({
  task: 'appointments.move-from-station',
  payload: { centreId },
})

/** People are not told of a fault that may be mended long before their visit. */
const stationDaysAhead = 2

/** A station failed: its visits of the next days go to another station or another time. */
export const moveFromStation: Task = async ({ database }, payload) => {
  const { centreId } = payload as { centreId: CentreId }
  const hits = await database.look(moving, (work) => listHits(work, centreId, { days: stationDaysAhead }))
  for (const { id } of hits.filter(({ why }) => why === 'station'))
    await database.run(moving, (work) => moveBooking(work, { centreId, id, why: 'station' }))
}

export const moveHitsOf = ({ centreId, ids }: Announced): Job => ({
  task: 'appointments.move-hits',
  payload: { centreId, ids },
})

/** The head asked for it. What fits again meanwhile stays where it is. */
export const moveHits: Task = async ({ database }, payload) => {
  const { centreId, ids } = payload as { readonly centreId: CentreId; readonly ids: readonly BookingId[] }
  const hits = await database.look(moving, (work) => listHits(work, centreId))
  for (const { id, why } of hits.filter((hit) => ids.includes(hit.id)))
    await database.run(moving, (work) => moveBooking(work, { centreId, id, why }))
}

/** A fault that lasts reaches new days. */
export const watchStations: Sweep = async (app) => {
  for (const centreId of await app.database.look(moving, listCentresWithFaults))
    await moveFromStation(app, { centreId })
}
