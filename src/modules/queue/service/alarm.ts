// The hall stands still and goes on: one button, or a call from an alert service. Taken under the lock of the line, so that a
// call of the same moment came before the alarm or not at all.
import type { Work } from '../../../db/work.ts'
import { may, permit } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { dateIn, type Instant, later, minutes } from '../../../kernel/time.ts'
import { type Alarm, type AlarmCause, type Centre, type CentreId, no as noCentre } from '../../centres/model.ts'
import * as centres from '../../centres/service/alarm.ts'
import { listCentres, listNetworks } from '../../centres/service/centres.ts'
import { statusOn } from '../../centres/service/hours.ts'
import { labelOf, type ResidentId, type TicketId } from '../model.ts'
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

/** Which halls one call is for: all of a region, or all of a network, in which the caller may do it. */
export interface Within {
  readonly region?: string | undefined
  /** By its key. */
  readonly network?: string | undefined
}

/** One call for many halls, as an alert service makes it; each answers for itself. */
export async function setAlarmWithin(
  work: Work,
  within: Within,
  cause: AlarmCause | null,
): Promise<readonly AlarmAnswer[]> {
  const found = await centresWithin(work, within)
  const answers: AlarmAnswer[] = []
  for (const centre of found) answers.push(await setAlarm(work, centre, cause))
  return answers
}

export interface AlarmAnswer {
  readonly key: string
  readonly on: boolean
  /** False: it was so already. */
  readonly changed: boolean
}

/** With a cause the alarm stands, without one it does not; saying so twice changes nothing. */
export async function setAlarm(
  work: Work,
  { id, key }: Pick<Centre, 'id' | 'key'>,
  cause: AlarmCause | null,
): Promise<AlarmAnswer> {
  const done = cause ? await freezeHall(work, id, cause) : await resumeHall(work, id)
  return { key, on: cause !== null, changed: done !== undefined }
}

const same = (a: string, b: string): boolean => a.trim().toLocaleLowerCase('uk') === b.trim().toLocaleLowerCase('uk')

async function centresWithin(work: Work, { region, network }: Within): Promise<Centre[]> {
  const networks = (await listNetworks(work)).filter(
    (each) => (network === undefined || each.key === network) && (region === undefined || same(each.region, region)),
  )
  if (networks.length === 0) throw new Refusal(noCentre('no-network', {}, network === undefined ? 'region' : 'network'))
  const ids = new Set(networks.map(({ id }) => id))
  const mine = (await listCentres(work)).filter(
    (centre) =>
      ids.has(centre.networkId) &&
      statusOn(centre, dateIn(centre.zone, work.now)) === 'open' &&
      may(work.actor, 'centres.alarm', centre.id),
  )
  if (mine.length === 0) permit(work.actor, 'centres.alarm', networks[0]!.id)
  // always in the same order, so that two calls for the same region never wait for each other
  return mine.sort((a, b) => (a.id < b.id ? -1 : 1))
}

export interface WaitingPerson {
  readonly id: TicketId
  readonly label: string
  readonly residentId: ResidentId
  readonly promisedAt: Instant
}

/** Who waits and is known by name: for telling them that the hall goes on. */
export async function listWaitingPeople(work: Work, centreId: CentreId): Promise<WaitingPerson[]> {
  permit(work.actor, 'vikno.run')
  const rows = await store.listKnown(work, centreId)
  return rows.map(({ series, number, ...row }) => ({ ...row, label: labelOf({ series, number }) }))
}
