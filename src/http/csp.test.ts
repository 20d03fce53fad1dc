// What a browser is told our pages may do. Needs the built pages; `npm test` builds them first.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { expect, test } from 'vitest'
import { builtPages } from './pages.ts'
import { testApp } from './testing.ts'

const client = 'build/web/output/client/_app'
const { ask } = await testApp({ pages: builtPages })

/** The one inline style of our pages: SvelteKit's announcer of page changes, as it stands in the built script. */
function announcerStyle(): string {
  const scripts = fs.readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
  const found = scripts.flatMap((file) => {
    const text = fs.readFileSync(`${client}/${file}`, 'utf8')
    return [...text.matchAll(/<div id="svelte-announcer"[^>]*? style="([^"]+)"/g)].map(([, style]) => style!)
  })
  expect(found).toHaveLength(1)
  return found[0]!
}

test('a page may load scripts, styles and pictures from here only, and nobody may frame it', async () => {
  const { status, headers } = await ask('GET', '/about')
  expect(status).toBe(200)
  const hash = createHash('sha256').update(announcerStyle()).digest('base64')
  expect(headers['content-security-policy']!.split('; ').sort()).toEqual(
    [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      `style-src-attr 'unsafe-hashes' 'sha256-${hash}'`,
      "img-src 'self' data:",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].sort(),
  )
})

test('a page with scripts of its own allows the one that starts it, by a sign used once', async () => {
  const policyOf = async () => (await ask('GET', '/no-such-page')).headers['content-security-policy']!
  const nonceOf = (policy: string) => /script-src 'self' 'nonce-([^']{16,})'/.exec(policy)?.[1]
  const [one, two] = [nonceOf(await policyOf()), nonceOf(await policyOf())]
  expect(one).toBeDefined()
  expect(two).not.toBe(one)
})

test('each answer, page or file, carries the headers that bind a browser', async () => {
  const page = await ask('GET', '/')
  expect(page.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
    'strict-transport-security': expect.stringContaining('max-age=31536000'),
  })
  const script = fs.readdirSync(`${client}/immutable/assets`)[0]!
  const file = await ask('GET', `/_app/immutable/assets/${script}`)
  expect(file.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': expect.stringContaining('immutable'),
  })
})
