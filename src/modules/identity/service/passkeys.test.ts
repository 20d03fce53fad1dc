import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { later, minutes } from '../../../kernel/time.ts'
import { sessionActor } from '../service.ts'
import { builder, newCentre, newStaff, staffActor } from '../testing.ts'
import { softwarePasskey } from '../testing-passkey.ts'
import { blockStaff } from './manage-staff.ts'
import {
  addPasskey,
  askForNewPasskey,
  askForPasskey,
  enterPasskey,
  listOwnPasskeys,
  removeOwnPasskey,
  siteOf,
} from './passkeys.ts'

const { database, clock } = await testDatabase()
const centreId = await newCentre(database)
const site = siteOf('https://cnap.example.ua')!
const elsewhere = { origin: 'https://cnap.evil.example', domain: 'cnap.evil.example' }
type Key = ReturnType<typeof softwarePasskey>

async function person() {
  const { id, posts } = await newStaff(database, { role: 'administrator', place: centreId })
  await database.pool.query(`update identity.staff set state = 'active' where id = $1`, [id])
  return { kind: 'staff', id, posts, place: '' } as const
}

async function enrolled(actor: Actor, label = 'ключ') {
  const key = softwarePasskey()
  const { token, options } = await database.run(actor, (work) => askForNewPasskey(work, site))
  await database.run(actor, (work) =>
    addPasskey(work, { token, response: key.register(options.challenge, site), label, site }),
  )
  return key
}

const ask = () => database.run(visitor, (work) => askForPasskey(work, site))
const enter = (token: string, response: ReturnType<Key['answer']>) =>
  database.run(visitor, (work) => enterPasskey(work, { token, response, site }))
async function signIn(key: Key) {
  const { token, options } = await ask()
  return enter(token, key.answer(options.challenge, site))
}

describe('a passkey', () => {
  test('is enrolled by someone signed in, and then alone signs in', async () => {
    const actor = await person()
    const key = await enrolled(actor, ' мій телефон ')
    const session = await signIn(key)
    expect(await database.look(builder, (work) => sessionActor(work, session))).toMatchObject({
      actor: { id: actor.id },
    })
    expect(await database.look(actor, listOwnPasskeys)).toMatchObject([{ label: 'мій телефон', usedAt: clock.now() }])
  })

  test('answers each question once', async () => {
    const key = await enrolled(await person())
    const { token, options } = await ask()
    const response = key.answer(options.challenge, site)
    await enter(token, response)
    await expect(enter(token, response)).rejects.toThrow('identity.sign-in-expired')
    await expect(enter((await ask()).token, response)).rejects.toThrow('identity.wrong-passkey')
  })

  test('used on another site opens nothing here', async () => {
    const key = await enrolled(await person())
    const { token, options } = await ask()
    await expect(enter(token, key.answer(options.challenge, elsewhere))).rejects.toThrow('identity.wrong-passkey')
  })

  test('must have made sure of the person: a touch alone is not enough', async () => {
    const key = await enrolled(await person())
    const { token, options } = await ask()
    await expect(enter(token, key.answer(options.challenge, site, 0x01))).rejects.toThrow('identity.wrong-passkey')
  })

  test('with a forged signature, an unknown id or rubbish is refused in one sentence', async () => {
    const actor = await person()
    const [key, stranger] = [await enrolled(actor), softwarePasskey()]
    const { token, options } = await ask()
    const good = key.answer(options.challenge, site)
    const other = stranger.answer(options.challenge, site)
    const forged = { ...good, response: { ...good.response, signature: other.response.signature } }
    for (const response of [forged, other, {}, { id: 1 }, { ...good, response: {} }])
      await expect(enter(token, response as never)).rejects.toThrow('identity.wrong-passkey')
    await enter(token, good)
  })

  test('the question waits ten minutes', async () => {
    const key = await enrolled(await person())
    const { token, options } = await ask()
    clock.moveTo(later(clock.now(), minutes(10)))
    await expect(enter(token, key.answer(options.challenge, site))).rejects.toThrow('identity.sign-in-expired')
  })

  test('of someone who left opens nothing', async () => {
    const actor = await person()
    const key = await enrolled(actor)
    await database.run(staffActor('head', centreId), (work) => blockStaff(work, actor.id, 'звільнення'))
    await expect(signIn(key)).rejects.toThrow('identity.wrong-passkey')
  })

  test('that was removed opens nothing; another’s can’t be removed', async () => {
    const actor = await person()
    const key = await enrolled(actor)
    await expect(database.run(await person(), (work) => removeOwnPasskey(work, key.id))).rejects.toThrow(
      'vikno.not-found',
    )
    await database.run(actor, (work) => removeOwnPasskey(work, key.id))
    await expect(signIn(key)).rejects.toThrow('identity.wrong-passkey')
  })

  test('can’t be enrolled into another’s account, nor by a resident or visitor', async () => {
    const [one, other] = [await person(), await person()]
    const { token, options } = await database.run(one, (work) => askForNewPasskey(work, site))
    const response = softwarePasskey().register(options.challenge, site)
    await expect(
      database.run(other, (work) => addPasskey(work, { token, response, label: 'x', site })),
    ).rejects.toThrow('identity.sign-in-expired')
    for (const actor of [visitor, { kind: 'resident', id: newId(), trust: 'high' } as Actor])
      await expect(database.run(actor, (work) => askForNewPasskey(work, site))).rejects.toThrow('vikno.sign-in-first')
  })

  test('made on another site is not taken', async () => {
    const actor = await person()
    const { token, options } = await database.run(actor, (work) => askForNewPasskey(work, site))
    const response = softwarePasskey().register(options.challenge, elsewhere)
    await expect(
      database.run(actor, (work) => addPasskey(work, { token, response, label: 'x', site })),
    ).rejects.toThrow('identity.wrong-passkey')
  })
})

test.each([
  ['https://cnap.example.ua', { origin: 'https://cnap.example.ua', domain: 'cnap.example.ua' }],
  ['http://localhost:3000', { origin: 'http://localhost:3000', domain: 'localhost' }],
  ['http://127.0.0.1:3000', undefined],
  ['http://[::1]:3000', undefined],
])('passkeys behind %s belong to %o', (publicUrl, expected) => {
  expect(siteOf(publicUrl)).toEqual(expected)
})
