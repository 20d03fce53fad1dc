// Chances for the next release of a service, once it is known what somebody got from this one.
import type { Work } from '../../../../db/work.ts'
import type { DrawResult, Entrant, Release } from '../../model.ts'
import { chancesAfter } from '../../rules/draw.ts'
import * as entrants from '../../store/entrants.ts'

/** Who was drawn nothing has one chance more; what becomes of the others is decided by their answer. */
export async function moreChances(work: Work, release: Release, order: readonly DrawResult[]): Promise<void> {
  const without = new Set(order.filter(({ slot }) => slot === null).map(({ pseudonym }) => pseudonym))
  const people = await entrants.listEntrants(work, release)
  const more = people
    .filter(({ pseudonym }) => without.has(pseudonym))
    .map(({ personId, weight }) => ({ personId, weight: chancesAfter(weight!, 'nothing') }))
  await entrants.saveChances(work, release, more)
}

/** A place was taken, or left without an answer: a win. Declined in time it leaves the chances as they were. */
export const chancesDecided = (
  work: Work,
  release: Release,
  { personId, weight }: Entrant,
  outcome: 'won' | 'declined',
): Promise<void> => entrants.saveChances(work, release, [{ personId, weight: chancesAfter(weight!, outcome) }])
