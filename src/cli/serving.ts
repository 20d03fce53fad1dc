// Opens the app and its server on a port, and closes both in order when asked to stop.
import type { FastifyInstance } from 'fastify'
import { type App, type AppOptions, openApp } from '../app.ts'
import type { Config } from '../config.ts'
import { builtPages } from '../http/pages.ts'
import { makeServer } from '../http/server.ts'
import type { Opened } from './database.ts'
import { whyNot } from './listening.ts'

export interface Serving {
  readonly app: App
  stop(): Promise<void>
}

export async function serve(config: Config, database: Opened, options: AppOptions = {}): Promise<Serving> {
  const app = await openApp(config, database.url, options)
  try {
    const server = await makeServer(app, await builtPages(app))
    await server.listen({ host: config.host, port: config.port })
    return {
      app,
      async stop() {
        await closeGently(server)
        await app.close()
      },
    }
  } catch (fault) {
    await app.close()
    throw whyNot(fault, config)
  }
}

/** How long requests that have begun may take to be answered. */
const patience = 5000

/** Nothing new is taken; what has begun is answered; then every connection is closed, whatever it still wants. */
async function closeGently(server: FastifyInstance): Promise<void> {
  const tidy = setInterval(() => server.server.closeIdleConnections(), 20)
  const force = setTimeout(() => server.server.closeAllConnections(), patience)
  try {
    await server.close()
  } finally {
    clearInterval(tidy)
    clearTimeout(force)
  }
}
