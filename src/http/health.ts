// For the machine that watches us: alive, ready, and figures in Prometheus' text form.
import type { FastifyInstance } from 'fastify'
import type { App } from '../app.ts'

/** No part of the API that programs of a centre use. */
const hidden = { schema: { hide: true } }

export function health(server: FastifyInstance, app: App): void {
  const requests = new Map<string, number>()
  server.addHook('onResponse', async (request, reply) => {
    const name = `${request.method} ${reply.statusCode}`
    requests.set(name, (requests.get(name) ?? 0) + 1)
  })
  server.get('/health', hidden, async () => ({ alive: true }))
  server.get('/ready', hidden, async (_request, reply) => {
    const ready = await app.database.pool.query('select 1').then(
      () => true,
      (fault: Error) => {
        app.log.warn({ err: fault }, 'not ready')
        return false
      },
    )
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  server.get('/metrics', hidden, async (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(figures(app, requests)),
  )
}

function figures(app: App, requests: ReadonlyMap<string, number>): string {
  const memory = process.memoryUsage()
  const lines = [
    '# TYPE vikno_requests_total counter',
    ...[...requests].map(
      ([name, n]) => `vikno_requests_total{method="${name.split(' ')[0]}",status="${name.split(' ')[1]}"} ${n}`,
    ),
    '# TYPE vikno_live_connections gauge',
    `vikno_live_connections ${app.live.listening()}`,
    '# TYPE vikno_database_connections gauge',
    `vikno_database_connections{state="all"} ${app.database.pool.totalCount}`,
    `vikno_database_connections{state="idle"} ${app.database.pool.idleCount}`,
    `vikno_database_connections{state="waited-for"} ${app.database.pool.waitingCount}`,
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${memory.rss}`,
    '# TYPE process_uptime_seconds gauge',
    `process_uptime_seconds ${Math.round(process.uptime())}`,
  ]
  return `${lines.join('\n')}\n`
}
