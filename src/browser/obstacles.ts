// What else stands in a person's way: a page wider than the window, words they can't read.
import type { Page as Tab } from 'playwright-core'
import type { Lang } from '../kernel/text.ts'

/** What is wider than a window of this width, by its first words. */
export async function tooWideAt(tab: Tab, width: number, height: number): Promise<string[]> {
  await tab.setViewportSize({ width, height })
  return tab.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    const wide = [...document.body.querySelectorAll('*')].filter((part) => {
      const { right, width } = part.getBoundingClientRect()
      return width > 0 && right > root.clientWidth + 0.5
    })
    return wide.slice(0, 5).map((part) => `<${part.localName} class="${part.getAttribute('class') ?? ''}">`)
  })
}

/** Words of the other language, and words that are none. Names of people are the same in both; so are numbers with a letter. */
export function strangeWords(tab: Tab, lang: Lang, names: readonly string[]): Promise<string[]> {
  return tab.evaluate(
    ({ lang, names }) => {
      const known = new Set(names)
      // А-042, ХРК-2026-000001/Р, the letters of a name, a role on a process card, «єМалятко»
      const data =
        /(?<![\p{L}])є[А-ЯІЇЄҐ][а-яіїєґ]+|[А-ЯІЇЄҐ]{1,4}-(\d{4}-)?[А-ЯІЇЄҐ]?\d+(\/[А-ЯІЇЄҐ])?|(?<![\p{L}’'-])[А-ЯІЇЄҐ]{1,3}(?![\p{L}’'-])/gu
      const none = /\bundefined\b|\bNaN\b|\[object |\{\w+\}|\bInvalid Date\b/
      const ukrainian = (text: string) =>
        (text.replace(data, ' ').match(/[а-яіїєґ][а-яіїєґ’'-]*/gi) ?? []).some((word) => !known.has(word))
      const strange = (text: string, at: Element) =>
        none.test(text) || (lang === 'en' && at.closest('[lang="uk"]') === null && ukrainian(text))
      const found: string[] = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.parentElement!
        const text = node.textContent!.trim()
        if (text && !at.closest('script, style, noscript, textarea, code') && strange(text, at))
          found.push(text.slice(0, 80))
      }
      for (const at of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [aria-description]'))
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
          const text = at.getAttribute(name)
          // a name made of both, «Sheets: Довідка про доходи», can't say which part is which
          if (text && strange(text, at) && (!/[a-z]/i.test(text) || none.test(text)))
            found.push(`${name}: ${text.slice(0, 80)}`)
        }
      if (strange(document.title, document.documentElement)) found.push(`<title> ${document.title}`)
      return found
    },
    { lang, names },
  )
}
