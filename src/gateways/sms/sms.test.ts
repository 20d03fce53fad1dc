import http from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import { httpSms } from './http-sms.ts'
import { openSms } from './open-sms.ts'
import { pretendProvider, pretendToken, troubles } from './pretend-provider.ts'
import type { ShortMessage } from './sms.ts'

const provider = pretendProvider()
const server = Fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } })
await server.register(provider.routes, { prefix: '/pretend/sms' })
const address = await server.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => server.close())
const url = `${address}/pretend/sms`

const message = (changes: Partial<ShortMessage> = {}): ShortMessage => ({
  key: crypto.randomUUID(),
  to: '+380671234567',
  text: 'Вас кличуть: талон А-042, вікно 12.',
  ...changes,
})
const sentTo = (to: string) => provider.received.filter((received) => received.to === to)

describe('text messages, our client and the pretend provider over HTTP', () => {
  const sms = httpSms({ url, token: pretendToken, patience: 2000 })

  test('a message is taken once and comes out as it was written', async () => {
    const sent = message()
    expect(await sms.send(sent)).toEqual({ kind: 'accepted', code: '202', providerId: expect.stringMatching(/\S/) })
    expect(sentTo(sent.to)).toMatchObject([{ key: sent.key, text: sent.text }])
  })

  test('asked again with the same key, the provider answers the same and sends nothing more', async () => {
    const sent = message({ to: '+380509998877' })
    const answers = await Promise.all(Array.from({ length: 8 }, () => sms.send(sent)))
    expect(new Set(answers.map((answer) => (answer as { providerId: string }).providerId)).size).toBe(1)
    expect(sentTo(sent.to)).toHaveLength(1)
  })

  test('a key can’t be used for other words', async () => {
    const sent = message()
    await sms.send(sent)
    expect(await sms.send({ ...sent, text: 'інше' })).toEqual({ kind: 'rejected', code: '422 key-reused' })
  })

  test.each([
    [troubles.noSuchNumber, { kind: 'rejected', code: '422 no-such-number' }],
    [troubles.tooMany, { kind: 'later', code: '429 slow-down', wait: 90_000 }],
    [troubles.broken, { kind: 'later', code: '503', wait: undefined }],
    ['0671234567', { kind: 'rejected', code: '422 bad-question' }],
  ])('to %s the answer is %o', async (to, expected) => {
    expect(await sms.send(message({ to }))).toEqual(expected)
    expect(sentTo(to)).toEqual([])
  })

  test('without an answer it stays unsure: it was sent', async () => {
    expect(await sms.send(message({ to: troubles.neverAnswers }))).toEqual({ kind: 'unsure', code: 'timeout' })
    expect(sentTo(troubles.neverAnswers)).toHaveLength(1)
  })

  test('a wrong token is our trouble, not the message’s: asked later', async () => {
    expect(await httpSms({ url, token: 'wrong' }).send(message())).toMatchObject({ kind: 'later', code: '401' })
  })
})

describe('a provider that is not itself', () => {
  async function answering(status: number, body: string, headers: Record<string, string> = {}) {
    const odd = http.createServer((_request, response) => response.writeHead(status, headers).end(body))
    await new Promise<void>((listening) => odd.listen(0, '127.0.0.1', listening))
    const at = `http://127.0.0.1:${(odd.address() as AddressInfo).port}/`
    const answer = await httpSms({ url: at, token: 't' }).send(message())
    odd.closeAllConnections()
    odd.close()
    return { at, answer }
  }

  test.each([
    ['a sign-in page of the network', 200, '<html>Увійдіть</html>', {}, { kind: 'unsure', code: '200 unreadable' }],
    [
      'words with a phone in them',
      422,
      '{"state":"rejected","code":"no +380671234567"}',
      {},
      { kind: 'rejected', code: '422' },
    ],
    ['a proxy without a backend', 502, 'Bad gateway', {}, { kind: 'later', code: '502' }],
    ['another address', 302, '', { location: 'http://127.0.0.1:1/' }, { kind: 'unsure', code: 'no-answer' }],
  ])('%s', async (_what, status, body, headers, expected) => {
    expect((await answering(status, body, headers)).answer).toMatchObject(expected)
  })

  test('nobody at the address: surely not sent', async () => {
    const { at } = await answering(200, '')
    expect(await httpSms({ url: at, token: 't' }).send(message())).toEqual({
      kind: 'unreachable',
      code: 'econnrefused',
    })
  })
})

describe('which provider is used', () => {
  const none = { url: undefined, token: undefined }
  test.each([
    [{ sms: { url: 'https://sms.example/', token: 't' }, demo: false }, true],
    [{ sms: none, demo: false }, false],
    [{ sms: none, demo: true }, true],
  ])('%o → ready %s', async (choice, ready) => {
    expect(openSms({ ...choice, host: '127.0.0.1', port: 3000 }).ready).toBe(ready)
  })

  test.each(['0.0.0.0', '127.0.0.1'])('the demo listening on %s reaches its own pretend provider', async (host) => {
    const port = Number(new URL(address).port)
    const sms = openSms({ sms: none, demo: true, host, port })
    expect(await sms.send(message())).toMatchObject({ kind: 'accepted' })
  })
})
