// Reading a file of the catalogue into records: JSON (a list of services, or services with their cards) or CSV.
import { CsvError } from 'csv-parse/sync'
import { z } from 'zod'
import { Refusal } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import { cardFileSchema, withCard } from './card-file.ts'
import { readCsv, type Table } from './csv.ts'
import { type Fault, fault, faultsOf, type RecordFault } from './faults.ts'
import { no } from './model.ts'
import { recordSchema, type ServiceRecord } from './record.ts'

export interface Source {
  readonly format: 'json' | 'csv'
  readonly text: string
  /** Texts of separate card files (JSON), each for one service of the file or of the catalogue. */
  readonly cards?: readonly string[] | undefined
}

export interface Numbered {
  /** Its place in the file, from 1; cards without a record of their own follow the last record. */
  readonly n: number
  readonly record: ServiceRecord
}

export interface Records {
  readonly records: readonly Numbered[]
  readonly faults: readonly RecordFault[]
}

const unreadable = (why: Text): Refusal => new Refusal(no('unreadable-file', { whyUk: why.uk, whyEn: why.en }, 'file'))

export function readSource(source: Source): Records {
  const raw = source.format === 'json' ? fromJson(source.text) : fromCsv(source.text)
  const cards = [...raw.cards, ...(source.cards ?? []).map(parseJson)]
  const read = raw.records.map((record, at) => readRecord(record, at + 1, raw.columnOf))
  const good = read.flatMap(({ record }, at) => (record ? [{ n: at + 1, record }] : []))
  const joined = joinCards(good, cards, raw.records.length)
  const faults = [...read.flatMap((each) => each.faults), ...twice(raw.records), ...joined.faults]
  return { records: joined.records, faults }
}

interface Raw {
  readonly records: readonly unknown[]
  readonly cards: readonly unknown[]
  readonly columnOf: (path: string) => string
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (broken) {
    const said = (broken as SyntaxError).message
    throw unreadable({ uk: `це не JSON (${said})`, en: `it is not JSON (${said})` })
  }
}

const wrapped = z.object({ services: z.array(z.unknown()), cards: z.array(z.unknown()).default([]) })

function fromJson(text: string): Raw {
  const value = parseJson(text)
  const whole = wrapped.safeParse(Array.isArray(value) ? { services: value } : value)
  if (!whole.success)
    throw unreadable({ uk: 'немає списку послуг («services»)', en: 'there is no list of services (“services”)' })
  return { records: whole.data.services, cards: whole.data.cards, columnOf: (path) => path }
}

function fromCsv(text: string): Raw {
  const { rows, columnOf, unknownColumns } = tableOf(text)
  const unknown = unknownColumns.join(', ')
  if (unknown) throw unreadable({ uk: `невідомі колонки: ${unknown}`, en: `unknown columns: ${unknown}` })
  return { records: rows.map(({ record }) => record), cards: [], columnOf }
}

function tableOf(text: string): Table {
  try {
    return readCsv(text)
  } catch (broken) {
    if (!(broken instanceof CsvError)) throw broken
    const line = String(broken.lines ?? '?')
    throw unreadable({
      uk: `рядок ${line} не відповідає заголовку або має зайві лапки (${broken.code})`,
      en: `line ${line} does not fit the header or has stray quotes (${broken.code})`,
    })
  }
}

const keyOf = (record: unknown): string => {
  const id = (record as { id?: unknown } | null)?.id
  return typeof id === 'string' ? id.slice(0, 60) : '?'
}

function readRecord(
  value: unknown,
  record: number,
  columnOf: Raw['columnOf'],
): { record?: ServiceRecord; faults: readonly RecordFault[] } {
  const read = recordSchema.safeParse(value)
  if (read.success) return { record: read.data, faults: [] }
  const found: readonly Fault[] = faultsOf(recordSchema, value)
  return { faults: found.map(({ field, why }) => ({ record, key: keyOf(value), field: columnOf(field), why })) }
}

function twice(records: readonly unknown[]): RecordFault[] {
  const seen = new Set<string>()
  return records.flatMap((record, at) => {
    const key = keyOf(record)
    const again = key !== '?' && seen.has(key)
    seen.add(key)
    return again ? [{ record: at + 1, key, ...fault('id', 'twice') }] : []
  })
}

/** Each card goes to its service; one whose service is not in the file is a record of its own, counted after the others. */
function joinCards(records: readonly Numbered[], cards: readonly unknown[], before: number): Records {
  const byKey = new Map(records.map((each) => [each.record.id, each]))
  const taken = new Set<string>()
  const faults: RecordFault[] = []
  for (const [at, value] of cards.entries()) {
    const card = cardFileSchema.safeParse(value)
    const n = before + at + 1
    const key = String((value as { serviceId?: unknown } | null)?.serviceId ?? '?').slice(0, 60)
    const again = taken.has(key) ? [fault('serviceId', 'card-twice')] : []
    const wrong = card.success ? again : faultsOf(cardFileSchema, value)
    faults.push(...wrong.map((each) => ({ record: n, key, ...each })))
    taken.add(key)
    const service = byKey.get(key) ?? { n, record: { id: key } }
    if (card.success) byKey.set(key, { n: service.n, record: withCard(service.record, card.data) })
  }
  return { records: [...byKey.values()], faults }
}
