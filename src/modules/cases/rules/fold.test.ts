import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import { hours, instantOf, later } from '../../../kernel/time.ts'
import { type CaseEvent, type CaseState, caseStates, type EventOf, type EventType, type Side } from '../model.ts'
import { choices, eventOf, someHistory } from '../testing.ts'
import { fold, foldContent, next, nextContent } from './fold.ts'
import { isClosed, lawful, mayHappen } from './transitions.ts'

const start = instantOf('2026-11-23T07:00:00Z')
/** One event an hour, each checked against the table. */
function history(...types: [EventType, Side?][]): CaseEvent[] {
  return types.map(([type, side = lawful[type].by[0]!], hour) =>
    eventOf(type, side, later(start, hours(hour)), () => false),
  )
}
const usual: [EventType, Side?][] = [
  ['registered'],
  ['batched'],
  ['handed-over'],
  ['received-by-authority'],
  ['step-done'],
  ['decided'],
  ['result-sent'],
  ['result-at-centre'],
  ['applicant-notified', 'system'],
  ['issued'],
]

describe('the state of a case', () => {
  test('the usual way, one state after another', () => {
    const states = usual.map((_, i) => fold(history(...usual.slice(0, i + 1))).state)
    expect(states).toEqual([
      'registered',
      'registered',
      'handedOver',
      'receivedByAuthority',
      'inReview',
      'decidedNegative',
      'decidedNegative',
      'resultAtCentre',
      'applicantNotified',
      'issued',
    ])
  })
  test('who has it now follows the papers', () => {
    const holders = usual.map((_, i) => fold(history(...usual.slice(0, i + 1))).holder)
    expect(holders.filter((holder, i) => holder !== holders[i - 1])).toEqual([
      'centre',
      'to-authority',
      'authority',
      'to-centre',
      'centre',
      'applicant',
    ])
  })
  test('both dates are kept: filed at the centre, received by the authority', () => {
    const { marks, clock } = fold(history(...usual.slice(0, 4)))
    expect([marks.filed, marks.received]).toEqual([start, later(start, hours(3))])
    expect(clock.start).toBe('2026-11-23')
  })
  test('a batch sent back by the authority is at the centre again, to be handed over anew', () => {
    const back = fold(history(...usual.slice(0, 3), ['discrepancy-noted']))
    expect(back).toMatchObject({ state: 'registered', holder: 'centre', batchId: null })
    expect(mayHappen('batched', 'centre', back)).toBe(true)
  })
  test('a case left without motion stands and names no date; mended, it goes on later than before', () => {
    const running = history(...usual.slice(0, 4))
    const before = fold(running).dueOn!
    const stopped = [...running, eventOf('left-without-motion', 'authority', later(start, hours(30)))]
    expect(fold(stopped)).toMatchObject({ state: 'leftWithoutMotion', dueOn: null })
    const mended = [
      ...stopped,
      eventOf(
        'defects-fixed',
        'applicant',
        later(start, hours(24 * 5)),
        () => true,
        () => 0,
      ),
    ]
    expect(fold(mended).state).toBe('inReview')
    expect(fold(mended).dueOn! > before).toBe(true)
  })
  test('a wrong entry is corrected by an event; the first entry stays in the record', () => {
    const events = history(['registered'], ['corrected-entry'])
    expect(foldContent(events).application.form.phone).toBe('+380500112233')
    expect((events[0] as EventOf<'registered'>).told.form.phone).toBe('+380501112233')
  })
})

describe('the table of transitions', () => {
  /** Walks every lawful way, looking at each situation once. */
  function reachable(): Set<CaseState> {
    const states = new Set<CaseState>(['draft'])
    const seen = new Set<string>()
    const ways = [true, false].map((immediate) => [eventOf('registered', 'centre', start, () => immediate)])
    for (let events = ways.pop(); events; events = ways.pop()) {
      const summary = fold(events)
      const { state, batchId, marks, immediate } = summary
      const situation = [state, batchId !== null, marks.resultSent !== undefined, immediate].join()
      if (seen.has(situation)) continue
      seen.add(situation)
      states.add(state)
      const at = later(events.at(-1)!.at, hours(1))
      for (const { type, side } of choices(summary))
        for (const coin of [true, false]) ways.push([...events, eventOf(type, side, at, () => coin)])
    }
    return states
  }

  test('every state of the handbook can be reached', () => {
    const states = reachable()
    expect((Object.keys(caseStates) as CaseState[]).filter((state) => !states.has(state))).toEqual([])
  })
  test('every event can happen somewhere, and only from the states of its row', () => {
    for (const type of Object.keys(lawful) as EventType[]) {
      const side = lawful[type].by[0]!
      for (const state of Object.keys(caseStates) as CaseState[]) {
        const standing = {
          state,
          immediate: type === 'issued-at-once',
          batchId: type === 'batched' ? null : ('b' as never),
          questions: [{ n: 2, at: start, side: 'centre' as const, unit: 'c', look: null }],
          marks: { filed: start, resultSent: type === 'result-at-centre' ? start : undefined },
        }
        expect([type, state, mayHappen(type, side, standing) === true]).toEqual([
          type,
          state,
          lawful[type].from.includes(state),
        ])
      }
    }
  })
  test.each<[EventType, Side]>([
    ['decided', 'centre'],
    ['decided', 'applicant'],
    ['received-by-authority', 'centre'],
    ['registered', 'applicant'],
    ['handed-over', 'authority'],
    ['issued', 'authority'],
    ['issued', 'applicant'],
    ['withdrawn', 'authority'],
    ['corrected-entry', 'authority'],
  ])('%s is not for the side of the %s', (type, side) => {
    const answer = mayHappen(type, side, undefined)
    expect(answer).toBeInstanceOf(No)
    expect((answer as No).code).toBe('cases.not-your-side')
  })
  test('a closed case takes no decision, no hand-over and no second issue', () => {
    const closed = fold(history(...usual))
    for (const type of ['decided', 'handed-over', 'issued', 'withdrawn', 'corrected-entry', 'batched'] as const)
      expect(mayHappen(type, lawful[type].by[0]!, closed)).toBeInstanceOf(No)
  })
})

describe('any lawful history', () => {
  const always = (property: (events: CaseEvent[]) => void) =>
    fc.assert(fc.property(someHistory, property), { numRuns: 300 })

  test('folds to the same, event by event, at once, and after a way through the database', () => {
    always((events) => {
      const stepwise = events.reduce<ReturnType<typeof fold> | undefined>(
        (before, event) => next(before, event),
        undefined,
      )
      expect(fold(events)).toEqual(stepwise)
      expect(JSON.parse(JSON.stringify(fold(JSON.parse(JSON.stringify(events)))))).toEqual(
        JSON.parse(JSON.stringify(stepwise)),
      )
      expect(
        events.reduce<ReturnType<typeof foldContent> | undefined>(
          (before, event) => nextContent(before, event),
          undefined,
        ),
      ).toEqual(foldContent(events))
    })
  })
  test('counts its events, keeps its number, and moves `since` only with the state', () => {
    always((events) => {
      const summary = fold(events)
      expect(summary.version).toBe(events.length)
      expect(summary.number).toBe('ХРК-2026-000001')
      expect(events.some(({ at }) => at === summary.since)).toBe(true)
    })
  })
  test('names a due date unless its clock stands, and the date works', () => {
    always((events) => {
      const { state, dueOn, clock } = fold(events)
      const open = clock.pauses.some(({ to }) => to === undefined)
      if (dueOn === null) expect(open || clock.forwarded === 'on-the-way').toBe(true)
      if (state === 'suspended' || state === 'leftWithoutMotion') expect(open).toBe(true)
      if (state === 'inReview' || state === 'receivedByAuthority') expect(open).toBe(false)
    })
  })
  test('is closed exactly when its state says so', () => {
    always((events) => {
      const { state, marks } = fold(events)
      if (marks.closed === undefined)
        expect(isClosed(state) && !['corrected', 'revoked', 'invalidated'].includes(state)).toBe(false)
    })
  })
  test('a case that waits for the other side has a day by which it must be confirmed', () => {
    always((events) => {
      const { state, confirmBy, immediate } = fold(events)
      const waits = (state === 'registered' && !immediate) || state === 'handedOver'
      expect(confirmBy !== null).toBe(waits)
    })
  })
})
