// Too much from one address, whatever it asks for. Guessing of codes and passwords has its own, stricter limits in the modules.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { no, Refusal } from '../kernel/refusal.ts'

/** A hall behind one address has kiosks, boards and eighty desks; a program in a loop has more. */
const writesPerMinute = 1200
/** Of the API without a token: a site that shows all centres of a region asks less. */
const readsPerMinute = 600

type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

function limitOf(perMinute: number): Limit {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (request, reply) => {
    await limiter.consume(request.ip).catch(() => {
      reply.header('retry-after', '60')
      throw new Refusal(no('too-many', { minutes: 1 }))
    })
  }
}

export function limitBursts(server: FastifyInstance): void {
  const { demo } = server.app.config
  const times = demo ? 100 : 1
  const [writes, reads] = [limitOf(writesPerMinute * times), limitOf(readsPerMinute * times)]
  server.addHook('onRequest', async (request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead) return writes(request, reply)
    if (request.url.startsWith('/api/v1/') && !request.headers.authorization) return reads(request, reply)
  })
}
