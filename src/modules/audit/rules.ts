// Rules of the log: who is written down, what may not be written, how rows are chained, how long they are kept.
import { createHash } from 'node:crypto'
import { type Actor, whoOf } from '../../kernel/actor.ts'
import type { No } from '../../kernel/refusal.ts'
import { addDays, dateIn, type Instant, kyiv, minutes, type PlainDate } from '../../kernel/time.ts'
import { type AccessRow, type ChangeRow, type Doer, no } from './model.ts'

/** Whole years after the end of the year of the operation (order 1/02-14 asks for at least one). */
export const yearsKept = 1

/** The last day a row must still be there. */
export function keptUntil(at: Instant, years = yearsKept): PlainDate {
  const year = Number(dateIn(kyiv, at).slice(0, 4))
  return addDays(`${year + years + 1}-01-01` as PlainDate, -1)
}

/** The post that was used: the one at this centre, else the first one held. */
export function doerOf(actor: Actor, centreId: string | undefined): Doer {
  const who = whoOf(actor)
  if (actor.kind === 'staff' || actor.kind === 'program') {
    const post = actor.posts.find(({ place }) => place === centreId) ?? actor.posts[0]
    const workplace = actor.kind === 'staff' ? actor.place : 'API'
    return { actor: who, role: post?.role ?? 'none', workplace, unit: post?.place ?? null }
  }
  if (actor.kind === 'device') return { actor: who, role: actor.of, workplace: '', unit: actor.centreId }
  return { actor: who, role: actor.kind, workplace: '', unit: null }
}

/** Long numbers, document numbers and addresses of mail: what people paste into a reason by habit. */
const personal = [/\d(?:[\s()-]{0,3}\d){7,}/, /(?<!\p{L})\p{Lu}{2,3}[\s-]?\d{6}(?!\d)/u, /\S@\S+\.\S/]

/** Case numbers and dates are long numbers too, and harmless. */
const harmless = /\d{2,4}-20\d\d-\d{1,7}|20\d\d-\d\d-\d\d/g

/** The log is read by many; a reason may explain, not name. */
export function withoutPersonal(reason: string | undefined): string | null | No {
  const text = reason?.trim()
  if (!text) return null
  const suspect = text.replace(harmless, '')
  return personal.some((shape) => shape.test(suspect)) ? no('personal-value', {}, 'reason') : text
}

/** The names of fields are words of the code; anything else would be a value that slipped in. */
export function fieldNames(fields: readonly string[]): readonly string[] {
  const wrong = fields.find((field) => !/^[a-z][a-zA-Z.-]{0,39}$/.test(field))
  if (wrong !== undefined) throw new RangeError('a field of the access log is a name in code, not a value')
  return fields
}

/**
 * One text for one row, whatever order a database or program keeps the fields in.
 * What is empty is left out, so a column added later changes no old hash.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const parts = Object.entries(value).filter(([, part]) => part !== undefined && part !== null)
  parts.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${parts.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(',')}}`
}

export const chainStart = Buffer.alloc(32)

export function link(previous: Buffer, number: number, row: AccessRow | ChangeRow): Buffer {
  return createHash('sha256').update(previous).update(canonical({ number, row })).digest()
}

/** A transaction may end this much later than it began; a row older than that at sealing was put in afterwards. */
export const slowestTransaction = minutes(10)

export const isBackdated = (at: Instant, sealedBefore: Instant | null): boolean =>
  sealedBefore !== null && at < sealedBefore - slowestTransaction
