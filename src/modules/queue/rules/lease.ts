// Numbers in advance: how many a kiosk holds, how it gives them out alone, and what becomes of those it did not need.
// The same functions run at the server and in the kiosk's browser.
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import {
  type HolderId,
  type Lease,
  no,
  type OfflineTicket,
  type OfflineWish,
  type TicketId,
  type VoidReason,
} from '../model.ts'
import { classOf, promiseFor } from './promise.ts'

/** Letters not easily taken for another when heard come first; «Ь» has no sound of its own. */
const letters = 'ЯЮШЖЦЧФХЩЄЛДГЗБЕРТОНМКУВСПАІЇҐИЙ'

/** The letter of a kiosk's own tickets: none that a group or another kiosk of the centre has. */
export const freeLetter = (taken: ReadonlySet<string>): string | undefined =>
  [...letters].find((letter) => !taken.has(letter))

/** A kiosk holds at least the half of this for each day it may have to begin alone. */
export const numbersHeld = 100
export const daysHeld = 3

type Left = Pick<Lease, 'next' | 'last'>
export const leftIn = ({ next, last }: Left): number => last - next + 1

/** Whether the numbers of a day suffice for a long cut. */
export const isEnough = (leases: readonly Left[]): boolean =>
  leases.reduce((sum, lease) => sum + leftIn(lease), 0) >= numbersHeld / 2

/* What the kiosk keeps */

export interface Ledger {
  readonly holder: HolderId
  readonly leases: readonly Lease[]
  /** Given out and not yet in the record. */
  readonly tickets: readonly OfflineTicket[]
}

export const emptyLedger = (holder: HolderId): Ledger => ({ holder, leases: [], tickets: [] })

/** The server says which leases are good; how far the kiosk came is what it knows itself. */
export function withLeases(ledger: Ledger, leases: readonly Lease[]): Ledger {
  const mine = new Map(ledger.leases.map(({ id, next }) => [id, next]))
  return {
    ...ledger,
    leases: leases.map((lease) => ({ ...lease, next: Math.max(lease.next, mine.get(lease.id) ?? 0) })),
  }
}

export interface Given {
  readonly ledger: Ledger
  readonly ticket: OfflineTicket
}

/** A ticket without the server: the next number held for the day, the promise by the line's own rule. */
export function giveOut(
  ledger: Ledger,
  wish: OfflineWish,
  { id, now, day }: { readonly id: TicketId; readonly now: Instant; readonly day: PlainDate },
): Given | ReturnType<typeof no> {
  const lease = ledger.leases.find((each) => each.day === day && leftIn(each) > 0)
  if (!lease) return no('no-numbers-left')
  const { series, next: number, targets } = lease
  const promisedAt = promiseFor(classOf({ ...wish, slot: null }), { targets }, now)
  const ticket = { ...wish, id, leaseId: lease.id, day, series, number, issuedAt: now, promisedAt }
  const leases = ledger.leases.map((each) => (each === lease ? { ...each, next: number + 1 } : each))
  return { ledger: { ...ledger, leases, tickets: [...ledger.tickets, ticket] }, ticket }
}

/** What stands in the server's record need not be kept here. */
export const withoutRecorded = (ledger: Ledger, recorded: ReadonlySet<TicketId>): Ledger => ({
  ...ledger,
  tickets: ledger.tickets.filter(({ id }) => !recorded.has(id)),
})

/* What was not needed */

export interface NumberRange {
  readonly first: number
  readonly last: number
}

/** The numbers of a range that no ticket bears, as ranges. */
export function unused({ first, last }: NumberRange, used: readonly number[]): NumberRange[] {
  const ranges: NumberRange[] = []
  let from = first
  for (const number of [...new Set(used)].filter((n) => n >= first && n <= last).sort((a, b) => a - b)) {
    if (number > from) ranges.push({ first: from, last: number - 1 })
    from = number + 1
  }
  if (from <= last) ranges.push({ first: from, last })
  return ranges
}

/** A kiosk heard after the last ticket of the day has said all of it. */
export const whyVoid = (heardAt: Instant, endsAt: Instant): VoidReason => (heardAt >= endsAt ? 'not-used' : 'not-heard')

/** A wrong clock of the kiosk moves no ticket before the lease or into the future. */
export const issuedWithin = (told: Instant, leasedAt: Instant, now: Instant): Instant =>
  Math.min(Math.max(told, leasedAt), now) as Instant
