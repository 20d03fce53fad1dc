import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Work } from '../../../db/work.ts'
import { type Actor, visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { later, minutes, type PlainDate } from '../../../kernel/time.ts'
import { listAccessForResident } from '../../audit/service.ts'
import type { Provided } from '../model.ts'
import { makeUnzr } from '../rules/numbers.ts'
import { sessionActor } from '../service.ts'
import { builder, claimOf, freshTaxNumber, oksana, staffActor } from '../testing.ts'
import { finishResidentSignIn, startResidentSignIn, takeResidentSignIn } from './resident-sign-in.ts'
import { changeContacts, findOrAddResident, getResident } from './residents.ts'

const { database, clock } = await testDatabase()
const centreId = newId<'Centre'>()
const administrator = staffActor('administrator', centreId)
const asVisitor = <T>(useCase: (work: Work) => Promise<T>) => database.run(visitor, useCase)
const said = (over: Partial<Provided> = {}): Provided => ({
  trust: 'high',
  familyName: oksana.family,
  givenName: oksana.given,
  middleName: oksana.patronymic,
  drfocode: freshTaxNumber(),
  ...over,
})
const finish = (provided: Provided) =>
  asVisitor((work) =>
    finishResidentSignIn(work, {
      provided,
      agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    }),
  )
const atDesk = (over: Parameters<typeof claimOf>[0]) =>
  database.run(administrator, (work) =>
    findOrAddResident(work, { claim: claimOf(over), purpose: 'register', centreId }),
  )
const own = (id: Parameters<typeof getResident>[1]) =>
  database.look({ kind: 'resident', id, trust: 'high' }, (work) => getResident(work, id, { purpose: 'own' }))

describe('the way to the provider and back', () => {
  const start = (returnTo = '/cases') => asVisitor((work) => startResidentSignIn(work, { returnTo, address: newId() }))

  test('leads where the person wanted to go, once', async () => {
    const state = await start()
    expect(await asVisitor((work) => takeResidentSignIn(work, { state, cookie: state }))).toBe('/cases')
    await expect(asVisitor((work) => takeResidentSignIn(work, { state, cookie: state }))).rejects.toThrow(
      'identity.sign-in-expired',
    )
  })

  test('of ten returns with one state one is taken', async () => {
    const state = await start()
    const tried = await Promise.allSettled(
      Array.from({ length: 10 }, () => asVisitor((work) => takeResidentSignIn(work, { state, cookie: state }))),
    )
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test.each([
    ['another browser', 'other'],
    ['a browser without our cookie', undefined],
  ])('%s can’t use it', async (_title, cookie) => {
    const state = await start()
    await expect(asVisitor((work) => takeResidentSignIn(work, { state, cookie }))).rejects.toThrow(
      'identity.sign-in-expired',
    )
    expect(await asVisitor((work) => takeResidentSignIn(work, { state, cookie: state }))).toBe('/cases')
  })

  test('ends after ten minutes', async () => {
    const state = await start()
    clock.moveTo(later(clock.now(), minutes(10)))
    await expect(asVisitor((work) => takeResidentSignIn(work, { state, cookie: state }))).rejects.toThrow(
      'identity.sign-in-expired',
    )
  })

  test('an invented state is nobody’s', async () => {
    await expect(asVisitor((work) => takeResidentSignIn(work, { state: 'x', cookie: 'x' }))).rejects.toThrow(
      'identity.sign-in-expired',
    )
  })

  test.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', '/a b', ''])(
    'never leads to «%s»',
    async (returnTo) => {
      const state = await start(returnTo)
      expect(await asVisitor((work) => takeResidentSignIn(work, { state, cookie: state }))).toBe('/')
    },
  )
})

describe('a resident who came back', () => {
  test('new here, is added and signed in with the trust of the means', async () => {
    const provided = said({ trust: 'substantial', email: 'o@example.ua', phone: '0671234567' })
    const { session, residentId } = await finish(provided)
    expect(await database.look(builder, (work) => sessionActor(work, session))).toMatchObject({
      actor: { kind: 'resident', id: residentId, trust: 'substantial' },
      resident: { name: oksana },
    })
    expect(await own(residentId)).toMatchObject({
      taxNumber: provided.drfocode,
      birthDate: '1980-05-17',
      contacts: { email: 'o@example.ua', phone: '+380671234567' },
    })
  })

  test('known from the desk by tax number, is the same person', async () => {
    const taxNumber = freshTaxNumber()
    const { resident } = await atDesk({ taxNumber })
    expect((await finish(said({ drfocode: taxNumber }))).residentId).toBe(resident.id)
  })

  test('is known by the record number first; the tax number is then added', async () => {
    const unzr = makeUnzr('1980-05-17' as PlainDate, 3131)
    const { resident } = await atDesk({ taxNumber: undefined, unzr })
    const provided = said({ unzr })
    expect((await finish(provided)).residentId).toBe(resident.id)
    expect((await own(resident.id)).taxNumber).toBe(provided.drfocode)
  })

  test('who refused the tax number is known by the passport in its place', async () => {
    const { resident } = await atDesk({ taxNumber: undefined, documents: [{ kind: 'passport', number: 'МЕ654321' }] })
    expect((await finish(said({ drfocode: 'МЕ 654321' }))).residentId).toBe(resident.id)
  })

  test('signs in twenty times at once and is one person', async () => {
    const provided = said()
    const all = await Promise.all(Array.from({ length: 20 }, () => finish(provided)))
    expect(new Set(all.map(({ residentId }) => residentId)).size).toBe(1)
  })

  test('keeps the contacts they chose; the certificate only fills gaps', async () => {
    const provided = said({ email: 'certificate@example.ua', phone: '0671234567' })
    const { residentId } = await finish({ ...provided, phone: undefined })
    const self: Actor = { kind: 'resident', id: residentId, trust: 'high' }
    await database.run(self, (work) =>
      changeContacts(work, residentId, { email: 'chosen@example.ua' as never }, { purpose: 'own' }),
    )
    await finish(provided)
    expect((await own(residentId)).contacts).toEqual({ email: 'chosen@example.ua', phone: '+380671234567' })
  })

  test('with a changed name comes to a centre: the record is not renamed from outside', async () => {
    const provided = said()
    const { residentId } = await finish(provided)
    await expect(finish({ ...provided, familyName: 'Інша' })).rejects.toThrow('identity.name-changed')
    expect((await own(residentId)).name).toEqual(oksana)
  })

  test('at low trust changes nothing of a record that is there, and sees nothing personal', async () => {
    const taxNumber = freshTaxNumber()
    const { resident } = await atDesk({ taxNumber })
    const { residentId } = await finish(
      said({ trust: 'low', drfocode: taxNumber, email: 'x@example.ua', unzr: makeUnzr('1980-05-17' as PlainDate, 99) }),
    )
    expect(residentId).toBe(resident.id)
    expect(await own(residentId)).toMatchObject({ unzr: null, contacts: {} })
    const low: Actor = { kind: 'resident', id: residentId, trust: 'low' }
    await expect(database.look(low, (work) => getResident(work, residentId, { purpose: 'own' }))).rejects.toThrow(
      'identity.trust-too-low',
    )
  })

  test.each<[string, Partial<Provided>]>([
    ['no number at all', { drfocode: undefined }],
    ['a dash for a number', { drfocode: '-' }],
    ['a number with a wrong check digit', { drfocode: '1234567890' }],
    ['no name a person could have', { familyName: '—' }],
  ])('%s: another means is asked for', async (_title, over) => {
    await expect(finish(said(over))).rejects.toThrow('identity.provider-said-too-little')
  })

  test('finds the sign-in in their own log', async () => {
    const provided = said()
    const { residentId } = await finish(provided)
    await finish(provided)
    const rows = await database.look({ kind: 'resident', id: residentId, trust: 'high' }, (work) =>
      listAccessForResident(work),
    )
    expect(rows.map(({ operation, purpose }) => `${operation} ${purpose}`).sort()).toEqual([
      'collect sign-in',
      'view sign-in',
    ])
  })

  test('has a session of half an hour of silence', async () => {
    const { session } = await finish(said())
    clock.moveTo(later(clock.now(), minutes(30)))
    expect(await database.look(builder, (work) => sessionActor(work, session))).toBeUndefined()
  })
})
