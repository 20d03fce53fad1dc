// Speaking to the API as a program does: a token, an idempotency key, JSON.
import http from 'node:http'

export interface Answer<Body = unknown> {
  readonly status: number
  readonly body: Body
}

export interface Asking {
  readonly token?: string | undefined
  readonly key?: string | undefined
}

export interface Speaker {
  ask<Body = unknown>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: unknown,
    asking?: Asking,
  ): Promise<Answer<Body>>
  close(): void
}

/** The connection broke before an answer came: nobody knows whether it happened. */
export class NoAnswer extends Error {}

export function speakTo(url: string, connections = 256): Speaker {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port } = new URL(url)
  return {
    close: () => agent.destroy(),
    ask<Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, { token, key }: Asking = {}) {
      const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
      const headers: http.OutgoingHttpHeaders = {
        ...(payload && { 'content-type': 'application/json', 'content-length': payload.length }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(key && { 'idempotency-key': key }),
      }
      return new Promise<Answer<Body>>((answered, failed) => {
        const lost = (fault: Error) => failed(new NoAnswer(fault.message))
        const request = http.request({ agent, hostname, port, method, path: `/api/v1${path}`, headers }, (response) => {
          const parts: Buffer[] = []
          response.on('data', (part) => parts.push(part))
          response.once('error', lost)
          response.once('aborted', () => lost(new Error('cut off')))
          response.once('end', () => {
            const text = Buffer.concat(parts).toString('utf8')
            answered({ status: response.statusCode!, body: (text ? JSON.parse(text) : undefined) as Body })
          })
        })
        request.once('error', lost)
        request.end(payload)
      })
    },
  }
}
