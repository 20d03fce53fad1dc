// What a representative may do and when (handbook 6.4).
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { Power } from '../model.ts'
import { hasTurned } from './person.ts'

/** The wish: on which day, for which service; a whole case list is asked without a service. */
export interface Wish {
  readonly on: PlainDate
  readonly now: Instant
  readonly serviceId?: string | undefined
}

/** Not yet ended, by its term or by whoever gave it. */
export const isInForce = ({ validFrom, validUntil, revokedAt }: Power, { on, now }: Wish): boolean =>
  validFrom <= on && (validUntil === null || on <= validUntil) && (revokedAt === null || now < revokedAt)

/**
 * The services it reaches, within its term: a parent acts fully for a child up to 14, from 14 to 18 only in the services named
 * in the power, and not at all for a grown person. Nothing means no.
 */
export function reachOf(power: Power, wish: Wish, principalBirthDate: PlainDate | null): Power['scope'] | undefined {
  if (!isInForce(power, wish)) return undefined
  if (power.kind !== 'parent') return power.scope
  if (!principalBirthDate || hasTurned(18, principalBirthDate, wish.on)) return undefined
  if (hasTurned(14, principalBirthDate, wish.on) && power.scope === 'all') return undefined
  return power.scope
}

export function covers(power: Power, wish: Wish, principalBirthDate: PlainDate | null): boolean {
  const reach = reachOf(power, wish, principalBirthDate)
  return reach === 'all' || (reach !== undefined && wish.serviceId !== undefined && reach.includes(wish.serviceId))
}
