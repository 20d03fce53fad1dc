// The built pages as a plain handler. SvelteKit gets the app through `platform`, never through a global.
import fs from 'node:fs'
import path from 'node:path'
import { createReadableStream, getRequest, setResponse } from '@sveltejs/kit/node'
import type { App } from '../app.ts'
import { fileLimit, type Pages } from './server.ts'

const output = path.resolve(import.meta.dirname, '../../build/web/output')
const client = path.join(output, 'client')
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.mp3': 'audio/mpeg',
  '.opus': 'audio/ogg',
  '.ogg': 'audio/ogg',
}

function listFiles(): Map<string, string> {
  const found = fs.readdirSync(client, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = found.map((entry) => `/${path.relative(client, path.join(entry.parentPath, entry.name))}`)
  return new Map(paths.map((url) => [url, types[path.extname(url)] ?? 'application/octet-stream']))
}

export async function builtPages(app: App): Promise<Pages> {
  const { server } = await import(path.join(output, 'server/instance.js'))
  await server.init({ env: {}, read: (file: string) => createReadableStream(path.join(client, file)) })
  const files = listFiles()
  return async (request, response, { origin, ip }) => {
    const url = request.url!.split('?')[0]!
    const type = files.get(url)
    if (type) {
      response.setHeader('content-type', type)
      response.setHeader('x-content-type-options', 'nosniff')
      response.setHeader(
        'cache-control',
        url.startsWith('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      )
      fs.createReadStream(path.join(client, url)).pipe(response)
      return
    }
    try {
      const asked = getRequest({ base: origin, request, response, bodySizeLimit: fileLimit + 1_000_000 })
      await setResponse(response, await server.respond(asked, { platform: { app }, getClientAddress: () => ip }))
    } catch (fault) {
      answerUnreadable(app, response, fault)
    }
  }
}

/** A request that SvelteKit could not even begin (a body over the limit, a broken address). */
function answerUnreadable(app: App, response: import('node:http').ServerResponse, fault: unknown): void {
  const status = (fault as { status?: number }).status ?? 400
  if (status >= 500) app.log.error({ err: fault }, 'page')
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(
    status === 413 ? 'Забагато даних. / Too large.' : 'Запит не вдалося прочитати. / The request could not be read.',
  )
}
