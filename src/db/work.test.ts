import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { systemActor } from '../kernel/actor.ts'
import { no, Refusal } from '../kernel/refusal.ts'
import { minutes } from '../kernel/time.ts'
import { testDatabase } from './testing.ts'
import type { Work } from './work.ts'

const actor = systemActor('test')
const put = (name: string) => async (work: Work) => {
  await sql`insert into db.setting (name, value) values (${name}, '1')`.execute(work.db)
  return { name, at: work.now }
}
const count = async (work: Work) =>
  (await sql<{ n: number }>`select count(*) as n from db.setting`.execute(work.db)).rows[0]!.n

describe('a unit of work', async () => {
  const { database, clock, announced } = await testDatabase()

  test('a refusal undoes everything', async () => {
    const before = await database.look(actor, count)
    const refused = database.run(actor, async (work) => {
      await put('undone')(work)
      work.announce({ type: 'test.undone' })
      throw new Refusal(no('not-found'))
    })
    await expect(refused).rejects.toThrow(Refusal)
    expect(await database.look(actor, count)).toBe(before)
    expect(announced).toEqual([])
  })

  test('a repeated key gives the first answer and changes nothing, also when 20 come at once', async () => {
    const options = { key: 'k1', action: 'put' }
    const all = await Promise.all(Array.from({ length: 20 }, () => database.run(actor, put('once'), options)))
    clock.moveTo((clock.now() + minutes(5)) as (typeof all)[0]['at'])
    all.push(await database.run(actor, put('once'), options))
    expect(new Set(all.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })

  test('a key of one action does not answer for another', async () => {
    await expect(database.run(actor, put('other'), { key: 'k1', action: 'another' })).rejects.toThrow(
      'vikno.key-reused',
    )
  })

  test('the server may not change tables', async () => {
    await expect(database.run(actor, (work) => sql`alter table db.setting add x int`.execute(work.db))).rejects.toThrow(
      /owner/,
    )
  })

  test('moments come back as the milliseconds that were written', async () => {
    const { rows } = await database.look(actor, (work) =>
      sql<{
        at: number
        day: string
      }>`select ${new Date(1_700_000_000_123)}::timestamptz as at, '2026-03-01'::date as day`.execute(work.db),
    )
    expect(rows[0]).toEqual({ at: 1_700_000_000_123, day: '2026-03-01' })
  })
})
