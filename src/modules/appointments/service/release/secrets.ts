// What only the person and this server can make: the pseudonym of one release, and the link to one's own entry.
import type { Work } from '../../../../db/work.ts'
import type { PersonId, Pseudonym, ReleaseId } from '../../model.ts'

/** A keyed hash of person and release: the same however often one enters, and nobody can choose another. */
export function pseudonymOf({ vault }: Pick<Work, 'vault'>, releaseId: ReleaseId, personId: PersonId): Pseudonym {
  const digits = vault.hash('release-pseudonym', `${releaseId} ${personId}`).toString('hex').slice(0, 20)
  return digits.match(/.{4}/g)!.join('-') as Pseudonym
}

/** Can be made again from what it opens, so it is kept nowhere. */
export const entryToken = ({ vault }: Pick<Work, 'vault'>, releaseId: ReleaseId, pseudonym: Pseudonym): string =>
  vault.hash('release-entry', `${releaseId} ${pseudonym}`).subarray(0, 18).toString('base64url')

export const hashOfEntryToken = ({ vault }: Pick<Work, 'vault'>, token: string): Buffer =>
  vault.hash('release-entry-link', token)
