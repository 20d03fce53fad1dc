// The whole app in this process, asked without a socket: a fresh database, a clock moved by hand, real tokens.
import fs from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { InjectOptions } from 'light-my-request'
import { afterAll } from 'vitest'
import { type App, openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { testDatabase } from '../db/testing.ts'
import type { MovedClock } from '../kernel/time.ts'
import { passingPlace } from '../town/running.ts'
import { makeServer, type Pages } from './server.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Asked {
  readonly token?: string | undefined
  /** The idempotency key. */
  readonly key?: string | undefined
  /** An object travels as JSON, bytes and text as they are. */
  readonly body?: object | string | Buffer | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly address?: string
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Read as JSON where it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  readonly body: any
  readonly bytes: Buffer
}

export interface TestApp {
  readonly app: App
  readonly server: FastifyInstance
  readonly clock: MovedClock
  /** The database as its owner sees it. */
  readonly ownerUrl: string
  ask(method: Method, path: string, asked?: Asked): Promise<Answer>
}

const noPages: Pages = (_request, response) => {
  response.writeHead(404)
  response.end()
}

export async function testApp({
  demo = false,
  pages = async () => noPages,
}: {
  readonly demo?: boolean
  readonly pages?: (app: App) => Promise<Pages>
} = {}): Promise<TestApp> {
  const { url, ownerUrl, clock } = await testDatabase()
  const dataDir = passingPlace('app')
  const config = readConfig({ VIKNO_DATA: dataDir, LOG_LEVEL: 'error', PUBLIC_URL: 'https://vikno.example' }, { demo })
  const app = await openApp(config, url, { clock, works: false })
  const server = await makeServer(app, await pages(app))
  await server.ready()
  afterAll(async () => {
    await server.close()
    await app.close()
    fs.rmSync(dataDir, { recursive: true, force: true })
  })
  return { app, server, clock, ownerUrl, ask: (method, path, asked) => ask(server, method, path, asked) }
}

async function ask(server: FastifyInstance, method: Method, path: string, asked: Asked = {}): Promise<Answer> {
  const { token, key, body, headers, address } = asked
  const options: InjectOptions = {
    method,
    url: path,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
      ...headers,
    },
    ...(address && { remoteAddress: address }),
    ...(body !== undefined && { payload: body }),
  }
  const answer = await server.inject(options)
  const type = String(answer.headers['content-type'] ?? '')
  return {
    status: answer.statusCode,
    headers: answer.headers as Answer['headers'],
    body: /json/.test(type) && answer.body ? answer.json() : answer.body,
    bytes: answer.rawPayload,
  }
}

/** One file as a browser's form sends it; the fields come first. */
export function form(fields: Readonly<Record<string, string>>, bytes: Buffer, name = 'скан.pdf'): Asked {
  const part = (head: string, value: Buffer | string) =>
    Buffer.concat([Buffer.from(`--x\r\n${head}\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n')])
  const named = Object.entries(fields).map(([field, value]) =>
    part(`content-disposition: form-data; name="${field}"`, value),
  )
  const head = `content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf`
  const body = Buffer.concat([...named, part(head, bytes), Buffer.from('--x--\r\n')])
  return { body, headers: { 'content-type': 'multipart/form-data; boundary=x' } }
}
