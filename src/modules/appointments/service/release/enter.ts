// Taking part in a release: once a person, for as long as the window is open; when within it makes no difference.
import type { Work } from '../../../../db/work.ts'
import { accept, Refusal } from '../../../../kernel/refusal.ts'
import type { Lang } from '../../../../kernel/text.ts'
import { dateIn, timeIn } from '../../../../kernel/time.ts'
import { recordAccess } from '../../../audit/service.ts'
import { listCentres } from '../../../centres/service/centres.ts'
import {
  type Entrant,
  noRelease,
  type Preferences,
  type Pseudonym,
  type Release,
  type ReleaseId,
  type ResidentId,
} from '../../model.ts'
import { mayEnter, wishesOf } from '../../rules/release.ts'
import * as entrants from '../../store/entrants.ts'
import * as store from '../../store/release.ts'
import { settingsOf } from '../settings.ts'
import { channelOf } from '../supply.ts'
import { type Bound, bindTo, type Whom } from '../whom.ts'
import { entryToken, hashOfEntryToken, pseudonymOf } from './secrets.ts'

export interface Entering {
  readonly releaseId: ReleaseId
  readonly whom: Whom
  /** As the person wants to be called; never checked. */
  readonly name?: string | undefined
  readonly lang: Lang
  readonly preferences: Preferences
}

export interface Entered {
  /** Opens one's own entry; kept by the person, not by us. */
  readonly token: string
  readonly pseudonym: Pseudonym
  /** The person was in the list already: the wishes are the new ones, the chances as before. */
  readonly again: boolean
}

export async function enterRelease(work: Work, entering: Entering): Promise<Entered> {
  const { releaseId, whom, preferences } = entering
  const release = await store.shareRelease(work, releaseId)
  const zoneOf = await zones(work)
  accept(mayEnter(release, work.now, whenOpens(release, zoneOf(release.centreId))) ?? 'open')
  const who = await bindTo(work, release.centreId, whom, await settingsOf(work, release.centreId))
  const wishes = accept(wishesOf(preferences, release.slots, zoneOf))
  const pseudonym = pseudonymOf(work, releaseId, who.personId)
  const before = await entrants.findEntrant(work, release, pseudonym)
  const token = entryToken(work, releaseId, pseudonym)
  const entrant = entrantOf(work, release, entering, who, { pseudonym, wishes })
  await entrants.saveEntrant(work, entrant, hashOfEntryToken(work, token))
  await trace(work, release, who.residentId, before ? 'change' : 'collect')
  work.announce({ type: 'appointments.release-entered', centreId: release.centreId, releaseId, pseudonym })
  return { token, pseudonym, again: before?.state === 'entered' }
}

function entrantOf(
  work: Work,
  { centreId, id }: Release,
  { name, lang, preferences }: Entering,
  { personId, residentId, contact }: Bound,
  { pseudonym, wishes }: Pick<Entrant, 'pseudonym' | 'wishes'>,
): Entrant {
  const called = name?.trim().slice(0, 80)
  return {
    ...{
      centreId,
      releaseId: id,
      pseudonym,
      personId,
      residentId,
      contact: called ? { ...contact, name: called } : contact,
    },
    ...{ lang, enteredAt: work.now, enteredBy: channelOf(work, centreId), preferences, wishes },
    ...{ state: 'entered', weight: null, rank: null, slot: null },
  }
}

/** Withdrawn before the close is as if one had not entered; one may enter again. */
export async function withdraw(work: Work, token: string): Promise<void> {
  const { releaseId, pseudonym, residentId } = await entrants.getByLink(work, hashOfEntryToken(work, token))
  const release = await store.shareRelease(work, releaseId)
  const zoneOf = await zones(work)
  accept(mayEnter(release, work.now, whenOpens(release, zoneOf(release.centreId))) ?? 'open')
  const entrant = await entrants.lockEntrant(work, release, pseudonym)
  if (entrant.state !== 'entered') throw new Refusal(noRelease('no-entrant'))
  await entrants.setState(work, release, pseudonym, 'withdrawn')
  await trace(work, release, residentId, 'change')
}

async function zones(work: Work): Promise<(centreId: Release['centreId']) => string> {
  const known = new Map((await listCentres(work)).map(({ id, zone }) => [id, zone]))
  return (centreId) => known.get(centreId)!
}

const whenOpens = ({ opensAt }: Release, zone: string): string => `${dateIn(zone, opensAt)} ${timeIn(zone, opensAt)}`

function trace(
  work: Work,
  { centreId }: Release,
  residentId: ResidentId | null,
  operation: 'collect' | 'change',
): Promise<void> {
  const own = work.actor.kind !== 'staff'
  return recordAccess(work, {
    ...{ operation, purpose: own ? 'own' : 'serve', ground: own ? 'right' : 'law', centreId },
    fields: ['contacts', 'preferences'],
    subjectPersonId: residentId ?? undefined,
  })
}
