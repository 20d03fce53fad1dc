// The connection is cut while people stand before the kiosk, and comes back. Nothing is lost, no number is used twice.
import net from 'node:net'
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newVisit, openBrowser, townUrl } from './browser.ts'

const { world } = inject('town')
const kiosk = `/kiosk/${world.centre}`
/** A busy machine takes its time. */
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 40_000 })
const screen = { width: 1080, height: 1920 }
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})

/** Stands between the browser and the town, and refuses when it is told to: the server is gone, the network is not. */
async function doorway() {
  const { port } = new URL(townUrl())
  const open = new Set<net.Socket>()
  const server = net.createServer((near) => {
    const far = net.connect(Number(port), '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => open.delete(one))
      one.pipe(other)
    }
  })
  const listen = (at: number) => new Promise<void>((done) => server.listen(at, '127.0.0.1', done))
  await listen(0)
  const { port: own } = server.address() as net.AddressInfo
  const shut = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      for (const socket of open) socket.destroy()
    })
  afterAll(() => (server.listening ? shut() : undefined))
  return { url: `http://localhost:${own}`, shut, unlock: () => listen(own) }
}

const heading = async (tab: Tab) => (await tab.locator('h1').textContent())?.replace(/\s+/g, ' ').trim()

/** A kiosk that has been on for a while: its pages and numbers are kept. */
async function readyKiosk(context: BrowserContext): Promise<Tab> {
  const tab = await context.newPage()
  await tab.goto(kiosk)
  const isKept = async (path: string) =>
    navigator.serviceWorker.controller !== null && (await caches.match(`${path}/offline`)) !== undefined
  await soon(() => tab.evaluate(isKept, kiosk)).toBe(true)
  return tab
}

interface Paper {
  readonly id: string
  readonly label: string
}

/** What the browser keeps and has not told yet. */
const untold = (tab: Tab): Promise<Paper[]> =>
  tab.evaluate(
    (centre) =>
      new Promise((done) => {
        const opening = indexedDB.open('vikno-kiosk', 1)
        opening.onsuccess = () => {
          const asked = opening.result.transaction('kept').objectStore('kept').get(centre)
          asked.onsuccess = () =>
            done(
              asked.result.ledger.tickets.map(
                ({ id, series, number }: { id: string; series: string; number: number }) => ({
                  ...{ id, label: `${series}-${String(number).padStart(3, '0')}` },
                }),
              ),
            )
        }
      }),
    world.centre,
  )

async function takeAlone(tab: Tab): Promise<string> {
  await tab.getByRole('button', { name: 'Взяти талон' }).click()
  return (await tab.locator('.v-k-num').textContent())!
}

async function expectOnRecord(papers: readonly Paper[]): Promise<void> {
  for (const { id, label } of papers) {
    const answer = await fetch(`${townUrl()}/ticket/${id}`, { headers: { cookie: 'lang=uk' } })
    expect([label, answer.status]).toEqual([label, 200])
    expect(await answer.text()).toContain(label)
  }
}

test('the network is cut: tickets go on, by finger and by keys, in two tabs, and all come into the record', async () => {
  const context = await newVisit(browser, { viewport: screen })
  const tab = await readyKiosk(context)
  const other = await context.newPage()
  await other.goto(kiosk)
  await context.setOffline(true)
  await Promise.all([tab.goto(`${kiosk}/services`), other.goto(kiosk)])
  await soon(() => heading(tab)).toBe('Про що ваша справа?')
  await soon(() => other.locator('.v-k-note').textContent()).toContain('Немає зв’язку. Талони видаємо.')

  await tab.locator('.v-k-tiles a').first().click()
  await tab.locator('.v-k-rows a').first().click()
  const first = await takeAlone(tab)
  await other.locator('.v-k-rows a').nth(2).focus()
  await other.keyboard.press('Enter')
  await other.getByRole('button', { name: 'Взяти талон' }).focus()
  await other.keyboard.press('Enter')
  const second = (await other.locator('.v-k-num').textContent())!
  expect(first).toMatch(/^\p{Lu}-\d{3}$/u)
  expect(second).not.toBe(first)

  await tab.getByRole('button', { name: 'Готово' }).click()
  await soon(() => heading(tab)).toBe('Що вам потрібно?')
  await tab.reload()
  await soon(() => heading(tab)).toBe('Що вам потрібно?')
  const papers = await untold(tab)
  expect(papers.map(({ label }) => label)).toEqual([first, second])

  await context.setOffline(false)
  await tab.goto(`${kiosk}?done`)
  await soon(() => untold(tab)).toEqual([])
  await expectOnRecord(papers)
})

test('the server is gone in the very moment of the press: the person goes on, and the kiosk comes back by itself', async () => {
  const door = await doorway()
  const context = await newVisit(browser, { viewport: screen, baseURL: door.url })
  await context.addCookies([{ name: 'lang', value: 'uk', url: door.url }])
  const tab = await readyKiosk(context)
  await tab.goto(`${kiosk}/take?purpose=collect`)
  await door.shut()
  await tab.getByRole('button', { name: 'Взяти талон' }).click()
  await soon(() => new URL(tab.url()).hash).toBe('#/take?purpose=collect')
  await soon(() => heading(tab)).toBe('Забрати готове')
  const label = await takeAlone(tab)
  await tab.getByRole('button', { name: 'Готово' }).click()
  await soon(() => heading(tab)).toBe('Що вам потрібно?')
  const papers = await untold(tab)
  expect(papers.map((paper) => paper.label)).toEqual([label])

  await door.unlock()
  await soon(() => new URL(tab.url()).pathname).toBe(kiosk)
  expect(await untold(tab)).toEqual([])
  await expectOnRecord(papers)
})

test('on the screen that works alone letters, contrast, layout and language change at once', async () => {
  const context = await newVisit(browser, { viewport: screen })
  const tab = await readyKiosk(context)
  await context.setOffline(true)
  await tab.goto(kiosk)
  for (const [button, style] of [
    ['Більші літери', 'v-kiosk--large'],
    ['Контраст', 'v-kiosk--contrast'],
    ['Нижче', 'v-kiosk--low'],
  ] as const) {
    await tab.getByRole('button', { name: button }).click()
    await soon(() => tab.locator(`.${style}`).count()).toBe(1)
  }
  await tab.getByRole('button', { name: 'English' }).click()
  await soon(() => heading(tab)).toBe('What do you need?')
  expect(await tab.locator('html').getAttribute('lang')).toBe('en')
  const tops = await tab
    .locator('main :is(a, button)')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
  expect(Math.min(...tops)).toBeGreaterThanOrEqual(840)
})
