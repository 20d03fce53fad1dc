import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Work } from '../../../db/work.ts'
import { type Actor, systemActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { keepFile } from '../../documents/service.ts'
import { samples } from '../../documents/testing.ts'
import { usualAppeal } from '../rules/act.ts'
import { caseWorld, codesOf, days, officerOf, takeCase, type World, walkTo } from '../testing.ts'
import { decide, inbox, inboxSummary, listToReturn, markStep, returnToCentre } from './authority.ts'
import { attachFile, openCase } from './file.ts'
import { findSentCases } from './find.ts'

const reasoning = 'Дохід родини перевищує межу, п. 14 Положення № 848.'
const hearing = { held: true, on: '2026-11-23' as never } as const

describe('the back office', async () => {
  const { database, clock } = await testDatabase()
  const as = <T>(actor: Actor, use: (work: Work) => Promise<T>) => database.run(actor, use)
  const view = (world: World, id: Parameters<typeof openCase>[1]) =>
    as(world.officer, (work) => openCase(work, id, { purpose: 'decide' }))

  async function received(record: Parameters<typeof caseWorld>[1] = {}) {
    const world = await caseWorld(database, record)
    const { caseId } = await takeCase(database, world)
    await walkTo(database, world, caseId, 'received')
    return { world, caseId }
  }

  test('the inbox is ordered by due date, page by page, with the slack in working days', async () => {
    const { world } = await received()
    const start = clock.now()
    for (let i = 1; i < 7; i++) {
      clock.moveTo(days(start, i))
      const { caseId } = await takeCase(database, world)
      await walkTo(database, world, caseId, 'received')
    }
    const first = await as(world.officer, (work) => inbox(work, world.authority.id, { limit: 4 }))
    const last = first.at(-1)!
    const second = await as(world.officer, (work) =>
      inbox(work, world.authority.id, { limit: 4, after: { dueOn: last.summary.dueOn, id: last.id } }),
    )
    const all = [...first, ...second]
    expect(all.map(({ summary }) => summary.dueOn)).toEqual([...all.map(({ summary }) => summary.dueOn)].sort())
    expect(new Set(all.map(({ id }) => id)).size).toBe(7)
    expect(first[0]).toMatchObject({ slack: 4, step: { n: 3 }, steps: 5 })
    clock.moveTo(start)
  })

  test('shows nothing that was not handed over, nor what has been decided', async () => {
    const { world, caseId } = await received()
    await takeCase(database, world)
    await as(world.officer, (work) => decide(work, caseId, { outcome: 'positive' }))
    expect(await as(world.officer, (work) => inbox(work, world.authority.id))).toEqual([])
  })

  test('the inbox is narrowed by state and to what is late; each group is counted', async () => {
    const { world, caseId } = await received()
    const start = clock.now()
    const { caseId: second } = await takeCase(database, world)
    await walkTo(database, world, second, 'received')
    await as(world.officer, (work) => markStep(work, second, 3))
    const ids = async (question: Parameters<typeof inbox>[2]) =>
      (await as(world.officer, (work) => inbox(work, world.authority.id, question))).map(({ id }) => id)
    expect(await ids({ state: 'inReview' })).toEqual([second])
    expect(await ids({ state: 'issued' })).toEqual([])
    expect(await ids({ late: true })).toEqual([])
    clock.moveTo(days(start, 11))
    expect((await ids({ late: true })).sort()).toEqual([caseId, second].sort())
    expect(await as(world.officer, (work) => inboxSummary(work, world.authority.id))).toEqual({
      counts: { late: 2, today: 0, later: 0, stands: 0 },
      serviceIds: [world.service.id],
    })
    clock.moveTo(start)
  })

  test('what is decided is listed until it leaves for the centre; it is found by number for ever after', async () => {
    const { world, caseId } = await received()
    const listed = async () =>
      (await as(world.officer, (work) => listToReturn(work, world.authority.id))).map(({ id }) => id)
    const found = async (actor: Actor, number: string) =>
      (await as(actor, (work) => findSentCases(work, world.authority.id, number))).map(({ id }) => id)
    const { number } = (await view(world, caseId)).summary
    expect(await listed()).toEqual([])
    await as(world.officer, (work) => decide(work, caseId, { outcome: 'positive' }))
    expect(await listed()).toEqual([caseId])
    await as(world.officer, (work) => returnToCentre(work, caseId, { paper: true }))
    expect(await listed()).toEqual([])
    expect(await found(world.officer, number.toLowerCase())).toEqual([caseId])
    expect(await found(world.officer, number.split('-').at(-1)!)).toEqual([caseId])
    expect(await codesOf(found(world.officer, ' '))).toEqual(['number: cases.search-empty'])
    expect(await codesOf(found(officerOf(newId<'Authority'>()), number))).toEqual(['vikno.not-allowed'])
  })

  test('a case that still lies at the centre is not found by the authority', async () => {
    const { world } = await received()
    const { number } = await takeCase(database, world)
    expect(await as(world.officer, (work) => findSentCases(work, world.authority.id, number))).toEqual([])
  })

  test('the file is whole: application, papers, steps of the card, the date and why; opening it leaves a trace', async () => {
    const { world, caseId } = await received()
    const file = await view(world, caseId)
    expect(file.content.application.papers.map(({ name }) => name)).toContain('Декларація про доходи')
    expect(file.steps.map(({ status, side }) => [status, side])).toEqual([
      ['done', 'centre'],
      ['done', 'centre'],
      ['now', 'authority'],
      ['ahead', 'authority'],
      ['ahead', 'centre'],
    ])
    expect(file.deadline.dueOn).toBe(file.summary.dueOn)
    const { rows } = await database.look(systemActor('test'), (work) =>
      sql`select operation, purpose, subject_person_id from audit.access where case_id = ${caseId} and role = 'officer' and operation = 'view'`.execute(
        work.db,
      ),
    )
    expect(rows).toEqual([{ operation: 'view', purpose: 'decide', subject_person_id: world.applicantId }])
  })

  test('the first step begins the review; no step is done twice, none of the centre’s', async () => {
    const { world, caseId } = await received()
    const mark = (n: number) => as(world.officer, (work) => markStep(work, caseId, n))
    await mark(3)
    const { summary, steps } = await view(world, caseId)
    expect(summary.state).toBe('inReview')
    expect(steps.find(({ n }) => n === 3)).toMatchObject({ status: 'done', at: clock.now() })
    expect(await codesOf(mark(3))).toEqual(['step: cases.step-done-before'])
    expect(await codesOf(mark(1))).toEqual(['step: cases.step-of-other-side'])
    expect(await codesOf(mark(99))).toEqual(['step: cases.no-such-step'])
  })

  test('a decision in favour may be short: number, reasons and the way to appeal are added', async () => {
    const { world, caseId } = await received()
    await as(world.officer, (work) => decide(work, caseId, { outcome: 'positive' }))
    const { summary, content } = await view(world, caseId)
    expect(summary).toMatchObject({ state: 'decidedPositive', outcome: 'positive' })
    expect(content.act).toMatchObject({
      number: `${summary.number}/Р`,
      on: '2026-11-23',
      appeal: usualAppeal,
      hearing: null,
    })
  })

  test('a refusal needs its reasons and the person’s voice', async () => {
    const { world, caseId } = await received()
    const refuse = (more: object) => as(world.officer, (work) => decide(work, caseId, { outcome: 'negative', ...more }))
    expect(await codesOf(refuse({}))).toEqual(['reasoning: cases.reasoning-missing', 'hearing: cases.hearing-missing'])
    expect(await codesOf(refuse({ reasoning, hearing: undefined }))).toEqual(['hearing: cases.hearing-missing'])
    await refuse({ reasoning, hearing, number: '218', howToMend: ' Подайте довідку про доходи й зверніться знову. ' })
    const { summary, content } = await view(world, caseId)
    expect(summary.state).toBe('decidedNegative')
    expect(content.act).toMatchObject({
      ...{ number: '218', reasoning, operative: 'Відмовити.', hearing },
      howToMend: 'Подайте довідку про доходи й зверніться знову.',
    })
  })

  test('the result file lies in the case; a file of nobody is refused', async () => {
    const { world, caseId } = await received()
    const kept = await keepFile({ put: async () => 'b'.repeat(64) }, samples.pdf, { name: 'рішення.pdf' })
    const fileId = await as(world.officer, (work) => attachFile(work, caseId, kept, { purpose: 'result' }))
    expect(
      await codesOf(as(world.officer, (work) => decide(work, caseId, { outcome: 'positive', fileId: newId() }))),
    ).toEqual(['fileId: cases.no-such-file'])
    await as(world.officer, (work) => decide(work, caseId, { outcome: 'positive', fileId }))
    const { files, events } = await view(world, caseId)
    expect(files.map(({ id, purpose }) => [id, purpose])).toEqual([[fileId, 'result']])
    expect(events.at(-1)).toMatchObject({ type: 'decided', facts: { fileId } })
  })

  test('a case is decided once, also when ten press at the same instant', async () => {
    const { world, caseId } = await received()
    const presses = await Promise.allSettled(
      Array.from({ length: 10 }, () => as(world.officer, (work) => decide(work, caseId, { outcome: 'positive' }))),
    )
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await codesOf(as(world.officer, (work) => decide(work, caseId, { outcome: 'positive' })))).toEqual([
      'cases.not-now',
    ])
  })

  test('the result goes back once, and only after the decision', async () => {
    const { world, caseId } = await received()
    const back = () => as(world.officer, (work) => returnToCentre(work, caseId, { paper: true }))
    expect(await codesOf(back())).toEqual(['cases.not-now'])
    await as(world.officer, (work) => decide(work, caseId, { outcome: 'positive' }))
    await back()
    expect((await view(world, caseId)).summary.holder).toBe('to-centre')
    expect(await codesOf(back())).toEqual(['cases.not-now'])
  })

  test('who may not: the centre, another authority, the resident', async () => {
    const { world, caseId } = await received()
    const uses: ((work: Work) => Promise<unknown>)[] = [
      (work) => inbox(work, world.authority.id),
      (work) => inboxSummary(work, world.authority.id),
      (work) => listToReturn(work, world.authority.id),
      (work) => markStep(work, caseId, 3),
      (work) => decide(work, caseId, { outcome: 'positive' }),
      (work) => returnToCentre(work, caseId, { paper: true }),
    ]
    for (const actor of [world.administrator, officerOf(newId<'Authority'>()), world.applicant])
      for (const use of uses) expect(await codesOf(as(actor, use))).toEqual(['vikno.not-allowed'])
  })

  test('an officer does not see a case before it is handed over, nor one of another authority', async () => {
    const { world, caseId } = await received()
    const open = (actor: Actor, id: typeof caseId) =>
      codesOf(as(actor, (work) => openCase(work, id, { purpose: 'decide' })))
    expect(await open(officerOf(newId<'Authority'>()), caseId)).toEqual(['cases.no-case'])
    const kept = await takeCase(database, world)
    expect(await open(world.officer, kept.caseId)).toEqual(['cases.no-case'])
    expect(await open(world.applicant, caseId)).toEqual(['vikno.not-allowed'])
    expect(await open(world.officer, newId<'Case'>())).toEqual(['cases.no-case'])
  })
})
