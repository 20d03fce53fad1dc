// From an event of a case to the SMS on a phone, through the same list of subscriptions and jobs as the worker's.
import Fastify from 'fastify'
import { pino } from 'pino'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type { App } from '../app.ts'
import { testDatabase } from '../db/testing.ts'
import type { Announced } from '../db/work.ts'
import { pretendMail } from '../gateways/mail/pretend-mail.ts'
import { httpSms } from '../gateways/sms/http-sms.ts'
import { pretendProvider, pretendToken } from '../gateways/sms/pretend-provider.ts'
import type { IntakeDraft } from '../modules/cases/model.ts'
import { openCase } from '../modules/cases/service/file.ts'
import { openIntake, saveIntake } from '../modules/cases/service/intake.ts'
import { registerImmediate } from '../modules/cases/service/register.ts'
import { caseWorld, takeCase, type World, walkTo } from '../modules/cases/testing.ts'
import { listMessages } from '../modules/notifications/service/messages.ts'
import { staff } from '../modules/notifications/testing.ts'
import { jobsFor } from '../subscriptions.ts'
import { tasks } from './list.ts'
import { startWorker } from './worker.ts'

const provider = pretendProvider()
const server = Fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } })
await server.register(provider.routes, { prefix: '/pretend/sms' })
const at = await server.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => server.close())

describe('the applicant is told', async () => {
  const { database, announced } = await testDatabase({ max: 8 })
  const config = { publicUrl: 'https://vikno.example' }
  const sms = httpSms({ url: `${at}/pretend/sms`, token: pretendToken })
  const app = { database, sms, mail: pretendMail(), config } as App

  /** Runs the jobs of everything announced, and of what those jobs announce. */
  async function work(times = 1): Promise<void> {
    while (announced.length > 0) {
      const event = announced.shift() as Announced
      for (const { task, payload } of jobsFor(event))
        for (let i = 0; i < times; i++) await tasks[task]!(app, JSON.parse(JSON.stringify(payload)))
    }
  }
  let phones = 0
  async function world(record: Parameters<typeof caseWorld>[1] = {}, changes: Partial<IntakeDraft> = {}) {
    phones += 1
    const phone = `+38050111${String(phones).padStart(4, '0')}`
    const made = await caseWorld(database, record)
    announced.length = 0
    return { ...made, phone, draft: { ...made.draft, form: { ...made.draft.form, phone }, ...changes } }
  }
  const arrived = ({ phone }: { phone: string }) =>
    provider.received.filter(({ to }) => to === phone).map(({ text }) => text)
  const shownAt = ({ centre }: World) => database.look(staff('head', centre.id), (one) => listMessages(one, {}))
  const ordinary = { social: false, category: 'residence', name: 'Реєстрація місця проживання' } as const

  test('of the registered case with its day, and on the day of the result that it can be collected; each once, though each job runs twice', async () => {
    const here = await world(ordinary)
    const { caseId, number, due } = await takeCase(database, here)
    await work(2)
    expect(due.dueOn).toBe('2026-12-03')
    expect(arrived(here)).toEqual([
      `Заяву прийнято, справа ${number}. Відповідь буде до 3 грудня 2026. Де документ: https://vikno.example`,
    ])
    await walkTo(database, here, caseId, 'at-centre')
    await work(2)
    expect(arrived(here)).toHaveLength(2)
    expect(arrived(here)[1]).toMatch(
      new RegExp(`^Заберіть результат у справі ${number}\\. Візьміть паспорт або ID-картку\\.`),
    )
    const { summary, events } = await database.look(here.administrator, (one) =>
      openCase(one, caseId, { purpose: 'issue' }),
    )
    expect(summary.state).toBe('applicantNotified')
    expect(events.filter(({ type }) => type === 'applicant-notified').map(({ facts }) => facts)).toEqual([
      { channel: 'sms' },
    ])
  })

  test('of a sensitive service only that there is news, from the first message to the last', async () => {
    const here = await world()
    const { caseId, number } = await takeCase(database, here)
    await walkTo(database, here, caseId, 'at-centre')
    await work()
    const news = `Є новина у справі ${number}. Подробиці: https://vikno.example`
    expect(arrived(here)).toEqual([news, news])
    expect(JSON.stringify(await shownAt(here))).not.toMatch(/субсиді|subsidy/i)
  })

  test('by e-mail where that was asked for, in words that name an ordinary service', async () => {
    const form = { demand: 'зареєструвати', email: 'iryna@people.example' }
    const here = await world(ordinary, { notifyBy: 'email', form })
    const { number } = await takeCase(database, here)
    await work()
    const [shown] = await shownAt(here)
    expect(shown).toMatchObject({
      channel: 'email',
      state: 'sent',
      to: 'i…@people.example',
      subject: `Заяву прийнято, справа ${number}`,
    })
    expect(shown!.text).toContain('Послуга: Реєстрація місця проживання.')
  })

  test('by nobody’s machine when a call was asked for', async () => {
    const here = await world(ordinary, { notifyBy: 'call' })
    await takeCase(database, here)
    await work()
    expect(await shownAt(here)).toEqual([])
  })

  test('of nothing when the result was handed over at once', async () => {
    const here = await world(ordinary)
    await database.run(here.administrator, async (one) => {
      const { centre, service, applicantId, draft } = here
      const { id } = await openIntake(one, { centreId: centre.id, serviceId: service.id, applicantId })
      const { version } = await saveIntake(one, id, 1, draft)
      const document = { kind: 'ID-картка', number: '000000731' }
      await registerImmediate(one, id, { version, result: 'витяг № 7', document, to: 'applicant' })
    })
    await work()
    expect(arrived(here)).toEqual([])
    expect(await shownAt(here)).toEqual([])
  })

  test('and nothing personal travels in the events or jobs', async () => {
    const here = await world(ordinary)
    const { number } = await takeCase(database, here)
    const jobs = announced.flatMap((event) => [event, ...jobsFor(event)])
    expect(jobs.length).toBeGreaterThan(1)
    expect(JSON.stringify(jobs)).not.toMatch(new RegExp(`${here.phone.slice(1)}|Ткаченко|проживання|${number}`))
  })
})

describe('the worker', async () => {
  const { database } = await testDatabase({ jobsFor, max: 12 })

  test('takes the jobs from the database and tells the applicant without being asked', async () => {
    const sms = httpSms({ url: `${at}/pretend/sms`, token: pretendToken })
    const config = { publicUrl: 'https://vikno.example' }
    const app = { database, sms, mail: pretendMail(), config, log: pino({ level: 'silent' }) } as App
    const worker = await startWorker(app, database.pool)
    const world = await caseWorld(database)
    const phone = '+380509990001'
    const { number } = await takeCase(database, {
      ...world,
      draft: { ...world.draft, form: { ...world.draft.form, phone } },
    })
    await vi.waitUntil(() => provider.received.some(({ to }) => to === phone), { timeout: 10_000 })
    await worker.stop()
    expect(provider.received.filter(({ to }) => to === phone)).toMatchObject([
      { text: expect.stringContaining(number) },
    ])
  })
})
