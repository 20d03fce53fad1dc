import http from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import { later, MovedClock, systemClock } from '../../kernel/time.ts'
import { type IdGovUaSettings, idGovUa } from './client.ts'
import { openProvider } from './open.ts'
import { pretendIdGovUa } from './pretend.ts'
import { pretendPeople } from './pretend-people.ts'
import { type Means, type ProviderAnswer, trustOf } from './provider.ts'

const clock = new MovedClock(systemClock.now())
const client = { clientId: 'test-client', clientSecret: 'test-secret' }
const returnUrl = 'http://127.0.0.1:3000/sign-in/return'
const server = Fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } })
const pretend = pretendIdGovUa({ ...client, returnUrls: [returnUrl], people: pretendPeople, clock })
await server.register(pretend.routes, { prefix: '/pretend' })
const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/pretend`
afterAll(() => server.close())

const settings: IdGovUaSettings = { url, ...client, returnUrl, patience: 15_000 }
const provider = idGovUa(settings)

/** What a browser does there: opens the page, presses a person's button, is sent back. */
async function choose(
  person: number | 'nobody',
  means: Means = 'diia_id',
  at = provider.signInUrl('state-1'),
): Promise<URL> {
  const page = await (await fetch(at)).text()
  const form = new URLSearchParams(
    [...page.split('</form>')[0]!.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map((found) => [
      found[1]!,
      unescaped(found[2]!),
    ]),
  )
  form.set('person', String(person))
  form.set('by', means)
  const answer = await fetch(`${url}/choose`, { method: 'POST', body: form, redirect: 'manual' })
  expect(answer.status, await answer.text()).toBe(303)
  return new URL(answer.headers.get('location')!)
}
const unescaped = (html: string) => html.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
const codeFor = async (person: number, means?: Means) => (await choose(person, means)).searchParams.get('code')!
const troubleOf = (answer: ProviderAnswer) => (answer.kind === 'trouble' ? [answer.trouble, answer.code] : 'a person')

describe('our client and the pretend id.gov.ua over HTTP', () => {
  test('a person comes back with a code and our state, and is read once', async () => {
    const back = await choose(0)
    expect(`${back.origin}${back.pathname}`).toBe(returnUrl)
    expect(back.searchParams.get('state')).toBe('state-1')
    const code = back.searchParams.get('code')!
    expect(await provider.readPerson(code)).toEqual({
      kind: 'person',
      person: {
        trust: 'high',
        means: 'diia_id',
        familyName: 'Зразкова',
        givenName: 'Оксана',
        middleName: 'Тестівна',
        drfocode: '3347312243',
        unzr: '19910824-00015',
        email: 'oksana.zrazkova@example.com',
        phone: '+380670000001',
      },
    })
    expect(troubleOf(await provider.readPerson(code))).toEqual(['code-refused', 'invalid_grant'])
  })

  test.each<[Means, string]>([
    ['dig_sign', 'high'],
    ['mobile_id', 'high'],
    ['diia_id', 'high'],
    ['bank_id', 'substantial'],
  ])('%s gives %s trust', async (means, trust) => {
    const answer = await provider.readPerson(await codeFor(0, means))
    expect(answer).toMatchObject({ kind: 'person', person: { trust, means } })
  })

  test('means we have never heard of give low trust', () => {
    expect(trustOf('carrier_pigeon')).toBe('low')
  })

  test.each([
    ['a dash for the organisation of a private person is nothing', 0, { edrpoucode: undefined }],
    [
      'the organisation stays apart from the person’s own number',
      4,
      { edrpoucode: '32855961', drfocode: '3300100100' },
    ],
    ['a passport in place of a refused tax number comes as it is', 3, { drfocode: 'МЕ123456' }],
    ['a patronymic may be absent', 2, { middleName: undefined, unzr: '20000101-00422' }],
  ])('%s', async (_title, place, expected) => {
    const answer = await provider.readPerson(await codeFor(place, 'dig_sign'))
    const { person } = answer as Extract<ProviderAnswer, { kind: 'person' }>
    expect(person).toMatchObject(
      Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)),
    )
    for (const [field, value] of Object.entries(expected)) expect(person[field as 'unzr']).toBe(value)
  })

  test('who turns back comes without a code', async () => {
    const back = await choose('nobody')
    expect(back.searchParams.get('code')).toBeNull()
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(back.searchParams.get('state')).toBe('state-1')
  })

  test('a code grows old in a minute', async () => {
    const code = await codeFor(0)
    clock.moveTo(later(clock.now(), 60_000))
    expect(troubleOf(await provider.readPerson(code))).toEqual(['code-refused', 'invalid_grant'])
  })

  test('ten readers of one code: one gets the person', async () => {
    const code = await codeFor(0)
    const answers = await Promise.all(Array.from({ length: 10 }, () => provider.readPerson(code)))
    expect(answers.filter(({ kind }) => kind === 'person')).toHaveLength(1)
  })

  test.each([{ clientSecret: 'wrong' }, { clientId: 'wrong' }])(
    'our own account is not admitted with %o',
    async (wrong) => {
      const code = await codeFor(0)
      expect(troubleOf(await idGovUa({ ...settings, ...wrong }).readPerson(code))).toEqual([
        'not-admitted',
        'invalid_client',
      ])
    },
  )

  test.each([
    ['a return address that is not registered', { returnUrl: 'https://evil.example/sign-in/return' }],
    ['a return address with something added', { returnUrl: `${returnUrl}?x=1` }],
    ['another client', { clientId: 'wrong' }],
  ])('the page refuses %s', async (_title, wrong) => {
    const answer = await fetch(idGovUa({ ...settings, ...wrong }).signInUrl('state-1'))
    expect(answer.status).toBe(400)
  })

  test.each(['response_type', 'client_id', 'redirect_uri', 'state', 'auth_type'])('the page needs %s', async (name) => {
    const asked = new URL(provider.signInUrl('state-1'))
    asked.searchParams.delete(name)
    expect((await fetch(asked)).status).toBe(400)
  })

  test.each([
    ['a person who is not on the list', { person: '99' }],
    ['no means', { by: '' }],
    ['a means the person does not have', { person: '5' }],
    ['a means we did not ask for', { auth_type: 'bank_id' }],
    ['a forged return address', { redirect_uri: 'https://evil.example/' }],
  ])('the form refuses %s', async (_title, wrong) => {
    const asked = Object.fromEntries(new URL(provider.signInUrl('state-1')).searchParams)
    const body = new URLSearchParams({ ...asked, person: '0', by: 'diia_id', ...wrong })
    expect((await fetch(`${url}/choose`, { method: 'POST', body, redirect: 'manual' })).status).toBe(400)
  })

  test('the token is good for its own person, and until the logout', async () => {
    const ask = async (what: string, query: Record<string, string>) =>
      (await fetch(`${url}/${what}`, { method: 'POST', body: new URLSearchParams(query) })).json()
    const asked = { grant_type: 'authorization_code', client_id: client.clientId, client_secret: client.clientSecret }
    const { access_token, user_id, expires_in } = await ask('get-access-token', { ...asked, code: await codeFor(0) })
    expect(expires_in).toBe(300)
    expect(await ask('get-user-info', { access_token, user_id: 'pretend-2', fields: 'lastname' })).toMatchObject({
      error: 'invalid_token',
    })
    expect(await ask('get-user-info', { access_token, user_id, fields: 'lastname,unzr' })).toEqual({
      auth_type: 'diia_id',
      lastname: 'Зразкова',
      unzr: '19910824-00015',
    })
    expect(await ask('get-user-logout', { access_token, user_id })).toEqual({ error: '0', error_description: 'ok' })
    expect(await ask('get-user-info', { access_token, user_id, fields: 'lastname' })).toMatchObject({
      error: 'invalid_token',
    })
    expect(await ask('get-access-token', { ...asked, grant_type: 'password', code: 'x' })).toMatchObject({
      error: 'unsupported_grant_type',
    })
  })

  test('after reading, the client has signed the person out', async () => {
    const seen: string[] = []
    const relay = http.createServer((request, response) => {
      seen.push(request.url!)
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', async () => {
        const answer = await fetch(`${url}${request.url}`, { method: 'POST', body: new URLSearchParams(body) })
        response.end(await answer.text())
      })
    })
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
    const relayed = idGovUa({ ...settings, url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}` })
    expect((await relayed.readPerson(await codeFor(0))).kind).toBe('person')
    expect(seen).toEqual(['/get-access-token', '/get-user-info', '/get-user-logout'])
    relay.close()
  })

  test('the pages say what they are, need no scripts and are not kept', async () => {
    const answer = await fetch(provider.signInUrl('"><script>alert(1)</script>'))
    const page = await answer.text()
    expect(page).not.toContain('<script')
    expect(page).toContain('Справжніх людей і підписів тут немає')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

describe('a provider in trouble', () => {
  const token = { access_token: 'a', user_id: 'u' }
  const info = { auth_type: 'dig_sign', lastname: 'Зразкова', givenname: 'Оксана' }

  /** Answers each path with what it is told: a status and a body, or never. */
  async function answering(answers: Readonly<Record<string, [status: number, body: unknown] | 'never' | 'elsewhere'>>) {
    const rude = http.createServer((request, response) => {
      request.resume()
      const said = answers[request.url!.slice(1)] ?? [200, { error: '0' }]
      if (said === 'never') return
      if (said === 'elsewhere') return void response.writeHead(302, { location: url }).end()
      response.writeHead(said[0]).end(typeof said[1] === 'string' ? said[1] : JSON.stringify(said[1]))
    })
    await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve))
    const answer = await idGovUa({
      ...settings,
      url: `http://127.0.0.1:${(rude.address() as AddressInfo).port}/`,
      patience: Object.values(answers).includes('never') ? 150 : 15_000,
    }).readPerson('code')
    rude.closeAllConnections()
    rude.close()
    return answer
  }

  test.each<[string, Parameters<typeof answering>[0], unknown]>([
    [
      'an error in a body of 200',
      { 'get-access-token': [200, { error: 'invalid_grant', error_description: 'code 123' }] },
      ['code-refused', 'invalid_grant'],
    ],
    ['a numbered error', { 'get-access-token': [200, { error: 7, error_description: '' }] }, ['code-refused', '7']],
    [
      'an error of the data after a good token',
      { 'get-access-token': [200, token], 'get-user-info': [200, { error: '22' }] },
      ['code-refused', '22'],
    ],
    ['a page of some proxy', { 'get-access-token': [200, '<html>'] }, ['unreadable', 'get-access-token']],
    ['a token without a user', { 'get-access-token': [200, { access_token: 'a' }] }, ['unreadable', 'token']],
    [
      'an envelope we did not ask for',
      { 'get-access-token': [200, token], 'get-user-info': [200, { encryptedUserInfo: 'MII' }] },
      ['unreadable', 'user-info'],
    ],
    [
      'nobody’s name',
      { 'get-access-token': [200, token], 'get-user-info': [200, { auth_type: 'dig_sign', lastname: '-' }] },
      ['unreadable', 'user-info'],
    ],
    ['a broken server', { 'get-access-token': [502, 'Bad Gateway'] }, ['unreachable', '502']],
    ['a closed door', { 'get-access-token': [403, '{}'] }, ['not-admitted', '403']],
    ['silence', { 'get-access-token': 'never' }, ['unreachable', 'TimeoutError']],
    [
      'an answer that leads elsewhere: a secret is not sent on',
      { 'get-access-token': 'elsewhere' },
      ['unreachable', 'TypeError'],
    ],
  ])('%s', async (_title, answers, expected) => {
    expect(troubleOf(await answering(answers))).toEqual(expected)
  })

  test('a logout that fails loses nobody', async () => {
    const answer = await answering({
      'get-access-token': [200, token],
      'get-user-info': [200, info],
      'get-user-logout': [500, ''],
    })
    expect(answer).toMatchObject({ kind: 'person', person: { familyName: 'Зразкова' } })
  })

  test('a numeric user id is taken as it comes', async () => {
    const answer = await answering({
      'get-access-token': [200, { ...token, user_id: 42 }],
      'get-user-info': [200, info],
    })
    expect(answer.kind).toBe('person')
  })

  test('a name given only as a whole is read in its usual order', async () => {
    const whole = { auth_type: 'dig_sign', lastname: '', givenname: null, subjectcn: 'Зразкова Оксана Тестівна' }
    const answer = await answering({ 'get-access-token': [200, token], 'get-user-info': [200, whole] })
    expect(answer).toMatchObject({ person: { familyName: 'Зразкова', givenName: 'Оксана', middleName: 'Тестівна' } })
  })

  test('nobody there', async () => {
    expect(troubleOf(await idGovUa({ ...settings, url: 'http://127.0.0.1:9' }).readPerson('code'))[0]).toBe(
      'unreachable',
    )
  })
})

describe('which provider is asked', () => {
  const choice = { idGovUa: undefined, demo: false, publicUrl: 'https://cnap.example.ua', host: '0.0.0.0', port: 3000 }

  test('the one in the settings, also in the demo', () => {
    const real = { url: 'https://test.id.gov.ua/', clientId: 'c', clientSecret: 's' }
    const asked = new URL(openProvider({ ...choice, idGovUa: real, demo: true })!.signInUrl('x'))
    expect(asked.origin).toBe('https://test.id.gov.ua')
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'c',
      auth_type: 'dig_sign,bank_id,mobile_id,diia_id',
      state: 'x',
      redirect_uri: 'https://cnap.example.ua/sign-in/return',
    })
  })

  test('in the demo the pretend one, elsewhere none', () => {
    expect(openProvider({ ...choice, demo: true })!.signInUrl('x')).toContain(
      'https://cnap.example.ua/pretend/id-gov-ua/?',
    )
    expect(openProvider(choice)).toBeUndefined()
  })
})
