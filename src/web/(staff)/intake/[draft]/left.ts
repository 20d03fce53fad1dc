// What is still to do before the registration, each with the field it is about.
import type { SheetView } from './sheet.ts'
import type { Words } from './words.ts'

export interface LeftItem {
  readonly field: string
  readonly text: string
}

type Told = Pick<SheetView, 'faults' | 'missing' | 'asked' | 'held'>

export const faultsLeft = (sheet: Told, t: Words): LeftItem[] =>
  sheet.faults.map(({ field }) => ({ field, text: wordOf(field, sheet, t) }))

export const missingLeft = (sheet: Told, t: Words): LeftItem[] =>
  sheet.missing.map(({ field }) => ({ field, text: wordOf(field, sheet, t) }))

function wordOf(field: string, { asked, held }: Told, t: Words): string {
  const w = t.leftWords
  const n = /^papers\.(\d+)/.exec(field)?.[1]
  if (n !== undefined) return [...asked, ...held].find((paper) => paper.n === Number(n))?.name ?? w.other
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
