// Words of the access log: who saw or did what with whose data, why and by what right (Ombudsman's order 1/02-14).
import type { Id } from '../../kernel/id.ts'
import { refusals } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'

export const operations = ['collect', 'view', 'change', 'transfer', 'print', 'export', 'delete'] as const
export type Operation = (typeof operations)[number]

/** What the data were needed for. A list and not free words, so that nothing personal can be written here. */
export const purposes = {
  'sign-in': { uk: 'вхід до кабінету', en: 'signing in' },
  own: { uk: 'перегляд власних даних', en: 'own data' },
  represent: { uk: 'дії представника', en: 'acting as a representative' },
  identify: { uk: 'встановлення особи', en: 'establishing identity' },
  consult: { uk: 'консультація', en: 'consultation' },
  queue: { uk: 'обслуговування в черзі', en: 'serving in the queue' },
  register: { uk: 'приймання заяви', en: 'taking an application' },
  serve: { uk: 'надання послуги', en: 'giving a service' },
  'hand-over': { uk: 'передавання справи', en: 'handing a case over' },
  decide: { uk: 'розгляд і рішення', en: 'considering and deciding' },
  notify: { uk: 'повідомлення заявника', en: 'telling the applicant' },
  issue: { uk: 'видача результату', en: 'handing out the result' },
  correct: { uk: 'виправлення помилки', en: 'correcting a mistake' },
  complaint: { uk: 'розгляд скарги', en: 'considering a complaint' },
  answer: { uk: 'відповідь на запит людини про її дані', en: 'answering a person about their data' },
  control: { uk: 'контроль строків і якості', en: 'watching terms and quality' },
  report: { uk: 'звітність', en: 'reports' },
  retain: { uk: 'зберігання і знищення за строком', en: 'keeping and destroying by term' },
  upkeep: { uk: 'технічне обслуговування', en: 'technical upkeep' },
} as const satisfies Record<string, Text>
export type Purpose = keyof typeof purposes

/** Grounds of article 11 of law 2297-VI; `right` is the person's own right to see and mend their data (article 8). */
export const grounds = {
  law: { uk: 'дозвіл за законом на виконання повноважень', en: 'permission by law for the powers held' },
  consent: { uk: 'згода людини', en: 'consent' },
  contract: { uk: 'договір', en: 'contract' },
  vital: { uk: 'захист життєво важливих інтересів', en: 'vital interests' },
  duty: { uk: 'обов’язок за законом', en: 'legal duty' },
  interest: { uk: 'законний інтерес', en: 'legitimate interest' },
  right: { uk: 'право людини на власні дані', en: 'the person’s right to their own data' },
} as const satisfies Record<string, Text>
export type Ground = keyof typeof grounds

export const results = ['done', 'nothing-found', 'refused'] as const
export type Result = (typeof results)[number]

/** What the caller tells; who, in which role and where is read from the actor. */
export interface Access {
  readonly operation: Operation
  readonly purpose: Purpose
  readonly ground: Ground
  /** Names of the fields touched, never their values: `name`, `taxId`, `documents`. */
  readonly fields: readonly string[]
  readonly subjectPersonId?: Id<'Resident'> | undefined
  readonly caseId?: Id<'Case'> | undefined
  readonly fileId?: Id<'File'> | undefined
  readonly centreId?: Id<'Centre'> | undefined
  /** Words the person typed when asked why. */
  readonly reason?: string | undefined
  readonly result?: Result | undefined
}

/** Settings changed by an administrator. The caller passes only values that are not personal. */
export interface Change {
  /** The setting's table or kind, as in `centres.desk`. */
  readonly what: string
  readonly id: string
  readonly centreId?: string | undefined
  readonly before: Values | null
  readonly after: Values | null
  readonly reason?: string | undefined
}
export type Value = string | number | boolean | null | readonly Value[] | Values
export interface Values {
  readonly [name: string]: Value | undefined
}

/** Who acted, from which post and workplace. */
export interface Doer {
  /** As in `whoOf`: `staff:<id>`, `resident:<id>`, `system:<job>`. */
  readonly actor: string
  readonly role: string
  readonly workplace: string
  /** The centre or authority of the post that was used. */
  readonly unit: string | null
}

export interface AccessRow extends Doer {
  readonly id: Id<'Access'>
  readonly at: Instant
  readonly operation: Operation
  readonly purpose: Purpose
  readonly ground: Ground
  readonly fields: readonly string[]
  readonly subjectPersonId: Id<'Resident'> | null
  readonly caseId: Id<'Case'> | null
  readonly fileId: Id<'File'> | null
  readonly centreId: Id<'Centre'> | null
  readonly reason: string | null
  readonly result: Result
}

export interface ChangeRow extends Doer {
  readonly id: Id<'Change'>
  readonly at: Instant
  readonly what: string
  readonly rowId: string
  readonly centreId: string | null
  readonly before: Values | null
  readonly after: Values | null
  readonly reason: string | null
}

/** What a resident sees about who opened their data: never a name. */
export interface AccessSeenByResident {
  /** To ask about this one. */
  readonly id: Id<'Access'>
  readonly at: Instant
  readonly role: string
  readonly unit: string | null
  readonly operation: Operation
  readonly purpose: Purpose
  readonly fields: readonly string[]
}

/**
 * What is wrong: a row is not the one sealed in its place (altered or exchanged), is gone, was put in afterwards,
 * or the record ends before a head that was written down.
 */
export type Damage = 'altered' | 'removed' | 'inserted' | 'cut'
export interface Verdict {
  readonly rows: number
  readonly head: Head | null
  /** The first broken row. */
  readonly broken: Broken | null
}
export interface Broken {
  readonly damage: Damage
  /** Its place in the chain; none when the row was never sealed. */
  readonly number: number | null
  readonly rowId: string | null
}
/** The last sealed row. Written down outside the database, it shows a record cut at its end. */
export interface Head {
  readonly number: number
  readonly hash: string
}

export const no = refusals('audit', {
  'personal-value': {
    kind: 'invalid',
    uk: 'Не пишіть тут номерів документів, телефонів чи пошти: журнал не зберігає особистих даних.',
    en: 'Don’t write document numbers, phones or e-mail here: the log keeps no personal data.',
  },
  'not-yours': {
    kind: 'forbidden',
    uk: 'Журнал доступу до даних бачить лише та людина, чиї це дані, після входу з надійним підтвердженням особи.',
    en: 'Only the person whose data these are sees this log, after signing in with a trusted means.',
  },
})
