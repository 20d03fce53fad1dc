// Everybody of the day speaks to the centre through its HTTP interface; an answer nobody expected ends the day.
import type { Speaker } from '../town/ask.ts'

export interface Asking {
  /** How many requests were answered so far. */
  readonly asked: number
  /** True when something was done since the last look that may have woken jobs. */
  tookWakingSteps(): boolean
  get<Body>(path: string, token?: string): Promise<Body>
  post<Body = unknown>(path: string, body: object, token?: string): Promise<Body>
  put<Body>(path: string, body: object, token: string): Promise<Body>
  /** For a step that may meet one ordinary refusal, `queue.nobody-waits`: then nothing. */
  postUnless<Body>(refusal: string, path: string, body: object, token?: string): Promise<Body | undefined>
}

interface Problem {
  readonly type?: string
  readonly detail?: string
}
type Method = 'GET' | 'POST' | 'PUT'

/** What announces something jobs listen to; the steps of the line don't. */
const wakesJobs = /^\/(intakes|cases|batches|bookings)\/|\/(bookings|phone-codes|alarm|broken|arrivals)$/

/** `keyed`: with an idempotency key for each step; who never asks twice can do without. */
export function askThrough(speaker: Speaker, { keyed = true } = {}): Asking {
  let asked = 0
  let woke = false

  async function ask(method: Method, path: string, body?: object, token?: string, unless?: string): Promise<unknown> {
    asked++
    woke ||= method !== 'GET' && wakesJobs.test(path)
    const key = keyed && method === 'POST' ? `day-${asked}` : undefined
    const answer = await speaker.ask<Problem>(method, path, body, { token, key })
    if (answer.status < 300) return answer.body
    const { type = '', detail = '' } = answer.body ?? {}
    if (unless && type === `urn:vikno:${unless}`) return undefined
    throw new Error(`${method} ${path} answered ${answer.status} ${type}: ${detail}`)
  }

  return {
    get asked() {
      return asked
    },
    tookWakingSteps() {
      const answer = woke
      woke = false
      return answer
    },
    get: <Body>(path: string, token?: string) => ask('GET', path, undefined, token) as Promise<Body>,
    post: <Body>(path: string, body: object, token?: string) => ask('POST', path, body, token) as Promise<Body>,
    put: <Body>(path: string, body: object, token: string) => ask('PUT', path, body, token) as Promise<Body>,
    postUnless: <Body>(refusal: string, path: string, body: object, token?: string) =>
      ask('POST', path, body, token, refusal) as Promise<Body | undefined>,
  }
}
