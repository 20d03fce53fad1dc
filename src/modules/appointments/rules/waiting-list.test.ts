import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import { type Instant, instantOf, kyiv, later, minutes, type PlainDate, type PlainTime } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { defaultWaitingSettings, type WaitingId, type WaitingWish } from '../model/waiting.ts'
import {
  answerBy,
  checkWaitingSettings,
  checkWish,
  type FreeTime,
  firstFor,
  fits,
  inListOrder,
  silencesAfter,
} from './waiting-list.ts'

const at = (text: string): Instant => instantOf(`2026-11-${text}:00Z`)
const [here, there] = ['here', 'there'] as unknown as [CentreId, CentreId]
/** Tuesday 24 November, 10:00 in Kyiv. */
const free: FreeTime = { centreId: here, zone: kyiv, startsAt: at('24T08:00') }

const wish = (change: Partial<WaitingWish> = {}): WaitingWish => ({
  networkId: 'network' as WaitingWish['networkId'],
  id: 'a' as WaitingId,
  centres: [here],
  purpose: 'submit',
  serviceId: 'passport' as WaitingWish['serviceId'],
  firstDay: '2026-11-23' as PlainDate,
  lastDay: '2026-11-30' as PlainDate,
  weekdays: [1, 2, 3, 4, 5],
  fromTime: '09:00' as PlainTime,
  untilTime: '18:00' as PlainTime,
  moreTime: false,
  priority: null,
  personId: 'person' as WaitingWish['personId'],
  residentId: null,
  contact: {},
  lang: 'uk',
  since: at('20T08:00'),
  state: 'waiting',
  insteadOf: null,
  silences: 0,
  endedWhy: null,
  ...change,
})
const booked = (startsAt: Instant) => ({ centreId: here, bookingId: 'b', startsAt }) as WaitingWish['insteadOf']

describe('a freed time', () => {
  test.each<[string, Partial<WaitingWish>, boolean]>([
    ['suits', {}, true],
    ['is in another centre', { centres: [there] }, false],
    ['is in one of two centres', { centres: [there, here] }, true],
    ['is before the first day', { firstDay: '2026-11-25' as PlainDate }, false],
    ['is on the last day', { lastDay: '2026-11-24' as PlainDate }, true],
    ['is after the last day', { lastDay: '2026-11-23' as PlainDate }, false],
    ['is on another day of the week', { weekdays: [1, 3] }, false],
    ['is at the first minute', { fromTime: '10:00' as PlainTime }, true],
    ['is too early in the day', { fromTime: '10:01' as PlainTime }, false],
    ['begins when the person must go', { untilTime: '10:00' as PlainTime }, false],
    ['is earlier than the booking the person has', { insteadOf: booked(at('25T08:00')) }, true],
    ['is no earlier than it', { insteadOf: booked(at('24T08:00')) }, false],
    ['comes while another is offered', { state: 'offered' }, false],
    ['comes after the person left the list', { state: 'ended' }, false],
  ])('%s', (_, change, expected) => expect(fits(wish(change), free)).toBe(expected))
})

const lists = fc.array(
  fc.record({
    since: fc.integer({ min: 0, max: 20 }).map((n) => later(at('20T08:00'), minutes(n))),
    id: fc.uuid().map((id) => id as WaitingId),
    priority: fc.constantFrom(null, 'disability1' as const),
    weekdays: fc.subarray([1, 2, 3, 4, 5]),
    state: fc.constantFrom('waiting' as const, 'offered' as const),
  }),
  { maxLength: 12 },
)

describe('to whom it is offered', () => {
  test('whoever asked first of those it suits: nobody is skipped', () => {
    fc.assert(
      fc.property(lists, fc.boolean(), (changes, priorityFirst) => {
        const list = changes.map(wish)
        const found = firstFor(list, free, { priorityFirst })
        const suited = list.filter((each) => fits(each, free))
        expect(found === undefined).toBe(suited.length === 0)
        for (const other of suited) {
          if (other === found) continue
          const goesBefore = priorityFirst && other.priority !== null && found!.priority === null
          expect(goesBefore).toBe(false)
          const sameLane = !priorityFirst || (other.priority === null) === (found!.priority === null)
          if (sameLane) expect(other.since >= found!.since).toBe(true)
        }
      }),
    )
  })
  test('people of the priority groups go first only where it is ordered', () => {
    const early = wish({ since: at('20T08:00'), id: 'early' as WaitingId })
    const priority = wish({ since: at('20T09:00'), id: 'late' as WaitingId, priority: 'disability1' })
    expect([priority, early].sort(inListOrder({ priorityFirst: false }))).toEqual([early, priority])
    expect([early, priority].sort(inListOrder({ priorityFirst: true }))).toEqual([priority, early])
  })
})

describe('an offer waits', () => {
  const settings = defaultWaitingSettings
  const by = (startsAt: Instant, now: Instant) => answerBy({ startsAt, zone: kyiv }, settings, now)?.until
  test.each<[string, Instant, Instant, Instant | undefined]>([
    ['two hours in the day', at('26T08:00'), at('23T08:00'), at('23T10:00')],
    ['half of what is left when the time is near', at('23T11:00'), at('23T08:00'), at('23T09:00')],
    ['from the morning on when it is night', at('26T08:00'), at('23T22:00'), at('24T08:00')],
    ['from the same morning when it is before eight', at('26T08:00'), at('23T02:00'), at('23T08:00')],
    ['ten minutes at least', at('23T09:15'), at('23T08:00'), at('23T08:10')],
    ['not at all when the time is too near', at('23T09:09'), at('23T08:00'), undefined],
    ['not at all when the night ends too near it', at('24T06:30'), at('23T20:00'), undefined],
  ])('%s', (_, startsAt, now, expected) => expect(by(startsAt, now)).toBe(expected))

  test('never longer than lets the person come, never less than ten minutes of the day', () => {
    fc.assert(
      fc.property(fc.nat(7 * 24 * 60), fc.nat(7 * 24 * 60), (wait, ahead) => {
        const now = later(at('23T00:00'), minutes(wait))
        const startsAt = later(now, minutes(ahead))
        const until = by(startsAt, now)
        if (until === undefined) return
        expect(until).toBeGreaterThanOrEqual(later(now, minutes(10)))
        expect(until).toBeLessThanOrEqual(later(startsAt, -minutes(settings.noticeMinutes)))
      }),
    )
  })

  test('and silence twice is an end, an answer begins the count anew', () => {
    expect(silencesAfter({ silences: 1 }, 'lapsed')).toBe(2)
    expect(silencesAfter({ silences: 1 }, 'declined')).toBe(0)
  })
})

describe('what may be asked', () => {
  const today = '2026-11-23' as PlainDate
  test.each<[string, Partial<WaitingWish>, string | undefined]>([
    ['as it is', {}, undefined],
    ['no centre', { centres: [] }, 'no-centres'],
    ['days backwards', { firstDay: '2026-12-01' as PlainDate }, 'days-backwards'],
    [
      'days that are over',
      { firstDay: '2026-11-01' as PlainDate, lastDay: '2026-11-22' as PlainDate },
      'days-backwards',
    ],
    ['days too far', { lastDay: '2027-02-22' as PlainDate }, 'days-backwards'],
    ['the last day one may wait for', { lastDay: '2027-02-21' as PlainDate }, undefined],
    ['no day of the week', { weekdays: [] }, 'no-weekdays'],
    ['hours backwards', { untilTime: '09:00' as PlainTime }, 'times-backwards'],
  ])('%s', (_, change, code) =>
    expect(checkWish(wish(change), today, defaultWaitingSettings)?.code.replace('appointments.', '')).toBe(code),
  )
})

describe('what the head decides', () => {
  test.each<[string, object, string | undefined]>([
    ['as it begins', {}, undefined],
    ['too short to answer', { answerMinutes: 14 }, 'setting-out-of-range'],
    ['half a minute', { answerMinutes: 30.5 }, 'setting-out-of-range'],
    ['nobody may wait', { mostWaiting: 0 }, 'setting-out-of-range'],
    ['told at no hour', { tellFrom: '21:00' }, 'times-backwards'],
  ])('%s', (_, change, code) => {
    const found = checkWaitingSettings({ ...defaultWaitingSettings, ...change })
    expect(found instanceof No ? found.code.replace('appointments.', '') : undefined).toBe(code)
  })
})
