import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { newId } from '../../../kernel/id.ts'
import { caseAtAuthority, codesOf, days, officerOf, takeCase, walkTo } from '../testing.ts'
import { act } from './act.ts'
import { decide, returnToCentre } from './authority.ts'
import { getOwn } from './own.ts'
import { issueResult, receiveResult } from './result.ts'

const reason = 'Так вирішено.'
const document = { kind: 'ID-картка', number: '000000731' }

describe('acts that end a case, and those that come after a decision', async () => {
  const { database, clock } = await testDatabase()
  const start = clock.now()
  async function atAuthority() {
    clock.moveTo(start)
    return caseAtAuthority(database)
  }
  async function decided() {
    const it = await atAuthority()
    await database.run(it.world.officer, (work) => decide(work, it.caseId, { outcome: 'positive' }))
    return it
  }
  async function issued() {
    const it = await decided()
    const { administrator, officer } = it.world
    await database.run(officer, (work) => returnToCentre(work, it.caseId, { paper: true }))
    await database.run(administrator, (work) => receiveResult(work, it.caseId))
    await database.run(administrator, (work) =>
      issueResult(work, it.caseId, { to: 'applicant', document, signed: true }),
    )
    return it
  }

  test('not considered with a ground of article 45; the answer goes back to the centre', async () => {
    const { world, caseId, does, view } = await atAuthority()
    await does('not-considered', { ground: 'repeated', reason })
    const { state, events } = await view()
    expect(state).toBe('notConsidered')
    expect(events.at(-1)).toMatchObject({ facts: { ground: 'repeated' }, told: { reason } })
    await database.run(world.officer, (work) => returnToCentre(work, caseId, { paper: true }))
  })

  test('a case is joined to an open one of the same authority, and its date is the date of that one', async () => {
    const { world, caseId, number, does } = await atAuthority()
    clock.moveTo(days(start, 2))
    const lead = await takeCase(database, world)
    expect(await codesOf(does('joined', { leadCase: lead.number as never, reason }))).toEqual([
      'leadCase: cases.no-lead-case',
    ])
    expect(await codesOf(does('joined', { leadCase: number as never, reason }))).toEqual([
      'leadCase: cases.no-lead-case',
    ])
    await walkTo(database, world, lead.caseId, 'received')
    await does('joined', { leadCase: lead.number as never, reason })
    const own = await database.run(world.applicant, (work) => getOwn(work, caseId))
    expect(own).toMatchObject({ state: 'joined', dueOn: '2026-12-07', deadline: { dueOn: '2026-12-07' } })
  })

  test('the person withdraws from the portal or at the centre, before the act and not after', async () => {
    const first = await atAuthority()
    await first.does('withdrawn', { reason: undefined }, first.world.applicant)
    expect(await first.view()).toMatchObject({ state: 'withdrawn', marks: { closed: clock.now() } })
    const second = await atAuthority()
    await second.does('withdrawn', { reason }, second.world.administrator)
    const third = await decided()
    expect(await codesOf(third.does('withdrawn', { reason }, third.world.applicant))).toEqual(['cases.not-now'])
  })

  test('a complaint within thirty days of the notice stays the decision; dismissed, the case stands where it stood', async () => {
    const { world, does, view } = await issued()
    clock.moveTo(days(start, 20))
    await does('appealed', { on: '2026-12-10' as never, reason, whyLate: undefined }, world.administrator)
    expect((await view()).state).toBe('appealed')
    await does('appeal-dismissed', { reason })
    expect((await view()).state).toBe('issued')
  })

  test('later than thirty days a complaint needs its valid reason; none is from before the decision or from tomorrow', async () => {
    const { world, does } = await issued()
    clock.moveTo(days(start, 40))
    const lodge = (on: string, whyLate?: string) =>
      does('appealed', { on: on as never, reason, whyLate }, world.applicant)
    expect(await codesOf(lodge('2026-11-20'))).toEqual(['on: cases.day-before-decision'])
    expect(await codesOf(lodge('2027-01-03'))).toEqual(['on: cases.day-ahead'])
    expect(await codesOf(lodge('2026-12-24'))).toEqual(['whyLate: cases.appeal-late'])
    await lodge('2026-12-24', 'Лікувалася за кордоном.')
  })

  test('a mistake mended before the result is out changes nothing of its way; afterwards the act stands corrected', async () => {
    const before = await decided()
    await before.does('corrected', { reason })
    expect((await before.view()).state).toBe('decidedPositive')
    const after = await issued()
    await after.does('corrected', { reason })
    expect((await after.view()).state).toBe('corrected')
    await after.does('invalidated', { reason })
    expect((await after.view()).state).toBe('invalidated')
    const third = await decided()
    await third.does('revoked', { reason })
    expect(await third.view()).toMatchObject({ state: 'revoked', marks: { closed: clock.now() } })
  })

  test('who may not: the centre decides nothing, another authority sees nothing, an undecided case is not contested', async () => {
    const { world, does } = await atAuthority()
    for (const actor of [world.administrator, officerOf(newId<'Authority'>())]) {
      expect(await codesOf(does('not-considered', { ground: 'repeated', reason }, actor))).toEqual([
        'vikno.not-allowed',
      ])
      expect(await codesOf(does('revoked', { reason }, actor))).toEqual(['vikno.not-allowed'])
    }
    expect(await codesOf(does('withdrawn', { reason }, world.officer))).toEqual(['vikno.not-allowed'])
    expect(await codesOf(does('appealed', { on: '2026-11-23' as never, reason, whyLate: undefined }))).toEqual([
      'cases.not-now',
    ])
    expect(
      await codesOf(database.run(world.applicant, (work) => act(work, newId<'Case'>(), 'withdrawn', { reason }))),
    ).toEqual(['cases.no-case'])
  })
})
