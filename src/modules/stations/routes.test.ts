// Machines over the API, as programs of a centre speak: with real tokens, and each refusal in its words.
import { describe, expect, test } from 'vitest'
import { testApp } from '../../http/testing.ts'
import { employ } from '../../http/testing-world.ts'
import { newId } from '../../kernel/id.ts'
import { hours, isoOf, later, minutes } from '../../kernel/time.ts'
import { alwaysOpen, testCentre } from '../centres/testing.ts'

const { ask, app, clock } = await testApp()
const { database } = app

async function centreWithStation() {
  const made = await testCentre(database, { week: alwaysOpen, desks: [{ equipment: ['biometric'] }, {}] })
  const { id: centreId } = made.centre
  const tokenOf = async (role: 'head' | 'guide' | 'officer', place = centreId) =>
    (await employ(database, role, place)).token
  const [head, guide] = [await tokenOf('head'), await tokenOf('guide')]
  const base = `/api/v1/centres/${centreId}`
  const station = `${base}/stations/${made.desks[0]!.id}`
  return { ...made, base, station, head, guide, tokenOf }
}

describe('machines over the API', () => {
  test('broken, what still works, mended, and the history of it', async () => {
    const { base, station, guide } = await centreWithStation()
    const body = {
      part: 'fingerprint-scanner',
      note: 'не світиться',
      expectedUntil: isoOf(later(clock.now(), hours(2))),
    }
    const broken = await ask('POST', `${station}/broken`, { token: guide, body })
    expect(broken).toMatchObject({ status: 200, body: { state: 'degraded', uses: ['under-12', 'issue'] } })
    const { body: all } = await ask('GET', `${base}/stations`, { token: guide })
    expect(all.items).toMatchObject([{ kind: 'biometric', faults: [{ note: 'не світиться', saidBy: 'staff' }] }])
    clock.moveTo(later(clock.now(), minutes(5)))
    await ask('POST', `${station}/works`, { token: guide, body: {} })
    const { body: history } = await ask('GET', `${station}/history`, { token: guide })
    expect(history.periods.map(({ state }: { state: string }) => state)).toEqual(['ok', 'degraded'])
    expect(history.faults).toMatchObject([{ what: 'broken', until: isoOf(clock.now()) }])
    expect(JSON.stringify([all, history])).not.toContain('staffId')
  })

  test('a program on the workstation gives signs of life and says which device is broken', async () => {
    const { station, guide } = await centreWithStation()
    const beat = (parts?: object) => ask('POST', `${station}/heartbeat`, { token: guide, body: parts ? { parts } : {} })
    const state = async () =>
      (await ask('GET', `${station.split('/').slice(0, -1).join('/')}`, { token: guide })).body.items[0]
    expect((await beat({ camera: 'broken' })).status).toBe(204)
    expect(await state()).toMatchObject({ state: 'degraded', faults: [{ part: 'camera', saidBy: 'machine' }] })
    await beat()
    expect(await state()).toMatchObject({ state: 'degraded', seenAt: isoOf(clock.now()) })
    await beat({ camera: 'works' })
    expect(await state()).toMatchObject({ state: 'ok', faults: [] })
    expect((await beat({ sofa: 'broken' })).status).toBe(422)
  })

  test('printers and the kiosk that prints on one', async () => {
    const { base, head } = await centreWithStation()
    const made = await ask('POST', `${base}/printers`, {
      token: head,
      body: { label: 'біля входу', host: '192.168.1.50' },
    })
    expect(made).toMatchObject({ status: 200, body: { printer: { host: '192.168.1.50', port: 9100, codePage: 46 } } })
    const at = `${base}/printers/${made.body.id}`
    const moved = { label: 'у залі', host: '10.0.0.7', port: 9101, codePage: 73 }
    expect((await ask('PUT', at, { token: head, body: moved })).body).toMatchObject({ label: 'у залі' })
    expect((await ask('GET', `${at}/prints`, { token: head })).body).toEqual({ items: [] })
    const { code } = (await ask('POST', '/api/v1/devices/pairings', { body: { of: 'kiosk' } })).body
    const pairing = { code, centreId: base.split('/').at(-1), label: 'кіоск' }
    const kiosk = (await ask('POST', '/api/v1/devices', { token: head, body: pairing })).body.id
    const give = (printerId: string | null) =>
      ask('PUT', `${base}/stations/${kiosk}/printer`, { token: head, body: { printerId } })
    expect((await give(made.body.id)).status).toBe(204)
    expect(await give(newId())).toMatchObject({ status: 404, body: { type: 'urn:vikno:stations.no-printer' } })
    expect((await ask('DELETE', at, { token: head })).status).toBe(204)
    const { items } = (await ask('GET', `${base}/stations`, { token: head })).body
    expect(items.find(({ id }: { id: string }) => id === kiosk)).toMatchObject({ printerId: null })
    expect(items.some(({ kind }: { kind: string }) => kind === 'printer')).toBe(false)
  })

  test.each([
    '8.8.8.8',
    '127.0.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '10.0.0.999',
    'localhost',
    'vikno.example',
    '[::1]',
    '172.32.0.1',
    '',
  ])('a printer is only in the centre’s own network, not at «%s»', async (host) => {
    const { base, head } = await centreWithStation()
    const answer = await ask('POST', `${base}/printers`, { token: head, body: { label: 'тут', host } })
    expect(answer).toMatchObject({ status: 422, body: { type: 'urn:vikno:stations.bad-address' } })
  })

  test('what booking knows of a workstation is set within bounds', async () => {
    const { station, head } = await centreWithStation()
    const day = [
      { from: '09:00', until: '13:00' },
      { from: '14:00', until: '18:00' },
    ]
    const good = {
      slotMinutes: 15,
      operators: 2,
      parts: ['camera', 'signature-pad'],
      hours: [day, day, day, day, day, [], []],
    }
    const put = (change: object) => ask('PUT', `${station}/workstation`, { token: head, body: { ...good, ...change } })
    expect(await put({})).toMatchObject({ status: 200, body: good })
    expect(await put({ hours: null })).toMatchObject({ status: 200, body: { hours: null } })
    const refused = async (change: object) => (await put(change)).body.type
    expect(await refused({ slotMinutes: 4 })).toBe('urn:vikno:stations.slot-out-of-range')
    expect(await refused({ operators: 0 })).toBe('urn:vikno:stations.operators-out-of-range')
    expect(await refused({ hours: [day.toReversed(), [], [], [], [], [], []] })).toBe('urn:vikno:stations.hours-wrong')
  })

  test('who may not', async () => {
    const { base, station, guide, tokenOf } = await centreWithStation()
    const other = await tokenOf('head', (await testCentre(database)).centre.id)
    const officer = await tokenOf('officer')
    const note = { note: 'так' }
    for (const token of [other, officer]) {
      expect((await ask('GET', `${base}/stations`, { token })).status).toBe(403)
      expect((await ask('POST', `${station}/broken`, { token, body: note })).status).toBe(403)
      expect((await ask('POST', `${station}/heartbeat`, { token, body: {} })).status).toBe(403)
    }
    expect((await ask('POST', `${station}/broken`, { body: note })).status).toBe(401)
    const printer = { label: 'тут', host: '10.0.0.7' }
    expect((await ask('POST', `${base}/printers`, { token: guide, body: printer })).status).toBe(403)
    const workstation = { slotMinutes: 15, operators: 1, parts: [], hours: null }
    expect((await ask('PUT', `${station}/workstation`, { token: guide, body: workstation })).status).toBe(403)
    expect((await ask('POST', '/api/v1/devices/heartbeat', { token: guide })).status).toBe(403)
  })
})
