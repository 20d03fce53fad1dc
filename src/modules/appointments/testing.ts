// A centre that takes bookings, for tests: desks with people planned there every working day, and short words for who books.
import { randomInt } from 'node:crypto'
import type { TestDatabase } from '../../db/testing.ts'
import type { Database } from '../../db/work.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { type Instant, instantOf, type PlainTime } from '../../kernel/time.ts'
import type { Shift, Week } from '../centres/model.ts'
import { setShifts } from '../centres/service/people.ts'
import { staffIdOf, type TestCentre, testCentre, type Wanted } from '../centres/testing.ts'
import type { BookingSettings, BookingWish, ResidentId } from './model.ts'
import { type Held, type Hold, holdTime } from './service/hold.ts'
import { setBookingSettings } from './service/settings.ts'

const time = (text: string) => text as PlainTime

/** Monday to Friday from eight to five, people received from nine to five. */
export const ordinaryWeek: Week = Array.from({ length: 7 }, (_, day) => {
  const received = day < 5 ? [{ from: time('09:00'), until: time('17:00') }] : []
  return {
    work: day < 5 ? [{ from: time('08:00'), until: time('17:00') }] : [],
    reception: received,
    tickets: received,
  }
})

export interface BookableCentre extends TestCentre {
  readonly wish: BookingWish
  hold(at: Instant, who?: Actor, more?: Partial<Hold>): Promise<Held>
}

export interface WantedBookable extends Wanted {
  readonly bookings?: Partial<BookingSettings>
  /** When each works at their desk; the working week unless said. */
  readonly shifts?: readonly Pick<Shift, 'from' | 'until' | 'weekday'>[]
}

const usual = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: time('08:00'), until: time('17:00') }))

export const resident = (id: ResidentId = newId()): Actor => ({ kind: 'resident', id, trust: 'substantial' })

export async function bookableCentre(
  { database }: Pick<TestDatabase, 'database'>,
  { bookings = {}, shifts = usual, week = ordinaryWeek, ...wanted }: WantedBookable = {},
): Promise<BookableCentre> {
  const made = await testCentre(database, { ...wanted, week })
  const ids = made.administrators.map(staffIdOf)
  const planned = ids.flatMap((staffId, n) => shifts.map((shift) => ({ ...shift, staffId, deskId: made.desks[n]!.id })))
  const who = systemActor('test')
  await database.run(who, async (work) => {
    await setShifts(work, made.centre.id, ids, planned)
    await setBookingSettings(work, made.centre.id, bookings)
  })
  const [serviceId] = Object.values(made.services)
  const wish: BookingWish = { centreId: made.centre.id, parts: [{ purpose: 'submit', serviceId }] }
  return {
    ...made,
    wish,
    hold: (at, actor = resident(), more = {}) => hold(database, actor, { ...wish, at, whom: whomOf(actor), ...more }),
  }
}

const hold = (database: Database, actor: Actor, wish: Hold): Promise<Held> =>
  database.run(actor, (work) => holdTime(work, wish))

const whomOf = (actor: Actor): Hold['whom'] =>
  actor.kind === 'resident' ? { kind: 'self' } : { kind: 'by-staff', phone: somePhone() }

export const somePhone = (): string => `+38050${String(randomInt(10_000_000)).padStart(7, '0')}`

/** Clock time of a November day in Kyiv, which is two hours ahead of UTC then. */
export const november = (day: number, clock: string): Instant =>
  instantOf(`2026-11-${String(day).padStart(2, '0')}T${clock}:00+02:00`)
