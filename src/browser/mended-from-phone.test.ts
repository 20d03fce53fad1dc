// A defect mended from the phone: the authority says what is lacking, the person adds photos, asks, and reads the answer.
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { samples } from '../modules/documents/testing.ts'
import { newVisit, openBrowser, overflow } from './browser.ts'

const browser = await openBrowser()
const { world } = inject('town')
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }

async function visit(as: 'resident' | 'officer', options: Parameters<typeof newVisit>[1] = {}): Promise<Page> {
  return (await newVisit(browser, { holds: { session: world.sessions[as] }, ...options })).newPage()
}
const read = async (page: Page, where: string) => ((await page.locator(where).textContent()) ?? '').replace(/\s+/g, ' ')
const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer })

test('the officer says what is lacking; the person adds it from the phone, asks, and reads the answer', async () => {
  const officer = await visit('officer', { javaScriptEnabled: false })
  await officer.goto(`/back-office/${world.caseId}?act=left-without-motion`)
  await officer.fill('#defects', 'Бракує довідки про доходи.')
  await officer.locator('form#act button[type=submit]').click()
  expect(officer.url()).toContain('done=act')

  const page = await visit('resident', { ...phone, javaScriptEnabled: false })
  await page.goto('/cases')
  expect(await page.locator('.v-btn', { hasText: 'Що зробити' }).count()).toBeGreaterThan(0)
  await page.goto(`/cases/${world.caseId}`)
  expect(await read(page, '.v-facts-main')).toContain('Бракує довідки про доходи.')
  expect(await overflow(page)).toBe(0)

  await page.setInputFiles('#files', [file('вірус.pdf', 'application/pdf', Buffer.from('MZ program'))])
  await page.getByRole('button', { name: 'Надіслати органу' }).click()
  expect(await page.locator('.govuk-error-summary').count()).toBe(1)

  await page.setInputFiles('#files', [
    file('довідка.pdf', 'application/pdf', Buffer.from(samples.pdf)),
    file('фото.jpg', 'image/jpeg', Buffer.from(samples.jpeg)),
  ])
  await page.getByRole('button', { name: 'Надіслати органу' }).click()
  expect(await read(page, '[role=status]')).toContain('Це вже є у справі')
  const main = await read(page, 'main')
  expect(main.match(/До справи додано файл/g)).toHaveLength(2)
  expect(main).toContain('Ви додали те, чого бракувало')

  await page.getByRole('link', { name: 'Запитати орган, який вирішує' }).click()
  await page.fill('#question', 'Чи видно обидва аркуші?')
  await page.getByRole('button', { name: 'Надіслати питання' }).click()
  expect(await read(page, '#questions')).toMatch(/Чи видно обидва аркуші\?[\s\S]*Відповідь буде не пізніше/)

  await officer.goto('/questions')
  await officer.locator('tbody a').last().click()
  await officer.fill('#answer', 'Так, дякуємо.')
  await officer.getByRole('button', { name: 'Надіслати відповідь' }).click()
  await page.goto(`/cases/${world.caseId}`)
  expect(await read(page, '#questions')).toContain('Так, дякуємо.')
})

test('somebody else who has the address of the case sees nothing of it', async () => {
  const context = await newVisit(browser, { holds: { session: world.sessions.officer } })
  const theirs = await context.request.get(`/cases/${world.caseId}`)
  expect(await theirs.text()).not.toContain('Хід справи')
  const archive = await context.request.get(`/cases/${world.caseId}/everything`)
  expect(archive.headers()['content-type']).not.toContain('zip')
})
