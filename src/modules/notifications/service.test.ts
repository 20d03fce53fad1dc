import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import { type Actor, visitor } from '../../kernel/actor.ts'
import { type Id, newId } from '../../kernel/id.ts'
import { hours, kyiv, later, minutes, momentOf, type PlainDate, type PlainTime, seconds } from '../../kernel/time.ts'
import { listAccess, listAccessForResident, listChanges } from '../audit/service.ts'
import { changeContacts } from '../identity/service/residents.ts'
import type { Claimed, Message, Quiet, Words } from './model.ts'
import { lease } from './rules/retry.ts'
import { markFailed, markSent, takeDue } from './service/deliver.ts'
import { countDead, listMessages, retryDead } from './service/messages.ts'
import { choosePreference, getPreference } from './service/preferences.ts'
import { type NewMessage, queueMessage } from './service/queue-message.ts'
import { tellAboutCase } from './service/tell-about-case.ts'
import { changeQuiet, changeWords, ours, restoreWords } from './service/words.ts'
import { contactsOf, inParallel, message, news, person, residentActor, run, staff } from './testing.ts'

const accepted = { code: '202', providerId: 'p-1' }
const busy = { kind: 'later', code: '503' } as const

describe('messages in line', async () => {
  const { database, clock, announced } = await testDatabase()
  const work = run(database)
  const pass = (time: number) => clock.moveTo(later(clock.now(), time))
  const queue = (changes: Partial<NewMessage> = {}) => work((one) => queueMessage(one, message(changes)))
  /** Only this test's messages: others' wait in the same line. */
  const claimAll = () => work((one) => takeDue(one, 'sms', 500))
  const claim = async (id: Message['id'] | undefined) => (await claimAll()).find((claimed) => claimed.id === id)
  const seenBy = (actor: Actor) => database.look(actor, (one) => listMessages(one, { limit: 100 }))
  const stateOf = async (centreId: Id<'Centre'>, id: Message['id'] | undefined) =>
    (await seenBy(staff('head', centreId))).find((shown) => shown.id === id)!

  test('the same message is queued once, however often and from however many sides it is asked for', async () => {
    const asked = message()
    const ids = await inParallel(16, () => work((one) => queueMessage(one, asked)))
    expect(ids.filter((id) => id !== undefined)).toHaveLength(1)
    expect(await seenBy(staff('head', asked.centreId))).toHaveLength(1)
    const woken = announced.filter(
      (event) => event.type === 'notifications.queued' && event.centreId === asked.centreId,
    )
    expect(woken).toHaveLength(1)
  })

  test('is kept sealed: no name, number or address can be read in the tables', async () => {
    const id = await queue({ to: '+380509876543', facts: { caseNumber: '7777-2026-000001' } })
    const { rows } = await work((one) =>
      sql<{ row: string }>`select row_to_json(m)::text as row from notifications.message m where id = ${id}`.execute(
        one.db,
      ),
    )
    const read = `${rows[0]!.row}${Buffer.from(rows[0]!.row.match(/\\\\x([0-9a-f]+)/)![1]!, 'hex').toString('latin1')}`
    expect(read).not.toMatch(/509876543|7777-2026|новина/)
  })

  test('sixteen workers that claim at once send each of 100 messages once', async () => {
    const centreId = newId<'Centre'>()
    const ids = await inParallel(100, () => queue({ centreId }))
    const batches = await inParallel(16, () => work((one) => takeDue(one, 'sms', 13)))
    const rest = await claimAll()
    const mine = [...batches.flat(), ...rest].filter((one) => one.centreId === centreId).map(({ id }) => id)
    expect(mine.sort()).toEqual([...ids].sort())
    expect(batches.filter((batch) => batch.length > 0).length).toBeGreaterThan(4)
  })

  test('a claimed message belongs to its worker until the lease is over', async () => {
    const id = await queue()
    expect(await claim(id)).toMatchObject({ attempt: 1 })
    pass(lease - 1)
    expect(await claim(id)).toBeUndefined()
  })

  test('a worker that dies before the mark leaves the message to another, which asks the provider under the same key', async () => {
    const asked = message()
    const id = await work((one) => queueMessage(one, asked))
    const first = await claim(id)
    pass(lease)
    const second = await claim(id)
    expect(second).toMatchObject({ attempt: 2, providerKey: first!.providerKey, text: first!.text })
    await work((one) => markSent(one, second!, accepted))
    const { state, attempts } = await stateOf(asked.centreId, id)
    expect(state).toBe('sent')
    expect(attempts.map(({ number, outcome, code }) => [number, outcome, code])).toEqual([
      [1, 'lost', 'lease-over'],
      [2, 'accepted', '202'],
    ])
  })

  test('an answer that comes after the lease still counts, and the second worker changes nothing more', async () => {
    const asked = message()
    const id = await work((one) => queueMessage(one, asked))
    const slow = await claim(id)
    pass(lease)
    const second = await claim(id)
    await work((one) => markSent(one, slow!, accepted))
    await work((one) => markFailed(one, second!, busy))
    await work((one) => markSent(one, second!, accepted))
    expect((await stateOf(asked.centreId, id)).state).toBe('sent')
    const told = announced.filter((event) => event.type === 'notifications.sent' && event.messageId === id)
    expect(told).toHaveLength(1)
  })

  test('a no of a worker whose lease is over does not end the try of the next one', async () => {
    const asked = message()
    const id = await work((one) => queueMessage(one, asked))
    const slow = await claim(id)
    pass(lease)
    await claim(id)
    await work((one) => markFailed(one, slow!, { kind: 'rejected', code: '422' }))
    expect((await stateOf(asked.centreId, id)).state).toBe('sending')
  })

  test('what fails is tried again when it is due by the clock, not before, and is sent then', async () => {
    const asked = message()
    const id = await work((one) => queueMessage(one, asked))
    await work(async (one) => markFailed(one, (await takeDue(one, 'sms', 500)).find((each) => each.id === id)!, busy))
    expect(await stateOf(asked.centreId, id)).toMatchObject({ state: 'failed', dueAt: later(clock.now(), minutes(1)) })
    pass(minutes(1) - 1)
    expect(await claim(id)).toBeUndefined()
    pass(1)
    await work(async (one) => markSent(one, (await takeDue(one, 'sms', 500)).find((each) => each.id === id)!, accepted))
    expect(await stateOf(asked.centreId, id)).toMatchObject({ state: 'sent', sentAt: clock.now(), why: null })
  })

  test('a channel has its own line', async () => {
    const id = await queue({ channel: 'email', to: 'olena@people.example' })
    expect((await claimAll()).map((claimed) => claimed.id)).not.toContain(id)
    expect((await work((one) => takeDue(one, 'email', 500))).map((claimed) => claimed.id)).toContain(id)
  })

  test('a call to a desk is not sent when it is out of date', async () => {
    const asked = message({ occasion: 'ticket-called', facts: { ticket: 'А-042', desk: '12' } })
    const id = await work((one) => queueMessage(one, asked))
    const after = await queue()
    pass(minutes(10))
    const claimed = (await claimAll()).map((one) => one.id)
    expect(claimed).toContain(after)
    expect(claimed).not.toContain(id)
    expect(await stateOf(asked.centreId, id)).toMatchObject({ state: 'dead', why: 'too-late' })
  })

  test('after four answers that never came it is given up: it may have arrived', async () => {
    const asked = message()
    const id = await work((one) => queueMessage(one, asked))
    for (let round = 1; round <= 4; round++) {
      const claimed = await claim(id)
      await work((one) => markFailed(one, claimed!, { kind: 'unsure', code: 'timeout' }))
      pass(hours(24)) // to the same hour: by night nothing rings
    }
    expect(await stateOf(asked.centreId, id)).toMatchObject({ state: 'dead', why: 'unsure-too-often' })
    expect(await claim(id)).toBeUndefined()
    expect(announced.filter((event) => event.type === 'notifications.dead' && event.messageId === id)).toHaveLength(1)
  })

  test('every transfer to a provider stands in the log of whose address it was', async () => {
    const me = newId<'Resident'>()
    const caseId = newId<'Case'>()
    const id = await queue({ recipient: { kind: 'resident', id: me }, caseId })
    const claimed = await claim(id)
    await work((one) => markSent(one, claimed!, accepted))
    const seen = await database.look(residentActor(me), (one) => listAccessForResident(one, { caseId }))
    expect(seen).toMatchObject([{ operation: 'transfer', purpose: 'notify' }])
  })

  test.each<[string, Actor]>([
    ['a head', staff('head', newId())],
    ['an administrator', staff('administrator', newId())],
    ['a resident', residentActor(newId())],
    ['a visitor', visitor],
  ])('%s may not queue, claim or mark', async (_who, actor) => {
    const claimed = { centreId: newId(), id: newId() } as unknown as Claimed
    const attempts = [
      (one: Parameters<typeof queueMessage>[0]) => queueMessage(one, message()),
      (one: Parameters<typeof queueMessage>[0]) => takeDue(one, 'sms'),
      (one: Parameters<typeof queueMessage>[0]) => markSent(one, claimed, accepted),
      (one: Parameters<typeof queueMessage>[0]) => markFailed(one, claimed, busy),
    ]
    for (const attempt of attempts)
      await expect(database.run<unknown>(actor, attempt)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('dead letters and the page of messages', async () => {
  const { database, clock } = await testDatabase()
  const work = run(database)
  const pass = (time: number) => clock.moveTo(later(clock.now(), time))

  /** A message the provider refused. */
  async function dead(changes: Partial<NewMessage> = {}) {
    const asked = message(changes)
    const id = (await work((one) => queueMessage(one, asked)))!
    const { channel } = asked
    const claimed = (await work((one) => takeDue(one, channel, 500))).find((each) => each.id === id)!
    await work((one) => markFailed(one, claimed, { kind: 'rejected', code: '422 no-such-number' }))
    return { id, centreId: asked.centreId, claimed }
  }
  const retry = (actor: Actor, centreId: Id<'Centre'>, id: Message['id']) =>
    database.run(actor, (one) => retryDead(one, centreId, id))
  const nextTry = async (id: Message['id'], channel: 'sms' | 'email' = 'sms') =>
    (await work((one) => takeDue(one, channel, 500))).find((each) => each.id === id)

  test('a head sees what went out: to whom in part, the words, every attempt with its code', async () => {
    const { id, centreId } = await dead()
    const [shown] = await database.look(staff('head', centreId), (one) => listMessages(one, {}))
    expect(shown).toMatchObject({
      ...{ id, state: 'dead', why: '422 no-such-number', to: '… 45 67', channel: 'sms' },
      text: 'Є новина у справі 0142-2026-003817. Подробиці: https://vikno.example',
      attempts: [{ number: 1, outcome: 'rejected', code: '422 no-such-number', endedAt: clock.now() }],
    })
    expect(JSON.stringify(shown)).not.toContain('671234567')
  })

  test('a code is the person’s own: only the demo, where whoever tries it is that person, shows it', async () => {
    const centreId = newId<'Centre'>()
    const facts = { code: '481516' }
    await work((one) => queueMessage(one, message({ centreId, occasion: 'phone-code', facts })))
    const seen = async (open?: { openSecrets: boolean }) =>
      (await database.look(staff('head', centreId), (one) => listMessages(one, {}, open)))[0]!.text
    expect(await seen()).toContain('•••')
    expect(await seen()).not.toContain('481516')
    expect(await seen({ openSecrets: true })).toContain('481516')
  })

  test('each person on the page learns that it was seen, once a page', async () => {
    const centreId = newId<'Centre'>()
    const [me, caseId] = [newId<'Resident'>(), newId<'Case'>()]
    for (const key of ['a', 'b'])
      await work((one) =>
        queueMessage(one, message({ key, centreId, caseId, recipient: { kind: 'resident', id: me } })),
      )
    const head = staff('head', centreId)
    await database.look(head, (one) => listMessages(one, {}))
    const rows = await database.look(head, (one) => listAccess(one, { caseId }))
    expect(rows).toMatchObject([{ subjectPersonId: me, operation: 'view', purpose: 'control', fields: ['messages'] }])
  })

  test('pages go on from the last row, newest first, by state where asked', async () => {
    const centreId = newId<'Centre'>()
    const sent: Message['id'][] = []
    for (const i of [1, 2, 3, 4, 5]) {
      pass(seconds(i % 2))
      sent.push((await work((one) => queueMessage(one, message({ centreId }))))!)
    }
    const bad = await dead({ centreId })
    const head = staff('head', centreId)
    const page = (question: Parameters<typeof listMessages>[1]) =>
      database.look(head, (one) => listMessages(one, question))
    const first = await page({ limit: 4 })
    const last = first.at(-1)!
    const rest = await page({ limit: 4, after: { at: last.createdAt, id: last.id } })
    const moments = [...first, ...rest].map(({ createdAt }) => createdAt)
    expect(moments).toEqual([...moments].sort((a, b) => b - a))
    expect([...first, ...rest].map(({ id }) => id).sort()).toEqual([...sent, bad.id].sort())
    expect((await page({ state: 'dead' })).map(({ id }) => id)).toEqual([bad.id])
    expect(await database.look(head, countDead)).toBe(1)
  })

  test('of other centres nothing is seen, counted or sent again', async () => {
    const { id, centreId } = await dead()
    const stranger = staff('head', newId())
    expect(await database.look(stranger, (one) => listMessages(one, {}))).toEqual([])
    expect(await database.look(stranger, countDead)).toBe(0)
    await expect(retry(stranger, centreId, id)).rejects.toThrow('vikno.not-allowed')
    const elsewhere = newId<'Centre'>()
    await expect(retry(staff('head', elsewhere), elsewhere, id)).rejects.toThrow('notifications.no-message')
  })

  test.each<[string, (place: Id<'Centre'>) => Actor]>([
    ['an administrator', (place) => staff('administrator', place)],
    ['an officer', (place) => staff('officer', place)],
    ['a resident', () => residentActor(newId())],
    ['a visitor', () => visitor],
  ])('%s may neither see messages nor send one again', async (_who, actor) => {
    const { id, centreId } = await dead()
    const who = actor(centreId)
    await expect(database.look(who, (one) => listMessages(one, {}))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(database.look(who, countDead)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(retry(who, centreId, id)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('a refused message is sent again under a new key, and the log says who did it', async () => {
    const caseId = newId<'Case'>()
    const me = await person(database, { phone: '+380671234567' })
    const { id, centreId, claimed } = await dead({ caseId, recipient: { kind: 'resident', id: me } })
    const head = staff('head', centreId)
    await retry(head, centreId, id)
    const again = await nextTry(id)
    expect(again).toMatchObject({ attempt: 2, to: '+380671234567' })
    expect(again!.providerKey).not.toBe(claimed.providerKey)
    const rows = await database.look(head, (one) => listAccess(one, { caseId }))
    expect(rows.find(({ operation }) => operation === 'transfer')).toMatchObject({ role: 'head', subjectPersonId: me })
  })

  test('two clicks send it once', async () => {
    const { id, centreId } = await dead({ recipient: { kind: 'staff', id: newId() } })
    const head = staff('head', centreId)
    const clicks = await Promise.allSettled([retry(head, centreId, id), retry(head, centreId, id)])
    expect(clicks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(retry(head, centreId, id)).rejects.toThrow('notifications.not-dead')
  })

  test('it goes to the address the person has by now', async () => {
    const me = await person(database, { phone: '+380671234567' })
    const { id, centreId } = await dead({ recipient: { kind: 'resident', id: me } })
    await work((one) => changeContacts(one, me, contactsOf('+380502223344'), { purpose: 'correct' }))
    await retry(staff('head', centreId), centreId, id)
    expect(await nextTry(id)).toMatchObject({ to: '+380502223344' })
  })

  test('what may have arrived keeps its key when it is sent again', async () => {
    const asked = message({ recipient: { kind: 'staff', id: newId() } })
    const id = (await work((one) => queueMessage(one, asked)))!
    let key = ''
    for (let round = 1; round <= 4; round++) {
      const claimed = (await nextTry(id))!
      key = claimed.providerKey
      await work((one) => markFailed(one, claimed, { kind: 'unsure', code: 'timeout' }))
      pass(hours(24)) // to the same hour: by night nothing rings
    }
    await retry(staff('head', asked.centreId), asked.centreId, id)
    expect(await nextTry(id)).toMatchObject({ providerKey: key, attempt: 5 })
  })

  test('a call to a desk is not brought back when it is out of date', async () => {
    const { id, centreId } = await dead({ occasion: 'ticket-called', facts: { ticket: 'А-042', desk: '12' } })
    pass(minutes(10))
    await expect(retry(staff('head', centreId), centreId, id)).rejects.toThrow('notifications.out-of-date')
  })

  test('an engineer, who may not read contacts, sends it to the address that was known', async () => {
    const me = await person(database, { phone: '+380671234567' })
    const { id, centreId } = await dead({ recipient: { kind: 'resident', id: me }, to: '+380670000001' })
    await retry(staff('engineer', centreId), centreId, id)
    expect(await nextTry(id)).toMatchObject({ to: '+380670000001' })
  })
})

describe('telling about a case', async () => {
  const { database } = await testDatabase()
  const work = run(database)
  const both = ['email', 'sms'] as const
  const tell = (changes: ReturnType<typeof news>, ready: readonly ('email' | 'sms')[] = both) =>
    work((one) => tellAboutCase(one, changes, ready))
  const shownAt = (centreId: Id<'Centre'>) => database.look(staff('head', centreId), (one) => listMessages(one, {}))
  const known = { phone: '+380671234567', email: 'olena@people.example' }

  test('the applicant hears by the channel of the receipt, once for each happening', async () => {
    const about = news(await person(database, known), { asked: 'sms' })
    const [first, second] = [await tell(about), await tell(about)]
    expect([first.messages.length, second.messages.length]).toEqual([1, 0])
    await tell({ ...about, happening: 'another' })
    const shown = await shownAt(about.centreId)
    expect(shown.map(({ channel, to, occasion }) => [channel, to, occasion])).toEqual([
      ['sms', '… 45 67', 'result-at-centre'],
      ['sms', '… 45 67', 'result-at-centre'],
    ])
    expect(new Set(shown.map(({ key }) => key)).size).toBe(2)
  })

  test('who was told by one channel is not told again by another when the same job comes twice', async () => {
    const me = await person(database, known)
    const about = news(me, { asked: 'sms' })
    await tell(about)
    await database.run(residentActor(me), (one) =>
      choosePreference(one, me, { lang: 'uk', also: ['email'], never: ['sms'] }),
    )
    expect(await tell(about)).toEqual({ messages: [] })
    expect((await shownAt(about.centreId)).map(({ channel }) => channel)).toEqual(['sms'])
  })

  test('the contact named in the application goes before the one on record', async () => {
    const contacts = { phone: '+380509998877' }
    const about = news(await person(database, known), { asked: 'sms', contacts })
    await tell(about)
    expect((await shownAt(about.centreId)).map(({ to }) => to)).toEqual(['… 88 77'])
  })

  test('a sensitive service is not named, neither in the words nor in the sealed row nor to the head', async () => {
    const service = { uk: 'Допомога на дитину з інвалідністю', en: 'Aid for a child with a disability' }
    const about = news(await person(database, known), {
      ...{ asked: 'email', sensitive: true, contacts: {} },
      facts: { caseNumber: '0142-2026-000184', service, centre: { uk: 'Соціальний центр', en: 'Social centre' } },
    })
    await tell(about)
    const [shown] = await shownAt(about.centreId)
    expect(shown).toMatchObject({ template: 'case-news', subject: 'Є новина у справі 0142-2026-000184' })
    const content = await work(async (one) => {
      const { rows } = await sql<{
        content: Buffer
      }>`select content from notifications.message where id = ${shown!.id}`.execute(one.db)
      return one.vault.open(rows[0]!.content)
    })
    expect(JSON.stringify(shown) + content).not.toMatch(/інвалідн|disab|соціальн|social/i)
  })

  test('the language and further channels of the person are kept', async () => {
    const me = await person(database, known)
    await database.run(residentActor(me), (one) =>
      choosePreference(one, me, { lang: 'en', also: ['email'], never: [] }),
    )
    const about = news(me, { asked: 'sms' })
    await tell(about)
    const shown = await shownAt(about.centreId)
    expect(shown.map(({ channel, lang }) => `${channel} ${lang}`).sort()).toEqual(['email en', 'sms en'])
    expect(shown.find(({ channel }) => channel === 'email')!.text).toContain('Service: Residence certificate.')
  })

  test('who can’t be told for want of a contact stands among the dead letters; with a contact the letter goes out', async () => {
    const me = await person(database, {})
    const about = news(me, { asked: 'sms' })
    expect(await tell(about)).toEqual({ messages: [], untold: 'no-address' })
    const [shown] = await shownAt(about.centreId)
    expect(shown).toMatchObject({ state: 'dead', why: 'no-address', to: null, channel: 'sms', attempts: [] })
    const head = staff('head', about.centreId)
    const again = () => database.run(head, (one) => retryDead(one, about.centreId, shown!.id))
    await expect(again()).rejects.toThrow('notifications.still-no-address')
    await work((one) => changeContacts(one, me, contactsOf(undefined, 'olena@people.example'), { purpose: 'correct' }))
    await again()
    const claimed = (await work((one) => takeDue(one, 'email', 100))).find(({ id }) => id === shown!.id)
    expect(claimed).toMatchObject({
      to: 'olena@people.example',
      subject: 'Результат у справі 0142-2026-003817 вже в центрі',
      text: expect.stringContaining('Послуга: Довідка про реєстрацію.'),
    })
  })

  test.each([
    ['a call was asked for', { asked: 'call' as const }, both, 'told-otherwise', 0],
    ['the channel is not set up', { asked: 'sms' as const }, [] as const, 'not-set-up', 1],
  ])('nothing is sent when %s', async (_when, changes, ready, untold, dead) => {
    const about = news(await person(database, known), changes)
    expect(await tell(about, ready)).toEqual({ messages: [], untold })
    expect(await shownAt(about.centreId)).toHaveLength(dead)
  })

  test('who switched everything off is left in peace', async () => {
    const me = await person(database, known)
    const never = { lang: 'uk', also: [], never: ['email', 'sms'] } as const
    await database.run(residentActor(me), (one) => choosePreference(one, me, never))
    const about = news(me)
    expect(await tell(about)).toEqual({ messages: [], untold: 'not-wanted' })
    expect(await shownAt(about.centreId)).toEqual([])
  })

  test('staff may not send news themselves', async () => {
    const about = news(await person(database, known))
    const asked = database.run(staff('head', about.centreId), (one) => tellAboutCase(one, about, both))
    await expect(asked).rejects.toMatchObject({ kind: 'forbidden' })
  })

  describe('how a person wants to be told', () => {
    const choice = { lang: 'en', also: ['sms'], never: ['email'] } as const

    test('is Ukrainian and by nothing special until they say so', async () => {
      const me = await person(database, known)
      expect(await database.look(residentActor(me), (one) => getPreference(one, me))).toEqual({
        lang: 'uk',
        also: [],
        never: [],
      })
    })

    test('is kept and changed by themselves, or at the desk with a trace', async () => {
      const [me, centreId] = [await person(database, known), newId<'Centre'>()]
      await database.run(residentActor(me), (one) => choosePreference(one, me, choice))
      expect(await database.look(residentActor(me), (one) => getPreference(one, me))).toEqual(choice)
      const desk = staff('administrator', centreId)
      await database.run(desk, (one) => choosePreference(one, me, { ...choice, lang: 'uk' }, { centreId }))
      expect(await database.look(desk, (one) => getPreference(one, me, { centreId }))).toMatchObject({ lang: 'uk' })
      const seen = await database.look(residentActor(me), (one) => listAccessForResident(one))
      expect(
        seen
          .filter(({ role }) => role === 'administrator')
          .map(({ operation }) => operation)
          .sort(),
      ).toEqual(['change', 'view'])
    })

    test('is refused when a channel is both added and switched off', async () => {
      const me = await person(database, known)
      const wrong = { lang: 'uk', also: ['sms'], never: ['sms'] } as const
      await expect(database.run(residentActor(me), (one) => choosePreference(one, me, wrong))).rejects.toThrow(
        'also-and-never',
      )
    })

    test.each<[string, (me: Id<'Resident'>) => Actor]>([
      ['another resident', () => residentActor(newId())],
      ['the person below «substantial» trust', (me) => residentActor(me, 'low')],
      ['a guide', () => staff('guide', newId())],
      ['a visitor', () => visitor],
    ])('%s may neither see nor change it', async (_who, actor) => {
      const me = await person(database, known)
      await expect(database.look(actor(me), (one) => getPreference(one, me))).rejects.toMatchObject({
        kind: 'forbidden',
      })
      await expect(database.run(actor(me), (one) => choosePreference(one, me, choice))).rejects.toMatchObject({
        kind: 'forbidden',
      })
    })
  })

  test('a person unknown here is a fault of ours, not a silent nothing', async () => {
    await expect(tell(news(newId()))).rejects.toThrow('vikno.not-found')
  })
})

describe('own words and quiet hours of a centre', async () => {
  const { database, clock } = await testDatabase()
  const work = run(database)
  const centreId = newId<'Centre'>()
  const [head, guide] = [staff('head', centreId), staff('guide', centreId)]
  const service = newId<'Service'>()
  const own = (text: string): Words => {
    const words = ours('result-at-centre')
    return { ...words, uk: { ...words.uk, sms: [`${text} {caseNumber}.`] } }
  }
  const change = (text: string, serviceId: Id<'Service'> | null, by = head) =>
    database.run(by, (one) => changeWords(one, centreId, { occasion: 'result-at-centre', serviceId, words: own(text) }))
  const said = async (changes: Partial<NewMessage> = {}) => {
    const asked = message({ occasion: 'result-at-centre', key: `result-at-centre:${newId()}`, centreId, ...changes })
    const id = await work((one) => queueMessage(one, asked))
    const shown = await database.look(head, (one) => listMessages(one, { limit: 100 }))
    return shown.find((each) => each.id === id)!
  }

  test('those of the service go before those of all, and those before ours', async () => {
    expect((await said()).text).toMatch(/^Заберіть результат/)
    await change('Усе готово, справа', null)
    await change('Паспорт готовий, справа', service)
    expect((await said()).text).toBe('Усе готово, справа 0142-2026-003817.')
    expect((await said({ serviceId: service })).text).toBe('Паспорт готовий, справа 0142-2026-003817.')
    expect((await said({ serviceId: newId() })).text).toMatch(/^Усе готово/)
  })

  test('of a sensitive service neither is said', async () => {
    expect((await said({ serviceId: service, sensitive: true })).text).toMatch(/^Є новина у справі/)
  })

  test('brought back, they are ours again; each change stands in the record', async () => {
    for (const serviceId of [service, null])
      await database.run(head, (one) => restoreWords(one, centreId, { occasion: 'result-at-centre', serviceId }))
    expect((await said({ serviceId: service })).text).toMatch(/^Заберіть результат/)
    const changes = await database.look(head, (one) => listChanges(one, { what: 'notifications.words', centreId }))
    expect(changes).toHaveLength(4)
    expect(changes.map(({ after }) => after)).toContainEqual(
      expect.objectContaining({ occasion: 'result-at-centre', ukSms: expect.stringMatching(/^Заберіть/) }),
    )
  })

  test('are written by the head of the centre alone', async () => {
    await expect(change('Готово, справа', null, guide)).rejects.toThrow('not-allowed')
    await expect(change('Готово, справа', null, staff('head', newId()))).rejects.toThrow('not-allowed')
  })

  test('by night an SMS waits for the morning, a letter does not; a retry keeps to it too', async () => {
    clock.moveTo(momentOf(kyiv, '2027-03-01' as PlainDate, '22:30' as PlainTime))
    const morning = momentOf(kyiv, '2027-03-02' as PlainDate, '08:00' as PlainTime)
    expect([(await said()).dueAt, (await said({ channel: 'email', to: 'a@example.com' })).dueAt]).toEqual([
      morning,
      clock.now(),
    ])
    await database.run(head, (one) => changeQuiet(one, centreId, { from: '23:00', until: '07:00' } as Quiet))
    const { id, dueAt } = await said()
    expect(dueAt).toBe(clock.now())
    clock.moveTo(momentOf(kyiv, '2027-03-01' as PlainDate, '22:59' as PlainTime))
    const claimed = (await work((one) => takeDue(one, 'sms', 500))).find((each) => each.id === id)!
    await work((one) => markFailed(one, claimed, busy))
    const shown = await database.look(head, (one) => listMessages(one, { limit: 100 }))
    expect(shown.find((each) => each.id === id)!.dueAt).toBe(
      momentOf(kyiv, '2027-03-02' as PlainDate, '07:00' as PlainTime),
    )
  })
})
