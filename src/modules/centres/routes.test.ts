// Centres over the API: open to read, closed to change, clear about what is wrong.
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import type { Work } from '../../db/work.ts'
import { problemOf } from '../../http/problem.ts'
import { type Actor, visitor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { routes } from './routes.ts'
import { alwaysOpen, testCentre } from './testing.ts'

const { database } = await testDatabase()
const made = await testCentre(database, { desks: [{}, { levels: {} }] })
const actors: Readonly<Record<string, Actor>> = { head: made.head, administrator: made.administrators[0]! }
const server = Fastify()
server.setValidatorCompiler(validatorCompiler)
server.setSerializerCompiler(serializerCompiler)
server.setErrorHandler((fault, _request, reply) => {
  const problem = problemOf(fault, 'uk')
  return reply.code(problem.status).send({ ...problem, fault: problem.status === 500 ? String(fault) : undefined })
})
server.addHook('onRequest', async (request) => {
  const actor = actors[String(request.headers['x-actor'])] ?? visitor
  request.run = <T>(useCase: (work: Work) => Promise<T>) => database.run(actor, useCase)
  request.look = <T>(useCase: (work: Work) => Promise<T>) => database.look(actor, useCase)
})
routes(server.withTypeProvider<ZodTypeProvider>() as never)
afterAll(() => server.close())

const ask = (method: 'GET' | 'PUT' | 'PATCH' | 'DELETE', url: string, who = '', payload?: object) =>
  server.inject({ method, url, ...(payload && { payload }), headers: { 'x-actor': who } })
const here = `/centres/${made.centre.id}`
const interval = { from: '09:00', until: '17:00' }
const day = { work: [interval], reception: [interval], tickets: [{ from: '09:00', until: '16:00' }] }
const closed = { work: [], reception: [], tickets: [] }

test('anyone reads the list of centres, a card and its hours', async () => {
  const { items } = (await ask('GET', '/centres')).json()
  expect(items).toMatchObject([{ id: made.centre.id, status: 'open', zone: 'Europe/Kyiv' }])
  expect((await ask('GET', here)).json()).toMatchObject({ key: made.centre.key })
  expect((await ask('GET', `${here}/hours`)).json()).toMatchObject({
    today: { date: '2026-11-23', why: null },
    week: alwaysOpen,
  })
})

test('the head sets the week, a day that differs, the promises and what a desk serves', async () => {
  const week = [day, day, day, day, day, closed, closed]
  expect((await ask('PUT', `${here}/week`, 'head', { week, reason: 'рішення 5' })).statusCode).toBe(200)
  const exception = { reason: { uk: 'Ремонт', en: 'Repairs' }, hours: closed }
  expect((await ask('PUT', `${here}/exceptions/2026-11-23`, 'head', exception)).statusCode).toBe(200)
  expect((await ask('GET', `${here}/hours`)).json()).toMatchObject({
    week,
    today: { hours: closed, why: exception.reason },
    warnings: ['no-evening'],
  })
  expect((await ask('DELETE', `${here}/exceptions/2026-11-23`, 'head')).statusCode).toBe(200)
  const settings = { settings: { targets: { walkIn: 20 }, voice: false } }
  expect((await ask('PATCH', `${here}/settings`, 'head', settings)).statusCode).toBe(200)
  const cells = [{ deskId: made.desks[1]!.id, groupId: made.groups.all!.id, level: 1 }]
  expect((await ask('PATCH', `${here}/participation`, 'head', { cells })).statusCode).toBe(200)
  const { items } = (await ask('GET', `${here}/desks`, 'administrator')).json()
  expect(items.map(({ serves }: { serves: { level: number }[] }) => serves[0]!.level)).toEqual([2, 1])
})

describe('what can’t be', () => {
  test.each([
    ['an unknown centre', 'GET', `/centres/${newId()}`, '', undefined, 404, undefined],
    ['hours of an unknown centre', 'GET', `/centres/${newId()}/hours`, '', undefined, 404, undefined],
    ['an id that is none', 'GET', '/centres/x', '', undefined, 422, 'centre'],
    ['a week of a visitor', 'PUT', `${here}/week`, '', { week: Array(7).fill(day) }, 401, undefined],
    [
      'a week of an administrator',
      'PUT',
      `${here}/week`,
      'administrator',
      { week: Array(7).fill(day) },
      403,
      undefined,
    ],
    ['a week of six days', 'PUT', `${here}/week`, 'head', { week: Array(6).fill(day) }, 422, 'week'],
    [
      'a clock that shows 25',
      'PUT',
      `${here}/week`,
      'head',
      { week: Array(7).fill({ ...day, work: [{ from: '25:00', until: '26:00' }] }) },
      422,
      'week.0.work.0.from',
    ],
    [
      'tickets outside reception',
      'PUT',
      `${here}/week`,
      'head',
      { week: Array(7).fill({ ...day, tickets: day.work, reception: day.tickets }) },
      422,
      undefined,
    ],
    [
      'a day that is none',
      'PUT',
      `${here}/exceptions/2026-02-30`,
      'head',
      { reason: { uk: 'x', en: 'x' }, hours: closed },
      422,
      'date',
    ],
    ['an exception that is not there', 'DELETE', `${here}/exceptions/2026-12-01`, 'head', undefined, 404, undefined],
    [
      'a promise of a week',
      'PATCH',
      `${here}/settings`,
      'head',
      { settings: { targets: { walkIn: 9999 } } },
      422,
      'targets.walkIn',
    ],
    ['a setting nobody knows', 'PATCH', `${here}/settings`, 'head', { settings: { colour: 'red' } }, 422, 'settings'],
    [
      'a level of three',
      'PATCH',
      `${here}/participation`,
      'head',
      { cells: [{ deskId: newId(), groupId: newId(), level: 3 }] },
      422,
      'cells.0.level',
    ],
    [
      'a desk of another world',
      'PATCH',
      `${here}/participation`,
      'head',
      { cells: [{ deskId: newId(), groupId: made.groups.all!.id, level: 1 }] },
      404,
      'deskId',
    ],
    ['desks for a visitor', 'GET', `${here}/desks`, '', undefined, 401, undefined],
  ] as const)('%s', async (_, method, url, who, payload, status, field) => {
    const answer = await ask(method, url, who, payload)
    expect([answer.statusCode, answer.json().errors?.[0]?.field]).toEqual([status, field])
  })
})
