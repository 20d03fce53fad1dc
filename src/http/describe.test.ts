// The API's description is an OpenAPI 3.1 document that tools can read, and it says of each route what it needs and answers.
import { describe, expect, test } from 'vitest'
import { testApp } from './testing.ts'

interface Part {
  readonly [name: string]: unknown
}
interface Parameter extends Part {
  readonly $ref?: string
  readonly in?: string
  readonly name?: string
  readonly required?: boolean
  readonly schema?: object
}
interface Operation extends Part {
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly description?: string }>>
}

const { ask } = await testApp()
const { body: document } = await ask('GET', '/api/json')
const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)
const faulty = (isFaulty: (one: (typeof operations)[number]) => boolean): string[] =>
  operations.filter(isFaulty).map(({ method, path }) => `${method.toUpperCase()} ${path}`)

/** Every part of the document that is an object. */
function* partsOf(value: unknown): Generator<Part> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Part
  for (const inner of Object.values(value)) yield* partsOf(inner)
}

function find(reference: string): unknown {
  const steps = reference.replace(/^#\//, '').split('/')
  return steps.reduce<unknown>((part, step) => (part as Part | undefined)?.[step], document)
}

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']

describe('the description', () => {
  test('is of version 3.1 and says where the API is and how to sign in', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Vikno', version: '1' },
      servers: [{ url: 'https://vikno.example' }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    })
  })

  test('knows only methods of OpenAPI 3.1, and every route of the API', () => {
    const methods = ['get', 'put', 'post', 'delete', 'patch']
    expect(faulty(({ method }) => !methods.includes(method))).toEqual([])
    expect(faulty(({ path }) => !/^\/(api\/v1|live)\//.test(path))).toEqual([])
    expect(operations.length).toBeGreaterThan(100)
  })

  test('gives each operation a summary, a tag, a good answer and the shape of a problem', () => {
    expect(faulty(({ operation: { summary, tags } }) => !summary || tags?.length !== 1)).toEqual([])
    const isGood = (status: string) => /^2\d\d$/.test(status)
    expect(faulty(({ operation: { responses } }) => !Object.keys(responses).some(isGood))).toEqual([])
    expect(faulty(({ operation }) => operation.responses.default?.$ref !== '#/components/responses/Problem')).toEqual(
      [],
    )
    const said = (operation: Operation) =>
      Object.values(operation.responses).every(({ $ref, description }) => $ref || description !== undefined)
    expect(faulty(({ operation }) => !said(operation))).toEqual([])
  })

  test('names every part of a path, once', () => {
    const ofPath = ({ parameters = [] }: Operation) => parameters.filter((one) => one.in === 'path')
    const names = (path: string) => [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name).sort()
    const differs = ({ path, operation }: (typeof operations)[number]) =>
      JSON.stringify(names(path)) !==
        JSON.stringify(
          ofPath(operation)
            .map(({ name }) => name)
            .sort(),
        ) || ofPath(operation).some(({ required, schema }) => required !== true || !schema)
    expect(faulty(differs)).toEqual([])
    const shapes = new Map(
      operations.map(({ method, path }) => [`${method} ${path.replace(/\{[^}]+\}/g, '{}')}`, path]),
    )
    expect(shapes.size).toBe(operations.length)
  })

  test('offers every write an idempotency key and no look one', () => {
    const takesKey = ({ parameters = [] }: Operation) =>
      parameters.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey')
    expect(faulty(({ method, operation }) => takesKey(operation) === (method === 'get'))).toEqual([])
  })

  test('refers only to what it holds, and its schemas are of JSON Schema 2020-12', () => {
    const references = [...partsOf(document)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []))
    expect(references.filter((reference) => find(reference) === undefined)).toEqual([])
    const schemas = operations.flatMap(({ operation: { parameters = [], requestBody, responses } }) => [
      ...parameters.map(({ schema }) => schema),
      ...Object.values(requestBody?.content ?? {}).map(({ schema }) => schema),
      ...[...partsOf(responses)].map(({ schema }) => schema),
    ])
    const parts = [...partsOf(schemas)]
    const wrongType = ({ type }: Part) => typeof type === 'string' && !types.includes(type)
    expect(parts.filter(wrongType)).toEqual([])
    expect(parts.filter((part) => part.nullable !== undefined || typeof part.exclusiveMinimum === 'boolean')).toEqual(
      [],
    )
  })
})
