import swagger from '@fastify/swagger'
import Fastify from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import type { Work } from '../../db/work.ts'
import { problemOf } from '../../http/problem.ts'
import { type Actor, type Role, systemActor, visitor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { routes } from './routes.ts'
import { recordAccess, recordChange, seal } from './service.ts'

const { database } = await testDatabase()
const centreId = newId<'Centre'>()
const staff = (role: Role): Actor => ({
  kind: 'staff',
  id: newId(),
  posts: [{ role, place: centreId }],
  place: 'вікно 7',
})
const actors: Readonly<Record<string, Actor>> = { head: staff('head'), administrator: staff('administrator') }

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
await server.register(swagger, {
  openapi: { openapi: '3.1.0', info: { title: 'test', version: '1' } },
  transform: jsonSchemaTransform,
})
await server.register(async (scope) => routes(scope.withTypeProvider<ZodTypeProvider>() as never))
afterAll(() => server.close())

interface Page {
  readonly items: readonly { readonly id: string }[]
  readonly next: string | null
}
const get = (url: string, actor = 'head') => server.inject({ url, headers: { 'x-actor': actor } })
const write = () =>
  database.run(actors.administrator!, (work) =>
    recordAccess(work, { operation: 'view', purpose: 'serve', ground: 'law', fields: ['name'], centreId }),
  )

describe('the log over the API', () => {
  test('is read page by page to its end', async () => {
    for (let n = 0; n < 5; n++) await write()
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: Page = (await get(`/audit/access?limit=2&centreId=${centreId}${next && `&after=${next}`}`)).json()
      seen.push(...page.items.map((row) => row.id))
      next = page.next
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
  })

  test('shows moments as ISO and takes a period', async () => {
    await write()
    const { items } = (
      await get('/audit/access?limit=1&from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00%2B02:00')
    ).json()
    expect(items[0].at).toBe('2026-11-23T07:00:00.000Z')
    expect((await get('/audit/access?from=2026-11-24T00:00:00Z')).json().items).toEqual([])
  })

  test('shows changed settings with their values', async () => {
    await database.run(actors.head!, (work) =>
      recordChange(work, { what: 'centres.desk', id: 'a', centreId, before: null, after: { label: '1' } }),
    )
    expect((await get('/audit/changes?what=centres.desk')).json().items).toMatchObject([
      { after: { label: '1' }, role: 'head' },
    ])
  })

  test('says whether the record is whole', async () => {
    await write()
    const head = await database.run(systemActor('audit.seal'), seal)
    const url = `/audit/check?number=${head!.number}&hash=${head!.hash}`
    expect((await get(url)).json()).toMatchObject({ head, broken: null })
    expect((await get(`/audit/check?number=${head!.number + 1}&hash=${head!.hash}`)).json().broken).toMatchObject({
      damage: 'cut',
    })
  })

  test.each(['/audit/access', '/audit/changes', '/audit/check'])(
    '%s is not for administrators and visitors',
    async (url) => {
      expect((await get(url, 'administrator')).statusCode).toBe(403)
      expect((await get(url, 'nobody')).statusCode).toBe(401)
    },
  )

  test.each([
    '/audit/access?limit=0',
    '/audit/access?after=x',
    '/audit/access?personId=1',
    '/audit/access?from=yesterday',
    '/audit/check?hash=zz',
  ])('%s: the wrong field is named', async (url) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().errors[0].field).toBeTruthy()
  })

  test('is described', () => {
    expect(Object.keys((server.swagger() as { paths: object }).paths)).toEqual([
      '/audit/access',
      '/audit/changes',
      '/audit/check',
    ])
  })
})
