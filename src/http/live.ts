// Live updates: server-sent events by topic. A message says that something changed, or carries what a board shows.
import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { App } from '../app.ts'

const topicShape = /^[a-z]+:[0-9a-f-]{36}$/
const beat = 25_000

const described = { tags: ['live'], summary: 'Server-sent events of a topic: a hall, a ticket, a case' }

export function live(server: FastifyInstance, app: App): void {
  const open = new Set<ServerResponse>()
  // a server that stops says goodbye; the pages come back by themselves
  server.addHook('preClose', async () => {
    for (const raw of open) raw.end()
  })
  server.get<{ Params: { topic: string } }>('/live/:topic', { schema: described }, (request, reply) => {
    const { topic } = request.params
    if (!topicShape.test(topic)) return reply.callNotFound()
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    raw.write('retry: 2000\n\n')
    open.add(raw)
    const forget = app.live.listen(topic, (message) => raw.write(message))
    const pulse = setInterval(() => raw.write(': still here\n\n'), beat)
    request.raw.on('close', () => {
      clearInterval(pulse)
      forget()
      open.delete(raw)
    })
  })
}
