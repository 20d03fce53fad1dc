// What is wrong with a request is said in one form, names the field, and is never a fault of ours.
import { describe, expect, test } from 'vitest'
import { systemActor } from '../kernel/actor.ts'
import { newId } from '../kernel/id.ts'
import { hours, later } from '../kernel/time.ts'
import { takeCase } from '../modules/cases/testing.ts'
import { samples } from '../modules/documents/testing.ts'
import { blockStaff } from '../modules/identity/service/manage-staff.ts'
import { createApiToken } from '../modules/identity/service/own-security.ts'
import { type Answer, type Asked, form, type Method, testApp } from './testing.ts'
import { apiWorld, employ } from './testing-world.ts'

const { app, server, ask, clock } = await testApp()
const { database } = app
const world = await apiWorld(database)
const stranger = await apiWorld(database)
const { centre, service, deskId, people, applicantId, authority } = world
const { administrator, head, officer, guide } = people
const { caseId } = await takeCase(database, world)
const unknown = newId()

const json = { 'content-type': 'application/json' }
const api = (method: Method, path: string, asked?: Asked) => ask(method, `/api/v1${path}`, asked)
const tickets = `/centres/${centre.id}/tickets`
const wish = { purpose: 'submit', service: service.id }

function isProblem(answer: Answer, status: number, fields?: readonly string[]): void {
  expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/problem+json; charset=utf-8'])
  expect(answer.body).toMatchObject({ status, title: expect.stringMatching(/\S/), detail: expect.stringMatching(/\S/) })
  const named = answer.body.errors?.map(({ field = '' }: { field?: string }) => field) ?? []
  if (fields) expect(named).toEqual(fields)
}

describe('an address that leads nowhere', () => {
  test.each([
    ['GET', '/api/v1/nothing'],
    ['POST', '/api/v1/nothing'],
    ['DELETE', '/api/v1/centres'],
    ['GET', '/api/v2/centres'],
    ['GET', '/api/nothing'],
    ['GET', '/live/nothing'],
    ['GET', `/api/v1/centres/${'x'.repeat(500)}`],
  ] as const)('%s %s is not found', async (method, path) => isProblem(await ask(method, path), 404))

  test('one that is no address at all is answered too', async () => {
    isProblem(await ask('GET', '/api/v1/cases/%'), 400)
    isProblem(await ask('GET', '/api/v1/cases/%ff'), 400)
  })
})

describe('a body that can’t be read', () => {
  const deep = (depth: number) => `{"purpose":${'['.repeat(depth)}${']'.repeat(depth)}}`
  test.each<[string, Asked, number, string[]?]>([
    ['nothing where something is asked for', {}, 422, ['']],
    ['an empty text', { body: '', headers: json }, 400],
    ['half a body', { body: '{"purpose":', headers: json }, 400],
    ['a list', { body: '[]', headers: json }, 422],
    ['a text', { body: '"submit"', headers: json }, 422],
    ['a number without end', { body: '1e999', headers: json }, 422],
    ['ten megabytes', { body: `{"purpose":"${'x'.repeat(10_000_000)}"}`, headers: json }, 413],
    ['a hundred thousand brackets', { body: deep(100_000), headers: json }, 422, ['purpose']],
    ['bytes that are no text', { body: Buffer.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d), headers: json }, 422],
    ['a prototype', { body: '{"__proto__":{"purpose":"submit"}}', headers: json }, 400],
    ['a form', { body: 'purpose=submit', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    ['a page', { body: '<p>submit</p>', headers: { 'content-type': 'text/html' } }, 415],
    ['a kind nobody knows', { body: '{}', headers: { 'content-type': 'no kind' } }, 415],
  ])('%s', async (_, asked, status, fields) => {
    isProblem(await api('POST', tickets, { ...guide, ...asked }), status, fields)
  })

  test('a file where JSON is asked for', async () => {
    const answer = await api('POST', tickets, { ...guide, ...form({ purpose: 'submit' }, samples.pdf) })
    expect([415, 422]).toContain(answer.status)
    isProblem(answer, answer.status)
  })

  test('the catalogue may be larger, but not any size', async () => {
    const text = 'x'.repeat(9_000_000)
    isProblem(await api('POST', '/catalogue/import', { ...head, body: { format: 'csv', text } }), 413)
    isProblem(await api('POST', '/catalogue/import', { ...head, body: { format: 'csv', text: text.slice(4e6) } }), 422)
  })
})

describe('a value that can’t be', () => {
  test.each<[string, Method, string, object | undefined, string[]]>([
    ['an id that is none', 'POST', tickets, { ...wish, service: 'x' }, ['service']],
    ['two fields at once', 'POST', tickets, { purpose: 'look', service: 7 }, ['purpose', 'service']],
    ['a NUL sign in a note', 'POST', `/desks/${deskId}/note`, { note: 'a\0b' }, ['']],
    ['half a surrogate in an address', 'GET', '/services/%ED%A0%80', undefined, []],
    ['a number beyond all numbers', 'POST', `/desks/${deskId}/services/end`, { n: 1e300, outcome: 'served' }, ['n']],
    ['a part of a person', 'POST', `/desks/${deskId}/services/end`, { n: 1.5, outcome: 'served' }, ['n']],
    ['a negative limit', 'GET', '/services?limit=-1', undefined, ['limit']],
    ['a limit of everything', 'GET', '/cases?limit=1000000', undefined, ['limit']],
    ['a limit that is no number', 'GET', '/cases?limit=усе', undefined, ['limit']],
    ['the same question twice', 'GET', '/services?category=residence&category=land', undefined, ['category']],
    [
      'a day that never was',
      'PUT',
      `/centres/${centre.id}/exceptions/2026-02-30`,
      { reason: { uk: 'x', en: 'x' }, hours: { work: [], reception: [], tickets: [] } },
      ['date'],
    ],
    ['a page mark from elsewhere', 'GET', '/audit/access?after=yesterday', undefined, ['after']],
    [
      'a wrong tax number',
      'POST',
      '/people/search',
      { by: { taxNumber: '1234567890' }, centreId: centre.id },
      ['taxNumber'],
    ],
  ])('%s', async (_, method, path, body, fields) => {
    const answer = await api(method, path, { ...head, ...(body && { body }) })
    isProblem(answer, answer.status)
    expect([400, 404, 409, 422]).toContain(answer.status)
    if (answer.status === 422 && fields.length > 0)
      expect(answer.body.errors.map(({ field = '' }: { field?: string }) => field)).toEqual(fields)
  })

  test('an idempotency key longer than a key', async () => {
    isProblem(await api('POST', tickets, { ...guide, body: wish, key: 'k'.repeat(3000) }), 422, ['idempotency-key'])
  })
})

describe('who may not', () => {
  const look = (asked: Asked) => api('GET', `/cases/${caseId}`, asked)

  test('a token nobody gave, one that is over, one taken back, one of a person who left', async () => {
    isProblem(await look({ token: `vka_${'x'.repeat(43)}` }), 401)
    isProblem(await look({ headers: { authorization: 'Basic YTpi' } }), 401)
    isProblem(await look({ headers: { authorization: `Bearer ${'\u00e9'.repeat(30)}` } }), 401)
    const left = await employ(database, 'administrator', centre.id)
    expect((await look(left)).status).toBe(200)
    await database.run(systemActor('test'), (work) => blockStaff(work, left.id, 'звільнення'))
    isProblem(await look(left), 401)
    const { token } = await database.run(systemActor('test'), (work) =>
      createApiToken(work, administrator.id, 'на годину', later(work.now, hours(1))),
    )
    expect((await look({ token })).status).toBe(200)
    clock.moveTo(later(clock.now(), hours(1)))
    isProblem(await look({ token }), 401)
  })

  /**
   * Not bound to one place by what they are: the public side of centres, the catalogue, a ticket known by its random id,
   * and the register of people, which is one for all centres and writes down each look.
   */
  const open =
    /\/(services|people|centres\/\{centre\}(\/(hours|board|load|outages|free-times|booking-settings|phone-codes.*))?|tickets|sign-in|devices\/pairings|tokens)(\/|$)/
  const { paths } = server.swagger() as unknown as { paths: Readonly<Record<string, Readonly<Record<string, object>>>> }
  const closed = Object.entries(paths)
    .filter(([path]) => path.includes('{') && path.startsWith('/api/') && !open.test(path.replace('/api/v1', '')))
    .flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => [method.toUpperCase() as Method, path] as const),
    )
  const owned: Readonly<Record<string, string>> = {
    ...{ centre: centre.id, centreId: centre.id, case: caseId, desk: deskId, resident: applicantId },
    ...{ authority: authority.id, date: '2026-12-24', id: head.id },
  }

  test.each(closed)(
    '%s %s is closed to a visitor, to a foreign centre and to the people of another place',
    async (method, path) => {
      const at = path.replace(/\{([^}]+)\}/g, (_, name: string) => owned[name] ?? unknown)
      const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} }
      for (const who of [{}, stranger.people.administrator, stranger.people.head, stranger.people.officer, guide]) {
        const answer = await ask(method, at, { token: (who as Asked).token, ...body })
        if (answer.status < 300)
          expect([who === guide, path]).toEqual([true, expect.stringMatching(/hall|desks|bookings|stations/)])
        else isProblem(answer, answer.status)
        expect([200, 401, 403, 404, 409, 422]).toContain(answer.status)
      }
    },
  )
})

describe('a step at the wrong time', () => {
  test.each<[string, Method, string, object, Asked]>([
    ['calling from a desk nobody opened', 'POST', `/desks/${deskId}/call-next`, {}, administrator],
    ['deciding what has not arrived', 'POST', `/cases/${caseId}/decision`, { outcome: 'positive' }, officer],
    ['sending back what was not decided', 'POST', `/cases/${caseId}/return`, {}, officer],
    ['receiving a result nobody sent', 'POST', `/cases/${caseId}/result`, {}, administrator],
    [
      'issuing what is not there',
      'POST',
      `/cases/${caseId}/issue`,
      { document: { kind: 'x', number: '1' }, signed: true },
      administrator,
    ],
  ])('%s', async (_, method, path, body, who) => {
    isProblem(await api(method, path, { token: who.token, body }), 409)
  })
})

describe('a file that is not what it says', () => {
  const send = (fields: Record<string, string>, bytes: Buffer, name?: string) =>
    api('POST', `/cases/${caseId}/files`, { token: administrator.token, ...form(fields, bytes, name) })
  const scan = { purpose: 'attachment' }

  test.each<[string, () => Promise<Answer>, number, string[]?]>([
    ['eleven megabytes', () => send(scan, Buffer.concat([samples.pdf, Buffer.alloc(11_000_000)])), 413],
    ['a program called a scan', () => send(scan, samples.exe, 'скан.pdf'), 422, ['file']],
    ['an empty file', () => send(scan, Buffer.alloc(0)), 422, ['file']],
    ['a purpose nobody knows', () => send({ purpose: 'fun' }, samples.pdf), 422, ['purpose']],
    ['a paper with a negative number', () => send({ ...scan, paper: '-1' }, samples.pdf), 422, ['paper']],
    [
      'a form cut short',
      () =>
        api('POST', `/cases/${caseId}/files`, {
          token: administrator.token,
          body: '--x\r\n',
          headers: { 'content-type': 'multipart/form-data; boundary=x' },
        }),
      422,
    ],
    [
      'a form without a boundary',
      () =>
        api('POST', `/cases/${caseId}/files`, {
          token: administrator.token,
          body: 'x',
          headers: { 'content-type': 'multipart/form-data' },
        }),
      422,
    ],
    ['JSON', () => api('POST', `/cases/${caseId}/files`, { token: administrator.token, body: {} }), 422, ['file']],
  ])('%s', async (_, sent, status, fields) => isProblem(await sent(), status, fields))

  test('a name with everything in it is only a name', async () => {
    for (const name of ['../../etc/passwd.pdf', 'a\0.pdf', 'x'.repeat(300), 'скан";drop.pdf', '💥.pdf'])
      expect([201, 422]).toContain((await send(scan, samples.pdf, name)).status)
  })
})

test('whoever asks too often is told to wait', async () => {
  const all = await Promise.all(
    Array.from({ length: 1300 }, () => api('POST', `/tickets/${unknown}/give-up`, { address: '192.0.2.9' })),
  )
  const statuses = new Set(all.map(({ status }) => status))
  expect(statuses).toEqual(new Set([404, 429]))
  isProblem(all.find(({ status }) => status === 429)!, 429)
  isProblem(await api('POST', `/tickets/${unknown}/give-up`, { address: '192.0.2.10' }), 404)
})

test('the answer speaks the language that is asked for', async () => {
  const inEnglish = await api('GET', `/tickets/${unknown}`, { headers: { 'accept-language': 'en-GB' } })
  expect(inEnglish.body.title).toBe('Not found')
  expect((await api('GET', `/tickets/${unknown}`)).body.title).toBe('Такого немає')
})
