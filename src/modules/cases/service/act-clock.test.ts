import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { newId } from '../../../kernel/id.ts'
import { caseAtAuthority, caseWorld, codesOf, days, officerOf } from '../testing.ts'
import { inbox } from './authority.ts'

const reason = 'Потрібен висновок експерта.'

describe('acts that change the date', async () => {
  const { database, clock } = await testDatabase()
  const start = clock.now()
  async function atAuthority(record: Parameters<typeof caseAtAuthority>[1] = {}) {
    clock.moveTo(start)
    return caseAtAuthority(database, record)
  }

  test('a suspension is a dated interval with its ground; two of them add up, and the steps name both', async () => {
    const { does, view } = await atAuthority()
    await does('suspended', { ground: 'court', reason })
    expect(await view()).toMatchObject({ state: 'suspended', dueOn: null })
    clock.moveTo(days(start, 3))
    await does('resumed', { reason: 'Суд вирішив.' })
    expect(await view()).toMatchObject({ state: 'inReview', dueOn: '2026-12-07' })
    await does('suspended', { ground: 'expertise', reason })
    clock.moveTo(days(start, 5))
    await does('resumed', { reason: 'Висновок є.' })
    const { clock: kept, dueOn, deadline } = await view()
    expect(kept.pauses.map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-23', '2026-11-25'],
      ['2026-11-26', '2026-11-27'],
    ])
    expect(dueOn).toBe('2026-12-07')
    const pauses = deadline.steps.filter(({ kind }) => kind === 'pause')
    expect(pauses.map(({ text }) => text.uk)).toEqual([
      expect.stringContaining('спершу має вирішити суд'),
      expect.stringContaining('призначено експертизу'),
    ])
  })

  test('a question to another body leaves the clock running; a suspension in between does not lose it', async () => {
    const { does, view } = await atAuthority()
    const { dueOn } = await view()
    await does('query-sent', { to: 'ДПС', about: 'доходи за рік' })
    expect(await view()).toMatchObject({ state: 'awaitingOtherBody', dueOn })
    await does('suspended', { ground: 'illness', reason })
    await does('resumed', { reason: 'Одужала.' })
    expect(await view()).toMatchObject({ state: 'awaitingOtherBody', dueOn })
    await does('query-answered', { answer: 'Доходів немає.' })
    expect(await view()).toMatchObject({ state: 'inReview', dueOn })
  })

  test('a term is extended with a reason before its last day, to 45 days at most, and the new date explains itself', async () => {
    const { does, view } = await atAuthority()
    expect(await codesOf(does('term-extended', { days: 36, reason }))).toEqual(['days: cases.extension-too-long'])
    expect(await codesOf(does('term-extended', { days: 15, reason: '' }))).toEqual(['reason: cases.answer-missing'])
    await does('term-extended', { days: 15, reason })
    const { state, dueOn, deadline } = await view()
    expect({ state, dueOn }).toEqual({ state: 'termExtended', dueOn: '2026-12-18' })
    expect(deadline.steps.map(({ kind, law }) => [kind, law.slice(0, 6)])).toContainEqual(['extended', 'ст. 34'])
    await does('term-extended', { days: 20, reason })
    expect((await view()).clock).toMatchObject({ term: { days: 45 }, extended: { days: 35, from: { days: 10 } } })
    expect(await codesOf(does('term-extended', { days: 1, reason }))).toEqual(['days: cases.extension-too-long'])
  })

  test('on the last day and after it a term is extended no more', async () => {
    const { does, view } = await atAuthority()
    for (const day of [10, 11]) {
      clock.moveTo(days(start, day))
      expect(await codesOf(does('term-extended', { days: 5, reason }))).toEqual(['cases.term-over'])
    }
    expect((await view()).dueOn).toBe('2026-12-03')
  })

  test('a term of working days grows by working days while it has ten, and is counted in calendar days beyond', async () => {
    const short = await atAuthority({ maxDays: 5, dayType: 'working' })
    await short.does('term-extended', { days: 3, reason })
    expect((await short.view()).clock.term).toEqual({ days: 8, unit: 'working' })
  })

  test('forwarded: it stands in the inbox of the competent authority, whose term begins when it has the case', async () => {
    const { world, caseId, does, view } = await atAuthority()
    const other = await caseWorld(database)
    expect(await codesOf(does('forwarded', { authorityId: world.authority.id, reason }))).toEqual([
      'authorityId: cases.same-authority',
    ])
    expect(await codesOf(does('forwarded', { authorityId: newId<'Authority'>(), reason }))).toEqual([
      'centres.no-authority',
    ])
    await does('forwarded', { authorityId: other.authority.id, reason })
    const waiting = await view()
    expect(waiting).toMatchObject({ state: 'forwarded', dueOn: null, authorityId: other.authority.id })
    expect(waiting.deadline.steps).toMatchObject([{ kind: 'waits' }])
    const theirs = await database.look(other.officer, (work) => inbox(work, other.authority.id, { clock: 'stands' }))
    expect(theirs.map(({ id }) => id)).toEqual([caseId])
    clock.moveTo(days(start, 2))
    await does('received-by-authority', {}, other.officer)
    const now = await view()
    expect(now).toMatchObject({ state: 'receivedByAuthority', dueOn: '2026-12-07', clock: { start: '2026-11-25' } })
    expect(now.deadline.steps[0]!.law).toBe('ст. 44, 46 Закону № 2073-IX')
    expect(await codesOf(does('suspended', { ground: 'court', reason }))).toEqual(['vikno.not-allowed'])
  })

  test('who may not: the centre, the applicant, another authority', async () => {
    const { world, does } = await atAuthority()
    const tries = [
      () => does('suspended', { ground: 'court', reason }, world.administrator),
      () => does('term-extended', { days: 5, reason }, officerOf(newId<'Authority'>())),
      () => does('query-sent', { to: 'ДПС', about: 'доходи' }, world.administrator),
    ]
    for (const tried of tries) expect(await codesOf(tried())).toEqual(['vikno.not-allowed'])
    expect(await codesOf(does('suspended', { ground: 'court', reason }, world.applicant))).toEqual([
      'cases.not-your-side',
    ])
  })
})
