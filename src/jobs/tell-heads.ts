// A machine failed: the heads of its centre get a letter, once for a fault, not each minute.
import type { App } from '../app.ts'
import type { Announced, Job } from '../db/work.ts'
import { systemActor } from '../kernel/actor.ts'
import { hours, type Instant } from '../kernel/time.ts'
import type { CentreId } from '../modules/centres/model.ts'
import { getCentre } from '../modules/centres/service/centres.ts'
import { listStaff } from '../modules/identity/service/manage-staff.ts'
import { queueMessage } from '../modules/notifications/service/queue-message.ts'
import type { Station, StationId, StationKind } from '../modules/stations/model.ts'
import { faultsInWords, nameOf } from '../modules/stations/service/alerts.ts'
import { findStation } from '../modules/stations/service/inventory.ts'
import type { Task } from './task.ts'

const job = systemActor('stations.tell-heads')

interface Failed {
  readonly centreId: CentreId
  readonly stationId: StationId
  readonly since: Instant
}

export const tellHeadsOf = ({ centreId, stationId, since }: Announced): Job => ({
  task: 'stations.tell-heads',
  payload: { centreId, stationId, since },
})

/** A kiosk without its printer still gives tickets, and of the printer itself a letter has gone. */
const worthALetter = ({ kind, state }: { readonly kind: StationKind; readonly state: Station['state'] }): boolean =>
  state === 'down' || (state === 'degraded' && kind === 'biometric')

/** A machine that fails and recovers all the time is told of once an hour. */
const happening = ({ stationId, since }: Failed, state: Station['state']): string =>
  `machine:${stationId}:${state}:${Math.floor(since / hours(1))}`

export const tellHeads: Task = async ({ database, mail, config }: App, payload) => {
  const failed = payload as Failed
  const { centreId, stationId } = failed
  if (!mail.ready) return
  await database.run(job, async (work) => {
    const station = await findStation(work, centreId, stationId)
    if (!station || !worthALetter(station)) return
    const { name, key } = await getCentre(work, centreId)
    const site = `${config.publicUrl}/manager/${key}/devices`
    const facts = { centre: name, machine: nameOf(station), wrong: faultsInWords(station.faults), site }
    const heads = await listStaff(work, { placeId: centreId, role: 'head' })
    for (const head of heads.filter(({ state }) => state !== 'blocked'))
      await queueMessage(work, {
        ...{ key: `${happening(failed, station.state)}:${head.id}`, occasion: 'machine-down', facts, sensitive: false },
        ...{ centreId, recipient: { kind: 'staff', id: head.id }, channel: 'email', lang: 'uk', to: head.email },
      })
  })
}
