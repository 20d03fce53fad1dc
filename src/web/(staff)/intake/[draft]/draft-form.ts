// The form of the intake page becomes a draft, however incomplete; only what is no number or no choice is refused.
import { type No, no, Refusal } from '../../../../kernel/refusal.ts'
import type { PlainDate } from '../../../../kernel/time.ts'
import {
  applicationFields,
  deliveryMethods,
  type ExtraPaper,
  feeLines,
  type Handed,
  type IntakeDraft,
  notifyChannels,
  type PaperAnswer,
  type Settled,
} from '../../../../modules/cases/model.ts'
import type { Filled } from '../../../form.ts'
import { currentConsent } from '../consent.ts'
import { handedBy, type WayHanded, waysHanded } from './handed.ts'

const most = { line: 300, text: 4000 }
const notANumber = (field: string): No =>
  no('bad-value', { why: { uk: 'ціле число від 0 до 5000', en: 'a whole number from 0 to 5000' } }, field)

/** What the page doesn't ask again: who represents, and when the consent was given. */
export type Before = Pick<IntakeDraft, 'representative' | 'consent'>

/** The draft as far as it can be read, and what can't be. */
export interface ReadDraft {
  readonly draft: IntakeDraft
  readonly faults: readonly No[]
}

export function draftIn({ data }: Filled, before: Before, today: PlainDate): ReadDraft {
  const faults: No[] = []
  const read = reader(data, faults)
  const draft: IntakeDraft = {
    ...optional('variant', read.line('variant')),
    papers: papersIn(read, data),
    extraPapers: extraIn(read, data),
    form: formIn(read),
    ...optional('representative', before.representative),
    ...optional('notifyBy', read.oneOf('notifyBy', keysOf(notifyChannels))),
    ...optional('deliverBy', read.oneOf('deliverBy', keysOf(deliveryMethods))),
    ...optional('consent', data.has('consent') ? consentOn(before, today) : undefined),
    settled: settledIn(read),
    ...optional('note', read.line('note', most.text)),
  }
  return { draft, faults }
}

const keysOf = <Key extends string>(list: Record<Key, unknown>) => Object.keys(list) as Key[]
const optional = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, Value>>

const consentOn = ({ consent }: Before, today: PlainDate) =>
  consent?.version === currentConsent.version ? consent : { version: currentConsent.version, givenOn: today }

type Reader = ReturnType<typeof reader>
function reader(data: FormData, faults: No[]) {
  const text = (name: string): string => {
    const value = data.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  return {
    line: (name: string, limit = most.line): string | undefined => text(name).slice(0, limit) || undefined,
    oneOf: <Key extends string>(name: string, keys: readonly Key[]): Key | undefined =>
      keys.find((key) => key === text(name)),
    whole(name: string, usual: number): number {
      const typed = text(name)
      if (typed === '') return usual
      const number = Number(typed)
      if (Number.isInteger(number) && number >= 0 && number <= 5000) return number
      faults.push(notANumber(name))
      return usual
    },
  }
}

const handedIn = (read: Reader, prefix: string, usual: WayHanded): Handed => ({
  ...handedBy(read.oneOf(`${prefix}.form`, waysHanded) ?? usual),
  pages: read.whole(`${prefix}.pages`, 1),
  count: Math.max(1, Math.min(100, read.whole(`${prefix}.count`, 1))),
})

/** Only the answers of a checklist, for correcting them later. */
export function answersIn({ data }: Pick<Filled, 'data'>): Record<string, PaperAnswer> {
  const faults: No[] = []
  const answers = papersIn(reader(data, faults), data)
  if (faults.length > 0) throw new Refusal(...faults)
  return answers
}

/** Only how the fee was settled, for correcting it later. */
export const settledOf = ({ data }: Pick<Filled, 'data'>): IntakeDraft['settled'] => settledIn(reader(data, []))

function papersIn(read: Reader, data: FormData): Record<string, PaperAnswer> {
  const papers: Record<string, PaperAnswer> = {}
  for (const name of new Set(data.keys())) {
    const n = /^papers\.(\d{1,3})$/.exec(name)?.[1]
    const state = n && read.oneOf(name, ['taken', 'missing', 'not-needed'])
    if (state === 'taken') papers[n!] = { state, ...handedIn(read, name, 'original') }
    else if (state) papers[n!] = { state }
  }
  return papers
}

function extraIn(read: Reader, data: FormData): ExtraPaper[] {
  const places = [...new Set(data.keys())].flatMap((name) => /^extra\.(\d{1,2})\.name$/.exec(name)?.[1] ?? [])
  return places.flatMap((place) => {
    const name = read.line(`extra.${place}.name`)
    return name ? [{ name, ...handedIn(read, `extra.${place}`, 'copy') }] : []
  })
}

function formIn(read: Reader): IntakeDraft['form'] {
  const said = keysOf(applicationFields).map(
    (field) => [field, read.line(`form.${field}`, field === 'demand' ? most.text : most.line)] as const,
  )
  return Object.fromEntries(said.flatMap(([field, text]) => (text ? [[field, text]] : [])))
}

function settledIn(read: Reader): IntakeDraft['settled'] {
  const lines = feeLines.map((line) => [line, settledBy(read, `settled.${line}`)] as const)
  return Object.fromEntries(lines.flatMap(([line, settled]) => (settled ? [[line, settled]] : [])))
}

function settledBy(read: Reader, name: string): Settled | undefined {
  const by = read.oneOf(name, ['receipt', 'exemption'])
  if (by === 'receipt') {
    const number = read.line(`${name}.number`, 60)
    return number ? { by, number } : undefined
  }
  return by && { by, ground: read.line(`${name}.ground`) ?? '' }
}
