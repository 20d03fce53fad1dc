// What may be marked as away: a real stretch of time, once.
import type { No } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import { no, type Outage } from '../model.ts'

const overlap = (a: Outage, b: Outage): boolean =>
  a.since < (b.until ?? Number.MAX_VALUE) && b.since < (a.until ?? Number.MAX_VALUE)

export function checkOutage(outage: Outage, others: readonly Outage[], now: Instant): Outage | No {
  if (outage.kind === 'register' && outage.what === null) return no('outage-of-what', {}, 'what')
  if (outage.until !== null && (outage.until <= outage.since || outage.until <= now))
    return no('outage-backwards', {}, 'until')
  const same = others.find(
    (other) => other.kind === outage.kind && other.what === outage.what && overlap(other, outage),
  )
  return same ? no('outage-known', {}, 'kind') : outage
}
