// A few words to build people and places with in tests.
import type { TestDatabase } from '../../db/testing.ts'
import type { Database, Work } from '../../db/work.ts'
import { type Actor, type PlaceId, type Post, type Role, systemActor, visitor } from '../../kernel/actor.ts'
import { type Id, newId } from '../../kernel/id.ts'
import { later, type PlainDate } from '../../kernel/time.ts'
import type { Email, Name, PersonClaim } from './model.ts'
import { codeAt } from './rules/code.ts'
import { makeTaxNumber } from './rules/numbers.ts'
import { acceptInvitation, openInvitation } from './service/accept-invitation.ts'
import { addManyStaff, addStaff } from './service/manage-staff.ts'
import { enterCode, enterPassword, type Run } from './service/sign-in.ts'
import { registerPlace } from './service.ts'

export const builder = systemActor('test')
export const born = '1991-08-24' as PlainDate

let serial = 0
/** A tax number nobody else in this test file has. */
export const freshTaxNumber = () => makeTaxNumber('1980-05-17' as PlainDate, 'female', ++serial)

/** A passport nobody else in this test file has. */
export const freshPassport = () => ({ kind: 'passport', number: `АА${String(++serial).padStart(6, '0')}` }) as const

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

const password = 'синій чайник у вагоні'
let addresses = 0
export const freshAddress = (): string => `10.0.${++addresses >> 8}.${addresses & 255}`

/** A centre with its head, and people who are invited, settle in and sign in as real ones do. */
export async function staffedCentre({ database, clock }: Pick<TestDatabase, 'database' | 'clock'>) {
  const centreId = await newCentre(database)
  const nextStep = () => clock.moveTo(later(clock.now(), 30_000))
  const asVisitor: Run = (useCase) => database.run(visitor, useCase)
  const look = <T>(useCase: (work: Work) => Promise<T>, actor: Actor = builder): Promise<T> =>
    database.look(actor, useCase)

  async function invited(posts: readonly Post[] = [{ role: 'administrator', place: centreId }]) {
    const email = freshEmail()
    const staff = { name: oksana, email, person: freshTaxNumber(), posts }
    return { email, ...(await database.run(builder, (work) => addStaff(work, staff))) }
  }

  /** Someone who has accepted their invitation. */
  async function settled(...posts: readonly Post[]) {
    const { member, email, invitation } = await invited(posts.length > 0 ? posts : undefined)
    const { secret } = await database.run(visitor, (work) => openInvitation(work, invitation))
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
    const accepted = await database.run(visitor, (work) =>
      acceptInvitation(work, invitation, { password, code: codeAt(secret, work.now), agent }),
    )
    nextStep()
    return {
      member,
      email,
      secret,
      ...accepted,
      actor: { kind: 'staff', id: member.id, posts: member.posts, place: '' } as const,
    }
  }

  async function signIn(
    { email, secret }: { email: string; secret: string },
    address = freshAddress(),
  ): Promise<string> {
    nextStep()
    const token = await enterPassword(asVisitor, { email, password, address })
    return enterCode(asVisitor, { token, code: codeAt(secret, clock.now()) })
  }

  return { centreId, head: staffActor('head', centreId), password, nextStep, asVisitor, look, invited, settled, signIn }
}
