// The one server: API first, live updates, health, then pages for everything else.
import type { IncomingMessage, ServerResponse } from 'node:http'
import multipart from '@fastify/multipart'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { App } from '../app.ts'
import type { Work } from '../db/work.ts'
import { visitor } from '../kernel/actor.ts'
import { no, Refusal } from '../kernel/refusal.ts'
import { describeApi } from './describe.ts'
import { health } from './health.ts'
import { limitBursts } from './limits.ts'
import { live } from './live.ts'
import { pretendGateways } from './pretend.ts'
import { problemOf } from './problem.ts'
import { moduleRoutes } from './routes.ts'
import { fileLimit, jsonLimit } from './sizes.ts'
import { whoAsks } from './who.ts'

/** Answers a page; `origin` is how the browser named us, `ip` who asks. */
export type Pages = (request: IncomingMessage, response: ServerResponse, asked: { origin: string; ip: string }) => void

export async function makeServer(app: App, pages: Pages): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: app.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // a request that has begun is answered before the server stops
    forceCloseConnections: 'idle',
    trustProxy: app.config.trustProxy,
    bodyLimit: jsonLimit,
    routerOptions: { ignoreTrailingSlash: true },
    // an address that can't even be read never reaches a route
    frameworkErrors: sendProblem,
  })
  server.decorate('app', app)
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  answerProblems(server)
  nameTheAsker(server, app)
  limitBursts(server)
  await server.register(multipart, { limits: { fileSize: fileLimit, files: 1, fields: 40 } })
  await describeApi(server, app)
  await server.register(
    async (api) => {
      for (const routes of moduleRoutes) routes(api.withTypeProvider<ZodTypeProvider>())
    },
    { prefix: '/api/v1' },
  )
  server.all('/api/*', { schema: { hide: true } }, (_request, reply) => reply.callNotFound())
  health(server, app)
  live(server, app)
  if (app.config.demo) await pretendGateways(server, app)
  await server.register(async (scope) => servePages(scope, pages))
  return server
}

function sendProblem(fault: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(fault, langOf(request))
  if (problem.status >= 500) request.log.error({ err: fault, reference: problem.reference }, 'fault')
  return reply.code(problem.status).type('application/problem+json').send(problem)
}

function answerProblems(server: FastifyInstance): void {
  server.setErrorHandler(sendProblem)
  server.setNotFoundHandler((request, reply) => sendProblem({ statusCode: 404 }, request, reply))
}

const langOf = (request: FastifyRequest): 'uk' | 'en' =>
  /^en/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'uk'

const longestKey = 200

function idempotencyKey({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (typeof key !== 'string' || key === '') return undefined
  if (key.length > longestKey) throw new Refusal(no('bad-value', { why: `≤ ${longestKey}` }, 'idempotency-key'))
  return key
}

/** Every API request carries who asks and opens its own unit of work. */
function nameTheAsker(server: FastifyInstance, { database }: App): void {
  server.decorateRequest('actor', undefined as never)
  server.decorateRequest('lang', 'uk')
  server.decorateRequest('run', function <T>(this: FastifyRequest, useCase: (work: Work) => Promise<T>) {
    const action = `${this.method} ${this.url.split('?')[0]}`
    return database.run(this.actor, useCase, { key: idempotencyKey(this), action })
  })
  server.decorateRequest('look', function <T>(this: FastifyRequest, useCase: (work: Work) => Promise<T>) {
    return database.look(this.actor, useCase)
  })
  server.addHook('onRequest', async (request) => {
    request.actor = visitor
    request.lang = langOf(request)
    if (request.url.startsWith('/api/')) request.actor = await whoAsks(database, request.headers.authorization)
  })
}

/** Pages read the body themselves, so Fastify leaves it alone. */
function servePages(scope: FastifyInstance, pages: Pages): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
  scope.all('/*', { bodyLimit: 2 * fileLimit, schema: { hide: true } }, (request, reply) => {
    reply.hijack()
    pages(request.raw, reply.raw, { origin: `${request.protocol}://${request.host}`, ip: request.ip })
  })
}
