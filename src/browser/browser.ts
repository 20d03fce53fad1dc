// A real Chromium for a test file, and people who look at pages with it.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page as Tab,
} from 'playwright-core'
import { afterAll, expect, inject } from 'vitest'
import { pretendToken } from '../gateways/sms/pretend-provider.ts'
import type { Lang } from '../kernel/text.ts'
import type { Page } from './pages.ts'
import type { World } from './world.ts'

const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  fs.existsSync(file),
)
const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
]

export async function openBrowser(): Promise<Browser> {
  if (!found) throw new Error('There is no Chromium. Install it: sudo apt-get install chromium')
  const browser = await chromium.launch({ executablePath: found, args: quiet })
  afterAll(() => browser.close())
  return browser
}

export const townUrl = (): string => inject('town').url

/** The code as the telephone got it: no page of the centre shows it. */
export async function codeSentTo(phone: string): Promise<string> {
  const headers = { authorization: `Bearer ${pretendToken}` }
  const sent = async () => {
    const answer = await fetch(`${townUrl()}/pretend/sms/received`, { headers })
    const received = (await answer.json()) as readonly { to: string; text: string }[]
    return received
      .filter(({ to }) => to === phone)
      .map(({ text }) => text)
      .join()
  }
  await expect.poll(sent, { timeout: 15_000, interval: 200 }).toMatch(/\d{6}/)
  return /\d{6}/.exec(await sent())![0]
}

/** What a browser of this page's audience holds. */
export function cookiesOf({ as, cookies }: Pick<Page, 'as' | 'cookies'>, world: World): Record<string, string> {
  return { ...(as !== 'visitor' && { session: world.sessions[as] }), ...cookies?.(world) }
}

export interface Visitor extends BrowserContextOptions {
  readonly lang?: Lang
  readonly holds?: Readonly<Record<string, string>>
}

/** One person's browser: its language, its cookies. */
export async function newVisit(
  browser: Browser,
  { lang = 'uk', holds = {}, ...options }: Visitor = {},
): Promise<BrowserContext> {
  const url = townUrl()
  const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...options })
  const cookies = Object.entries({ ...holds, lang })
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url })))
  return context
}

/** Everything the browser complained of on this page, as it happens. */
export function complaints(tab: Tab): string[] {
  const heard: string[] = []
  tab.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(`${message.type()}: ${message.text()}`)
  })
  tab.on('pageerror', (fault) => heard.push(`fault: ${fault.message}`))
  return heard
}

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly target: readonly string[]; readonly html: string }[]
  }[]
}

/** WCAG 2.2 AA by axe; each violation in a line that says where. */
export async function barriers(tab: Tab): Promise<string[]> {
  await tab.evaluate(axeSource)
  const result = (await tab.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(rules)} })`)) as AxeResult
  return result.violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 100)}`)
    return `${id}: ${help} (${places.join('; ')})`
  })
}

/** How many pixels the page is wider than its window. */
export const overflow = (tab: Tab): Promise<number> =>
  tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
