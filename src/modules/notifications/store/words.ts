// A centre's own words, and its quiet hours.
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { PlainTime } from '../../../kernel/time.ts'
import type { Occasion, Quiet, Words } from '../model.ts'
import '../tables.ts'

export interface OwnWords {
  readonly occasion: Occasion
  readonly serviceId: Id<'Service'> | null
  readonly words: Words
}

/** Those of the service go before those of all services. */
export async function findWords(
  work: Work,
  centreId: Id<'Centre'>,
  occasion: Occasion,
  serviceId: Id<'Service'> | null,
): Promise<Words | undefined> {
  const found = await work.db
    .selectFrom('notifications.template')
    .select('words')
    .where('centre_id', '=', centreId)
    .where('occasion', '=', occasion)
    .where((is) => is.or([is('service_id', 'is', null), is('service_id', '=', serviceId)]))
    .orderBy('service_id', (order) => order.asc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  return found?.words
}

export async function listWords(work: Work, centreId: Id<'Centre'>, occasion?: Occasion): Promise<OwnWords[]> {
  let rows = work.db
    .selectFrom('notifications.template')
    .select(['occasion', 'service_id as serviceId', 'words'])
    .where('centre_id', '=', centreId)
  if (occasion) rows = rows.where('occasion', '=', occasion)
  return rows.orderBy('changed_at').execute()
}

export async function removeWords(
  work: Work,
  centreId: Id<'Centre'>,
  { occasion, serviceId }: Pick<OwnWords, 'occasion' | 'serviceId'>,
): Promise<void> {
  await work.db
    .deleteFrom('notifications.template')
    .where('centre_id', '=', centreId)
    .where('occasion', '=', occasion)
    .where('service_id', serviceId === null ? 'is' : '=', serviceId)
    .execute()
}

export async function saveWords(work: Work, centreId: Id<'Centre'>, own: OwnWords): Promise<void> {
  const { occasion, serviceId, words } = own
  const row = { words: JSON.stringify(words) as unknown as Words, changed_at: new Date(work.now) }
  await work.db
    .insertInto('notifications.template')
    .values({ centre_id: centreId, occasion, service_id: serviceId, ...row })
    .onConflict((conflict) => conflict.columns(['centre_id', 'occasion', 'service_id']).doUpdateSet(row))
    .execute()
}

export async function findQuiet(work: Work, centreId: Id<'Centre'>): Promise<Quiet | undefined> {
  const found = await work.db
    .selectFrom('notifications.quiet')
    .select(['from_time', 'until_time'])
    .where('centre_id', '=', centreId)
    .executeTakeFirst()
  return found && { from: found.from_time as PlainTime, until: found.until_time as PlainTime }
}

export async function saveQuiet(work: Work, centreId: Id<'Centre'>, { from, until }: Quiet): Promise<void> {
  const row = { from_time: from, until_time: until, changed_at: new Date(work.now) }
  await work.db
    .insertInto('notifications.quiet')
    .values({ centre_id: centreId, ...row })
    .onConflict((conflict) => conflict.column('centre_id').doUpdateSet(row))
    .execute()
}
