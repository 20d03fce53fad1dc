import { describe, expect, test } from 'vitest'
import { minutes, seconds } from '../../../../kernel/time.ts'
import type { DeskId, ServiceId, StaffId } from '../../../centres/model.ts'
import type { Standing, TicketEventType, TicketId } from '../../model.ts'
import { at, groups } from '../testing.ts'
import { experienceOf, lengthsFrom, mannersOf } from './experience.ts'
import { type Lesson, lessonOf } from './lesson.ts'
import { countOf, valueAt } from './spread.ts'
import { startOfDay } from './testing.ts'
import { ticketsToday } from './usual-day.ts'
import type { DayRecord, RecordedEvent } from './way.ts'

const service = 'passport' as ServiceId
const ticket = (change: Partial<Standing> = {}): Standing => ({
  ...{ class: 'walkIn', purpose: 'submit', groupId: groups[0]!, serviceId: service, ownGroup: true },
  ...{ needsStation: false, minutes: 10, promisedAt: at(15), onlyDeskId: null },
  ...change,
})

type Step = readonly [type: TicketEventType, minute: number, why?: string]
/** A ticket with what it came for and what happened to it. */
type Told = readonly [ticket: Standing, ...steps: readonly Step[]]

function dayOf(...tickets: readonly Told[]): DayRecord {
  const events = tickets.flatMap(([standing, ...steps], id) =>
    steps.map(
      ([type, minute, why = null]): RecordedEvent => ({
        ...{ ticketId: String(id) as TicketId, type, at: at(minute), deskId: 'desk' as DeskId, why, told: null },
        standing: type === 'issued' ? standing : null,
      }),
    ),
  )
  return { startOfDay, events, sittings: [], lasted: (from, until) => until - from, alarms: [] }
}

describe('what a day teaches', () => {
  test('how long visits were against the usual minutes, from the call to the end', () => {
    const lesson = lessonOf(
      dayOf(
        [ticket(), ['issued', 0], ['called', 5], ['started', 6], ['finished', 25]],
        [ticket(), ['issued', 1], ['called', 25.5], ['started', 26], ['finished', 30.5]],
      ),
    )
    const { n, sum } = lesson.lengths[`submit|${groups[0]}|passport`]!
    expect([n, Math.exp(sum / n)]).toEqual([2, expect.closeTo(1, 5)]) // twice as long, and half
    expect(countOf(lesson.around.submit!)).toBe(2)
    expect(lesson.usual).toEqual({ [`${groups[0]}|submit`]: { 10: 2 } })
    expect(lesson.walk).toEqual({ n: 2, lasted: minutes(1.5) })
    expect(lesson.between).toEqual({ n: 1, lasted: seconds(30) }) // the second waited when the first left
  })

  test('who did not come, who came back, who gave up', () => {
    const back: Step[] = [
      ['came-back', 11],
      ['called', 12],
      ['started', 13],
      ['finished', 20],
    ]
    const lesson = lessonOf(
      dayOf(
        [ticket(), ['issued', 0], ['called', 5], ['absent', 7], ...back],
        [ticket(), ['issued', 0], ['called', 6], ['absent', 8], ['left', 18, 'closing']],
        [ticket(), ['issued', 0], ['left', 50, 'own-wish']],
      ),
    )
    expect(lesson).toMatchObject({
      calls: 3,
      absent: { n: 2, lasted: minutes(4) },
      back: { n: 1, lasted: minutes(4) },
      gaveUp: { n: 1, lasted: minutes(50) },
      tickets: 3,
    })
  })

  test('who came when, for what, and how long before the promise; whom a desk sent on stands apart, who was put aside is known', () => {
    const { came } = lessonOf(
      dayOf(
        [ticket(), ['issued', 0], ['called', 5], ['started', 6], ['parked', 10], ['returned', 40]],
        [ticket(), ['issued', 1], ['called', 6], ['started', 7], ['transferred', 40]],
        [ticket({ class: 'priority', promisedAt: at(36), needsStation: true }), ['issued', 31]],
      ),
    )
    expect(came).toEqual({
      [`18|${groups[0]}|walkIn|0`]: { n: 2, ahead: minutes(29) },
      [`19|${groups[0]}|again|0`]: { n: 1, ahead: -minutes(25) },
      [`19|${groups[0]}|priority|1`]: { n: 1, ahead: minutes(5) },
    })
  })

  test('what an alarm took is no part of a visit', () => {
    const visit: Told = [ticket(), ['issued', 0], ['called', 5], ['started', 6], ['finished', 40]]
    const { lengths } = lessonOf({ ...dayOf(visit), lasted: (from, until) => until - from - minutes(25) })
    expect(Math.exp(lengths[`submit|${groups[0]}|passport`]!.sum)).toBeCloseTo(1, 5)
  })

  test('a ticket from before standings were kept teaches nothing, and breaks nothing', () => {
    const [old] = dayOf([ticket(), ['issued', 0], ['called', 5]]).events
    expect(lessonOf({ ...dayOf(), events: [{ ...old!, standing: null }] })).toMatchObject({ tickets: 0, calls: 0 })
  })

  test('how desks were manned, and when people had their breaks', () => {
    const [deskId, staffId] = ['desk' as DeskId, 'somebody' as StaffId]
    const sittings = [
      { deskId, staffId, kind: 'open' as const, since: at(0), until: at(120) },
      { deskId, staffId, kind: 'break' as const, since: at(120), until: at(135) },
      { deskId, staffId: 'another' as StaffId, kind: 'open' as const, since: at(300), until: at(400) },
    ]
    const { desks, breaks } = lessonOf({ ...dayOf(), sittings })
    expect(desks).toEqual([deskId])
    expect(breaks).toMatchObject({ sittings: 2, had: 1 })
    expect([countOf(breaks.lasted), countOf(breaks.after)]).toEqual([1, 1])
  })
})

const empty: Lesson = lessonOf(dayOf())
const slow = (n: number, times: number): Lesson => ({
  ...empty,
  tickets: n,
  lengths: { [`submit|${groups[0]}|passport`]: { n, sum: n * Math.log(times) } },
})
const visit = (change: object = {}) => ({
  ...{ purpose: 'submit' as const, groupId: groups[0]!, serviceId: service, minutes: 10 },
  ...change,
})

describe('what many days teach', () => {
  test('nothing from days without visitors: the catalogue’s minutes stand', () => {
    expect(experienceOf([])).toBeNull()
    expect(experienceOf([{ weekday: 1, lesson: empty }])).toBeNull()
    const { middle, around } = lengthsFrom(null)
    expect(middle(visit())).toBeCloseTo(8.9, 1)
    expect(valueAt(around('submit'), 0.5)).toBeCloseTo(1, 1)
    expect(mannersOf(null).absent).toBeGreaterThan(0)
  })

  test('the more visits were seen, the more they say, and of unknown services their group', () => {
    const after = (n: number) => lengthsFrom(experienceOf([{ weekday: 1, lesson: slow(n, 2) }]))
    const lengths = [1, 10, 1000].map((n) => after(n).middle(visit()))
    expect(lengths[0]).toBeLessThan(lengths[1]!)
    expect(lengths[1]).toBeLessThan(lengths[2]!)
    expect(lengths[2]).toBeCloseTo(20, 0)
    const other = visit({ serviceId: 'unknown' as ServiceId })
    expect(after(1000).middle(other)).toBeCloseTo(20, 0)
    expect(after(1000).middle({ ...other, purpose: 'consult' })).toBeCloseTo(8.9, 1)
  })

  test('how many come on this weekday, and what the morning says of today', () => {
    const came = {
      [`18|${groups[0]}|walkIn|0`]: { n: 550, ahead: 0 },
      [`26|${groups[0]}|walkIn|0`]: { n: 550, ahead: 0 },
    }
    const day = (weekday: number, tickets: number) => ({ weekday, lesson: { ...empty, tickets, came } })
    const known = experienceOf([day(1, 1200), day(1, 1200), day(2, 1000), day(3, 1000)])!
    const expected = (weekday: number, issued: number, sinceMidnight: number) =>
      Math.round(ticketsToday(known, { weekday, issued, sinceMidnight }))
    expect(expected(1, 0, 0)).toBeGreaterThan(expected(2, 0, 0))
    expect(expected(6, 0, 0)).toBe(1100)
    const noon = minutes(12 * 60)
    expect(expected(6, 550, noon)).toBe(1100)
    expect(expected(6, 1000, noon)).toBeGreaterThan(1900)
  })

  test('it may be kept as JSON', () => {
    const known = experienceOf([{ weekday: 1, lesson: slow(10, 2) }])
    expect(JSON.parse(JSON.stringify(known))).toEqual(known)
  })
})
