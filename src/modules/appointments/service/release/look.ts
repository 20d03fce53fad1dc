// What people see of releases: anybody the release itself, an entrant their own entry, the head how many take part.
import type { Work } from '../../../../db/work.ts'
import { permit } from '../../../../kernel/actor.ts'
import type { Text } from '../../../../kernel/text.ts'
import { hours, type Instant, later } from '../../../../kernel/time.ts'
import { recordAccess } from '../../../audit/service.ts'
import { getService } from '../../../catalogue/service.ts'
import type { CentreId, ServiceId } from '../../../centres/model.ts'
import { listCentres } from '../../../centres/service/centres.ts'
import type { Entrant, EntrantState, Place, Release, ReleaseId, ReleasePhase } from '../../model.ts'
import { phaseOf } from '../../rules/release.ts'
import * as entrants from '../../store/entrants.ts'
import * as store from '../../store/release.ts'
import { linkOf } from '../secrets.ts'
import { settingsOf } from '../settings.ts'
import { bindTo, type Whom } from '../whom.ts'
import { entryToken, hashOfEntryToken, pseudonymOf } from './secrets.ts'

export interface CentreOfRelease {
  readonly id: CentreId
  readonly key: string
  readonly name: Text
  readonly address: string | null
  readonly zone: string
  readonly phones: readonly string[]
}

export interface ReleaseSeen extends Release {
  readonly phase: ReleasePhase
  readonly service: { readonly key: string; readonly name: Text; readonly sensitive: boolean }
  /** Those where the slots are, in the order of the announcement. */
  readonly centres: readonly CentreOfRelease[]
  readonly places: number
  readonly entrants: number
}

async function seen(work: Work, release: Release, count: number): Promise<ReleaseSeen> {
  const { key, name, sensitive } = await getService(work, release.serviceId)
  const all = new Map((await listCentres(work)).map((centre) => [centre.id, centre]))
  const ids = [...new Set(release.slots.map(({ centreId }) => centreId))]
  return {
    ...release,
    phase: phaseOf(release, work.now),
    service: { key, name, sensitive },
    centres: ids.flatMap((id) => {
      const centre = all.get(id)
      if (!centre) return []
      const { key, name, address, zone, phones } = centre
      return [{ id, key, name, address, zone, phones }]
    }),
    places: release.slots.reduce((sum, { places }) => sum + places, 0),
    entrants: count,
  }
}

/** Anybody may look. */
export async function releasePage(work: Work, id: ReleaseId): Promise<ReleaseSeen> {
  const release = await store.getRelease(work, id)
  return seen(work, release, await entrants.countEntrants(work, release))
}

export interface Which {
  readonly centreId?: CentreId | undefined
  readonly serviceId?: ServiceId | undefined
  /** Whose window closed before are left out. */
  readonly since?: Instant | undefined
}

/** Those one can still enter or follow, and those of the last months. Anybody may look. */
export async function listReleases(work: Work, which: Which = {}): Promise<ReleaseSeen[]> {
  const since = which.since ?? later(work.now, -hours(24 * 90))
  const releases = await store.listReleases(work, { ...which, since })
  return Promise.all(releases.map(({ entrants: count, ...release }) => seen(work, release, count)))
}

export interface EntrySeen {
  readonly release: ReleaseSeen
  readonly entrant: Pick<Entrant, 'pseudonym' | 'preferences' | 'state' | 'rank' | 'slot' | 'weight' | 'enteredAt'>
  readonly place: Pick<Place, 'slot' | 'confirmBy'> | null
  /** Those the person has in a release of this service that closes now. */
  readonly chances: number
  /** Of the booking, once it is confirmed. */
  readonly bookingLink: string | null
}

/** One's own entry, by its link; an administrator opens it for the person who asks. */
export async function entryPage(work: Work, token: string): Promise<EntrySeen> {
  const entrant = await entrants.getByLink(work, hashOfEntryToken(work, token))
  const release = await releasePage(work, entrant.releaseId)
  const place = (await store.findPlaceOf(work, release, entrant.pseudonym)) ?? null
  await recordAccess(work, {
    ...(work.actor.kind === 'staff'
      ? ({ purpose: 'serve', ground: 'law' } as const)
      : ({ purpose: 'own', ground: 'right' } as const)),
    ...{ operation: 'view', fields: ['preferences'], centreId: release.centreId },
    subjectPersonId: entrant.residentId ?? undefined,
  })
  const { pseudonym, preferences, state, rank, slot, weight, enteredAt } = entrant
  return {
    chances: await entrants.chancesOf(work, release, entrant.personId),
    ...{ release, entrant: { pseudonym, preferences, state, rank, slot, weight, enteredAt }, place },
    bookingLink:
      state === 'confirmed' && place
        ? linkOf(work, { centreId: place.atCentreId, id: place.bookingId, renewals: 0 })
        : null,
  }
}

export interface ReleaseForHead extends ReleaseSeen {
  readonly states: Readonly<Partial<Record<EntrantState, number>>>
  readonly opened: number
}

/** Counts only: who takes part is nobody's business but theirs. */
export async function releaseForHead(work: Work, id: ReleaseId): Promise<ReleaseForHead> {
  const release = await releasePage(work, id)
  permit(work.actor, 'centres.manage', release.centreId)
  const places = await store.listPlaces(work, release)
  return {
    ...release,
    states: await entrants.countStates(work, release),
    opened: places.filter(({ openedAt }) => openedAt !== null).length,
  }
}

/** At the desk, for who has no telephone at hand or no Internet: whether this person takes part and what came of it. */
export async function entryAtDesk(work: Work, releaseId: ReleaseId, whom: Whom): Promise<EntrySeen> {
  const { centreId } = await store.getRelease(work, releaseId)
  permit(work.actor, 'queue.issue', centreId)
  const { personId } = await bindTo(work, centreId, whom, await settingsOf(work, centreId))
  return entryPage(work, entryToken(work, releaseId, pseudonymOf(work, releaseId, personId)))
}
