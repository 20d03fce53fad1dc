// What went wrong, for programs (RFC 9457) and for people; the only place where a fault becomes a status.
import { randomBytes } from 'node:crypto'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { no, Refusal, sentence, statusOf } from '../kernel/refusal.ts'
import type { Lang, Text } from '../kernel/text.ts'
import { badValue } from './bad-value.ts'

export interface Fault {
  readonly field?: string
  readonly code: string
  readonly detail: string
}

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly Fault[]
  /** What the person quotes when they report it; the log has the same. */
  readonly reference?: string
}

/** PostgreSQL's word for text it can't hold (a NUL sign, half a surrogate). */
const unstorable = new Set(['22021', '22P05', '22P02', '22003', '22007', '22008'])
const unstorableValue: Text = { uk: 'недопустимий знак або число', en: 'a sign or a number that can’t be stored' }

const titles: Record<number, Text> = {
  400: { uk: 'Запит не вдалося прочитати', en: 'The request could not be read' },
  401: { uk: 'Потрібен вхід', en: 'Sign in first' },
  403: { uk: 'Немає права на цю дію', en: 'Not allowed' },
  404: { uk: 'Такого немає', en: 'Not found' },
  405: { uk: 'Так сюди не звертаються', en: 'Method not allowed' },
  409: { uk: 'Зараз так не можна', en: 'Not possible now' },
  413: { uk: 'Забагато даних', en: 'Too large' },
  415: { uk: 'Невідомий вид даних', en: 'Unknown media type' },
  422: { uk: 'Перевірте поля', en: 'Check the fields' },
  429: { uk: 'Забагато звернень', en: 'Too many requests' },
  500: { uk: 'Сталася помилка в системі', en: 'Something broke on our side' },
}

/** Anything thrown, as a refusal where a person could have avoided it; otherwise nothing: it is a fault of ours. */
export function asRefusal(fault: unknown): Refusal | undefined {
  if (fault instanceof Refusal) return fault
  if (fault instanceof z.ZodError)
    return new Refusal(...fault.issues.map((issue) => badValue(issue.path.join('.'), issue)))
  if (unstorable.has((fault as { code?: string } | null)?.code ?? ''))
    return new Refusal(no('bad-value', { why: unstorableValue }))
  return undefined
}

export function problemOf(fault: unknown, lang: Lang): Problem {
  const refusal = asRefusal(fault) ?? fromFastify(fault)
  if (refusal) return fromRefusal(refusal, lang)
  const status = (fault as { statusCode?: number } | null)?.statusCode
  if (status && status >= 400 && status < 500) return plain(status, lang)
  return { ...plain(500, lang), reference: randomBytes(4).toString('hex') }
}

function fromFastify(fault: unknown): Refusal | undefined {
  if (!hasZodFastifySchemaValidationErrors(fault)) return undefined
  return new Refusal(
    ...fault.validation.map(({ instancePath, keyword, message, params }) =>
      badValue(instancePath.replace(/^\//, '').replaceAll('/', '.'), {
        ...params,
        code: keyword,
        message: message ?? '',
      }),
    ),
  )
}

function fromRefusal(refusal: Refusal, lang: Lang): Problem {
  const errors = refusal.answers.map((answer) => ({
    ...(answer.field ? { field: answer.field } : {}),
    code: answer.code,
    detail: sentence(answer, lang),
  }))
  const status =
    refusal.code === 'vikno.too-many' ? 429 : refusal.code === 'vikno.sign-in-first' ? 401 : statusOf[refusal.kind]
  return { ...plain(status, lang), type: `urn:vikno:${refusal.code}`, detail: errors[0]!.detail, errors }
}

function plain(status: number, lang: Lang): Problem {
  const title = (titles[status] ?? titles[400]!)[lang]
  return { type: 'about:blank', title, status, detail: title }
}
