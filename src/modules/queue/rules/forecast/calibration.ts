// How often what was told at the issue of a ticket held, over the days chosen: by class of the ticket and by half-hour of its issue.
import type { PlainDate } from '../../../../kernel/time.ts'
import type { TicketClass } from '../../../centres/model.ts'
import { ticketClasses } from '../../../centres/model.ts'
import type { Held, HeldCounts } from './held.ts'

/** Nine of ten should be called by the moment told as almost certain; between these whole percents the forecast is good. */
const goodPercent = { from: 85, until: 95 }
/** Of fewer tickets a share says little. */
const fewTickets = 30

/** `too-soon`: people were called later than told; `too-late`: it told later moments than it need have. */
export type Judgement = 'good' | 'too-soon' | 'too-late' | 'few' | 'none'

export function judged({ n, held }: Pick<Held, 'n' | 'held'>): Judgement {
  if (n === 0) return 'none'
  if (n < fewTickets) return 'few'
  const percent = Math.round((100 * held) / n)
  if (percent < goodPercent.from) return 'too-soon'
  return percent > goodPercent.until ? 'too-late' : 'good'
}

export interface DayTold {
  readonly day: PlainDate
  readonly told: HeldCounts
}
export interface Counted<Of> extends Held {
  readonly of: Of
}

export interface Calibration {
  readonly all: Held
  readonly byClass: readonly Counted<TicketClass>[]
  /** Half-hours since midnight. */
  readonly byHalf: readonly Counted<number>[]
  readonly byDay: readonly Counted<PlainDate>[]
}

const nothing: Held = { n: 0, held: 0, early: 0 }
const plus = (a: Held, b: Held): Held => ({ n: a.n + b.n, held: a.held + b.held, early: a.early + b.early })
const sum = (all: readonly Held[]): Held => all.reduce(plus, nothing)

interface Told extends Held {
  readonly half: number
  readonly class: TicketClass
}
/** Keys are those of `HeldCounts`. */
const toldIn = (told: HeldCounts): Told[] =>
  Object.entries(told).map(([key, { n, held, early }]) => {
    const [half, kind] = key.split('|') as [string, TicketClass]
    return { half: Number(half), class: kind, n, held, early }
  })

export function calibrationOf(days: readonly DayTold[]): Calibration {
  const all = days.flatMap(({ told }) => toldIn(told))
  const byClass = Map.groupBy(all, (each) => each.class)
  const byHalf = Map.groupBy(all, ({ half }) => half)
  return {
    all: sum(all),
    byClass: ticketClasses.flatMap((kind) => {
      const own = byClass.get(kind)
      return own ? [{ of: kind, ...sum(own) }] : []
    }),
    byHalf: [...byHalf].map(([half, own]) => ({ of: half, ...sum(own) })).sort((a, b) => a.of - b.of),
    byDay: days.map(({ day, told }) => ({ of: day, ...sum(toldIn(told)) })),
  }
}
