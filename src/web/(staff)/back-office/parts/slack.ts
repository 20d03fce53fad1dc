// How much time a case has, in the words of a row.
import type { Lang } from '../../../../kernel/text.ts'
import type { PlainDate } from '../../../../kernel/time.ts'
import { count, number } from '../../../words.ts'

const days = {
  uk: { one: 'день', few: 'дні', many: 'днів' },
  en: { one: 'day', many: 'days' },
} as const
const words = {
  uk: { today: 'сьогодні', late: 'минув', stands: 'стоїть' },
  en: { today: 'today', late: 'over', stands: 'stands' },
} as const

export interface Time {
  readonly dueOn: PlainDate | null
  /** Working days left. */
  readonly slack: number | null
  readonly today: PlainDate
}

/** «−2 дні», «сьогодні», «3 дні», «стоїть» */
export function slackWords(lang: Lang, { dueOn, slack, today }: Time): string {
  if (dueOn === null || slack === null) return words[lang].stands
  if (dueOn === today) return words[lang].today
  if (dueOn < today && slack === 0) return words[lang].late
  return count(lang, slack, days[lang])
}

/** «2 дні», whatever the sign. */
export const workingDays = (lang: Lang, many: number): string => count(lang, Math.abs(many), days[lang])

export const urgency = ({ dueOn, today }: Pick<Time, 'dueOn' | 'today'>): 's-bad' | 's-warn' | 's-dim' | undefined =>
  dueOn === null ? 's-dim' : dueOn < today ? 's-bad' : dueOn === today ? 's-warn' : undefined

/** Which share of the term has gone, from the day of filing. */
export function goneOf(start: PlainDate, dueOn: PlainDate | null, today: PlainDate): number | null {
  if (dueOn === null) return null
  const at = (day: PlainDate) => Date.parse(day)
  const whole = at(dueOn) - at(start)
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (at(today) - at(start)) / whole))
}

export const percentOf = (lang: Lang, share: number): string => `${number(lang, Math.round(share * 100))}\u00a0%`
