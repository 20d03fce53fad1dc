// A person who may not see a case does not, in each of ten ways tried. Who may, does: else the test would show nothing.
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { textOf } from '../gateways/typst/testing.ts'
import { systemActor } from '../kernel/actor.ts'
import { newId } from '../kernel/id.ts'
import { hours, later, type PlainDate } from '../kernel/time.ts'
import { askCase } from '../modules/cases/service/question.ts'
import { addPerson, caseWorld, takeCase } from '../modules/cases/testing.ts'
import { samples } from '../modules/documents/testing.ts'
import { addPower } from '../modules/identity/service/representatives.ts'
import { openSession } from '../modules/identity/service.ts'
import { type Asked, form, type Method, testApp } from './testing.ts'
import { apiWorld, employ } from './testing-world.ts'

const { app, ask, clock } = await testApp()
const { database } = app
const world = await apiWorld(database)
const machine = systemActor('test')
const { administrator, officer } = world.people

const sessionOf = async (
  id: typeof world.applicantId,
  trust: 'low' | 'substantial' = 'substantial',
): Promise<Asked> => ({
  token: await database.run(machine, (work) => openSession(work, { kind: 'resident', id, trust })),
})
const owner: Asked = { token: world.applicantSession }
let stranger: Asked
let it: { caseId: string; number: string; secretCode: string }
let fileId: string

beforeAll(async () => {
  stranger = await sessionOf(await addPerson(database, 'Чужа'))
  it = await takeCase(database, world)
  const sent = { ...administrator, ...form({ purpose: 'attachment' }, samples.pdf) }
  fileId = (await ask('POST', `/api/v1/cases/${it.caseId}/files`, sent)).body.id
  await database.run({ kind: 'resident', id: world.applicantId, trust: 'high' }, (work) =>
    askCase(work, it.caseId as never, { question: 'Коли прийти?', about: { to: 'centre' } }),
  )
})

const get = (path: string, by: Asked) => ask('GET', `/api/v1${path}`, by)
const send = (method: Method, path: string, body: object, by: Asked) =>
  ask(method, `/api/v1${path}`, { ...by, body, key: newId() })

/** Nothing of the case is in the answer, whatever it is. */
async function refused(answer: ReturnType<typeof ask>, ...statuses: number[]) {
  const { status, bytes } = await answer
  expect(statuses).toContain(status)
  for (const said of [it.number, 'Ткаченко', 'субсид', 'Коли прийти']) expect(bytes.toString()).not.toContain(said)
}

describe('a person who may not see a case does not', () => {
  test('1. in the list of cases', async () => {
    expect((await get('/my/cases', owner)).body.items).toHaveLength(1)
    expect((await get('/my/cases', stranger)).body.items).toEqual([])
  })

  test('2. by its address, signed in as somebody else or not at all', async () => {
    expect((await get(`/my/cases/${it.caseId}`, owner)).status).toBe(200)
    await refused(get(`/my/cases/${it.caseId}`, stranger), 404)
    await refused(get(`/my/cases/${it.caseId}`, {}), 401, 403, 404)
  })

  test('3. a file of it, by the file’s own address or through a case of one’s own', async () => {
    expect((await get(`/my/cases/${it.caseId}/files/${fileId}`, owner)).bytes).toEqual(Buffer.from(samples.pdf))
    await refused(get(`/my/cases/${it.caseId}/files/${fileId}`, stranger), 404)
    const applicantId = await addPerson(database, 'Чужа')
    const theirs = await takeCase(database, world, { applicantId })
    await refused(get(`/my/cases/${theirs.caseId}/files/${fileId}`, await sessionOf(applicantId)), 404)
  })

  test('4. all of it as an archive', async () => {
    const whole = unzipSync((await get(`/my/cases/${it.caseId}/everything.zip`, owner)).bytes)
    expect(Object.keys(whole)).toEqual([`${it.number}.pdf`, 'case.json', 'files/01 attachment.pdf'])
    expect(await textOf(Buffer.from(whole[`${it.number}.pdf`]!))).toContain('Коли прийти?')
    const plain = JSON.parse(Buffer.from(whole['case.json']!).toString())
    expect(plain.number).toBe(it.number)
    expect(plain.timeline[0].title.uk).toBe('Ви подали заяву')
    await refused(get(`/my/cases/${it.caseId}/everything.zip`, stranger), 404)
  })

  test('5. its papers as PDF, from another centre', async () => {
    const elsewhere = await employ(database, 'administrator', (await caseWorld(database)).centre.id)
    await refused(send('POST', `/cases/${it.caseId}/receipt.pdf`, {}, elsewhere), 403, 404)
    await refused(send('POST', `/cases/${it.caseId}/receipt.pdf`, {}, stranger), 403)
  })

  test('6. by acting on it: withdrawing, asking, changing how to be told, answering', async () => {
    const about = { question: 'Хто?', about: { to: 'centre' } }
    await refused(send('POST', `/my/cases/${it.caseId}/acts/withdrawn`, {}, stranger), 404)
    await refused(send('POST', `/my/cases/${it.caseId}/questions`, about, stranger), 404)
    const telling = { notifyBy: 'call', deliverBy: 'post' }
    await refused(send('PUT', `/my/cases/${it.caseId}/telling`, telling, stranger), 404)
    await refused(
      ask('POST', `/api/v1/my/cases/${it.caseId}/answer`, {
        ...stranger,
        ...form({ purpose: 'attachment' }, samples.pdf),
      }),
      404,
    )
  })

  test('7. by guessing the number, or by the code of another case; both answers are one', async () => {
    const other = await takeCase(database, world)
    const track = (number: string, code: string) => ask('POST', '/api/v1/cases/track', { body: { number, code } })
    expect((await track(it.number, it.secretCode)).status).toBe(200)
    const wrong = await track(it.number, other.secretCode)
    const guessed = await track(it.number.replace(/\d{6}$/, '999999'), it.secretCode)
    expect([wrong.status, guessed.status]).toEqual([404, 404])
    expect(wrong.body.detail).toBe(guessed.body.detail)
    await refused(track(it.number, other.secretCode), 404)
  })

  test('8. by a power that has expired, or one that begins later', async () => {
    const representativeId = await addPerson(database, 'Довірена')
    const by = await sessionOf(representativeId)
    const principal = { kind: 'resident', id: world.applicantId } as const
    const day = (text: string) => text as PlainDate
    const give = (validFrom: string, validUntil: string) =>
      database.run(machine, (work) =>
        addPower(
          work,
          {
            ...{ principal, representativeId, kind: 'power-of-attorney', number: '7', scope: 'all' },
            ...{ issuedOn: day(validFrom), validFrom: day(validFrom), validUntil: day(validUntil) },
          },
          { purpose: 'represent' },
        ),
      )
    await give('2026-01-01', '2026-11-22')
    await give('2027-01-01', '2027-12-31')
    expect((await get('/my/represented', by)).body.items).toEqual([])
    await refused(get(`/my/cases/${it.caseId}`, by), 404)
    await refused(get(`/my/cases/${it.caseId}/everything.zip`, by), 404)
    await give('2026-11-01', '2026-11-30')
    expect((await get(`/my/cases/${it.caseId}`, by)).status).toBe(200)
    const now = clock.now()
    clock.moveTo(later(now, hours(24 * 8)))
    await refused(get(`/my/cases/${it.caseId}`, by), 401, 404)
    clock.moveTo(now)
  })

  test('9. with the sign-in of somebody else: an authority it was not sent to, another centre, weak proof of who it is', async () => {
    const { centre, authority } = await caseWorld(database)
    for (const one of [
      await employ(database, 'officer', authority.id),
      await employ(database, 'head', centre.id),
      officer,
    ]) {
      await refused(get(`/cases/${it.caseId}?purpose=serve`, one), 403, 404)
      await refused(get(`/cases/${it.caseId}/files/${fileId}?purpose=serve`, one), 403, 404)
      await refused(get(`/cases/${it.caseId}/questions/2`, one), 403, 404)
    }
    await refused(get(`/my/cases/${it.caseId}`, await sessionOf(world.applicantId, 'low')), 403)
    await refused(get(`/my/cases/${it.caseId}`, administrator), 404)
  })

  test('10. by listening to its live updates: they say that something changed, and nothing of it', async () => {
    const heard: string[] = []
    const forget = app.live.listen(`case:${it.caseId}`, (message) => heard.push(message.toString()))
    const telling = { notifyBy: 'call', deliverBy: 'in-person' }
    expect((await send('PUT', `/my/cases/${it.caseId}/telling`, telling, owner)).status).toBe(204)
    await expect.poll(() => heard.length, { timeout: 5000 }).toBeGreaterThan(0)
    forget()
    for (const message of heard) {
      expect(message).not.toContain(it.number)
      expect(message).not.toContain('call')
    }
  })
})
