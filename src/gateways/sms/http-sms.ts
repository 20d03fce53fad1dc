// Text messages through a provider that speaks the protocol of this folder's README.
import type { Answer } from '../answer.ts'
import { acceptedAnswer, refusedAnswer } from './protocol.ts'
import type { ShortMessage, Sms } from './sms.ts'

export interface SmsSettings {
  readonly url: string
  readonly token: string
  /** How long to wait for an answer. */
  readonly patience?: number
}

export function httpSms({ url, token, patience = 15_000 }: SmsSettings): Sms {
  return {
    ready: true,
    async send(message) {
      try {
        const response = await fetch(url, question(message, token, patience))
        return answerOf(response, await response.text())
      } catch (fault) {
        return unanswered(fault)
      }
    },
  }
}

const question = ({ key, to, text }: ShortMessage, token: string, patience: number): RequestInit => ({
  method: 'POST',
  redirect: 'error',
  signal: AbortSignal.timeout(patience),
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
  body: JSON.stringify({ to, text, reference: key }),
})

function answerOf(response: Response, body: string): Answer {
  const { status } = response
  const said = parsed(body)
  const accepted = acceptedAnswer.safeParse(said)
  if (response.ok && accepted.success) return { kind: 'accepted', code: `${status}`, providerId: accepted.data.id }
  // a page of some proxy that says 200 is not an answer of the provider
  if (response.ok) return { kind: 'unsure', code: `${status} unreadable` }
  const code = [status, refusedAnswer.safeParse(said).data?.code].filter(Boolean).join(' ')
  if (status === 422) return { kind: 'rejected', code }
  return { kind: 'later', code, wait: waitOf(response.headers.get('retry-after')) }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}

const waitOf = (seconds: string | null): number | undefined =>
  seconds && /^\d{1,5}$/.test(seconds) ? Number(seconds) * 1000 : undefined

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function unanswered(fault: unknown): Answer {
  const { name, cause } = fault as Error & { cause?: { code?: string } }
  const code = cause?.code ?? (name === 'TimeoutError' ? 'timeout' : 'no-answer')
  return { kind: neverConnected.has(code) ? 'unreachable' : 'unsure', code: code.toLowerCase() }
}
