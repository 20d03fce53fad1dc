// The steps to a due date in plain words: one line a step, with the article it rests on.
import type { Lang, Text } from '../../../kernel/text.ts'
import { addDays, type PlainDate } from '../../../kernel/time.ts'
import { type Calendar, dayOff, type HolidayId, isWeekend, peacetimeDayOff } from '../../../kernel/working-days.ts'
import type { Extension, Pause, Step } from './deadline.ts'
import { type Term, workingDayThreshold } from './term.ts'

const procedure = 'Закону № 2073-IX'
const nbsp = '\u00a0'

const holidays: Readonly<Record<HolidayId, Text>> = {
  'new-year': { uk: 'Новий рік', en: 'New Year’s Day' },
  'womens-day': { uk: 'Міжнародний жіночий день', en: 'International Women’s Day' },
  easter: { uk: 'Великдень', en: 'Easter' },
  'labour-day': { uk: 'День праці', en: 'Labour Day' },
  remembrance: { uk: 'День пам’яті та перемоги', en: 'Day of Remembrance and Victory' },
  trinity: { uk: 'Трійця', en: 'Trinity' },
  constitution: { uk: 'День Конституції', en: 'Constitution Day' },
  statehood: { uk: 'День Української Державності', en: 'Statehood Day' },
  independence: { uk: 'День Незалежності', en: 'Independence Day' },
  defenders: { uk: 'День захисників і захисниць', en: 'Defenders Day' },
  christmas: { uk: 'Різдво', en: 'Christmas' },
}

const formats = {
  uk: { day: 'uk-UA', plural: new Intl.PluralRules('uk') },
  en: { day: 'en-GB', plural: new Intl.PluralRules('en') },
}
const inWords = (options: Intl.DateTimeFormatOptions) => {
  const make = (lang: Lang) => new Intl.DateTimeFormat(formats[lang].day, { ...options, timeZone: 'UTC' })
  const made = { uk: make('uk'), en: make('en') }
  return (date: PlainDate, lang: Lang): string => made[lang].format(Date.parse(date)).replaceAll(' ', nbsp)
}
/** «23 листопада» */
export const dayOfMonth = inWords({ day: 'numeric', month: 'long' })
/** «до {until}» of a refusal. */
export const until = (date: PlainDate) => ({ until: { uk: dayOfMonth(date, 'uk'), en: dayOfMonth(date, 'en') } })
/** «понеділок» */
const dayOfWeek = inWords({ weekday: 'long' })

const both = (make: (lang: Lang) => string): Text => ({ uk: make('uk'), en: make('en') })

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }
const counted = (lang: Lang, n: number, forms: Forms): string =>
  `${n}${nbsp}${forms[formats[lang].plural.select(n)] ?? forms.other}`

const units: Readonly<Record<'working' | 'calendar' | 'law' | 'months', Readonly<Record<Lang, Forms>>>> = {
  working: {
    uk: { one: 'робочий день', few: 'робочі дні', other: 'робочих днів' },
    en: { one: 'working day', other: 'working days' },
  },
  calendar: {
    uk: { one: 'календарний день', few: 'календарні дні', other: 'календарних днів' },
    en: { one: 'calendar day', other: 'calendar days' },
  },
  law: { uk: { one: 'день', few: 'дні', other: 'днів' }, en: { one: 'day', other: 'days' } },
  months: { uk: { one: 'місяць', few: 'місяці', other: 'місяців' }, en: { one: 'month', other: 'months' } },
}
const amount = (term: Term): number => (term.unit === 'months' ? term.months : term.days)

/** «10 календарних днів» */
export const termText = (term: Term): Text => both((lang) => counted(lang, amount(term), units[term.unit][lang]))

export const filed = (date: PlainDate): Step => ({
  kind: 'filed',
  date,
  text: {
    uk: 'Подано заяву. Цей день не рахуємо: строк іде з наступного.',
    en: 'The application was filed. This day does not count: the term runs from the next one.',
  },
  law: `ч. 3 ст. 33 ${procedure}`,
})

/** The other authority's term: its own day 0. */
export const receivedAnew = (date: PlainDate): Step => ({
  kind: 'filed',
  date,
  text: {
    uk: 'Справу отримав орган, який її вирішує. Цей день не рахуємо: строк пішов заново з наступного.',
    en: 'The authority that decides received the case. This day does not count: the term began anew on the next one.',
  },
  law: `ст. 44, 46 ${procedure}`,
})

export const notReceivedYet: Text = {
  uk: 'справу переслано, орган її ще не отримав.',
  en: 'the case was forwarded, the authority has not received it.',
}

export const extended = ({ on, days }: Extension, whole: Term): Step => {
  const [by, length] = [termText({ days, unit: 'law' }), termText(whole)]
  return {
    kind: 'extended',
    date: on,
    text: {
      uk: `Орган продовжив строк на ${by.uk}: разом ${length.uk}.`,
      en: `The authority extended the term by ${by.en}: ${length.en} in all.`,
    },
    law: `ст. 34 ${procedure}`,
  }
}

export function term(date: PlainDate, set: Term | undefined): Step {
  if (!set) return termOfArticle10(date)
  const length = termText(set)
  const card = { kind: 'term', date, law: `картка послуги; ст. 33 ${procedure}` } as const
  if (set.unit === 'months')
    return {
      ...card,
      text: {
        uk: `Строк послуги — ${length.uk}: до того самого числа.`,
        en: `The term is ${length.en}: to the same date.`,
      },
    }
  if (set.unit !== 'law')
    return {
      ...card,
      text: {
        uk: `Строк послуги — ${length.uk}: так у її картці.`,
        en: `The term is ${length.en}: the service card says so.`,
      },
    }
  return termByArticle33(date, set.days, length)
}

function termOfArticle10(date: PlainDate): Step {
  const text = {
    uk: `Окремого строку не встановлено, тому — до 30${nbsp}календарних днів.`,
    en: `No term of its own is set, so it is up to 30${nbsp}calendar days.`,
  }
  return { kind: 'term', date, text, law: 'ст. 10 Закону № 5203-VI' }
}

function termByArticle33(date: PlainDate, days: number, { uk, en }: Text): Step {
  const text =
    days <= workingDayThreshold
      ? {
          uk: `Строк послуги — ${uk}. До десяти днів рахуємо робочі.`,
          en: `The term is ${en}. Up to ten days, working days count.`,
        }
      : {
          uk: `Строк послуги — ${uk}. Понад десять днів рахуємо календарні.`,
          en: `The term is ${en}. Over ten days, calendar days count.`,
        }
  return { kind: 'term', date, text, law: `ч. 2 ст. 33 ${procedure}` }
}

export function pause({ from, to, why, law }: Pause & { readonly to: PlainDate }): Step {
  const because = (lang: Lang) => (why ? `: ${why[lang]}` : '')
  const text = {
    uk: `Строк стояв до ${dayOfMonth(to, 'uk')} включно${because('uk')}. Ці дні не рахуємо.`,
    en: `The clock stood up to and with ${dayOfMonth(to, 'en')}${because('en')}. These days do not count.`,
  }
  return { kind: 'pause', date: from, text, law: law ?? procedure.replace('Закону', 'Закон') }
}

interface Free {
  readonly why: Text
  readonly law: string
}

/** Why a day of the week does not work: a holiday, or the centre's order. */
function whyFree(date: PlainDate, calendar: Calendar): Free | undefined {
  const off = dayOff(date, calendar)
  if (off) {
    const moved = { uk: 'вихідний за ', en: 'day off for ' }
    const why = both((lang) => `${off.on === off.off ? '' : moved[lang]}${holidays[off.holiday][lang]}`)
    return { why, law: off.law }
  }
  if (!calendar.closed?.includes(date) || isWeekend(date)) return undefined
  return { why: { uk: 'центр зачинено його наказом', en: 'the centre is closed by its order' }, law: 'наказ центру' }
}

function* daysOf({ from, to }: { from: PlainDate; to: PlainDate }): Generator<PlainDate> {
  for (let day = from; day <= to; day = addDays(day, 1)) yield day
}

/** Holidays and closures inside a term of working days; weekends go without saying. */
export function notCounted(range: { from: PlainDate; to: PlainDate }, calendar: Calendar): Step[] {
  const free = [...daysOf(range)].flatMap((date) => {
    const found = whyFree(date, calendar)
    return found ? [{ date, ...found }] : []
  })
  if (free.length === 0) return []
  const list = (lang: Lang) => free.map(({ date, why }) => `${dayOfMonth(date, lang)} (${why[lang]})`).join(', ')
  const text = { uk: `Не рахуємо: ${list('uk')}.`, en: `Not counted: ${list('en')}.` }
  return [{ kind: 'not-counted', date: free[0]!.date, text, law: [...new Set(free.map(({ law }) => law))].join('; ') }]
}

/** Said only where it matters: a holiday lies inside the term and works. */
export function martialLaw(range: { from: PlainDate; to: PlainDate }, calendar: Calendar): Step[] {
  const worked = [...daysOf(range)].filter((day) => peacetimeDayOff(day) && !dayOff(day, calendar))
  if (worked.length === 0) return []
  const list = (lang: Lang) => worked.map((day) => dayOfMonth(day, lang)).join(', ')
  const text = {
    uk: `Діє воєнний стан, тому свято не дає вихідного: ${list('uk')}.`,
    en: `Martial law is in force, so the holiday gives no day off: ${list('en')}.`,
  }
  return [{ kind: 'martial-law', date: worked[0]!, text, law: 'ст. 6 Закону № 2136-IX' }]
}

export function lastDay(date: PlainDate, set: Term | undefined): Step {
  const text = {
    uk: `Останній день строку — ${dayOfWeek(date, 'uk')}.`,
    en: `The last day of the term is a ${dayOfWeek(date, 'en')}.`,
  }
  return {
    kind: 'last-day',
    date,
    text,
    law: set?.unit === 'months' ? `ст. 33 ${procedure}` : `ч. 5 ст. 33 ${procedure}`,
  }
}

/** Names what stood in the way between the last day and the day it moved to. */
export function moved(last: PlainDate, dueOn: PlainDate, calendar: Calendar): Step {
  const days = [...daysOf({ from: last, to: addDays(dueOn, -1) })]
  const reasons = (lang: Lang) => {
    const weekend = days.some(isWeekend) ? [lang === 'uk' ? 'вихідний' : 'weekend'] : []
    return [...weekend, ...days.flatMap((day) => whyFree(day, calendar)?.why[lang] ?? [])].join(', ')
  }
  const text = {
    uk: `Це не робочий день (${reasons('uk')}), тому останній — найближчий робочий: ${dayOfWeek(dueOn, 'uk')}.`,
    en: `That is no working day (${reasons('en')}), so the last day is the next one that is: ${dayOfWeek(dueOn, 'en')}.`,
  }
  return { kind: 'moved', date: dueOn, text, law: `ч. 5 ст. 33 ${procedure}` }
}

export const notStarted = (date: PlainDate, why: Text): Step => ({
  kind: 'waits',
  date,
  text: both((lang) => (lang === 'uk' ? `Строк ще не почався: ${why.uk}` : `The term has not begun: ${why.en}`)),
  law: `ст. 33, 46 ${procedure}`,
})

export const stands = ({ from, why, law }: Pause): Step => ({
  kind: 'waits',
  date: from,
  text: {
    uk: `Строк стоїть${why ? `: ${why.uk}` : ''}. Піде далі, щойно причина зникне.`,
    en: `The clock stands${why ? `: ${why.en}` : ''}. It goes on as soon as the reason is gone.`,
  },
  law: law ?? procedure.replace('Закону', 'Закон'),
})
