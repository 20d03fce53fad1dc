// The page of messages as a browser without scripts gets it: what it shows, and what its one button does.
import { isHttpError, isRedirect } from '@sveltejs/kit'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Work } from '../../../db/work.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import type { Lang } from '../../../kernel/text.ts'
import { later, minutes } from '../../../kernel/time.ts'
import type { MessageId } from '../../../modules/notifications/model.ts'
import { markFailed, markSent, takeDue } from '../../../modules/notifications/service/deliver.ts'
import { type NewMessage, queueMessage } from '../../../modules/notifications/service/queue-message.ts'
import { machine, message, run, staff } from '../../../modules/notifications/testing.ts'
import { actions, load } from './+page.server.ts'
import Page from './+page.svelte'

const { database, clock } = await testDatabase()
const work = run(database)

const localsOf = (actor: Actor, lang: Lang) => ({
  actor,
  lang,
  look: <T>(useCase: (work: Work) => Promise<T>) => database.look(actor, useCase),
  run: <T>(useCase: (work: Work) => Promise<T>, key?: string) => database.run(actor, useCase, { key, action: 'retry' }),
})
const at = (query: string) => new URL(`http://vikno.test/outbox${query}`)

async function open(actor: Actor, query = '', lang: Lang = 'uk'): Promise<string> {
  const loaded = await load({ locals: localsOf(actor, lang), url: at(query) } as never)
  const data = { ...(loaded as object), lang, key: crypto.randomUUID(), demo: true }
  return render(Page, { props: { data, form: null } as never })
    .body.replaceAll('&nbsp;', ' ')
    .replaceAll('\u00a0', ' ')
}

async function press(actor: Actor, fields: Record<string, string>, query = '?/retry') {
  const request = new Request(at(query), { method: 'POST', body: new URLSearchParams(fields) })
  try {
    return await actions.retry!({ request, locals: localsOf(actor, 'uk'), url: at(query) } as never)
  } catch (thrown) {
    if (isRedirect(thrown)) return thrown.location
    throw thrown
  }
}

const queue = (changes: Partial<NewMessage>) => work((one) => queueMessage(one, message(changes)))
const claim = async (id: MessageId | undefined, channel: 'sms' | 'email' = 'sms') =>
  (await work((one) => takeDue(one, channel, 500))).find((claimed) => claimed.id === id)!

async function deadAt(centreId: Id<'Centre'>): Promise<MessageId> {
  const id = await queue({ centreId, recipient: { kind: 'staff', id: newId() } })
  const claimed = await claim(id)
  await work((one) => markFailed(one, claimed, { kind: 'rejected', code: '422 no-such-number' }))
  return id!
}
const formOf = (centre: Id<'Centre'>, id: MessageId, key: string = crypto.randomUUID()) => ({
  key,
  centre,
  message: id,
})

describe('the page of messages', () => {
  test('is calm when nothing was sent yet', async () => {
    const html = await open(staff('head', newId()))
    expect(html).toContain('Ще нічого не надсилали')
    expect(html).not.toMatch(/<table|не дійшл/)
  })

  test('shows what went out in both languages of the page: to whom in part, the words, the state, the attempts', async () => {
    const centreId = newId<'Centre'>()
    const id = await queue({ centreId })
    const claimed = await claim(id)
    await work((one) => markSent(one, claimed, { code: '202', providerId: 'p' }))
    const [uk, en] = [await open(staff('head', centreId)), await open(staff('head', centreId), '', 'en')]
    expect(uk).toContain('Є новина у справі 0142-2026-003817. Подробиці: https://vikno.example')
    expect(uk).toMatch(/… 45 67[\s\S]*SMS[\s\S]*1 частина[\s\S]*надіслано[\s\S]*прийнято, 202/)
    expect(en).toMatch(/… 45 67[\s\S]*1 part[\s\S]*sent[\s\S]*accepted, 202/)
    expect(uk + en).not.toContain('671234567')
  })

  test('says of a sensitive service that it was not named, and shows a whole letter', async () => {
    const centreId = newId<'Centre'>()
    const facts = { caseNumber: '0142-2026-003817', service: { uk: 'Допомога', en: 'Aid' } }
    await queue({ centreId, occasion: 'case-registered', sensitive: true, facts, channel: 'email', to: 'o@p.example' })
    const html = await open(staff('head', centreId))
    expect(html).toMatch(/справу зареєстровано[\s\S]*o…@p\.example[\s\S]*Весь лист[\s\S]*послугу не названо/)
    expect(html).not.toContain('Допомога')
  })

  test('says when it is tried next, and lists every attempt', async () => {
    const centreId = newId<'Centre'>()
    const id = await queue({ centreId })
    for (const wait of [minutes(1), minutes(5)]) {
      const claimed = await claim(id)
      await work((one) => markFailed(one, claimed, { kind: 'later', code: '503' }))
      if (wait === minutes(1)) clock.moveTo(later(clock.now(), wait))
    }
    expect(await open(staff('head', centreId))).toMatch(
      /спробуємо ще[\s\S]*наступна спроба \d\d:\d\d[\s\S]*2 спроби[\s\S]*не зараз, 503/,
    )
  })

  test('a given-up message has a button that sends it again and comes back to the same list', async () => {
    const centreId = newId<'Centre'>()
    const head = staff('head', centreId)
    const id = await deadAt(centreId)
    const html = await open(head, '?state=dead')
    expect(html).toMatch(
      new RegExp(`action="\\?/retry&(amp;)?state=dead"[\\s\\S]*value="${id}"[\\s\\S]*Надіслати ще раз`),
    )
    expect(html).toContain('відмова, код 422 no-such-number')
    expect(await press(head, formOf(centreId, id), '?/retry&state=dead')).toBe('/outbox?state=dead&again=')
    expect(await open(head, '?state=dead&again=')).toMatch(/знову в черзі[\s\S]*Таких повідомлень немає/)
  })

  test('warns on every list that messages did not arrive, and by a link shows them', async () => {
    const centreId = newId<'Centre'>()
    await deadAt(centreId)
    await deadAt(centreId)
    expect(await open(staff('head', centreId))).toMatch(/2 повідомлення не дійшли[\s\S]*href="\?state=dead"/)
  })

  test('two clicks send it once; the buttons of one page don’t answer for each other', async () => {
    const centreId = newId<'Centre'>()
    const head = staff('head', centreId)
    const [one, two, key] = [await deadAt(centreId), await deadAt(centreId), crypto.randomUUID()]
    const answers = [
      await press(head, formOf(centreId, one, key)),
      await press(head, formOf(centreId, one, key)),
      await press(head, formOf(centreId, two, key)),
    ]
    expect(answers).toEqual(['/outbox?again=', '/outbox?again=', '/outbox?again='])
    const claimed = await work((each) => takeDue(each, 'sms', 500))
    expect(claimed.filter(({ id }) => id === one || id === two)).toHaveLength(2)
  })

  test.each<[string, Record<string, string>, number]>([
    ['a message that is gone', { centre: 'HERE', message: newId() }, 404],
    ['a message of another centre', { centre: newId(), message: newId() }, 403],
    ['no message at all', {}, 422],
    ['something that is no id', { centre: 'HERE', message: '<script>' }, 422],
  ])('answers clearly to %s', async (_what, fields, status) => {
    const centreId = newId<'Centre'>()
    const sent = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, value === 'HERE' ? centreId : value]),
    )
    expect(await press(staff('head', centreId), sent)).toMatchObject({
      status,
      data: { faults: expect.arrayContaining([expect.objectContaining({ text: expect.stringMatching(/\S/) })]) },
    })
  })

  test.each(['?state=nonsense', '?after=yesterday', '?after=1,2', '?state=', '?after=999999999999999,x'])(
    'an address somebody changed (%s) shows the newest',
    async (query) => {
      const centreId = newId<'Centre'>()
      await queue({ centreId })
      expect(await open(staff('head', centreId), query)).toContain('Є новина у справі')
    },
  )

  test('goes on to older ones, each message on one page', async () => {
    const centreId = newId<'Centre'>()
    const head = staff('head', centreId)
    for (let i = 1; i <= 23; i++)
      await queue({ centreId, facts: { caseNumber: `0142-2026-${String(i).padStart(6, '0')}` } })
    const first = await open(head)
    const older = /href="([^"]+)" rel="next"/.exec(first)![1]!.replaceAll('&amp;', '&')
    const second = await open(head, older)
    const numbers = (html: string) => [...html.matchAll(/0142-2026-(\d{6})/g)].map(([, number]) => number)
    expect([numbers(first).length, numbers(second).length]).toEqual([20, 3])
    expect(new Set([...numbers(first), ...numbers(second)]).size).toBe(23)
    expect(second).toContain('До найновіших')
    expect(second).not.toContain('rel="next"')
  })

  test.each<[string, Actor]>([
    ['an administrator', staff('administrator', newId())],
    ['an officer', staff('officer', newId())],
    ['a visitor', { kind: 'visitor' }],
  ])('%s may not open it', async (_who, actor) => {
    await expect(open(actor)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(isHttpError(await press(actor, formOf(newId(), newId())))).toBe(false)
    expect(await press(actor, formOf(newId(), newId()))).toMatchObject({ status: 403 })
  })

  test('an engineer of the centre may', async () => {
    const centreId = newId<'Centre'>()
    await database.run(machine, (one) => queueMessage(one, message({ centreId })))
    expect(await open(staff('engineer', centreId))).toContain('Є новина у справі')
  })
})
