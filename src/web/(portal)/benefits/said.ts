// Answers and numbers as people read them.
import type { Kopecks } from '../../../kernel/money.ts'
import type { Lang } from '../../../kernel/text.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { FactName, FactValue, Unit, UsedParameter } from '../../../modules/benefits/model.ts'
import { factOf } from '../../../modules/benefits/service.ts'
import { date, money, number } from '../../words.ts'
import { words } from './words.ts'

/** «4 275 грн»; kopecks only where there are some. */
export function roundMoney(lang: Lang, kopecks: number): string {
  const whole = Math.round(kopecks)
  return whole % 100 === 0 ? `${number(lang, whole / 100)}\u00a0${words[lang].hryvnias}` : money(lang, whole as Kopecks)
}

export function quantity(lang: Lang, value: number, unit: Unit): string {
  if (unit === 'money') return roundMoney(lang, value)
  const shown = new Intl.NumberFormat(lang === 'uk' ? 'uk-UA' : 'en-GB', { maximumFractionDigits: 2 }).format(value)
  return unit === 'percent' ? `${shown}\u00a0%` : unit === 'area' ? `${shown}\u00a0${words[lang].metres}` : shown
}

/** «так», «4», «17 100 грн», «12 березня 2026»; «не знаю» where that was the answer. */
export function answer(lang: Lang, name: FactName, value: FactValue | null): string {
  const t = words[lang]
  const { form } = factOf(name)
  if (value === null) return t.notKnown
  if (form.kind === 'yesNo') return value ? t.yes : t.no
  if (form.kind === 'choice') return form.choices[String(value)]![lang]
  if (form.kind === 'date') return date(lang, value as PlainDate)
  if (form.kind === 'area') return quantity(lang, Number(value) / 100, 'area')
  return form.kind === 'money' ? roundMoney(lang, Number(value)) : number(lang, Number(value))
}

export const parameterSaid = (lang: Lang, { says, value, unit, since }: UsedParameter): string =>
  words[lang].parameter(says[lang], quantity(lang, value, unit), date(lang, since))
