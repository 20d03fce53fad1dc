import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import { type Actor, visitor } from '../../kernel/actor.ts'
import { later, minutes } from '../../kernel/time.ts'
import { testCentre } from '../../modules/centres/testing.ts'
import { confirmPairing, removeDevice } from '../../modules/identity/service/devices.ts'
import { deviceAt } from './acting.ts'
import { beginPairing, pairingPage } from './pairing.ts'
import { eventAt, newBrowser, sentTo } from './testing.ts'

const { database, clock } = await testDatabase()
const app = (demo: boolean) => ({ database, config: { demo } as never })
const production = app(false)

async function pairedAt(of: 'kiosk' | 'board') {
  const made = await testCentre(database)
  const browser = newBrowser()
  const event = (form?: Record<string, string>) => eventAt(`/${of}`, {}, { database, actor: visitor, browser }, form)
  expect(await sentTo(beginPairing(event({ key: crypto.randomUUID() }), of))).toBe(`/${of}`)
  const { code } = await pairingPage(event(), of)
  const confirm = (actor: Actor) =>
    database.run(actor, (work) => confirmPairing(work, { code: code!, centreId: made.centre.id, label: 'біля входу' }))
  const who = (path = `/${of}/${made.centre.key}`) => deviceAt(production, path, browser.kept.get('device'))
  return { ...made, browser, event, code, confirm, who }
}

describe('a machine', () => {
  test('acts for its centre only after the head has typed its code', async () => {
    const { centre, head, confirm, who, event, code } = await pairedAt('kiosk')
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/)
    expect(await who()).toBeUndefined()
    await confirm(head)
    expect(await who()).toMatchObject({ kind: 'device', of: 'kiosk', centreId: centre.id })
    const actor = (await who()) as Actor
    const opened = eventAt('/kiosk', {}, { database, actor })
    expect(await sentTo(pairingPage(opened, 'kiosk'))).toBe(`/kiosk/${centre.key}`)
    expect(await sentTo(pairingPage(event(), 'kiosk'))).toBeUndefined()
  })

  test('is not joined by somebody who does not manage the centre, nor by an old code, nor twice', async () => {
    const { confirm, head, administrators, who } = await pairedAt('board')
    await expect(confirm(administrators[0]!)).rejects.toMatchObject({ kind: 'forbidden' })
    clock.moveTo(later(clock.now(), minutes(16)))
    await expect(confirm(head)).rejects.toMatchObject({ code: 'identity.device-code-over' })
    expect(await who()).toBeUndefined()
    const again = await pairedAt('board')
    await again.confirm(again.head)
    await expect(again.confirm(again.head)).rejects.toMatchObject({ code: 'identity.device-code-over' })
  })

  test('is a stranger again from the moment it is removed', async () => {
    const { centre, head, confirm, who } = await pairedAt('kiosk')
    const { id } = await confirm(head)
    await database.run(head, (work) => removeDevice(work, centre.id, id))
    expect(await who()).toBeUndefined()
  })

  test('of one kind is nobody on the pages of the other, and on all pages beside', async () => {
    const { confirm, head, who } = await pairedAt('kiosk')
    await confirm(head)
    for (const path of ['/board/any', '/', '/cases', '/kiosks/one', '/services/kiosk/one'])
      expect(await who(path), path).toBeUndefined()
    expect(await who('/kiosk')).toBeDefined()
  })
})

describe('who has no machine', () => {
  test.each(['/kiosk', '/kiosk/', '/kiosk/KEY', '/kiosk/KEY/take', '/board/KEY', '/board/KEY/12'])(
    'is nobody at %s of a real centre',
    async (path) => {
      const { centre } = await testCentre(database)
      const at = path.replace('KEY', centre.key)
      for (const token of [undefined, '', 'vkd_made-up', `vks_${'x'.repeat(40)}`])
        expect(await deviceAt(production, at, token)).toBeUndefined()
    },
  )

  test('stands before the demo’s own machine in the demo, of the centre in the address', async () => {
    const { centre } = await testCentre(database)
    expect(await deviceAt(app(true), `/kiosk/${centre.key}/services/x`, undefined)).toMatchObject({
      ...{ kind: 'device', of: 'kiosk', centreId: centre.id },
    })
    expect(await deviceAt(app(true), `/board/${centre.key}`, 'vkd_made-up')).toMatchObject({ of: 'board' })
    for (const path of ['/kiosk', '/kiosk/no-such-centre', '/', '/manager'])
      expect(await deviceAt(app(true), path, undefined), path).toBeUndefined()
  })
})

describe('the page of a machine without a centre', () => {
  const open = (actor: Actor, demo: boolean) => pairingPage(eventAt('/kiosk', {}, { database, actor, demo }), 'kiosk')

  test('offers centres to colleagues who give out tickets there, and to everybody in the demo', async () => {
    const { centre, head } = await testCentre(database)
    expect((await open(head, false)).centres.map(({ key }) => key)).toEqual([centre.key])
    expect((await open(visitor, false)).centres).toEqual([])
    expect((await open(visitor, true)).centres.map(({ key }) => key)).toContain(centre.key)
  })

  test('two presses ask for one code', async () => {
    const browser = newBrowser()
    const key = crypto.randomUUID()
    const codes = new Set<string>()
    for (let press = 0; press < 2; press++) {
      const event = eventAt('/kiosk', {}, { database, actor: visitor, browser }, { key })
      await sentTo(beginPairing(event, 'kiosk'))
      codes.add(browser.kept.get('pairing')!)
    }
    expect(codes.size).toBe(1)
  })
})
