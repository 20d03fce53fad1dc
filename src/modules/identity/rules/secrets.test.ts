import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor, Post, Role } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { type Instant, instantOf, later, minutes } from '../../../kernel/time.ts'
import { type Limit, oneMore, type Tries, tooMany } from './attempts.ts'
import { codeAt, enrolmentUri, newRecoveryCodes, newSecret, randomCode, stepOfCode, typedCode } from './code.ts'
import { hashPassword, isPassword, refusedPassword } from './password.ts'
import { mayGive, refusedPosts } from './posts.ts'
import { browserOf } from './session.ts'

describe('a password', () => {
  test.each(['синій чайник у вагоні', 'correct horse battery', 'гX7!pQ2z#Lm9'])('«%s» is strong enough', (password) => {
    expect(refusedPassword(password, ['Коваль', 'oksana.koval@example.ua'])).toBeUndefined()
  })
  test.each([
    ['короткий', 'identity.password-short'],
    ['Parol123456', 'identity.password-short'],
    ['Пароль123456', 'identity.password-common'],
    ['PassWord 1234', 'identity.password-common'],
    ['aaaaaaaaaaaaa', 'identity.password-common'],
    ['абвабвабвабв', 'identity.password-common'],
    ['Слава Україні!', 'identity.password-common'],
    ['oksana.koval1', 'identity.password-common'],
    ['а'.repeat(201), 'identity.password-long'],
  ])('«%s» is refused: %s', (password, code) => {
    expect(refusedPassword(password, ['Коваль', 'oksana.koval'])?.code).toBe(code)
  })

  test('is kept so that it can only be compared, and never twice alike', async () => {
    const [one, other] = await Promise.all([
      hashPassword('синій чайник у вагоні'),
      hashPassword('синій чайник у вагоні'),
    ])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
    expect(await isPassword('синій чайник у вагоні', one)).toBe(true)
    expect(await isPassword('синій чайник у вагон', one)).toBe(false)
  })

  test('one typed with letters in two parts is the same', async () => {
    const kept = await hashPassword('їжак їде їсти'.normalize('NFC'))
    expect(await isPassword('їжак їде їсти'.normalize('NFD'), kept)).toBe(true)
  })

  test('nobody has no password, at the same cost', async () => {
    const kept = await hashPassword('синій чайник у вагоні')
    /** The processor's own time: a busy machine doesn't change it, and the least of several rounds leaves noise out. */
    const cost = async (of: string | null) => {
      const before = process.cpuUsage()
      expect(await isPassword('щось зовсім інше', of)).toBe(false)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let round = 0; round < 8; round++) {
      known.push(await cost(kept))
      unknown.push(await cost(null))
    }
    expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.5)
    expect(Math.min(...unknown) / Math.min(...known)).toBeLessThan(2)
  })
})

describe('a code of the app', () => {
  const now = instantOf('2026-11-23T10:00:10Z')
  const secret = newSecret()

  test.each([
    ['of now', 0, true],
    ['of the step before', -30_000, true],
    ['of the step after', 30_000, true],
    ['of a minute and a half ago', -90_000, false],
    ['of a minute and a half ahead', 90_000, false],
  ])('%s', (_title, shift, right) => {
    const code = codeAt(secret, later(now, shift))
    expect(stepOfCode(secret, code, now, null) !== undefined).toBe(right)
  })

  test('is taken once only', () => {
    const code = codeAt(secret, now)
    const step = stepOfCode(secret, code, now, null)!
    expect(stepOfCode(secret, code, later(now, 1000), step)).toBeUndefined()
    const next = later(now, 30_000)
    expect(stepOfCode(secret, codeAt(secret, next), next, step)).toBe(step + 1)
  })

  test.each(['', '12345', '1234567', 'abcdef', '12 34'])('«%s» is no code', (code) => {
    expect(stepOfCode(secret, code, now, null)).toBeUndefined()
  })

  test('the published example of the standard fits (RFC 6238, SHA-1)', () => {
    const published = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect(codeAt(published, 59_000 as Instant)).toBe('287082')
    expect(codeAt(published, 1_111_111_109_000 as Instant)).toBe('081804')
  })

  test('the enrolment says who and for what', () => {
    expect(enrolmentUri(secret, 'oksana@example.ua')).toMatch(
      /^otpauth:\/\/totp\/Vikno:oksana%40example\.ua\?issuer=Vikno&secret=[A-Z2-7]{32}/,
    )
  })

  test('recovery codes differ and can be typed back in any case', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) {
      expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/)
      expect(typedCode(code.toLowerCase())).toBe(code.replace('-', ''))
    }
    expect(randomCode(200)).not.toMatch(/[01IO]/)
  })
})

describe('tries', () => {
  const limit: Limit = { tries: 5, within: minutes(15) }
  const start = instantOf('2026-11-23T10:00:00Z')

  test('after five comes a wait, said in minutes; after the wait it begins anew', () => {
    let tries: Tries | undefined
    for (let n = 1; n <= 5; n++) {
      tries = oneMore(tries, limit, start)
      expect(tooMany(tries, limit, start)).toBeUndefined()
    }
    tries = oneMore(tries, limit, later(start, minutes(4)))
    expect(tooMany(tries, limit, later(start, minutes(4)))?.facts).toEqual({ minutes: 11 })
    tries = oneMore(tries, limit, later(start, minutes(15)))
    expect(tooMany(tries, limit, later(start, minutes(15)))).toBeUndefined()
  })

  test('never more than the limit within any of its periods', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: minutes(3) }), { maxLength: 60 }), (gaps) => {
        let now = start
        let tries: Tries | undefined
        const allowed = new Map<Instant, number>()
        for (const gap of gaps) {
          now = later(now, gap)
          tries = oneMore(tries, limit, now)
          if (!tooMany(tries, limit, now)) allowed.set(tries.since, (allowed.get(tries.since) ?? 0) + 1)
        }
        expect(Math.max(0, ...allowed.values())).toBeLessThanOrEqual(limit.tries)
      }),
    )
  })
})

describe('giving posts', () => {
  const [here, elsewhere] = [newId<'Centre'>(), newId<'Centre'>()]
  const network = newId<'Network'>()
  const authority = newId<'Authority'>()
  const staff = (...posts: Post[]): Actor => ({ kind: 'staff', id: newId(), posts, place: '' })

  test.each<[string, Actor, Role, Post['place'], boolean]>([
    ['a head gives an administrator', staff({ role: 'head', place: here }), 'administrator', here, true],
    ['a head gives another head', staff({ role: 'head', place: here }), 'head', here, true],
    ['a head gives nobody in another centre', staff({ role: 'head', place: here }), 'administrator', elsewhere, false],
    ['a head makes no founder', staff({ role: 'head', place: here }), 'founder', here, false],
    ['a head makes no engineer', staff({ role: 'head', place: here }), 'engineer', here, false],
    ['a head makes no officer: deciding is not theirs', staff({ role: 'head', place: here }), 'officer', here, false],
    ['a founder gives a head in the network', staff({ role: 'founder', place: network }), 'head', network, true],
    [
      'the head of an authority gives an officer',
      staff({ role: 'authority-head', place: authority }),
      'officer',
      authority,
      true,
    ],
    ['an administrator gives nobody', staff({ role: 'administrator', place: here }), 'guide', here, false],
    ['an engineer gives nobody', staff({ role: 'engineer', place: here }), 'guide', here, false],
  ])('%s: %s', (_title, actor, role, place, may) => {
    expect(mayGive(actor, { role, place })).toBe(may)
  })

  test('a post that stays is not asked about; one that goes is', () => {
    const head = staff({ role: 'head', place: here })
    const theirs: Post = { role: 'officer', place: authority }
    expect(refusedPosts(head, [theirs], [theirs, { role: 'guide', place: here }])).toBeUndefined()
    expect(refusedPosts(head, [theirs, { role: 'guide', place: here }], [{ role: 'guide', place: here }])?.code).toBe(
      'identity.role-above-yours',
    )
    expect(refusedPosts(head, [{ role: 'guide', place: here }], [])?.code).toBe('identity.needs-post')
  })
})

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari, iPhone',
  ],
  [undefined, ''],
])('a browser is remembered coarsely: %s', (agent, browser) => {
  expect(browserOf(agent)).toBe(browser)
})
