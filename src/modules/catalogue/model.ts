// The words of the catalogue: a service, its dated versions, what its cards say, and when the answer is no.
import type { Id } from '../../kernel/id.ts'
import type { Kopecks } from '../../kernel/money.ts'
import { refusals } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { Category } from './categories.ts'

export { type Category, categories, categoryNames, type Group, groupOf, groups } from './categories.ts'

export type ServiceId = Id<'Service'>
export type VersionId = Id<'ServiceVersion'>

export const forms = ['administrative', 'social', 'civil-status', 'complex'] as const
export type Form = (typeof forms)[number]

export const channels = ['desk', 'online', 'mobile', 'post'] as const
export type Channel = (typeof channels)[number]

export const dayUnits = ['working', 'calendar'] as const
export interface Term {
  readonly days: number
  readonly unit: (typeof dayUnits)[number]
}

/** A sum a person pays; `amount` is null when the source names the sum only in words. Never zero for «not known». */
export interface Price {
  readonly amount: Kopecks | null
  /** As the source writes it. */
  readonly text: string | null
  readonly law: string | null
}

/** One of several ways to get the same service: another term, another price. The first is the ordinary one. */
export interface Variant {
  readonly key: string
  readonly condition: Text
  readonly term: Term | null
  readonly termText: string | null
  readonly fee: Price | null
  readonly blankCost: Price | null
}

export const documentKinds = ['original', 'copy', 'form', 'payment'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Who brings it: the applicant, a state register, or the deciding authority itself. */
export const documentSources = ['applicant', 'register', 'authority'] as const
export type DocumentSource = (typeof documentSources)[number]

export interface DocumentRequirement {
  readonly name: string
  readonly kind: DocumentKind
  readonly source: DocumentSource
  /** False while nobody has decided where it comes from: it stays with the applicant and the head is asked. */
  readonly decided: boolean
  readonly required: boolean
  readonly condition: string | null
}

export interface Needs {
  readonly biometricStation: boolean
  readonly power: boolean
  readonly network: boolean
  /** Registers the administrator works in while the visitor sits at the desk. */
  readonly registers: readonly string[]
}

/** How far to trust a record: a public page, the open catalogue of 2018 only, general knowledge, or the centre's own. */
export const trusts = ['page', 'catalogue-2018', 'general-knowledge', 'own'] as const
export interface Provenance {
  readonly source: string
  readonly trust: (typeof trusts)[number]
  /** True: the papers come from a card or a page; false: the usual set, maybe more are needed. */
  readonly documentsComplete: boolean
  readonly minutesEstimated: boolean
}

export interface LegalActs {
  readonly laws: readonly string[]
  readonly cabinet: readonly string[]
  readonly ministries: readonly string[]
}

/** What the public information card says beyond the service itself (article 8 of Law 5203-VI). */
export interface InformationCard {
  readonly grounds: string | null
  readonly submission: readonly string[]
  readonly refusalGrounds: readonly string[]
  readonly delivery: readonly string[]
  readonly legalActs: LegalActs
  readonly sources: readonly string[]
  readonly notes: string | null
}

/** В — performs, У — takes part, П — agrees, З — approves (CMU resolution of 30.01.2013 № 44). */
export const stepRoles = ['В', 'У', 'П', 'З'] as const
export type StepRole = (typeof stepRoles)[number]

export interface ProcessStep {
  readonly n: number
  readonly action: string
  readonly responsible: string
  readonly unit: string
  readonly role: StepRole
  /** Days of the service's own kind; 0 — the same day; null — not a number of its own. */
  readonly termDays: number | null
  readonly termText: string
  /** Runs beside others and adds nothing to the total. */
  readonly parallel: boolean
}

/** `default`: the centre has no card of its own yet and the five usual steps stand in. */
export const processBases = ['card-text', 'composed', 'own', 'default'] as const
export interface ProcessCard {
  readonly basis: (typeof processBases)[number]
  readonly steps: readonly ProcessStep[]
}

export const phases = ['intake', 'hand-over', 'review', 'decision', 'return'] as const
export type Phase = (typeof phases)[number]

/** Everything a version of a service says. Never changed in place: a change is a new version. */
export interface ServiceCard {
  /** Five digits of the state register, when known. */
  readonly code: string | null
  readonly name: Text
  readonly category: Category
  readonly social: boolean
  readonly authority: string
  readonly form: Form
  readonly term: Term | null
  readonly termText: string | null
  readonly fee: Price | null
  readonly blankCost: Price | null
  readonly variants: readonly Variant[]
  readonly documents: readonly DocumentRequirement[]
  readonly result: string | null
  readonly legalBasis: readonly string[]
  readonly deskMinutes: number
  readonly needs: Needs
  readonly channels: readonly Channel[]
  /** The name must not stand in an SMS or on an envelope. */
  readonly sensitive: boolean
  readonly provenance: Provenance
  readonly information: InformationCard | null
  /** Null until the centre has one; `processCardOf` then gives the default. */
  readonly process: ProcessCard | null
}

/** A service as it stands from one date until its next version. */
export interface Service extends ServiceCard {
  readonly id: ServiceId
  /** Stable and readable: `residence-001`. */
  readonly key: string
  readonly versionId: VersionId
  /** 1, 2, 3 … within the service. */
  readonly version: number
  readonly validFrom: PlainDate
}

export interface VersionNote {
  readonly versionId: VersionId
  readonly version: number
  readonly validFrom: PlainDate
  readonly reason: string
  /** `staff:<id>` or `system:<job>`; never a name. */
  readonly madeBy: string
  readonly madeAt: number
  /** What differs from the version before; empty for the first. */
  readonly changed: readonly (keyof ServiceCard)[]
}

export interface CatalogueChanged {
  readonly type: 'catalogue.changed'
  readonly services: readonly ServiceId[]
  readonly reason: string
  readonly [fact: string]: unknown
}

export const no = refusals('catalogue', {
  'no-such-service': {
    kind: 'missing',
    uk: 'Такої послуги немає в каталозі. Знайдіть її за назвою.',
    en: 'The catalogue has no such service. Find it by its name.',
  },
  'no-such-version': {
    kind: 'missing',
    uk: 'Такої редакції послуги немає.',
    en: 'There is no such version of a service.',
  },
  'not-yet-given': {
    kind: 'missing',
    uk: 'На цю дату послуги ще не було: вона діє з {from}.',
    en: 'The service did not exist on that date: it is given from {from}.',
  },
  'key-taken': {
    kind: 'conflict',
    uk: 'Ключ {key} вже має інша послуга. Візьміть наступний номер.',
    en: 'Another service already has the key {key}. Take the next number.',
  },
  'code-taken': {
    kind: 'conflict',
    uk: 'Ідентифікатор {code} вже має послуга {key}.',
    en: 'The service {key} already has the identifier {code}.',
  },
  'changed-meanwhile': {
    kind: 'conflict',
    uk: 'Цю послугу щойно змінив хтось інший: зараз діє редакція {version}. Оновіть сторінку й повторіть.',
    en: 'Someone has just changed this service: version {version} is in force. Reload the page and try again.',
  },
  'starts-in-the-past': {
    kind: 'invalid',
    uk: 'Зміна діє з {today} або пізніше: минуле не змінюється.',
    en: 'A change takes effect on {today} or later: the past does not change.',
  },
  'later-version-waits': {
    kind: 'conflict',
    uk: 'З {from} вже призначено наступну редакцію. Змініть її або оберіть пізнішу дату.',
    en: 'A next version is already set for {from}. Change that one or choose a later date.',
  },
  'nothing-changed': {
    kind: 'invalid',
    uk: 'Нічого не змінено: нова редакція не потрібна.',
    en: 'Nothing was changed: no new version is needed.',
  },
  'reason-missing': {
    kind: 'invalid',
    uk: 'Напишіть, чому змінюєте: рішення, дата, номер.',
    en: 'Write why you change it: the decision, its date and number.',
  },
  'no-such-document': {
    kind: 'missing',
    uk: 'Жодна послуга не просить документа з такою назвою.',
    en: 'No service asks for a document of this name.',
  },
  'unreadable-file': {
    kind: 'invalid',
    uk: 'Файл не вдалося прочитати: {whyUk}',
    en: 'The file could not be read: {whyEn}',
  },
  'bad-record': {
    kind: 'invalid',
    uk: 'Запис {record} ({key}), поле «{field}»: {whyUk}',
    en: 'Record {record} ({key}), field “{field}”: {whyEn}',
  },
  'bad-field': {
    kind: 'invalid',
    uk: 'Поле «{field}»: {whyUk}',
    en: 'Field “{field}”: {whyEn}',
  },
  'more-faults': {
    kind: 'invalid',
    uk: 'І ще помилок: {count}. Виправте перші й повторіть.',
    en: 'And {count} more faults. Mend the first ones and try again.',
  },
})
