import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, visitor } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import { later, minutes } from '../../../kernel/time.ts'
import { listChanges } from '../../audit/service.ts'
import { deviceActor } from '../service.ts'
import { freshAddress, staffActor, staffedCentre } from '../testing.ts'
import { confirmPairing, listDevices, removeDevice, startPairing } from './devices.ts'

const world = await testDatabase({ max: 30 })
const { database, clock } = world
const { centreId, head, look } = await staffedCentre(world)

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
