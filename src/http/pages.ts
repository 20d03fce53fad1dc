// The built pages as a plain handler. SvelteKit gets the app through `platform`, never through a global.
import fs from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { createReadableStream, getRequest, setResponse } from '@sveltejs/kit/node'
import type { App } from '../app.ts'
import type { Pages } from './server.ts'
import { fileLimit } from './sizes.ts'
import { isOfScript, unreadable } from './unreadable.ts'

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

/** A file of the largest size, and the fields beside it. */
const bodyLimit = fileLimit + 1_000_000

interface Asset {
  readonly type: string
  readonly body: Buffer
  /** Absent where it would not be smaller. */
  readonly gzipped: Buffer | undefined
  readonly forever: boolean
}

const compressible = /^(text|image\/svg|application\/(json|manifest))/

function readAsset(url: string, file: string): Asset {
  const type = types[path.extname(file)] ?? 'application/octet-stream'
  const body = fs.readFileSync(file)
  const gzipped = compressible.test(type) && body.length > 1000 ? gzipSync(body) : undefined
  return { type, body, gzipped, forever: url.startsWith('/_app/immutable/') }
}

/** A few megabytes, read once: a build made beside a running server changes nothing under its feet. */
function readAssets(): Map<string, Asset> {
  const found = fs.readdirSync(client, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = found.map((entry) => path.join(entry.parentPath, entry.name))
  return new Map(
    files.map((file) => [`/${path.relative(client, file)}`, readAsset(`/${path.relative(client, file)}`, file)]),
  )
}

function giveAsset({ type, body, gzipped, forever }: Asset, request: IncomingMessage, response: ServerResponse): void {
  const packed = gzipped !== undefined && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const sent = packed ? gzipped : body
  response.writeHead(200, {
    'content-type': type,
    'content-length': sent.length,
    'x-content-type-options': 'nosniff',
    'cache-control': forever ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    ...(gzipped && { vary: 'accept-encoding' }),
    ...(packed && { 'content-encoding': 'gzip' }),
  })
  response.end(request.method === 'HEAD' ? undefined : sent)
}

export async function builtPages(app: App): Promise<Pages> {
  const { server } = await import(path.join(output, 'server/instance.js'))
  await server.init({ env: {}, read: (file: string) => createReadableStream(path.join(client, file)) })
  const assets = readAssets()
  return async (request, response, { origin, ip }) => {
    const asset = assets.get(request.url!.split('?')[0]!)
    if (asset) return giveAsset(asset, request, response)
    try {
      // a form sent by a script must hear of it in the form it reads; everybody else gets SvelteKit's page
      if (isOfScript(request) && Number(request.headers['content-length']) > bodyLimit)
        return answerUnreadable(app, request, response, Object.assign(new Error('too large'), { status: 413 }))
      const asked = getRequest({ base: origin, request, response, bodySizeLimit: bodyLimit })
      await setResponse(response, await server.respond(asked, { platform: { app }, getClientAddress: () => ip }))
    } catch (fault) {
      answerUnreadable(app, request, response, fault)
    }
  }
}

/** A request that SvelteKit could not even begin (a body over the limit, a broken address). */
function answerUnreadable(app: App, request: IncomingMessage, response: ServerResponse, fault: unknown): void {
  const status = (fault as { status?: number }).status ?? 400
  if (status >= 500) app.log.error({ err: fault }, 'page')
  if (response.headersSent) return void response.end()
  const { type, body } = unreadable(status, request)
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' })
  response.end(body)
}
