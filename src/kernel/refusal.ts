// A "no" a person can understand: a code for programs, a sentence for people, the field it is about.
import { fill, type Lang, type Text } from './text.ts'

/** missing — there is no such thing; forbidden — not yours to do; conflict — not now; invalid — not like this. */
export type RefusalKind = 'missing' | 'forbidden' | 'conflict' | 'invalid'
export const statusOf: Readonly<Record<RefusalKind, number>> = {
  missing: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
}

/** What a sentence is filled with; a fact made of words stands in both languages. */
export type Facts = Readonly<Record<string, string | number | boolean | Text>>

/** What a rule answers when the answer is no. */
export class No {
  readonly kind: RefusalKind
  readonly code: string
  readonly words: Text
  readonly facts: Facts
  readonly field: string | undefined
  constructor(kind: RefusalKind, code: string, words: Text, facts: Facts, field: string | undefined) {
    this.kind = kind
    this.code = code
    this.words = words
    this.facts = facts
    this.field = field
  }
}

/** What a service throws, so that the transaction undoes itself. Several answers when several fields are at fault. */
export class Refusal extends Error {
  readonly answers: readonly No[]
  constructor(...answers: readonly No[]) {
    super(answers.map((no) => no.code).join(', '))
    this.name = 'Refusal'
    this.answers = answers
  }
  get kind(): RefusalKind {
    return this.answers[0]!.kind
  }
  get code(): string {
    return this.answers[0]!.code
  }
}

export interface RefusalWords extends Text {
  readonly kind: RefusalKind
}

/** A module's list of refusals: code → kind and sentence in both languages. `{fact}` in a sentence is filled in. */
export function refusals<Code extends string>(module: string, list: Readonly<Record<Code, RefusalWords>>) {
  return (code: Code, facts: Facts = {}, field?: string): No => {
    const { kind, uk, en } = list[code]
    return new No(kind, `${module}.${code}`, { uk, en }, facts, field)
  }
}

export function accept<T>(decision: T | No): T {
  if (decision instanceof No) throw new Refusal(decision)
  return decision
}

export function sentence({ words, facts }: No, lang: Lang): string {
  const said = Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'object' ? fact[lang] : fact])
  return fill(words[lang], Object.fromEntries(said))
}

/** Refusals that belong to no module. */
export const no = refusals('vikno', {
  'not-found': {
    kind: 'missing',
    uk: 'Такого запису немає. Перевірте адресу або поверніться до списку.',
    en: 'There is no such record. Check the address or go back to the list.',
  },
  'not-allowed': {
    kind: 'forbidden',
    uk: 'На це потрібні інші права. Зверніться до керівника центру.',
    en: 'This needs other rights. Ask the head of the centre.',
  },
  'sign-in-first': { kind: 'forbidden', uk: 'Спершу увійдіть.', en: 'Sign in first.' },
  'changed-meanwhile': {
    kind: 'conflict',
    uk: 'Запис щойно змінив хтось інший. Оновіть сторінку й повторіть.',
    en: 'Someone has just changed this record. Reload the page and try again.',
  },
  'key-reused': {
    kind: 'conflict',
    uk: 'Цей ключ повтору вже належить іншій дії. Візьміть новий ключ.',
    en: 'This idempotency key already belongs to another action. Use a new key.',
  },
  'bad-value': { kind: 'invalid', uk: 'Перевірте це поле: {why}', en: 'Check this field: {why}' },
  'too-many': {
    kind: 'conflict',
    uk: 'Забагато спроб. Спробуйте через {minutes} хв.',
    en: 'Too many attempts. Try again in {minutes} min.',
  },
})
