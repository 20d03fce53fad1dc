// From an empty folder to the first head of a real centre, as an engineer and the head walk it.
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../kernel/time.ts'
import { codeAt } from '../modules/identity/rules/code.ts'
import { type Begun, begin, leftBehind, placeFor, vikno, whileRunning } from './testing.ts'

const place = await placeFor('own')
const settings = { ...place.settings, LOG_LEVEL: 'warn' }

async function serving(): Promise<Begun> {
  const begun = begin(['serve'], settings)
  await begun.until(/^Vikno answers at /m)
  return begun
}

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

interface Form {
  readonly [field: string]: string
}

/** As a browser without scripts sends a form of ours. */
const send = (page: string, action: string, form: Form): Promise<Response> =>
  fetch(`${page}${action}`, {
    method: 'POST',
    headers: { origin: place.url, accept: 'text/html' },
    body: new URLSearchParams(form),
    redirect: 'manual',
  })

describe('a centre of one’s own', () => {
  let link = ''

  test('is made in an empty folder, and its first head gets a link', async () => {
    const { code, said } = await vikno(['init', '--name', 'Центр Дії', '--place-code', '0042'], settings)
    link = /^ {2}(http\S+)$/m.exec(said)?.[1] ?? said
    expect([code, link]).toEqual([0, expect.stringMatching(`^${place.url}/staff-sign-in/invitation/[\\w-]{20,}$`)])
    expect(fs.statSync(path.join(place.dataDir, 'keys.json')).mode & 0o077).toBe(0)
    expect(leftBehind(place)).toEqual([])
  })

  test('is made once', async () => {
    const { code, said } = await vikno(['init'], settings)
    expect([code, said.trim().split('\n')]).toEqual([1, [expect.stringMatching(/^There is a centre here already\./)]])
    expect(leftBehind(place)).toEqual([])
  })

  test('is served; by the link its first head makes themself, once, and reaches the manager’s pages', async () => {
    const begun = await serving()
    await whileRunning(begun, async () => {
      const page = await (await fetch(link)).text()
      const secret = /<b class="v-num">([A-Z2-7 ]+)<\/b>/.exec(page)![1]!.replaceAll(' ', '')
      const key = /name="key" value="([^"]+)"/.exec(page)![1]!
      const form = {
        key,
        family: 'Коваленко',
        given: 'Олена',
        email: 'head@centre.example',
        taxNumber: '3184710691',
        password: 'довгий-пароль-2026-року',
        code: codeAt(secret, systemClock.now()),
      }
      const wrong = await send(link, '?/accept', { ...form, key: `${key}-0`, code: '' })
      expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('href="#code"')])
      const accepted = await send(link, '?/accept', form)
      expect([accepted.status, textOf(await accepted.text())]).toEqual([
        200,
        expect.stringContaining('Коди відновлення'),
      ])
      const cookie = accepted.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ')
      const manager = await fetch(`${place.url}/manager`, { headers: { cookie } })
      expect([manager.status, textOf(await manager.text())]).toEqual([200, expect.stringContaining('Центр Дії')])
      const again = await (await fetch(link)).text()
      expect(again).not.toContain('name="password"')
    })
  })

  test('knows nobody of the demo and no pretend gateway', async () => {
    const begun = await serving()
    await whileRunning(begun, async () => {
      expect(await (await fetch(`${place.url}/staff-sign-in`)).text()).not.toContain('vikno.example')
      for (const made of ['/pretend/sms', '/pretend/id-gov-ua'])
        expect((await fetch(place.url + made)).status).toBe(404)
    })
  })

  test.each(['--clock', '--now=2030-01-01', '--demo'])(
    'is not served by another clock or as a demo: %s',
    async (option) => {
      const { code, said } = await vikno(['serve', option], settings)
      expect([code, said.trim()]).toEqual([
        2,
        `Unknown option '${option.split('=')[0]}'; it goes like this: ./vikno serve [--no-jobs]`,
      ])
    },
  )

  test('has its jobs done by a process that only works', async () => {
    const begun = begin(['work'], settings)
    await begun.until(/^Vikno does its jobs/m)
    begun.process.kill('SIGTERM')
    expect(await begun.ended).toMatchObject({ code: 0 })
    expect(leftBehind(place)).toEqual([])
  })
})
