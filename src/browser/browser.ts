// A real Chromium for a test file, and what every page is held to.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, inject } from 'vitest'

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

export async function newVisit(
  browser: Browser,
  { lang = 'uk', ...options }: BrowserContextOptions & { lang?: 'uk' | 'en' } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: townUrl(), reducedMotion: 'reduce', ...options })
  await context.addCookies([{ name: 'lang', value: lang, url: townUrl() }])
  return context
}

/** Everything the browser complained of on this page, as it happens. */
export function complaints(page: Page): string[] {
  const heard: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (fault) => heard.push(`fault: ${fault.message}`))
  return heard
}

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
  }[]
}

/** WCAG 2.2 AA by axe; each violation in a line that says where. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const result = (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(rules)} })`)) as AxeResult
  return result.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join('; ')})`,
  )
}

/** How many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
