// The catalogue over the API: open to read, closed to change, and clear about what is wrong.
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import type { Work } from '../../db/work.ts'
import { problemOf } from '../../http/problem.ts'
import { type Actor, systemActor, visitor } from '../../kernel/actor.ts'
import { routes } from './routes.ts'
import { importCatalogue } from './service/import.ts'
import { administrator, head, referenceSource, smallRecord } from './testing.ts'

const { database } = await testDatabase()
const actors: Readonly<Record<string, Actor>> = { head, administrator }
const server = Fastify()
server.setValidatorCompiler(validatorCompiler)
server.setSerializerCompiler(serializerCompiler)
server.setErrorHandler((fault, _request, reply) => {
  const problem = problemOf(fault, 'uk')
  return reply.code(problem.status).type('application/problem+json').send(problem)
})
server.addHook('onRequest', async (request) => {
  const actor = actors[String(request.headers['x-actor'])] ?? visitor
  request.run = <T>(useCase: (work: Work) => Promise<T>) => database.run(actor, useCase)
  request.look = <T>(useCase: (work: Work) => Promise<T>) => database.look(actor, useCase)
})
routes(server.withTypeProvider<ZodTypeProvider>() as never)

const as = (actor?: string) => (actor ? { 'x-actor': actor } : {})
const get = (url: string, actor?: string, headers: Record<string, string> = {}) =>
  server.inject({ method: 'GET', url, headers: { ...as(actor), ...headers } })
const send = (
  method: 'POST' | 'PATCH',
  url: string,
  payload: object,
  actor?: string,
  headers: Record<string, string> = {},
) => server.inject({ method, url, payload, headers: { ...as(actor), ...headers } })

beforeAll(() => database.run(systemActor('test'), (work) => importCatalogue(work, referenceSource)))
afterAll(() => server.close())

describe('anyone', () => {
  test('reads a service with papers in three groups, prices in lines and steps with their phase', async () => {
    const answer = await get('/services/passport-migration-005')
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      key: 'passport-migration-005',
      total: 114_700,
      prices: [
        { what: 'fee', shown: { uk: '352,00 грн' } },
        { what: 'blank', shown: { uk: '795,00 грн' } },
      ],
      shownTerm: { uk: 'до 20 робочих днів' },
      needs: { biometricStation: true },
      process: { basis: 'composed' },
    })
    expect(answer.json().process.steps[0].phase).toBe('intake')
  })

  test('is spared what is already known: the version is the ETag', async () => {
    const first = await get('/services/residence-001')
    const etag = first.headers.etag as string
    expect(etag).toBe(`"${first.json().versionId}"`)
    expect((await get('/services/residence-001', undefined, { 'if-none-match': etag })).statusCode).toBe(304)
  })

  test('lists, searches and chooses by group', async () => {
    const list = await get('/services?category=pensions&limit=5')
    expect(list.json().items).toHaveLength(5)
    expect(list.json().next).toBe('pensions-005')
    const found = await get(`/services/search?q=${encodeURIComponent('субсыдия')}`)
    expect(found.json().items[0].key).toBe('social-benefits-001')
    const groups = await get('/services/groups')
    expect(groups.json().items).toHaveLength(15)
  })

  test.each([
    ['/services/none-000', 404],
    ['/services/%00', 404],
    [`/services/${'x'.repeat(80)}`, 422],
    ['/services?category=magic', 422],
    ['/services?limit=0', 422],
    ['/services/residence-001?on=2026-02-30', 422],
    ['/services/residence-001?on=1999-01-01', 404],
    ['/services/residence-001/versions', 401],
    ['/catalogue/undecided-documents', 401],
    ['/catalogue/export', 401],
  ])('GET %s is answered %i with a problem', async (url, status) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })
})

describe('the head', () => {
  test('adds a service, changes it, and sees its versions', async () => {
    const { id: _, ...record } = smallRecord('', { category: 'employment' })
    const made = await send('POST', '/services', { service: record, reason: 'Рішення № 1' }, 'head')
    expect(made.statusCode).toBe(201)
    const { key, versionId } = made.json()
    expect(key).toBe('employment-009')
    const patch = { service: { deskMinutes: 33 }, reason: 'Рішення № 2' }
    const changed = await send('PATCH', `/services/${key}`, patch, 'head', { 'if-match': `"${versionId}"` })
    expect(changed.json()).toMatchObject({ version: 2, deskMinutes: 33 })
    const late = await send('PATCH', `/services/${key}`, { ...patch, service: { deskMinutes: 34 } }, 'head', {
      'if-match': `"${versionId}"`,
    })
    expect(late.statusCode).toBe(409)
    const versions = await get(`/services/${key}/versions`, 'head')
    expect(versions.json().items.map((each: { reason: string }) => each.reason)).toEqual(['Рішення № 2', 'Рішення № 1'])
  })

  test('takes the catalogue out as a file and reads it back', async () => {
    for (const format of ['json', 'csv']) {
      const file = await get(`/catalogue/export?format=${format}`, 'head')
      expect(file.headers['content-disposition']).toContain(`catalogue.${format}`)
      const report = await send('POST', '/catalogue/import', { format, text: file.body }, 'head')
      expect(report.json()).toMatchObject({ added: 0, changed: 0 })
    }
  })

  test('sees undecided papers and decides about one', async () => {
    const list = await get('/catalogue/undecided-documents', 'head')
    const [first] = list.json().items
    const decision = { name: first.name, source: 'register', reason: 'Є в реєстрі' }
    const decided = await send('POST', '/catalogue/document-decisions', decision, 'head')
    expect(decided.json()).toEqual({ name: first.name, source: 'register', services: first.services.length })
  })

  test('is told each bad record of a file', async () => {
    const text = JSON.stringify([{ id: 'x-1' }, { id: 'x-2', deskMinutes: -1 }])
    const answer = await send('POST', '/catalogue/import', { format: 'json', text }, 'head')
    expect(answer.statusCode).toBe(422)
    expect(answer.json().errors.map((each: { field: string }) => each.field)).toContain('deskMinutes')
    expect(answer.json().detail).toContain('Запис 1 (x-1)')
  })

  test.each([
    ['no reason', { service: { deskMinutes: 3 }, reason: '' }, 422],
    ['a term without its unit', { service: { maxDays: 3 }, reason: 'x' }, 422],
    ['an unknown field', { service: { colour: 'red' }, reason: 'x' }, 422],
    ['an impossible date', { service: { deskMinutes: 3 }, from: '2026-02-30', reason: 'x' }, 422],
    ['a date that has passed', { service: { deskMinutes: 3 }, from: '2020-01-01', reason: 'x' }, 422],
  ])('is refused a change with %s', async (_, payload, status) => {
    expect((await send('PATCH', '/services/land-001', payload, 'head')).statusCode).toBe(status)
  })
})

test('an administrator and a visitor change nothing', async () => {
  const change = { service: { deskMinutes: 3 }, reason: 'x' }
  expect((await send('PATCH', '/services/land-001', change, 'administrator')).statusCode).toBe(403)
  expect((await send('PATCH', '/services/land-001', change)).statusCode).toBe(401)
  expect((await send('POST', '/catalogue/import', { format: 'json', text: '[]' })).statusCode).toBe(401)
})
