// The kiosk as people use it: by finger, by keys, and with a code held to the scanner, which types like a keyboard.
import type { Browser, BrowserContextOptions, CDPSession, Page as Tab } from 'playwright-core'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { asUkrainian } from '../web/kiosk/scan/layouts.ts'
import { barriers, cookiesOf, newVisit, openBrowser, townUrl } from './browser.ts'

const { world } = inject('town')
const kiosk = `/kiosk/${world.centre}`
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

/** The keys of a Latin keyboard, for a scanner that presses them under whichever layout. */
const codes: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'abcdefghijklmnopqrstuvwxyz'].map((sign) => [sign, `Key${sign.toUpperCase()}`])),
  ...Object.fromEntries([...'0123456789'].map((sign) => [sign, `Digit${sign}`])),
  ...{ ':': 'Semicolon', '/': 'Slash', '-': 'Minus', '.': 'Period', '?': 'Slash', '=': 'Equal', '%': 'Digit5' },
}

interface Typing {
  readonly as?: (sign: string) => string
  readonly withCodes?: boolean
  readonly end?: boolean
}

/** As fast as the machine can, which is what scanners do. */
async function scan(tab: Tab, text: string, { as = (sign) => sign, withCodes = true, end = true }: Typing = {}) {
  const wire: CDPSession = await tab.context().newCDPSession(tab)
  const sent: Promise<unknown>[] = []
  // the times of the keys themselves: a busy machine hands them on later
  let timestamp = Date.now() / 1000
  for (const sign of text) {
    timestamp += 0.008
    const key = as(sign)
    const modifiers = /[A-Z:?%]/.test(sign) ? 8 : 0
    const code = withCodes ? (codes[sign.toLowerCase()] ?? '') : ''
    sent.push(wire.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text: key, modifiers, timestamp }))
    sent.push(wire.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, modifiers, timestamp }))
  }
  if (end)
    sent.push(
      wire.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Enter', code: 'Enter', text: '\r', timestamp }),
    )
  await Promise.all(sent)
}

/** Counts what lands in any field from now on, over pages of this tab. */
const watchFields = (tab: Tab) =>
  tab.evaluate(() => {
    addEventListener('input', () => sessionStorage.setItem('landed', 'yes'), { capture: true })
  })
const landed = (tab: Tab) => tab.evaluate(() => sessionStorage.getItem('landed'))

/** A busy machine takes its time. */
const at = (tab: Tab, where: RegExp) => expect.poll(() => tab.url(), { timeout: 40_000 }).toMatch(where)
const address = `http://vikno.example/ticket/${world.ticket}`

describe('a code held to the scanner', () => {
  test.each<[string, Typing]>([
    ['a Latin layout', {}],
    ['a Ukrainian layout', { as: asUkrainian }],
    ['a Ukrainian layout, where the system does not tell the keys', { as: asUkrainian, withCodes: false }],
    ['no key at the end', { end: false }],
  ])('under %s shows the ticket, and nothing of it lands in the field with the caret', async (_how, typing) => {
    const tab = await before()
    await tab.locator('#q').focus()
    await watchFields(tab)
    await scan(tab, address, typing)
    await at(tab, new RegExp(`/ticket/${world.ticket}$`))
    await tab.locator('.v-k-ticket').waitFor()
    expect(await landed(tab)).toBeNull()
  })

  test('is heard on every screen, and what is no code of ours is said so', async () => {
    const tab = await before(`/services/${world.service}`)
    await scan(tab, 'http://elsewhere.example/12345')
    await at(tab, /\/code\?\/enter$/)
    expect(await tab.locator('[role=alert]').textContent()).toMatch(/Такого коду не\sзнаємо/)
  })

  test('of a case whose result is here gives a ticket to collect it', async () => {
    const cookie = cookiesOf({ as: 'administrator' }, world)
    const card = await fetch(`${townUrl()}/collection/${world.readyCase}`, {
      headers: { cookie: `session=${cookie.session}; lang=uk` },
    })
    const [number] = /[\p{L}\d]{2,8}-20\d\d-\d{6}/u.exec(await card.text())!
    const tab = await before()
    await scan(tab, `http://vikno.example/track?number=${encodeURIComponent(number)}`, { as: asUkrainian })
    await at(tab, /\/ticket\/[0-9a-f-]{36}$/)
    const digits = number.replace(/^\D+-|-/g, '')
    const typed = await before('/code')
    await typed.locator('.v-k-pad').waitFor()
    for (const digit of digits) await typed.locator('.v-k-pad').getByText(digit, { exact: true }).click()
    expect(await typed.locator('#digits').inputValue()).toBe(digits)
    await typed.getByRole('button', { name: 'Далі' }).click()
    await at(typed, /\/ticket\/[0-9a-f-]{36}$/)
  })

  test('what a person types with keys of their own is theirs', async () => {
    const tab = await before()
    await tab.locator('#q').focus()
    for (const letter of 'gas') {
      await tab.keyboard.press(letter)
      await tab.waitForTimeout(150)
    }
    expect(await tab.locator('#q').inputValue()).toBe('gas')
    await tab.keyboard.press('Enter')
    await tab.waitForURL(/services\?q=gas/)
  })
})

const label = /^\p{Lu}-\d{3,}$/u

test('a ticket by finger: what, which, the ticket, and the next person finds the first screen', async () => {
  const tab = await before('', { hasTouch: true })
  await tab.locator('.v-k-rows a', { hasText: 'Подати документи' }).tap()
  await tab.locator('.v-k-tiles a').first().tap()
  await tab.locator('.v-k-rows a').first().tap()
  const take = tab.getByRole('button', { name: 'Взяти талон' })
  const box = (await take.boundingBox())!
  expect(box.height).toBeGreaterThanOrEqual(96)
  await take.tap()
  expect(await tab.locator('.v-k-num').textContent()).toMatch(label)
  expect(await barriers(tab)).toEqual([])
  await tab.getByRole('link', { name: 'Готово' }).tap()
  await tab.waitForURL(`**${kiosk}`)
  expect(await tab.locator('h1').textContent()).toContain('Добрий день!')
})

test('a ticket by keys alone, from Tab to Enter', async () => {
  const tab = await before()
  const to = async (text: string) => {
    for (let n = 0; n < 40; n++) {
      await tab.keyboard.press('Tab')
      if (await tab.evaluate((wanted) => document.activeElement?.textContent?.includes(wanted), text)) break
    }
    const here = tab.url()
    await tab.keyboard.press('Enter')
    await tab.waitForURL((url) => url.href !== here)
    await tab.locator('#svelte-announcer').waitFor({ state: 'attached' })
  }
  await to('Порадитися')
  await to('Взяти талон')
  expect(await tab.locator('.v-k-num').textContent()).toMatch(label)
  await to('Готово')
  expect(new URL(tab.url()).pathname).toBe(kiosk)
})
