// Rows of the record of changes as a head reads them: names instead of ids, words instead of codes, only what differs.
import type { Work } from '../../../../db/work.ts'
import type { PlaceId } from '../../../../kernel/actor.ts'
import type { Lang } from '../../../../kernel/text.ts'
import { type Instant, type PlainDate, parseDate } from '../../../../kernel/time.ts'
import type { ChangeRow, Value, Values } from '../../../../modules/audit/model.ts'
import { type ChangeQuestion, listChanges } from '../../../../modules/audit/service.ts'
import { findService } from '../../../../modules/catalogue/service.ts'
import type { CentreId } from '../../../../modules/centres/model.ts'
import { listAuthorities } from '../../../../modules/centres/service/authorities.ts'
import { hallOf } from '../../../../modules/centres/service/hall.ts'
import { roleNames, type StaffId } from '../../../../modules/identity/model.ts'
import { shortName } from '../../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../../modules/identity/service/manage-staff.ts'
import { placeNames } from '../../../../modules/identity/service.ts'
import { rowDate } from '../../../words.ts'
import { dayOf } from '../../moment.ts'
import { sentenceOf } from './change-sentences.ts'
import { codeName, fieldName, kindName } from './change-words.ts'
import { words } from './words.ts'

export interface ChangeShown {
  readonly id: string
  readonly at: Instant
  readonly who: string
  readonly kind: string
  /** The desk, service or person it is about. */
  readonly about: string | null
  /** An event of the hall in one sentence, instead of lines. */
  readonly sentence: string | null
  readonly lines: readonly { readonly name: string; readonly before: string | null; readonly after: string | null }[]
  readonly reason: string | null
}

type Names = ReadonlyMap<string, string>
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Everything that is named by an id in these rows. */
async function namesIn(work: Work, rows: readonly ChangeRow[], lang: Lang, centreId?: CentreId): Promise<Names> {
  const ids = [...new Set(JSON.stringify(rows).match(uuid) ?? [])]
  const names = new Map<string, string>()
  if (centreId) for (const [id, name] of await namesOfHall(work, centreId, lang)) names.set(id, name)
  for (const { id, name } of await listAuthorities(work)) names.set(id, name[lang])
  for (const [id, name] of Object.entries(await placeNames(work, ids as PlaceId[]))) names.set(id, name[lang])
  for (const [id, name] of await staffNames(work, ids as StaffId[])) names.set(id, shortName(name))
  for (const id of ids.filter((one) => !names.has(one))) {
    const service = await findService(work, id)
    if (service) names.set(id, `${service.key} ${service.name[lang]}`)
  }
  return names
}

async function namesOfHall(work: Work, centreId: CentreId, lang: Lang): Promise<[string, string][]> {
  const { desks, zones, groups } = await hallOf(work, centreId)
  return [
    ...desks.map(({ id, number }): [string, string] => [id, `№\u00a0${number}`]),
    ...[...zones.values()].map(({ id, name }): [string, string] => [id, name[lang]]),
    ...[...groups.values()].map(({ id, name }): [string, string] => [id, name[lang]]),
    ...[...groups.values()].map(({ key, name }): [string, string] => [cellOf(key), name[lang]]),
  ]
}

/** Of a long list the first few are named. */
const mostNamed = 6

function said(value: Value | undefined, names: Names, lang: Lang): string | null {
  const t = words[lang]
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return parseDate(value) ? rowDate(lang, value as PlainDate) : named(value, names, lang)
  if (Array.isArray(value)) {
    const all = value.map((each) => said(each as Value, names, lang)).filter((each) => each !== null)
    if (all.length === 0) return t.nothing
    const more = all.length > mostNamed ? ` +${all.length - mostNamed}` : ''
    return `${all.slice(0, mostNamed).join(', ')}${more}`
  }
  return Object.values(value as Values)
    .map((each) => said(each, names, lang))
    .filter((each) => each !== null)
    .join(' — ')
}

/** «14 × social»: a cell of desks and services, named by the key of its group. */
const cellOf = (key: string): string => ` × ${key}`

const named = (value: string, names: Names, lang: Lang): string =>
  codeName(value, lang) ??
  value
    .replace(uuid, (id) => names.get(id) ?? '…')
    .replace(/ × ([a-z0-9-]+)$/, (cell) => (names.has(cell) ? ` × ${names.get(cell)}` : cell))

interface Flat {
  readonly path: readonly string[]
  readonly value: Value | undefined
}

/** A weekday with its three kinds of hours is three lines; a list stays one. */
const flat = (values: Values | null | undefined, path: readonly string[] = []): Flat[] =>
  Object.entries(values ?? {}).flatMap(([field, value]) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? flat(value as Values, [...path, field])
      : [{ path: [...path, field], value }],
  )

function linesOf({ what, before, after }: ChangeRow, names: Names, lang: Lang): ChangeShown['lines'] {
  const byPath = (values: Values | null) => new Map(flat(values).map((one) => [one.path.join('\n'), one] as const))
  const [was, is] = [byPath(before), byPath(after)]
  const paths = [...new Set([...was.keys(), ...is.keys()])]
  const different = paths.filter((path) => JSON.stringify(was.get(path)?.value) !== JSON.stringify(is.get(path)?.value))
  return different.map((key) => {
    const { path } = (was.get(key) ?? is.get(key))!
    const wordsOf = (value: Value | undefined) =>
      what === 'catalogue.service' && key === 'changed' && Array.isArray(value)
        ? value.map((each) => fieldName(String(each), lang)).join(', ')
        : said(value, names, lang)
    return {
      name: path.map((part) => fieldName(named(part, names, lang), lang)).join(', '),
      before: wordsOf(was.get(key)?.value),
      after: wordsOf(is.get(key)?.value),
    }
  })
}

/** Whose record it is, where that is not told by the lines. */
const aboutOf = ({ rowId, centreId, what, after, before }: ChangeRow, names: Names): string | null => {
  if (rowId === centreId || what === 'centres.exception') return null
  const values = after ?? before
  return names.get(rowId) ?? (typeof values?.name === 'string' ? values.name : null)
}

export async function changesInWords(
  work: Work,
  rows: readonly ChangeRow[],
  lang: Lang,
  centreId?: CentreId,
): Promise<ChangeShown[]> {
  const names = await namesIn(work, rows, lang, centreId)
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    who: whoOf(row, names, lang),
    kind: kindName(row.what, lang),
    about: aboutOf(row, names),
    ...toldOf(row, names, lang, dayOf(work.now)),
    reason: row.reason,
  }))
}

function toldOf(row: ChangeRow, names: Names, lang: Lang, today: PlainDate): Pick<ChangeShown, 'sentence' | 'lines'> {
  const sentence = sentenceOf(row, { names, lang, today })
  return { sentence, lines: sentence === null ? linesOf(row, names, lang) : [] }
}

function whoOf({ actor, role }: Pick<ChangeRow, 'actor' | 'role'>, names: Names, lang: Lang): string {
  const name = actor.startsWith('staff:') ? names.get(actor.slice('staff:'.length)) : undefined
  const post = role in roleNames ? roleNames[role as keyof typeof roleNames][lang] : undefined
  return name ? [name, post].filter(Boolean).join(', ') : words[lang].system
}

/** The newest change of this kind, for the page that makes such changes; nothing for whoever may not read the record. */
export async function lastChange(
  work: Work,
  question: Pick<ChangeQuestion, 'what' | 'rowId' | 'centreId'>,
  lang: Lang,
): Promise<ChangeShown | undefined> {
  const rows = await listChanges(work, { ...question, limit: 1 })
  const [shown] = await changesInWords(work, rows, lang, question.centreId as CentreId | undefined)
  return shown
}
