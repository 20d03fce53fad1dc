// What a service costs, on paper: the fee and the blank apart, each with its law; what is not known is never zero.
import type { Kopecks } from '../../../kernel/money.ts'
import { fill, type Lang } from '../../../kernel/text.ts'
import { type Content, inBoth, type Said, say, sumInWords } from './wording.ts'

export interface Cost {
  readonly line: 'fee' | 'blank'
  /** None: the sum is not known here. */
  readonly amount: Kopecks | null
  /** The sum in the source's own words, where it gives only those. */
  readonly text?: string | null | undefined
  readonly law: string | null
}

export interface Paid extends Cost {
  readonly settled:
    | { readonly by: 'receipt'; readonly number: string }
    | { readonly by: 'exemption'; readonly ground: string }
    | null
}

const words = inBoth({
  uk: {
    fee: 'Адміністративний збір',
    blank: 'Вартість бланка',
    free: 'безоплатно',
    unknown: 'уточніть у центрі',
    receipt: 'сплачено, квитанція № {number}',
    exemption: 'звільнено від сплати: {ground}',
    open: 'не сплачено',
    nothing: '—',
  },
  en: {
    fee: 'Administrative fee',
    blank: 'Cost of the blank',
    free: 'free of charge',
    unknown: 'ask at the centre',
    receipt: 'paid, receipt No. {number}',
    exemption: 'exempt: {ground}',
    open: 'not paid',
    nothing: '—',
  },
})

export function sumOf(lang: Lang, { amount, text }: Pick<Cost, 'amount' | 'text'>): Said {
  if (amount === 0) return words[lang].free
  if (amount !== null) return sumInWords(lang, amount)
  return text ? say(lang, text) : words[lang].unknown
}

export const costName = (lang: Lang, { line }: Pick<Cost, 'line'>): string => words[lang][line]

function settledOf(lang: Lang, { amount, settled }: Paid): string {
  const t = words[lang]
  if (settled?.by === 'receipt') return fill(t.receipt, { number: settled.number })
  if (settled?.by === 'exemption') return fill(t.exemption, { ground: settled.ground })
  return amount === 0 ? t.nothing : t.open
}

/** A row for the receipt's table: what for, by which law, how much, how it was settled. */
export const paidRow = (lang: Lang, cost: Paid): Said[] => [
  costName(lang, cost),
  cost.law ? say(lang, cost.law) : words[lang].nothing,
  sumOf(lang, cost),
  say(lang, settledOf(lang, cost) as Content),
]
