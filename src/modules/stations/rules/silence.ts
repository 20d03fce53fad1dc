// When silence is a fault: a machine is heard from at least every minute while the centre works, and may sleep at night.
import { type Instant, minutes } from '../../../kernel/time.ts'
import type { Span } from '../../centres/model.ts'

/** Five missed signs of life; a kiosk that starts anew takes less. */
const silentAfter = minutes(5)
/** Machines are switched on with the lights. */
const wakeUp = minutes(10)

export interface Heard {
  /** What was concluded the last time. */
  readonly wasSilent: boolean
  readonly seenAt: Instant | null
}

/** At night nothing is concluded; a machine never heard is not watched: it may still lie in its box. */
export function isSilent({ wasSilent, seenAt }: Heard, workday: Span | undefined, now: Instant): boolean {
  if (seenAt === null) return wasSilent
  if (now - seenAt <= silentAfter) return false
  return wasSilent || (workday !== undefined && now - workday.from >= wakeUp)
}
