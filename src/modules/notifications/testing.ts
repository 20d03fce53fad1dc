// The world of these tests in a few words: people with contacts, staff with posts, news of a case.
import type { Database, Work } from '../../db/work.ts'
import { type Actor, type Role, systemActor } from '../../kernel/actor.ts'
import { type Id, newId } from '../../kernel/id.ts'
import type { Contacts } from '../identity/model.ts'
import { readPerson } from '../identity/service/read-person.ts'
import { findOrAddResident } from '../identity/service/residents.ts'
import type { NewMessage } from './service/queue-message.ts'
import type { CaseNews } from './service/tell-about-case.ts'

export const machine = systemActor('test')

export const staff = (role: Role, place: Id<'Centre'>): Actor => ({
  kind: 'staff',
  id: newId(),
  posts: [{ role, place }],
  place: 'вікно 7',
})

export const residentActor = (id: Id<'Resident'>, trust: 'low' | 'substantial' = 'substantial'): Actor => ({
  kind: 'resident',
  id,
  trust,
})

let people = 0
/** A person of their own, with these contacts. */
export async function person(
  database: Database,
  contacts: { phone?: string; email?: string },
): Promise<Id<'Resident'>> {
  people += 1
  const number = String(100000 + people)
  const claim = readPerson({
    ...{ family: 'Шевчук', given: 'Олена', documentKind: 'passport', documentNumber: `АА${number}` },
    ...contacts,
  })
  const { resident } = await database.run(machine, (work) => findOrAddResident(work, { claim, purpose: 'register' }))
  return resident.id
}

export const contactsOf = (phone?: string, email?: string): Contacts => ({ phone, email }) as Contacts

export const news = (residentId: Id<'Resident'>, changes: Partial<CaseNews> = {}): CaseNews => ({
  occasion: 'result-at-centre',
  centreId: newId(),
  caseId: newId(),
  residentId,
  sensitive: false,
  facts: { caseNumber: '0142-2026-003817', service: { uk: 'Довідка про реєстрацію', en: 'Residence certificate' } },
  ...changes,
})

export const message = (changes: Partial<NewMessage> = {}): NewMessage => ({
  key: `case-news:${newId()}`,
  occasion: 'case-news',
  facts: { caseNumber: '0142-2026-003817', site: 'https://vikno.example' },
  sensitive: false,
  centreId: newId(),
  recipient: { kind: 'resident', id: newId() },
  channel: 'sms',
  lang: 'uk',
  to: '+380671234567',
  ...changes,
})

export const inParallel = <T>(times: number, one: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, one))

export const run =
  (database: Database) =>
  <T>(useCase: (work: Work) => Promise<T>): Promise<T> =>
    database.run(machine, useCase)
