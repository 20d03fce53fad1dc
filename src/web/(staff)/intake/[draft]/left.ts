// What is still to do before the registration, each with the field it is about.
import type { SheetView } from './sheet.ts'
import type { Words } from './words.ts'

export interface LeftItem {
  readonly field: string
  readonly text: string
  /** The name of a paper, whatever the language of the page. */
  readonly lang?: 'uk'
}

type Told = Pick<SheetView, 'faults' | 'missing' | 'asked' | 'held'>

export const faultsLeft = (sheet: Told, t: Words): LeftItem[] =>
  sheet.faults.map(({ field }) => itemOf(field, sheet, t))

export const missingLeft = (sheet: Told, t: Words): LeftItem[] =>
  sheet.missing.map(({ field }) => itemOf(field, sheet, t))

function itemOf(field: string, { asked, held }: Told, t: Words): LeftItem {
  const n = /^papers\.(\d+)/.exec(field)?.[1]
  const paper = [...asked, ...held].find((one) => String(one.n) === n)
  return paper ? { field, text: paper.name, lang: 'uk' } : { field, text: wordOf(field, t) }
}

function wordOf(field: string, t: Words): string {
  const w = t.leftWords
  if (/ground$/.test(field)) return w.ground
  if (field.startsWith('representative')) return w.power
  const words: Readonly<Record<string, string>> = {
    'form.demand': w.demand,
    'form.phone': w.phone,
    'form.email': w.email,
    'form.address': w.address,
    notifyBy: w.notify,
    deliverBy: w.deliver,
    consent: w.consent,
    'settled.fee': w.fee,
    'settled.blank': w.blank,
    variant: w.variant,
  }
  return words[field] ?? w.other
}
