// Messages over the API: for those who may see them, page by page, with clear answers to what is wrong.
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import type { Work } from '../../db/work.ts'
import { problemOf } from '../../http/problem.ts'
import { type Actor, visitor } from '../../kernel/actor.ts'
import { type Id, newId } from '../../kernel/id.ts'
import { routes } from './routes.ts'
import { keepUntold, queueMessage } from './service/queue-message.ts'
import { message, person, run, staff } from './testing.ts'

const { database } = await testDatabase()
const centreId: Id<'Centre'> = newId()
const actors: Readonly<Record<string, Actor>> = {
  head: staff('head', centreId),
  stranger: staff('head', newId()),
  administrator: staff('administrator', centreId),
}
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
afterAll(() => server.close())

const ask = (method: 'GET' | 'POST', url: string, actor = 'head') =>
  server.inject({ method, url, headers: { 'x-actor': actor } })
const queue = () => run(database)((work) => queueMessage(work, message({ centreId })))

describe('messages over the API', () => {
  test('are read page by page, each once, without the address', async () => {
    const ids = [await queue(), await queue(), await queue()]
    const first = (await ask('GET', '/messages?limit=2')).json()
    const rest = (await ask('GET', `/messages?limit=2&after=${first.next}`)).json()
    expect(rest.next).toBeNull()
    const items = [...first.items, ...rest.items] as { id: string; to: string; state: string; createdAt: string }[]
    expect(items.map(({ id }) => id).sort()).toEqual([...ids].sort())
    expect(items[0]).toMatchObject({ state: 'queued', to: '… 45 67', createdAt: '2026-11-23T07:00:00.000Z' })
    expect(JSON.stringify(items)).not.toContain('671234567')
  })

  test('a given-up one is sent again; a second time it is on its way already', async () => {
    const recipient = { kind: 'resident', id: await person(database, { phone: '+380671234567' }) } as const
    await run(database)((work) => keepUntold(work, message({ centreId, recipient }), 'no-address'))
    const [dead] = (await ask('GET', '/messages?state=dead')).json().items as { id: string }[]
    const retry = () => ask('POST', `/centres/${centreId}/messages/${dead!.id}/retry`)
    expect((await retry()).statusCode).toBe(204)
    const second = await retry()
    expect([second.statusCode, second.json().type]).toEqual([409, 'urn:vikno:notifications.not-dead'])
    expect((await ask('GET', '/messages?state=dead')).json().items).toEqual([])
  })

  test.each([
    ['GET', '/messages', 'administrator', 403],
    ['GET', '/messages', 'visitor', 401],
    ['GET', '/messages?state=lost', 'head', 422],
    ['GET', '/messages?after=yesterday', 'head', 422],
    ['GET', '/messages?limit=0', 'head', 422],
    ['GET', '/messages?caseId=1', 'head', 422],
    ['POST', `/centres/${centreId}/messages/${newId()}/retry`, 'head', 404],
    ['POST', `/centres/${centreId}/messages/${newId()}/retry`, 'stranger', 403],
    ['POST', `/centres/${centreId}/messages/1/retry`, 'head', 422],
  ] as const)('%s %s of %s answers %i', async (method, url, actor, status) => {
    expect((await ask(method, url, actor)).statusCode).toBe(status)
  })

  test('another centre’s head sees none of them', async () => {
    await queue()
    expect((await ask('GET', '/messages', 'stranger')).json()).toEqual({ items: [], next: null })
  })
})
