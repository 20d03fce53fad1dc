// What a person in a release is told: where they stand now, for the job that writes to them.
import type { Work } from '../../../../db/work.ts'
import { permit } from '../../../../kernel/actor.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { type Entrant, noRelease, type Place, type Pseudonym, type ReleaseId } from '../../model.ts'
import * as entrants from '../../store/entrants.ts'
import * as store from '../../store/release.ts'
import { type ReleaseSeen, releasePage } from './look.ts'
import { entryToken } from './secrets.ts'

export interface EntrantNotice {
  readonly release: ReleaseSeen
  readonly entrant: Entrant
  readonly place: Place | null
  readonly token: string
}

export async function entrantNotice(work: Work, releaseId: ReleaseId, pseudonym: Pseudonym): Promise<EntrantNotice> {
  permit(work.actor, 'vikno.run')
  const release = await releasePage(work, releaseId)
  const entrant = await entrants.findEntrant(work, release, pseudonym)
  if (!entrant) throw new Refusal(noRelease('no-entrant'))
  const place = (await store.findPlaceOf(work, release, pseudonym)) ?? null
  return { release, entrant, place, token: entryToken(work, releaseId, pseudonym) }
}

export async function entrantsOf(work: Work, releaseId: ReleaseId): Promise<readonly Pseudonym[]> {
  permit(work.actor, 'vikno.run')
  return entrants.listPseudonyms(work, await store.getRelease(work, releaseId))
}
