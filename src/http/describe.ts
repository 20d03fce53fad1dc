// The API's own description: OpenAPI 3.1 from the same schemas that check requests, readable at /api.
import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { App } from '../app.ts'

type Document = NonNullable<FastifyDynamicSwaggerOptions['openapi']>

const about = (publicUrl: string): Document => ({
  openapi: '3.1.0',
  info: {
    title: 'Vikno',
    version: '1',
    description:
      'Every step of a visit and a case. Writes accept `Idempotency-Key`; a repeat returns the first answer. Problems follow RFC 9457; `errors` names the fields.',
  },
  servers: [{ url: publicUrl }],
  security: [{ token: [] }, {}],
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    parameters: {
      IdempotencyKey: {
        name: 'Idempotency-Key',
        in: 'header',
        description:
          'Your own sign for this change. A repeat with the same key changes nothing and returns the first answer.',
        schema: { type: 'string', minLength: 1, maxLength: 200 },
      },
    },
    responses: {
      Problem: {
        description: 'What went wrong, and which fields are at fault',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    schemas: {
      Problem: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              required: ['code', 'detail'],
              properties: { field: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
            },
          },
          reference: { type: 'string', description: 'Stands in our log too' },
        },
      },
    },
  },
})

const upload = {
  type: 'object',
  required: ['purpose', 'file'],
  properties: {
    purpose: { type: 'string' },
    paper: { type: 'integer', description: 'Which paper of the checklist this is' },
    file: { type: 'string', format: 'binary', description: 'The last part of the form' },
  },
} as const

/** Multipart bodies and files are read by the routes themselves, so their schemas say nothing of them. */
const transform: typeof jsonSchemaTransform = (route) => {
  const { schema, url } = jsonSchemaTransform(route)
  const said = schema as { body?: unknown; response?: unknown; consumes?: string[]; produces?: string[] }
  if (said.consumes?.includes('multipart/form-data')) said.body = upload
  if (said.produces && !said.response) said.response = { 200: { type: 'string', format: 'binary' } }
  return { schema, url }
}

interface Operation {
  readonly responses?: Record<string, unknown>
  parameters?: unknown[]
}

/** What holds for every operation: it may answer with a problem, and a write takes a key. */
function forAll(paths: Readonly<Record<string, object | undefined>>): void {
  for (const operations of Object.values(paths))
    for (const [method, operation] of Object.entries(operations ?? {}) as [string, Operation][]) {
      operation.responses!.default = { $ref: '#/components/responses/Problem' }
      if (method !== 'get')
        operation.parameters = [...(operation.parameters ?? []), { $ref: '#/components/parameters/IdempotencyKey' }]
    }
}

export async function describeApi(server: FastifyInstance, { config }: App): Promise<void> {
  await server.register(swagger, {
    openapi: about(config.publicUrl),
    transform,
    transformObject: (document) => {
      const { openapiObject } = document as Extract<typeof document, { openapiObject: unknown }>
      forAll(openapiObject.paths ?? {})
      return openapiObject
    },
  })
  await server.register(swaggerUi, { routePrefix: '/api', staticCSP: true, uiConfig: { docExpansion: 'none' } })
}
