import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Work } from '../../../db/work.ts'
import { type Actor, systemActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { staffActor } from '../../centres/testing.ts'
import type { CaseId, Correction } from '../model.ts'
import { fold } from '../rules/fold.ts'
import * as record from '../store/record.ts'
import { addPerson, caseWorld, codesOf, someHistory, takeCase, walkTo } from '../testing.ts'
import { correctEntry, openCase, rebuild } from './file.ts'
import { caseNumbers, findCases } from './find.ts'

const engineer = systemActor('rebuild')

describe('the record of a case', async () => {
  const { database } = await testDatabase()
  const as = <T>(actor: Actor, use: (work: Work) => Promise<T>) => database.run(actor, use)

  test('any lawful history, kept event by event, folds to the stored row', async () => {
    let sequence = 0
    await fc.assert(
      fc.asyncProperty(someHistory, async (events) => {
        const id = newId<'Case'>()
        const centreId = newId<'Centre'>()
        const numbered = {
          id,
          centreId,
          numberKey: 'ХРК-2026-1',
          placeCode: 'ХРК',
          year: 2026,
          sequence: ++sequence,
          codeHash: Buffer.alloc(32),
        }
        const [first, ...rest] = events
        await as(engineer, (work) => record.saveNew(work, numbered, [first!]))
        for (const event of rest)
          await as(engineer, async (work) => record.append(work, (await record.lockCase(work, id))!, [event]))
        expect(await as(engineer, (work) => rebuild(work, id))).toEqual({
          caseId: id,
          events: events.length,
          differs: [],
        })
        const stored = await as(engineer, (work) => record.findCase(work, id))
        expect(stored!.summary).toEqual(JSON.parse(JSON.stringify(fold(events))))
      }),
      { numRuns: 25 },
    )
  })

  test('a row that was changed behind the record is found', async () => {
    const world = await caseWorld(database)
    const { caseId } = await takeCase(database, world)
    expect(await as(engineer, (work) => rebuild(work, caseId))).toEqual({ caseId, events: 1, differs: [] })
    await as(engineer, (work) =>
      sql`update cases.case set summary = jsonb_set(summary, '{dueOn}', '"2027-01-01"') where id = ${caseId}`.execute(
        work.db,
      ),
    )
    expect((await as(engineer, (work) => rebuild(work, caseId))).differs).toEqual(['summary'])
    expect(await codesOf(as(world.administrator, (work) => rebuild(work, caseId)))).toEqual(['vikno.not-allowed'])
  })

  test.each([
    ['delete', sql`delete from cases.event`],
    ['update', sql`update cases.event set type = 'issued'`],
    ['facts', sql`update cases.event set facts = '{}'`],
  ])('what happened is only added to: %s is refused by the database', async (_, statement) => {
    const world = await caseWorld(database)
    await takeCase(database, world)
    await expect(as(engineer, (work) => statement.execute(work.db))).rejects.toThrow(/only added to/)
  })
})

describe('a wrong entry', async () => {
  const { database } = await testDatabase()
  const correct = (actor: Actor, id: CaseId, correction: Correction, reason = 'описка в телефоні') =>
    database.run(actor, (work) => correctEntry(work, id, correction, reason))

  test('is corrected by a new event with its reason; both stay in the record', async () => {
    const world = await caseWorld(database)
    const { caseId } = await takeCase(database, world)
    await correct(world.administrator, caseId, { form: { phone: '067 999 88 77' }, notifyBy: 'call' })
    const view = await database.run(world.administrator, (work) => openCase(work, caseId, { purpose: 'control' }))
    expect(view.content.application.form).toMatchObject({
      phone: '+380679998877',
      demand: 'призначити житлову субсидію',
    })
    expect(view.summary.notifyBy).toBe('call')
    expect(view.events.at(-1)).toMatchObject({
      type: 'corrected-entry',
      facts: { fields: ['notifyBy', 'form.phone'] },
      told: { reason: 'описка в телефоні' },
    })
    expect(view.events[0]).toMatchObject({ told: { form: { phone: '+380501112233' } } })
  })

  test('of the fee: another receipt, an exemption with its ground, or not paid', async () => {
    const world = await caseWorld(database)
    const { caseId } = await takeCase(database, world)
    const settled = async () =>
      (await database.run(world.administrator, (work) => openCase(work, caseId, { purpose: 'control' }))).content
        .application.payments[0]!.settled
    const ways = [{ by: 'receipt', number: '004418' }, { by: 'exemption', ground: 'ч. 5 ст. 11' }, null] as const
    for (const fee of ways) {
      await correct(world.administrator, caseId, { settled: { fee } })
      expect(await settled()).toEqual(fee)
    }
  })

  test.each<[string, Correction, string, string]>([
    [
      'to an exemption without a ground',
      { settled: { fee: { by: 'exemption', ground: ' ' } } },
      'описка',
      'settled.fee.ground: cases.ground-missing',
    ],
    ['without a reason', { note: 'x' }, ' ', 'reason: cases.reason-missing'],
    ['of nothing', {}, 'описка', 'cases.nothing-corrected'],
    ['to what stood there', { form: { phone: '+380501112233' } }, 'описка', 'cases.nothing-corrected'],
    ['to a contact that is none', { form: { phone: '12' } }, 'описка', 'form.phone: cases.contact-wrong'],
    ['to a way that has no contact', { notifyBy: 'email' }, 'описка', 'form.email: cases.contact-missing'],
  ])('a correction %s is refused', async (_, correction, reason, code) => {
    const world = await caseWorld(database)
    const { caseId } = await takeCase(database, world)
    expect(await codesOf(correct(world.administrator, caseId, correction, reason))).toEqual([code])
  })

  test('is not corrected by the authority, another centre or the resident', async () => {
    const world = await caseWorld(database)
    const { caseId } = await takeCase(database, world)
    for (const actor of [world.officer, staffActor('administrator', newId<'Centre'>()), world.applicant])
      expect(await codesOf(correct(actor, caseId, { note: 'x' }))).toEqual(['vikno.not-allowed'])
  })
})

describe('looking for a case', async () => {
  const { database } = await testDatabase()
  test('by the whole number, its last part, or the person; page by page', async () => {
    const world = await caseWorld(database)
    const taken = []
    for (let i = 0; i < 5; i++) taken.push(await takeCase(database, world))
    const find = (sought: Parameters<typeof findCases>[1]) =>
      database.run(world.administrator, (work) => findCases(work, sought))
    expect((await find({ number: taken[2]!.number.toLowerCase() })).map(({ id }) => id)).toEqual([taken[2]!.caseId])
    expect((await find({ number: '3' })).map(({ id }) => id)).toEqual([taken[2]!.caseId])
    const first = await find({ residentId: world.applicantId, limit: 3 })
    const last = first.at(-1)!
    const rest = await find({
      residentId: world.applicantId,
      limit: 3,
      after: { filedAt: last.summary.marks.filed, id: last.id },
    })
    expect(new Set([...first, ...rest].map(({ id }) => id))).toEqual(new Set(taken.map(({ caseId }) => caseId)))
    expect(await codesOf(find({}))).toEqual(['number: cases.search-empty'])
  })

  test('never finds a case of another centre, by number or person', async () => {
    const [world, other] = [await caseWorld(database), await caseWorld(database)]
    const { number, caseId } = await takeCase(database, world)
    await walkTo(database, world, caseId, 'received')
    for (const sought of [{ number }, { number: '1' }, { residentId: world.applicantId }]) {
      const found = await database.run(other.administrator, (work) => findCases(work, sought))
      expect(found.map(({ id }) => id)).not.toContain(caseId)
    }
  })

  test('leaves a row for who was sought, found or not', async () => {
    const world = await caseWorld(database)
    const nobody = await addPerson(database, 'Нова')
    await database.run(world.administrator, (work) => findCases(work, { residentId: nobody }))
    const { rows } = await database.look(engineer, (work) =>
      sql`select operation, result from audit.access where subject_person_id = ${nobody} and fields = '{cases}'`.execute(
        work.db,
      ),
    )
    expect(rows).toEqual([{ operation: 'view', result: 'nothing-found' }])
  })

  test('whoever reads the log is told numbers, and nothing else of a case', async () => {
    const world = await caseWorld(database)
    const { number, caseId } = await takeCase(database, world)
    const numbers = (actor: Actor) => database.look(actor, (work) => caseNumbers(work, [caseId, caseId]))
    expect(await numbers(staffActor('head', world.centre.id))).toEqual(new Map([[caseId, number]]))
    expect(await codesOf(numbers(world.administrator))).toEqual(['vikno.not-allowed'])
  })

  test('is not for residents', async () => {
    const world = await caseWorld(database)
    expect(await codesOf(database.run(world.applicant, (work) => findCases(work, { number: '1' })))).toEqual([
      'vikno.not-allowed',
    ])
  })
})
