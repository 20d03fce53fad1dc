import fs from 'node:fs'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { caseWorld, days, takeCase, type World, walkTo } from '../testing.ts'
import { act } from './act.ts'
import { decide, returnToCentre } from './authority.ts'
import { getOwn } from './own.ts'
import { issueResult, receiveResult } from './result.ts'

const document = { kind: 'ID-картка', number: '1' }

describe('what usually takes how long', async () => {
  const { database, clock, ownerUrl } = await testDatabase()
  const start = clock.now()

  /** Filed, stopped for four days, decided after so many days, and handed over two days later. */
  async function closed(world: World, after: number): Promise<string> {
    clock.moveTo(start)
    const { caseId } = await takeCase(database, world)
    await walkTo(database, world, caseId, 'received')
    const does = (name: 'suspended' | 'resumed', said: object) =>
      database.run(world.officer, (work) => act(work, caseId, name, said as never))
    await does('suspended', { ground: 'expertise', reason: 'експертиза' })
    clock.moveTo(days(start, 4))
    await does('resumed', { reason: 'експертиза готова' })
    clock.moveTo(days(start, after))
    await database.run(world.officer, (work) => decide(work, caseId, { outcome: 'positive' }))
    await database.run(world.officer, (work) => returnToCentre(work, caseId, { paper: true }))
    await database.run(world.administrator, (work) => receiveResult(work, caseId))
    clock.moveTo(days(start, after + 2))
    await database.run(world.administrator, (work) =>
      issueResult(work, caseId, { to: 'applicant', document, signed: true }),
    )
    return caseId
  }

  test('the person reads it from ten closed cases of the service at the authority, and nothing from nine', async () => {
    const [world, other] = [await caseWorld(database), await caseWorld(database)]
    for (let n = 0; n < 9; n++) await closed(world, 10 + n)
    await closed(other, 6)
    const { caseId } = await takeCase(database, world)
    const usual = async () => (await database.run(world.applicant, (work) => getOwn(work, caseId))).usual
    expect(await usual()).toBeNull()
    await closed(world, 30)
    // the first day and the three after it stood; the day of filing is not counted anyway
    expect(await usual()).toEqual({ half: 11, most: 15, of: 10 })
  })

  test('cases closed before the column was there get the same figure', async () => {
    clock.moveTo(start)
    const caseId = await closed(await caseWorld(database), 12)
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    const kept = async () => {
      const { rows } = await owner.query('select took_days, took_until::text from cases.case where id = $1', [caseId])
      return rows[0]
    }
    const before = await kept()
    expect(before.took_days).toBe(9)
    await owner.query('update cases.case set took_days = null, took_until = null where id = $1', [caseId])
    const folder = 'src/db/migrations'
    const name = fs.readdirSync(folder).find((file) => file.endsWith('-expand-case-took.sql'))!
    const migration = fs.readFileSync(`${folder}/${name}`, 'utf8')
    await owner.query(migration.slice(migration.indexOf('with closed'), migration.indexOf('create index')))
    expect(await kept()).toEqual(before)
    await owner.end()
  })
})
