// Development: the core and the pages run in one Vite graph, so an edit anywhere is live after a reload.
import http from 'node:http'
import type { FastifyInstance } from 'fastify'
import { createServer, isRunnableDevEnvironment, type ViteDevServer } from 'vite'
import viteConfig, { development } from '../../vite.config.ts'
import type { App } from '../app.ts'
import type { Config } from '../config.ts'

interface Running {
  readonly app: App
  readonly server: FastifyInstance
}

export interface DevServer {
  readonly app: () => App
  stop(): Promise<void>
}

export async function serveDev(config: Config, url: string): Promise<DevServer> {
  let now: Running | undefined
  let ready: Promise<void> = Promise.resolve()
  const socket = http.createServer(async (request, response) => {
    await ready
    now!.server.routing(request, response)
  })
  const vite = await createServer({
    ...viteConfig,
    configFile: false,
    appType: 'custom',
    server: { ...viteConfig.server, middlewareMode: true, ws: { server: socket } },
  })
  const rebuild = async () => {
    const old = now
    now = await build(vite, config, url)
    development.app = now.app
    vite.environments.client.hot.send({ type: 'full-reload' })
    await old?.server.close()
    await old?.app.close()
  }
  onCoreChange(vite, () => {
    ready = rebuild().catch((fault) => now!.app.log.error({ err: fault }, 'the core did not start after the change'))
  })
  await rebuild()
  await new Promise<void>((listening) => socket.listen(config.port, config.host, listening))
  return {
    app: () => now!.app,
    async stop() {
      socket.close()
      socket.closeAllConnections()
      await now?.server.close()
      await now?.app.close()
      await vite.close()
    },
  }
}

/** The core as Vite's runner loads it: the same copies the pages get. */
async function build(vite: ViteDevServer, config: Config, url: string): Promise<Running> {
  const ssr = vite.environments.ssr
  if (!isRunnableDevEnvironment(ssr)) throw new Error('the pages need a runnable environment')
  const { openApp } = (await ssr.runner.import('/src/app.ts')) as typeof import('../app.ts')
  const { makeServer } = (await ssr.runner.import('/src/http/server.ts')) as typeof import('./server.ts')
  const app = await openApp(config, url)
  const server = await makeServer(app, (request, response) => vite.middlewares(request, response))
  await server.ready()
  return { app, server }
}

function onCoreChange(vite: ViteDevServer, rebuild: () => void): void {
  let timer: NodeJS.Timeout | undefined
  vite.watcher.on('change', (file) => {
    if (!file.includes('/src/') || file.includes('/src/web/') || !file.endsWith('.ts')) return
    clearTimeout(timer)
    timer = setTimeout(rebuild, 50)
  })
}
