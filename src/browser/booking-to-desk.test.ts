// A time booked at home is the promise at the desk: booked and confirmed by telephone, arrived for at the kiosk, called.
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { codeSentTo, complaints, newVisit, openBrowser } from './browser.ts'

const browser = await openBrowser()
const { world } = inject('town')
const phone = '067 555 43 21'
const account = 'administrator-19.kharkiv-regional@vikno.example'

async function arrive(options: Parameters<typeof newVisit>[1] & BrowserContextOptions = {}): Promise<Page> {
  const page = await (await newVisit(browser, { viewport: { width: 1440, height: 900 }, ...options })).newPage()
  page.setDefaultTimeout(20_000)
  return page
}
const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .locator('main')
    .getByRole('button', { name })
    .or(page.locator('main').getByRole('link', { name }))
    .first()
    .click()
const button = (page: Page, name: string): Promise<void> =>
  page.locator('main').getByRole('button', { name, exact: true }).click()
const textIn = async (where: Locator) => ((await where.textContent()) ?? '').replace(/\s+/g, ' ').trim()

test('a time booked at home with a telephone is what the desk keeps: the code gives the ticket, the call says «за записом»', async () => {
  const home = await arrive({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await home.goto(`/book/${world.centre}?service=${world.service}`)
  const first = home.locator('label:has(input[name="at"])').first()
  const time = await textIn(first)
  await first.click()
  await button(home, 'Далі')
  await home.locator('input[name="phone"]').fill(phone)
  await button(home, 'Надіслати код')
  await home.locator('input[name="code"]').fill(await codeSentTo('+380675554321'))
  await button(home, 'Підтвердити номер')
  await home.waitForURL(/\/visit\//)
  await button(home, 'Записатися')
  const digits = await textIn(home.locator('.v-visit-digits'))
  expect(digits).toMatch(/^\d{3} \d{3} \d{3}$/)

  const kiosk = await arrive({ viewport: { width: 1080, height: 1920 } })
  await kiosk.goto(`/kiosk/${world.centre}/code`)
  await kiosk.locator('#digits').fill(digits)
  await kiosk.locator('#digits').press('Enter')
  await kiosk.waitForURL(/\/ticket\//)
  const label = /[А-ЯҐЄІЇ]-\d{3}/.exec(await textIn(kiosk.locator('main')))![0]

  const desk = await arrive()
  const heard = complaints(desk)
  await desk.goto('/desk')
  await desk.getByRole('row').filter({ hasText: account }).getByRole('link').click()
  await desk.getByLabel('Пароль', { exact: true }).fill(await textIn(desk.locator('section b').first()))
  await press(desk, 'Далі: код')
  await desk.getByLabel('Код', { exact: true }).fill(await textIn(desk.locator('.govuk-inset-text b')))
  await press(desk, 'Увійти')
  await press(desk, 'Відкрити стіл 19')
  await desk.waitForURL(/\/desk\/./)
  // others may be promised earlier, so the one who was invited for this time is called by number
  await desk.getByRole('link', { name: 'Знайти талон за номером' }).click()
  await desk.getByLabel('Номер талона').fill(label)
  await desk.getByLabel('Номер талона').press('Enter')
  await desk.getByLabel('її запросили на цей час').check()
  await press(desk, /^Викликати$/)
  await desk.getByText('кличемо до столу 19').waitFor()
  const called = await textIn(desk.locator('.s-pane--main'))
  expect(called).toContain(label)
  expect(called).toContain('за записом')
  expect(called).toContain(`Записано на ${time}`)
  expect(heard).toEqual([])
})
