// What is true of a case, folded from what happened. The stored row is this, and nothing else.
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import { suspensionGrounds } from '../model/grounds.ts'
import type {
  CaseClock,
  CaseEvent,
  CasePaper,
  CaseState,
  Content,
  Correction,
  EventOf,
  EventType,
  Holder,
  Marks,
  Summary,
} from '../model.ts'
import { dueOf, type Pause } from './deadline.ts'

/** Clocks that have run out or been handed on keep their last date. */
function withDue(summary: Summary): Summary {
  return { ...summary, dueOn: dueOf(summary.clock).dueOn ?? null }
}

function begin(event: EventOf<'registered'>): Summary {
  const { filedOn, term, calendar, handOverBy, ...kept } = event.facts
  const clock: CaseClock = { start: filedOn, term, calendar, pauses: [] }
  return withDue({
    ...kept,
    state: 'registered',
    since: event.at,
    version: 1,
    holder: 'centre',
    clock,
    dueOn: null,
    confirmBy: handOverBy,
    batchId: null,
    steps: [],
    outcome: null,
    marks: { filed: event.at },
  })
}

type After<Type extends EventType> = (before: Summary, event: EventOf<Type>) => Partial<Summary>
type Turns = { readonly [Type in Exclude<EventType, 'registered'>]: After<Type> }

const to = (state: CaseState, also: Partial<Summary> = {}) => ({ state, ...also })
const same = (): Partial<Summary> => ({})
const mark = (before: Summary, name: keyof Marks, at: Instant): { marks: Marks } => ({
  marks: { ...before.marks, [name]: at },
})

const closes =
  (state: CaseState, holder: Holder): ((before: Summary, event: CaseEvent) => Partial<Summary>) =>
  (before, { at }) =>
    to(state, { holder, confirmBy: null, ...mark(before, 'closed', at) })

const stops = (before: Summary, state: CaseState, pause: Pause, also: Partial<Summary> = {}): Partial<Summary> =>
  to(state, { ...also, clock: { ...before.clock, pauses: [...before.clock.pauses, pause] } })

/** The open pause gets its last day; one that ended before it began counts for nothing. An answer is awaited as before. */
function goesOn(before: Summary, { facts }: { readonly facts: { readonly lastPaused: PlainDate } }): Partial<Summary> {
  const ended = before.clock.pauses.map((pause) => ({ ...pause, to: pause.to ?? facts.lastPaused }))
  const pauses = ended.filter(({ from, to }) => from <= to)
  const state = before.awaits ? 'awaitingOtherBody' : 'inReview'
  return to(state, { fixBy: undefined, asksUntil: undefined, clock: { ...before.clock, pauses } })
}

/** The competent authority has it: its own term begins (articles 44, 46 of law 2073-IX). */
function received(before: Summary, { at, facts }: EventOf<'received-by-authority'>): Partial<Summary> {
  const { clock } = before
  const anew = facts.on && { clock: { ...clock, start: facts.on, forwarded: 'received' as const } }
  return to('receivedByAuthority', {
    holder: 'authority',
    confirmBy: null,
    ...mark(before, 'received', at),
    ...anew,
  })
}

function extended(before: Summary, { facts }: EventOf<'term-extended'>): Partial<Summary> {
  const { clock } = before
  const { on, days, term } = facts
  const from = clock.extended ? clock.extended.from : clock.term
  const extended = { on, days: (clock.extended?.days ?? 0) + days, from }
  return to(before.awaits ? 'awaitingOtherBody' : 'termExtended', { clock: { ...clock, term, extended } })
}

/** Ends the case where nothing has ended it before. */
const ends =
  (state: CaseState) =>
  (before: Summary, { at }: CaseEvent): Partial<Summary> =>
    to(state, before.marks.closed === undefined ? mark(before, 'closed', at) : {})

const defectsStop = { uk: 'недоліки в заяві', en: 'the application has defects' }

const mended: readonly CaseState[] = ['issued', 'sentByPost', 'deliveredElectronically', 'unclaimed', 'corrected']

/** Each event, in the order of handbook 4.2. */
const turns: Turns = {
  'issued-at-once': (before, event) => ({
    ...closes('issued', 'applicant')(before, event),
    outcome: 'positive',
    marks: { ...before.marks, decided: event.at, closed: event.at },
  }),
  'insisted-on-incomplete': same,
  'document-added': same,
  'corrected-entry': (before, { told: { correction } }) => ({
    notifyBy: correction.notifyBy ?? before.notifyBy,
    deliverBy: correction.deliverBy ?? before.deliverBy,
  }),
  'code-renewed': same,
  batched: (_, { facts }) => ({ batchId: facts.batchId }),
  'handed-over': (before, { at, facts }) =>
    to('handedOver', { holder: 'to-authority', confirmBy: facts.confirmBy, ...mark(before, 'handedOver', at) }),
  'received-by-authority': received,
  'discrepancy-noted': (_, { facts }) =>
    facts.accepted ? {} : to('registered', { holder: 'centre', batchId: null, confirmBy: facts.handOverBy }),
  'step-done': (before, { at, facts }) => ({
    state: before.state === 'receivedByAuthority' ? 'inReview' : before.state,
    steps: [...before.steps, { step: facts.step, at }],
  }),
  'query-sent': () => to('awaitingOtherBody', { awaits: true }),
  'query-answered': () => to('inReview', { awaits: undefined }),
  'left-without-motion': (before, { facts: { from, fixBy } }) =>
    stops(before, 'leftWithoutMotion', { from, why: defectsStop, law: 'ст. 43 Закону № 2073-IX' }, { fixBy }),
  'defects-fixed': goesOn,
  'more-time-asked': (_, { facts: { until } }) => ({ asksUntil: until }),
  'more-time-given': (_, { facts: { fixBy } }) => ({ fixBy, asksUntil: undefined }),
  'more-time-refused': () => ({ asksUntil: undefined }),
  'telling-chosen': (_, { facts: { notifyBy, deliverBy } }) => ({ notifyBy, deliverBy }),
  'question-asked': ({ version, questions = [] }, { at, facts: { side, unit, look } }) => ({
    questions: [...questions, { side, unit, look, n: version + 1, at }],
  }),
  'question-answered': ({ questions = [] }, { facts: { asked } }) => ({
    questions: questions.filter(({ n }) => n !== asked),
  }),
  returned: closes('returned', 'applicant'),
  forwarded: (before, { facts }) =>
    to('forwarded', {
      authorityId: facts.authorityId,
      holder: 'to-authority',
      awaits: undefined,
      clock: { ...before.clock, start: facts.on, pauses: [], extended: undefined, forwarded: 'on-the-way' },
    }),
  'not-considered': (before, { at }) => to('notConsidered', mark(before, 'decided', at)),
  suspended: (before, { facts: { from, ground } }) =>
    stops(before, 'suspended', { from, why: suspensionGrounds[ground] }),
  resumed: goesOn,
  joined: (before, event) => ({
    ...closes('joined', 'authority')(before, event),
    leadCaseId: event.facts.leadCaseId,
  }),
  'hearing-called': (_, { facts: { on } }) => to('hearing', { hearing: { on } }),
  explained: same,
  'hearing-held': (_, { facts: { on, came } }) => to('inReview', { hearing: { on, came } }),
  'term-extended': extended,
  decided: (before, { at, facts }) =>
    to(facts.outcome === 'positive' ? 'decidedPositive' : 'decidedNegative', {
      outcome: facts.outcome,
      ...mark(before, 'decided', at),
    }),
  'result-sent': (before, { at }) => ({ holder: 'to-centre', ...mark(before, 'resultSent', at) }),
  'result-at-centre': (before, { at }) =>
    to('resultAtCentre', { holder: 'centre', ...mark(before, 'resultAtCentre', at) }),
  'applicant-notified': (before, { at }) => to('applicantNotified', mark(before, 'notified', at)),
  issued: closes('issued', 'applicant'),
  'sent-by-post': closes('sentByPost', 'post'),
  'delivered-electronically': closes('deliveredElectronically', 'applicant'),
  unclaimed: () => to('unclaimed'),
  withdrawn: closes('withdrawn', 'centre'),
  appealed: (before) => to('appealed', { contested: before.state }),
  'appeal-dismissed': (before) => to(before.contested ?? before.state, { contested: undefined }),
  // an act mended before it reached the person goes the usual way; one that has reached them is over
  corrected: (before) => (mended.includes(before.state) ? to('corrected') : {}),
  revoked: ends('revoked'),
  invalidated: ends('invalidated'),
}

/** One event later. */
export function next(before: Summary | undefined, event: CaseEvent): Summary {
  if (event.type === 'registered') return begin(event)
  if (!before) throw new Error(`a case begins with its registration, not with ${event.type}`)
  const turn = turns[event.type] as (before: Summary, event: CaseEvent) => Partial<Summary>
  const after: Summary = { ...before, ...turn(before, event), version: before.version + 1 }
  const moved = { ...after, since: after.state === before.state ? before.since : event.at }
  return moved.clock === before.clock ? moved : withDue(moved)
}

export function fold(events: readonly CaseEvent[]): Summary {
  const summary = events.reduce<Summary | undefined>(next, undefined)
  if (!summary) throw new Error('a case without events is no case')
  return summary
}

/** Papers that were entered wrong take the place of what stood there. */
function corrected(content: Content, { papers, form, settled = {}, ...rest }: Correction): Content {
  const { application } = content
  const isSame = (one: CasePaper) => (other: CasePaper) => one.n === other.n && one.name === other.name
  const kept = application.papers.map((old) => papers?.find(isSame(old)) ?? old)
  const added = papers?.filter((paper) => !application.papers.some(isSame(paper))) ?? []
  const changed = {
    ...application,
    ...rest,
    form: { ...application.form, ...form },
    payments: application.payments.map((payment) => ({
      ...payment,
      settled: settled[payment.line] === undefined ? payment.settled : settled[payment.line]!,
    })),
    papers: [...kept, ...added],
  }
  return { ...content, application: changed }
}

/** The personal side, one event later. */
export function nextContent(before: Content | undefined, event: CaseEvent): Content {
  if (event.type === 'registered') return { application: event.told, act: null, issuedOn: null, result: null }
  if (!before) throw new Error(`a case begins with its registration, not with ${event.type}`)
  if (event.type === 'corrected-entry') return corrected(before, event.told.correction)
  if (event.type === 'telling-chosen') return corrected(before, { ...event.facts, ...event.told })
  if (event.type === 'decided') return { ...before, act: event.told }
  if (event.type === 'issued') return { ...before, issuedOn: event.told.document }
  if (event.type === 'issued-at-once') return { ...before, issuedOn: event.told.document, result: event.told.result }
  return before
}

export function foldContent(events: readonly CaseEvent[]): Content {
  const content = events.reduce<Content | undefined>(nextContent, undefined)
  if (!content) throw new Error('a case without events is no case')
  return content
}
