import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import { type Actor, type Role, systemActor, visitor } from '../../kernel/actor.ts'
import { type Id, newId } from '../../kernel/id.ts'
import { type Instant, later, minutes } from '../../kernel/time.ts'
import type { Access } from './model.ts'
import { listAccess, listAccessForResident, listChanges, recordAccess, recordChange, seal, verify } from './service.ts'

const job = systemActor('audit.seal')
const staff = (role: Role, place: Id<'Centre'>): Actor => ({
  kind: 'staff',
  id: newId(),
  posts: [{ role, place }],
  place: 'вікно 7',
})
const resident = (id: Id<'Resident'> = newId(), trust: 'low' | 'substantial' = 'substantial'): Actor => ({
  kind: 'resident',
  id,
  trust,
})
const viewed: Access = { operation: 'view', purpose: 'serve', ground: 'law', fields: ['name'] }

describe('the access log', async () => {
  const { database, clock } = await testDatabase()
  const pass = (time: number) => clock.moveTo(later(clock.now(), time))
  const write = (actor: Actor, access: Partial<Access> = {}) =>
    database.run(actor, (work) => recordAccess(work, { ...viewed, ...access }))

  test('keeps when, who, in which role and where, whose data, why, by what right and which fields', async () => {
    const [centreId, subjectPersonId, caseId] = [newId<'Centre'>(), newId<'Resident'>(), newId<'Case'>()]
    const administrator = staff('administrator', centreId)
    await write(administrator, {
      centreId,
      subjectPersonId,
      caseId,
      operation: 'print',
      fields: ['name', 'taxId'],
      reason: 'просить заявник',
    })
    const [row] = await database.look(staff('head', centreId), (work) => listAccess(work, { caseId }))
    expect(row).toMatchObject({
      at: clock.now(),
      actor: `staff:${(administrator as { id: string }).id}`,
      role: 'administrator',
      workplace: 'вікно 7',
      unit: centreId,
      operation: 'print',
      purpose: 'serve',
      ground: 'law',
      fields: ['name', 'taxId'],
      subjectPersonId,
      caseId,
      fileId: null,
      centreId,
      reason: 'просить заявник',
      result: 'done',
    })
  })

  test('refuses a reason with a personal number, and writes nothing', async () => {
    const centreId = newId<'Centre'>()
    await expect(write(staff('administrator', centreId), { centreId, reason: 'шукаю 3347312354' })).rejects.toThrow(
      'audit.personal-value',
    )
    expect(await database.look(staff('head', centreId), (work) => listAccess(work, { centreId }))).toEqual([])
  })

  test('may not be changed or emptied by the server', async () => {
    await write(job)
    for (const statement of [
      'update audit.access set reason = null',
      'delete from audit.access',
      'truncate audit.access',
      'delete from audit.change',
      'delete from audit.chain',
    ])
      await expect(database.pool.query(statement)).rejects.toThrow(/permission denied/)
  })

  test('a head sees the record of own centres only, page by page, newest first', async () => {
    const [here, elsewhere] = [newId<'Centre'>(), newId<'Centre'>()]
    for (const number of [1, 2, 3, 4, 5]) {
      pass(minutes(number % 2))
      await write(staff('administrator', here), { centreId: here, reason: `рядок ${number}` })
    }
    await write(staff('administrator', elsewhere), { centreId: elsewhere })
    const head = staff('head', here)
    const first = await database.look(head, (work) => listAccess(work, { limit: 3 }))
    const rest = await database.look(head, (work) => listAccess(work, { limit: 3, after: first.at(-1)! }))
    const moments = [...first, ...rest].map((row) => row.at)
    expect(moments).toEqual([...moments].sort((a, b) => b - a))
    expect([...first, ...rest].map((row) => row.reason).sort()).toEqual(
      [1, 2, 3, 4, 5].map((number) => `рядок ${number}`),
    )
  })

  test('a row without a centre is seen where its doer has the post', async () => {
    const [here, elsewhere] = [newId<'Centre'>(), newId<'Centre'>()]
    await write(staff('administrator', here), { purpose: 'identify' })
    const seenBy = (place: Id<'Centre'>) => database.look(staff('head', place), (work) => listAccess(work, {}))
    expect((await seenBy(here)).map((row) => row.purpose)).toEqual(['identify'])
    expect(await seenBy(elsewhere)).toEqual([])
  })

  test('a period is from its first moment to before its last', async () => {
    const here = newId<'Centre'>()
    const start = clock.now()
    for (const _ of [1, 2, 3]) {
      await write(staff('administrator', here), { centreId: here })
      pass(minutes(1))
    }
    const seen = await database.look(staff('head', here), (work) =>
      listAccess(work, { from: later(start, minutes(1)), to: later(start, minutes(2)) }),
    )
    expect(seen.map((row) => row.at)).toEqual([later(start, minutes(1))])
  })

  test('asking who saw a person is itself written down', async () => {
    const [here, personId] = [newId<'Centre'>(), newId<'Resident'>()]
    const head = staff('head', here)
    await database.look(head, (work) => listAccess(work, { personId, centreId: here }))
    const rows = await database.look(head, (work) => listAccess(work, { personId }))
    expect(rows).toMatchObject([{ role: 'head', fields: ['accessLog'], purpose: 'control' }])
  })

  test.each<[string, Actor]>([
    ['an administrator', staff('administrator', newId())],
    ['an officer', staff('officer', newId())],
    ['a resident', resident()],
    ['a visitor', visitor],
  ])('%s may not read it, the changes, or its check', async (_who, actor) => {
    for (const question of [listAccess, listChanges, verify] as const)
      await expect(database.look<unknown>(actor, (work) => question(work, {} as never))).rejects.toMatchObject({
        kind: 'forbidden',
      })
  })

  test('a head may not ask about another centre', async () => {
    const asked = database.look(staff('head', newId()), (work) => listAccess(work, { centreId: newId<'Centre'>() }))
    await expect(asked).rejects.toThrow('vikno.not-allowed')
  })

  test('a resident sees who opened their data, never a name', async () => {
    const [centreId, me] = [newId<'Centre'>(), newId<'Resident'>()]
    await write(staff('administrator', centreId), { centreId, subjectPersonId: me, reason: 'на прохання' })
    await write(staff('administrator', centreId), { centreId, subjectPersonId: newId() })
    const seen = await database.look(resident(me), (work) => listAccessForResident(work))
    expect(seen).toEqual([
      {
        id: expect.any(String),
        at: clock.now(),
        role: 'administrator',
        unit: centreId,
        operation: 'view',
        purpose: 'serve',
        fields: viewed.fields,
      },
    ])
  })

  test('what residents opened themselves does not push others off their list', async () => {
    const [centreId, me] = [newId<'Centre'>(), newId<'Resident'>()]
    await write(staff('administrator', centreId), { centreId, subjectPersonId: me })
    await write(resident(me), { subjectPersonId: me, purpose: 'own', ground: 'right' })
    const seen = await database.look(resident(me), (work) => listAccessForResident(work, { limit: 1 }))
    expect(seen).toMatchObject([{ role: 'administrator' }])
  })

  test('of a case a resident sees rows about themselves and the case, not about others in it', async () => {
    const [centreId, me, relative, caseId] = [
      newId<'Centre'>(),
      newId<'Resident'>(),
      newId<'Resident'>(),
      newId<'Case'>(),
    ]
    const administrator = staff('administrator', centreId)
    await write(administrator, { caseId, subjectPersonId: me, operation: 'collect' })
    await write(administrator, { caseId, operation: 'transfer' })
    await write(administrator, { caseId, subjectPersonId: relative, operation: 'view' })
    const seen = await database.look(resident(me), (work) => listAccessForResident(work, { caseId }))
    expect(seen.map((row) => row.operation).sort()).toEqual(['collect', 'transfer'])
    expect(await database.look(resident(), (work) => listAccessForResident(work, { caseId }))).toEqual([])
  })

  test('below «substantial» trust a resident sees nothing, and staff have no such page', async () => {
    for (const actor of [resident(newId(), 'low'), staff('head', newId()), visitor])
      await expect(database.look(actor, (work) => listAccessForResident(work))).rejects.toThrow('audit.not-yours')
  })

  test('changes of settings keep what was before and after, and by whom', async () => {
    const here = newId<'Centre'>()
    const id = newId<'Desk'>()
    const change = {
      what: 'centres.desk',
      id,
      centreId: here,
      before: { label: '12' },
      after: { label: '12а' },
      reason: 'перенумерували',
    }
    await database.run(staff('head', here), (work) => recordChange(work, change))
    const rows = await database.look(staff('head', here), (work) =>
      listChanges(work, { what: 'centres.desk', rowId: id }),
    )
    expect(rows).toMatchObject([
      { before: { label: '12' }, after: { label: '12а' }, role: 'head', unit: here, reason: 'перенумерували' },
    ])
    expect(await database.look(staff('head', newId()), (work) => listChanges(work, { rowId: id }))).toEqual([])
  })

  test('of several centres one is asked about: its changes, and those that belong to no centre', async () => {
    const [here, there, id] = [newId<'Centre'>(), newId<'Centre'>(), newId<'Desk'>()]
    const founder: Actor = {
      kind: 'staff',
      id: newId(),
      posts: [here, there].map((place) => ({ role: 'founder', place })),
      place: '',
    }
    const change = (what: string, centreId?: Id<'Centre'>) =>
      database.run(founder, (work) => recordChange(work, { what, id, centreId, before: null, after: {} }))
    await change('centres.desk', here)
    await change('centres.zone', there)
    await change('catalogue.service')
    const rows = await database.look(founder, (work) => listChanges(work, { centreId: here, rowId: id }))
    expect(rows.map(({ what }) => what).toSorted()).toEqual(['catalogue.service', 'centres.desk'])
  })
})

describe('the chain of the log', async () => {
  async function sealedLog() {
    const { database, clock, ownerUrl } = await testDatabase()
    const write = async (reason: string) => {
      await database.run(job, (work) => recordAccess(work, { ...viewed, reason }))
      clock.moveTo(later(clock.now(), 1))
    }
    for (const reason of ['перший', 'другий', 'третій']) await write(reason)
    await database.run(job, (work) =>
      recordChange(work, {
        what: 'centres.desk',
        id: '1',
        before: null,
        after: { label: '1', hours: { from: '09:00' } },
      }),
    )
    const sealAll = () => database.run(job, seal)
    const check = (head?: { number: number; hash: string }) => database.look(job, (work) => verify(work, head))
    /** What only someone with the database owner's rights can do: get round the trigger. */
    const tamper = async (statement: string, values: unknown[] = []) => {
      const owner = new pg.Client({ connectionString: ownerUrl })
      await owner.connect()
      for (const table of ['access', 'change', 'chain'])
        await owner.query(`alter table audit.${table} disable trigger only_added`)
      await owner.query(statement, values)
      await owner.end()
    }
    return { database, clock, write, sealAll, check, tamper, ownerUrl }
  }

  test('is whole after any number of sealings, also when ten seal at once', async () => {
    const { database, clock, write, sealAll, check } = await sealedLog()
    await Promise.all(Array.from({ length: 10 }, sealAll))
    await Promise.all(Array.from({ length: 30 }, (_, number) => write(`рядок ${number}`)))
    clock.moveTo(later(clock.now(), minutes(60)))
    const head = await sealAll()
    await write('ще не скріплений')
    expect(await check(head!)).toEqual({ rows: 34, head, broken: null })
    const { rows } = await database.pool.query(
      'select count(distinct row_id) as ids, max(number) as last from audit.chain',
    )
    expect(rows).toEqual([{ ids: 34, last: 34 }])
  })

  test('of an empty record is empty', async () => {
    const { database } = await testDatabase()
    expect(await database.run(job, seal)).toBeNull()
    expect(await database.look(job, verify)).toEqual({ rows: 0, head: null, broken: null })
  })

  test.each([
    ['a row that was altered', `update audit.access set reason = 'інше' where reason = 'другий'`, 'altered', 2],
    ['a change whose values were altered', `update audit.change set after = '{"label":"2"}'`, 'altered', 4],
    ['a row that was removed', `delete from audit.access where reason = 'другий'`, 'removed', 2],
    [
      'a row removed with its link',
      `with gone as (delete from audit.access where reason = 'другий' returning id) delete from audit.chain c using gone where c.row_id = gone.id`,
      'removed',
      3,
    ],
    ['a link altered to fit', `update audit.chain set hash = sha256('anything') where number = 3`, 'altered', 3],
  ])('%s is found', async (_title, statement, damage, number) => {
    const { sealAll, check, tamper } = await sealedLog()
    await sealAll()
    await tamper(statement)
    expect((await check()).broken).toMatchObject({ damage, number })
  })

  test('two rows that changed places are found', async () => {
    const { sealAll, check, tamper } = await sealedLog()
    await sealAll()
    await tamper(`alter table audit.chain drop constraint chain_row_id_key`)
    await tamper(
      `update audit.chain c set row_id = o.row_id from audit.chain o where (c.number, o.number) in ((2, 3), (3, 2))`,
    )
    expect((await check()).broken).toMatchObject({ damage: 'altered', number: 2 })
  })

  test('a row put in afterwards is found, whether or not the next sealing has passed', async () => {
    const { clock, sealAll, check, write, tamper } = await sealedLog()
    const before = clock.now()
    clock.moveTo(later(before, minutes(30)))
    await sealAll()
    const id = newId()
    await tamper(
      `insert into audit.access select $1, at, actor, role, workplace, unit, operation, purpose, ground, fields, subject_person_id, case_id, file_id, centre_id, reason, result from audit.access limit 1`,
      [id],
    )
    expect((await check()).broken).toEqual({ damage: 'inserted', number: null, rowId: id })
    clock.moveTo(later(clock.now(), minutes(30)))
    await write('пізніше')
    await sealAll()
    expect((await check()).broken).toEqual({ damage: 'inserted', number: null, rowId: id })
  })

  test('an end that was cut off is found by a head written down before', async () => {
    const { sealAll, check, tamper } = await sealedLog()
    const head = await sealAll()
    await tamper(
      `with cut as (delete from audit.chain where number = 4 returning row_id) delete from audit.change using cut where id = cut.row_id`,
    )
    expect((await check()).broken).toBeNull()
    expect((await check(head!)).broken).toEqual({ damage: 'cut', number: 4, rowId: null })
  })

  test('the trigger refuses even the owner', async () => {
    const { ownerUrl } = await sealedLog()
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    for (const statement of [
      'update audit.access set reason = null',
      'delete from audit.change',
      'truncate audit.chain',
    ])
      await expect(owner.query(statement)).rejects.toThrow('only added to')
    await owner.end()
  })

  test('a slow transaction that commits after a sealing is chained by the next one', async () => {
    const { database, clock, sealAll, check } = await sealedLog()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow = database.run(job, async (work) => {
      await recordAccess(work, { ...viewed, reason: 'повільний' })
      await held
    })
    clock.moveTo(later(clock.now(), minutes(5)) as Instant)
    await sealAll()
    release()
    await slow
    clock.moveTo(later(clock.now(), minutes(1)) as Instant)
    await sealAll()
    expect(await check()).toMatchObject({ rows: 5, broken: null })
  })
})
