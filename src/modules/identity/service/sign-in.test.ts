import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Post, visitor } from '../../../kernel/actor.ts'
import { hours, later, minutes } from '../../../kernel/time.ts'
import { codeAt } from '../rules/code.ts'
import { sessionActor, tokenActor } from '../service.ts'
import { builder, freshAddress, freshEmail, freshTaxNumber, oksana, staffedCentre } from '../testing.ts'
import { acceptInvitation, openInvitation } from './accept-invitation.ts'
import { blockStaff, inviteAgain, inviteFirst, listStaff } from './manage-staff.ts'
import { createApiToken } from './own-security.ts'
import { countTries, enterCode, enterPassword } from './sign-in.ts'

const world = await testDatabase({ max: 30 })
const { database, clock } = world
const { centreId, head, password, nextStep, asVisitor, look, invited, settled, signIn } = await staffedCentre(world)

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
