// Too much from one address, whatever it asks for. Guessing of codes and passwords has its own, stricter limits in the modules.
import type { FastifyInstance } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { no, Refusal } from '../kernel/refusal.ts'

/** A hall behind one address has kiosks, boards and eighty desks; a program in a loop has more. */
const writesPerMinute = 1200

export function limitBursts(server: FastifyInstance): void {
  const { demo } = server.app.config
  const limiter = new RateLimiterMemory({ points: demo ? writesPerMinute * 100 : writesPerMinute, duration: 60 })
  server.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    await limiter.consume(request.ip).catch(() => {
      throw new Refusal(no('too-many', { minutes: 1 }))
    })
  })
}
