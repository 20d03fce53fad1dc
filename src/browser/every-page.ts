// What every page is held to, with scripts and without, in both languages.
import type { Browser, Page as Tab } from 'playwright-core'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { type Lang, languages } from '../kernel/text.ts'
import { barriers, complaints, cookiesOf, newVisit, openBrowser, type Visitor } from './browser.ts'
import { walkByTab } from './keyboard.ts'
import { strangeWords, tooWideAt } from './obstacles.ts'
import { type Layout, layouts, type Page } from './pages.ts'

const { world } = inject('town')
/** Of the machine this layout is made for. */
const screens: Readonly<Record<Layout, { readonly width: number; readonly height: number }>> = {
  portal: { width: 1280, height: 800 },
  staff: { width: 1280, height: 800 },
  kiosk: { width: 1080, height: 1920 },
  board: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
}

interface Opened {
  readonly tab: Tab
  readonly heard: readonly string[]
  readonly status: number
}

interface Kept {
  readonly tab: Tab
  readonly heard: string[]
}
interface Asked {
  readonly lang?: Lang
  readonly scripts?: boolean
}

/** Reads pages one after another; the tab of an audience and a language is kept for its next page. */
class Reader {
  readonly #browser: Browser
  readonly #tabs = new Map<string, Promise<Kept>>()
  constructor(browser: Browser) {
    this.#browser = browser
  }

  async open(page: Page, asked: Asked): Promise<Opened> {
    const { tab, heard } = await this.#tabFor(page, asked)
    heard.length = 0
    await tab.setViewportSize(screens[page.layout])
    const answer = await tab.goto(page.path(world))
    if (asked.scripts !== false) await hydrated(tab)
    return { tab, heard, status: answer!.status() }
  }

  #tabFor(page: Page, { lang = 'uk', scripts = true }: Asked): Promise<Kept> {
    const holds = cookiesOf(page, world)
    const key = JSON.stringify([holds, lang, scripts])
    const kept = this.#tabs.get(key) ?? this.#newTab({ holds, lang, javaScriptEnabled: scripts })
    this.#tabs.set(key, kept)
    return kept
  }

  async #newTab(visitor: Visitor): Promise<Kept> {
    const tab = await (await newVisit(this.#browser, visitor)).newPage()
    return { tab, heard: complaints(tab) }
  }
}

/** A page with scripts is ready when SvelteKit's announcer stands in it. */
async function hydrated(tab: Tab): Promise<void> {
  const starts = await tab.evaluate(() => [...document.scripts].some(({ text }) => text.includes('kit.start')))
  if (starts) await tab.locator('#svelte-announcer').waitFor({ state: 'attached' })
}

const heading = async (tab: Tab) => (await tab.locator('h1').first().textContent())?.replace(/\s+/g, ' ').trim()

/** Forms that can't be sent and buttons that do nothing, when nobody's script helps. */
const deadEnds = (tab: Tab): Promise<string[]> =>
  tab.evaluate(() => {
    const shown = (one: Element) => one.checkVisibility({ visibilityProperty: true })
    const unsendable = [...document.forms].filter(
      (form) =>
        [...form.querySelectorAll('input, select, textarea')].some(shown) &&
        !form.querySelector('button:not([type="button"]), input[type="submit"], input[type="image"]') &&
        !document.querySelector(`button[form="${form.id}"]`),
    )
    const idle = [...document.querySelectorAll('button')].filter(
      (button) =>
        shown(button) &&
        (button.type === 'button' || !button.form) &&
        !button.disabled &&
        button.ariaDisabled !== 'true',
    )
    // what stands on the page of components is to be looked at
    const isExample = (one: Element) => one.closest('.v-examples') !== null
    const nowhere = [...document.querySelectorAll('a:not([href]), a[href="#"], a[href^="javascript:"]')].filter(shown)
    return [...unsendable, ...idle, ...nowhere]
      .filter((one) => !isExample(one))
      .map((one) => one.outerHTML.slice(0, 120))
  })

async function byKeyboard(tab: Tab): Promise<void> {
  const { unreached, unseen } = await walkByTab(tab)
  expect.soft(unreached).toEqual([])
  expect.soft(unseen).toEqual([])
}

export function checkPages(pages: readonly Page[]): void {
  let reader: Reader
  beforeAll(async () => {
    reader = new Reader(await openBrowser())
  })

  const headings = new Map<Page, string | undefined>()
  describe.each(pages.map((page) => ({ page, name: page.path(world) })))('$name', ({ page }) => {
    test.each(languages)('nothing stands in the way, in %s', async (lang) => {
      const { tab, heard, status } = await reader.open(page, { lang })
      expect.soft(status).toBe(200)
      expect.soft(await tab.locator('html').getAttribute('lang')).toBe(lang)
      expect.soft(await strangeWords(tab, lang, world.names)).toEqual([])
      expect.soft(await barriers(tab)).toEqual([])
      if (lang === 'uk') await byKeyboard(tab)
      headings.set(page, headings.get(page) ?? (await heading(tab)))
      expect.soft(await tooWideAt(tab, screens[page.layout].width, screens[page.layout].height)).toEqual([])
      expect.soft(await tooWideAt(tab, 360, 740)).toEqual([])
      expect.soft(heard).toEqual([])
    })

    test('the same stands there without scripts', async () => {
      const { tab, heard, status } = await reader.open(page, { scripts: false })
      expect.soft(status).toBe(200)
      expect.soft(await heading(tab)).toBe(headings.get(page))
      expect.soft(await deadEnds(tab)).toEqual([])
      expect.soft(heard).toEqual([])
    })
  })

  const seen = layouts.flatMap((layout) => pages.filter((page) => page.layout === layout).slice(0, 2))
  test.each(seen.map((page) => [page.layout, page.path(world), page] as const))(
    'the layout of the %s holds at 400 %%: %s',
    async (_layout, _path, page) => {
      const { tab } = await reader.open(page, {})
      expect(await tooWideAt(tab, 320, 256)).toEqual([])
    },
  )
}
