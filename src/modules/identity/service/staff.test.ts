import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Work } from '../../../db/work.ts'
import { type Actor, type Post, type Role, visitor } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import { hours, later, minutes } from '../../../kernel/time.ts'
import { listChanges } from '../../audit/service.ts'
import type { Email, StaffId } from '../model.ts'
import { codeAt } from '../rules/code.ts'
import { deviceActor, placeNames, registerPlace, sessionActor, setWorkplace, signOut, tokenActor } from '../service.ts'
import { builder, freshEmail, freshTaxNumber, newCentre, newNetwork, newStaff, oksana, staffActor } from '../testing.ts'
import { acceptInvitation, openInvitation } from './accept-invitation.ts'
import { giveDemoSignIns, listDemoPeople } from './demo.ts'
import { confirmPairing, listDevices, removeDevice, startPairing } from './devices.ts'
import {
  addManyStaff,
  addStaff,
  blockStaff,
  changePosts,
  getStaff,
  inviteAgain,
  inviteFirst,
  listStaff,
  staffNames,
} from './manage-staff.ts'
import {
  changePassword,
  countRecoveryCodes,
  createApiToken,
  endOwnSession,
  listApiTokens,
  listOwnSessions,
  makeRecoveryCodes,
  revokeApiToken,
} from './own-security.ts'
import { countTries, enterCode, enterPassword, type Run } from './sign-in.ts'

const { database, clock, announced } = await testDatabase({ max: 30 })
const centreId = await newCentre(database)
const head = staffActor('head', centreId)
const password = 'синій чайник у вагоні'
const nextStep = () => clock.moveTo(later(clock.now(), 30_000))
const asVisitor: Run = (useCase) => database.run(visitor, useCase)
const look = <T>(useCase: (work: Work) => Promise<T>, actor: Actor = builder) => database.look(actor, useCase)

let addresses = 0
const freshAddress = () => `10.0.${++addresses >> 8}.${addresses & 255}`

async function invited(posts: readonly Post[] = [{ role: 'administrator', place: centreId }], actor: Actor = builder) {
  const email = freshEmail()
  const { member, invitation } = await database.run(actor, (work) =>
    addStaff(work, { name: oksana, email, person: freshTaxNumber(), posts }),
  )
  return { member, email, invitation }
}

/** Someone who has accepted their invitation. */
async function settled(...posts: readonly Post[]) {
  const { member, email, invitation } = await invited(posts.length > 0 ? posts : undefined)
  const { secret } = await database.run(visitor, (work) => openInvitation(work, invitation))
  const accepted = await database.run(visitor, (work) =>
    acceptInvitation(work, invitation, {
      password,
      code: codeAt(secret, work.now),
      agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    }),
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

async function signIn({ email, secret }: { email: string; secret: string }, address = freshAddress()): Promise<string> {
  nextStep()
  const token = await enterPassword(asVisitor, { email, password, address })
  return enterCode(asVisitor, { token, code: codeAt(secret, clock.now()) })
}

describe('an invitation', () => {
  test('is accepted with one’s own password and code; then the person is signed in', async () => {
    const { member, session, recoveryCodes } = await settled()
    expect(recoveryCodes).toHaveLength(10)
    const signedIn = await look((work) => sessionActor(work, session))
    expect(signedIn).toMatchObject({ actor: { kind: 'staff', id: member.id }, staff: { name: oksana } })
    expect(
      (await look((work) => listStaff(work, { placeId: centreId }))).find(({ id }) => id === member.id)?.state,
    ).toBe('active')
  })

  test('shows the same secret however often it is opened', async () => {
    const { invitation, email } = await invited()
    const open = () => database.run(visitor, (work) => openInvitation(work, invitation))
    const first = await open()
    expect(first).toMatchObject({
      person: { name: oksana, email },
      uri: expect.stringContaining(encodeURIComponent(email)),
    })
    expect(await open()).toEqual(first)
  })

  test('works once, also when accepted twice at once', async () => {
    const { invitation } = await invited()
    const { secret } = await database.run(visitor, (work) => openInvitation(work, invitation))
    const accept = () =>
      database.run(visitor, (work) => acceptInvitation(work, invitation, { password, code: codeAt(secret, work.now) }))
    const tried = await Promise.allSettled([accept(), accept(), accept()])
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(accept()).rejects.toThrow('identity.invitation-over')
  })

  test('names a weak password and a wrong code together, and stays good', async () => {
    const { invitation } = await invited()
    await database.run(visitor, (work) => openInvitation(work, invitation))
    const tried = database.run(visitor, (work) =>
      acceptInvitation(work, invitation, { password: 'короткий', code: '000' }),
    )
    await expect(tried).rejects.toMatchObject({ answers: [{ field: 'password' }, { field: 'code' }] })
    await database.run(visitor, (work) => openInvitation(work, invitation))
  })

  test('ends after a week, and when a newer one is made', async () => {
    const { invitation, member } = await invited()
    const second = await database.run(head, (work) => inviteAgain(work, member.id))
    await expect(database.run(visitor, (work) => openInvitation(work, invitation))).rejects.toThrow(
      'identity.invitation-over',
    )
    clock.moveTo(later(clock.now(), hours(7 * 24)))
    await expect(database.run(visitor, (work) => openInvitation(work, second))).rejects.toThrow(
      'identity.invitation-over',
    )
  })

  test('made anew, ends the old password, sessions, codes and tokens of the account', async () => {
    const person = await settled()
    const { token } = await database.run(person.actor, (work) =>
      createApiToken(work, person.member.id, 'звіти', later(work.now, hours(1))),
    )
    const again = await database.run(head, (work) => inviteAgain(work, person.member.id))
    expect(await look((work) => sessionActor(work, person.session))).toBeUndefined()
    await expect(enterPassword(asVisitor, { email: person.email, password, address: freshAddress() })).rejects.toThrow(
      'identity.wrong-sign-in',
    )
    const { secret } = await database.run(visitor, (work) => openInvitation(work, again))
    expect(secret).not.toBe(person.secret)
    await database.run(visitor, (work) => acceptInvitation(work, again, { password, code: codeAt(secret, work.now) }))
    expect(await look((work) => tokenActor(work, token))).toBeUndefined()
  })

  test('the first head of an empty installation says who they are', async () => {
    const posts: Post[] = [{ role: 'head', place: centreId }]
    const token = await database.run(builder, (work) => inviteFirst(work, posts))
    const { person, secret } = await database.run(visitor, (work) => openInvitation(work, token))
    expect(person).toBeNull()
    const said = { name: oksana, email: freshEmail(), person: freshTaxNumber() }
    const { session } = await database.run(visitor, (work) =>
      acceptInvitation(work, token, { password, code: codeAt(secret, work.now), person: said }),
    )
    expect(await look((work) => sessionActor(work, session))).toMatchObject({
      actor: { posts },
      staff: { name: oksana },
    })
    await expect(database.run(head, (work) => inviteFirst(work, posts))).rejects.toThrow('vikno.not-allowed')
  })
})

describe('signing in', () => {
  test('takes a password and then a code', async () => {
    const person = await settled()
    const session = await signIn(person)
    expect(await look((work) => sessionActor(work, session))).toMatchObject({ actor: { id: person.member.id } })
  })

  test('the e-mail is the same in any case and with blanks', async () => {
    const person = await settled()
    await signIn({ ...person, email: ` ${person.email.toUpperCase()} ` })
  })

  test.each(['nobody', 'invited', 'blocked', 'mistyped'] as const)('%s gets the same answer', async (who) => {
    const person = who === 'invited' ? await invited() : await settled()
    if (who === 'blocked') await database.run(head, (work) => blockStaff(work, person.member.id, 'звільнення'))
    const email = who === 'nobody' ? freshEmail() : person.email
    const tried = enterPassword(asVisitor, {
      email,
      password: who === 'mistyped' ? 'не той пароль зовсім' : password,
      address: freshAddress(),
    })
    await expect(tried).rejects.toMatchObject({ code: 'identity.wrong-sign-in' })
  })

  test('the first step alone opens nothing', async () => {
    const { email } = await settled()
    const token = await enterPassword(asVisitor, { email, password, address: freshAddress() })
    expect(await look((work) => sessionActor(work, token))).toBeUndefined()
  })

  test('a code is taken once, also when sent twice at once', async () => {
    const person = await settled()
    nextStep()
    const tokens = [
      await enterPassword(asVisitor, { email: person.email, password, address: '1' }),
      await enterPassword(asVisitor, { email: person.email, password, address: '2' }),
    ]
    const code = codeAt(person.secret, clock.now())
    const tried = await Promise.allSettled(tokens.map((token) => enterCode(asVisitor, { token, code })))
    expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('a recovery code stands for the app, once', async () => {
    const { email, recoveryCodes } = await settled()
    const enter = async () =>
      enterCode(asVisitor, {
        token: await enterPassword(asVisitor, { email, password, address: freshAddress() }),
        code: recoveryCodes[0]!.toLowerCase(),
      })
    await enter()
    await expect(enter()).rejects.toThrow('identity.wrong-code')
  })

  test('the second step waits ten minutes', async () => {
    const { email, secret } = await settled()
    const token = await enterPassword(asVisitor, { email, password, address: freshAddress() })
    clock.moveTo(later(clock.now(), minutes(10)))
    await expect(enterCode(asVisitor, { token, code: codeAt(secret, clock.now()) })).rejects.toThrow(
      'identity.sign-in-expired',
    )
  })

  test('after five wrong passwords comes a wait, equal for accounts that exist and that don’t; then it goes on', async () => {
    const person = await settled()
    for (const email of [person.email, freshEmail()]) {
      const address = freshAddress()
      const wrong = () => enterPassword(asVisitor, { email, password: 'не той пароль зовсім', address })
      for (let n = 0; n < 5; n++) await expect(wrong()).rejects.toThrow('identity.wrong-sign-in')
      await expect(wrong()).rejects.toMatchObject({ code: 'vikno.too-many', answers: [{ facts: { minutes: 15 } }] })
      await expect(enterPassword(asVisitor, { email, password, address })).rejects.toThrow('vikno.too-many')
    }
    await signIn(person, 'another address')
    clock.moveTo(later(clock.now(), minutes(15)))
    await signIn(person)
  })

  test('fifty guesses at once are not more than five tries', async () => {
    const { email } = await settled()
    const address = freshAddress()
    const tried = await Promise.allSettled(
      Array.from({ length: 50 }, () => enterPassword(asVisitor, { email, password: 'не той пароль зовсім', address })),
    )
    const codes = tried.map((one) => (one as { reason: { code: string } }).reason.code)
    expect(codes.filter((code) => code === 'identity.wrong-sign-in')).toHaveLength(5)
  })

  test('one account is not guessed from many addresses either', async () => {
    const { email } = await settled()
    const tries = Array.from({ length: 21 }, () =>
      enterPassword(asVisitor, { email, password: 'не той пароль зовсім', address: freshAddress() }).catch(
        (fault) => fault.code,
      ),
    )
    expect((await Promise.all(tries)).filter((code) => code === 'identity.wrong-sign-in')).toHaveLength(20)
  })

  test('what is right does not count against an address that a whole hall shares', async () => {
    const person = await settled()
    const address = freshAddress()
    for (let n = 0; n < 99; n++) await asVisitor((work) => countTries(work, [['address', address]]))
    for (let n = 0; n < 3; n++) await enterPassword(asVisitor, { email: person.email, password, address })
    const wrong = () => enterPassword(asVisitor, { email: freshEmail(), password, address })
    await expect(wrong()).rejects.toThrow('identity.wrong-sign-in')
    await expect(wrong()).rejects.toThrow('vikno.too-many')
  })

  test('after five wrong codes the right one waits too', async () => {
    const { email, secret } = await settled()
    const token = await enterPassword(asVisitor, { email, password, address: freshAddress() })
    for (let n = 0; n < 5; n++)
      await expect(enterCode(asVisitor, { token, code: '000000' })).rejects.toThrow('identity.wrong-code')
    await expect(enterCode(asVisitor, { token, code: codeAt(secret, clock.now()) })).rejects.toThrow('vikno.too-many')
  })

  test('neither password nor secret can be read in the database', async () => {
    const { secret, recoveryCodes } = await settled()
    const { rows } = await database.pool.query('select string_agg(s::text, $1) as everything from identity.staff s', [
      ' ',
    ])
    for (const value of [password, secret, recoveryCodes[0]!]) {
      expect(rows[0].everything).not.toContain(value)
      expect(rows[0].everything).not.toContain(Buffer.from(value).toString('hex'))
    }
  })
})

describe('a session', () => {
  test('ends after an hour of silence, and 13 hours after signing in whatever happens', async () => {
    const person = await settled()
    const lives = (session: string) => look(async (work) => (await sessionActor(work, session)) !== undefined)
    const silent = await signIn(person)
    clock.moveTo(later(clock.now(), minutes(59)))
    expect(await lives(silent)).toBe(true)
    clock.moveTo(later(clock.now(), minutes(60)))
    expect(await lives(silent)).toBe(false)
    const busy = await signIn(person)
    for (let quarters = 0; quarters < 13 * 4 - 1; quarters++) {
      clock.moveTo(later(clock.now(), minutes(15)))
      expect(await lives(busy)).toBe(true)
    }
    clock.moveTo(later(clock.now(), minutes(15)))
    expect(await lives(busy)).toBe(false)
  })

  test('ends by signing out', async () => {
    const session = await signIn(await settled())
    await database.run(visitor, (work) => signOut(work, session))
    expect(await look((work) => sessionActor(work, session))).toBeUndefined()
  })

  test.each(['', 'vks_short', 'vka_'.padEnd(47, 'a'), "vks_' or 1=1 --".padEnd(47, 'a')])(
    '«%s» is nobody’s',
    async (token) => {
      expect(await look((work) => sessionActor(work, token))).toBeUndefined()
    },
  )

  test('a post on a network counts in each of its centres, with their names; other networks are not touched', async () => {
    const [network, other] = [await newNetwork(database), await newNetwork(database)]
    const [one, two, far] = [
      await newCentre(database, network),
      await newCentre(database, network),
      await newCentre(database, other),
    ]
    const { session } = await settled({ role: 'founder', place: network })
    const signedIn = await look((work) => sessionActor(work, session))
    expect(signedIn!.staff!.posts.map(({ place }) => place).sort()).toEqual([network, one, two].sort())
    expect(signedIn!.staff!.placeNames[one]).toEqual({ uk: `Центр ${one}`, en: `Centre ${one}` })
    expect(signedIn!.staff!.placeNames[far]).toBeUndefined()
  })

  test('knows the desk from the moment it is opened', async () => {
    const { session, actor } = await settled()
    const { sessionId } = (await look((work) => sessionActor(work, session)))!
    await database.run(actor, (work) => setWorkplace(work, sessionId, 'вікно 12'))
    expect((await look((work) => sessionActor(work, session)))!.actor).toMatchObject({ place: 'вікно 12' })
    await database.run(head, (work) => setWorkplace(work, sessionId, 'чуже вікно'))
    expect((await look((work) => sessionActor(work, session)))!.actor).toMatchObject({ place: 'вікно 12' })
  })

  test('own sessions are listed and ended; another’s are not', async () => {
    const person = await settled()
    const second = await signIn(person)
    const current = (await look((work) => sessionActor(work, second)))!.sessionId
    const own = await look((work) => listOwnSessions(work, current), person.actor)
    expect(own.map((session) => session.current).sort()).toEqual([false, true])
    const first = own.find((session) => !session.current)!
    expect(first.browser).toBe('Firefox, Linux')
    await expect(database.run(head, (work) => endOwnSession(work, first.id))).rejects.toThrow('vikno.not-found')
    await database.run(person.actor, (work) => endOwnSession(work, first.id))
    expect(await look((work) => sessionActor(work, person.session))).toBeUndefined()
    expect(await look((work) => sessionActor(work, second))).toBeDefined()
  })

  test('a new password needs the old one, and ends the other sessions', async () => {
    const person = await settled()
    const second = await signIn(person)
    const signedIn = (await look((work) => sessionActor(work, second)))!
    const run: Run = (useCase) => database.run(person.actor, useCase)
    await expect(
      changePassword(run, signedIn, { current: 'не той', password: 'зелений чайник у полі' }),
    ).rejects.toMatchObject({ answers: [{ field: 'current' }] })
    await expect(changePassword(run, signedIn, { current: password, password: 'короткий' })).rejects.toThrow(
      'identity.password-short',
    )
    await changePassword(run, signedIn, { current: password, password: 'зелений чайник у полі' })
    expect(await look((work) => sessionActor(work, person.session))).toBeUndefined()
    expect(await look((work) => sessionActor(work, second))).toBeDefined()
    await expect(enterPassword(asVisitor, { email: person.email, password, address: freshAddress() })).rejects.toThrow(
      'identity.wrong-sign-in',
    )
  })

  test('new recovery codes put the old ones out of use', async () => {
    const { actor, email, recoveryCodes } = await settled()
    expect(await look(countRecoveryCodes, actor)).toBe(10)
    const fresh = await database.run(actor, makeRecoveryCodes)
    const enter = async (code: string) =>
      enterCode(asVisitor, {
        token: await enterPassword(asVisitor, { email, password, address: freshAddress() }),
        code,
      })
    await expect(enter(recoveryCodes[3]!)).rejects.toThrow('identity.wrong-code')
    await enter(fresh[0]!)
    expect(await look(countRecoveryCodes, actor)).toBe(9)
  })
})

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

describe('tokens of programs', () => {
  test('act with the rights of their maker until they expire or are taken back', async () => {
    const { actor, member } = await settled()
    const { token, kept } = await database.run(actor, (work) =>
      createApiToken(work, member.id, ' звіти ', later(work.now, hours(2))),
    )
    expect(kept).toMatchObject({ label: 'звіти', staffId: member.id, usedAt: null })
    expect(await look((work) => tokenActor(work, token))).toEqual({
      kind: 'staff',
      id: member.id,
      posts: member.posts,
      place: 'API',
    })
    expect(await look(listApiTokens, actor)).toMatchObject([{ id: kept.id, usedAt: clock.now() }])
    await database.run(actor, (work) => revokeApiToken(work, kept.id))
    expect(await look((work) => tokenActor(work, token))).toBeUndefined()
    const second = await database.run(actor, (work) =>
      createApiToken(work, member.id, 'звіти', later(work.now, hours(2))),
    )
    clock.moveTo(later(clock.now(), hours(2)))
    expect(await look((work) => tokenActor(work, second.token))).toBeUndefined()
  })

  test('are made only for oneself, not by a program, and for a year at most', async () => {
    const { actor, member } = await settled()
    const make = (as: Actor, hoursLong = 1) =>
      database.run(as, (work) => createApiToken(work, member.id, 'x', later(work.now, hours(hoursLong))))
    await expect(make(head)).rejects.toThrow('vikno.not-allowed')
    await expect(make({ ...actor, place: 'API' })).rejects.toThrow('vikno.not-allowed')
    await expect(make(visitor)).rejects.toThrow('vikno.not-allowed')
    await expect(make(actor, 24 * 400)).rejects.toThrow('identity.bad-expiry')
    await expect(make(actor, 0)).rejects.toThrow('identity.bad-expiry')
  })

  test('are kept as hashes', async () => {
    const { actor, member } = await settled()
    const { token } = await database.run(actor, (work) =>
      createApiToken(work, member.id, 'x', later(work.now, hours(1))),
    )
    const { rows } = await database.pool.query(
      `select string_agg(t::text, ' ') as everything from identity.api_token t`,
    )
    expect(rows[0].everything).not.toContain(token.slice(4))
  })
})

describe('devices', () => {
  const start = (of: 'kiosk' | 'board' = 'kiosk') =>
    database.run(visitor, (work) => startPairing(work, { of, address: freshAddress() }))
  const confirm = (code: string, actor: Actor = head, place: Id<'Centre'> = centreId) =>
    database.run(actor, (work) => confirmPairing(work, { code, centreId: place, label: 'біля входу' }))

  test('a kiosk is paired by the code on its screen, typed in any case', async () => {
    const { code, token } = await start()
    expect(await look((work) => deviceActor(work, token))).toBeUndefined()
    const device = await confirm(`${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase())
    expect(await look((work) => deviceActor(work, token))).toEqual({
      kind: 'device',
      id: device.id,
      centreId,
      of: 'kiosk',
    })
    expect(await look((work) => listDevices(work, centreId), head)).toContainEqual({ ...device, seenAt: clock.now() })
  })

  test('a code is good once and for a quarter of an hour', async () => {
    const { code } = await start('board')
    await confirm(code)
    await expect(confirm(code)).rejects.toThrow('identity.device-code-over')
    const late = await start()
    clock.moveTo(later(clock.now(), minutes(15)))
    await expect(confirm(late.code)).rejects.toThrow('identity.device-code-over')
  })

  test('a removed machine is a stranger at once', async () => {
    const { code, token } = await start()
    const { id } = await confirm(code)
    await database.run(head, (work) => removeDevice(work, centreId, id))
    expect(await look((work) => deviceActor(work, token))).toBeUndefined()
    await expect(database.run(head, (work) => removeDevice(work, centreId, id))).rejects.toThrow('vikno.not-found')
    const changes = await look((work) => listChanges(work, { what: 'identity.device', rowId: id }), head)
    expect(changes.map(({ after }) => after?.label).sort()).toEqual(['біля входу', undefined])
  })

  test('one address can’t flood the list of codes', async () => {
    const ask = () => database.run(visitor, (work) => startPairing(work, { of: 'board', address: '198.51.100.7' }))
    for (let n = 0; n < 60; n++) await ask()
    await expect(ask()).rejects.toThrow('vikno.too-many')
  })

  test.each<[string, Actor]>([
    ['an administrator', staffActor('administrator', centreId)],
    ['a head of another centre', staffActor('head', newId<'Centre'>())],
    ['a visitor', visitor],
  ])('%s may not pair, list or remove', async (_who, actor) => {
    const { code } = await start()
    await expect(confirm(code, actor)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(look((work) => listDevices(work, centreId), actor)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(database.run(actor, (work) => removeDevice(work, centreId, newId()))).rejects.toMatchObject({
      kind: 'forbidden',
    })
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
