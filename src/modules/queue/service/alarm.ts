// The hall stands still and goes on: one button, or a call from an alert service. Taken under the lock of the line, so that a
// call of the same moment came before the alarm or not at all.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { Alarm, AlarmCause, CentreId } from '../../centres/model.ts'
import * as centres from '../../centres/service/alarm.ts'
import { afterAlarm } from '../rules/freeze.ts'
import * as store from '../store/freeze.ts'
import * as line from '../store/line.ts'

function tellHolders(work: Work, ids: readonly string[]): void {
  for (const id of ids) work.tell(`ticket:${id}`)
}

/** Nobody is called from now on and no clock runs; who is being served may be served to the end. */
export async function freezeHall(work: Work, centreId: CentreId, cause: AlarmCause): Promise<Alarm | undefined> {
  permit(work.actor, 'centres.alarm', centreId)
  await line.lock(work, centreId)
  // a call that held the lock before us may bear a moment later than ours
  const last = await store.findLastEvent(work, centreId, later(work.now, -minutes(1)))
  const alarm = await centres.beginAlarm(work, centreId, cause, Math.max(work.now, last ?? 0) as Instant)
  if (alarm) tellHolders(work, await store.listOpenIds(work, centreId))
  return alarm
}

/** Every promise and every clock that ran goes on by what it lost, all by the same, so that the order stays. */
export async function resumeHall(work: Work, centreId: CentreId): Promise<centres.EndedAlarm | undefined> {
  permit(work.actor, 'centres.alarm', centreId)
  await line.lock(work, centreId)
  const alarm = await centres.endAlarm(work, centreId)
  if (!alarm) return undefined
  const open = await store.lockOpen(work, centreId)
  const moved = open.map((ticket) => afterAlarm(ticket, alarm, ticket.changedAt))
  await store.saveMoved(work, centreId, moved, alarm.until - alarm.since)
  tellHolders(
    work,
    open.map(({ id }) => id),
  )
  return alarm
}
