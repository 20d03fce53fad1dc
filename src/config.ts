// Every setting, read from the environment and checked once; all faults are listed together.
import path from 'node:path'
import { z } from 'zod'

const number = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`
  return z.coerce.number(error).int(error).min(from, error).max(to, error)
}
const address = (pattern: RegExp, error: string) => z.string().regex(pattern, error).optional()
const postgres = address(/^postgres(ql)?:\/\//, 'must begin with postgres://')
const site = z.url({
  protocol: /^https?$/,
  error: 'must be an address like https://vikno.centre.example',
  abort: true,
})
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
const text = z.string().optional()

const shape = z.object({
  DATABASE_URL: postgres,
  MIGRATE_DATABASE_URL: postgres,
  VIKNO_DATA: text,
  VIKNO_KEYS_FILE: text,
  HOST: z.string().default('127.0.0.1'),
  PORT: number(0, 65_535).default(3000),
  PUBLIC_URL: site.refine((url) => new URL(url).pathname === '/', 'must end after the name and port').optional(),
  TRUST_PROXY: z.stringbool({ error: 'must be true or false' }).default(false),
  LOG_LEVEL: z.enum(levels, { error: `must be one of ${levels.join(', ')}` }).default('info'),
  DATABASE_CONNECTIONS: number(2, 200).default(16),
  SMTP_URL: address(/^smtps?:\/\//, 'must begin with smtp:// or smtps://'),
  MAIL_FROM: z.string().min(3, 'must be an e-mail address').default('Вікно <no-reply@vikno.example>'),
  SMS_URL: site.optional(),
  SMS_TOKEN: text,
  ID_GOV_UA_URL: site.optional(),
  ID_GOV_UA_CLIENT_ID: text,
  ID_GOV_UA_CLIENT_SECRET: text,
})

export const settingNames: readonly string[] = Object.keys(shape.shape)

export interface Config {
  /** Made-up people may sign in, pretend gateways answer, the clock may be moved. */
  readonly demo: boolean
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** The owner of the tables; absent: the same as `databaseUrl`. */
  readonly migrateUrl: string | undefined
  readonly databaseConnections: number
  readonly dataDir: string
  readonly keysFile: string
  readonly host: string
  readonly port: number
  /** What every QR code and link begins with. */
  readonly publicUrl: string
  readonly trustProxy: boolean
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
  readonly mail: { readonly url: string | undefined; readonly from: string }
  readonly sms: { readonly url: string | undefined; readonly token: string | undefined }
  readonly idGovUa: { readonly url: string; readonly clientId: string; readonly clientSecret: string } | undefined
}

export class WrongConfig extends Error {}

/** Paths are meant from where the person stands; npm and `./vikno` tell, for both go to the root themselves. */
export const fromHere = (file: string): string => path.resolve(process.env.INIT_CWD ?? '', file)

export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  { demo }: { demo: boolean },
): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = shape.safeParse(given)
  const alone = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const faults = [...alone, ...together(given, demo)]
  if (!read.success || faults.length > 0) throw new WrongConfig(faults.join('\n'))
  const set = read.data
  const dataDir = set.VIKNO_DATA === undefined ? path.resolve(import.meta.dirname, '../var') : fromHere(set.VIKNO_DATA)
  return {
    demo,
    databaseUrl: set.DATABASE_URL,
    migrateUrl: set.MIGRATE_DATABASE_URL,
    databaseConnections: set.DATABASE_CONNECTIONS,
    dataDir,
    keysFile: set.VIKNO_KEYS_FILE === undefined ? path.join(dataDir, 'keys.json') : fromHere(set.VIKNO_KEYS_FILE),
    host: set.HOST,
    port: set.PORT,
    publicUrl: (set.PUBLIC_URL ?? addressOf(set.HOST, set.PORT)).replace(/\/+$/, ''),
    trustProxy: set.TRUST_PROXY,
    logLevel: set.LOG_LEVEL,
    mail: { url: set.SMTP_URL, from: set.MAIL_FROM },
    sms: { url: set.SMS_URL, token: set.SMS_TOKEN },
    idGovUa: set.ID_GOV_UA_URL
      ? { url: set.ID_GOV_UA_URL, clientId: set.ID_GOV_UA_CLIENT_ID!, clientSecret: set.ID_GOV_UA_CLIENT_SECRET! }
      : undefined,
  }
}

const thisMachine = /^(localhost|127(\.\d+){3}|::1)$/
const everywhere = /^(0\.0\.0\.0|::)$/

/** By name on this machine: browsers give passkeys to `localhost`, never to a number. */
function addressOf(host: string, port: number): string {
  if (thisMachine.test(host) || everywhere.test(host)) return `http://localhost:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

type Given = Readonly<Record<string, string | undefined>>

/** Settings that only make sense together; said beside whatever is wrong with each alone. */
function together(given: Given, demo: boolean): string[] {
  const faults: string[] = []
  if (given.ID_GOV_UA_URL && !(given.ID_GOV_UA_CLIENT_ID && given.ID_GOV_UA_CLIENT_SECRET))
    faults.push('ID_GOV_UA_URL: needs ID_GOV_UA_CLIENT_ID and ID_GOV_UA_CLIENT_SECRET beside it')
  if (given.SMS_URL && !given.SMS_TOKEN) faults.push('SMS_URL: needs SMS_TOKEN beside it')
  for (const name of Object.keys(given))
    if (name.startsWith('VIKNO_') && !settingNames.includes(name)) faults.push(`${name}: there is no such setting`)
  if (!demo) faults.push(...addressFaults(given))
  return faults
}

function addressFaults({ PUBLIC_URL: url, HOST: host }: Given): string[] {
  if (url?.startsWith('http:') && !/\/\/(localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$)/.test(url))
    return ['PUBLIC_URL: must be https:// outside this machine; sign-in cookies would travel unprotected']
  if (!url && host && !thisMachine.test(host))
    return ['PUBLIC_URL: is needed when HOST is not this machine; every link and QR code begins with it']
  return []
}
