// Values that fit a JSON schema, and values that don't: strings no database holds, numbers no integer is, trees where a word belongs.
import fc from 'fast-check'
import { freshTaxNumber } from '../modules/identity/testing.ts'

export interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
}

const deep = JSON.parse('['.repeat(2000) + ']'.repeat(2000))
const words = [
  '',
  ' ',
  'Зразкова',
  "О'Коннор",
  '\0',
  'a\0b',
  '\ud800',
  '💥',
  'x'.repeat(5000),
  "'; drop table queue.ticket; --",
]
const numbers = [0, -1, 1.5, 1e21, -1e308, 2 ** 31, 2 ** 53, Number.MAX_SAFE_INTEGER]
const strangeDates = ['0001-01-01', '9999-12-31', '2026-02-30', '+275760-09-13', '24:00', '2026-11-23T07:00:00Z']
const goodDates = ['2026-11-23', '2026-12-01', '2024-02-29', '1987-03-14', '9999-12-31', '1600-01-01']

export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, [], {}, [[]], { '': null }, deep, ...words, ...numbers, ...strangeDates),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
)

/** Ids of things that exist, by what they are: `centre`, `desk`, `resident`… */
export type Existing = Readonly<Record<string, readonly string[]>>

/** Half the time what the schema asks for in every part, half the time with something nasty at any depth. */
export const anythingLike = (schema: Schema, existing: Existing): fc.Arbitrary<unknown> =>
  fc.oneof(new Maker(existing, 0).like(schema), new Maker(existing, 1).like(schema))

/** What people type into fields of these names. */
const plausible: Readonly<Record<string, readonly string[]>> = {
  taxNumber: [freshTaxNumber(), freshTaxNumber(), '1234567890'],
  unzr: ['19870314-00006', '19870314-00007'],
  email: ['a@people.example', 'b@people.example', 'not an address'],
  phone: ['0671112233', '+380 50 111 22 33', '12'],
  number: ['000000731', 'ХРК-2026-000001', 'АА123456'],
  documentNumber: ['000000731', 'АА123456'],
  secretCode: ['23456789AB'],
  code: ['23456789AB', '000000'],
  q: ['субсидія', 'паспорт'],
  text: ['[]', '[{"id":"residence-900"}]', 'id;name\n1;2', '{"services":[]}'],
}

const kinds: Readonly<Record<string, string>> = {
  applicantId: 'resident',
  placeId: 'place',
  groupId: 'group',
  id: 'resident',
}

class Maker {
  readonly #existing: Existing
  readonly #ids: readonly string[]
  readonly #spice: number
  constructor(existing: Existing, spice: number) {
    this.#existing = existing
    this.#ids = Object.values(existing).flat()
    this.#spice = spice
  }

  like(schema: Schema, name = ''): fc.Arbitrary<unknown> {
    const fitting = this.#fitting(schema, name)
    return this.#spice === 0 ? fitting : fc.oneof({ weight: 30, arbitrary: fitting }, { weight: 1, arbitrary: nasty })
  }

  #fitting(schema: Schema, name: string): fc.Arbitrary<unknown> {
    if (schema.const !== undefined) return fc.constant(schema.const)
    if (schema.enum) return fc.constantFrom(...schema.enum)
    const choices = schema.anyOf ?? schema.oneOf
    if (choices) return fc.oneof(...choices.map((one) => this.like(one, name)))
    if (schema.allOf) return this.like(Object.assign({}, ...schema.allOf), name)
    const type = typeof schema.type === 'object' ? schema.type[0] : schema.type
    if (type === 'object') return this.#object(schema)
    if (type === 'array') return this.#array(schema)
    if (type === 'integer' || type === 'number') return this.#number(schema)
    if (type === 'boolean') return fc.boolean()
    if (type === 'null') return fc.constant(null)
    return type === 'string' ? this.#text(schema, name) : nasty
  }

  #object({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<object> {
    const known = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, this.like(one, name)]))
    const must = required.filter((name) => name in known)
    const whole = fc.oneof(fc.record(known), fc.record(known, { requiredKeys: must }))
    if (typeof additionalProperties !== 'object') return whole
    const key = fc.constantFrom('0', '1', 'demand', 'phone', '999', ...(this.#spice ? ['__proto__', '-1'] : []))
    const more = fc.dictionary(key, this.like(additionalProperties), { maxKeys: 3 })
    return fc.tuple(whole, more).map(([one, another]) => ({ ...one, ...another }))
  }

  #array({ items = {}, minItems = 0, maxItems = 4 }: Schema) {
    return fc.array(this.like(items), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 7)) })
  }

  #number({ minimum = -10, maximum = 1000 }: Schema) {
    const usual = fc.integer({ min: Math.max(minimum, -1000), max: Math.min(maximum, 100_000) })
    return this.#spice === 0 ? usual : fc.oneof(usual, fc.constantFrom(...numbers))
  }

  #text({ format, pattern, maxLength = 80 }: Schema, name: string): fc.Arbitrary<string> {
    const strange = this.#spice ? [...strangeDates, ...words] : []
    if (format === 'uuid') return this.#id(name)
    if (format === 'date' || /On$|Date$|Until$|validFrom/.test(name)) return fc.constantFrom(...goodDates, ...strange)
    if (format === 'date-time')
      return fc.constantFrom('2026-11-23T07:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', ...strange)
    if (format === 'time') return fc.constantFrom('00:00', '09:00', '12:30', '23:59', ...strange)
    if (pattern && this.#spice === 0) return fc.stringMatching(new RegExp(pattern))
    const known = [...(plausible[name] ?? []), ...this.#ids.slice(0, 2), '1', 'residence', ...strange, 'Зразкова']
    return fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...known.map((word) => word.slice(0, maxLength))) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: Math.min(maxLength, 60) }) },
    )
  }

  /** Mostly of the thing the field is named after. */
  #id(name: string): fc.Arbitrary<string> {
    const kind = kinds[name] ?? name.replace(/^to|Id$/g, '').toLowerCase()
    const any = fc.constantFrom(...this.#ids)
    const right = this.#existing[kind]
    return right ? fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: any }) : any
  }
}
