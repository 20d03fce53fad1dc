// The hall goes on after it stood still: who waits and asked to be told hears it once, with the moved promise.
import type { Announced, Job } from '../db/work.ts'
import { systemActor } from '../kernel/actor.ts'
import { timeIn } from '../kernel/time.ts'
import type { AlarmId, CentreId } from '../modules/centres/model.ts'
import { getCentre } from '../modules/centres/service/centres.ts'
import { tellAboutTicket } from '../modules/notifications/service/tell-about-ticket.ts'
import { listWaitingPeople } from '../modules/queue/service/alarm.ts'
import type { Task } from './task.ts'
import { readyChannels } from './tell-applicants.ts'

const job = systemActor('notifications.tell-hall')

export const tellHallOf = ({ centreId, alarmId }: Announced): Job => ({
  task: 'notifications.tell-hall',
  payload: { centreId, alarmId },
})

export const tellHall: Task = async (app, payload) => {
  const { centreId, alarmId } = payload as { centreId: CentreId; alarmId: AlarmId }
  await app.database.run(job, async (work) => {
    const { name, zone } = await getCentre(work, centreId)
    for (const { id, label, residentId, promisedAt } of await listWaitingPeople(work, centreId)) {
      const facts = { ticket: label, time: timeIn(zone, promisedAt), centre: name }
      const news = { occasion: 'hall-resumed', happening: `${alarmId}:${id}`, centreId, residentId, facts } as const
      await tellAboutTicket(work, news, readyChannels(app))
    }
  })
}
