import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, kyiv, type PlainDate, type PlainTime } from '../../../kernel/time.ts'
import type { DayHours, Timetable } from '../../../modules/centres/model.ts'
import {
  type CentreNow,
  levelWords,
  openNow,
  opensFirst,
  openWords,
  quickest,
  shortest,
  waitOf,
  waitWords,
} from './centre-now.ts'

const at = (from: string, until: string) => ({ from: from as PlainTime, until: until as PlainTime })
const day = (...reception: ReturnType<typeof at>[]): DayHours => ({
  work: [at('08:00', '21:00')],
  reception,
  tickets: reception.map(({ from, until }) => ({ from, until: until === '20:00' ? ('19:30' as PlainTime) : until })),
})
const closed: DayHours = { work: [], reception: [], tickets: [] }
/** Monday 23 November 2026 until 20:00, Tuesday with a lunch break, the weekend off. */
const timetable: Timetable = {
  zone: kyiv,
  week: [
    day(at('09:00', '20:00')),
    day(at('08:00', '13:00'), at('14:00', '17:00')),
    day(at('08:00', '17:00')),
    closed,
    day(at('08:00', '17:00')),
    closed,
    closed,
  ],
  exceptions: new Map(),
}
const moment = (text: string) => instantOf(`${text}:00+02:00`)
const say = (text: string, lang: 'uk' | 'en' = 'uk') =>
  openWords(lang, openNow(timetable, moment(text)), text.slice(0, 10) as PlainDate).replaceAll('\u00a0', ' ')

describe('until when a centre is open', () => {
  test.each([
    ['2026-11-23T10:00', 'відчинено до 20:00'],
    ['2026-11-23T07:30', 'відчиниться о 09:00'],
    ['2026-11-23T20:00', 'відчиниться завтра о 08:00'],
    ['2026-11-24T12:59', 'відчинено до 13:00'],
    ['2026-11-24T13:30', 'відчиниться о 14:00'],
    ['2026-11-25T18:00', 'відчиниться у п’ятницю, 27 листопада, о 08:00'],
  ])('%s: %s', (now, expected) => {
    expect(say(now)).toBe(expected)
  })
  test('in English too', () => {
    expect(say('2026-11-25T18:00', 'en')).toBe('opens on Friday, 27 November, at 08:00')
  })
  test('tickets that end before the doors close are said', () => {
    expect(openNow(timetable, moment('2026-11-23T10:00'))).toMatchObject({ until: '20:00', ticketsUntil: '19:30' })
    expect(openNow(timetable, moment('2026-11-25T10:00'))).toMatchObject({ until: '17:00', ticketsUntil: undefined })
  })
  test('a planned centre says when it opens, or only that it has not', () => {
    const today = '2026-11-23' as PlainDate
    expect(openWords('uk', { kind: 'planned', on: null }, today)).toBe('ще не відчинено')
    expect(openWords('uk', { kind: 'planned', on: '2027-03-01' as PlainDate }, today)).toContain('2027')
  })
})

describe('how long one waits', () => {
  test.each([
    [0, 0, 'до 5 хв', 'вільно'],
    [2, 4, 'до 5 хв', 'вільно'],
    [12, 19, '10–20 хв', 'помірно'],
    [20, 33, '20–35 хв', 'досить людно'],
    [36, 48, '35–50 хв', 'людно'],
    [51, 68, '50–70 хв', 'дуже людно'],
  ])('%i to %i minutes are said as «%s», %s', (shortest, longest, minutes, level) => {
    const wait = waitOf(shortest, longest)
    expect(waitWords('uk', wait).replaceAll('\u00a0', ' ')).toBe(minutes)
    expect(levelWords('uk', wait)).toBe(level)
  })
  test('the range said never promises less than the longest line', () => {
    fc.assert(
      fc.property(fc.nat(600), fc.nat(600), (a, b) => {
        const [shortest, longest] = [Math.min(a, b), Math.max(a, b)]
        const { from, to, level } = waitOf(shortest, longest)
        expect(to).toBeGreaterThanOrEqual(longest)
        expect(from).toBeLessThanOrEqual(shortest)
        expect(from).toBeLessThan(to)
        expect([1, 2, 3, 4, 5]).toContain(level)
      }),
    )
  })
})

describe('where to go now', () => {
  const centre = (key: string, open: CentreNow['open'], longest?: number): CentreNow => ({
    key,
    name: { uk: key, en: key },
    address: null,
    phones: [],
    network: { uk: '', en: '' },
    today: '2026-11-23' as PlainDate,
    open,
    givesTickets: true,
    zone: kyiv,
    trouble: undefined,
    wait: longest === undefined ? undefined : waitOf(0, longest),
  })
  const open = { kind: 'open', until: '20:00' as PlainTime, ticketsUntil: undefined } as const
  const opens = (on: string, time: string) =>
    ({ kind: 'closed', opens: { on: on as PlainDate, at: time as PlainTime } }) as const

  test('the open centre with the shortest wait', () => {
    const centres = [centre('busy', open, 40), centre('quiet', open, 10), centre('unknown', open)]
    expect(quickest(centres)?.key).toBe('quiet')
  })
  test('nobody is sent to a hall that stands still, nor where the service is not taken', () => {
    const alarm = { kind: 'alarm', cause: 'air', since: moment('2026-11-23T10:00') } as const
    const away = { kind: 'not-taken', why: { uk: '', en: '' }, until: null } as const
    const centres = [
      { ...centre('alarm', open, 5), trouble: alarm },
      { ...centre('away', open, 5), trouble: away },
      centre('busy', open, 40),
    ]
    expect(quickest(centres)?.key).toBe('busy')
    expect(shortest(centres, 1).map(({ key }) => key)).toEqual(['busy'])
  })
  test('when all are closed, the one that opens first', () => {
    const centres = [
      centre('late', opens('2026-11-24', '09:00')),
      centre('planned', { kind: 'planned', on: null }),
      centre('early', opens('2026-11-24', '08:00')),
    ]
    expect(quickest(centres)).toBeUndefined()
    expect(opensFirst(centres)?.key).toBe('early')
  })
  test('of each network a few: the shortest wait first, then unknown, then closed; a planned centre is not shown', () => {
    const centres = [
      centre('planned', { kind: 'planned', on: null }),
      centre('closed', opens('2026-11-24', '09:00')),
      centre('unknown', open),
      centre('busy', open, 40),
      centre('quiet', open, 10),
      { ...centre('other', open, 60), network: { uk: 'інша', en: 'other' } },
    ]
    expect(shortest(centres, 3).map(({ key }) => key)).toEqual(['quiet', 'busy', 'unknown', 'other'])
    expect(shortest(centres, 9).map(({ key }) => key)).toEqual(['quiet', 'busy', 'unknown', 'closed', 'other'])
  })
})
