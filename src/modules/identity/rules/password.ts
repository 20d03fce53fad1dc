// Passwords: what is strong enough, and how they are kept (argon2id).
import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import type { No } from '../../../kernel/refusal.ts'
import { fold } from '../../../kernel/text.ts'
import { no } from '../model.ts'

export const shortestPassword = 12
/** Longer ones only cost the server time. */
export const longestPassword = 200

/** What people choose when twelve signs are asked for; compared without case, spaces and signs. */
const common = [
  'password1234',
  'passwordpassword',
  'passw0rd1234',
  'password12345',
  '123456789012',
  '1234567890123',
  '12345678901234',
  '0123456789012',
  '111111111111',
  '000000000000',
  '121212121212',
  '123123123123',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdf',
  'qwertyqwerty',
  'qwerty123456',
  '123456qwerty',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'zaq12wsxcde3',
  'asdfghjklzxc',
  'abcdefghijkl',
  'abcdef123456',
  'abc123abc123',
  'adminadmin12',
  'administrator',
  'admin1234567',
  'iloveyou1234',
  'letmein12345',
  'welcome12345',
  'changeme1234',
  'football1234',
  'ukraine12345',
  'ukraineukraine',
  'ukraine2022ua',
  'slavaukraini',
  'slavaukraine',
  'heroiamslava',
  'kyivkyivkyiv',
  'kharkiv12345',
  'kherson12345',
  'україна12345',
  'україна2022',
  'славаукраїні',
  'героямслава1',
  'пароль123456',
  'парольпароль',
  'йцукенгшщзхї',
  'йцукенйцукен',
  'цнапцнапцнап',
  'vikno1234567',
  'viknovikno12',
  'вікно1234567',
]
const plain = (text: string): string => fold(text).replace(/[^\p{L}\d]/gu, '')
const commonOnes = new Set(common.map(plain))

const repeats = (text: string): boolean => /^(.{1,4})\1+$/su.test(text)

/** `about` are the person's own words (name, mail): a password made of one of them is guessed first. */
export function refusedPassword(password: string, about: readonly string[] = []): No | undefined {
  const signs = [...password.normalize('NFC')]
  if (signs.length < shortestPassword) return no('password-short', { least: shortestPassword }, 'password')
  if (signs.length > longestPassword) return no('password-long', { most: longestPassword }, 'password')
  const bare = plain(password)
  const own = about.map(plain).filter((word) => word.length >= 4)
  const left = own.reduce((rest, word) => rest.replaceAll(word, ''), bare)
  const weak = commonOnes.has(bare) || repeats(bare) || repeats(password) || left.length < 4
  return weak ? no('password-common', {}, 'password') : undefined
}

/** OWASP's smallest recommendation for argon2id; about 35 ms here. Kept with each hash, so it may grow. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

const derive = (parameters: Argon2Parameters): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (fault, hash) => (fault ? reject(fault) : resolve(hash)))
  })
const message = (password: string) => Buffer.from(password.normalize('NFC'), 'utf8')

/** The usual form: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const hash = await derive({ message: message(password), nonce, ...cost })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${nonce.toString('base64')}$${hash.toString('base64')}`
}

const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/

/** An account that does not exist costs the same time as one that does. */
const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`

export async function isPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = form.exec(kept ?? nobody) ?? []
  if (!hash) throw new Error('a kept password has an unknown form')
  const expected = Buffer.from(hash, 'base64')
  const sizes = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  }
  const given = await derive({
    message: message(password.slice(0, 4 * longestPassword)),
    nonce: Buffer.from(salt!, 'base64'),
    ...sizes,
  })
  return timingSafeEqual(given, expected) && !!kept
}
