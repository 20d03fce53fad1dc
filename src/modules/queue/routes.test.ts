// A visit through the API alone, and what it answers to bad requests.
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import type { Work } from '../../db/work.ts'
import { problemOf } from '../../http/problem.ts'
import { type Actor, visitor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { later, minutes } from '../../kernel/time.ts'
import { testCentre } from '../centres/testing.ts'
import { routes } from './routes.ts'
import { someResident } from './testing.ts'

const test1 = await testDatabase()
const { database, clock } = test1
const actors = new Map<string, Actor>()
const server = Fastify()
server.setValidatorCompiler(validatorCompiler)
server.setSerializerCompiler(serializerCompiler)
server.setErrorHandler((fault, _request, reply) => {
  const problem = problemOf(fault, 'uk')
  return reply.code(problem.status).send({ ...problem, fault: problem.status === 500 ? String(fault) : undefined })
})
server.addHook('onRequest', async (request) => {
  const actor = actors.get(String(request.headers['x-actor'])) ?? visitor
  const key = request.headers['idempotency-key'] as string | undefined
  request.run = <T>(useCase: (work: Work) => Promise<T>) => database.run(actor, useCase, { key })
  request.look = <T>(useCase: (work: Work) => Promise<T>) => database.look(actor, useCase)
})
routes(server.withTypeProvider<ZodTypeProvider>() as never)
afterAll(() => server.close())

type Sent = Readonly<Record<string, unknown>>
const headers = (who: string) => ({ 'x-actor': who })
const get = (url: string, who = '') => server.inject({ method: 'GET', url, headers: headers(who) })
const post = (url: string, payload?: Sent, who = '', key?: string) =>
  server.inject({
    method: 'POST',
    url,
    ...(payload && { payload }),
    headers: { ...headers(who), ...(key && { 'idempotency-key': key }) },
  })

const made = await testCentre(database, { desks: [{}, {}] })
actors.set('kiosk', { kind: 'device', id: newId<'Device'>(), centreId: made.centre.id, of: 'kiosk' })
actors.set('one', made.administrators[0]!)
actors.set('two', made.administrators[1]!)
actors.set('head', made.head)
const centre = `/centres/${made.centre.id}`
const [deskOne, deskTwo] = made.desks.map(({ id }) => `/desks/${id}`) as [string, string]
const service = made.services.all!
const step = async (path: string, payload: Sent = {}, who = 'one', desk = deskOne) => {
  const answer = await post(`${desk}/${path}`, payload, who)
  expect([path, answer.statusCode, answer.json().detail]).toEqual([path, 200, undefined])
  return answer.json()
}

test('a person takes a ticket, follows it, is called, served and seen off', async () => {
  const taken = await post(`${centre}/tickets`, { purpose: 'submit', service, priority: 'elderly' }, 'kiosk')
  expect(taken.statusCode).toBe(201)
  const ticket = taken.json()
  expect(ticket).toMatchObject({
    label: 'А-001',
    class: 'priority',
    promisedAt: new Date(later(clock.now(), minutes(5))).toISOString(),
  })

  await step('open')
  await step('open', {}, 'two', deskTwo)
  expect((await get(`/tickets/${ticket.id}`)).json()).toMatchObject({
    ahead: 0,
    state: { kind: 'waiting' },
    expectedAt: expect.stringMatching(/^2\d{3}-/),
  })

  expect(await step('call-next')).toEqual({ ticketId: ticket.id, label: 'А-001', deskNumber: 1 })
  expect((await get(`${centre}/board`)).json()).toMatchObject({ calls: [{ label: 'А-001', number: 1, way: 'right' }] })
  clock.moveTo(later(clock.now(), minutes(1)))
  await step('call-again', { ticket: ticket.id })
  await step('no-show')
  expect((await post(`/tickets/${ticket.id}/come-back`)).statusCode).toBe(200)
  await step('call-next')
  await step('start')
  await step('priority/confirm')
  await step('visitor', { resident: await someResident(test1, made) })
  await step('note', { note: 'Копія паспорта в Дії' })
  await step('services', { purpose: 'consult', service })
  await step('services/end', { n: 2, outcome: 'served' })
  await step('park', { reason: 'papers', returnAt: '23:00' })
  expect((await post(`/tickets/${ticket.id}/come-back`)).statusCode).toBe(200)
  await step('call-next')
  await step('transfer', { toDesk: made.desks[1]!.id, returnToMe: true })
  await step('call-next', {}, 'two', deskTwo)
  await step('finish', { outcome: 'served' }, 'two', deskTwo)
  await step('call-next')
  const screen = (await get(deskOne, 'one')).json()
  expect(screen.current).toMatchObject({
    label: 'А-001',
    ticket: { note: 'Копія паспорта в Дії', state: { kind: 'called' } },
  })
  expect(screen.current.thread.map(({ type }: { type: string }) => type)).toEqual([
    ...[
      'issued',
      'called',
      'called-again',
      'absent',
      'came-back',
      'called',
      'started',
      'priority-confirmed',
      'identified',
    ],
    ...[
      'noted',
      'errand-added',
      'errand-done',
      'parked',
      'returned',
      'called',
      'transferred',
      'called',
      'returned',
      'called',
    ],
  ])
  await step('finish', { outcome: 'served', ticket: ticket.id })
  expect((await get(`/tickets/${ticket.id}`)).json().state).toMatchObject({ kind: 'finished', outcome: 'served' })
  await step('break')
  await step('end-break')
  await step('close')
  expect((await get(`${centre}/hall`, 'head')).json()).toMatchObject({
    desks: [
      { number: 1, seat: null },
      { number: 2, seat: 'open' },
    ],
  })
})

test('finish and call, and visits of a person', async () => {
  await step('open')
  const resident = await someResident(test1, made)
  for (let n = 0; n < 2; n++) await post(`${centre}/tickets`, { purpose: 'submit', service }, 'kiosk')
  const { ticketId } = await step('call-next')
  await step('visitor', { resident })
  const { called } = await step('finish-and-call', { outcome: 'postponed', ticket: ticketId })
  expect(called.ticketId).not.toBe(ticketId)
  expect((await get(`${centre}/residents/${resident}/visits`, 'one')).json().items).toMatchObject([
    { id: ticketId, outcome: 'postponed' },
  ])
  expect(await step('finish-and-call', { outcome: 'no-service' })).toEqual({ called: null })
  expect((await get(`/tickets/${called.ticketId}`)).json().state).toMatchObject({ kind: 'finished' })
})

test('a request repeated with its key gives the same ticket', async () => {
  const key = newId()
  const [one, two] = [
    await post(`${centre}/tickets`, { purpose: 'submit', service }, 'kiosk', key),
    await post(`${centre}/tickets`, { purpose: 'submit', service }, 'kiosk', key),
  ]
  expect(two.json()).toEqual(one.json())
  expect((await post(`/tickets/${one.json().id}/step-away`, { minutes: 10 })).statusCode).toBe(200)
  expect((await post(`/tickets/${one.json().id}/give-up`)).statusCode).toBe(200)
})

describe('what can’t be', () => {
  const nothing = newId()
  const visitorAt = async (resident: string) => {
    await post(`${centre}/tickets`, { purpose: 'submit', service }, 'kiosk')
    await post(`${deskOne}/call-next`, {}, 'one')
    const answer = await post(`${deskOne}/visitor`, { resident }, 'one')
    await post(`${deskOne}/finish`, { outcome: 'no-service' }, 'one')
    return answer
  }
  test.each<[string, () => ReturnType<typeof post>, number, string | undefined]>([
    ['a ticket for nothing', () => post(`${centre}/tickets`, { purpose: 'submit' }, 'kiosk'), 422, 'service'],
    ['a purpose nobody knows', () => post(`${centre}/tickets`, { purpose: 'look' }, 'kiosk'), 422, 'purpose'],
    [
      'an id that is none',
      () => post(`${centre}/tickets`, { purpose: 'submit', service: 'x' }, 'kiosk'),
      422,
      'service',
    ],
    [
      'a service of another world',
      () => post(`${centre}/tickets`, { purpose: 'submit', service: nothing }, 'kiosk'),
      409,
      'service',
    ],
    ['a ticket from a visitor', () => post(`${centre}/tickets`, { purpose: 'submit', service }), 401, undefined],
    [
      'an unknown centre',
      () => post(`/centres/${nothing}/tickets`, { purpose: 'submit', service }, 'kiosk'),
      403,
      undefined,
    ],
    ['an unknown board', () => get(`/centres/${nothing}/board`), 404, undefined],
    ['an unknown ticket', () => get(`/tickets/${nothing}`), 404, undefined],
    ['a ticket that is no id', () => get('/tickets/А-001'), 422, 'ticket'],
    ['an unknown desk', () => post(`/desks/${nothing}/call-next`, {}, 'one'), 404, undefined],
    ['somebody else’s desk', () => post(`${deskTwo}/call-next`, {}, 'one'), 409, undefined],
    ['a step with nobody at the desk', () => post(`${deskOne}/start`, {}, 'one'), 409, undefined],
    ['an outcome nobody knows', () => post(`${deskOne}/finish`, { outcome: 'gone' }, 'one'), 422, 'outcome'],
    [
      'a time that is none',
      () => post(`${deskOne}/park`, { reason: 'papers', returnAt: '25:00' }, 'one'),
      422,
      'returnAt',
    ],
    ['an hour away', () => post(`/tickets/${nothing}/step-away`, { minutes: 600 }), 422, 'minutes'],
    ['a person nobody knows', () => visitorAt(nothing), 404, 'resident'],
    ['a note of a novel', () => post(`${deskOne}/note`, { note: 'x'.repeat(1001) }, 'one'), 422, 'note'],
    ['the hall for a visitor', () => get(`${centre}/hall`), 401, undefined],
  ])('%s', async (_, ask, status, field) => {
    const answer = await ask()
    expect([answer.statusCode, answer.json().errors?.[0]?.field]).toEqual([status, field])
  })
})
