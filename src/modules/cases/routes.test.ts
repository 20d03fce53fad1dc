// The thread of a case through the API alone, and what the API answers to what is wrong.
import multipart from '@fastify/multipart'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import type { Work } from '../../db/work.ts'
import { typstPaperMaker } from '../../gateways/typst/paper-maker.ts'
import { textOf } from '../../gateways/typst/testing.ts'
import { problemOf } from '../../http/problem.ts'
import { type Actor, visitor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { staffActor } from '../centres/testing.ts'
import { listPapers, papersWith, paperTemplates } from '../documents/service.ts'
import { samples } from '../documents/testing.ts'
import type { CaseId } from './model.ts'
import { routes } from './routes.ts'
import { caseWorld, takeCase } from './testing.ts'

const { database } = await testDatabase()
const world = await caseWorld(database)
const actors: Readonly<Record<string, Actor>> = {
  administrator: world.administrator,
  officer: world.officer,
  applicant: world.applicant,
  stranger: staffActor('administrator', newId<'Centre'>()),
}
const stored = new Map<string, Buffer>()
const files = {
  async put(bytes: Buffer) {
    const hash = Buffer.from(bytes.subarray(0, 32)).toString('hex').padEnd(64, '0')
    stored.set(hash, bytes)
    return hash
  },
  get: async (hash: string) => stored.get(hash)!,
}

const server = Fastify()
server.setValidatorCompiler(validatorCompiler)
server.setSerializerCompiler(serializerCompiler)
const maker = typstPaperMaker({ templates: paperTemplates })
afterAll(() => maker.close())
server.decorate('app', { files, papers: papersWith(maker), config: { publicUrl: 'https://vikno.example' } } as never)
server.setErrorHandler((fault, _request, reply) => {
  const problem = problemOf(fault, 'uk')
  return reply.code(problem.status).type('application/problem+json').send(problem)
})
server.addHook('onRequest', async (request) => {
  request.actor = actors[String(request.headers['x-actor'])] ?? visitor
  request.run = <T>(useCase: (work: Work) => Promise<T>) =>
    database.run(request.actor, useCase, { key: request.headers['idempotency-key'] as string, action: request.url })
  request.look = <T>(useCase: (work: Work) => Promise<T>) => database.look(request.actor, useCase)
})
await server.register(multipart, { limits: { fileSize: 1_000_000, files: 1 } })
routes(server.withTypeProvider<ZodTypeProvider>() as never)
afterAll(() => server.close())

type Method = 'GET' | 'POST' | 'PUT'
async function ask(actor: string, method: Method, url: string, payload?: object, headers: Record<string, string> = {}) {
  const answer = await server.inject({
    method,
    url,
    headers: { 'x-actor': actor, ...headers },
    ...(payload && { payload }),
  })
  const body = answer.headers['content-type']?.includes('json') ? answer.json() : answer.body
  return { status: answer.statusCode, body, headers: answer.headers, bytes: answer.rawPayload }
}

function upload(actor: string, url: string, bytes: Buffer, fields: Record<string, string>, name = 'скан.pdf') {
  const part = (head: string, value: Buffer | string) =>
    Buffer.concat([Buffer.from(`--x\r\n${head}\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n')])
  const named = Object.entries(fields).map(([field, value]) =>
    part(`content-disposition: form-data; name="${field}"`, value),
  )
  const file = part(
    `content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream`,
    bytes,
  )
  const payload = Buffer.concat([...named, file, Buffer.from('--x--\r\n')])
  return ask(actor, 'POST', url, payload, { 'content-type': 'multipart/form-data; boundary=x' })
}

const { centre, authority, service, applicantId } = world
const opening = { serviceId: service.id, applicantId }

async function draftBy(draft: object = world.draft): Promise<{ id: string; version: number }> {
  const { body } = await ask('administrator', 'POST', `/centres/${centre.id}/intakes`, opening)
  const saved = await ask('administrator', 'PUT', `/intakes/${body.id}`, { version: body.version, draft })
  expect(saved.status).toBe(200)
  return { id: body.id, version: saved.body.version }
}

describe('the thread through the API alone', () => {
  test('from the draft to the closed case, each side doing its part', async () => {
    const opened = await ask('administrator', 'POST', `/centres/${centre.id}/intakes`, opening)
    expect(opened.status).toBe(201)
    const intake = `/intakes/${opened.body.id}`
    const sheet = await ask('administrator', 'GET', intake)
    expect(sheet.body.faults.map(({ field }: { field: string }) => field)).toContain('papers.0')
    const { body: saved } = await ask('administrator', 'PUT', intake, {
      version: opened.body.version,
      draft: world.draft,
    })
    const scan = await upload('administrator', `${intake}/files`, samples.pdf, { purpose: 'attachment', paper: '1' })
    expect(scan.status).toBe(201)
    const registered = await ask('administrator', 'POST', `${intake}/register`, { version: saved.version })
    expect(registered).toMatchObject({ status: 201, body: { due: { dueOn: '2026-12-03' }, missing: [] } })
    const { caseId, number, secretCode } = registered.body

    const ready = await ask('administrator', 'GET', `/centres/${centre.id}/hand-over/ready?authorityId=${authority.id}`)
    expect(ready.body.items.map(({ id }: { id: string }) => id)).toEqual([caseId])
    const { body: batch } = await ask('administrator', 'POST', `/centres/${centre.id}/batches`, {
      authorityId: authority.id,
    })
    expect((await ask('administrator', 'POST', `/batches/${batch.id}/sent`)).status).toBe(204)
    expect((await ask('administrator', 'GET', `/centres/${centre.id}/batches`)).body.items[0]).toMatchObject({
      id: batch.id,
      cases: 1,
      unanswered: 1,
    })
    expect((await ask('officer', 'GET', `/authorities/${authority.id}/batches`)).body.items[0]).toMatchObject({
      id: batch.id,
    })
    expect((await ask('officer', 'POST', `/batches/${batch.id}/cases/${caseId}/received`, { pages: 5 })).status).toBe(
      204,
    )
    expect((await ask('officer', 'GET', `/batches/${batch.id}`)).body.lines).toMatchObject([
      { caseId, pagesReceived: 5 },
    ])

    const inbox = await ask('officer', 'GET', `/authorities/${authority.id}/inbox`)
    expect(inbox.body.items[0]).toMatchObject({ id: caseId, dueOn: '2026-12-03', slack: 8, step: { n: 3 } })
    expect((await ask('officer', 'POST', `/cases/${caseId}/steps`, { step: 3 })).status).toBe(204)
    const result = await upload('officer', `/cases/${caseId}/files`, samples.pdf, { purpose: 'result' })
    const decision = { outcome: 'positive', fileId: result.body.id }
    expect((await ask('officer', 'POST', `/cases/${caseId}/decision`, decision)).status).toBe(204)
    expect((await ask('officer', 'POST', `/cases/${caseId}/return`, {})).status).toBe(204)

    expect((await ask('administrator', 'GET', `/centres/${centre.id}/results/expected`)).body.items).toHaveLength(1)
    expect((await ask('administrator', 'POST', `/cases/${caseId}/result`)).status).toBe(204)
    expect((await ask('administrator', 'POST', `/cases/${caseId}/notified`, { channel: 'call' })).status).toBe(204)
    const tracked = await ask('visitor', 'POST', '/cases/track', { number, code: secretCode })
    expect(tracked.body).toMatchObject({ number, state: 'applicantNotified', filedOn: '2026-11-23' })
    const waiting = await ask('administrator', 'GET', `/centres/${centre.id}/results/for/${applicantId}`)
    expect(waiting.body.items.map(({ id }: { id: string }) => id)).toEqual([caseId])
    const shown = { document: { kind: 'ID-картка', number: '000000731' }, signed: true }
    expect((await ask('administrator', 'POST', `/cases/${caseId}/issue`, shown)).status).toBe(204)

    const view = await ask('administrator', 'GET', `/cases/${caseId}?purpose=control`)
    expect(view.body.case).toMatchObject({ state: 'issued', outcome: 'positive', holder: 'applicant' })
    expect(view.body.events.map(({ type }: { type: string }) => type)).toEqual([
      'registered',
      'document-added',
      'batched',
      'handed-over',
      'received-by-authority',
      'step-done',
      'document-added',
      'decided',
      'result-sent',
      'result-at-centre',
      'applicant-notified',
      'issued',
    ])
    const mine = await ask('applicant', 'GET', `/my/cases/${caseId}`)
    expect(mine.body.timeline.at(-1)).toMatchObject({ status: 'done', title: { uk: 'Результат видано' } })
    const download = await ask('administrator', 'GET', `/cases/${caseId}/files/${result.body.id}`)
    expect(download.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' })
  })

  test('an incomplete package is refused with its fields, and taken at the person’s insistence', async () => {
    const { id, version } = await draftBy({
      ...world.draft,
      papers: { 0: world.draft.papers[0], 1: { state: 'missing' } },
    })
    const refused = await ask('administrator', 'POST', `/intakes/${id}/register`, { version })
    expect(refused).toMatchObject({
      status: 409,
      body: { type: 'urn:vikno:cases.package-incomplete', errors: [{ field: 'papers.1' }] },
    })
    const taken = await ask('administrator', 'POST', `/intakes/${id}/register`, { version, insisted: true })
    expect(taken).toMatchObject({ status: 201, body: { missing: ['Декларація про доходи'] } })
  })

  test('an immediate service takes one request', async () => {
    const { id, version } = await draftBy()
    const given = { version, result: 'витяг № 7', document: { kind: 'ID-картка', number: '1' } }
    const { body } = await ask('administrator', 'POST', `/intakes/${id}/register-at-once`, given)
    expect((await ask('administrator', 'GET', `/cases/${body.caseId}`)).body.case).toMatchObject({
      state: 'issued',
      immediate: true,
    })
  })

  test('a repeated request with one key is answered from memory, secret code and all', async () => {
    const { id, version } = await draftBy()
    const once = () =>
      ask('administrator', 'POST', `/intakes/${id}/register`, { version }, { 'idempotency-key': `key-${id}` })
    const [first, second] = [await once(), await once()]
    expect(second.body).toEqual(first.body)
    expect(first.status).toBe(201)
  })

  test('corrections, a new code, search page by page', async () => {
    const { caseId, number } = await takeCase(database, world)
    const correction = { correction: { form: { phone: '067 999 88 77' } }, reason: 'описка' }
    expect((await ask('administrator', 'POST', `/cases/${caseId}/corrections`, correction)).status).toBe(204)
    expect((await ask('administrator', 'POST', `/cases/${caseId}/code`)).body.secretCode).toHaveLength(10)
    const found = await ask('administrator', 'GET', `/cases?number=${encodeURIComponent(number)}`)
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([caseId])
    const first = await ask('administrator', 'GET', `/cases?residentId=${applicantId}&limit=2`)
    const rest = await ask('administrator', 'GET', `/cases?residentId=${applicantId}&limit=2&after=${first.body.next}`)
    const ids = [...first.body.items, ...rest.body.items].map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('what is late and the drafts that wait are listed', async () => {
    await draftBy()
    expect((await ask('administrator', 'GET', `/centres/${centre.id}/intakes`)).body.items.length).toBeGreaterThan(0)
    expect((await ask('administrator', 'GET', `/centres/${centre.id}/hand-over/late`)).body.items).toEqual([])
    expect((await ask('applicant', 'GET', '/my/cases')).body.items.length).toBeGreaterThan(0)
  })
})

describe('papers as PDF', () => {
  test('the receipt with its code, the act of the batch, the issue sheet; each is written down', async () => {
    const { caseId, number, secretCode } = await takeCase(database, world)
    const receipt = await ask('administrator', 'POST', `/cases/${caseId}/receipt.pdf`, { secretCode })
    expect(receipt).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } })
    const text = await textOf(receipt.bytes)
    expect(text).toContain(number)
    expect(text).toContain('Декларація про доходи')
    const { body: batch } = await ask('administrator', 'POST', `/centres/${centre.id}/batches`, {
      authorityId: authority.id,
    })
    const act = await ask('administrator', 'GET', `/batches/${batch.id}/act.pdf`)
    expect(await textOf(act.bytes)).toContain(batch.actNumber)
    const sheet = await ask('administrator', 'POST', `/cases/${caseId}/issue-sheet.pdf`, {
      document: { kind: 'ID-картка', number: '000000731' },
    })
    expect(await textOf(sheet.bytes)).toContain('000000731')
    const made = await database.look(world.administrator, (work) => listPapers(work, caseId))
    expect(made.map(({ kind }) => kind).sort()).toEqual(['issue-sheet', 'receipt'])
  })

  test('a wrong code is not printed', async () => {
    const { caseId } = await takeCase(database, world)
    const answer = await ask('administrator', 'POST', `/cases/${caseId}/receipt.pdf`, { secretCode: '0000000000' })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'secretCode' }] } })
  })
})

describe('what is wrong gets a clear answer', () => {
  let caseId: CaseId
  beforeAll(async () => {
    caseId = (await takeCase(database, world)).caseId
  })
  const unknown = newId()

  test.each<[string, string, Method, string, object | undefined, number]>([
    ['an id that is none', 'administrator', 'GET', '/cases/7', undefined, 422],
    ['an id of nothing', 'administrator', 'GET', `/cases/${unknown}`, undefined, 404],
    ['a foreign centre', 'stranger', 'GET', '/cases/CASE', undefined, 404],
    ['a visitor', 'visitor', 'GET', '/cases/CASE', undefined, 401],
    ['a foreign centre’s list', 'stranger', 'GET', `/centres/${centre.id}/hand-over/ready`, undefined, 403],
    ['an unknown draft', 'administrator', 'PUT', `/intakes/${unknown}`, { version: 1, draft: {} }, 404],
    [
      'a draft with a field nobody knows',
      'administrator',
      'PUT',
      '/intakes/CASE',
      { version: 1, draft: { colour: 1 } },
      422,
    ],
    ['a wrong state', 'officer', 'POST', '/cases/CASE/decision', { outcome: 'positive' }, 409],
    ['no body where one is needed', 'officer', 'POST', '/cases/CASE/decision', undefined, 422],
    ['an unknown batch', 'officer', 'GET', `/batches/${unknown}`, undefined, 404],
    ['an empty search', 'administrator', 'GET', '/cases', undefined, 422],
    ['a NUL sign', 'administrator', 'GET', '/cases?number=%00', undefined, 422],
    ['a page that begins nowhere', 'administrator', 'GET', '/cases?number=1&after=x', undefined, 422],
    ['a wrong code', 'visitor', 'POST', '/cases/track', { number: 'ХРК-2026-000001', code: '0' }, 404],
    ['half a surrogate', 'visitor', 'POST', '/cases/track', { number: '\ud800', code: '\udfff' }, 404],
    ['own cases without being a resident', 'administrator', 'GET', '/my/cases', undefined, 404],
  ])('%s', async (_, actor, method, url, body, status) => {
    const answer = await ask(actor, method, url.replace('CASE', caseId), body)
    expect([answer.status, typeof answer.body.detail]).toEqual([status, 'string'])
  })

  test('too many wrong codes from one address', async () => {
    const tries = []
    for (let i = 0; i < 40; i++)
      tries.push((await ask('visitor', 'POST', '/cases/track', { number: `X-${i}`, code: '0' })).status)
    expect(tries.at(-1)).toBe(429)
  })

  test('a disguised file, an empty one, none at all', async () => {
    const { id } = await draftBy()
    const url = `/intakes/${id}/files`
    const statuses = [
      await upload('administrator', url, samples.exe, { purpose: 'attachment' }, 'скан.pdf'),
      await upload('administrator', url, Buffer.alloc(0), { purpose: 'attachment' }),
      await upload('administrator', url, samples.pdf, { purpose: 'nonsense' }),
      await ask('administrator', 'POST', url, { not: 'multipart' }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([422, 422, 422, 422])
    const large = await upload('administrator', url, Buffer.alloc(1_100_000), { purpose: 'attachment' })
    expect(large.status).toBe(413)
  })

  test('a file of another case is not given', async () => {
    const other = await takeCase(database, world)
    const { body } = await upload(
      'administrator',
      `/cases/${other.caseId}/files`,
      samples.png,
      { purpose: 'attachment' },
      'фото.png',
    )
    expect((await ask('administrator', 'GET', `/cases/${caseId}/files/${body.id}`)).status).toBe(404)
    expect((await ask('stranger', 'GET', `/cases/${other.caseId}/files/${body.id}`)).status).toBe(404)
  })
})
