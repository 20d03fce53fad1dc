import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { systemActor, visitor } from '../../../kernel/actor.ts'
import { No } from '../../../kernel/refusal.ts'
import { later, minutes } from '../../../kernel/time.ts'
import { codeShown } from '../rules/number.ts'
import { caseWorld, codesOf, takeCase, walkTo } from '../testing.ts'
import { renewCode } from './renew-code.ts'
import { forgetTracking, track, trackLimits } from './track.ts'

let lastAddress = 0
/** Each visitor comes from an address of their own unless the test says otherwise. */
const someAddress = () => `10.1.${Math.floor(++lastAddress / 250)}.${lastAddress % 250}`

describe('where is my case', async () => {
  const { database, clock } = await testDatabase()
  const world = await caseWorld(database)
  const ask = (number: string, code: string, address = someAddress()) =>
    database.run(visitor, (work) => track(work, { number, code, address }))
  const codeOf = async (number: string, code: string, address?: string) => {
    const answer = await ask(number, code, address)
    return answer instanceof No ? answer.code : 'found'
  }
  const wrong = 'cases.number-or-code'

  test('number and code show state, dates, next step and centre, and nothing else', async () => {
    const { number, secretCode, caseId } = await takeCase(database, world)
    await walkTo(database, world, caseId, 'received')
    const answer = await ask(number, secretCode)
    expect(answer).not.toBeInstanceOf(No)
    expect(Object.keys(answer).sort()).toEqual(
      ['number', 'state', 'stateName', 'since', 'now', 'by', 'next', 'filedOn', 'dueOn', 'closedAt', 'centre'].sort(),
    )
    expect(answer).toMatchObject({
      number,
      state: 'receivedByAuthority',
      filedOn: '2026-11-23',
      dueOn: '2026-12-03',
      by: '2026-12-03',
      closedAt: null,
    })
    expect(JSON.stringify(answer)).not.toMatch(/Ткаченко|субсид|\+380|Пенсійн/)
  })

  test('as people type it: small letters, dashes, spaces, a Ukrainian keyboard', async () => {
    const { number, secretCode } = await takeCase(database, world)
    expect(await codeOf(` ${number.toLowerCase()} `, codeShown(secretCode).toLowerCase())).toBe('found')
  })

  test('an unknown number and a wrong code get the same answer', async () => {
    const { number, secretCode } = await takeCase(database, world)
    const unknown = await ask('9999-2026-000001', secretCode)
    const wrongCode = await ask(number, '0000000000')
    expect(JSON.stringify(unknown)).toBe(JSON.stringify(wrongCode))
    expect((unknown as No).code).toBe(wrong)
  })

  test('and take the same statements, so that time tells nothing', async () => {
    const { number } = await takeCase(database, world)
    const statements = async (asked: string) => {
      const said: string[] = []
      await database.run(visitor, (work) => {
        const listening = Object.assign(Object.create(Object.getPrototypeOf(work)), work, {
          named: (statement: { name: string }, values: unknown[]) => {
            said.push(statement.name)
            return work.named(statement as never, values)
          },
        })
        Object.defineProperty(listening, 'db', { get: () => work.db })
        return track(listening, { number: asked, code: '0000000000', address: someAddress() })
      })
      return said
    }
    expect(await statements(number)).toEqual(await statements('9999-2026-000001'))
  })

  test('one number bears ten wrong codes in a quarter of an hour; then even the right one waits', async () => {
    const { number, secretCode } = await takeCase(database, world)
    for (let i = 0; i < trackLimits.perNumber; i++) expect(await codeOf(number, `000000000${i}`)).toBe(wrong)
    expect(await codeOf(number, secretCode)).toBe('vikno.too-many')
    clock.moveTo(later(clock.now(), trackLimits.window))
    expect(await codeOf(number, secretCode)).toBe('found')
  })

  test('an unknown number is limited like a known one', async () => {
    for (let i = 0; i < trackLimits.perNumber; i++) expect(await codeOf('8888-2026-000001', 'x')).toBe(wrong)
    expect(await codeOf('8888-2026-000001', 'x')).toBe('vikno.too-many')
  })

  test('one address bears thirty wrong tries over all numbers', async () => {
    const { number, secretCode } = await takeCase(database, world)
    const address = '203.0.113.7'
    for (let i = 0; i < trackLimits.perAddress; i++) expect(await codeOf(`7777-2026-${i}`, 'x', address)).toBe(wrong)
    expect(await codeOf(number, secretCode, address)).toBe('vikno.too-many')
    expect(await codeOf(number, secretCode, '203.0.113.8')).toBe('found')
  })

  test('a household of IPv6 is one address', async () => {
    for (let i = 0; i < trackLimits.perAddress; i++) await ask(`6666-2026-${i}`, 'x', `2001:db8:1:2::${i.toString(16)}`)
    expect(await codeOf('6666-2026-99', 'x', '2001:db8:1:2:ffff::1')).toBe('vikno.too-many')
    expect(await codeOf('6666-2026-99', 'x', '2001:db8:1:3::1')).toBe(wrong)
  })

  test('a right code counts as no try: a worried person may look all day', async () => {
    const { number, secretCode } = await takeCase(database, world)
    const address = someAddress()
    for (let i = 0; i < trackLimits.perNumber * 4; i++) expect(await codeOf(number, secretCode, address)).toBe('found')
  })

  test('a hundred guesses at one instant are counted like a hundred in a row', async () => {
    const { number } = await takeCase(database, world)
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => codeOf(number, `A${i}`, someAddress())))
    expect(answers.filter((answer) => answer === wrong)).toHaveLength(trackLimits.perNumber)
    expect(answers.filter((answer) => answer === 'vikno.too-many')).toHaveLength(100 - trackLimits.perNumber)
  })

  test('says in how many minutes to try again', async () => {
    const { number } = await takeCase(database, world)
    clock.moveTo(later(clock.now(), trackLimits.window - (clock.now() % trackLimits.window)))
    clock.moveTo(later(clock.now(), minutes(5)))
    for (let i = 0; i < trackLimits.perNumber; i++) await codeOf(number, 'x')
    expect((await ask(number, 'x')) as No).toMatchObject({ code: 'vikno.too-many', facts: { minutes: 10 } })
  })

  test('addresses and numbers are kept as hashes, and no longer than needed', async () => {
    const rows = () =>
      database.look(systemActor('test'), (work) =>
        sql<{ all: string }>`select to_jsonb(a)::text as all from cases.lookup_attempt a`.execute(work.db),
      )
    expect(JSON.stringify((await rows()).rows)).not.toMatch(/203\.0\.113|7777-2026/)
    clock.moveTo(later(clock.now(), trackLimits.window * 3))
    await database.run(systemActor('cases.forget'), forgetTracking)
    expect((await rows()).rows).toEqual([])
  })

  test('a look that showed the case stands in its log', async () => {
    const { number, secretCode, caseId } = await takeCase(database, world)
    await ask(number, secretCode)
    const { rows } = await database.look(systemActor('test'), (work) =>
      sql`select actor, operation, fields from audit.access where case_id = ${caseId} and actor = 'visitor'`.execute(
        work.db,
      ),
    )
    expect(rows).toEqual([{ actor: 'visitor', operation: 'view', fields: ['state'] }])
  })

  test('a new code takes the place of a lost one; others may not make it', async () => {
    const { number, secretCode, caseId } = await takeCase(database, world)
    expect(await codesOf(database.run(world.applicant, (work) => renewCode(work, caseId)))).toEqual([
      'vikno.not-allowed',
    ])
    const renewed = await database.run(world.administrator, (work) => renewCode(work, caseId))
    expect(await codeOf(number, secretCode)).toBe(wrong)
    expect(await codeOf(number, renewed.secretCode)).toBe('found')
  })
})
