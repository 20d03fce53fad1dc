// The kiosk at 1080×1920 by touch and by keys: a family's ticket, and a service that can't be taken.
import type { Browser, BrowserContextOptions, Page as Tab } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import { barriers, codeSentTo, cookiesOf, newVisit, openBrowser } from './browser.ts'

const { world } = inject('town')
const kiosk = `/kiosk/${world.centre}`
const label = /^\p{Lu}-\d{3,}$/u
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})

async function before(path = '', more: BrowserContextOptions = {}): Promise<Tab> {
  const context = await newVisit(browser, { viewport: { width: 1080, height: 1920 }, serviceWorkers: 'block', ...more })
  const tab = await context.newPage()
  await tab.goto(kiosk + path)
  await tab.locator('#svelte-announcer').waitFor({ state: 'attached' })
  return tab
}

const service = `/services/${world.service}`

test('a family takes one ticket by touch, and the ticket says how many they are', async () => {
  const tab = await before(service, { hasTouch: true })
  await tab.getByRole('link', { name: 'Нас кілька' }).tap()
  await tab.getByRole('button', { name: /^3\sлюдини/ }).tap()
  await tab.getByText(/На\sталоні 3\sлюдини/).waitFor()
  await tab.getByRole('button', { name: 'Взяти талон' }).tap()
  expect(await tab.locator('.v-k-num').textContent()).toMatch(label)
  expect(await tab.locator('.v-k-people').textContent()).toMatch(/3\sлюдини/)
})

test('from the service to the ticket by keys alone', async () => {
  const tab = await before(service)
  for (let n = 0; n < 40; n++) {
    await tab.keyboard.press('Tab')
    if (await tab.evaluate(() => document.activeElement?.textContent?.includes('Взяти талон'))) break
  }
  await tab.keyboard.press('Enter')
  await tab.waitForURL(/\/ticket\//)
  expect(await tab.locator('.v-k-num').textContent()).toMatch(label)
})

test('a time is booked at the kiosk by touch, with a telephone and the code that came to it', async () => {
  const tab = await before(`/book?service=${world.service}`, { hasTouch: true })
  const digits = async (typed: string) => {
    for (const digit of typed) await tab.getByRole('button', { name: digit, exact: true }).tap()
  }
  await tab.locator('main a', { hasText: /місц/ }).last().tap()
  await tab
    .locator('main a', { hasText: /^\s*\d\d:\d\d/ })
    .first()
    .tap()
  await digits('0675550817')
  await tab.getByRole('button', { name: 'Надіслати код' }).tap()
  await tab.getByRole('button', { name: 'Записатися' }).waitFor()
  await digits(await codeSentTo('+380675550817'))
  await tab.getByRole('button', { name: 'Записатися' }).tap()
  await tab.getByRole('heading', { name: 'Вас записано' }).waitFor()
  expect(await tab.locator('main').textContent()).toMatch(/\d{3}\s\d{3}\s\d{3}/)
  expect(await barriers(tab)).toEqual([])
})

test('what an outage keeps is greyed with why the moment it is marked, offers another way, and comes back when it works', async () => {
  const tab = await before(service)
  await tab.getByRole('button', { name: 'Взяти талон' }).waitFor()
  const head = await (await newVisit(browser, { holds: cookiesOf({ as: 'head' }, world) })).newPage()
  await head.goto('/alarm')
  await head.locator('[name=kind][value=network]').check({ force: true })
  await head.locator('form[action="?/mark"] button[type=submit]').click()
  await tab.getByText('Зараз цієї заяви не приймаємо.').waitFor()
  expect(await tab.locator('.v-k-note--stop').textContent()).toContain('Немає інтернету')
  expect(await tab.getByRole('button', { name: 'Взяти талон' }).count()).toBe(0)
  await tab.getByRole('link', { name: /Записатися на час|Залишити телефон/ }).waitFor()
  expect(await barriers(tab)).toEqual([])
  await head.locator('form[action="?/works"] button[type=submit]').first().click()
  await tab.getByRole('button', { name: 'Взяти талон' }).waitFor()
})
