// Which event may happen in which state, and on whose side. Handbook 4.2; laws 5203-VI and 2073-IX.
import type { No } from '../../../kernel/refusal.ts'
import { type CaseState, caseStates, type EventType, no, type Side, type Summary } from '../model.ts'

interface Lawful {
  readonly from: readonly CaseState[]
  readonly by: readonly Side[]
}

/** The authority works on the merits. */
const review = ['receivedByAuthority', 'inReview', 'termExtended'] as const
const atAuthority = [...review, 'awaitingOtherBody', 'hearing', 'leftWithoutMotion', 'suspended'] as const
const beforeDecision = ['registered', 'handedOver', 'forwarded', ...atAuthority] as const
const decided = ['decidedPositive', 'decidedNegative'] as const
const waitsForCollection = ['resultAtCentre', 'applicantNotified'] as const
const delivered = ['issued', 'sentByPost', 'deliveredElectronically', 'unclaimed'] as const
/** The authority may mend, and the person may contest, an act that exists. */
const acted = [...decided, ...waitsForCollection, ...delivered, 'appealed', 'corrected'] as const
const open = [...beforeDecision, ...decided, 'notConsidered', ...waitsForCollection] as const

/** Also of what is over: a person may ask why, and who looked. */
const anyState = (Object.keys(caseStates) as CaseState[]).filter((state) => state !== 'draft')

/** The person adds papers only while the case waits for them. */
const asked: readonly CaseState[] = ['leftWithoutMotion', 'hearing']
/** The authority waits for the applicant: their papers or their words. */
export const waitsForAnswer = (state: CaseState): boolean => asked.includes(state)

export const lawful: Readonly<Record<EventType, Lawful>> = {
  registered: { from: ['draft'], by: ['centre'] },
  'issued-at-once': { from: ['registered'], by: ['centre'] },
  'insisted-on-incomplete': { from: ['registered'], by: ['centre'] },
  'document-added': { from: [...open, ...delivered], by: ['centre', 'authority', 'applicant'] },
  'corrected-entry': { from: open, by: ['centre'] },
  'code-renewed': { from: [...open, ...delivered], by: ['centre'] },
  batched: { from: ['registered'], by: ['centre'] },
  'handed-over': { from: ['registered'], by: ['centre'] },
  'received-by-authority': { from: ['handedOver', 'forwarded'], by: ['authority'] },
  'discrepancy-noted': { from: ['handedOver'], by: ['authority'] },
  'step-done': { from: [...review, 'awaitingOtherBody', 'hearing'], by: ['authority'] },
  'query-sent': { from: review, by: ['authority'] },
  'query-answered': { from: ['awaitingOtherBody'], by: ['authority'] },
  'left-without-motion': { from: review, by: ['authority'] },
  'defects-fixed': { from: ['leftWithoutMotion'], by: ['authority', 'centre', 'applicant'] },
  'more-time-asked': { from: ['leftWithoutMotion'], by: ['applicant', 'centre'] },
  'more-time-given': { from: ['leftWithoutMotion'], by: ['authority'] },
  'more-time-refused': { from: ['leftWithoutMotion'], by: ['authority'] },
  'telling-chosen': { from: open, by: ['applicant'] },
  'question-asked': { from: anyState, by: ['applicant'] },
  'question-answered': { from: anyState, by: ['centre', 'authority'] },
  returned: { from: ['leftWithoutMotion'], by: ['authority'] },
  forwarded: { from: review, by: ['authority'] },
  'not-considered': { from: review, by: ['authority'] },
  suspended: { from: [...review, 'awaitingOtherBody'], by: ['authority'] },
  resumed: { from: ['suspended'], by: ['authority'] },
  joined: { from: review, by: ['authority'] },
  'hearing-called': { from: review, by: ['authority'] },
  explained: { from: ['hearing'], by: ['applicant', 'centre'] },
  'hearing-held': { from: ['hearing'], by: ['authority'] },
  'term-extended': { from: [...review, 'awaitingOtherBody'], by: ['authority'] },
  decided: { from: review, by: ['authority'] },
  'result-sent': { from: [...decided, 'notConsidered'], by: ['authority'] },
  'result-at-centre': { from: [...decided, 'notConsidered'], by: ['centre'] },
  'applicant-notified': { from: ['resultAtCentre'], by: ['centre', 'system'] },
  issued: { from: [...waitsForCollection, 'unclaimed'], by: ['centre'] },
  'sent-by-post': { from: [...waitsForCollection, 'unclaimed'], by: ['centre'] },
  'delivered-electronically': { from: waitsForCollection, by: ['centre', 'system'] },
  unclaimed: { from: ['applicantNotified'], by: ['system', 'centre'] },
  withdrawn: { from: beforeDecision, by: ['applicant', 'centre'] },
  appealed: { from: acted.filter((state) => state !== 'appealed'), by: ['applicant', 'centre', 'authority'] },
  'appeal-dismissed': { from: ['appealed'], by: ['authority'] },
  corrected: { from: acted, by: ['authority'] },
  revoked: { from: acted, by: ['authority'] },
  invalidated: { from: acted, by: ['authority'] },
}

const sides: Readonly<Record<Side, { readonly uk: string; readonly en: string }>> = {
  centre: { uk: 'центр', en: 'the centre' },
  authority: { uk: 'орган', en: 'the authority' },
  applicant: { uk: 'заявник', en: 'the applicant' },
  system: { uk: 'система', en: 'the system' },
}

type Standing = Pick<Summary, 'state' | 'immediate' | 'batchId' | 'marks' | 'questions'>

/** Beyond the state: what must have happened first. */
const alsoNeeded: Readonly<Partial<Record<EventType, (of: Standing) => boolean>>> = {
  'issued-at-once': ({ immediate }) => immediate,
  batched: ({ immediate, batchId }) => !immediate && !batchId,
  'handed-over': ({ batchId }) => batchId !== null,
  'question-answered': ({ questions = [] }) => questions.length > 0,
  // the papers leave the authority once, and only then can they arrive
  'result-sent': ({ marks }) => marks.resultSent === undefined,
  'result-at-centre': ({ marks }) => marks.resultSent !== undefined,
}

export function mayHappen(type: EventType, side: Side, standing: Standing | undefined): true | No {
  const { from, by } = lawful[type]
  const state = standing?.state ?? 'draft'
  if (!by.includes(side)) return no('not-your-side', { side: sides[by[0]!].uk, sideEn: sides[by[0]!].en })
  const mayAdd = type !== 'document-added' || side !== 'applicant' || asked.includes(state)
  const fits = mayAdd && from.includes(state) && (!standing || (alsoNeeded[type]?.(standing) ?? true))
  return fits ? true : no('not-now', { state: caseStates[state].uk, stateEn: caseStates[state].en })
}

/** Nothing more is expected of anyone. */
export const isClosed = (state: CaseState): boolean =>
  [
    'issued',
    'sentByPost',
    'deliveredElectronically',
    'withdrawn',
    'returned',
    'joined',
    'revoked',
    'invalidated',
    'corrected',
  ].includes(state)

/** On the authority's side: what its inbox shows. */
export const authorityStates: readonly CaseState[] = [...atAuthority, 'forwarded']
export const isAtAuthority = (state: CaseState): boolean => state !== 'forwarded' && authorityStates.includes(state)
export const collectable: readonly CaseState[] = [...waitsForCollection, 'unclaimed']
