// The centre whose cases the page is about: the one of my desk, else the one I work in, else the first I may.
import type { Work } from '../../../db/work.ts'
import { may, type Permission } from '../../../kernel/actor.ts'
import { type Id, parseId } from '../../../kernel/id.ts'
import { no, Refusal } from '../../../kernel/refusal.ts'
import type { Centre } from '../../../modules/centres/model.ts'
import { listCentres } from '../../../modules/centres/service/centres.ts'
import { myDesk } from '../../../modules/centres/service/sitting.ts'

export interface MyCentre {
  readonly centre: Centre
  /** Others I may look at. */
  readonly others: readonly Pick<Centre, 'id' | 'name'>[]
}

export async function myCentre(work: Work, permission: Permission, asked: string | null): Promise<MyCentre> {
  const mine = (await listCentres(work)).filter(({ id }) => may(work.actor, permission, id))
  const seat = await myDesk(work)
  const wanted: (Id<'Centre'> | undefined)[] = [parseId<'Centre'>(asked), seat?.centreId]
  const centre = wanted.map((id) => mine.find((one) => one.id === id)).find((one) => one !== undefined) ?? mine[0]
  if (!centre) throw new Refusal(no('not-allowed'))
  return { centre, others: mine.map(({ id, name }) => ({ id, name })) }
}
