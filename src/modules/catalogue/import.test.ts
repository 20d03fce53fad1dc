// Files of the catalogue: all or nothing, every fault named, the same file twice changes nothing, what goes out comes back.
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import { systemActor, visitor } from '../../kernel/actor.ts'
import { Refusal, sentence } from '../../kernel/refusal.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { columns, readCsv, writeCsv } from './csv.ts'
import { cardOf, recordOf, recordSchema } from './record.ts'
import { changeService } from './service/change.ts'
import { exportCatalogue } from './service/export.ts'
import { type ImportOptions, importCatalogue, type Source } from './service/import.ts'
import * as catalogue from './service.ts'
import { head, referenceServices, referenceSource, smallRecord } from './testing.ts'
import { cardIn } from './versions.ts'

const system = systemActor('import')
const json = (...records: unknown[]): Source => ({ format: 'json', text: JSON.stringify(records) })

async function emptyCatalogue() {
  const { database, announced } = await testDatabase()
  const read = (source: Source, options?: ImportOptions) =>
    database.run(system, (work) => importCatalogue(work, source, options))
  const faults = async (source: Source) => {
    const thrown = await read(source).then(
      () => undefined,
      (fault: unknown) => fault,
    )
    if (!(thrown instanceof Refusal)) throw thrown ?? new Error('nothing was refused')
    return thrown.answers
  }
  const get = (key: string) => database.look(visitor, (work) => catalogue.getService(work, key))
  const write = (format: 'json' | 'csv') => database.look(system, (work) => exportCatalogue(work, format))
  return { database, announced, read, faults, get, write }
}

describe('the reference catalogue', async () => {
  const { database, announced, read, get, write } = await emptyCatalogue()

  test('is read whole: 546 services, 194 of them social, 32 with cards', async () => {
    const report = await read(referenceSource, { from: '2026-01-01' as PlainDate })
    expect(report).toMatchObject({ added: 546, changed: 0, unchanged: 0 })
    const all = await database.look(visitor, (work) => catalogue.listServices(work, {}, { limit: 1000 }))
    expect(all.services).toHaveLength(546)
    expect(all.services.filter(({ social }) => social)).toHaveLength(194)
    expect(announced.filter(({ type }) => type === 'catalogue.changed')).toHaveLength(1)
  })

  test('keeps how far each record can be trusted', async () => {
    const trusts = referenceServices().map(({ provenance }) => provenance.trust)
    const count = (trust: string) => trusts.filter((each) => each === trust).length
    expect([count('page'), count('catalogue-2018'), count('general-knowledge')]).toEqual([176, 271, 99])
  })

  test('read a second time changes nothing and makes no version', async () => {
    announced.length = 0
    expect(await read(referenceSource)).toMatchObject({ added: 0, changed: 0, unchanged: 546 })
    expect((await get('residence-001')).version).toBe(1)
    expect(announced).toEqual([])
  })

  test.each(['json', 'csv'] as const)('goes out as %s and comes back without a change', async (format) => {
    const text = await write(format)
    expect(await read({ format, text })).toMatchObject({ added: 0, changed: 0, unchanged: 546 })
  })

  test('what the head has changed since is kept where the file is silent, and follows the file where it speaks', async () => {
    await database.run(head, (work) =>
      changeService(
        work,
        'residence-008',
        { sensitive: true, deskMinutes: 9, needs: { power: false } },
        { reason: 'За хронометражем' },
      ),
    )
    const report = await read(referenceSource)
    expect(report).toMatchObject({ changed: 1, services: [{ key: 'residence-008', fields: ['deskMinutes'] }] })
    expect(await get('residence-008')).toMatchObject({ sensitive: true, deskMinutes: 7, needs: { power: false } })
  })

  test('a table of two columns changes only those', async () => {
    const before = await get('residence-009')
    const report = await read({ format: 'csv', text: 'key;desk_minutes\nresidence-009;14\n' })
    expect(report).toMatchObject({ changed: 1, services: [{ key: 'residence-009', fields: ['deskMinutes'] }] })
    const { versionId: _, version, validFrom: __, ...after } = await get('residence-009')
    expect(version).toBe(2)
    expect(after).toMatchObject({ ...after, name: before.name, documents: before.documents, deskMinutes: 14 })
  })

  test('a preview says what would change and changes nothing', async () => {
    const report = await read(json({ id: 'residence-010', deskMinutes: 44 }), { preview: true })
    expect(report).toMatchObject({ changed: 1 })
    expect((await get('residence-010')).deskMinutes).toBe(10)
  })

  test('stands in the record of changes with what it did', async () => {
    const { rows } = await database.pool.query("select after from audit.change where what = 'catalogue.import'")
    expect(rows.map(({ after }) => after.added)).toContain(546)
  })
})

describe('a bad file', async () => {
  const { database, faults, read } = await emptyCatalogue()

  test('names every bad record and field with the reason, in both languages', async () => {
    const answers = await faults(
      json(
        smallRecord('good-001'),
        { ...smallRecord('bad-002'), deskMinutes: 'багато', category: 'magic' },
        { ...smallRecord('bad-003'), fee: { uah: -1 }, surprise: 1 },
        { ...smallRecord('bad-004'), maxDays: 10 },
        { ...smallRecord('bad-005'), name: undefined },
        { ...smallRecord('Bad Key') },
        smallRecord('good-001'),
        { ...smallRecord('bad-008'), fee: { uah: 1.005, text: null, law: null } },
        'не запис',
      ),
    )
    const named = answers.map(({ facts }) => `${facts.record} ${facts.key} ${facts.field}`)
    expect(named).toEqual([
      '2 bad-002 category',
      '2 bad-002 deskMinutes',
      '3 bad-003 fee.uah',
      '3 bad-003 surprise',
      '4 bad-004 dayType',
      '5 bad-005 name',
      '6 Bad Key id',
      '7 good-001 id',
      '8 bad-008 fee.uah',
      '9 ? ',
    ])
    expect(answers.every(({ code, kind }) => code === 'catalogue.bad-record' && kind === 'invalid')).toBe(true)
    expect(sentence(answers[4]!, 'uk')).toBe(
      'Запис 4 (bad-004), поле «dayType»: строк і вид днів пишуть разом: «10» і «calendar»',
    )
    expect(sentence(answers[4]!, 'en')).toContain('Record 4 (bad-004)')
    expect(sentence(answers[1]!, 'uk')).not.toBe(sentence(answers[1]!, 'en'))
  })

  test('is taken not even in part', async () => {
    await faults(json(smallRecord('good-001'), { ...smallRecord('bad-002'), deskMinutes: 0 }))
    const { rows } = await database.pool.query('select count(*)::int as n from catalogue.service')
    expect(rows[0].n).toBe(0)
  })

  test.each([
    [
      'two services with one identifier',
      json(smallRecord('a-1', { code: '12345' }), smallRecord('a-2', { code: '12345' })),
      '2 a-2 code',
    ],
    [
      'steps that take longer than the term',
      json(
        smallRecord('a-1', {
          maxDays: 3,
          dayType: 'working',
          processCard: {
            basis: 'own',
            steps: [
              {
                n: 1,
                action: 'Розгляд',
                responsible: 'Хтось',
                unit: 'Орган',
                role: 'В',
                termDays: 4,
                termText: '4',
                parallel: false,
              },
            ],
          },
        }),
      ),
      '1 a-1 processCard',
    ],
    [
      'a card of a service that does not exist',
      { format: 'json', text: '[]', cards: [referenceSource.cards![0]!] },
      '1 construction-019 serviceId',
    ],
    [
      'a column of a table by its own name',
      { format: 'csv', text: 'key,desk_minutes\nx-1,забагато' },
      '1 x-1 desk_minutes',
    ],
  ] as const)('%s is named', async (_, source, named) => {
    const answers = await faults(source as Source)
    expect(answers.map(({ facts }) => `${facts.record} ${facts.key} ${facts.field}`)).toContain(named)
  })

  test.each([
    ['no JSON at all', { format: 'json', text: '{"services": [' }],
    ['no list', { format: 'json', text: '{"posluhy": []}' }],
    ['a card that is no JSON', { format: 'json', text: '[]', cards: ['<xml/>'] }],
    ['an unknown column', { format: 'csv', text: 'key,колір\nx-1,синій' }],
    ['a row with too many cells', { format: 'csv', text: 'key,desk_minutes\nx-1,5,6' }],
    ['an open quote', { format: 'csv', text: 'key,desk_minutes\n"x-1,5' }],
  ] as const)('%s: the file is called unreadable, in one sentence', async (_, source) => {
    const answers = await faults(source as Source)
    expect(answers.map(({ code }) => code)).toEqual(['catalogue.unreadable-file'])
    expect(sentence(answers[0]!, 'uk')).not.toContain('{')
  })

  test('of ten thousand faults the first hundred are shown and the others counted', async () => {
    const answers = await faults(
      json(...Array.from({ length: 10_000 }, (_, at) => ({ id: `x-${at}`, deskMinutes: 0 }))),
    )
    expect(answers).toHaveLength(101)
    expect(answers.at(-1)!.code).toBe('catalogue.more-faults')
  })

  test('any JSON at all is either taken or refused by name, never a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.jsonValue(), fc.record({ id: fc.string(), name: fc.jsonValue() }))),
        async (records) => {
          const outcome = await read(json(...records), { preview: true }).catch((fault: unknown) => fault)
          if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Refusal)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('a change while a later version waits is refused by name', async () => {
    const { database: own, read: readOwn, faults: faultsOwn } = await emptyCatalogue()
    await readOwn(json(smallRecord('x-001')))
    await own.run(head, (work) =>
      changeService(work, 'x-001', { deskMinutes: 50 }, { from: '2027-01-01' as PlainDate, reason: 'З нового року' }),
    )
    const answers = await faultsOwn(json(smallRecord('x-001', { deskMinutes: 20 })))
    expect(answers[0]!.facts).toMatchObject({ record: 1, key: 'x-001', field: 'id' })
    expect(await readOwn(json(smallRecord('x-001')))).toMatchObject({ unchanged: 1 })
  })
})

describe('a card as a record and as a row', () => {
  const services = referenceServices()

  test('every reference card read back from its record is the same card', () => {
    for (const service of services) {
      const { id: _, ...fields } = recordSchema.parse(
        JSON.parse(JSON.stringify(recordOf(service.key, cardIn(service)))),
      )
      expect(cardOf(fields, undefined, new Map())).toEqual(cardIn(service))
    }
  })

  const words = fc
    .string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'абвіїґ’"|;,\\ =+-@xyz09') })
    .filter((text) => text.trim() === text && text !== '' && !/^'?[=+\-@]?'/.test(text))

  test('whatever signs stand in the words, a row comes back as it went out', () => {
    const base = cardIn(services[0]!)
    fc.assert(
      fc.property(
        words,
        words,
        fc.array(fc.tuple(words, fc.option(words)), { maxLength: 4 }),
        (name, result, papers) => {
          const card = {
            ...base,
            name: { uk: name, en: name },
            result,
            documents: papers.map(([paper, condition]) => ({
              ...base.documents[0]!,
              name: paper,
              condition,
              required: condition === null,
            })),
          }
          const [row] = readCsv(writeCsv([{ key: 'x-1', card }])).rows
          const { id: _, ...fields } = recordSchema.parse(row!.record)
          expect(cardOf(fields, base, new Map())).toEqual(card)
        },
      ),
    )
  })

  test('no cell begins a formula', () => {
    const card = { ...cardIn(services[0]!), result: '=HYPERLINK("http://example.org")', authority: '+380' }
    const text = writeCsv([{ key: 'x-1', card }])
    expect(text).toContain(`"'=HYPERLINK`)
    expect(text).toContain(`'+380`)
  })

  test('a table saved by a Ukrainian spreadsheet is read: semicolons, decimal comma, «так» and «ні»', () => {
    const { rows } = readCsv(
      '\uFEFFKey;fee_uah;fee_text;fee_law;sensitive;term_days\r\nx-1;49,92;;;так;\r\nx-2;;;;ні;10\r\n',
    )
    expect(rows.map(({ record }) => record)).toEqual([
      { id: 'x-1', fee: { uah: 49.92, text: null, law: null }, sensitive: true, maxDays: null },
      { id: 'x-2', fee: null, sensitive: false, maxDays: 10 },
    ])
  })

  test('the README names every column', () => {
    const readme = fs.readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8')
    expect(columns.filter(({ column }) => !new RegExp(`[\\s\`]${column}[,\\s\`]`).test(readme))).toEqual([])
  })
})
