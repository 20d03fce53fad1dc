// What happens to a case. The record is only added to; everything else about a case is folded from it.
import type { Id } from '../../../kernel/id.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { Calendar } from '../../../kernel/working-days.ts'
import type { FilePurpose } from '../../documents/model.ts'
import type { Term } from '../rules/term.ts'
import type { NotConsideredGround, SuspensionGround } from './grounds.ts'
import type { Application, DeliveryMethod, FeeLine, NotifyChannel, Settled } from './intake.ts'

/** Which side of the case acts. */
export type Side = 'centre' | 'authority' | 'applicant' | 'system'

/** Who did it, without a name: the residents' page says the role and the unit. */
export interface Doer {
  readonly side: Side
  /** `staff:<id>`, `resident:<id>`, `system:<job>` */
  readonly who: string
  /** The centre or authority of the post that was used. */
  readonly unit: string | null
  /** «вікно 12» */
  readonly workplace: string | null
}

/** `facts` are readable by programs and hold nothing personal; `told` is sealed. */
interface Happened<Type extends string, Facts = object, Told = undefined> {
  readonly type: Type
  readonly at: Instant
  readonly by: Doer
  readonly facts: Facts
  readonly told: Told
}

export interface Registration {
  readonly number: string
  readonly serviceId: Id<'Service'>
  readonly versionId: Id<'ServiceVersion'>
  readonly authorityId: Id<'Authority'> | null
  readonly applicantId: Id<'Resident'>
  readonly ticketId: Id<'Ticket'> | null
  readonly variant: string | null
  readonly immediate: boolean
  /** The day that is day 0 of the term promised to the applicant. */
  readonly filedOn: PlainDate
  readonly term: Term | null
  /** As it stood on the day of filing, so that the date can be explained for ever after. */
  readonly calendar: Calendar
  /** To the authority not later than this day (art. 13 of law 5203-VI). */
  readonly handOverBy: PlainDate | null
  readonly notifyBy: NotifyChannel
  readonly deliverBy: DeliveryMethod
  readonly pages: number
  /** How many things the package lacks. */
  readonly missing: number
}

export type Outcome = 'positive' | 'negative'

/** The authority's act: articles 69–72 of law 2073-IX. */
export interface Act {
  readonly number: string
  readonly on: PlainDate
  /** Facts, evidence, law, answers to arguments. May be short when everything asked for is granted. */
  readonly reasoning: string
  readonly operative: string
  readonly inForceFrom: PlainDate | null
  /** What can be mended after a refusal, and then applied for again. */
  readonly howToMend?: string | null | undefined
  /** Term and order of appeal. */
  readonly appeal: string
  /** How the person was heard before a negative act, or why not (articles 17, 63). */
  readonly hearing: Hearing | null
}
export type Hearing =
  | { readonly held: true; readonly on: PlainDate }
  | { readonly held: false; readonly exception: 'urgent' | 'automatic' | 'did-not-come' }

/** The document a person showed at the desk. */
export interface ShownDocument {
  readonly kind: string
  readonly number: string
}

/** Why, in the words of the one who acts: they may name people, so they are sealed. */
export interface Reason {
  readonly reason: string
}

/** Whom the person asks: the centre or the authority; about one of the looks at their data, the head of that unit. */
export interface Asked {
  readonly side: 'centre' | 'authority'
  readonly unit: string
  readonly look: Id<'Access'> | null
}

export type Correction = Partial<Pick<Application, 'form' | 'representative' | 'notifyBy' | 'deliverBy' | 'note'>> & {
  /** Papers whose entry was wrong; the others stay. */
  readonly papers?: readonly Application['papers'][number][]
  /** How a line of the fee was settled; none: it was not. */
  readonly settled?: Partial<Record<FeeLine, Settled | null>> | undefined
}

export type CaseEvent =
  | Happened<'registered', Registration, Application>
  | Happened<'insisted-on-incomplete', { readonly missing: readonly string[] }>
  | Happened<
      'document-added',
      { readonly fileId: Id<'File'>; readonly purpose: FilePurpose; readonly paper: number | null }
    >
  | Happened<
      'corrected-entry',
      { readonly fields: readonly string[] },
      { readonly reason: string; readonly correction: Correction }
    >
  | Happened<'code-renewed'>
  | Happened<'batched', { readonly batchId: Id<'Batch'>; readonly actNumber: string }>
  | Happened<'handed-over', { readonly batchId: Id<'Batch'>; readonly confirmBy: PlainDate }>
  | Happened<
      'received-by-authority',
      {
        readonly batchId: Id<'Batch'> | null
        readonly pages: number | null
        /** Of a forwarded case: the day the term of the competent authority begins. */
        readonly on?: PlainDate | undefined
      }
    >
  | Happened<
      'discrepancy-noted',
      {
        readonly batchId: Id<'Batch'>
        readonly pages: number | null
        readonly accepted: boolean
        readonly handOverBy: PlainDate
      },
      { readonly reason: string }
    >
  | Happened<'step-done', { readonly step: number }, { readonly note: string } | undefined>
  | Happened<'query-sent', object, { readonly to: string; readonly about: string }>
  | Happened<'query-answered', object, { readonly answer: string }>
  | Happened<
      'left-without-motion',
      { readonly from: PlainDate; readonly fixBy: PlainDate },
      { readonly defects: string }
    >
  | Happened<'defects-fixed', { readonly lastPaused: PlainDate }, { readonly how: string } | undefined>
  | Happened<'more-time-asked', { readonly until: PlainDate }, Reason>
  | Happened<'more-time-given', { readonly fixBy: PlainDate }>
  | Happened<'more-time-refused', object, Reason>
  | Happened<'question-asked', Asked, { readonly question: string }>
  | Happened<'question-answered', { readonly asked: number /** Its place in the case. */ }, { readonly answer: string }>
  | Happened<
      'telling-chosen',
      { readonly notifyBy: NotifyChannel; readonly deliverBy: DeliveryMethod },
      { readonly form: Readonly<Partial<Record<'phone' | 'email' | 'address', string>>> }
    >
  | Happened<'returned', object, Reason>
  | Happened<'forwarded', { readonly authorityId: Id<'Authority'>; readonly on: PlainDate }, Reason>
  | Happened<'not-considered', { readonly ground: NotConsideredGround }, Reason>
  | Happened<'suspended', { readonly from: PlainDate; readonly ground: SuspensionGround }, Reason>
  | Happened<'resumed', { readonly lastPaused: PlainDate }, Reason>
  | Happened<'joined', { readonly leadCaseId: Id<'Case'> }, Reason>
  | Happened<'hearing-called', { readonly on: PlainDate }, { readonly how: string }>
  | Happened<'explained', object, { readonly said: string }>
  | Happened<'hearing-held', { readonly on: PlainDate; readonly came: boolean }, { readonly said: string }>
  | Happened<
      'term-extended',
      { readonly on: PlainDate; readonly days: number /** The whole term from now on. */; readonly term: Term },
      Reason
    >
  | Happened<'decided', { readonly outcome: Outcome; readonly fileId: Id<'File'> | null }, Act>
  | Happened<'result-sent', { readonly paper: boolean }>
  | Happened<'result-at-centre'>
  | Happened<'applicant-notified', { readonly channel: NotifyChannel }>
  | Happened<'issued', { readonly to: 'applicant' | 'representative' }, { readonly document: ShownDocument }>
  | Happened<
      'issued-at-once',
      { readonly to: 'applicant' | 'representative' },
      { readonly document: ShownDocument; readonly result: string }
    >
  | Happened<'sent-by-post', { readonly tracking: string | null }>
  | Happened<'delivered-electronically'>
  | Happened<'unclaimed'>
  | Happened<'withdrawn', object, Partial<Reason>>
  | Happened<'appealed', { readonly on: PlainDate }, Reason & { readonly whyLate?: string | undefined }>
  | Happened<'appeal-dismissed', { readonly on: PlainDate }, Reason>
  | Happened<'corrected', object, Reason>
  | Happened<'revoked', object, Reason>
  | Happened<'invalidated', object, Reason>

export type EventType = CaseEvent['type']
export type EventOf<Type extends EventType> = Extract<CaseEvent, { readonly type: Type }>

/** A row of the record: the event and its place in the case. */
export type Recorded = CaseEvent & { readonly n: number }
