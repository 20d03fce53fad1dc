// A day of hours as its row of fields: open, reception, a break in it, the last ticket.
import { z } from 'zod'
import { No, Refusal } from '../../../../../kernel/refusal.ts'
import { type PlainTime, parseTime } from '../../../../../kernel/time.ts'
import type { DayHours, Interval, Week } from '../../../../../modules/centres/model.ts'
import { checkDay, closedDay } from '../../../../../modules/centres/rules/hours.ts'
import { both } from '../../../../faults.ts'

export const dayParts = [
  'work.from',
  'work.until',
  'reception.from',
  'reception.until',
  'break.from',
  'break.until',
  'tickets.until',
] as const
export type DayPart = (typeof dayParts)[number]
export type ShownDay = Readonly<Record<DayPart, string>>

/** «9:00», «0900», «9.00» are all nine o’clock. */
export const clock = z
  .string()
  .transform((typed) => {
    const found = /^(\d{1,2})[:.\s]?(\d{2})$/.exec(typed.trim())
    return found ? `${found[1]!.padStart(2, '0')}:${found[2]}` : typed
  })
  .refine(
    (typed) => parseTime(typed) !== undefined,
    both({ uk: 'Напишіть час, як-от 09:00.', en: 'Write a time, such as 09:00.' }),
  )
  .transform((typed) => typed as PlainTime)
  .optional()

/** Fields `d1.work.from` … for each day named. */
export const dayFields = (days: readonly string[]): Record<string, typeof clock> =>
  Object.fromEntries(days.flatMap((day) => dayParts.map((part) => [`${day}.${part}`, clock] as const)))

type Said = Readonly<Record<string, unknown>>

const missing = (field: string) =>
  new No('invalid', 'hours.both', { uk: 'Вкажіть обидва часи.', en: 'Give both times.' }, {}, field)

export function intervalOf(said: Said, day: string, kind: 'work' | 'reception' | 'break'): Interval | undefined {
  const [from, until] = [said[`${day}.${kind}.from`], said[`${day}.${kind}.until`]] as (PlainTime | undefined)[]
  if (from === undefined && until === undefined) return undefined
  if (from === undefined || until === undefined) throw new Refusal(missing(`${day}.${kind}.${from ? 'until' : 'from'}`))
  return { from, until }
}

/** What is left of an interval around the break. */
export const around = (whole: Interval, rest: Interval | undefined): Interval[] =>
  rest
    ? [
        { from: whole.from, until: rest.from },
        { from: rest.until, until: whole.until },
      ].filter(({ from, until }) => from < until)
    : [whole]

/** The hours of one row; a row without working hours is a closed day. */
export function dayOf(said: Said, day: string, name: string): DayHours {
  const work = intervalOf(said, day, 'work')
  if (!work) return closedDay
  const reception = intervalOf(said, day, 'reception')
  const rest = intervalOf(said, day, 'break')
  const last = said[`${day}.tickets.until`] as PlainTime | undefined
  const tickets = reception && last ? around({ from: reception.from, until: last }, rest) : []
  const hours = { work: [work], reception: reception ? around(reception, rest) : [], tickets }
  const answer = checkDay(hours, name)
  if (answer instanceof No)
    throw new Refusal(new No(answer.kind, answer.code, answer.words, answer.facts, `${day}.${faultAt(hours)}`))
  return answer
}

/** Where to look: backwards hours first, then those that lie outside others. */
function faultAt({ work, reception, tickets }: DayHours): DayPart {
  const backwards = ([interval]: readonly Interval[]) => interval !== undefined && interval.from >= interval.until
  if (backwards(work)) return 'work.until'
  if (backwards(reception)) return 'reception.until'
  const inside = (inner: readonly Interval[], outer: readonly Interval[]) =>
    inner.every((one) => outer.some(({ from, until }) => from <= one.from && one.until <= until))
  if (!inside(reception, work)) return 'reception.from'
  return inside(tickets, reception) ? 'break.from' : 'tickets.until'
}

const dayNames = ['понеділок', 'вівторок', 'середа', 'четвер', 'п’ятниця', 'субота', 'неділя']
export const weekOf = (said: Said): Week => dayNames.map((name, i) => dayOf(said, `d${i + 1}`, name))

/** The fields of a day as it stands. */
export function shownDay({ work, reception, tickets }: DayHours): ShownDay {
  const [first, second] = reception
  return {
    'work.from': work[0]?.from ?? '',
    'work.until': work.at(-1)?.until ?? '',
    'reception.from': first?.from ?? '',
    'reception.until': reception.at(-1)?.until ?? '',
    'break.from': second ? first!.until : '',
    'break.until': second?.from ?? '',
    'tickets.until': tickets.at(-1)?.until ?? '',
  }
}
