// The walk from the first screen to the ticket, as a browser without scripts gets it.
import { render } from 'svelte/server'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../../app.ts'
import { testDatabase } from '../../db/testing.ts'
import type { Work } from '../../db/work.ts'
import { openPrinters, pretendHost } from '../../gateways/printer/open-printers.ts'
import type { Trouble } from '../../gateways/printer/pretend-printer.ts'
import { typstPaperMaker } from '../../gateways/typst/paper-maker.ts'
import { textOf } from '../../gateways/typst/testing.ts'
import { tasks } from '../../jobs/list.ts'
import { type Actor, systemActor, visitor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import type { Lang } from '../../kernel/text.ts'
import { minutes, type PlainTime } from '../../kernel/time.ts'
import { getService } from '../../modules/catalogue/service.ts'
import { listPapers, papersWith, paperTemplates } from '../../modules/documents/service.ts'
import { confirmPairing, startPairing } from '../../modules/identity/service/devices.ts'
import { closeDesk } from '../../modules/queue/service/pause.ts'
import { ticketPage } from '../../modules/queue/service/screens.ts'
import { type TestHall, testHall } from '../../modules/queue/testing.ts'
import { getStation } from '../../modules/stations/service/inventory.ts'
import { givePrinter, savePrinter } from '../../modules/stations/service/settings.ts'
import { jobsFor } from '../../subscriptions.ts'
import { type Browser, eventAt, newBrowser, sentTo } from '../device/testing.ts'
import * as startServer from './[centre]/+page.server.ts'
import Start from './[centre]/+page.svelte'
import * as priorityServer from './[centre]/priority/+page.server.ts'
import * as servicesServer from './[centre]/services/+page.server.ts'
import * as serviceServer from './[centre]/services/[key]/+page.server.ts'
import Service from './[centre]/services/[key]/+page.svelte'
import * as takeServer from './[centre]/take/+page.server.ts'
import Take from './[centre]/take/+page.svelte'
import * as ticketServer from './[centre]/ticket/[id]/+page.server.ts'
import Ticket from './[centre]/ticket/[id]/+page.svelte'
import { GET } from './[centre]/ticket/[id]/paper/+server.ts'

const test1 = await testDatabase()
const { database, announced } = test1
const maker = typstPaperMaker({ templates: paperTemplates })
afterAll(() => maker.close())
const app = { papers: papersWith(maker) }

type Loads = { load: (event: never) => unknown }
const view = { large: false, contrast: false, low: false, voice: false }

/** Somebody before the kiosk of a hall. */
function kioskOf(hall: TestHall, more: { actor?: Actor; lang?: Lang } = {}) {
  const { key, id: centreId } = hall.centre
  const device: Actor = { kind: 'device', id: newId(), centreId, of: 'kiosk' }
  const { actor = device, lang = 'uk' } = more
  const browser: Browser = newBrowser()
  const at = (path: string, params: object = {}, form?: Record<string, string>) =>
    eventAt(`/kiosk/${key}${path}`, { centre: key, ...params }, { database, actor, browser, lang, app }, form) as never
  const load = (page: Loads, path = '', params: object = {}) => page.load(at(path, params)) as Promise<object>
  const show = async (page: Loads, component: unknown, path = '', params: object = {}, form: unknown = null) => {
    const data = { ...(await load(page, path, params)), lang, view, key: crypto.randomUUID(), demo: false }
    return render(component as never, { props: { data, form } as never }).body.replace(/&nbsp;|\u00a0/g, ' ')
  }
  const press = (path: string, formKey: string = crypto.randomUUID()) =>
    takeServer.actions.take!(at(`/take?/take&${path}`, {}, { key: formKey }))
  const take = async (path: string, formKey?: string) => (await sentTo(press(path, formKey)))!
  const declare = (group: string) =>
    sentTo(priorityServer.actions.declare!(at(`/priority?/declare&to=/kiosk/${key}/services`, {}, { group })))
  return { browser, at, load, show, press, take, declare, key }
}

const keyOfService = async (hall: TestHall) => {
  const [id] = Object.values(hall.services)
  return (await database.look(visitor, (work) => getService(work, id!))).key
}
const idIn = (address: string) => address.split('/').at(-1)! as never

async function issuedIn(hall: TestHall): Promise<number> {
  const { rows } = await database.pool.query('select count(*)::int n from queue.ticket where centre_id = $1', [
    hall.centre.id,
  ])
  return rows[0].n
}

describe('who stands before no kiosk of the centre', () => {
  const pages: readonly [string, Loads][] = [
    ['', startServer as never],
    ['/services', servicesServer as never],
    ['/take?purpose=consult', takeServer as never],
    ['/priority', priorityServer as never],
  ]

  test.each<[string, (hall: TestHall) => Actor]>([
    ['a visitor', () => visitor],
    ['a resident', () => ({ kind: 'resident', id: newId(), trust: 'high' })],
    ['a kiosk of another centre', () => ({ kind: 'device', id: newId(), centreId: newId(), of: 'kiosk' })],
    ['a board of this centre', ({ centre }) => ({ kind: 'device', id: newId(), centreId: centre.id, of: 'board' })],
  ])('%s gets no ticket and is sent to the page of pairing', async (_who, actorIn) => {
    const hall = await testHall(test1)
    const kiosk = kioskOf(hall, { actor: actorIn(hall) })
    for (const [path, page] of pages) expect(await sentTo(kiosk.load(page, path)), path).toBe('/kiosk')
    expect(await kiosk.take('purpose=collect')).toBe('/kiosk')
    expect(await issuedIn(hall)).toBe(0)
  })

  test('a guide with a tablet gives out tickets too', async () => {
    const hall = await testHall(test1)
    const kiosk = kioskOf(hall, { actor: hall.guide })
    expect(await kiosk.take(`purpose=submit&service=${await keyOfService(hall)}`)).toMatch(/\/ticket\/[0-9a-f-]{36}$/)
  })
})

describe('taking a ticket', () => {
  test('shows its number, the promised moment, who is before, where to wait and the code to follow it by', async () => {
    const hall = await testHall(test1)
    const kiosk = kioskOf(hall)
    const service = await keyOfService(hall)
    const before = await kiosk.show(serviceServer as never, Service, `/services/${service}`, { key: service })
    expect(before).toMatch(
      /Коштує[\s\S]*уточніть у центрі[\s\S]*до 30 календарних днів[\s\S]*до 5 хв[\s\S]*Взяти талон/,
    )
    await kiosk.take(`purpose=submit&service=${service}`)
    const second = kioskOf(hall)
    const address = await second.take(`purpose=submit&service=${service}`)
    const html = await second.show(ticketServer as never, Ticket, '', { id: idIn(address) })
    expect(html).toMatch(
      /А-002[\s\S]*Покличемо до[\s\S]*09:15[\s\S]*Поверх 1[\s\S]*вікно 1[\s\S]*праворуч[\s\S]*Готово/,
    )
    expect(html).toMatch(/role="img" aria-label="QR-код[^"]*"[^>]*>\s*(<!--.*?-->)*<svg/)
  })

  test('two presses give one ticket; going back and pressing again comes to the same one', async () => {
    const hall = await testHall(test1)
    const kiosk = kioskOf(hall)
    const wish = `purpose=submit&service=${await keyOfService(hall)}`
    const formKey = crypto.randomUUID()
    const [one, two] = await Promise.all([kiosk.take(wish, formKey), kiosk.take(wish, formKey)])
    expect(two).toBe(one)
    expect(await kiosk.take(wish)).toBe(one)
    expect(await sentTo(kiosk.load(servicesServer as never, '/services'))).toBe(one)
    expect(await issuedIn(hall)).toBe(1)
    expect(await sentTo(kiosk.load(startServer as never, '?done'))).toBe(`/kiosk/${kiosk.key}`)
    expect([...kiosk.browser.kept.keys()]).toEqual([])
    expect(await kiosk.take(wish)).not.toBe(one)
  })

  test('a declared priority is promised sooner and stands nowhere: not in an address, not on the ticket', async () => {
    const hall = await testHall(test1)
    const kiosk = kioskOf(hall)
    const service = await keyOfService(hall)
    expect(await kiosk.declare('elderly')).toBe(`/kiosk/${kiosk.key}/services`)
    const shown = await kiosk.show(serviceServer as never, Service, `/services/${service}`, { key: service })
    expect(shown).toContain('Біля вікна покажіть: паспорт')
    expect(shown).not.toMatch(/elderly|Від 70/)
    const address = await kiosk.take(`purpose=submit&service=${service}`)
    const page = await database.look(visitor, (work) => ticketPage(work, idIn(address)))
    expect(page.promisedAt - page.issuedAt).toBe(minutes(5))
    expect(kiosk.browser.kept.has('kiosk-priority')).toBe(false)
    const html = await kiosk.show(ticketServer as never, Ticket, '', { id: idIn(address) })
    expect(html + address).not.toMatch(/elderly|першочерг|Від 70/)
  })

  test.each(['none', 'idp', '', 'constructor', '<script>'])(
    'a ground that is not on the list of the centre (%s) is none',
    async (group) => {
      const kiosk = kioskOf(await testHall(test1))
      await kiosk.declare('elderly')
      await kiosk.declare(group)
      expect(kiosk.browser.kept.has('kiosk-priority')).toBe(false)
    },
  )

  test.each([
    'https://elsewhere.example',
    '//elsewhere.example',
    '/manager',
    '/kiosk/other/take',
    'javascript:alert(1)',
  ])('after the choice of priority one never comes to %s', async (to) => {
    const kiosk = kioskOf(await testHall(test1))
    const event = kiosk.at(`/priority?/declare&${new URLSearchParams({ to })}`, {}, { group: 'elderly' })
    expect(await sentTo(priorityServer.actions.declare!(event))).toBe(`/kiosk/${kiosk.key}`)
  })

  test('in English the ticket speaks English', async () => {
    const hall = await testHall(test1)
    const kiosk = kioskOf(hall, { lang: 'en' })
    const address = await kiosk.take(`purpose=submit&service=${await keyOfService(hall)}`)
    expect(await kiosk.show(ticketServer as never, Ticket, '', { id: idIn(address) })).toContain('We call you by')
    expect((await database.look(visitor, (work) => ticketPage(work, idIn(address)))).lang).toBe('en')
  })
})

describe('when the answer is no, the kiosk says what to do', () => {
  const refused = async (kiosk: ReturnType<typeof kioskOf>, path: string) => {
    const form = (await kiosk.press(path)) as unknown as { status: number; data: object }
    return { status: form.status, html: await kiosk.show(takeServer as never, Take, `/take?${path}`, {}, form.data) }
  }

  test('closed: when tickets are given out again, on every screen, and none before', async () => {
    const morning = [{ from: '10:00' as PlainTime, until: '12:00' as PlainTime }]
    const week = Array.from({ length: 7 }, () => ({ work: morning, reception: morning, tickets: morning }))
    const hall = await testHall(test1, { week, desks: [] })
    const kiosk = kioskOf(hall)
    const start = await kiosk.show(startServer as never, Start)
    expect(start).toContain('Зараз талонів не видаємо.')
    expect(start).toContain('сьогодні з 10:00')
    expect(start).not.toMatch(/Забрати готове|першочерговий/)
    const { status, html } = await refused(kiosk, 'purpose=collect')
    expect(status).toBe(409)
    expect(html).toContain('сьогодні з 10:00')
    expect(html).not.toContain('Взяти талон')
    expect(await issuedIn(hall)).toBe(0)
  })

  test('a service of another centre is not given here', async () => {
    const kiosk = kioskOf(await testHall(test1))
    const foreign = await keyOfService(await testHall(test1))
    const { status, html } = await refused(kiosk, `purpose=submit&service=${foreign}`)
    expect(status).toBe(409)
    expect(html).toContain('Цієї послуги в нашому центрі немає')
    const page = await kiosk.show(serviceServer as never, Service, `/services/${foreign}`, { key: foreign })
    expect(page).toContain('На рецепції скажуть, де її надають')
    expect(page).not.toContain('Взяти талон')
  })

  test('filing without a service asks to choose one', async () => {
    const { status, html } = await refused(kioskOf(await testHall(test1)), 'purpose=submit')
    expect(status).toBe(422)
    expect(html).toMatch(/Оберіть послугу[\s\S]*Обрати послугу/)
  })

  test('no desk is open: the ticket may be taken, and the screen does not promise a wait', async () => {
    const hall = await testHall(test1)
    await hall.at(0, closeDesk)
    const kiosk = kioskOf(hall)
    const service = await keyOfService(hall)
    const before = await kiosk.show(serviceServer as never, Service, `/services/${service}`, { key: service })
    expect(before).toMatch(/ніхто не приймає[\s\S]*покличемо, щойно вікно відкриється[\s\S]*Взяти талон/)
    const address = await kiosk.take(`purpose=submit&service=${service}`)
    const html = await kiosk.show(ticketServer as never, Ticket, '', { id: idIn(address) })
    expect(html).toMatch(/ще не відкрито[\s\S]*Слухайте й дивіться на табло/)
    expect(html).not.toContain('скоріше за все')
  })

  test('too many in a minute from one machine', async () => {
    const hall = await testHall(test1, { settings: { ticketsPerMinuteAtKiosk: 2 } })
    const wish = `purpose=submit&service=${await keyOfService(hall)}`
    const actor: Actor = { kind: 'device', id: newId(), centreId: hall.centre.id, of: 'kiosk' }
    for (let n = 0; n < 2; n++) await kioskOf(hall, { actor }).take(wish)
    const { status, html } = await refused(kioskOf(hall, { actor }), wish)
    expect(status).toBe(409)
    expect(html).toMatch(/Забагато талонів за хвилину[\s\S]*Спробувати ще раз/)
  })

  test.each(['no-ticket', newId()])('a ticket that is not there (%s) is missing', async (id) => {
    const kiosk = kioskOf(await testHall(test1))
    await expect(kiosk.load(ticketServer as never, '', { id })).rejects.toMatchObject({ code: 'queue.no-ticket' })
  })

  test('a ticket of another centre is as unknown as none', async () => {
    const { id } = await (await testHall(test1)).take()
    const kiosk = kioskOf(await testHall(test1))
    await expect(kiosk.load(ticketServer as never, '', { id })).rejects.toMatchObject({ code: 'queue.no-ticket' })
  })
})

test('the ticket on paper has the same number and moment, and its making is recorded', async () => {
  const hall = await testHall(test1)
  const kiosk = kioskOf(hall)
  const address = await kiosk.take(`purpose=submit&service=${await keyOfService(hall)}`)
  const response = await GET(kiosk.at('/paper', { id: idIn(address) }))
  expect(response.headers.get('content-type')).toBe('application/pdf')
  const pdf = Buffer.from(await response.arrayBuffer())
  expect(textOf(pdf)).toMatch(/А-001[\s\S]*09:15[\s\S]*Поверх 1, вікно 1/)
  const papers = await database.look(systemActor('test'), (work) => listPapers(work, idIn(address)))
  expect(papers).toMatchObject([{ kind: 'ticket', centreId: hall.centre.id, lang: 'uk' }])
})

describe('a kiosk with a printer in the network', async () => {
  const open = await openPrinters({ demo: true })
  const { pretend: printer } = open
  afterAll(() => open.close())
  beforeEach(() => {
    printer!.trouble = {}
  })

  /** The worker of the house, at work while somebody waits. */
  async function worked<T>(waits: Promise<T>): Promise<T> {
    let isOver = false
    const end = waits.finally(() => {
      isOver = true
    })
    for (let next = announced.length; !isOver; ) {
      const event = announced[next]
      if (event) next += 1
      else await new Promise((rested) => setTimeout(rested, 20))
      const jobs = event ? jobsFor(event).filter(({ task }) => task === 'stations.print') : []
      for (const { task, payload } of [...jobs, ...jobs])
        await tasks[task]!({ database, printers: open } as App, payload)
    }
    return end
  }

  async function kioskWithPrinter() {
    const hall = await testHall(test1)
    const { id: centreId } = hall.centre
    const run = <T>(useCase: (work: Work) => Promise<T>) => database.run(hall.head, useCase)
    const pairing = await run((work) => startPairing(work, { of: 'kiosk', address: newId() }))
    const device = await run((work) => confirmPairing(work, { code: pairing.code, centreId, label: 'біля входу' }))
    const card = { label: 'біля входу', host: pretendHost, port: 9100, codePage: 46 }
    const { id: printerId } = await run((work) => savePrinter(work, centreId, card))
    await run((work) => givePrinter(work, centreId, device.id as never, printerId))
    const kiosk = kioskOf(hall, { actor: { kind: 'device', id: device.id, centreId, of: 'kiosk' } })
    const address = await kiosk.take(`purpose=submit&service=${await keyOfService(hall)}`)
    const id = idIn(address)
    const screen = (path = '') => kiosk.show(ticketServer as never, Ticket, path, { id })
    const press = async (key: string = crypto.randomUUID()) => {
      const pressed = ticketServer.actions.print!(kiosk.at(`/ticket/${id}?/print`, { id }, { key }))
      return (await worked(sentTo(pressed)))!
    }
    return { hall, kiosk, id, screen, press, printerId }
  }
  const query = (address: string) => address.slice(address.indexOf('?'))

  test('prints the same ticket: number, moment, who is before, where to wait, the code of its page', async () => {
    const { id, screen, press } = await kioskWithPrinter()
    expect(await screen()).toMatch(/action="\?\/print"[\s\S]*Надрукувати талон/)
    const before = printer!.papers.length
    expect(await screen(query(await press()))).toContain('Візьміть паперовий талон')
    const [paper, ...others] = printer!.papers.slice(before)
    expect(others).toEqual([])
    const text = paper!.lines.map((line) => line.text).join('\n')
    expect(text).toMatch(
      /Талон\nА-001\n[\s\S]*Покличемо до\n09:15[\s\S]*Ви наступні[\s\S]*Поверх\u00a01, вікно\u00a01/i,
    )
    expect(paper!.lines.find((line) => line.text === 'А-001')).toMatchObject({ size: 6, bold: true })
    expect(paper).toMatchObject({ codePage: 46, unknown: [], qr: [`https://vikno.test/ticket/${id}`] })
  })

  test.each<[string, Trouble, RegExp]>([
    ['no paper', { stands: 'paper-out' }, /закінчився папір[\s\S]*А-001 дійсний і без паперу/],
    ['the cover is open', { stands: 'cover-open' }, /Принтер зараз не друкує[\s\S]*дійсний і без паперу/],
    ['nobody answers', { mute: true }, /Принтер зараз не друкує[\s\S]*дійсний і без паперу/],
    ['it breaks off in the middle', { hangsUpAfter: 200 }, /не підтвердив[\s\S]*дійсний і без паперу/],
  ])(
    '%s: the screen says so, and the ticket is good by its number and code',
    async (_, trouble, said) => {
      const { screen, press } = await kioskWithPrinter()
      printer!.trouble = trouble
      const html = await screen(query(await press()))
      expect(html).toMatch(said)
      expect(html).toContain('<svg')
      expect(html).not.toContain('?/print')
    },
    20_000,
  )

  test('out of paper the printer is down for everybody, until it prints again', async () => {
    const { hall, screen, press, printerId } = await kioskWithPrinter()
    const state = async () =>
      (await database.look(hall.head, (work) => getStation(work, hall.centre.id, printerId))).state
    printer!.trouble = { stands: 'paper-out' }
    await press()
    expect(await state()).toBe('down')
    expect(await screen()).toContain('закінчився папір')
    printer!.trouble = {}
    await press()
    expect(await state()).toBe('ok')
    expect(await screen()).toContain('Надрукувати талон')
  })

  test('two presses with one key are one paper; a job done twice prints once', async () => {
    const { press } = await kioskWithPrinter()
    const before = printer!.papers.length
    const key = crypto.randomUUID()
    expect(await press(key)).toBe(await press(key))
    expect(printer!.papers.length - before).toBe(1)
  })

  test('a kiosk without a printer of its own prints by its browser and can’t send papers to one', async () => {
    const hall = await testHall(test1)
    const kiosk = kioskOf(hall)
    const id = idIn(await kiosk.take(`purpose=submit&service=${await keyOfService(hall)}`))
    expect(await kiosk.show(ticketServer as never, Ticket, '', { id })).toContain('/paper"')
    const form = { key: crypto.randomUUID() }
    const answer = await ticketServer.actions.print!(kiosk.at(`/ticket/${id}?/print`, { id }, form))
    expect(answer).toMatchObject({ status: 404 })
  })
})
