// A hall stands still and goes on again. The queue asks these two, under the lock of its line (`queue/service/alarm.ts`).
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Alarm, AlarmCause, CentreId } from '../model.ts'
import { ended } from '../rules/alarm.ts'
import * as store from '../store/alarm.ts'
import { changed } from './changed.ts'
import { hallOf } from './hall.ts'

export { frozenBetween, hallTime, workingTime } from '../rules/alarm.ts'
export { frozenCentres, workingBetween } from '../store/alarm.ts'

export type EndedAlarm = Alarm & { readonly until: Instant }

/** Stops the hall. An alarm that stands already stays as it is; answers with the new one, or with nothing. */
export async function beginAlarm(
  work: Work,
  centreId: CentreId,
  cause: AlarmCause,
  since: Instant = work.now,
): Promise<Alarm | undefined> {
  permit(work.actor, 'centres.alarm', centreId)
  await store.lockCentre(work, centreId)
  if ((await hallOf(work, centreId)).alarm) return undefined
  const alarm: Alarm = { id: newId<'Alarm'>(), cause, since, until: null }
  await store.addAlarm(work, centreId, alarm)
  await changed(work, centreId, { what: 'centres.alarm', id: alarm.id, before: null, after: { cause } })
  work.announce({ type: 'centres.alarm-began', centreId, alarmId: alarm.id, cause, from: alarm.since })
  return alarm
}

/** Lets the hall go on. Answers with the alarm that stood, or with nothing. */
export async function endAlarm(work: Work, centreId: CentreId): Promise<EndedAlarm | undefined> {
  permit(work.actor, 'centres.alarm', centreId)
  await store.lockCentre(work, centreId)
  const { alarm } = await hallOf(work, centreId)
  if (!alarm) return undefined
  const over = ended(alarm, work.now)
  await store.endAlarm(work, centreId, alarm.id, over.until)
  const { id, cause, since, until } = over
  await changed(work, centreId, { what: 'centres.alarm', id, before: { cause }, after: null })
  work.announce({ type: 'centres.alarm-ended', centreId, alarmId: id, cause, from: since, until })
  return over
}

/** When the centre stood between two moments: for the record of a day. */
export const listAlarms = (work: Work, centreId: CentreId, from: Instant, until: Instant): Promise<Alarm[]> =>
  store.listAlarms(work, centreId, from, until)
