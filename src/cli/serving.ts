// Opens the app and its server on a port, and closes both in order when asked to stop.
import { type App, type AppOptions, openApp } from '../app.ts'
import type { Config } from '../config.ts'
import { builtPages } from '../http/pages.ts'
import { makeServer } from '../http/server.ts'
import type { Opened } from './database.ts'
import { Mistake } from './mistake.ts'

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
        await server.close()
        await app.close()
      },
    }
  } catch (fault) {
    await app.close()
    throw portSentence(fault, config)
  }
}

function portSentence(fault: unknown, { host, port }: Config): unknown {
  const { code } = fault as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return new Mistake(
      `Port ${port} on ${host} is taken by another program. Set PORT to a free one, for example PORT=${port + 1}.`,
    )
  if (code === 'EACCES') return new Mistake(`This user may not use port ${port}. Set PORT to one above 1023.`)
  if (code === 'EADDRNOTAVAIL') return new Mistake(`This machine has no address ${host}. Check HOST.`)
  return fault
}

/** Waits for Ctrl+C or a service manager, then closes everything once. */
export function untilStopped(stop: () => Promise<void>): Promise<void> {
  return new Promise((done, failed) => {
    const once = () => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, once)
      stop().then(done, failed)
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, once)
  })
}
