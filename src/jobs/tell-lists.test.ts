// From a draw, or a cancelled booking, to the words a person gets: through the same subscriptions and jobs as the worker's.
import { describe, expect, test } from 'vitest'
import type { App } from '../app.ts'
import { testDatabase } from '../db/testing.ts'
import type { Announced } from '../db/work.ts'
import { systemActor, visitor } from '../kernel/actor.ts'
import { hours, later, type PlainDate, type PlainTime } from '../kernel/time.ts'
import { cancelBooking } from '../modules/appointments/service/change.ts'
import { confirmBooking } from '../modules/appointments/service/hold.ts'
import { cancelRelease } from '../modules/appointments/service/release/announce.ts'
import { passOnDue } from '../modules/appointments/service/release/answer.ts'
import { askToWait } from '../modules/appointments/service/waiting-list/ask.ts'
import { bookableCentre, november, somePhone } from '../modules/appointments/testing.ts'
import { testRelease } from '../modules/appointments/testing-release.ts'
import { listMessages } from '../modules/notifications/service/messages.ts'
import { staff } from '../modules/notifications/testing.ts'
import { jobsFor } from '../subscriptions.ts'
import { tasks } from './list.ts'

const testing = await testDatabase({ max: 8 })
const { database, clock, announced } = testing
const app = {
  ...{ database, config: { publicUrl: 'https://vikno.example' } },
  ...{ mail: { ready: false }, sms: { ready: true } },
} as unknown as App

/** Runs the jobs of everything announced, twice each; sending is another job's work. */
async function work(): Promise<void> {
  while (announced.length > 0) {
    const event = announced.shift() as Announced
    if (event.type.startsWith('notifications.')) continue
    for (const { task, payload } of jobsFor(event))
      for (let i = 0; i < 2; i++) await tasks[task]!(app, JSON.parse(JSON.stringify(payload)))
  }
}
const toldAt = async (centreId: Parameters<typeof staff>[1]) => {
  const messages = await database.look(staff('head', centreId), (one) => listMessages(one, {}))
  return messages.map(({ occasion, text }) => `${occasion}: ${text}`).sort()
}

describe('people hear of a release', () => {
  test('that they are in it, what the draw gave, and that a place left without an answer went on; each once', async () => {
    const { centre, enter, draw } = await testRelease(testing, { places: [1] })
    const desk = centre.administrators[0]
    for (let n = 0; n < 2; n++) await enter(desk)
    await work()
    await draw()
    await work()
    expect(await toldAt(centre.centre.id)).toEqual([
      expect.stringMatching(
        /^release-entered: Ви у списку на нові місця\. Жереб: 23 листопада, 11:\d\d\. Ваша участь: …/,
      ),
      expect.stringMatching(/^release-entered: /),
      expect.stringMatching(
        /^release-given: Вам місце: 26 листопада 2026, 10:00\. До 23 листопада, 15:\d\d підтвердьте: …/,
      ),
      expect.stringMatching(/^release-nothing: Цього разу без місця\./),
    ])
    clock.moveTo(later(clock.now(), hours(4)))
    while (await database.run(systemActor('test'), passOnDue));
    await work()
    const told = (await toldAt(centre.centre.id)).map((each) => each.split(':')[0])
    expect(told.filter((each) => each === 'release-given')).toHaveLength(2)
    expect(told.filter((each) => each === 'release-lapsed')).toHaveLength(1)
  })

  test('that it was called off', async () => {
    const { centre, id, enter } = await testRelease(testing, { places: [1] })
    await enter(centre.administrators[0])
    announced.length = 0
    await database.run(centre.head, (one) => cancelRelease(one, id, 'помилка в датах'))
    await work()
    expect(await toldAt(centre.centre.id)).toEqual([expect.stringMatching(/^release-cancelled: Центр скасував/)])
  })
})

test('who waits hears that they are in the list, and of a time that was freed for them', async () => {
  const centre = await bookableCentre(testing)
  const { link } = await centre.hold(november(27, '10:00'), centre.administrators[0])
  await database.run(visitor, (one) => confirmBooking(one, { link }))
  announced.length = 0
  await database.run(centre.administrators[0]!, (one) =>
    askToWait(one, {
      ...{ centres: [centre.centre.id], purpose: 'submit', serviceId: centre.wish.parts[0]!.serviceId, lang: 'uk' },
      whom: { kind: 'by-staff', phone: somePhone() },
      ...{ firstDay: '2026-11-27' as PlainDate, lastDay: '2026-11-27' as PlainDate, weekdays: [5] },
      ...{ fromTime: '10:00' as PlainTime, untilTime: '10:15' as PlainTime },
    }),
  )
  await work()
  await database.run(visitor, (one) => cancelBooking(one, { link }))
  await work()
  expect(await toldAt(centre.centre.id)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^waiting-joined: Напишемо, коли час звільниться\./),
      expect.stringMatching(/^waiting-offer: Вільно: 27 листопада 2026, 10:00\. Відповідь до /),
    ]),
  )
})
