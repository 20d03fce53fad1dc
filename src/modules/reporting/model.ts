// Figures anybody may see of a centre.
import type { Text } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import type { OutageKind } from '../centres/model.ts'
import { smallestTold } from '../queue/model.ts'

/** How many people; nothing where they are so few that a figure could point at one of them (handbook 6). */
export type Told = number | null

export const told = (people: number): Told => (people === 0 || people >= smallestTold ? people : null)

/** A service by its key and official name. */
export interface Named {
  readonly key: string
  readonly name: Text
}

/** Not taken for a while. */
export interface NotTaken extends Named {
  readonly why: Text
  /** When it is expected again; nothing while nobody knows. */
  readonly until: Instant | null
}

/** The next time one can come by booking. */
export interface NextTime extends Named {
  /** Nothing: every time of the month is taken. */
  readonly at: Instant | null
}

/** What does not work in a centre, in plain words. */
export interface Away {
  readonly kind: OutageKind
  readonly words: Text
  readonly since: Instant
  readonly until: Instant | null
}
