// A service that can't be registered for a while, as desk and intake tell it: what is away, since when, and what goes on.
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { getService } from '../../../modules/catalogue/service.ts'
import type { Outage } from '../../../modules/centres/model.ts'
import { offerAt, wordsOfOutage } from '../../../modules/centres/service/outages.ts'

export interface Away {
  readonly serviceId: Id<'Service'>
  readonly key: string
  readonly service: Text
  readonly outages: readonly {
    readonly words: Text
    readonly since: Instant
    readonly until: Instant | null
    /** As the one who marked it wrote it. */
    readonly reason: string | null
  }[]
}

export async function awayOf(
  work: Work,
  outages: readonly Outage[],
  serviceIds: readonly (Id<'Service'> | null)[],
): Promise<Away[]> {
  const away: Away[] = []
  if (outages.length === 0) return away
  for (const id of new Set(serviceIds)) {
    const service = id && (await getService(work, id))
    const offer = service && offerAt('submit', service.needs, outages, work.now)
    if (!service || !offer || offer.offered) continue
    const told = offer.outages.map((outage) => ({
      ...{ words: wordsOfOutage(outage), since: outage.since, until: outage.until, reason: outage.reason },
    }))
    away.push({ serviceId: service.id, key: service.key, service: service.name, outages: told })
  }
  return away
}
