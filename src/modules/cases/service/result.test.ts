import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Work } from '../../../db/work.ts'
import { type Actor, systemActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { staffActor } from '../../centres/testing.ts'
import { keepFile } from '../../documents/service.ts'
import { samples } from '../../documents/testing.ts'
import { addPerson, caseWorld, codesOf, takeCase, type World, walkTo } from '../testing.ts'
import { attachFile, openCase } from './file.ts'
import { issueResult, listExpected, listForCollection, noteNotified, noticeOf, receiveResult } from './result.ts'

const shown = { kind: 'ID-картка', number: '000000731' }
const job = systemActor('notifications')

describe('the result', async () => {
  const { database, announced } = await testDatabase()
  const as = <T>(actor: Actor, use: (work: Work) => Promise<T>) => database.run(actor, use)
  const view = (world: World, id: Parameters<typeof openCase>[1]) =>
    as(world.administrator, (work) => openCase(work, id, { purpose: 'issue' }))

  async function atCentre(representative = false) {
    const world = await caseWorld(database)
    const power = {
      kind: 'power-of-attorney',
      number: '77',
      issuedOn: '2026-01-10' as never,
      validUntil: null,
    } as const
    const residentId = representative ? await addPerson(database, 'Коваль') : null
    const draft = representative
      ? { ...world.draft, representative: { residentId, name: 'Коваль Ірина', power } }
      : world.draft
    const { caseId } = await takeCase(database, world, { draft })
    await walkTo(database, world, caseId, 'at-centre')
    return { world, caseId, residentId }
  }
  const issue = (
    world: World,
    id: Parameters<typeof openCase>[1],
    more: Partial<Parameters<typeof issueResult>[2]> = {},
  ) =>
    as(world.administrator, (work) =>
      issueResult(work, id, { to: 'applicant', document: shown, signed: true, ...more }),
    )

  test('is expected from the decision on, and announced once when it comes', async () => {
    const world = await caseWorld(database)
    const { caseId } = await takeCase(database, world)
    await walkTo(database, world, caseId, 'returned')
    const expected = await as(world.administrator, (work) => listExpected(work, world.centre.id))
    expect(expected.map(({ id }) => id)).toEqual([caseId])
    const receive = () => as(world.administrator, (work) => receiveResult(work, caseId))
    await receive()
    expect(await codesOf(receive())).toEqual(['cases.not-now'])
    const told = announced.filter(({ type, caseId: id }) => type === 'cases.result-at-centre' && id === caseId)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ centreId: world.centre.id, applicantId: world.applicantId })
  })

  test('cannot come before the authority has sent it', async () => {
    const world = await caseWorld(database)
    const { caseId } = await takeCase(database, world)
    await walkTo(database, world, caseId, 'decided')
    expect(await codesOf(as(world.administrator, (work) => receiveResult(work, caseId)))).toEqual(['cases.not-now'])
  })

  test('the notice knows whom to tell and how, and that the name of a social service stays out of it', async () => {
    const { world, caseId } = await atCentre()
    const notice = await as(job, (work) => noticeOf(work, caseId))
    expect(notice).toMatchObject({
      residentId: world.applicantId,
      asked: 'sms',
      phone: '+380501112233',
      sensitive: true,
    })
    expect(await codesOf(as(world.applicant, (work) => noticeOf(work, caseId)))).toEqual(['vikno.not-allowed'])
  })

  test('the person is told once, whatever the job repeats', async () => {
    const { world, caseId } = await atCentre()
    const note = () => as(job, (work) => noteNotified(work, caseId, 'sms'))
    await Promise.all([note(), note(), note()])
    const { events, summary } = await view(world, caseId)
    expect(events.filter(({ type }) => type === 'applicant-notified')).toHaveLength(1)
    expect(summary.state).toBe('applicantNotified')
  })

  test('a late notice does not open a case that is closed', async () => {
    const { world, caseId } = await atCentre()
    await issue(world, caseId)
    await as(job, (work) => noteNotified(work, caseId, 'sms'))
    expect((await view(world, caseId)).summary.state).toBe('issued')
  })

  test('is given on a document and against a signature; this closes the case', async () => {
    const { world, caseId } = await atCentre()
    expect(await codesOf(issue(world, caseId, { document: { kind: 'ID-картка', number: ' ' } }))).toEqual([
      'document: cases.document-missing',
    ])
    expect(await codesOf(issue(world, caseId, { signed: false }))).toEqual(['signed: cases.not-signed'])
    expect(await codesOf(issue(world, caseId, { to: 'representative' }))).toEqual(['to: cases.no-representative'])
    await issue(world, caseId)
    const { summary, content, steps } = await view(world, caseId)
    expect(summary).toMatchObject({ state: 'issued', holder: 'applicant' })
    expect(summary.marks.closed).toBeDefined()
    expect(content.issuedOn).toEqual(shown)
    expect(steps.every(({ status }) => status === 'done')).toBe(true)
  })

  test('twice is not given, also when two desks press at once', async () => {
    const { world, caseId } = await atCentre()
    const presses = await Promise.allSettled([issue(world, caseId), issue(world, caseId), issue(world, caseId)])
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('the scan of the issue sheet may follow later', async () => {
    const { world, caseId } = await atCentre()
    await issue(world, caseId)
    const kept = await keepFile({ put: async () => 'c'.repeat(64) }, samples.pdf, { name: 'аркуш.pdf' })
    await as(world.administrator, (work) => attachFile(work, caseId, kept, { purpose: 'issue-sheet' }))
    const { files, summary } = await view(world, caseId)
    expect([files[0]!.purpose, summary.state]).toEqual(['issue-sheet', 'issued'])
  })

  test('the person, and who acts for them, find it at the desk; nobody else does', async () => {
    const { world, caseId, residentId } = await atCentre(true)
    const found = async (id: typeof world.applicantId) =>
      (await as(world.administrator, (work) => listForCollection(work, world.centre.id, id))).map((one) => one.id)
    expect(await found(world.applicantId)).toEqual([caseId])
    expect(await found(residentId!)).toEqual([caseId])
    expect(await found(await addPerson(database, 'Чужа'))).toEqual([])
    await issue(world, caseId, { to: 'representative' })
    expect(await found(world.applicantId)).toEqual([])
  })

  test('files are kept from the day the case closes', async () => {
    const { world, caseId } = await atCentre()
    const kept = await keepFile({ put: async () => 'd'.repeat(64) }, samples.pdf, { name: 'заява.pdf' })
    await as(world.administrator, (work) => attachFile(work, caseId, kept, { purpose: 'application' }))
    const until = async () =>
      (
        await database.look(job, (work) =>
          sql<{ day: string | null }>`select keep_until as day from documents.file where case_id = ${caseId}`.execute(
            work.db,
          ),
        )
      ).rows
    expect(await until()).toEqual([{ day: null }])
    await issue(world, caseId)
    expect((await until())[0]!.day! > '2031').toBe(true)
  })

  test('who may not: the authority, another centre, the resident', async () => {
    const { world, caseId } = await atCentre()
    const uses: ((work: Work) => Promise<unknown>)[] = [
      (work) => receiveResult(work, caseId),
      (work) => issueResult(work, caseId, { to: 'applicant', document: shown, signed: true }),
      (work) => listForCollection(work, world.centre.id, world.applicantId),
      (work) => listExpected(work, world.centre.id),
      (work) => noteNotified(work, caseId, 'sms'),
    ]
    for (const actor of [world.officer, staffActor('administrator', newId<'Centre'>()), world.applicant])
      for (const use of uses) expect(await codesOf(as(actor, use))).toEqual(['vikno.not-allowed'])
  })
})
