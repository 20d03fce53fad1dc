// Forms: read once, answered with the fields at fault. What was secret never comes back to the page.
import { type ActionFailure, fail, error as kitError } from '@sveltejs/kit'
import { z } from 'zod'
import { Refusal, sentence, statusOf } from '../kernel/refusal.ts'
import type { Lang } from '../kernel/text.ts'
import { type Fault, type Refused, seam } from './faults.ts'
import { bothLanguages, count } from './words.ts'

export { both, faultAt, valueAt } from './faults.ts'

const words = bothLanguages({
  uk: {
    required: 'Заповніть це поле.',
    choose: 'Виберіть одну з відповідей.',
    email: 'Напишіть адресу, як-от olena@example.com.',
    date: 'Напишіть день, місяць і рік, як-от 27 3 1987.',
    number: 'Напишіть число.',
    tooShort: (least: number) =>
      `Напишіть щонайменше ${count('uk', least, { one: 'знак', few: 'знаки', many: 'знаків' })}.`,
    tooLong: (most: number) => `Скоротіть до ${most} знаків.`,
    tooSmall: (least: number) => `Найменше можна ${least}.`,
    tooBig: (most: number) => `Найбільше можна ${most}.`,
    wrong: 'Перевірте це поле.',
    notAForm: 'Це не форма. Поверніться на сторінку й надішліть її ще раз.',
  },
  en: {
    required: 'Fill in this field.',
    choose: 'Choose one of the answers.',
    email: 'Write an address, such as olena@example.com.',
    date: 'Write day, month and year, such as 27 3 1987.',
    number: 'Write a number.',
    tooShort: (least: number) => `Write at least ${count('en', least, { one: 'character', many: 'characters' })}.`,
    tooLong: (most: number) => `Shorten it to ${most} characters.`,
    tooSmall: (least: number) => `The least possible is ${least}.`,
    tooBig: (most: number) => `The most possible is ${most}.`,
    wrong: 'Check this field.',
    notAForm: 'This is not a form. Go back to the page and send it again.',
  },
})

class Misfilled extends Error {
  readonly issues: readonly z.core.$ZodIssue[]
  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('the form has faults')
    this.issues = issues
  }
}

const secret = /password|passphrase|secret|code|totp|token|pin$/i

/** What a person sent. Fields `born-day`, `born-month`, `born-year` are also read as one date `born`. */
export class Filled {
  readonly data: FormData
  constructor(data: FormData) {
    this.data = data
  }

  /** The idempotency key that the page gave. */
  get key(): string | undefined {
    const key = this.data.get('key')
    return typeof key === 'string' && z.uuid().safeParse(key).success ? key : undefined
  }

  read<Schema extends z.ZodObject>(schema: Schema): z.output<Schema> {
    const result = schema.safeParse(this.#fields(schema))
    if (result.success) return result.data
    throw new Misfilled(result.error.issues)
  }

  /** What may be shown again: no files, no secrets, not the key. */
  get values(): Record<string, string | string[]> {
    const shown = [...new Set(this.data.keys())].filter((name) => name !== 'key' && !secret.test(name))
    return Object.fromEntries(
      shown.map((name) => [name, this.#texts(name)] as const).filter(([, value]) => value !== undefined),
    ) as Record<string, string | string[]>
  }

  #texts(name: string): string | string[] | undefined {
    const texts = this.data.getAll(name).filter((value) => typeof value === 'string')
    return texts.length > 1 ? texts : texts[0]
  }

  #fields(schema: z.ZodObject): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(schema.shape).map(([name, field]) => [name, this.#field(name, field as z.ZodType)]),
    )
  }

  #field(name: string, field: z.ZodType): unknown {
    const all = this.data.getAll(name)
    if (isList(field)) return all.filter((value) => value !== '')
    const one = all[0] ?? this.#date(name)
    if (typeof one === 'string') return one.trim() === '' ? undefined : one.trim()
    return one instanceof File && one.size === 0 && one.name === '' ? undefined : one
  }

  #date(name: string): string | undefined {
    const [year, month, day] = ['year', 'month', 'day'].map((part) => this.data.get(`${name}-${part}`))
    if ([year, month, day].some((part) => typeof part !== 'string')) return undefined
    if (!year && !month && !day) return undefined
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  }
}

function isList(field: z.ZodType): boolean {
  const inner = field instanceof z.ZodOptional || field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType) : field
  return inner instanceof z.ZodArray
}

/** Reads the form of a request; anything that is not a form is answered with 400. */
export async function filled(request: Request, lang: Lang = 'uk'): Promise<Filled> {
  try {
    return new Filled(await request.formData())
  } catch (fault) {
    if (fault instanceof TypeError) kitError(400, words[lang].notAForm)
    throw fault
  }
}

/**
 * What an action answers when the answer is no: faults of the form or a refusal of the core.
 * Anything else is a fault of ours and is thrown on. `form` brings back what the person wrote.
 */
export function refused(error: unknown, lang: Lang, form?: Filled): ActionFailure<Refused> {
  const values = form?.values ?? {}
  if (error instanceof Misfilled)
    return fail(statusOf.invalid, { faults: error.issues.map((issue) => faultOf(issue, lang)), values })
  if (error instanceof Refusal) {
    const faults = error.answers.map((no) => ({
      ...(no.field && { field: no.field }),
      text: sentence(no, lang),
      ...(no.code === 'vikno.sign-in-first' && { signIn: true }),
    }))
    return fail(statusOf[error.kind], { faults, values })
  }
  throw error
}

function faultOf(issue: z.core.$ZodIssue, lang: Lang): Fault {
  const field = String(issue.path[0] ?? '')
  return { ...(field && { field }), text: textOf(issue, lang) }
}

function textOf(issue: z.core.$ZodIssue, lang: Lang): string {
  const [uk, en] = issue.message.split(seam)
  if (en !== undefined) return lang === 'uk' ? uk! : en
  const t = words[lang]
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? t.required : issue.expected === 'number' ? t.number : t.wrong
  if (issue.code === 'too_small')
    return issue.origin === 'string'
      ? issue.minimum === 1
        ? t.required
        : t.tooShort(Number(issue.minimum))
      : issue.origin === 'array'
        ? t.required
        : t.tooSmall(Number(issue.minimum))
  if (issue.code === 'too_big')
    return issue.origin === 'string' ? t.tooLong(Number(issue.maximum)) : t.tooBig(Number(issue.maximum))
  if (issue.code === 'invalid_value') return t.choose
  if (issue.code === 'invalid_format')
    return issue.format === 'email' ? t.email : issue.format === 'date' ? t.date : t.wrong
  return t.wrong
}
