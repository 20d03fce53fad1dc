// Why one ticket goes before another, as the person who waits is told: by promised times, in one sentence, with nothing about
// who the other is, what they came for, or on what ground.
import type { Instant } from '../../../kernel/time.ts'
import type { InLine } from '../model.ts'
import { before, type CallingDesk, groundToCall } from './line.ts'

export const whysBefore = [
  'promised-earlier',
  /** Of the same minute, and came earlier. */
  'came-earlier',
  /** Promised the same minute, some seconds earlier. */
  'seconds-earlier',
  /** It is called by a desk that does not take what I came for. */
  'other-desks',
  /** I wait for one desk, it is called by another. */
  'mine-is-kept',
  /** That desk only helps with what I came for: until my promised moment it takes its own first. */
  'helps-later',
  /** A short matter, after which that desk is free again before my promised moment. */
  'quick',
  'by-hand',
  'mine-was-out',
  'called-before-i-came',
  'after-mine',
  'not-in-line',
  /** No rule gave a ground: said as it is. */
  'out-of-order',
] as const
export type WhyBefore = (typeof whysBefore)[number]

const minuteOf = (at: Instant): number => Math.floor(at / 60_000)

/** Of two in order: what a person can see of why the first is first. */
function earlier(first: InLine, second: InLine): WhyBefore {
  if (minuteOf(first.promisedAt) < minuteOf(second.promisedAt)) return 'promised-earlier'
  return first.issuedAt <= second.issuedAt ? 'came-earlier' : 'seconds-earlier'
}

export interface CallAtDesk {
  readonly ticket: InLine
  readonly desk: CallingDesk
  readonly at: Instant
  readonly byHand: boolean
}

/** Why this call came before mine; `mine` as it stood in the line then, nothing when it was out of it. */
export function whyCalled({ ticket, desk, at, byHand }: CallAtDesk, mine: InLine | null): WhyBefore {
  if (!mine) return 'mine-was-out'
  if (byHand) return 'by-hand'
  const ground = groundToCall(desk, ticket, mine, at)
  switch (ground) {
    case 'promised-earlier':
      return earlier(ticket, mine)
    case 'other-desk':
      return 'mine-is-kept'
    case 'only-helps':
      return 'helps-later'
    case 'quick-first':
      return 'quick'
    case undefined:
      return 'out-of-order'
    default:
      return 'other-desks'
  }
}

/** Why another that waits too goes before mine: by its promise, or at the desk where it is likely called. */
export function whyWaiting(
  other: InLine,
  mine: InLine,
  likely: Omit<CallAtDesk, 'ticket' | 'byHand'> | null,
): WhyBefore {
  if (before(other, mine) < 0) return earlier(other, mine)
  if (!likely) return 'after-mine'
  const why = whyCalled({ ...likely, ticket: other, byHand: false }, mine)
  return why === 'out-of-order' ? 'after-mine' : why
}

/** As much of a ticket as its paper shows. */
export type Shown = Pick<InLine, 'series' | 'number' | 'promisedAt'>

export interface ToldOrder {
  readonly first: Shown
  readonly second: Shown
}

/** What people in the hall notice: a number was called before a smaller one of its letter. Told only where the promised minutes say it all. */
export function outOfRow(called: readonly Shown[], waiting: readonly Shown[], most: number): ToldOrder[] {
  return called
    .flatMap((first) => {
      const second = waiting.find(
        ({ series, number, promisedAt }) =>
          series === first.series && number < first.number && minuteOf(promisedAt) > minuteOf(first.promisedAt),
      )
      return second ? [{ first, second }] : []
    })
    .slice(0, most)
}
