// Boards side by side, live: a call reaches the hall and its own zone at once and no other; who is cut off stays calm and comes back.
import type { BrowserContext, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { newVisit, openBrowser } from './browser.ts'

const [hallBrowser, zoneBrowser] = [await openBrowser(), await openBrowser()]
const { url, world } = inject('town')
const { caller } = world
const screen = { viewport: { width: 1920, height: 1080 } }

async function board(context: BrowserContext, path = ''): Promise<Page> {
  const page = await context.newPage()
  const listens = page.waitForResponse((answer) => answer.url().includes('/live/hall:'), { timeout: 30_000 })
  await page.goto(`/board/${world.centre}${path}`)
  await listens
  return page
}

async function ask<Answer>(path: string, body: object): Promise<Answer> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${caller.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.ok).toBe(true)
  return (await answer.json()) as Answer
}

async function callSomebody(): Promise<string> {
  await ask(`/centres/${caller.centreId}/tickets`, { purpose: 'submit', service: caller.service })
  return (await ask<{ label: string }>(`/desks/${caller.desk.id}/call-next`, {})).label
}
const visitEnds = () => ask(`/desks/${caller.desk.id}/no-show`, {})
const rowOf = (page: Page, label: string) => page.locator('.v-b-calls li').filter({ hasText: label })

test('a call is on the board of the hall and of its zone within two seconds, above its desk, and in no other zone', async () => {
  const hall = await newVisit(hallBrowser, screen)
  const zones = await newVisit(zoneBrowser, screen)
  const [whole, own, other, above] = await Promise.all([
    board(hall),
    board(zones, `/zone/${caller.zone}`),
    board(zones, `/zone/${world.zone}`),
    board(hall, `/${caller.desk.number}`),
  ])
  const label = await callSomebody()
  const called = performance.now()
  const within = { timeout: 2000 }
  await Promise.all([
    rowOf(whole, label).waitFor(within),
    rowOf(own, label).waitFor(within),
    above.locator('.v-desk--call').filter({ hasText: label }).waitFor(within),
  ])
  expect(performance.now() - called).toBeLessThan(2000)
  await other.waitForTimeout(500)
  expect(await other.locator('body').textContent()).not.toContain(label)
  await visitEnds()
  await rowOf(own, label).waitFor({ state: 'detached', timeout: 10_000 })
  for (const context of [hall, zones]) await context.close()
}, 60_000)

test.each([
  ['softly, once', 'no-preference', 'v-b-flash'],
  ['without any motion for those who want none', 'reduce', 'none'],
] as const)(
  'a new call lights the frame of a board that is asked to, %s',
  async (_how, reducedMotion, animation) => {
    const context = await newVisit(hallBrowser, { ...screen, reducedMotion })
    const page = await board(context, '?flash')
    const flash = page.locator('.v-b-flash')
    expect(await flash.count()).toBe(0)
    await callSomebody()
    await flash.waitFor({ state: 'attached', timeout: 5000 })
    const motion = await flash.evaluate((frame) => {
      const { animationName, animationIterationCount } = getComputedStyle(frame)
      return [animationName.replace(/^svelte-\w+-/, ''), animationIterationCount]
    })
    expect(motion).toEqual([animation, '1'])
    await flash.waitFor({ state: 'detached', timeout: 5000 })
    await visitEnds()
    await context.close()
  },
  60_000,
)

test('a board that is cut off says since when and what to do, keeps the last calls, and comes back by itself', async () => {
  const context = await newVisit(zoneBrowser, screen)
  const page = await board(context, `/zone/${caller.zone}`)
  const before = await callSomebody()
  await rowOf(page, before).waitFor({ timeout: 5000 })
  await context.setOffline(true)
  const calm = page.locator('.v-b-lost')
  await calm.waitFor({ timeout: 15_000 })
  const said = (await calm.textContent())?.replace(/\s+/g, ' ')
  for (const part of ['Табло не оновлюється', 'Слухайте адміністратора залу', before]) expect(said).toContain(part)
  expect(await page.locator('.v-b-calls').count()).toBe(0)
  await visitEnds()
  await context.setOffline(false)
  await calm.waitFor({ state: 'detached', timeout: 15_000 })
  const after = await callSomebody()
  await rowOf(page, after).waitFor({ timeout: 5000 })
  await visitEnds()
  await context.close()
}, 90_000)
