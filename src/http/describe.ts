// The API's own description: OpenAPI 3.1 from the same schemas that check requests, readable at /api.
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { App } from '../app.ts'

export async function describeApi(server: FastifyInstance, { config }: App): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Vikno',
        version: '1',
        description:
          'Every step of a visit and a case. Writes accept `Idempotency-Key`; a repeat returns the first answer. Problems follow RFC 9457; `errors` names the fields.',
      },
      servers: [{ url: config.publicUrl }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }, {}],
    },
    transform: jsonSchemaTransform,
  })
  await server.register(swaggerUi, { routePrefix: '/api', staticCSP: true, uiConfig: { docExpansion: 'none' } })
}
