import swagger from '@fastify/swagger'
import fc from 'fast-check'
import Fastify from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import type { Work } from '../../db/work.ts'
import { problemOf } from '../../http/problem.ts'
import { whoAsks } from '../../http/who.ts'
import { type Actor, type Role, visitor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { hours, later } from '../../kernel/time.ts'
import { routes } from './routes.ts'
import { codeAt } from './rules/code.ts'
import { acceptInvitation, openInvitation } from './service/accept-invitation.ts'
import { createApiToken } from './service/own-security.ts'
import { builder, freshEmail, freshTaxNumber, newCentre, newStaff } from './testing.ts'

const { database, clock } = await testDatabase()
const centreId = await newCentre(database)
const password = 'синій чайник у вагоні'

/** The API as it runs, asked with real tokens. */
const server = Fastify()
server.setValidatorCompiler(validatorCompiler)
server.setSerializerCompiler(serializerCompiler)
server.setErrorHandler((fault, _request, reply) => {
  const problem = problemOf(fault, 'uk')
  if (problem.status >= 500) console.error(fault)
  return reply.code(problem.status).type('application/problem+json').send(problem)
})
server.addHook('onRequest', async (request) => {
  const actor: Actor = await whoAsks(database, request.headers.authorization)
  const key = request.headers['idempotency-key'] as string | undefined
  request.run = <T>(useCase: (work: Work) => Promise<T>) => database.run(actor, useCase, { key, action: request.url })
  request.look = <T>(useCase: (work: Work) => Promise<T>) => database.look(actor, useCase)
})
await server.register(swagger, {
  openapi: { openapi: '3.1.0', info: { title: 'test', version: '1' } },
  transform: jsonSchemaTransform,
})
await server.register(async (scope) => routes(scope.withTypeProvider<ZodTypeProvider>() as never))
afterAll(() => server.close())

const call = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  { token, body, key }: { token?: string; body?: unknown; key?: string } = {},
) =>
  server.inject({
    method,
    url,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(key && { 'idempotency-key': key }) },
    ...(body !== undefined && { payload: body as object }),
  })

async function tokenOf(role: Role, place: Parameters<typeof newStaff>[1]['place'] = centreId): Promise<string> {
  const { id, posts } = await newStaff(database, { role, place })
  await database.pool.query(`update identity.staff set state = 'active' where id = $1`, [id])
  const made = await database.run({ kind: 'staff', id, posts, place: '' }, (work) =>
    createApiToken(work, id, 'test', later(work.now, hours(24))),
  )
  return made.token
}

let head: string
let administrator: string
beforeAll(async () => {
  head = await tokenOf('head')
  administrator = await tokenOf('administrator')
})

interface Page {
  readonly items: readonly { readonly id: string }[]
  readonly next: string | null
}

describe('staff over the API', () => {
  test('from adding a person to a session of theirs, and to leaving', async () => {
    const email = freshEmail()
    const posts = [{ role: 'administrator', place: centreId }]
    const body = { family: 'Зразкова', given: 'Ніна', email, taxNumber: freshTaxNumber(), posts }
    const added = await call('POST', '/staff', { token: head, body })
    expect(added.statusCode).toBe(200)
    const { member, invitation } = added.json()
    expect(member).toMatchObject({ state: 'invited', posts })
    const { secret } = await database.run(visitor, (work) => openInvitation(work, invitation))
    await database.run(visitor, (work) =>
      acceptInvitation(work, invitation, { password, code: codeAt(secret, work.now) }),
    )
    clock.moveTo(later(clock.now(), 30_000))
    const first = await call('POST', '/sign-in', { body: { email, password } })
    const second = await call('POST', '/sign-in/code', {
      body: { token: first.json().token, code: codeAt(secret, clock.now()) },
    })
    const { session } = second.json()
    expect((await call('GET', '/tokens', { token: session })).json()).toEqual([])
    expect((await call('GET', '/staff', { token: session })).statusCode).toBe(403)
    const changed = await call('PUT', `/staff/${member.id}/posts`, {
      token: head,
      body: { posts: [{ role: 'guide', place: centreId }] },
    })
    expect(changed.json().posts).toEqual([{ role: 'guide', place: centreId }])
    expect(
      (await call('POST', `/staff/${member.id}/block`, { token: head, body: { reason: 'звільнення' } })).statusCode,
    ).toBe(204)
    expect((await call('GET', '/tokens', { token: session })).statusCode).toBe(401)
  })

  test('a repeated request with one key adds one person and answers the same', async () => {
    const body = {
      family: 'Зразкова',
      given: 'Ніна',
      email: freshEmail(),
      taxNumber: freshTaxNumber(),
      posts: [{ role: 'guide', place: centreId }],
    }
    const key = crypto.randomUUID()
    const [one, other] = [
      await call('POST', '/staff', { token: head, body, key }),
      await call('POST', '/staff', { token: head, body, key }),
    ]
    expect(one.statusCode).toBe(200)
    expect(other.json()).toEqual(one.json())
  })

  test('a list goes on where the page before ended', async () => {
    const place = await newCentre(database)
    const asking = await tokenOf('head', place)
    for (let n = 0; n < 3; n++) await newStaff(database, { role: 'guide', place })
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: Page = (
        await call('GET', `/staff?placeId=${place}&limit=2${next && `&after=${encodeURIComponent(next)}`}`, {
          token: asking,
        })
      ).json()
      seen.push(...page.items.map((one) => one.id))
      next = page.next
    }
    expect(new Set(seen).size).toBe(4)
    expect(seen).toHaveLength(4)
  })

  test('a wrong field is named', async () => {
    const body = {
      family: 'Зразкова',
      given: 'Ніна',
      email: 'x',
      taxNumber: '1234567890',
      posts: [{ role: 'guide', place: centreId }],
    }
    const answer = await call('POST', '/staff', { token: head, body })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({
      type: 'urn:vikno:identity.wrong-check-digit',
      errors: [{ field: 'taxNumber' }],
    })
  })

  test('wrong password and too many tries have their own answers', async () => {
    const wrong = () => call('POST', '/sign-in', { body: { email: 'nobody@example.ua', password: 'не той пароль' } })
    const statuses = []
    for (let n = 0; n < 6; n++) statuses.push((await wrong()).statusCode)
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429])
  })

  test('a token is made, used and taken back', async () => {
    const made = await call('POST', '/tokens', {
      token: await sessionOf('head'),
      body: { label: 'звіти', expiresOn: '2027-06-01' },
    })
    const { token, kept } = made.json()
    expect((await call('GET', '/staff', { token })).statusCode).toBe(200)
    expect((await call('POST', '/tokens', { token, body: { label: 'ще', expiresOn: '2027-06-01' } })).statusCode).toBe(
      403,
    )
    expect((await call('DELETE', `/tokens/${kept.id}`, { token })).statusCode).toBe(204)
    expect((await call('GET', '/staff', { token })).statusCode).toBe(401)
  })

  async function sessionOf(role: Role): Promise<string> {
    const { id } = await newStaff(database, { role, place: centreId })
    await database.pool.query(`update identity.staff set state = 'active' where id = $1`, [id])
    const { openSession } = await import('./service.ts')
    return database.run(builder, (work) => openSession(work, { kind: 'staff', id }))
  }
})

describe('people over the API', () => {
  const add = (body: object, token = administrator) =>
    call('POST', '/people', { token, body: { family: 'Зразкова', given: 'Ніна', centreId, ...body } })

  test('a person is added, found, read, corrected and represented', async () => {
    const taxNumber = freshTaxNumber()
    const { id, added } = (
      await add({ taxNumber, documentKind: 'passport', documentNumber: 'АА 765432', phone: '067 123 45 67' })
    ).json()
    expect(added).toBe(true)
    expect((await add({ taxNumber })).json()).toEqual({ id, added: false, renamed: false })
    const search = (by: object, reason?: string) =>
      call('POST', '/people/search', { token: administrator, body: { by, centreId, reason } })
    for (const by of [{ taxNumber }, { documentKind: 'passport', documentNumber: 'аа765432' }])
      expect((await search(by)).json()).toMatchObject([{ id }])
    expect((await search({ name: 'Зразкова Ніна' }, 'прийшла')).json()).toMatchObject([{ id }])
    const read = await call('GET', `/people/${id}?purpose=consult&centreId=${centreId}`, { token: administrator })
    expect(read.json()).toMatchObject({
      taxNumber,
      contacts: { phone: '+380671234567' },
      documents: [{ number: 'АА765432' }],
    })
    const corrected = await call('POST', `/people/${id}/corrections`, {
      token: administrator,
      body: {
        centreId,
        reason: 'помилка',
        name: { family: 'Зразкова', given: 'Ніна', patronymic: 'Іванівна' },
        documents: [],
      },
    })
    expect(corrected.json()).toMatchObject({ name: { patronymic: 'Іванівна' }, documents: [], taxNumber })
    const principal = { kind: 'resident', id: (await add({ taxNumber: freshTaxNumber() })).json().id }
    const power = {
      principal,
      kind: 'power-of-attorney',
      number: '7',
      issuedOn: '2026-01-01',
      validFrom: '2026-01-01',
      centreId,
    }
    const recorded = await call('POST', `/people/${id}/powers`, { token: administrator, body: power })
    expect(recorded.json()).toMatchObject({ principal, representativeId: id, scope: 'all', validUntil: null })
    expect(
      (await call('POST', `/powers/${recorded.json().id}/end`, { token: administrator, body: { centreId } }))
        .statusCode,
    ).toBe(204)
    const [ended] = (await call('GET', `/people/${id}/powers?centreId=${centreId}`, { token: administrator })).json()
    expect(ended.revokedAt).not.toBeNull()
  })

  test('a disagreement is explained by its field, and overridden with a reason', async () => {
    const body = { taxNumber: freshTaxNumber(), birthDate: '1980-05-18' }
    const answer = await add(body)
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ errors: [{ field: 'birthDate', code: 'identity.tax-number-birth-date' }] })
    expect((await add({ ...body, reason: 'у паспорті так' })).statusCode).toBe(200)
  })

  test.each([
    ['a visitor', undefined, 401],
    ['a guide', 'guide', 403],
    ['an officer', 'officer', 403],
  ] as const)('%s may not search people', async (_who, role, status) => {
    const token = role && (await tokenOf(role))
    const answer = await call('POST', '/people/search', {
      ...(token && { token }),
      body: { by: { taxNumber: '3347312243' }, centreId },
    })
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })
})

test('a kiosk is paired over the API and removed', async () => {
  const { code, token } = (await call('POST', '/devices/pairings', { body: { of: 'kiosk' } })).json()
  const device = (await call('POST', '/devices', { token: head, body: { code, centreId, label: 'біля входу' } })).json()
  expect((await call('GET', `/centres/${centreId}/devices`, { token: head })).json()).toMatchObject([{ id: device.id }])
  expect((await call('GET', '/staff', { token })).statusCode).toBe(403)
  expect((await call('DELETE', `/centres/${centreId}/devices/${device.id}`, { token: head })).statusCode).toBe(204)
  expect((await call('GET', '/staff', { token })).statusCode).toBe(401)
})

test('the description has a schema for every route, with what is sent and what comes back', () => {
  const { paths } = server.swagger() as unknown as {
    paths: Record<string, Record<string, { requestBody?: object; responses: Record<string, object> }>>
  }
  expect(Object.keys(paths).length).toBeGreaterThan(15)
  expect(paths['/people']!.post!.requestBody).toBeDefined()
  expect(JSON.stringify(paths['/staff']!.post)).toContain('invitation')
})

test('whatever is sent, the answer is never a fault of ours', async () => {
  const urls = Object.entries((server.swagger() as { paths: Record<string, object> }).paths).flatMap(([url, methods]) =>
    Object.keys(methods).map((method) => [method.toUpperCase(), url] as const),
  )
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('', ' ', '\u0000', '\ud800', 'x'.repeat(5000), '-1', '2026-02-30', newId(), centreId),
  )
  const fields = [
    'by',
    'name',
    'family',
    'given',
    'taxNumber',
    'unzr',
    'documentKind',
    'documentNumber',
    'posts',
    'email',
    'password',
    'token',
    'code',
    'reason',
    'centreId',
    'birthDate',
    'principal',
    'label',
    'expiresOn',
    'of',
    'response',
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...urls),
      fc.dictionary(fc.constantFrom(...fields), junk),
      junk,
      async ([method, url], body, value) => {
        const filled = url.replace(/\{\w+\}/g, () =>
          encodeURIComponent(typeof value === 'string' ? value.toWellFormed() || 'x' : newId()),
        )
        const answer = await call(method as 'POST', filled, {
          token: head,
          ...(method !== 'GET' && method !== 'DELETE' && { body }),
        })
        expect(answer.statusCode, `${method} ${url}: ${answer.body}`).toBeLessThan(500)
      },
    ),
    { numRuns: 250 },
  )
})
