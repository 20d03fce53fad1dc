// The centre's own day around a moment.
import { type No, Refusal } from '../../../kernel/refusal.ts'
import { dateIn, type Instant, momentOf, type PlainDate, type PlainTime, timeIn } from '../../../kernel/time.ts'
import { type Alarm, no as noCentre, type Timetable } from '../../centres/model.ts'
import type { Setup } from '../../centres/service/hall.ts'
import { endOfDay } from '../../centres/service/hours.ts'
import { no } from '../model.ts'

export const today = ({ timetable }: Setup, now: Instant): PlainDate => dateIn(timetable.zone, now)
export const startOfDay = (setup: Setup, now: Instant): Instant =>
  momentOf(setup.timetable.zone, today(setup, now), '00:00' as PlainTime)

/** When people are received for the last time today; nothing on a day without reception. */
export const endOfReception = (setup: Setup, now: Instant): Instant | undefined =>
  endOfDay(setup.timetable, today(setup, now), 'reception')

/** On the ticket's own day, before reception ends. */
export function stillReceived(setup: Setup, day: PlainDate, now: Instant): boolean {
  const end = endOfReception(setup, now)
  return day === today(setup, now) && end !== undefined && now < end
}

/** A ticket put aside comes back while people are still received. */
export function refuseAfterReception(setup: Setup, now: Instant, until: Instant): void {
  const end = endOfReception(setup, now)
  if (end !== undefined && until > end)
    throw new Refusal(no('return-after-reception', { until: timeIn(setup.timetable.zone, end) }, 'until'))
}

/** While the hall stands still nobody is called or taken for absent, and nothing is given out. */
export function refuseInAlarm({ alarm, timetable }: Setup): void {
  if (alarm) throw new Refusal(inAlarm(alarm, timetable))
}
export const inAlarm = ({ since }: Alarm, { zone }: Timetable): No =>
  noCentre('alarm-stands', { since: timeIn(zone, since) })
