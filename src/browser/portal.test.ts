// The portal as residents meet it: without scripts, by keyboard, and after signing in.
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { barriers, complaints, newVisit, openBrowser, overflow } from './browser.ts'
import { pagesForEveryone } from './pages.ts'

const { world } = inject('town')
const browser = await openBrowser()
/** What visitors open is examined for barriers in both languages with the whole list of pages. */
const listed = new Set(pagesForEveryone.filter((page) => page.as === 'visitor').map((page) => page.path(world)))

async function visit(path: string, options: Parameters<typeof newVisit>[1] = {}): Promise<Page> {
  const page = await (await newVisit(browser, options)).newPage()
  await page.goto(path)
  return page
}
const plain = (text: string) => text.replace(/\s+/g, ' ')
const read = async (page: Page, where: string) => plain((await page.locator(where).textContent()) ?? '')

test('a misspelled word leads to the service, its price, term, papers and places, without scripts', async () => {
  const page = await visit('/', { javaScriptEnabled: false })
  await page.fill('#q', 'субсідія')
  await page.getByRole('button', { name: 'Знайти' }).click()
  await page.getByRole('link', { name: 'Житлова субсидія', exact: true }).click()
  expect(await page.title()).toBe('Житлова субсидія — Вікно')
  expect(await read(page, '.v-facts')).toMatch(/безоплатно[\s\S]*до 10 календарних днів/)
  expect(await read(page, '#papers')).toContain('Допоможемо заповнити у вікні')
  expect(await read(page, '#next')).toContain('Ми передаємо справу органу, який вирішує')
  expect(await read(page, '#where')).toContain('Регіональний центр послуг')
})

test('what is not known is said: the term of the law, no price of zero, the usual steps', async () => {
  const page = await visit('/services/passport-migration-011')
  const text = await read(page, 'main')
  expect(text).toContain('до 30 календарних днів (ст. 10 Закону 5203-VI)')
  expect(text).toContain('Це типовий порядок')
  expect(text).toContain('уточніть у центрі')
  expect(text).not.toMatch(/(?<!\d)0(,00)? грн|безоплатно/)
})

test('a wrong number and a wrong code are answered alike, and the code never stands in the address', async () => {
  const page = await visit('/track?number=ХРК-2026-000001')
  expect(await page.inputValue('#number')).toBe('ХРК-2026-000001')
  const answers = []
  for (const number of ['ХРК-2026-000001', 'ХРК-2026-999999']) {
    await page.fill('#number', number)
    await page.fill('#code', '7KQ2MX84TD')
    await page.getByRole('button', { name: 'Показати' }).click()
    answers.push(await read(page, '.govuk-error-summary'))
    expect(page.url()).not.toContain('7KQ2MX84TD')
    expect(await page.inputValue('#code')).toBe('')
  }
  expect(answers[0]).toContain('Звірте обидва з описом')
  expect(answers[1]).toBe(answers[0])
})

test('the home page by keyboard alone: past the header, to the search, to its answer', async () => {
  const page = await visit('/')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('До головного')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.id')).toBe('q')
  await page.keyboard.type('загубив паспорт')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/services\?q=/)
  expect(await page.locator('.v-rows a').count()).toBeGreaterThan(0)
})

test('my cases ask to sign in, and after that come back', async () => {
  const page = await visit('/cases', { javaScriptEnabled: false })
  expect(await read(page, 'main')).toContain('Увійти можна через id.gov.ua')
  await page.locator('main').getByRole('link', { name: 'Увійти' }).click()
  await page
    .getByRole('link', { name: /id\.gov\.ua/ })
    .first()
    .click()
  await page
    .getByRole('button', { name: /BankID/ })
    .first()
    .click()
  expect(new URL(page.url()).pathname).toBe('/cases')
  expect(await read(page, 'h1')).toBe('Мої справи')
})

test.each([
  '/cases/00000000-0000-4000-8000-000000000000',
  '/cases/nothing',
  '/ticket/nothing',
  '/services/nothing',
  '/centres/nothing',
  '/services?group=nothing',
])('%s is a page that says there is nothing, or asks to sign in', async (path) => {
  const context = await newVisit(browser)
  const answer = await context.request.get(path)
  expect([200, 404]).toContain(answer.status())
  expect(await answer.text()).toContain('<h1')
})

test.each(['uk', 'en'] as const)('links of the frame lead to pages without barriers (%s)', async (lang) => {
  const home = await visit('/', { lang })
  const links = await home
    .locator('.v-head a[href^="/"], .v-foot a[href^="/"]')
    .evaluateAll((all) => [
      ...new Set(all.map((link) => (link as { getAttribute(name: string): string }).getAttribute('href'))),
    ])
  const paths = [...new Set(links.map((href) => href.split(/[?#]/)[0]!))].filter((path) => path !== '/sign-in')
  expect(paths).toEqual(expect.arrayContaining(['/services', '/track', '/cases', '/centres', '/help', '/privacy']))
  const page = await (await newVisit(browser, { lang })).newPage()
  const heard = complaints(page)
  for (const path of paths) {
    const answer = await page.goto(path)
    expect([path, answer?.status()]).toEqual([path, 200])
    if (!listed.has(path)) expect([path, await barriers(page)]).toEqual([path, []])
    await page.setViewportSize({ width: 320, height: 640 })
    expect([path, await overflow(page)]).toEqual([path, 0])
    await page.setViewportSize({ width: 1280, height: 800 })
  }
  expect(heard).toEqual([])
})
