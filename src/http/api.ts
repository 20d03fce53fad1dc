// The shape of an API route: zod schemas in, a use case, its answer out.
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { App } from '../app.ts'
import type { Work } from '../db/work.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Lang } from '../kernel/text.ts'

export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>
/** A module's routes, registered under /api/v1. */
export type Routes = (api: Api) => void

declare module 'fastify' {
  interface FastifyInstance {
    readonly app: App
  }
  interface FastifyRequest {
    actor: Actor
    lang: Lang
    /** The use case in one transaction, answered once per `Idempotency-Key`. */
    run<T>(useCase: (work: Work) => Promise<T>): Promise<T>
    look<T>(useCase: (work: Work) => Promise<T>): Promise<T>
  }
}
