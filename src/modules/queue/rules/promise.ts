// The promise: the moment by which a ticket should be called. The line is ordered by it and by nothing else,
// so a ticket can be overtaken only by tickets promised earlier.
import { type Instant, later, minutes } from '../../../kernel/time.ts'
import type { PriorityGroup, Settings, TicketClass, TicketPurpose } from '../../centres/model.ts'

export interface Wanted {
  readonly purpose: TicketPurpose
  readonly priority: PriorityGroup | null
  /** The beginning of a booked time. */
  readonly slot: Instant | null
}

/** A booking first, then a declared priority, then what the person came for. */
export function classOf({ purpose, priority, slot }: Wanted): TicketClass {
  if (slot !== null) return 'booked'
  if (priority) return 'priority'
  if (purpose === 'collect') return 'collection'
  return purpose === 'consult' ? 'consultation' : 'walkIn'
}

/** When a ticket of this class is promised to be called. */
export function promiseFor(kind: TicketClass, settings: Pick<Settings, 'targets'>, from: Instant): Instant {
  return later(from, minutes(settings.targets[kind]))
}

/** How far a class may be overtaken: by tickets that come later than it, within this many milliseconds at most. */
export function overtakingWindow(kind: TicketClass, { targets }: Pick<Settings, 'targets'>): number {
  return minutes(Math.max(0, targets[kind] - Math.min(...Object.values(targets))))
}
