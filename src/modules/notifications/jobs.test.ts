import Fastify from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import type { App } from '../../app.ts'
import { testDatabase } from '../../db/testing.ts'
import { noMail } from '../../gateways/mail/mail.ts'
import { smtpMail } from '../../gateways/mail/smtp-mail.ts'
import { openMailbox } from '../../gateways/mail/testing.ts'
import { httpSms } from '../../gateways/sms/http-sms.ts'
import { pretendProvider, pretendToken, troubles } from '../../gateways/sms/pretend-provider.ts'
import { type Id, newId } from '../../kernel/id.ts'
import { hours, later, minutes } from '../../kernel/time.ts'
import { deliver, deliverDue, deliverOf } from './jobs.ts'
import type { MessageId } from './model.ts'
import { lease } from './rules/retry.ts'
import { takeDue } from './service/deliver.ts'
import { listMessages } from './service/messages.ts'
import { type NewMessage, queueMessage } from './service/queue-message.ts'
import { inParallel, message, run, staff } from './testing.ts'

const provider = pretendProvider()
const server = Fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } })
await server.register(provider.routes, { prefix: '/pretend/sms' })
const at = await server.listen({ port: 0, host: '127.0.0.1' })
const mailbox = await openMailbox()
afterAll(async () => {
  await server.close()
  await mailbox.close()
})

/** An address where somebody listened and nobody does. */
async function closedAddress(): Promise<string> {
  const gone = Fastify()
  const address = await gone.listen({ port: 0, host: '127.0.0.1' })
  await gone.close()
  return address
}

describe('messages go out', async () => {
  const { database, clock } = await testDatabase()
  const mail = smtpMail({ url: mailbox.url, from: 'Вікно <no-reply@centre.example>' })
  const sms = httpSms({ url: `${at}/pretend/sms`, token: pretendToken, patience: 400 })
  /** A process of its own: two of them share nothing but the database. */
  const process = (changes: Partial<App> = {}) => ({ database, mail, sms, ...changes }) as App
  const work = run(database)
  const pass = (time: number) => clock.moveTo(later(clock.now(), time))
  const queue = (changes: Partial<NewMessage>) => work((one) => queueMessage(one, message(changes)))
  const shownAt = (centreId: Id<'Centre'>) =>
    database.look(staff('head', centreId), (one) => listMessages(one, { limit: 200 }))
  const arrived = (to: string) => provider.received.filter((received) => received.to === to)
  const ofMessage = (id: MessageId | undefined) => provider.received.filter(({ key }) => key.startsWith(`${id}`))

  test('an SMS and an e-mail arrive as they were said, once', async () => {
    const centreId = newId<'Centre'>()
    await queue({ centreId, to: '+380671110001' })
    await queue({ centreId, channel: 'email', to: 'olena@people.example' })
    await deliverDue(process())
    await deliverDue(process())
    expect(arrived('+380671110001')).toMatchObject([
      { text: 'Є новина у справі 0142-2026-003817. Подробиці: https://vikno.example' },
    ])
    const [letter, ...others] = mailbox.received
    expect(others).toEqual([])
    expect(letter).toMatchObject({
      subject: 'Є новина у справі 0142-2026-003817',
      to: [{ address: 'olena@people.example' }],
    })
    expect((await shownAt(centreId)).map(({ state, attempts }) => [state, attempts.length])).toEqual([
      ['sent', 1],
      ['sent', 1],
    ])
  })

  test('sixty messages and three processes at once: each arrives once, with one attempt', async () => {
    const centreId = newId<'Centre'>()
    await inParallel(60, () => queue({ centreId, to: '+380671110002' }))
    const patient = () => process({ sms: httpSms({ url: `${at}/pretend/sms`, token: pretendToken, patience: 15_000 }) })
    await Promise.all([deliverDue(patient()), deliverDue(patient()), deliverDue(patient())])
    expect(new Set(arrived('+380671110002').map(({ key }) => key)).size).toBe(60)
    expect(arrived('+380671110002')).toHaveLength(60)
    const shown = await shownAt(centreId)
    expect(shown.every(({ state, attempts }) => state === 'sent' && attempts.length === 1)).toBe(true)
  })

  test('a process that dies after the provider has it and before the mark does not send it a second time', async () => {
    const centreId = newId<'Centre'>()
    const id = await queue({ centreId, to: '+380671110003' })
    const [claimed] = (await work((one) => takeDue(one, 'sms', 100))).filter((one) => one.id === id)
    await sms.send({ key: claimed!.providerKey, to: claimed!.to, text: claimed!.text }) // and here the power goes
    await deliverDue(process())
    expect((await shownAt(centreId))[0]).toMatchObject({ state: 'sending' })
    pass(lease)
    await deliverDue(process())
    const [shown] = await shownAt(centreId)
    expect(shown).toMatchObject({ state: 'sent' })
    expect(shown!.attempts.map(({ outcome, code }) => `${outcome} ${code}`)).toEqual([
      'lost lease-over',
      'accepted 200',
    ])
    expect(ofMessage(id)).toHaveLength(1)
  })

  test('a letter sent again after such a death has the Message-ID it had', async () => {
    const before = mailbox.received.length
    const id = await queue({ channel: 'email', to: 'petro@people.example' })
    mailbox.next = 'hang-up-after-text'
    await deliverDue(process())
    pass(minutes(1))
    await deliverDue(process())
    const ids = mailbox.received.slice(before).map(({ messageId }) => messageId)
    expect(ids).toEqual([`<${id}-1@centre.example>`, `<${id}-1@centre.example>`])
  })

  test.each([
    [
      'a number that does not exist is given up',
      troubles.noSuchNumber,
      { state: 'dead', why: '422 no-such-number', dueIn: null },
    ],
    ['«too many» waits as long as asked', troubles.tooMany, { state: 'failed', why: null, dueIn: 90_000 }],
    [
      'a broken provider is tried again in a minute',
      troubles.broken,
      { state: 'failed', why: null, dueIn: minutes(1) },
    ],
    ['an answer that never comes, too', troubles.neverAnswers, { state: 'failed', why: null, dueIn: minutes(1) }],
  ])('%s', async (_what, to, { state, why, dueIn }) => {
    const centreId = newId<'Centre'>()
    await queue({ centreId, to })
    await deliverDue(process())
    const [shown] = await shownAt(centreId)
    expect(shown).toMatchObject({ state, why, dueAt: dueIn === null ? null : later(clock.now(), dueIn) })
    pass(hours(96)) // to the same hour: by night nothing rings
    await deliverDue(process())
  })

  test('an address no server knows is given up by the code alone, without the address in it', async () => {
    const centreId = newId<'Centre'>()
    await queue({ centreId, channel: 'email', to: 'nobody@people.invalid' })
    await deliverDue(process())
    expect((await shownAt(centreId))[0]).toMatchObject({ state: 'dead', why: '550 5.1.1' })
  })

  test('while nobody is reached the others are not tried in vain, and all arrive when the line is back', async () => {
    const centreId = newId<'Centre'>()
    await inParallel(20, () => queue({ centreId, to: '+380671110004' }))
    const down = process({ sms: httpSms({ url: await closedAddress(), token: 't' }) })
    await deliverDue(down)
    const states = (await shownAt(centreId)).map(({ state }) => state)
    expect(states.filter((state) => state === 'failed')).toHaveLength(8)
    expect(states.filter((state) => state === 'queued')).toHaveLength(12)
    pass(minutes(1))
    await deliverDue(process())
    expect(arrived('+380671110004')).toHaveLength(20)
  })

  test('a silent provider of one channel holds up neither the other nor the worker', async () => {
    const centreId = newId<'Centre'>()
    await queue({ centreId, to: troubles.neverAnswers })
    const app = process()
    const slow = deliver(app, { channel: 'sms' })
    const late = await queue({ centreId, to: '+380671110005' })
    await queue({ centreId, channel: 'email', to: 'ivan@people.example' })
    await deliver(app, { channel: 'sms' }) // comes back at once: the lane is busy
    expect(arrived('+380671110005')).toEqual([])
    await deliver(app, { channel: 'email' })
    expect(mailbox.received.at(-1)).toMatchObject({ to: [{ address: 'ivan@people.example' }] })
    await slow
    expect(ofMessage(late)).toHaveLength(1)
  })

  test('a channel that is not set up keeps its messages for three days', async () => {
    const centreId = newId<'Centre'>()
    await queue({ centreId, channel: 'email', to: 'olha@people.example' })
    const app = process({ mail: noMail })
    await deliverDue(app)
    expect((await shownAt(centreId))[0]).toMatchObject({
      state: 'failed',
      attempts: [{ outcome: 'later', code: 'not-set-up' }],
    })
    for (let hour = 0; hour < 80; hour++) {
      pass(hours(1))
      await deliverDue(app)
    }
    expect((await shownAt(centreId))[0]).toMatchObject({ state: 'dead', why: 'tried-too-long' })
  })

  test('a message in line wakes the lane of its channel', () => {
    expect(deliverOf({ type: 'notifications.queued', centreId: newId(), messageId: newId(), channel: 'sms' })).toEqual({
      task: 'notifications.deliver',
      payload: { channel: 'sms' },
    })
  })
})
