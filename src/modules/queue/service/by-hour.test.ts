// The wait by hour: of the record for hours that are over, of nobody where too few came, and nothing made up for those to come.
import { expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { visitor } from '../../../kernel/actor.ts'
import { instantOf, later, minutes } from '../../../kernel/time.ts'
import { experience } from '../rules/forecast/testing.ts'
import { saveExperience } from '../store/forecast.ts'
import { type TestHall, testHall } from '../testing.ts'
import { finish } from './at-desk.ts'
import { waitsByHour } from './by-hour.ts'
import { momentOf } from './moment.ts'

const test1 = await testDatabase()
const { database, clock } = test1
const ten = instantOf('2027-03-01T10:00:00+02:00')
const hoursOf = async ({ centre }: TestHall) => {
  const hours = await database.look(visitor, async (work) => waitsByHour(work, await momentOf(work, centre.id)))
  return new Map(hours.map((hour) => [hour.from as string, hour]))
}

/** So many people come at ten, each called five minutes later. */
async function hallAtTen(people: number): Promise<TestHall> {
  clock.moveTo(ten)
  const hall = await testHall(test1)
  for (let n = 0; n < people; n++) await hall.take()
  hall.wait(5)
  for (let n = 0; n < people; n++) {
    await hall.call(0)
    await hall.at(0, (work, deskId) => finish(work, deskId, 'served'))
  }
  clock.moveTo(later(ten, minutes(70)))
  return hall
}

test('an hour that is over says what its people waited; one with fewer than five says nothing', async () => {
  const seen = await hoursOf(await hallAtTen(6))
  expect(seen.get('10:00')).toEqual({ from: '10:00', told: 'was', half: 5, nineInTen: 5, silent: null })
  expect(seen.get('09:00')).toMatchObject({ told: 'was', half: null, silent: 'few' })
  const few = await hoursOf(await hallAtTen(4))
  expect(few.get('10:00')).toMatchObject({ half: null, nineInTen: null, silent: 'few' })
})

test('hours to come are unknown until the centre’s own days have taught, then forecast', async () => {
  const hall = await hallAtTen(1)
  expect((await hoursOf(hall)).get('12:00')).toMatchObject({ told: 'will-be', half: null, silent: 'unknown' })
  const groupId = hall.groups.all!.id
  const came = Object.fromEntries([22, 23, 24, 25].map((half) => [`${half}|${groupId}|walkIn|0`, { n: 0.1, ahead: 0 }]))
  await database.run(hall.head, (work) =>
    saveExperience(work, { centreId: hall.centre.id, day: '2027-02-26' as never }, experience({ came })),
  )
  clock.moveTo(later(clock.now(), minutes(11)))
  const found = (await hoursOf(hall)).get('12:00')!
  expect(found).toMatchObject({ told: 'will-be', silent: null })
  expect(found.half).toBeGreaterThanOrEqual(0)
  expect(found.nineInTen!).toBeGreaterThanOrEqual(found.half!)
})
