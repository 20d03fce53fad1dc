// The alarm as an alert service presses it: with a key of a program that opens nothing else.
import { describe, expect, test } from 'vitest'
import { testApp } from '../../../http/testing.ts'
import { employ } from '../../../http/testing-world.ts'
import { systemActor } from '../../../kernel/actor.ts'
import { hours, later } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { createCentre, createNetwork } from '../../centres/service/centres.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { alwaysOpen, longAgo } from '../../centres/testing.ts'
import { createApiToken } from '../../identity/service/own-security.ts'

const { app, ask } = await testApp()
const { database } = app
const founder = systemActor('test')
const name = { uk: 'Центр', en: 'Centre' }
let made = 0

/** A network of a region with so many open centres, and a key of its founder for the alarm alone. */
async function region(count: number, regionName: string) {
  made++
  const at = await database.run(founder, async (work) => {
    const network = await createNetwork(work, { key: `region-${made}`, name, region: regionName })
    const centres = []
    for (let i = 0; i < count; i++) {
      const placeCode = `${1000 + made}${i}`
      const card = { key: `hall-${made}-${i}`, networkId: network.id, kind: 'territorial' as const, name, placeCode }
      centres.push(await createCentre(work, { ...card, opensOn: longAgo, week: alwaysOpen, zones: [] }))
    }
    return { network, centres }
  })
  const { id, token: wide } = await employ(database, 'founder', at.network.id)
  const until = later(database.clock.now(), hours(24))
  const { token } = await database.run(founder, (work) => createApiToken(work, id, 'сервіс оповіщення', until, 'alarm'))
  return { ...at, token, wide }
}
const stands = (id: CentreId) => database.look(founder, async (work) => (await hallOf(work, id)).alarm !== null)

describe('one call for a region', () => {
  test('stops every open hall in it and none outside, and lets them go on', async () => {
    const [here, there] = [await region(3, 'Харківська область'), await region(1, 'Херсонська область')]
    const call = (on: boolean) =>
      ask('POST', '/api/v1/alarm', { token: here.token, body: { on, cause: 'air', region: 'харківська область' } })
    const began = await call(true)
    expect([began.status, began.body.centres]).toEqual([
      200,
      expect.arrayContaining(here.centres.map(({ key }) => ({ key, on: true, changed: true }))),
    ])
    expect(await Promise.all(here.centres.map(({ id }) => stands(id)))).toEqual([true, true, true])
    expect(await stands(there.centres[0]!.id)).toBe(false)
    expect((await call(true)).body.centres.map(({ changed }: { changed: boolean }) => changed)).toEqual([
      false,
      false,
      false,
    ])
    await call(false)
    expect(await stands(here.centres[0]!.id)).toBe(false)
  })

  test('a network by its key; a region nobody knows, one of strangers, and neither are refused', async () => {
    const [here, there] = [await region(1, 'Сумська область'), await region(1, 'Одеська область')]
    const call = (body: object) => ask('POST', '/api/v1/alarm', { token: here.token, body: { on: true, ...body } })
    expect((await call({ network: here.network.key })).body.centres).toHaveLength(1)
    expect((await call({ region: 'Атлантида' })).status).toBe(404)
    expect((await call({ region: 'Одеська область' })).status).toBe(403)
    expect((await call({})).status).toBe(422)
    expect(await stands(there.centres[0]!.id)).toBe(false)
  })
})

describe('one call for a centre', () => {
  test('by its key, once for an idempotency key', async () => {
    const { centres, token } = await region(1, 'Львівська область')
    const [{ key, id }] = centres as [(typeof centres)[0]]
    const call = (on: boolean, idempotency: string) =>
      ask('POST', `/api/v1/centres/${key}/alarm`, { token, key: idempotency, body: { on, cause: 'power' } })
    expect((await call(true, 'alert-7-on')).body).toEqual({ key, on: true, changed: true })
    expect((await call(false, 'alert-7-off')).body).toEqual({ key, on: false, changed: true })
    expect((await call(true, 'alert-7-on')).body).toEqual({ key, on: true, changed: true }) // the answer of the first
    expect(await stands(id)).toBe(false)
  })

  test('a centre there is not, and a body that says nothing', async () => {
    const { token } = await region(1, 'Волинська область')
    expect((await ask('POST', '/api/v1/centres/none/alarm', { token, body: { on: true } })).status).toBe(404)
    const { centres } = await region(1, 'Полтавська область')
    expect((await ask('POST', `/api/v1/centres/${centres[0]!.key}/alarm`, { token, body: {} })).status).toBe(422)
  })
})

describe('the key of the alert service', () => {
  test('opens the alarm and nothing else its maker may do', async () => {
    const { centres, token, wide } = await region(1, 'Київська область')
    const [{ id, key }] = centres as [(typeof centres)[0]]
    const outage = { token, body: { kind: 'power' } }
    expect((await ask('POST', `/api/v1/centres/${id}/outages`, outage)).status).toBe(403)
    expect((await ask('POST', `/api/v1/centres/${id}/outages`, { ...outage, token: wide })).status).toBe(201)
    expect((await ask('GET', `/api/v1/centres/${id}/hall`, { token })).status).toBe(403)
    expect((await ask('GET', '/api/v1/tokens', { token })).status).toBe(403)
    expect((await ask('POST', `/api/v1/centres/${key}/alarm`, { token, body: { on: true } })).status).toBe(200)
  })

  test('who may not: nobody without a key, nobody of another centre', async () => {
    const { centres } = await region(1, 'Рівненська область')
    const { token } = await region(1, 'Закарпатська область')
    const path = `/api/v1/centres/${centres[0]!.key}/alarm`
    expect((await ask('POST', path, { body: { on: true } })).status).toBe(401)
    expect((await ask('POST', path, { token, body: { on: true } })).status).toBe(403)
  })
})

describe('what does not work, over the API', () => {
  test('is marked, listed for everybody without its reason, and ended', async () => {
    const { centres, wide: token } = await region(1, 'Одеська область')
    const path = `/api/v1/centres/${centres[0]!.id}/outages`
    const marked = await ask('POST', path, { token, body: { kind: 'register', what: 'ДРАЦС', reason: 'робота' } })
    expect([marked.status, marked.body]).toMatchObject([201, { kind: 'register', what: 'ДРАЦС', until: null }])
    const listed = await ask('GET', path)
    expect(listed.body.items).toEqual([marked.body])
    expect(JSON.stringify(listed.body)).not.toContain('робота')
    expect((await ask('DELETE', `${path}/${marked.body.id}`, { token })).status).toBe(200)
    expect((await ask('GET', path)).body.items).toEqual([])
    expect((await ask('DELETE', `${path}/${marked.body.id}`, { token })).status).toBe(404)
    expect((await ask('POST', path, { token, body: { kind: 'register' } })).status).toBe(422)
  })
})
