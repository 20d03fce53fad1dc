// The intake package: what was brought, what the application says, how to tell and how to hand over.
import type { Id } from '../../../kernel/id.ts'
import type { Kopecks } from '../../../kernel/money.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { PowerKind } from '../../identity/model.ts'

export const paperForms = ['original', 'copy', 'certified-copy', 'electronic'] as const
export type PaperForm = (typeof paperForms)[number]

/** How one paper was handed in. */
export interface Handed {
  readonly form: PaperForm
  readonly pages: number
  readonly count: number
  /** Looked at and given back across the desk. */
  readonly returnedAtOnce: boolean
}

/** What the checklist says about one paper of the service. */
export type PaperAnswer =
  | ({ readonly state: 'taken' } & Handed)
  | { readonly state: 'missing' }
  | { readonly state: 'not-needed'; readonly why?: string | undefined }
  | { readonly state: 'in-register' }

/** A paper the applicant brought though the card doesn't ask for it. */
export interface ExtraPaper extends Handed {
  readonly name: string
}

/** Who acts for the applicant, and by what right. */
export interface Representative {
  /** Known when the person was identified at the desk. */
  readonly residentId: Id<'Resident'> | null
  readonly name: string
  readonly power: {
    readonly kind: PowerKind
    /** Absent for parents. */
    readonly number: string | null
    readonly issuedOn: PlainDate
    /** None: without a term. */
    readonly validUntil: PlainDate | null
  }
}

export const notifyChannels = {
  sms: { uk: 'SMS', en: 'SMS' },
  email: { uk: 'електронна пошта', en: 'e-mail' },
  call: { uk: 'дзвінок', en: 'a call' },
  cabinet: { uk: 'кабінет на порталі', en: 'the portal' },
  post: { uk: 'лист поштою', en: 'a letter by post' },
} as const satisfies Record<string, Text>
export type NotifyChannel = keyof typeof notifyChannels

export const deliveryMethods = {
  'in-person': { uk: 'у центрі, під підпис', en: 'at the centre, against a signature' },
  electronic: { uk: 'електронно', en: 'electronically' },
  post: { uk: 'поштою', en: 'by post' },
} as const satisfies Record<string, Text>
export type DeliveryMethod = keyof typeof deliveryMethods

/** Article 40 of law 2073-IX: what the application must say beside who applies to whom. */
export const applicationFields = {
  demand: { uk: 'Суть вимоги', en: 'What is asked for' },
  address: { uk: 'Адреса', en: 'Address' },
  phone: { uk: 'Телефон', en: 'Phone' },
  email: { uk: 'Електронна пошта', en: 'E-mail' },
} as const satisfies Record<string, Text>
export type ApplicationField = keyof typeof applicationFields
/** Fields of the service's own form stand beside those of the law, under their own names. */
export type ApplicationForm = Readonly<Record<string, string>>

export const feeLines = ['fee', 'blank'] as const
export type FeeLine = (typeof feeLines)[number]

/** The fee and the cost of the blank are separate lines, each with its law (art. 11 of law 5203-VI). */
export interface Charge {
  readonly line: FeeLine
  /** None: the source doesn't name a sum; it is never taken for zero. */
  readonly amount: Kopecks | null
  readonly law: string | null
}

export type Settled =
  | { readonly by: 'receipt'; readonly number: string; readonly amount?: Kopecks | undefined }
  | { readonly by: 'exemption'; readonly ground: string }

export interface Payment extends Charge {
  readonly settled: Settled | null
}

/** The text the person agreed to, by its version, and when. */
export interface Consent {
  readonly version: string
  readonly givenOn: PlainDate
}

/** What the administrator has filled in so far. Saved as it stands, however incomplete. */
export interface IntakeDraft {
  /** One of several ways to get the service (urgent, with a chip); none is the ordinary one. */
  readonly variant?: string | undefined
  /** By the paper's place in the service's list. */
  readonly papers: Readonly<Record<string, PaperAnswer>>
  readonly extraPapers: readonly ExtraPaper[]
  readonly form: ApplicationForm
  readonly representative?: Representative | undefined
  readonly notifyBy?: NotifyChannel | undefined
  readonly deliverBy?: DeliveryMethod | undefined
  readonly consent?: Consent | undefined
  readonly settled: Readonly<Partial<Record<FeeLine, Settled>>>
  readonly note?: string | undefined
}

export const emptyDraft: IntakeDraft = { papers: {}, extraPapers: [], form: {}, settled: {} }

export interface Intake {
  /** The id the case will have: scans made before the number lie in it already. */
  readonly id: Id<'Case'>
  readonly centreId: Id<'Centre'>
  readonly serviceId: Id<'Service'>
  readonly versionId: Id<'ServiceVersion'>
  readonly applicantId: Id<'Resident'>
  readonly ticketId: Id<'Ticket'> | null
  /** Who opened it; a colleague at the same centre may go on. */
  readonly openedBy: string
  readonly openedAt: Instant
  readonly savedAt: Instant
  /** Grows with every save; a save with an older one is refused. */
  readonly version: number
  readonly draft: IntakeDraft
  /** Set once the case has its number; nothing changes after that. */
  readonly registeredAt: Instant | null
}

/** A paper as it stands in the case. */
export interface CasePaper {
  /** Its place in the service's list; none when the applicant added it. */
  readonly n: number | null
  readonly name: string
  readonly answer: PaperAnswer
}

/** Everything personal the case knows from its intake; kept sealed. */
export interface Application {
  readonly papers: readonly CasePaper[]
  readonly form: ApplicationForm
  readonly representative: Representative | null
  readonly notifyBy: NotifyChannel
  readonly deliverBy: DeliveryMethod
  readonly consent: Consent | null
  readonly payments: readonly Payment[]
  readonly note: string | null
}
