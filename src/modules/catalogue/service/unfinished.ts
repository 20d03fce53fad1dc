// What the catalogue still lacks, for the head to complete.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { currentEdition } from '../edition.ts'
import type { ServiceId } from '../model.ts'

/** Services whose cases go by the usual five steps, because they have no process card of their own. */
export async function listWithoutProcessCard(work: Work): Promise<ReadonlySet<ServiceId>> {
  permit(work.actor, 'catalogue.manage')
  const { services } = await currentEdition(work)
  return new Set(services.filter(({ process }) => process === null).map(({ id }) => id))
}
