// What a person can mend is said in one sentence; anything else is a fault of ours and keeps its trace.
import { WrongConfig } from '../config.ts'
import { BackupRefused } from '../db/backup/backup.ts'
import { CannotStart } from '../db/cluster.ts'
import { WrongKeys } from '../db/keys.ts'
import { WrongSchema } from '../db/migrate.ts'
import { Mistake } from './mistake.ts'

const ours = [CannotStart, WrongSchema, WrongKeys, BackupRefused, Mistake]

/** As Node and PostgreSQL describe a fault. */
interface Coded {
  readonly code?: string
  readonly message: string
  readonly path?: string
  readonly address?: string
  readonly port?: number
  readonly hostname?: string
}

const full = () => 'The disk is full. Free some space and start again; nothing was lost.'
const locked = ({ path }: Coded) =>
  path && `This user may not use ${path}. Give it the rights, or let VIKNO_DATA name another folder.`
const noFolder = ({ path }: Coded) => path && `${path} is not a folder. Let VIKNO_DATA name one.`
const noAnswer = ({ address, port }: Coded) =>
  address && `The database does not answer at ${address}:${port}. Is it running, and is DATABASE_URL right?`
const noMachine = ({ hostname }: Coded) => hostname && `There is no machine called ${hostname}. Check DATABASE_URL.`
const noEntry = ({ message }: Coded) => `The database refuses: ${message}. Check DATABASE_URL.`

const byCode: Readonly<Record<string, (fault: Coded) => string | undefined>> = {
  ENOSPC: full,
  EDQUOT: full,
  '53100': full,
  EACCES: locked,
  EPERM: locked,
  EROFS: locked,
  ENOTDIR: noFolder,
  EEXIST: noFolder,
  ECONNREFUSED: noAnswer,
  ETIMEDOUT: noAnswer,
  EHOSTUNREACH: noAnswer,
  ENETUNREACH: noAnswer,
  ENOTFOUND: noMachine,
  EAI_AGAIN: noMachine,
  '28000': noEntry,
  '28P01': noEntry,
  '3D000': noEntry,
  '53300': noEntry,
  '57P03': noEntry,
  '42501': ({ message }) =>
    `The database refuses: ${message}. Run ./vikno migrate, then let the owner give the user of DATABASE_URL its rights: grant vikno_server to that user.`,
}

/** The fault, what caused it, and every attempt behind it. */
function* behind(fault: unknown): Generator<Error & Coded> {
  if (!(fault instanceof Error)) return
  yield fault
  if (fault instanceof AggregateError) for (const each of fault.errors) yield* behind(each)
  yield* behind(fault.cause)
}

/** The sentence for the person at the keyboard, if there is one. */
export function reasonOf(fault: unknown): string | undefined {
  if (fault instanceof WrongConfig) return `The settings are wrong:\n${fault.message.replace(/^/gm, '  ')}`
  if (ours.some((kind) => fault instanceof kind)) return (fault as Error).message
  for (const each of behind(fault)) {
    const reason = byCode[each.code ?? '']?.(each)
    if (reason) return reason
    if (/No space left on device/.test(each.message)) return full()
  }
  return undefined
}
