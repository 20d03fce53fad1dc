// The end of an alarm reaches the phones of those who asked for it, once.
import { describe, expect, test } from 'vitest'
import type { App } from '../app.ts'
import { testDatabase } from '../db/testing.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Phone } from '../modules/identity/model.ts'
import { changeContacts } from '../modules/identity/service/residents.ts'
import { listMessages } from '../modules/notifications/service/messages.ts'
import { choosePreference } from '../modules/notifications/service/preferences.ts'
import { freezeHall, resumeHall } from '../modules/queue/service/alarm.ts'
import { transfer } from '../modules/queue/service/at-desk.ts'
import { identifyVisitor } from '../modules/queue/service/group.ts'
import { someResident, testHall } from '../modules/queue/testing.ts'
import { jobsFor } from '../subscriptions.ts'
import { tasks } from './list.ts'

const made = await testDatabase()
const { database, announced } = made
const job = systemActor('test')
const app = { database, sms: { ready: true }, mail: { ready: true } } as unknown as App

async function jobsDone(times = 1): Promise<void> {
  for (const event of announced.splice(0))
    for (const { task, payload } of jobsFor(event).filter(({ task }) => task === 'notifications.tell-hall'))
      for (let i = 0; i < times; i++) await tasks[task]!(app, structuredClone(payload))
}

describe('when the hall goes on', () => {
  test('who waits, asked to be told and has a phone is told once, with the moved promise; others are not', async () => {
    const hall = await testHall(made, { desks: [{}, {}] })
    for (const wishes of [true, false]) {
      const resident = await someResident(made, hall)
      await database.run(job, (work) =>
        changeContacts(
          work,
          resident,
          { phone: `+38050000000${wishes ? 1 : 2}` as Phone },
          { purpose: 'identify', centreId: hall.centre.id },
        ),
      )
      if (wishes)
        await database.run(job, (work) => choosePreference(work, resident, { lang: 'uk', also: ['sms'], never: [] }))
      await hall.take()
      await hall.call(0)
      await hall.at(0, (work, id) => identifyVisitor(work, id, resident))
      await hall.at(0, (work, id) => transfer(work, id, { deskId: hall.desks[1]!.id, returnToMe: false }))
    }
    await hall.take()
    await database.run(hall.guide, (work) => freezeHall(work, hall.centre.id, 'air'))
    hall.wait(35)
    announced.length = 0
    await database.run(hall.guide, (work) => resumeHall(work, hall.centre.id))
    await jobsDone(2)
    const said = await database.look(hall.head, (work) => listMessages(work, {}))
    expect(said.map(({ text, occasion }) => [occasion, text])).toEqual([
      ['hall-resumed', 'Зал працює далі, ваше місце збережено. Талон А-001: покличемо до 09:50.'],
    ])
  })
})
