// The list of pages is whole, and what can be said of a page by its text alone.
import fs from 'node:fs'
import { describe, expect, inject, test } from 'vitest'
import { type Lang, languages } from '../kernel/text.ts'
import { cookiesOf } from './browser.ts'
import { type Page, pages } from './pages.ts'

const { url, world } = inject('town')
const web = 'src/web'

test('every page of src/web stands in the list once', () => {
  const found = fs
    .readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)\+page\.svelte$/.test(file))
    .map((file) => file.replace(/\/?\+page\.svelte$/, ''))
  expect(pages.map(({ route }) => route).sort()).toEqual(found.sort())
})

test('what a page can’t do without scripts is said with its reason and another way', () => {
  for (const { needsScript } of pages)
    if (needsScript) expect(Object.values(needsScript).every((said) => said.length > 10)).toBe(true)
})

async function textOf(page: Page, lang: Lang): Promise<string> {
  const cookie = Object.entries({ ...cookiesOf(page, world), lang }).map(([name, value]) => `${name}=${value}`)
  const answer = await fetch(url + page.path(world), {
    redirect: 'manual',
    headers: { accept: 'text/html', cookie: cookie.join('; ') },
  })
  expect([page.route, answer.status]).toEqual([page.route, 200])
  return answer.text()
}

describe.each(languages)('in %s', (lang) => {
  test('each page opens, says its language, and has a title no other page of its layout has', async () => {
    const titles = new Map<string, string>()
    for (const page of pages) {
      const html = await textOf(page, lang)
      expect([page.route, /<html lang="(\w+)"/.exec(html)?.[1]]).toEqual([page.route, lang])
      const title = /<title>([^<]*)<\/title>/.exec(html)?.[1]?.trim() ?? ''
      expect([page.route, title]).toEqual([page.route, expect.stringMatching(/\S{2}/)])
      const shown = `${page.layout}: ${title}`
      expect([page.route, titles.get(shown)]).toEqual([page.route, undefined])
      titles.set(shown, page.route)
    }
  })
})
