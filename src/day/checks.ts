// The record of the day, asked by SQL whether all of it holds. Each check is one sentence; the questions are in `checks/`.
import type { Database } from '../db/work.ts'
import { checker } from '../town/back-door.ts'
import { bookingChecks } from './checks/bookings.ts'
import { caseChecks } from './checks/cases.ts'
import type { Acknowledged, Check } from './checks/check.ts'
import { orderChecks } from './checks/order.ts'
import { ticketChecks } from './checks/tickets.ts'
import { messageChecks } from './checks/told.ts'

export const checks: readonly Check[] = [
  ...ticketChecks,
  ...orderChecks,
  ...bookingChecks,
  ...caseChecks,
  ...messageChecks,
]

export interface Checked {
  readonly sentence: string
  /** Where it does not hold, in words; the first of them when there are many. */
  readonly found: readonly string[]
  readonly times: number
}

const mostShown = 20

export async function checkRecord(database: Database, of: Acknowledged): Promise<Checked[]> {
  const checked: Checked[] = []
  for (const { sentence, find } of checks) {
    const found = await database.look(checker, (work) => find(work, of))
    checked.push({ sentence, found: found.slice(0, mostShown), times: found.length })
  }
  return checked
}
