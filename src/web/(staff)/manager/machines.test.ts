// The page of machines as the head sees it: empty, well, in part, down; what to do; «Зламалось» and «Працює»; and who may not.
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { staffActor } from '../../../modules/centres/testing.ts'
import { reportBroken } from '../../../modules/stations/service/report.ts'
import { type TestMachines, testMachines } from '../../../modules/stations/testing.ts'
import { eventAt, sentTo } from '../../device/testing.ts'
import * as listServer from './[centre]/devices/+page.server.ts'
import * as oneServer from './[centre]/devices/[station]/+page.server.ts'
import Alert from './[centre]/devices/alert.svelte'

const test1 = await testDatabase()
const { database } = test1

type Answer = Record<string, never> & {
  readonly alerts: readonly Record<string, unknown>[]
  readonly stations: readonly Record<string, unknown>[]
  readonly shown: Record<string, unknown>
}

function headOf(hall: TestMachines, actor: Actor = hall.head) {
  const { key } = hall.centre
  const at = (path: string, params: object, form?: Record<string, string>) =>
    eventAt(`/manager/${key}/devices${path}`, { centre: key, ...params }, { database, actor }, form) as never
  return {
    list: () => listServer.load(at('', {})) as Promise<Answer>,
    one: (station: Id<'Station'>) => oneServer.load(at(`/${station}`, { station })) as Promise<Answer>,
    press: (action: string, station: Id<'Station'>, form: Record<string, string>) =>
      oneServer.actions[action]!(at(`/${station}?/${action}`, { station }, { key: crypto.randomUUID(), ...form })),
    add: (form: Record<string, string>) => listServer.actions.printer!(at('?/printer', {}, form)),
    key,
  }
}

const words = (alert: Record<string, unknown>) =>
  render(Alert as never, { props: { station: alert, slug: 's', today: '2026-11-23', lang: 'uk' } as never })
    .body.replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')

describe('the page of machines', () => {
  test('is empty where there are none', async () => {
    expect(await headOf(await testMachines(test1)).list()).toMatchObject({ alerts: [], stations: [] })
  })

  test('says what is wrong, since when, what to do and what still works; what is down stands first', async () => {
    const hall = await testMachines(test1, { desks: [{ equipment: ['biometric'] }] })
    const { id: kiosk } = await hall.pair('kiosk', 'кіоск біля входу')
    const station = hall.desks[0]!.id as string as Id<'Station'>
    const { id: centreId } = hall.centre
    await hall.asHead((work) => reportBroken(work, centreId, station, { part: 'fingerprint-scanner', note: 'темний' }))
    await hall.asHead((work) => reportBroken(work, centreId, kiosk, { note: 'екран тріснув' }))
    const { alerts, stations } = await headOf(hall).list()
    expect(stations).toHaveLength(2)
    expect(alerts.map(({ state }) => state)).toEqual(['down', 'degraded'])
    expect(words(alerts[0]!)).toMatch(/кіоск біля входу: Зламалось\. З .*09:00.*екран тріснув.*Викличте, хто лагодить/)
    expect(words(alerts[1]!)).toMatch(
      /Біометрична станція, стіл 1: Сканер відбитків пальців: зламалось.*Ще можна: документи дітям до 12 років/,
    )
  })

  test('a kiosk that prints nothing says why', async () => {
    const hall = await testMachines(test1)
    const { printer } = await hall.kioskWithPrinter()
    await hall.asHead((work) => reportBroken(work, hall.centre.id, printer, { note: 'ніж' }))
    const { alerts } = await headOf(hall).list()
    expect(words(alerts[1]!)).toContain('Не друкує «принтер біля входу», талони видає на екрані')
  })
})

describe('on the page of a machine', () => {
  test('«Зламалось» without a reason is refused beside its field; with one it is marked, and «Працює» ends it', async () => {
    const hall = await testMachines(test1, { desks: [{ equipment: ['biometric'] }] })
    const station = hall.desks[0]!.id as string as Id<'Station'>
    const head = headOf(hall)
    expect(await head.press('broken', station, { part: 'camera' })).toMatchObject({
      status: 422,
      data: { faults: [{ field: 'note' }] },
    })
    const past = { part: 'camera', note: 'так', untilDay: '2026-11-23', untilTime: '08:00' }
    expect(await head.press('broken', station, past)).toMatchObject({ data: { faults: [{ field: 'untilTime' }] } })
    const until = { ...past, untilTime: '14:00' }
    expect(await sentTo(head.press('broken', station, until))).toMatch(/\?done=broken$/)
    expect((await head.one(station)).shown).toMatchObject({ state: 'degraded', expectedUntil: expect.any(Number) })
    expect(await sentTo(head.press('works', station, { part: 'camera' }))).toMatch(/\?done=works$/)
    expect((await head.one(station)).shown).toMatchObject({ state: 'ok' })
  })

  test('a printer is added with its address, and one outside the network is refused', async () => {
    const hall = await testMachines(test1)
    const head = headOf(hall)
    const card = { place: 'біля входу', host: '192.168.1.50', port: '9100', codePage: '46' }
    expect(await sentTo(head.add(card))).toMatch(/\?done=printer$/)
    expect(await head.add({ ...card, host: '8.8.8.8' })).toMatchObject({ data: { faults: [{ field: 'host' }] } })
  })

  test('who does not manage the centre finds nothing', async () => {
    const hall = await testMachines(test1, { desks: [{ equipment: ['biometric'] }] })
    const station = hall.desks[0]!.id as string as Id<'Station'>
    for (const actor of [
      hall.guide,
      hall.administrators[0]!,
      staffActor('head', (await testMachines(test1)).centre.id),
    ]) {
      const other = headOf(hall, actor)
      await expect(other.list()).rejects.toMatchObject({ code: 'centres.no-centre' })
      await expect(other.one(station)).rejects.toMatchObject({ code: 'centres.no-centre' })
    }
  })
})
