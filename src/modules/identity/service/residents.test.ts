import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { listAccess } from '../../audit/service.ts'
import type { PersonClaim } from '../model.ts'
import { makeUnzr, readTaxNumber } from '../rules/numbers.ts'
import { born, claimOf, freshPassport, freshTaxNumber, oksana, staffActor } from '../testing.ts'
import { identify } from './identify.ts'
import { changeContacts, contactsOf, correctResident, findOrAddResident, getResident, namesOf } from './residents.ts'

const { database } = await testDatabase({ max: 30 })
const centreId = newId<'Centre'>()
const administrator = staffActor('administrator', centreId)
const head = staffActor('head', centreId)
const view = { purpose: 'register', centreId } as const
const add = (claim: PersonClaim, reason?: string) =>
  database.run(administrator, (work) => findOrAddResident(work, { claim, ...view, ...(reason && { reason }) }))
const traceOf = (personId: Parameters<typeof getResident>[1]) =>
  database.look(head, (work) => listAccess(work, { personId, centreId }))

describe('adding a resident', () => {
  test('keeps what was said, opened only by the key', async () => {
    const taxNumber = freshTaxNumber()
    const claim = claimOf({
      taxNumber,
      documents: [freshPassport()],
      contacts: { phone: '+380671234567' as never },
      address: 'вул. Зразкова, 1',
    })
    const { resident, added } = await add(claim)
    expect(added).toBe(true)
    const read = await database.look(administrator, (work) => getResident(work, resident.id, view))
    expect(read).toEqual({ ...resident, birthDate: readTaxNumber(taxNumber).birthDate })
    expect(read).toMatchObject({
      name: oksana,
      taxNumber,
      documents: claim.documents,
      address: 'вул. Зразкова, 1',
      contacts: claim.contacts,
    })
  })

  test('leaves no readable value in the database', async () => {
    const taxNumber = freshTaxNumber()
    await add(
      claimOf({
        taxNumber,
        name: { family: 'Незвичайненко', given: 'Оксана' },
        contacts: { email: 'nezv@example.ua' as never },
      }),
    )
    const { rows } = await database.pool.query(
      `select string_agg(t::text, ' ') as everything from (
         select r::text as t from identity.resident r union all select d::text from identity.document d
         union all select n::text from identity.name_part n union all select a::text from audit.access a) all_rows`,
    )
    const hex = (text: string) => Buffer.from(text).toString('hex')
    for (const value of [taxNumber, 'Незвичайненко', 'незвичайненко', 'nezv@example.ua'])
      for (const form of [value, hex(value)]) expect(rows[0].everything.toLowerCase()).not.toContain(form.toLowerCase())
  })

  test('never twice under one tax number, also when 20 desks add them at once', async () => {
    const taxNumber = freshTaxNumber()
    const all = await Promise.all(Array.from({ length: 20 }, () => add(claimOf({ taxNumber }))))
    expect(new Set(all.map(({ resident }) => resident.id)).size).toBe(1)
    expect(all.filter(({ added }) => added)).toHaveLength(1)
  })

  test('never twice by different numbers either: half come with the tax number, half with the record number', async () => {
    const [taxNumber, unzr] = [freshTaxNumber(), makeUnzr(readTaxNumber(freshTaxNumber()).birthDate, 777)]
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        add(
          claimOf({
            taxNumber,
            unzr: n % 2 ? unzr : undefined,
            documents: n % 3 ? [] : [{ kind: 'id-card', number: '000777111' }],
          }),
        ),
      ),
    )
    expect(new Set(all.map(({ resident }) => resident.id)).size).toBe(1)
  })

  test('the database itself refuses a second person under one number', async () => {
    const { resident } = await add(claimOf())
    const copy = database.pool.query(
      `insert into identity.resident select gen_random_uuid(), name, birth_date, tax_number, tax_number_hash, unzr, unzr_hash, contacts, address, created_at, changed_at
       from identity.resident where id = $1`,
      [resident.id],
    )
    await expect(copy).rejects.toThrow('one_person_per_tax_number')
  })

  test('another name under the tax number waits for a reason; with it the name is changed', async () => {
    const taxNumber = freshTaxNumber()
    const { resident } = await add(claimOf({ taxNumber }))
    const married = claimOf({ taxNumber, name: { family: 'Прикладна', given: 'Оксана', patronymic: 'Іванівна' } })
    await expect(add(married)).rejects.toThrow('identity.other-name')
    const after = await add(married, 'свідоцтво про шлюб')
    expect(after).toMatchObject({ renamed: true, added: false, resident: { id: resident.id, name: married.name } })
    const found = await database.look(administrator, (work) =>
      identify(work, { by: { name: 'прикладна оксана' }, centreId, reason: 'прийшла' }),
    )
    expect(found.map(({ id }) => id)).toContain(resident.id)
  })

  test('a birth date that disagrees with the number is explained, and accepted with a reason', async () => {
    const claim = claimOf({ birthDate: '1980-05-18' as PlainDate })
    await expect(add(claim)).rejects.toThrow('identity.tax-number-birth-date')
    expect((await add(claim, 'у паспорті 18.05')).resident.birthDate).toBe('1980-05-18')
  })

  test('both disagreements are named at once', async () => {
    const said = { birthDate: '1980-05-18' as PlainDate, sex: 'male' as const }
    await expect(add(claimOf(said))).rejects.toMatchObject({ answers: [{ field: 'birthDate' }, { field: 'sex' }] })
  })

  test('who refused the tax number is added and found by the passport', async () => {
    const document = freshPassport()
    const claim = claimOf({ taxNumber: undefined, birthDate: born, documents: [document] })
    const { resident } = await add(claim)
    expect((await add(claim)).resident.id).toBe(resident.id)
    await expect(add({ ...claim, name: { family: 'Інша', given: 'Людина' } }, 'шлюб')).rejects.toThrow(
      'identity.document-of-other',
    )
  })

  test('nobody is added by a name alone', async () => {
    await expect(add(claimOf({ taxNumber: undefined }))).rejects.toThrow('identity.needs-number')
  })

  test('numbers of two people are not joined', async () => {
    const [one, other] = [await add(claimOf()), await add(claimOf({ documents: [freshPassport()] }))]
    const mixed = claimOf({ taxNumber: one.resident.taxNumber!, documents: other.resident.documents })
    await expect(add(mixed, 'шлюб')).rejects.toThrow('identity.two-people')
  })

  test('leaves a trace: who, which fields, why', async () => {
    const { resident } = await add(claimOf(), 'усно')
    expect(await traceOf(resident.id)).toMatchObject([
      {
        operation: 'collect',
        purpose: 'register',
        ground: 'law',
        fields: ['name', 'taxNumber'],
        role: 'administrator',
        workplace: 'вікно 7',
        reason: 'усно',
      },
    ])
  })

  test.each<[string, Actor]>([
    ['an officer of an authority', staffActor('officer', newId<'Authority'>())],
    ['a guide', staffActor('guide', centreId)],
    ['an administrator of another centre', staffActor('administrator', newId<'Centre'>())],
    ['a resident', { kind: 'resident', id: newId(), trust: 'high' }],
    ['a kiosk', { kind: 'device', id: newId(), centreId, of: 'kiosk' }],
    ['a visitor', visitor],
  ])('%s may not', async (_who, actor) => {
    await expect(
      database.run(actor, (work) => findOrAddResident(work, { claim: claimOf(), ...view })),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('seeing a resident', () => {
  test('an officer sees the person of a case, with a trace', async () => {
    const { resident } = await add(claimOf())
    const caseId = newId<'Case'>()
    const officer = staffActor('officer', newId<'Authority'>())
    await database.look(officer, (work) => getResident(work, resident.id, { purpose: 'decide', caseId }))
    const rows = await database.look(staffActor('engineer', officer.posts[0]!.place), (work) =>
      listAccess(work, { caseId }),
    )
    expect(rows).toMatchObject([{ role: 'officer', purpose: 'decide', caseId, subjectPersonId: resident.id }])
    expect(rows[0]!.fields).toContain('taxNumber')
  })

  test('a resident sees themselves at «substantial» trust, by their own right; nobody else', async () => {
    const { resident } = await add(claimOf())
    const self = (trust: 'low' | 'substantial', id = resident.id): Actor => ({ kind: 'resident', id, trust })
    const look = (actor: Actor) => database.look(actor, (work) => getResident(work, resident.id, { purpose: 'own' }))
    expect((await look(self('substantial'))).name).toEqual(oksana)
    await expect(look(self('low'))).rejects.toThrow('identity.trust-too-low')
    await expect(look(self('substantial', newId()))).rejects.toThrow('vikno.not-allowed')
    const { rows } = await database.pool.query(
      'select ground, role from audit.access where subject_person_id = $1 and purpose = $2',
      [resident.id, 'own'],
    )
    expect(rows).toEqual([{ ground: 'right', role: 'resident' }])
  })

  test.each<[string, Actor]>([
    ['a guide', staffActor('guide', centreId)],
    ['a board', { kind: 'device', id: newId(), centreId, of: 'board' }],
    ['a visitor', visitor],
  ])('%s sees nobody: neither record, names nor contacts', async (_who, actor) => {
    const { resident } = await add(claimOf())
    for (const ask of [getResident, contactsOf] as const)
      await expect(database.look<unknown>(actor, (work) => ask(work, resident.id, view))).rejects.toMatchObject({
        kind: 'forbidden',
      })
    await expect(database.look(actor, (work) => namesOf(work, [resident.id], view))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('a page of names leaves a trace for each', async () => {
    const people = [await add(claimOf()), await add(claimOf())].map(({ resident }) => resident.id)
    const names = await database.look(administrator, (work) =>
      namesOf(work, [...people, people[0]!, newId()], { purpose: 'control', centreId }),
    )
    expect([...names.values()]).toEqual([oksana, oksana])
    for (const id of people)
      expect(await traceOf(id)).toContainEqual(expect.objectContaining({ fields: ['name'], purpose: 'control' }))
  })

  test('there is no such person', async () => {
    await expect(database.look(administrator, (work) => getResident(work, newId(), view))).rejects.toThrow(
      'vikno.not-found',
    )
  })
})

describe('changing a record', () => {
  test('contacts by the person themselves; an empty one is forgotten', async () => {
    const { resident } = await add(
      claimOf({ contacts: { phone: '+380671234567' as never, email: 'a@example.ua' as never } }),
    )
    const self: Actor = { kind: 'resident', id: resident.id, trust: 'high' }
    await database.run(self, (work) => changeContacts(work, resident.id, { phone: '' as never }, { purpose: 'own' }))
    const contacts = await database.look(self, (work) => contactsOf(work, resident.id, { purpose: 'own' }))
    expect(contacts).toEqual({ email: 'a@example.ua' })
  })

  test('two changes at once don’t lose each other', async () => {
    const { resident } = await add(claimOf())
    const set = (contacts: object) =>
      database.run(administrator, (work) => changeContacts(work, resident.id, contacts, view))
    await Promise.all([set({ phone: '+380671234567' }), set({ email: 'a@example.ua' })])
    expect(await database.look(administrator, (work) => contactsOf(work, resident.id, view))).toEqual({
      phone: '+380671234567',
      email: 'a@example.ua',
    })
  })

  test('a mistake is mended with a reason; a wrong document goes to its owner', async () => {
    const document = freshPassport()
    const { resident } = await add(claimOf({ documents: [document] }))
    const correct = (reason: string) =>
      database.run(administrator, (work) =>
        correctResident(work, resident.id, { documents: [] }, { purpose: 'correct', centreId, reason }),
      )
    await expect(correct(' ')).rejects.toThrow('identity.reason-needed')
    await correct('номер внесли помилково')
    const owner = await add(claimOf({ name: { family: 'Інша', given: 'Людина' }, documents: [document] }))
    expect(owner).toMatchObject({ added: true, resident: { documents: [document] } })
  })

  test('a correction never makes one number of two people', async () => {
    const [one, other] = [await add(claimOf()), await add(claimOf())]
    const stolen = database.run(administrator, (work) =>
      correctResident(
        work,
        one.resident.id,
        { taxNumber: other.resident.taxNumber },
        { purpose: 'correct', centreId, reason: 'помилка' },
      ),
    )
    await expect(stolen).rejects.toThrow('identity.two-people')
  })

  test('a guide may not correct', async () => {
    const { resident } = await add(claimOf())
    const tried = database.run(staffActor('guide', centreId), (work) =>
      correctResident(work, resident.id, {}, { purpose: 'correct', centreId, reason: 'так' }),
    )
    await expect(tried).rejects.toThrow('vikno.not-allowed')
  })
})
