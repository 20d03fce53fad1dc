// The catalogue in a real database: versions, changes, decisions on papers, reading and searching.
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import { systemActor, visitor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { Refusal, sentence } from '../../kernel/refusal.ts'
import { instantOf, type PlainDate } from '../../kernel/time.ts'
import type { Service, ServiceId } from './model.ts'
import { defaultProcessCard, requiredAtIntake } from './rules.ts'
import { changeService, createService, readNewService, readPatch, writtenService } from './service/change.ts'
import { decideDocument, listUndecidedDocuments } from './service/documents.ts'
import { importCatalogue } from './service/import.ts'
import { listWithoutProcessCard } from './service/unfinished.ts'
import * as catalogue from './service.ts'
import { administrator, head, referenceSource, smallRecord } from './testing.ts'

const { database, clock, announced, url, ownerUrl } = await testDatabase()
const system = systemActor('test')
const onDate = (date: string) => date as PlainDate

async function refusal(attempt: Promise<unknown>): Promise<Refusal> {
  const thrown = await attempt.then(
    () => undefined,
    (fault: unknown) => fault,
  )
  if (!(thrown instanceof Refusal)) throw thrown ?? new Error('nothing was refused')
  return thrown
}

const get = (idOrKey: string, on?: PlainDate) =>
  database.look(visitor, (work) => catalogue.getService(work, idOrKey, on))
const change = (
  key: string,
  patch: Parameters<typeof changeService>[2],
  more: Partial<Parameters<typeof changeService>[3]> = {},
) => database.run(head, (work) => changeService(work, key, patch, { reason: 'Рішення виконкому № 12', ...more }))

let made = 0
async function newService(more: Parameters<typeof smallRecord>[1] = {}): Promise<Service> {
  const record = smallRecord(`own-${++made}`, more)
  return database.run(head, (work) => createService(work, record, { reason: 'Нова послуга' }))
}

beforeAll(async () => {
  await database.run(system, (work) => importCatalogue(work, referenceSource, { from: onDate('2026-01-01') }))
})

describe('versions by date', () => {
  test('a change is a new version; what was registered before keeps the version it had', async () => {
    const before = await newService({ deskMinutes: 10, fee: { uah: 50, text: null, law: null } })
    const after = await change(before.key, { deskMinutes: 20, fee: { uah: 70, text: null, law: null } })
    expect(after).toMatchObject({ id: before.id, version: 2, deskMinutes: 20, fee: { amount: 7000 } })
    const kept = await database.look(visitor, (work) => catalogue.getVersion(work, before.versionId))
    expect(kept).toEqual(before)
    expect(await get(before.key)).toEqual(after)
  })

  test('a version can be altered or removed by nobody, not even the owner of the database', async () => {
    const { versionId } = await newService()
    for (const at of [url, ownerUrl]) {
      const client = new pg.Client(at)
      await client.connect()
      for (const sql of [
        `update catalogue.version set card = '{}' where id = '${versionId}'`,
        `delete from catalogue.version where id = '${versionId}'`,
        'truncate catalogue.version',
      ])
        await expect(client.query(sql)).rejects.toThrow(/never changes|permission denied/)
      await client.end()
    }
    expect((await database.look(visitor, (work) => catalogue.getVersion(work, versionId))).versionId).toBe(versionId)
  })

  test('a change from a later date waits for its day', async () => {
    const service = await newService({ deskMinutes: 10 })
    await change(service.key, { deskMinutes: 25 }, { from: onDate('2026-12-01') })
    expect((await get(service.key)).deskMinutes).toBe(10)
    expect((await get(service.key, onDate('2026-11-30'))).deskMinutes).toBe(10)
    expect((await get(service.key, onDate('2026-12-01'))).deskMinutes).toBe(25)
    const today = clock.now()
    clock.moveTo(instantOf('2026-11-30T22:00:00Z')) // midnight of 1 December in Kyiv
    expect((await get(service.key)).deskMinutes).toBe(25)
    clock.moveTo(today)
    expect((await get(service.key)).deskMinutes).toBe(10)
  })

  test('the past is not changed, and a change does not slip in before one already set', async () => {
    const { key } = await newService()
    expect((await refusal(change(key, { deskMinutes: 11 }, { from: onDate('2026-11-22') }))).code).toBe(
      'catalogue.starts-in-the-past',
    )
    await change(key, { deskMinutes: 12 }, { from: onDate('2027-01-01') })
    expect((await refusal(change(key, { deskMinutes: 13 }))).code).toBe('catalogue.later-version-waits')
    expect((await change(key, { deskMinutes: 14 }, { from: onDate('2027-01-01') })).version).toBe(3)
    expect((await get(key, onDate('2027-01-01'))).deskMinutes).toBe(14)
  })

  test('two heads changing the same service at once: the second is told', async () => {
    const { key, versionId } = await newService()
    await change(key, { deskMinutes: 21 }, { expected: versionId })
    expect((await refusal(change(key, { deskMinutes: 22 }, { expected: versionId }))).code).toBe(
      'catalogue.changed-meanwhile',
    )
  })

  test('twenty changes at the same instant become twenty versions', async () => {
    const { key } = await newService({ deskMinutes: 100 })
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => change(key, { deskMinutes: at + 1 })))
    expect(all.map(({ version }) => version).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 2),
    )
    const last = all.find(({ version }) => version === 21)!
    expect((await get(key)).deskMinutes).toBe(last.deskMinutes)
  })

  test('before its first day there is no service, and the answer says since when', async () => {
    const record = smallRecord('own-later')
    await database.run(head, (work) => createService(work, record, { from: onDate('2027-02-01'), reason: 'Пілот' }))
    const told = await refusal(get('own-later'))
    expect(told.code).toBe('catalogue.not-yet-given')
    expect(told.answers[0]!.facts).toEqual({ from: '2027-02-01' })
    expect((await get('own-later', onDate('2027-02-01'))).version).toBe(1)
  })

  test('the history says since when, why, by whom and what', async () => {
    const { key } = await newService({ deskMinutes: 10 })
    await change(key, { deskMinutes: 15, sensitive: true })
    const notes = await database.look(head, (work) => catalogue.listVersions(work, key))
    expect(notes).toMatchObject([
      { version: 2, reason: 'Рішення виконкому № 12', changed: ['deskMinutes', 'sensitive'] },
      { version: 1, reason: 'Нова послуга', changed: [] },
    ])
    expect(notes[0]!.madeBy).toMatch(/^staff:/)
  })
})

describe('changing the catalogue', () => {
  test('needs the right of the head', async () => {
    for (const actor of [visitor, administrator]) {
      const tries = [
        database.run(actor, (work) => createService(work, smallRecord('own-no'), { reason: 'x' })),
        database.run(actor, (work) => changeService(work, 'residence-001', { deskMinutes: 1 }, { reason: 'x' })),
        database.run(actor, (work) => decideDocument(work, 'Посвідчення', 'register', 'x')),
        database.look(actor, (work) => listUndecidedDocuments(work)),
        database.look(actor, (work) => catalogue.listVersions(work, 'residence-001')),
        database.run(actor, (work) => importCatalogue(work, { format: 'json', text: '[]' })),
      ]
      for (const { kind } of await Promise.all(tries.map(refusal))) expect(kind).toBe('forbidden')
    }
  })

  test('needs a reason and a difference', async () => {
    const { key } = await newService({ deskMinutes: 10 })
    expect((await refusal(change(key, { deskMinutes: 11 }, { reason: '  ' }))).code).toBe('catalogue.reason-missing')
    expect((await refusal(change(key, { deskMinutes: 10 }))).code).toBe('catalogue.nothing-changed')
    expect((await refusal(change('no-such-999', { deskMinutes: 10 }))).code).toBe('catalogue.no-such-service')
  })

  test('a new service needs its indispensable fields, a free key and a free identifier', async () => {
    const missing = await refusal(
      database.run(head, (work) => createService(work, { name: 'Щось' }, { reason: 'Нова' })),
    )
    expect(missing.answers.map(({ field }) => field)).toEqual([
      'nameEn',
      'category',
      'authority',
      'deskMinutes',
      'channels',
    ])
    const twice = database.run(head, (work) => createService(work, smallRecord('residence-001'), { reason: 'Нова' }))
    expect((await refusal(twice)).code).toBe('catalogue.key-taken')
    const sameCode = database.run(head, (work) =>
      createService(work, smallRecord('own-code', { code: '00034' }), { reason: 'Нова' }),
    )
    expect((await refusal(sameCode)).answers[0]).toMatchObject({ code: 'catalogue.code-taken', field: 'code' })
  })

  test('a key that is not given is the next number of the category', async () => {
    const { id: _, ...record } = smallRecord('x', { category: 'recovery' })
    const one = await database.run(head, (work) => createService(work, record, { reason: 'Нова' }))
    const two = await database.run(head, (work) => createService(work, record, { reason: 'Нова' }))
    expect([one.key, two.key]).toEqual(['recovery-005', 'recovery-006'])
  })

  test('a form with bad fields is answered with each of them, in both languages', async () => {
    const thrown = await refusal(
      (async () => readPatch({ deskMinutes: 'x', category: 'magic', maxDays: 5, colour: 'red' }))(),
    )
    expect(thrown.answers.map(({ field }) => field).sort()).toEqual(['category', 'colour', 'dayType', 'deskMinutes'])
    const late = thrown.answers.find(({ field }) => field === 'dayType')!
    expect(sentence(late, 'uk')).toContain('строк і вид днів')
    expect(sentence(late, 'en')).toContain('the term and its kind of days')
    await refusal((async () => readNewService({ id: 'Погано' }))())
  })

  test('a form that is sent back unchanged changes nothing', async () => {
    const service = await get('passport-migration-005')
    const sent = readPatch(JSON.parse(JSON.stringify(writtenService(service))))
    expect((await refusal(change(service.key, sent))).code).toBe('catalogue.nothing-changed')
  })

  test('steps longer than the term are refused', async () => {
    const step = {
      n: 1,
      action: 'Розгляд',
      responsible: 'Спеціаліст',
      unit: 'Орган',
      role: 'В',
      termDays: 9,
      termText: '9 днів',
      parallel: false,
    } as const
    const { key } = await newService({ maxDays: 5, dayType: 'working' })
    const long = change(key, { processCard: { basis: 'own', steps: [step] } })
    expect((await refusal(long)).answers[0]!.field).toBe('processCard')
    const fits = await change(key, { processCard: { basis: 'own', steps: [{ ...step, termDays: 5 }] } })
    expect(fits.process?.basis).toBe('own')
  })

  test('is announced and stands in the record of changes', async () => {
    const { key, id } = await newService({ deskMinutes: 10 })
    announced.length = 0
    await change(key, { deskMinutes: 30 })
    expect(announced).toEqual([{ type: 'catalogue.changed', services: [id], reason: 'Рішення виконкому № 12' }])
    const { rows } = await database.pool.query(
      "select before, after, reason from audit.change where what = 'catalogue.service' and row_id = $1 order by at, before nulls first",
      [id],
    )
    expect(rows.at(-1)).toMatchObject({ before: { version: 1 }, after: { version: 2, changed: ['deskMinutes'] } })
  })
})

test('services without a process card are listed until they get one', async () => {
  const lacking = () => database.look(head, (work) => listWithoutProcessCard(work))
  const { id, key, authority } = await newService()
  expect((await lacking()).has(id)).toBe(true)
  await change(key, { processCard: { basis: 'own', steps: [...defaultProcessCard(authority).steps] } })
  expect((await lacking()).has(id)).toBe(false)
  expect((await refusal(database.look(administrator, (work) => listWithoutProcessCard(work)))).kind).toBe('forbidden')
})

describe('papers nobody has decided about', () => {
  test('are listed, the one asked for most first', async () => {
    const list = await database.look(head, (work) => listUndecidedDocuments(work))
    expect(list.length).toBeGreaterThan(50)
    expect(list[0]).toMatchObject({ name: 'Документи, що підтверджують право на статус' })
    expect(list[0]!.services.length).toBe(18)
    const counts = list.map(({ services }) => services.length)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
  })

  test('a decision holds for every service from today, for versions that wait, and for later imports', async () => {
    const name = 'Посвідчення особи, яка постраждала внаслідок Чорнобильської катастрофи'
    const before = await get('chornobyl-003')
    await change('chornobyl-004', { deskMinutes: 33 }, { from: onDate('2027-03-01') })
    const answer = await database.run(head, (work) =>
      decideDocument(work, name.toUpperCase(), 'authority', 'Посвідчення видав сам орган'),
    )
    expect(answer).toEqual({ name, source: 'authority', services: 12 })
    const after = await get('chornobyl-003')
    expect(after.version).toBe(before.version + 1)
    expect(requiredAtIntake(before).map((document) => document.name)).toContain(name)
    expect(requiredAtIntake(after).map((document) => document.name)).not.toContain(name)
    const waiting = await get('chornobyl-004', onDate('2027-03-01'))
    expect(waiting.deskMinutes).toBe(33)
    expect(waiting.documents.find((document) => document.name === name)).toMatchObject({
      source: 'authority',
      decided: true,
    })
    const left = await database.look(head, (work) => listUndecidedDocuments(work))
    expect(left.map((document) => document.name)).not.toContain(name)
    const fresh = smallRecord('own-chornobyl', { category: 'chornobyl', documents: [name] })
    await database.run(system, (work) => importCatalogue(work, { format: 'json', text: JSON.stringify([fresh]) }))
    expect((await get('own-chornobyl')).documents[0]).toMatchObject({ source: 'authority', decided: true })
  })

  test('an unknown document and an empty reason are refused', async () => {
    const decide = (name: string, reason: string) =>
      database.run(head, (work) => decideDocument(work, name, 'register', reason))
    expect((await refusal(decide('Довідка про ніщо', 'так'))).code).toBe('catalogue.no-such-document')
    expect((await refusal(decide('Посвідчення', ''))).code).toBe('catalogue.reason-missing')
  })
})

describe('reading', () => {
  test('by id and by key', async () => {
    const byKey = await get('residence-001')
    expect(await get(byKey.id)).toEqual(byKey)
    expect(byKey).toMatchObject({ code: '00034', name: { uk: 'Реєстрація місця проживання особи' }, version: 1 })
    expect((await refusal(get('residence-999'))).code).toBe('catalogue.no-such-service')
    expect((await refusal(get(newId<'Service'>()))).code).toBe('catalogue.no-such-service')
    const noVersion = database.look(visitor, (work) => catalogue.getVersion(work, newId<'ServiceVersion'>()))
    expect((await refusal(noVersion)).code).toBe('catalogue.no-such-version')
  })

  test('page after page every service of a category comes exactly once', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await database.look(visitor, (work) =>
        catalogue.listServices(work, { category: 'land' }, { after, limit: 10 }),
      )
      seen.push(...page.services.map(({ key }) => key))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toHaveLength(37)
    expect(new Set(seen).size).toBe(37)
    expect(seen[0]).toBe('land-001')
  })

  test('by group, channel, kind and the services of a centre', async () => {
    const [one, two] = [await get('residence-001'), await get('residence-002')]
    const list = (filters: catalogue.ServiceFilters) =>
      database
        .look(visitor, (work) => catalogue.listServices(work, filters, { limit: 1000 }))
        .then(({ services }) => services)
    const among = new Set<ServiceId>([one.id, two.id])
    expect((await list({ among })).map(({ key }) => key)).toEqual(['residence-001', 'residence-002'])
    expect((await list({ among, channel: 'desk' })).map(({ key }) => key)).toEqual(['residence-001'])
    expect((await list({ group: 'pension' })).every(({ category }) => category === 'pensions')).toBe(true)
    expect((await list({ social: true })).filter(({ key }) => !key.startsWith('own-'))).toHaveLength(194)
  })

  test('a list says what is missing in words', async () => {
    const found = await database.look(visitor, (work) => catalogue.search(work, 'посвідка на постійне проживання'))
    expect(found.find(({ key }) => key === 'passport-migration-013')).toMatchObject({
      term: { uk: 'до 30 календарних днів (ст. 10 Закону 5203-VI)' },
      price: { uk: 'уточніть у центрі' },
      biometricStation: true,
    })
  })

  test('the groups count the services of the centre and leave out the empty ones', async () => {
    const all = await database.look(visitor, (work) => catalogue.listGroups(work))
    expect(all).toHaveLength(15)
    const pension = await get('pensions-001')
    const few = await database.look(visitor, (work) => catalogue.listGroups(work, new Set([pension.id])))
    expect(few.map(({ key, services }) => [key, services])).toEqual([['pension', 1]])
  })

  test('search finds what was added a moment ago, and forgets the old name', async () => {
    const find = (text: string) =>
      database.look(visitor, (work) => catalogue.search(work, text)).then((found) => found.map(({ key }) => key))
    const { key } = await newService({ name: 'Видача дозволу на запуск дирижаблів' })
    expect(await find('дирижабль')).toContain(key)
    await change(key, { name: 'Видача дозволу на запуск аеростатів' })
    expect(await find('аеростат')).toContain(key)
    expect(await find('дирижабль')).not.toContain(key)
    expect((await find('')).slice(0, 2)).toEqual(['passport-migration-005', 'social-benefits-001'])
  })

  test('what a failed change had planned is seen by nobody', async () => {
    const { key } = await newService({ deskMinutes: 10 })
    await database
      .run(head, async (work) => {
        await changeService(work, key, { deskMinutes: 99 }, { reason: 'Помилка' })
        expect((await catalogue.getService(work, key)).deskMinutes).toBe(99)
        throw new Error('the transaction breaks')
      })
      .catch((fault: Error) => expect(fault.message).toBe('the transaction breaks'))
    expect((await get(key)).deskMinutes).toBe(10)
  })

  test('a paper the state holds is explained with the register and the law', async () => {
    const service = await get('veterans-001')
    const taxNumber = service.documents.find(({ name }) => name === 'РНОКПП')!
    expect(catalogue.explainSource(service, taxNumber)).toMatchObject({
      register: 'Державний реєстр фізичних осіб – платників податків',
      law: expect.stringContaining('стаття 9'),
    })
  })
})
