// Cases for tests: an application, and histories that obey the table of transitions.
import fc from 'fast-check'
import { newId } from '../../kernel/id.ts'
import { addDays, dateIn, hours, type Instant, instantOf, kyiv, later, type PlainDate } from '../../kernel/time.ts'
import { martialLawSince2022 } from '../../kernel/working-days.ts'
import type { Act, Application, CaseEvent, Doer, EventType, Registration, Side, Summary } from './model.ts'
import { next } from './rules/fold.ts'
import { lawful, mayHappen } from './rules/transitions.ts'

export const application: Application = {
  papers: [
    { n: 0, name: 'Заява', answer: { state: 'taken', form: 'original', pages: 2, count: 1, returnedAtOnce: false } },
    { n: 1, name: 'Довідка про склад сім’ї', answer: { state: 'in-register' } },
  ],
  form: { demand: 'призначити житлову субсидію', phone: '+380501112233' },
  representative: null,
  notifyBy: 'sms',
  deliverBy: 'in-person',
  consent: { version: '4', givenOn: '2026-11-23' as PlainDate },
  payments: [],
  note: null,
}

const registration = (immediate: boolean): Registration => ({
  number: 'ХРК-2026-000001',
  serviceId: newId(),
  versionId: newId(),
  authorityId: newId(),
  applicantId: newId(),
  ticketId: null,
  variant: null,
  immediate,
  filedOn: '2026-11-23' as PlainDate,
  term: { days: 10, unit: 'calendar' },
  calendar: { martialLaw: martialLawSince2022, closed: [] },
  handOverBy: immediate ? null : ('2026-11-24' as PlainDate),
  notifyBy: 'sms',
  deliverBy: 'in-person',
  pages: 2,
  missing: 0,
})

const act = (on: PlainDate): Act => ({
  number: '218',
  on,
  reasoning: 'Дохід перевищує межу; п. 14 Положення.',
  operative: 'Відмовити.',
  inForceFrom: null,
  appeal: 'Скарга протягом 30 днів.',
  hearing: { held: true, on },
})

const shown = { kind: 'ID-картка', number: '000000731' }

/** Facts of an event of this type, as they might be. */
function detailsOf(type: EventType, on: PlainDate, random: () => boolean, pick: (from: number) => number) {
  const batchId = newId<'Batch'>()
  const details: Partial<Record<EventType, { facts?: object; told?: object }>> = {
    registered: { facts: registration(random()), told: application },
    'issued-at-once': { facts: { to: 'applicant' }, told: { document: shown, result: 'витяг № 7' } },
    'insisted-on-incomplete': { facts: { missing: ['Довідка'] } },
    'document-added': { facts: { fileId: newId(), purpose: 'attachment', paper: 0 } },
    'corrected-entry': {
      facts: { fields: ['form.phone'] },
      told: {
        reason: 'описка',
        correction: { form: { phone: `+38050${pick(9)}112233` }, notifyBy: random() ? 'email' : 'sms' },
      },
    },
    batched: { facts: { batchId, actNumber: 'ХРК-2026-А1' } },
    'handed-over': { facts: { batchId, confirmBy: addDays(on, 1) } },
    'received-by-authority': { facts: { batchId, pages: 2 } },
    'discrepancy-noted': {
      facts: { batchId, pages: 1, accepted: random(), handOverBy: addDays(on, 1) },
      told: { reason: 'бракує аркуша' },
    },
    'step-done': { facts: { step: pick(9) } },
    'query-sent': { facts: { to: 'ДПС' } },
    'left-without-motion': { facts: { from: on, fixBy: addDays(on, 14) }, told: { defects: 'немає фото' } },
    'defects-fixed': { facts: { lastPaused: addDays(on, -pick(3)) } },
    returned: { told: { reason: 'не усунено' } },
    forwarded: { facts: { authorityId: newId(), on } },
    'not-considered': { facts: { ground: 'ст. 45, п. 2' } },
    suspended: { facts: { from: on, ground: 'суд' } },
    resumed: { facts: { lastPaused: addDays(on, -1) } },
    joined: { facts: { leadCaseId: newId() } },
    'hearing-called': { facts: { on: addDays(on, 3) } },
    'term-extended': { facts: { term: { days: 25, unit: 'calendar' } }, told: { reason: 'чекаємо експертизу' } },
    decided: { facts: { outcome: random() ? 'positive' : 'negative', fileId: null }, told: act(on) },
    'result-sent': { facts: { paper: true } },
    'applicant-notified': { facts: { channel: 'sms' } },
    issued: { facts: { to: 'applicant' }, told: { document: shown } },
    'sent-by-post': { facts: { tracking: null } },
    withdrawn: { told: { reason: 'передумала' } },
    appealed: { facts: { on } },
    corrected: { told: { reason: 'описка' } },
    revoked: { told: { reason: 'рішення суду' } },
    invalidated: { told: { reason: 'рішення суду' } },
  }
  return { facts: details[type]?.facts ?? {}, told: details[type]?.told }
}

export function eventOf(
  type: EventType,
  side: Side,
  at: Instant,
  random = () => true,
  pick = (_: number) => 0,
): CaseEvent {
  const by: Doer = { side, who: side === 'system' ? 'system:test' : 'staff:7', unit: newId(), workplace: 'вікно 1' }
  return { type, at, by, ...detailsOf(type, dateIn(kyiv, at), random, pick) } as unknown as CaseEvent
}

/** Every (type, side) that is lawful now. */
export function choices(summary: Summary | undefined): { type: EventType; side: Side }[] {
  const all = (Object.keys(lawful) as EventType[]).flatMap((type) => lawful[type].by.map((side) => ({ type, side })))
  return all.filter(({ type, side }) => mayHappen(type, side, summary) === true)
}

/** A lawful history: at each turn one of the events that may happen, some hours later. */
export const someHistory: fc.Arbitrary<CaseEvent[]> = fc
  .array(fc.record({ choice: fc.nat(1000), wait: fc.nat(100), coin: fc.boolean(), digit: fc.nat(9) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((turns) => {
    const events: CaseEvent[] = []
    let summary: Summary | undefined
    let at = instantOf('2026-11-23T07:00:00Z')
    for (const { choice, wait, coin, digit } of turns) {
      const lawfulNow = choices(summary)
      if (lawfulNow.length === 0) break
      const { type, side } = lawfulNow[choice % lawfulNow.length]!
      at = later(at, hours(wait))
      const event = eventOf(
        type,
        side,
        at,
        () => coin,
        (from) => digit % (from + 1),
      )
      events.push(event)
      summary = next(summary, event)
    }
    return events
  })
