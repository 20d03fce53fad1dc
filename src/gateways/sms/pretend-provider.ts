// A provider of text messages for the demo and tests: the real protocol over real HTTP, nothing leaves the machine.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { question } from './protocol.ts'

export interface Received {
  readonly id: string
  readonly key: string
  readonly to: string
  readonly text: string
}

export interface PretendProvider {
  /** What it sent to phones: one per idempotency key, newest last. */
  readonly received: readonly Received[]
  readonly routes: (server: FastifyInstance) => Promise<void>
}

export const pretendToken = 'pretend-provider-takes-this'
/** Kept so that a long demo does not grow without end; a real provider keeps keys for days. */
const kept = 20_000

interface Said {
  readonly status: number
  readonly body: object
  readonly retryAfter?: number
}

/** Numbers that behave like trouble, so that it can be shown and tested. */
export const troubles = {
  noSuchNumber: '+380000000404',
  tooMany: '+380000000429',
  broken: '+380000000500',
  neverAnswers: '+380000000408',
} as const

export function pretendProvider(): PretendProvider {
  const received: Received[] = []
  const byKey = new Map<string, Received>()

  const take = (message: Omit<Received, 'id'>): Said => {
    const before = byKey.get(message.key)
    if (before && (before.to !== message.to || before.text !== message.text))
      return { status: 422, body: { state: 'rejected', code: 'key-reused' } }
    const sent = before ?? { ...message, id: `pretend-${received.length + 1}` }
    if (!before) {
      byKey.set(sent.key, sent)
      received.push(sent)
      if (received.length > kept) byKey.delete(received.shift()!.key)
    }
    return { status: before ? 200 : 202, body: { state: 'accepted', id: sent.id } }
  }

  async function answer(request: FastifyRequest, reply: FastifyReply) {
    const key = request.headers['idempotency-key']
    const asked = question.safeParse(request.body)
    if (request.headers.authorization !== `Bearer ${pretendToken}`)
      return reply.code(401).send({ state: 'unauthorised' })
    if (typeof key !== 'string' || !asked.success)
      return reply.code(422).send({ state: 'rejected', code: 'bad-question' })
    const { to, text } = asked.data
    if (to === troubles.neverAnswers) {
      take({ key, to, text })
      return reply.hijack()
    }
    const { status, body, retryAfter } = troubleWith(to) ?? take({ key, to, text })
    if (retryAfter) reply.header('retry-after', retryAfter)
    return reply.code(status).send(body)
  }

  return {
    received,
    async routes(server) {
      server.post('/', answer)
      server.get('/received', async (request, reply) =>
        request.headers.authorization === `Bearer ${pretendToken}`
          ? received
          : reply.code(401).send({ state: 'unauthorised' }),
      )
    },
  }
}

function troubleWith(to: string): Said | undefined {
  if (to === troubles.noSuchNumber) return { status: 422, body: { state: 'rejected', code: 'no-such-number' } }
  if (to === troubles.tooMany) return { status: 429, body: { state: 'too-many', code: 'slow-down' }, retryAfter: 90 }
  return to === troubles.broken ? { status: 503, body: {} } : undefined
}
