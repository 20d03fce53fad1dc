// Every setting, read from the environment and checked once; all faults are listed together.
import path from 'node:path'
import { z } from 'zod'

const flag = z.stringbool()
const port = z.coerce.number().int().min(0).max(65_535)

const shape = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  MIGRATE_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  VIKNO_DATA: z.string().min(1).default('var'),
  VIKNO_KEYS_FILE: z.string().min(1).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: flag.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(16),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().min(3).default('Вікно <no-reply@vikno.example>'),
  SMS_URL: z.url().optional(),
  SMS_TOKEN: z.string().min(1).optional(),
  ID_GOV_UA_URL: z.url().optional(),
  ID_GOV_UA_CLIENT_ID: z.string().min(1).optional(),
  ID_GOV_UA_CLIENT_SECRET: z.string().min(1).optional(),
})

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

export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  { demo }: { demo: boolean },
): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = shape.safeParse(given)
  if (!read.success)
    throw new WrongConfig(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const set = read.data
  const faults = together(set, demo)
  if (faults.length > 0) throw new WrongConfig(faults.join('\n'))
  const dataDir = path.resolve(set.VIKNO_DATA)
  return {
    demo,
    databaseUrl: set.DATABASE_URL,
    migrateUrl: set.MIGRATE_DATABASE_URL,
    databaseConnections: set.DATABASE_CONNECTIONS,
    dataDir,
    keysFile: path.resolve(set.VIKNO_KEYS_FILE ?? path.join(dataDir, 'keys.json')),
    host: set.HOST,
    port: set.PORT,
    publicUrl: (set.PUBLIC_URL ?? `http://${set.HOST === '0.0.0.0' ? 'localhost' : set.HOST}:${set.PORT}`).replace(
      /\/+$/,
      '',
    ),
    trustProxy: set.TRUST_PROXY,
    logLevel: set.LOG_LEVEL,
    mail: { url: set.SMTP_URL, from: set.MAIL_FROM },
    sms: { url: set.SMS_URL, token: set.SMS_TOKEN },
    idGovUa: set.ID_GOV_UA_URL
      ? { url: set.ID_GOV_UA_URL, clientId: set.ID_GOV_UA_CLIENT_ID!, clientSecret: set.ID_GOV_UA_CLIENT_SECRET! }
      : undefined,
  }
}

/** Settings that only make sense together. */
function together(set: z.infer<typeof shape>, demo: boolean): string[] {
  const faults: string[] = []
  if (set.ID_GOV_UA_URL && !(set.ID_GOV_UA_CLIENT_ID && set.ID_GOV_UA_CLIENT_SECRET))
    faults.push('ID_GOV_UA_URL: needs ID_GOV_UA_CLIENT_ID and ID_GOV_UA_CLIENT_SECRET beside it')
  if (set.SMS_URL && !set.SMS_TOKEN) faults.push('SMS_URL: needs SMS_TOKEN beside it')
  if (!demo && set.PUBLIC_URL?.startsWith('http:') && !/\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]?/.test(set.PUBLIC_URL))
    faults.push('PUBLIC_URL: must be https:// outside this machine; sign-in cookies would travel unprotected')
  return faults
}
