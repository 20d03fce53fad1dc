import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, visitor } from '../../../kernel/actor.ts'
import { hours, later, minutes } from '../../../kernel/time.ts'
import { sessionActor, setWorkplace, signOut, tokenActor } from '../service.ts'
import { freshAddress, newCentre, newNetwork, staffedCentre } from '../testing.ts'
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
import { enterCode, enterPassword, type Run } from './sign-in.ts'

const world = await testDatabase({ max: 30 })
const { database, clock } = world
const { head, password, asVisitor, look, settled, signIn } = await staffedCentre(world)

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
