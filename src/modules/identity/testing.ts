// A few words to build people and places with in tests.
import type { Database } from '../../db/work.ts'
import { type Actor, type PlaceId, type Post, type Role, systemActor } from '../../kernel/actor.ts'
import { type Id, newId } from '../../kernel/id.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { Email, Name, PersonClaim } from './model.ts'
import { makeTaxNumber } from './rules/numbers.ts'
import { addManyStaff } from './service/manage-staff.ts'
import { registerPlace } from './service.ts'

export const builder = systemActor('test')
export const born = '1991-08-24' as PlainDate

let serial = 0
/** A tax number nobody else in this test file has. */
export const freshTaxNumber = () => makeTaxNumber('1980-05-17' as PlainDate, 'female', ++serial)

export const oksana: Name = { family: 'Зразкова', given: 'Оксана', patronymic: 'Іванівна' }
export const claimOf = (over: Partial<PersonClaim> = {}): PersonClaim => ({
  name: oksana,
  taxNumber: freshTaxNumber(),
  ...over,
})

/** Someone of the staff who needs no account for the test. */
export const staffActor = (role: Role, place: PlaceId, workplace = 'вікно 7'): Extract<Actor, { kind: 'staff' }> => ({
  kind: 'staff',
  id: newId(),
  posts: [{ role, place }],
  place: workplace,
})

export async function newCentre(database: Database, networkId: Id<'Network'> | null = null): Promise<Id<'Centre'>> {
  const id = newId<'Centre'>()
  await database.run(builder, (work) =>
    registerPlace(work, { id, kind: 'centre', networkId, name: { uk: `Центр ${id}`, en: `Centre ${id}` } }),
  )
  return id
}

export async function newNetwork(database: Database): Promise<Id<'Network'>> {
  const id = newId<'Network'>()
  await database.run(builder, (work) =>
    registerPlace(work, { id, kind: 'network', networkId: null, name: { uk: 'Мережа', en: 'Network' } }),
  )
  return id
}

export const freshEmail = (): Email => `p${newId()}@example.ua` as Email

export async function newStaff(database: Database, ...posts: readonly Post[]) {
  const [member] = await database.run(builder, (work) =>
    addManyStaff(work, [{ name: oksana, email: freshEmail(), person: freshTaxNumber(), posts }]),
  )
  return member!
}
