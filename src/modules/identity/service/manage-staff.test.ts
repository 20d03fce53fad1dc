import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Work } from '../../../db/work.ts'
import { type Actor, type Role, visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { hours, later } from '../../../kernel/time.ts'
import { listChanges } from '../../audit/service.ts'
import type { Email, StaffId } from '../model.ts'
import { codeAt } from '../rules/code.ts'
import { placeNames, registerPlace, sessionActor, tokenActor } from '../service.ts'
import {
  builder,
  freshAddress,
  freshEmail,
  freshTaxNumber,
  newCentre,
  newStaff,
  oksana,
  staffActor,
  staffedCentre,
} from '../testing.ts'
import { giveDemoSignIns, listDemoPeople } from './demo.ts'
import {
  addManyStaff,
  addStaff,
  blockStaff,
  changePosts,
  getStaff,
  giveStamp,
  inviteAgain,
  listStaff,
  staffNames,
  stampOf,
} from './manage-staff.ts'
import { createApiToken } from './own-security.ts'
import { enterCode, enterPassword } from './sign-in.ts'

const world = await testDatabase({ max: 30 })
const { database, clock, announced } = world
const { centreId, head, password, nextStep, asVisitor, look, settled } = await staffedCentre(world)

describe('one account is one person', () => {
  const add = (over: object) =>
    database.run(head, (work) =>
      addStaff(work, {
        name: oksana,
        email: freshEmail(),
        person: freshTaxNumber(),
        posts: [{ role: 'guide', place: centreId }],
        ...over,
      }),
    )

  test('a second account for the same person is refused', async () => {
    const person = freshTaxNumber()
    await add({ person })
    await expect(add({ person })).rejects.toMatchObject({
      code: 'identity.person-taken',
      answers: [{ field: 'taxNumber' }],
    })
  })

  test('a second account with the same e-mail is refused, however it is typed', async () => {
    const email = freshEmail()
    await add({ email })
    await expect(add({ email: email.toUpperCase() })).rejects.toMatchObject({
      code: 'identity.email-taken',
      answers: [{ field: 'email' }],
    })
  })

  test('also when ten heads add them at once', async () => {
    const person = freshTaxNumber()
    const tried = await Promise.allSettled(Array.from({ length: 10 }, () => add({ person })))
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('managing staff', () => {
  test('four hundred people are added in a moment', async () => {
    const place = await newCentre(database)
    const people = Array.from({ length: 400 }, (_, n) => ({
      name: { family: `Людина${'абвгґдеєжз'[n % 10]}`, given: 'Зразок' },
      email: freshEmail(),
      person: freshTaxNumber(),
      posts: [{ role: 'administrator' as const, place }],
    }))
    const start = performance.now()
    await database.run(builder, (work) => addManyStaff(work, people))
    expect(performance.now() - start).toBeLessThan(5000)
    const first = await look((work) => listStaff(work, { placeId: place, limit: 300 }))
    const rest = await look((work) =>
      listStaff(work, { placeId: place, limit: 300, after: { ...first.at(-1)!.name, id: first.at(-1)!.id } }),
    )
    expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(400)
    const families = [...first, ...rest].map(({ name }) => name.family)
    expect(families).toEqual([...families].sort(new Intl.Collator('uk').compare))
  })

  test('posts change from the next request on, and the change is in the record', async () => {
    const { member, session } = await settled()
    const reason = 'перейшла на іншу посаду'
    await database.run(head, (work) => changePosts(work, member.id, [{ role: 'guide', place: centreId }], reason))
    expect((await look((work) => sessionActor(work, session)))!.staff!.posts).toEqual([
      { role: 'guide', place: centreId },
    ])
    const [row] = await look((work) => listChanges(work, { what: 'identity.staff', rowId: member.id }), head)
    expect(row).toMatchObject({
      before: { posts: [{ role: 'administrator' }] },
      after: { posts: [{ role: 'guide' }] },
      reason,
    })
    expect(announced).toContainEqual({ type: 'identity.posts-changed', staffId: member.id })
  })

  test('a stamp is given by its number and handed back, and both are in the record', async () => {
    const { id } = await newStaff(database, { role: 'administrator', place: centreId })
    expect(await look((work) => stampOf(work, id))).toBeNull()
    await database.run(head, (work) => giveStamp(work, id, ' 14 '))
    expect((await look((work) => getStaff(work, id), head)).stampNo).toBe('14')
    await database.run(head, (work) => giveStamp(work, id, ''))
    expect(await look((work) => stampOf(work, id))).toBeNull()
    const changes = await look((work) => listChanges(work, { what: 'identity.staff', rowId: id }), head)
    expect(changes.map(({ before, after }) => ({ before, after }))).toEqual(
      expect.arrayContaining([
        { before: { stampNo: null }, after: { stampNo: '14' } },
        { before: { stampNo: '14' }, after: { stampNo: null } },
      ]),
    )
  })

  test('leaving ends every session, token and sign-in under way at once', async () => {
    const { member, session, email, secret, actor } = await settled()
    const { token } = await database.run(actor, (work) =>
      createApiToken(work, member.id, 'звіти', later(work.now, hours(1))),
    )
    const underWay = await enterPassword(asVisitor, { email, password, address: freshAddress() })
    nextStep()
    await expect(database.run(head, (work) => blockStaff(work, member.id, ' '))).rejects.toThrow(
      'identity.reason-needed',
    )
    await database.run(head, (work) => blockStaff(work, member.id, 'звільнення'))
    expect(await look((work) => sessionActor(work, session))).toBeUndefined()
    expect(await look((work) => tokenActor(work, token))).toBeUndefined()
    await expect(enterCode(asVisitor, { token: underWay, code: codeAt(secret, clock.now()) })).rejects.toThrow(
      'identity.sign-in-expired',
    )
    expect(await look((work) => staffNames(work, [member.id]))).toEqual(new Map([[member.id, oksana]]))
  })

  test('nobody changes their own posts or account', async () => {
    const { actor, member } = await settled({ role: 'head', place: centreId })
    for (const use of [
      (work: Work) => changePosts(work, member.id, [{ role: 'founder', place: centreId }]),
      (work: Work) => blockStaff(work, member.id, 'так'),
      (work: Work) => inviteAgain(work, member.id),
    ])
      await expect(database.run<unknown>(actor, use)).rejects.toThrow('identity.not-yourself')
  })

  test('a head takes over nobody above: neither founder nor colleague of another centre', async () => {
    const elsewhere = await newCentre(database)
    const founder = await newStaff(database, { role: 'founder', place: centreId })
    const shared = await newStaff(
      database,
      { role: 'administrator', place: centreId },
      { role: 'administrator', place: elsewhere },
    )
    for (const { id } of [founder, shared]) {
      await expect(database.run(head, (work) => inviteAgain(work, id))).rejects.toThrow('identity.role-above-yours')
      await expect(database.run(head, (work) => blockStaff(work, id, 'так'))).rejects.toThrow(
        'identity.role-above-yours',
      )
    }
    await database.run(head, (work) => changePosts(work, shared.id, [{ role: 'administrator', place: elsewhere }]))
  })

  test('a post is given only at a place that exists', async () => {
    const nowhere = newId<'Centre'>()
    const tried = database.run(builder, (work) =>
      addStaff(work, {
        name: oksana,
        email: freshEmail(),
        person: freshTaxNumber(),
        posts: [{ role: 'guide', place: nowhere }],
      }),
    )
    await expect(tried).rejects.toThrow('identity.unknown-place')
  })

  test.each<[string, (id: StaffId) => (work: Work) => Promise<unknown>]>([
    ['list staff', () => (work) => listStaff(work, {})],
    ['look at one', (id) => (work) => getStaff(work, id)],
    [
      'add',
      () => (work) =>
        addStaff(work, {
          name: oksana,
          email: 'a@example.ua' as Email,
          person: 'x',
          posts: [{ role: 'guide', place: centreId }],
        }),
    ],
    ['change posts', (id) => (work) => changePosts(work, id, [{ role: 'guide', place: centreId }])],
    ['block', (id) => (work) => blockStaff(work, id, 'так')],
    ['invite again', (id) => (work) => inviteAgain(work, id)],
    ['give a stamp to', (id) => (work) => giveStamp(work, id, '14')],
  ])('who may not %s: an administrator, an officer, a resident, a kiosk, a visitor', async (_what, use) => {
    const { id } = await newStaff(database, { role: 'administrator', place: centreId })
    const others: Actor[] = [
      staffActor('administrator', centreId),
      staffActor('officer', newId<'Authority'>()),
      { kind: 'resident', id: newId(), trust: 'high' },
      { kind: 'device', id: newId(), centreId, of: 'kiosk' },
      visitor,
    ]
    for (const actor of others) await expect(database.run(actor, use(id))).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('a head of another centre sees and finds nobody of this one', async () => {
    const stranger = staffActor('head', newId<'Centre'>())
    const { id } = await newStaff(database, { role: 'administrator', place: centreId })
    expect(await look((work) => listStaff(work, {}), stranger)).toEqual([])
    await expect(look((work) => listStaff(work, { placeId: centreId }), stranger)).rejects.toThrow('vikno.not-allowed')
    await expect(look((work) => getStaff(work, id), stranger)).rejects.toThrow('vikno.not-found')
  })

  test('residents and visitors are never told an employee’s name', async () => {
    for (const actor of [visitor, { kind: 'resident', id: newId(), trust: 'high' } as Actor])
      await expect(look((work) => staffNames(work, []), actor)).rejects.toThrow('vikno.not-allowed')
  })
})

describe('places', () => {
  test('are renamed by those who manage them, and called by both names', async () => {
    const place = await newCentre(database)
    await database.run(staffActor('head', place), (work) =>
      registerPlace(work, { id: place, kind: 'centre', networkId: null, name: { uk: 'Новий', en: 'New' } }),
    )
    expect(await look((work) => placeNames(work, [place]))).toEqual({ [place]: { uk: 'Новий', en: 'New' } })
  })

  test.each<[string, Role | 'visitor']>([
    ['a head of another centre', 'head'],
    ['an administrator', 'administrator'],
    ['a visitor', 'visitor'],
  ])('%s may not register one', async (_who, role) => {
    const actor = role === 'visitor' ? visitor : staffActor(role, newId<'Centre'>())
    const tried = database.run(actor, (work) =>
      registerPlace(work, { id: newId<'Centre'>(), kind: 'centre', networkId: null, name: { uk: 'x', en: 'x' } }),
    )
    await expect(tried).rejects.toThrow('vikno.not-allowed')
  })
})

describe('the demo', () => {
  test('its people sign in with the password and the code shown', async () => {
    const people = [
      await newStaff(database, { role: 'administrator', place: centreId }),
      await newStaff(database, { role: 'head', place: centreId }),
    ]
    await database.run({ kind: 'system', job: 'demo' }, (work) =>
      giveDemoSignIns(
        work,
        people.map(({ id }) => id),
        password,
      ),
    )
    const shown = await look(listDemoPeople)
    expect(shown.map(({ member }) => member.id)).toEqual(people.map(({ id }) => id))
    const enter = async () => {
      const [{ member, code }] = (await look(listDemoPeople)) as [(typeof shown)[0]]
      return enterCode(asVisitor, {
        token: await enterPassword(asVisitor, { email: member.email, password, address: freshAddress() }),
        code,
      })
    }
    await enter()
    await enter()
  })

  test('nobody else may open such a door', async () => {
    for (const actor of [builder, head, visitor] as Actor[])
      await expect(database.run(actor, (work) => giveDemoSignIns(work, [], password))).rejects.toThrow(
        'vikno.not-allowed',
      )
  })
})
