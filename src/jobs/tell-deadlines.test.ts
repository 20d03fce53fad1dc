// The letters of a morning about terms: who gets one, on which day, and that it is one.
import { describe, expect, test } from 'vitest'
import type { App } from '../app.ts'
import { testDatabase } from '../db/testing.ts'
import type { Role } from '../kernel/actor.ts'
import { kyiv, momentOf, type PlainDate, type PlainTime } from '../kernel/time.ts'
import { caseWorld, takeCase, walkTo } from '../modules/cases/testing.ts'
import { newStaff } from '../modules/identity/testing.ts'
import { listMessages } from '../modules/notifications/service/messages.ts'
import { staff } from '../modules/notifications/testing.ts'
import { tellDeadlines } from './tell-deadlines.ts'

describe('terms that want attention', async () => {
  const { database, clock } = await testDatabase()
  const app = { database, mail: { ready: true }, config: { publicUrl: 'https://vikno.example' } } as App
  const world = await caseWorld(database)
  const posts = { 'authority-head': world.authority.id, head: world.centre.id, founder: world.centre.networkId }
  const roles = new Map<string, Role>()
  for (const [role, place] of Object.entries(posts)) {
    const { id } = await newStaff(database, { role: role as Role, place })
    roles.set(id, role as Role)
  }
  const { caseId } = await takeCase(database, world) // due on 3 December
  await walkTo(database, world, caseId, 'received')

  const letters = () => database.look(staff('head', world.centre.id), (work) => listMessages(work, { limit: 100 }))
  const written = new Set<string>()
  /** Twice, as two processes would. */
  async function morning(day: string, time = '08:00') {
    clock.moveTo(momentOf(kyiv, day as PlainDate, time as PlainTime))
    await Promise.all([tellDeadlines(app), tellDeadlines(app)])
    const fresh = (await letters()).filter(({ id, occasion }) => occasion === 'deadlines' && !written.has(id))
    for (const { id } of fresh) written.add(id)
    return fresh
  }
  const whom = (fresh: Awaited<ReturnType<typeof letters>>) =>
    fresh.map(({ recipient }) => roles.get(recipient.id)!).toSorted()

  test.each<[string, string, Role[]]>([
    ['2026-11-27', 'before half of it nobody is written to', []],
    ['2026-11-28', 'nobody on a Saturday', []],
    ['2026-11-30', 'past half of it the head of the authority', ['authority-head']],
    ['2026-12-01', 'past four fifths too', ['authority-head']],
    ['2026-12-03', 'on the last day the head of the centre as well', ['authority-head', 'head']],
    ['2026-12-04', 'when it is late, the same', ['authority-head', 'head']],
    ['2026-12-07', 'when it stays late, the founder as well', ['authority-head', 'founder', 'head']],
  ])('%s: %s', async (day, _, expected) => {
    expect(whom(await morning(day, '07:59'))).toEqual([])
    expect(whom(await morning(day))).toEqual(expected)
    expect(whom(await morning(day, '17:00'))).toEqual([])
  })

  test('the letter says how many, and names neither a case nor a person', async () => {
    const [letter] = await morning('2026-12-08')
    expect(letter).toMatchObject({ subject: 'Строки справ потребують уваги', caseId: null })
    expect(letter!.text).toContain('Строк уже минув: 1 справа.')
    expect(letter!.text).not.toMatch(/\d{4}-\d{6}|останній день/)
  })
})
