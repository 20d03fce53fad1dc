import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, systemActor, visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { hours, later } from '../../../kernel/time.ts'
import { keepFile } from '../../documents/service.ts'
import { samples } from '../../documents/testing.ts'
import { registerPlace } from '../../identity/service.ts'
import type { CaseId } from '../model.ts'
import { addPerson, caseWorld, codesOf, residentActor, takeCase, walkTo } from '../testing.ts'
import { decide, markStep } from './authority.ts'
import { attachFile, openCase } from './file.ts'
import { getOwn, listOwn, openOwnFile } from './own.ts'
import { issueResult } from './result.ts'

describe('«Мої справи»', async () => {
  const { database, clock } = await testDatabase()
  const own = (actor: Actor, id: CaseId) => database.run(actor, (work) => getOwn(work, id))

  async function named() {
    const world = await caseWorld(database)
    const { centre, authority } = world
    await database.run(systemActor('test'), async (work) => {
      await registerPlace(work, {
        id: centre.id,
        kind: 'centre',
        networkId: centre.networkId,
        name: { uk: 'Центр на Соборній', en: 'Soborna centre' },
      })
      await registerPlace(work, {
        id: authority.id,
        kind: 'authority',
        networkId: null,
        name: { uk: 'Пенсійний фонд', en: 'Pension fund' },
      })
    })
    return world
  }

  test('those that wait for the person come first, closed ones last', async () => {
    const world = await named()
    const first = await takeCase(database, world)
    await walkTo(database, world, first.caseId, 'at-centre')
    const second = await takeCase(database, world)
    const lines = await database.run(world.applicant, listOwn)
    expect(lines.map(({ id, waitsForMe }) => [id, waitsForMe])).toEqual([
      [first.caseId, true],
      [second.caseId, false],
    ])
    expect(lines[1]).toMatchObject({
      service: { uk: 'Призначення житлової субсидії' },
      authority: { uk: 'Пенсійний фонд' },
      dueOn: '2026-12-03',
      mustDo: { uk: 'Від вас зараз нічого не потрібно' },
    })
  })

  test('one case: every step, who has it now, by when and why that date, what I must do', async () => {
    const world = await named()
    const { caseId } = await takeCase(database, world)
    clock.moveTo(later(clock.now(), hours(2)))
    await walkTo(database, world, caseId, 'received')
    await database.run(world.officer, (work) => markStep(work, caseId, 3))
    const mine = await own(world.applicant, caseId)
    expect(mine.timeline.map(({ status, title, unit }) => [status, title.uk, unit?.uk])).toEqual([
      ['done', 'Ви подали заяву', 'Центр на Соборній'],
      ['done', 'Центр передав справу органу', 'Центр на Соборній'],
      ['done', 'Орган отримав справу', 'Пенсійний фонд'],
      ['done', 'Зроблено крок розгляду', 'Пенсійний фонд'],
      ['now', 'Орган розглядає справу', 'Пенсійний фонд'],
      ['ahead', 'Орган вирішить', undefined],
      ['ahead', 'Результат надійде до центру, і ми вас сповістимо', undefined],
      ['ahead', 'Ви отримаєте результат', undefined],
    ])
    expect(mine.timeline[3]!.detail).toBe('Розгляд заяви та документів')
    expect(mine.timeline[5]!.by).toBe('2026-12-03')
    expect(mine).toMatchObject({
      holder: 'authority',
      authority: { uk: 'Пенсійний фонд' },
      mustDo: { uk: 'Від вас зараз нічого не потрібно' },
    })
    expect(mine.deadline.steps.map(({ kind }) => kind)).toEqual(['filed', 'term', 'last-day'])
    expect(mine.deadline.dueOn).toBe('2026-12-03')
  })

  test('says who looked: role, unit, time and why, but no names and no ids', async () => {
    const world = await named()
    const { caseId } = await takeCase(database, world)
    await walkTo(database, world, caseId, 'received')
    await database.run(world.officer, (work) => openCase(work, caseId, { purpose: 'decide' }))
    const { whoLooked } = await own(world.applicant, caseId)
    expect(whoLooked.filter(({ role }) => role === 'resident')).toEqual([])
    const byOfficer = whoLooked.filter(({ role, operation }) => role === 'officer' && operation === 'view')
    expect(byOfficer).toEqual([
      {
        id: expect.any(String),
        at: clock.now(),
        role: 'officer',
        unit: { uk: 'Пенсійний фонд', en: 'Pension fund' },
        operation: 'view',
        what: ['application', 'papers', 'decision'],
        why: { uk: 'розгляд і рішення', en: 'considering and deciding' },
      },
    ])
    const staffIds = [world.officer, world.administrator].map((actor) => (actor as { id: string }).id)
    const everything = JSON.stringify(await own(world.applicant, caseId))
    for (const id of staffIds) expect(everything).not.toContain(id)
  })

  test('a closed case has no «now» and nothing ahead', async () => {
    const world = await named()
    const { caseId } = await takeCase(database, world)
    await walkTo(database, world, caseId, 'at-centre')
    await database.run(world.administrator, (work) =>
      issueResult(work, caseId, { to: 'applicant', document: { kind: 'ID-картка', number: '1' }, signed: true }),
    )
    const { timeline, closed } = await own(world.applicant, caseId)
    expect(closed).toBe(true)
    expect(timeline.every(({ status }) => status === 'done')).toBe(true)
  })

  test('own files are opened, with a trace; others’ are not', async () => {
    const world = await named()
    const { caseId, number } = await takeCase(database, world)
    const kept = await keepFile({ put: async () => 'e'.repeat(64) }, samples.pdf, { name: 'Ткаченко декларація.pdf' })
    const fileId = await database.run(world.administrator, (work) =>
      attachFile(work, caseId, kept, { purpose: 'attachment', paper: 1 }),
    )
    const opened = await database.run(world.applicant, (work) => openOwnFile(work, caseId, fileId))
    expect(opened.headers['content-disposition']).toContain(encodeURIComponent(number))
    expect(opened.headers['content-disposition']).not.toContain(encodeURIComponent('Ткаченко'))
    const stranger = residentActor(await addPerson(database, 'Чужа'))
    expect(await codesOf(database.run(stranger, (work) => openOwnFile(work, caseId, fileId)))).toEqual([
      'cases.no-case',
    ])
  })

  test('what the authority adds is shown once it has decided', async () => {
    const world = await named()
    const { caseId } = await takeCase(database, world)
    await walkTo(database, world, caseId, 'received')
    const kept = await keepFile({ put: async () => 'f'.repeat(64) }, samples.pdf, { name: 'рішення.pdf' })
    const fileId = await database.run(world.officer, (work) => attachFile(work, caseId, kept, { purpose: 'result' }))
    const open = () => database.run(world.applicant, (work) => openOwnFile(work, caseId, fileId))
    expect((await own(world.applicant, caseId)).files).toEqual([])
    expect(await codesOf(open())).toEqual(['documents.no-file'])
    await database.run(world.officer, (work) => decide(work, caseId, { outcome: 'positive' }))
    expect((await own(world.applicant, caseId)).files).toMatchObject([{ id: fileId, purpose: 'result' }])
    expect(await open()).toMatchObject({ id: fileId })
  })

  test.each<[string, (world: Awaited<ReturnType<typeof named>>) => Promise<Actor> | Actor, string]>([
    ['another resident', async () => residentActor(await addPerson(database, 'Чужа')), 'cases.no-case'],
    ['the resident below «substantial» trust', (world) => residentActor(world.applicantId, 'low'), 'cases.low-trust'],
    ['a visitor', () => visitor, 'cases.no-case'],
    ['an administrator', (world) => world.administrator, 'cases.no-case'],
    ['an officer', (world) => world.officer, 'cases.no-case'],
  ])('%s does not see it here', async (_, who, code) => {
    const world = await named()
    const { caseId } = await takeCase(database, world)
    const actor = await who(world)
    expect(await codesOf(own(actor, caseId))).toEqual([code])
    const list = database.run(actor, listOwn)
    if (code === 'cases.no-case' && actor.kind === 'resident') expect(await list).toEqual([])
    else expect(await codesOf(list)).toEqual([code])
  })

  test('an id of nothing is answered like somebody else’s case', async () => {
    const world = await named()
    expect(await codesOf(own(world.applicant, newId<'Case'>()))).toEqual(['cases.no-case'])
  })
})
