// A fair release for tests: announced in a bookable centre, entered by residents, drawn when the clock has come.
import type { TestDatabase } from '../../db/testing.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import { type Instant, later, minutes, type PlainDate } from '../../kernel/time.ts'
import type { Preferences, ReleaseId } from './model.ts'
import { type Announcing, announceRelease } from './service/release/announce.ts'
import { stepRelease } from './service/release/draw.ts'
import { type Entered, type Entering, enterRelease } from './service/release/enter.ts'
import { type EntrySeen, entryPage } from './service/release/look.ts'
import { type BookableCentre, bookableCentre, november, resident, somePhone, type WantedBookable } from './testing.ts'

export interface TestRelease {
  readonly centre: BookableCentre
  readonly id: ReleaseId
  /** Somebody enters; anything suits unless said. */
  enter(who?: Actor, more?: Partial<Entering>): Promise<Entered>
  see(entered: Entered): Promise<EntrySeen>
  /** To the draw and past it. */
  draw(): Promise<void>
}

export interface WantedRelease {
  readonly centre?: BookableCentre | undefined
  readonly bookable?: WantedBookable | undefined
  /** How many places at 10:00, 10:15 … of Thursday the 26th. */
  readonly places: readonly number[]
  readonly release?: Partial<Announcing> | undefined
}

export const thursday = '2026-11-26' as PlainDate
export const slotAt = (n: number): Instant => later(november(26, '10:00'), minutes(15 * n))

export const anything = (centre: BookableCentre): Preferences => ({
  centres: [centre.centre.id],
  days: [thursday],
  parts: ['morning', 'afternoon', 'evening'],
  best: null,
})

export async function testRelease(
  testing: Pick<TestDatabase, 'database' | 'clock'>,
  wanted: WantedRelease,
): Promise<TestRelease> {
  const { database, clock } = testing
  const centre = wanted.centre ?? (await bookableCentre(testing, wanted.bookable))
  const [opensAt, closesAt] = [later(clock.now(), minutes(10)), later(clock.now(), minutes(130))]
  const slots = wanted.places.map((places, n) => ({ centreId: centre.centre.id, startsAt: slotAt(n), places }))
  const serviceId = centre.wish.parts[0]!.serviceId!
  const announcing = { centreId: centre.centre.id, serviceId, purpose: 'submit', confirmHours: 4 } as const
  const asked: Announcing = { ...announcing, opensAt, closesAt, slots, ...wanted.release }
  const id = await database.run(centre.head, (work) => announceRelease(work, asked))
  clock.moveTo(asked.opensAt)
  return {
    centre,
    id,
    enter: (actor = resident(), more = {}) =>
      database.run(actor, (work) =>
        enterRelease(work, {
          ...{ releaseId: id, lang: 'uk', preferences: anything(centre) },
          whom: actor.kind === 'staff' ? { kind: 'by-staff', phone: somePhone() } : { kind: 'self' },
          ...more,
        }),
      ),
    see: ({ token }) => database.run(systemActor('test'), (work) => entryPage(work, token)),
    draw: async () => {
      clock.moveTo(asked.closesAt)
      await stepAll(testing)
      clock.moveTo(later(clock.now(), minutes(1)))
      await stepAll(testing)
    },
  }
}

/** Everything that is due, as the sweep does it. */
export async function stepAll({ database }: Pick<TestDatabase, 'database'>): Promise<void> {
  const job = systemActor('appointments.draw')
  while (await database.run(job, stepRelease));
}
