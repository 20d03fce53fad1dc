// The catalogue as a table for a spreadsheet: one service a row. Cards and variants don't fit in a row and stay as they are.
// A column that is absent changes nothing; an empty cell means «not known».
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { ServiceCard } from './model.ts'
import { recordOf } from './record.ts'

type Written = ReturnType<typeof recordOf>
type Cell = (cell: string) => unknown

const text: Cell = (cell) => (cell === '' ? null : cell)
const number: Cell = (cell) =>
  cell === '' ? null : /^-?\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : cell
const yes = new Set(['так', 'yes', 'true', '1', '+'])
const noWords = new Set(['ні', 'no', 'false', '0', '-', ''])
const flag: Cell = (cell) => {
  const word = cell.toLocaleLowerCase('uk')
  return yes.has(word) ? true : noWords.has(word) ? false : cell
}
const list: Cell = (cell) =>
  cell
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
const words: Cell = (cell) => cell.split(/[\s,;]+/).filter(Boolean)

/** Column → where it stands in a record. A dot leads into a nested value. */
export const columns: readonly { readonly column: string; readonly path: string; readonly read: Cell }[] = [
  { column: 'key', path: 'id', read: (cell) => cell },
  { column: 'code', path: 'code', read: text },
  { column: 'name_uk', path: 'name', read: (cell) => cell },
  { column: 'name_en', path: 'nameEn', read: (cell) => cell },
  { column: 'category', path: 'category', read: (cell) => cell },
  { column: 'social', path: 'social', read: flag },
  { column: 'authority', path: 'authority', read: (cell) => cell },
  { column: 'form', path: 'form', read: (cell) => cell },
  { column: 'term_days', path: 'maxDays', read: number },
  { column: 'term_unit', path: 'dayType', read: text },
  { column: 'term_text', path: 'termText', read: text },
  { column: 'fee_uah', path: 'fee.uah', read: number },
  { column: 'fee_text', path: 'fee.text', read: text },
  { column: 'fee_law', path: 'fee.law', read: text },
  { column: 'blank_uah', path: 'blank.uah', read: number },
  { column: 'blank_text', path: 'blank.text', read: text },
  { column: 'blank_law', path: 'blank.law', read: text },
  { column: 'documents', path: 'documents', read: (cell) => (list(cell) as string[]).map(documentOf) },
  { column: 'documents_complete', path: 'documentsComplete', read: flag },
  { column: 'result', path: 'result', read: text },
  { column: 'legal_basis', path: 'legalBasis', read: list },
  { column: 'desk_minutes', path: 'deskMinutes', read: number },
  { column: 'minutes_source', path: 'deskMinutesSource', read: (cell) => cell },
  { column: 'biometric_station', path: 'needsBiometricStation', read: flag },
  { column: 'needs_power', path: 'needs.power', read: flag },
  { column: 'needs_network', path: 'needs.network', read: flag },
  { column: 'registers', path: 'needs.registers', read: list },
  { column: 'channels', path: 'channels', read: words },
  { column: 'sensitive', path: 'sensitive', read: flag },
  { column: 'source', path: 'source', read: (cell) => cell },
  { column: 'trust', path: 'trust', read: (cell) => cell },
]

const separator = ' | '
const escaped = (part: string): string => part.replaceAll('\\', '\\\\').replaceAll('|', '\\|')
const parts = (line: string): string[] =>
  [...line.matchAll(/((?:\\.|[^\\|])*)(\||$)/g)].map(([, part]) => part!.replace(/\\(.)/g, '$1').trim())

/** A line of the cell `documents`: `name | kind | source | required | condition`; the name alone is enough. */
function documentOf(line: string): unknown {
  if (!/(?<!\\)\|/.test(line)) return parts(line)[0]
  const [name, kind, source, required, condition] = parts(line)
  return {
    name,
    ...(kind ? { kind } : {}),
    ...(source ? { source: source.replace(/\?$/, ''), decided: !source.endsWith('?') } : {}),
    ...(required ? { required: flag(required) } : {}),
    condition: condition || null,
  }
}

const documentLine = (document: ServiceCard['documents'][number]): string =>
  [
    document.name,
    document.kind,
    document.decided ? document.source : `${document.source}?`,
    document.required ? 'yes' : 'no',
    document.condition ?? '',
  ]
    .map(escaped)
    .join(separator)

export interface Row {
  /** The line of the file a person would look at. */
  readonly line: number
  readonly record: Record<string, unknown>
}

export interface Table {
  readonly rows: readonly Row[]
  /** Column names by the path of the record, so that a fault names what the person sees. */
  readonly columnOf: (path: string) => string
  readonly unknownColumns: readonly string[]
}

/** A spreadsheet saves with `,` or `;` (Ukrainian Excel): the first line tells. */
const delimiterOf = (csv: string): string => {
  const head = csv.slice(0, csv.search(/\r?\n|$/))
  return head.split(';').length > head.split(',').length ? ';' : ','
}

/** Throws what csv-parse says of a broken file. */
export function readCsv(csv: string): Table {
  const cells: string[][] = parse(csv, {
    bom: true,
    delimiter: delimiterOf(csv),
    relaxColumnCount: false,
    skipEmptyLines: true,
  })
  const [head = [], ...body] = cells
  const named = head.map((name) => name.trim().toLowerCase())
  const known = new Map(columns.map((each) => [each.column, each]))
  return {
    unknownColumns: named.filter((name) => !known.has(name)),
    columnOf: (path) => columns.find((each) => path === each.path || path.startsWith(`${each.path}.`))?.column ?? path,
    rows: body
      .map((row, at) => ({
        line: at + 1,
        record: named.reduce<Record<string, unknown>>((record, name, place) => {
          const column = known.get(name)
          return column ? put(record, column.path.split('.'), column.read(unguarded(row[place]!.trim()))) : record
        }, {}),
      }))
      .map(withoutEmptyPrices),
  }
}

function put(record: Record<string, unknown>, [first, ...rest]: string[], value: unknown): Record<string, unknown> {
  if (rest.length === 0) return { ...record, [first!]: value }
  return { ...record, [first!]: put((record[first!] as Record<string, unknown>) ?? {}, rest, value) }
}

/** Three empty cells are no price at all. */
function withoutEmptyPrices(row: Row): Row {
  const emptied = Object.entries(row.record).map(([name, value]) => {
    const price = (name === 'fee' || name === 'blank') && value ? Object.values(value) : []
    return [name, price.length > 0 && price.every((part) => part === null) ? null : value]
  })
  return { ...row, record: Object.fromEntries(emptied) }
}

/** A spreadsheet must not run a cell as a formula: such cells begin with an apostrophe. */
const unguarded = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '')

function cellOf(record: Written, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null)?.[name], record)
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.join(path === 'channels' ? ', ' : '\n')
  return String(value)
}

export function writeCsv(services: readonly { readonly key: string; readonly card: ServiceCard }[]): string {
  const rows = services.map(({ key, card }) => {
    const record = recordOf(key, card)
    return columns.map(({ column, path }) =>
      column === 'documents' ? card.documents.map(documentLine).join('\n') : cellOf(record, path),
    )
  })
  return stringify([columns.map(({ column }) => column), ...rows], { bom: true, escape_formulas: true })
}
