// Am I entitled? Without scripts: answers, an answer not known, the sum and its reasons, an answer changed, everything erased.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { complaints, newVisit, openBrowser } from './browser.ts'

const browser = await openBrowser()
const submit = (page: Page) => page.locator('main form button:not([name])').first().click()
const answer = async (page: Page, value: string) => {
  await page.locator(`main input[value="${value}"]`).check()
  await submit(page)
}
const textOf = async (page: Page, of: string) =>
  ((await page.locator(of).last().textContent()) ?? '').replace(/\s+/g, ' ').trim()
const heading = (page: Page) => textOf(page, 'h1')

test('the entitlement pre-check is walked without scripts, to «not known», to «yes» with its sum, to «no»', async () => {
  const visit = await newVisit(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const page = await visit.newPage()
  const heard = complaints(page)
  await page.goto('/benefits')
  await page.getByRole('link', { name: /Базова соціальна допомога/ }).click()
  await submit(page)
  expect(await textOf(page, '.govuk-error-summary')).toContain('Виберіть одну з відповідей')
  expect(heard.splice(0)).toEqual([expect.stringContaining('422')])
  await answer(page, 'no')
  await answer(page, 'none')
  for (const [name, people] of Object.entries({ ableAdults: 2, pensioners: 0, adultsDisabled: 0, adultsDisabled12: 0 }))
    await page.fill(`input[name=${name}]`, String(people))
  await page.fill('input[name=childrenUnder6]', '0')
  await page.fill('input[name=children6to18]', '1')
  await submit(page)
  await page.locator('button[name=unknown]').click()
  expect(await heading(page)).toMatch(/^Поки не знаємо: бракує однієї відповіді/)

  await page.getByRole('button', { name: 'Дописати відповідь' }).click()
  await page.fill('input[name=familyIncome3]', '21 060,00')
  await submit(page)
  expect(await heading(page)).toBe('Схоже, ви маєте право')
  expect(await textOf(page, '.v-answer')).toMatch(/5 130 грн/)
  expect(await textOf(page, '.v-reason')).toContain('Базова сума допомоги')
  expect(page.url()).not.toMatch(/21|060|income/)

  await page.goto('/benefits/basic-social-aid/property')
  expect(await page.locator('input[value=none]').isChecked()).toBe(true)
  await page.locator('input[value=none]').uncheck()
  await answer(page, 'secondHome')
  expect(await heading(page)).toBe('Схоже, права немає')
  expect(await textOf(page, 'main')).toContain('Ви все одно можете подати заяву')

  await page.locator('summary', { hasText: 'Ваші відповіді' }).click()
  await page.getByRole('button', { name: 'Стерти відповіді' }).click()
  expect(await textOf(page, 'main')).toContain('Відповіді стерто')
  expect((await visit.cookies()).map(({ name }) => name)).not.toContain('answers')
  expect(heard).toEqual([])
})
