// What happens to bookings by time alone: holds end, nobody comes, people are reminded, visits end, the past is cleared away.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept, No } from '../../../kernel/refusal.ts'
import { addDays, addMonths, dateIn, hours, kyiv, later } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { endedVisits } from '../../queue/service/visits.ts'
import type { Booking, Count } from '../model.ts'
import { aheadCount } from '../rules/counts.ts'
import * as steps from '../rules/steps.ts'
import * as store from '../store/booking.ts'
import * as claims from '../store/claims.ts'
import { count } from '../store/counters.ts'
import * as due from '../store/due.ts'
import { forgetPhones } from '../store/people.ts'
import { lateBy } from './arrive.ts'
import { settleMisses } from './misses.ts'
import { lapseHold } from './place.ts'
import { secretsOf } from './secrets.ts'
import { settingsOf } from './settings.ts'

/** Holds nobody confirmed are free. Returns how many. */
export async function lapseHolds(work: Work): Promise<number> {
  permit(work.actor, 'vikno.run')
  const over = await due.lockOverHolds(work)
  const given: Count[] = []
  for (const { centreId, id } of over) given.push(...(await lapseHold(work, centreId, id)))
  await count(work, given)
  tellAll(work, over)
  return over.length
}

/** Booked times nobody came for, by the hall's own time; while an alarm stands none is missed. Returns how many. */
export async function missVisits(work: Work): Promise<number> {
  permit(work.actor, 'vikno.run')
  const awaited = await due.lockAwaited(work)
  let missed = 0
  for (const { centreId, id, startsAt } of awaited) {
    const hall = await hallOf(work, centreId)
    if (await missVisit(work, await store.get(work, centreId, id), lateBy(hall, startsAt, work.now))) missed++
  }
  if (missed > 0) tellAll(work, awaited)
  return missed
}

async function missVisit(work: Work, booking: Booking, late: number): Promise<boolean> {
  const settings = await settingsOf(work, booking.centreId)
  const missed = steps.miss(booking, settings, late)
  if (missed instanceof No) return false
  const { centreId, id } = booking
  await claims.give(work, centreId, id)
  await store.save(work, missed, secretsOf(work, booking), { type: 'missed', facts: {} })
  await count(work, [aheadCount(booking, -1)])
  await settleMisses(work, booking, settings)
  work.announce({ type: 'appointments.missed', centreId, bookingId: id })
  return true
}

/** People whose reminder is due are told. Returns how many. */
export async function remindPeople(work: Work): Promise<number> {
  permit(work.actor, 'vikno.run')
  const reminders = await due.lockReminders(work)
  for (const { centreId, id } of reminders) {
    const booking = await store.get(work, centreId, id)
    const reminded = accept(steps.remind(booking, await settingsOf(work, centreId), work.now))
    const facts = { n: reminded.reminders }
    await store.save(work, reminded, secretsOf(work, booking), { type: 'reminded', facts })
    const isAhead = booking.startsAt > work.now
    if (isAhead) work.announce({ type: 'appointments.reminder-due', centreId, bookingId: id, n: reminded.reminders })
  }
  return reminders.length
}

/** What has become of the visits that began. Returns how many have ended. */
export async function endVisits(work: Work): Promise<number> {
  permit(work.actor, 'vikno.run')
  const arrived = await due.lockArrived(work, later(work.now, -hours(36)))
  const ended = await endedVisits(
    work,
    arrived.map(({ ticketId }) => ticketId),
  )
  let count = 0
  for (const { centreId, id, ticketId } of arrived) {
    const how = ended.get(ticketId)
    if (!how) continue
    const booking = await store.get(work, centreId, id)
    const over = accept(steps.end(booking, how === 'finished'))
    await store.save(work, over, secretsOf(work, booking), {
      type: how === 'finished' ? 'served' : 'missed',
      facts: {},
    })
    count++
  }
  return count
}

/** Once in a while what serves nobody any more. */
export async function clearPast(work: Work): Promise<void> {
  permit(work.actor, 'vikno.run')
  const today = dateIn(kyiv, work.now)
  await due.forgetPast(work, addDays(today, -7), addMonths(today, -2).slice(0, 7))
  await forgetPhones(work, later(work.now, -hours(24)))
}

function tellAll(work: Work, all: readonly { readonly centreId: CentreId }[]): void {
  for (const centreId of new Set(all.map((each) => each.centreId))) work.tell(`bookings:${centreId}`)
}
