import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { newId } from '../../../kernel/id.ts'
import { keepFile } from '../../documents/service.ts'
import { samples } from '../../documents/testing.ts'
import { addPerson, caseAtAuthority, codesOf, days, officerOf, residentActor } from '../testing.ts'
import { answerCase } from './answer.ts'
import { returnToCentre } from './authority.ts'
import { getOwn } from './own.ts'

const defects = 'Немає декларації про доходи за третій квартал.'
const fixBy = '2026-12-07' as never

describe('an application left without motion', async () => {
  const { database, clock, announced } = await testDatabase()
  const start = clock.now()
  const scan = () => keepFile({ put: async () => 'c'.repeat(64) }, samples.pdf, { name: 'декларація.pdf' })
  async function stopped() {
    clock.moveTo(start)
    const it = await caseAtAuthority(database)
    await it.does('left-without-motion', { defects, fixBy })
    return it
  }

  test('the clock stands and no date is named; the person reads what, how and by when', async () => {
    const { world, caseId, view } = await stopped()
    expect(await view()).toMatchObject({ state: 'leftWithoutMotion', dueOn: null, fixBy })
    const own = await database.run(world.applicant, (work) => getOwn(work, caseId))
    expect(own).toMatchObject({ waitsForMe: true, mayDo: ['defects-fixed', 'more-time-asked', 'withdrawn'] })
    expect(own.timeline.find(({ status }) => status === 'now')).toMatchObject({ by: fixBy, detail: defects })
    expect(own.deadline.steps.at(-1)).toMatchObject({ kind: 'waits', law: 'ст. 43 Закону № 2073-IX' })
  })

  test('less than five working days to mend is refused, and so is an empty list', async () => {
    const { does } = await caseAtAuthority(database)
    expect(await codesOf(does('left-without-motion', { defects, fixBy: '2026-11-27' as never }))).toEqual([
      'fixBy: cases.too-little-time',
    ])
    expect(await codesOf(does('left-without-motion', { defects: ' ', fixBy }))).toEqual([
      'defects: cases.answer-missing',
    ])
  })

  test('mended from the portal with a file: the days it stood do not count, and the date says so', async () => {
    const { world, caseId, view } = await stopped()
    clock.moveTo(days(start, 4))
    const files = [await scan()]
    await database.run(world.applicant, (work) => answerCase(work, caseId, { files, how: 'Додаю декларацію.' }))
    const now = await view()
    expect(now).toMatchObject({ state: 'inReview', dueOn: '2026-12-07' })
    expect(now.clock.pauses).toMatchObject([{ from: '2026-11-23', to: '2026-11-26' }])
    expect(now.deadline.steps.map(({ kind }) => kind)).toEqual(['filed', 'term', 'pause', 'last-day', 'moved'])
    expect(now.events.slice(-2)).toMatchObject([
      { type: 'document-added', by: { side: 'applicant', unit: null } },
      { type: 'defects-fixed', told: { how: 'Додаю декларацію.' } },
    ])
  })

  test('mended at the centre by its administrator', async () => {
    const { world, does, view } = await stopped()
    await does('defects-fixed', { how: undefined }, world.administrator)
    expect(await view()).toMatchObject({ state: 'inReview', dueOn: '2026-12-03' })
  })

  test('an answer without a file and without a word is none', async () => {
    const { world, caseId } = await stopped()
    expect(await codesOf(database.run(world.applicant, (work) => answerCase(work, caseId, { files: [] })))).toEqual([
      'files: cases.answer-missing',
    ])
  })

  test('it is returned only after the day has passed, and then the case is closed', async () => {
    const { does, view } = await stopped()
    const reason = 'Декларацію не додано.'
    clock.moveTo(days(start, 14))
    expect(await codesOf(does('returned', { reason }))).toEqual(['cases.still-time'])
    clock.moveTo(days(start, 15))
    await does('returned', { reason })
    expect(await view()).toMatchObject({ state: 'returned', holder: 'applicant', marks: { closed: clock.now() } })
  })

  test('more time is asked for with a reason and given by the authority; nothing is returned before that answer', async () => {
    const { world, does, view } = await stopped()
    const later = '2026-12-21' as never
    const ask = (until: string) =>
      does('more-time-asked', { until: until as never, reason: 'Чекаю довідку з податкової.' }, world.applicant)
    expect(await codesOf(ask('2026-12-07'))).toEqual(['until: cases.not-longer'])
    await ask(later)
    expect(await codesOf(ask('2026-12-22'))).toEqual(['cases.not-now'])
    expect(await view()).toMatchObject({ fixBy, asksUntil: later })
    clock.moveTo(days(start, 15))
    expect(await codesOf(does('returned', { reason: 'Не виправлено.' }))).toEqual(['cases.answer-request-first'])
    expect(await codesOf(does('more-time-given', { fixBy: later }, world.applicant))).toEqual(['cases.not-your-side'])
    await does('more-time-given', { fixBy: later })
    const after = await view()
    expect(after).toMatchObject({ state: 'leftWithoutMotion', fixBy: later, dueOn: null })
    expect(after.asksUntil).toBeUndefined()
  })

  test('more time refused leaves the former day', async () => {
    const { world, does, view } = await stopped()
    await does('more-time-asked', { until: '2026-12-21' as never, reason: 'хворію' }, world.applicant)
    await does('more-time-refused', { reason: 'Довідку видають одразу.' })
    const after = await view()
    expect([after.fixBy, after.asksUntil]).toEqual([fixBy, undefined])
    clock.moveTo(days(start, 15))
    await does('returned', { reason: 'Не виправлено.' })
  })

  test('what is announced names nothing personal, and each thing once', async () => {
    announced.length = 0
    const { caseId } = await stopped()
    const told = announced.filter((event) => event.caseId === caseId)
    expect(told.map(({ type }) => type)).toContain('cases.left-without-motion')
    expect(JSON.stringify(told)).not.toContain('декларації')
  })

  test('who may not: the centre, another authority, another resident, somebody not proven', async () => {
    const { world, caseId, does } = await stopped()
    const stranger = residentActor(await addPerson(database))
    for (const actor of [world.administrator, officerOf(newId<'Authority'>())])
      expect(await codesOf(does('returned', { reason: 'ні' }, actor))).toEqual(['vikno.not-allowed'])
    const files = [await scan()]
    const answer = (actor: typeof stranger) =>
      codesOf(database.run(actor, (work) => answerCase(work, caseId, { files })))
    expect(await answer(stranger)).toEqual(['cases.no-case'])
    expect(await answer(residentActor(world.applicantId, 'low'))).toEqual(['cases.low-trust'])
    expect(await answer(world.officer)).toEqual(['cases.no-case'])
    expect(await codesOf(does('returned', { reason: 'ні' }, world.applicant))).toEqual(['cases.not-your-side'])
  })

  test('files are added by the person only while the case waits for them; nothing goes back undecided', async () => {
    const { world, caseId } = await caseAtAuthority(database)
    const files = [await scan()]
    expect(await codesOf(database.run(world.applicant, (work) => answerCase(work, caseId, { files })))).toEqual([
      'cases.not-now',
    ])
    expect(await codesOf(database.run(world.officer, (work) => returnToCentre(work, caseId, { paper: true })))).toEqual(
      ['cases.not-now'],
    )
  })
})
