// `./vikno deadline --start DATE --days N`: the last day of a term and the steps to it, by the engine every screen asks; no database.
import { type Lang, languages } from '../kernel/text.ts'
import type { PlainDate } from '../kernel/time.ts'
import { martialLawSince2022, type Period } from '../kernel/working-days.ts'
import { dueDate, type Pause, type Step } from '../modules/cases/rules/deadline.ts'
import { type Term, termUnits } from '../modules/cases/rules/term.ts'
import { dateIn, oneOf, readArgs } from './flags.ts'
import { Mistake, WrongUsage } from './mistake.ts'

const options = {
  start: { type: 'string' },
  days: { type: 'string' },
  unit: { type: 'string', default: 'law' },
  'martial-law': { type: 'string' },
  pause: { type: 'string', multiple: true, default: [] as string[] },
  lang: { type: 'string', default: 'uk' },
  json: { type: 'boolean', default: false },
} as const

export async function run(args: readonly string[]): Promise<number> {
  const { count, lang, json } = askedIn(args)
  const { dueOn, steps } = dueDate(count)
  if (json) console.log(JSON.stringify({ start: count.start, term: count.term, dueOn, steps }, null, 2))
  else tell(steps, lang)
  return 0
}

/** What is to be counted, or a mistake that names the flag at fault. */
export function askedIn(args: readonly string[]) {
  const { values } = readArgs(args, { options })
  const { start, days } = values
  if (start === undefined || days === undefined) throw new WrongUsage('--start and --days are needed')
  const term: Term = { days: daysIn(days), unit: oneOf('--unit', values.unit, termUnits) }
  const count = {
    start: dateIn('--start', start),
    term,
    calendar: { martialLaw: martialLaw(values['martial-law']) },
    pauses: values.pause.map(pauseIn),
  }
  return { count, lang: oneOf('--lang', values.lang, languages), json: values.json }
}

function tell(steps: readonly Step[], lang: Lang): void {
  for (const { date, text, law } of steps) console.log(`${date}  ${text[lang]}${law && ` (${law})`}`)
}

const most = 3660

function daysIn(text: string): number {
  const days = Number(text)
  if (!/^\d+$/.test(text) || days < 1 || days > most)
    throw new Mistake(`--days takes a whole number from 1 to ${most}; «${text}» is none.`)
  return days
}

/** Unless said, the dated setting every centre counts by. */
function martialLaw(said: string | undefined): readonly Period[] {
  if (said === undefined) return martialLawSince2022
  return oneOf('--martial-law', said, ['on', 'off']) === 'on' ? [{ from: '0001-01-01' as PlainDate }] : []
}

/** Both days included. */
function pauseIn(text: string): Pause & { readonly to: PlainDate } {
  const [from, to, ...more] = text.split('..')
  if (!from || !to || more.length > 0)
    throw new Mistake(`--pause takes two days, like 2026-03-10..2026-03-12; not «${text}».`)
  const pause = { from: dateIn('--pause', from), to: dateIn('--pause', to) }
  if (pause.to < pause.from) throw new Mistake(`--pause: ${pause.to} is before ${pause.from}.`)
  return pause
}
