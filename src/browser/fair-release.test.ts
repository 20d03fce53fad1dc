// Entering a release at home without scripts, withdrawing, coming back; asking to wait for a freed time.
import { expect, inject, test } from 'vitest'
import { newVisit, openBrowser } from './browser.ts'

const { world } = inject('town')
const browser = await openBrowser()
const holds = { session: world.sessions.resident }

test('a resident takes part, withdraws and comes back, and is one person in the list all the time', async () => {
  const context = await newVisit(browser, { holds, javaScriptEnabled: false })
  const tab = await context.newPage()
  await tab.goto(`/releases/${world.release}`)
  await tab.getByRole('button', { name: 'Записатися до списку' }).click()
  expect(new URL(tab.url()).pathname).toBe(`/entries/${world.entry}`)
  const pseudonym = (await tab.locator('.v-num', { hasText: /^[0-9a-f]{4}(-[0-9a-f]{4}){4}$/ }).textContent())!
  await tab.getByRole('button', { name: 'Скасувати участь' }).click()
  await tab.getByRole('heading', { level: 1, name: 'Ви не берете участі' }).waitFor()
  await tab.getByRole('link', { name: 'Записатися до списку' }).click()
  const days = tab.getByRole('group', { name: 'Які дні підходять' }).getByRole('checkbox')
  for (const day of await days.all()) await day.uncheck()
  await tab.getByRole('button', { name: 'Записатися до списку' }).click()
  await tab.getByRole('link', { name: 'Оберіть хоча б один день.' }).click()
  await days.first().check()
  await tab.getByRole('button', { name: 'Записатися до списку' }).click()
  expect(await tab.getByText(pseudonym).count()).toBe(1)
  await tab.goto(`/releases/${world.release}`)
  expect(await tab.locator('.v-facts').textContent()).toContain('1\u00a0людина')
  await context.close()
})

test('the file of a draw is there for everybody, and keeps its seed until the draw', async () => {
  const context = await newVisit(browser)
  const answer = await context.request.get(`/draws/${world.release}/file`)
  const draw = (await answer.json()) as Record<string, unknown>
  expect([answer.status(), draw.format, 'seed' in draw]).toEqual([200, 'vikno-draw-1', false])
  await context.close()
})

test('who asks to wait for a freed time is told what is missing, field by field', async () => {
  const context = await newVisit(browser, { javaScriptEnabled: false })
  const tab = await context.newPage()
  await tab.goto(`/waiting?service=${world.service}`)
  await tab.getByRole('heading', { level: 1, name: 'Повідомте, коли звільниться' }).waitFor()
  await tab.getByRole('button', { name: 'Далі: підтвердити телефон' }).click()
  await tab.getByRole('link', { name: 'Напишіть, хто прийде.' }).waitFor()
  await tab.getByRole('link', { name: 'Оберіть хоча б один центр.' }).waitFor()
  await context.close()
})
