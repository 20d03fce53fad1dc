// How often what was told at the issue of a ticket held.
import { minutes } from '../../../../kernel/time.ts'
import type { Way } from './way.ts'

/** By `half-hour|class`: tickets that were told more than a few minutes, and were called. */
export type HeldCounts = Readonly<Record<string, Held>>
export interface Held {
  readonly n: number
  /** Called by the moment told as almost certain. */
  readonly held: number
  /** Called by the moment told as likely. */
  readonly early: number
}

/** Who is called almost at once tells nothing of a forecast. */
export const worthTelling = minutes(3)

interface Judged {
  readonly key: string
  readonly isHeld: boolean
  readonly isEarly: boolean
}

/** A visitor who went away for a while before the first call was not waited for by the forecast either. */
function judge({ told, entries, calledAt }: Way, halfOf: (at: number) => number, lasted: Lasted): Judged | undefined {
  const [issued] = entries
  if (!told || !issued || calledAt === null || entries.some(({ again, at }) => again && at <= calledAt))
    return undefined
  if (told.surelyBy - issued.at <= worthTelling) return undefined
  const waited = lasted(issued.at, calledAt)
  return {
    key: `${halfOf(issued.at)}|${issued.ticket.class}`,
    isHeld: waited <= told.surelyBy - issued.at,
    isEarly: told.at !== null && waited <= told.at - issued.at,
  }
}
type Lasted = (from: Way['entries'][number]['at'], until: Way['entries'][number]['at']) => number

export function heldIn(ways: readonly Way[], halfOf: (at: number) => number, lasted: Lasted): Record<string, Held> {
  const judged = ways.flatMap((way) => judge(way, halfOf, lasted) ?? [])
  const count = (own: readonly Judged[]): Held => ({
    n: own.length,
    held: own.filter(({ isHeld }) => isHeld).length,
    early: own.filter(({ isEarly }) => isEarly).length,
  })
  return Object.fromEntries([...Map.groupBy(judged, ({ key }) => key)].map(([key, own]) => [key, count(own)]))
}
