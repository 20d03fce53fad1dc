import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hours, later, minutes } from '../../../../kernel/time.ts'
import type { DeskId } from '../../../centres/model.ts'
import type { Standing, TicketId } from '../../model.ts'
import { at, deskOf, groups, ticketOf } from '../testing.ts'
import { believedAfter, isUsual, type Stood, unusualIn } from './aftermath.ts'
import { experienceOf } from './experience.ts'
import { forecast } from './forecast.ts'
import { halfHour, lessonOf } from './lesson.ts'
import { busy, deskNow, experience, startOfDay, worldOf } from './testing.ts'
import { ticketsToday } from './usual-day.ts'
import type { DayRecord, RecordedEvent } from './way.ts'

const alarmOf = (from: number, lasts: number): Stood => ({ since: at(from), until: at(from + lasts) })

describe('usual time', () => {
  test('is neither an alarm nor the half-hour after it', () => {
    const alarms = [alarmOf(30, 20)]
    const usual = [29, 30, 49, 50, 79, 80].map((minute) => isUsual(alarms, at(minute)))
    expect(usual).toEqual([true, false, false, false, false, true])
    expect(unusualIn(alarms, at(0), at(60))).toBe(minutes(30))
  })

  test('two alarms one upon another are not counted twice', () => {
    expect(unusualIn([alarmOf(40, 20), alarmOf(10, 20)], at(0), at(120))).toBe(minutes(80))
  })
})

/* Days on which somebody comes every so often from nine to six; those an alarm keeps away come within a quarter of an hour after it. */

const open = { from: 0, until: 9 * 60 }
const ticket: Standing = {
  ...{ class: 'walkIn', purpose: 'submit', groupId: groups[0]!, serviceId: null, ownGroup: true },
  ...{ needsStation: false, minutes: 10, promisedAt: at(15), onlyDeskId: null },
}
interface Town {
  readonly everyMinutes: number
  readonly alarm: { readonly from: number; readonly lasts: number } | null
  readonly comeAfter: number
}

function minutesOf({ everyMinutes, alarm, comeAfter }: Town): number[] {
  const all = Array.from({ length: Math.floor(open.until / everyMinutes) }, (_, n) => (n + 0.5) * everyMinutes)
  if (!alarm) return all
  const end = alarm.from + alarm.lasts
  const away = all.filter((minute) => minute >= alarm.from && minute < end)
  const back = away.slice(0, Math.round(away.length * comeAfter))
  const others = all.filter((minute) => !away.includes(minute))
  return [...others, ...back.map((_, n) => end + (15 * (n + 0.5)) / back.length)]
}

function recordOf(town: Town): DayRecord {
  const events = minutesOf(town).map(
    (minute, n): RecordedEvent => ({
      ...{ ticketId: String(n) as TicketId, type: 'issued', at: later(startOfDay, hours(9) + minutes(minute)) },
      ...{ deskId: null as DeskId | null, why: null, told: null, standing: ticket },
    }),
  )
  const alarms = town.alarm ? [alarmOf(town.alarm.from, town.alarm.lasts)] : []
  return { startOfDay, events, sittings: [], lasted: (from, until) => until - from, alarms }
}
const taught = (...towns: readonly Town[]) =>
  experienceOf(towns.map((town) => ({ weekday: 1, lesson: lessonOf(recordOf(town)) })))!
const sum = (all: readonly number[]): number => all.reduce((whole, each) => whole + each, 0)

describe('what days with an alarm teach', () => {
  const towns = fc.record({
    everyMinutes: fc.double({ min: 0.2, max: 0.5, noNaN: true }),
    alarm: fc.record({ from: fc.integer({ min: 40, max: 420 }), lasts: fc.integer({ min: 15, max: 60 }) }),
    comeAfter: fc.double({ min: 0.2, max: 1, noNaN: true }),
  })

  test('how many of those it kept away come after it, and how soon', () => {
    fc.assert(
      fc.property(towns, (town) => {
        const { comesAfterAlarm } = taught(town, town, town, town)
        expect(Math.abs(sum(comesAfterAlarm) - town.comeAfter)).toBeLessThan(0.2)
        // within a quarter of an hour; what was believed of later is nearly forgotten
        expect(sum(comesAfterAlarm.slice(3))).toBeLessThan(0.15)
      }),
      { numRuns: 40 },
    )
  })

  test('who comes on a usual day, though every alarm fell on the same hour', () => {
    fc.assert(
      fc.property(towns, (town) => {
        const { came, tickets } = taught(town, town)
        const whole = open.until / town.everyMinutes
        expect(Math.abs(tickets[1]! / whole - 1)).toBeLessThan(0.06)
        const each = halfHour / minutes(town.everyMinutes)
        for (let half = 18; half < 36; half++)
          expect(Math.abs((came[`${half}|${groups[0]}|walkIn|0`]!.n * whole) / each - 1)).toBeLessThan(0.25)
      }),
      { numRuns: 40 },
    )
  })

  test('nothing of those who come after one, when there was none: the belief stands', () => {
    const { comesAfterAlarm } = taught({ everyMinutes: 1, alarm: null, comeAfter: 0 })
    expect(comesAfterAlarm).toEqual(believedAfter)
  })

  test('an alarm soon followed by another says nothing of who comes after it', () => {
    const town = { everyMinutes: 0.25, alarm: { from: 60, lasts: 30 }, comeAfter: 1 }
    const record = recordOf(town)
    const { alarms } = lessonOf({ ...record, alarms: [...record.alarms, alarmOf(100, 20)] })
    expect(alarms.map(({ since }) => since - hours(9))).toEqual([minutes(100)])
  })
})

describe('after an alarm of today', () => {
  const town: Town = { everyMinutes: 1, alarm: null, comeAfter: 0 }
  const known = { ...taught(town), comesAfterAlarm: [0.4, 0.4, 0.2, 0, 0, 0] }
  const alarm = alarmOf(60, 30)

  test('a morning in which nobody could come is not thought a quiet one', () => {
    const expected = (minute: number, issued: number, alarms: readonly Stood[]) =>
      ticketsToday(known, {
        ...{ weekday: 1, issued, sinceMidnight: hours(9) + minutes(minute) },
        alarms: alarms.map(({ since, until }) => ({ since: since - startOfDay, until: until - startOfDay })),
      })
    expect(expected(90, 60, [alarm])).toBeCloseTo(540, 0)
    expect(expected(90, 60, [])).toBeLessThan(450)
    // everybody has come since
    expect(expected(120, 120, [alarm])).toBeCloseTo(540, 0)
    expect(expected(95, 77, [alarm])).toBeCloseTo(540, 0)
  })

  const urgent = (minute: number) => ticketOf({ issuedAt: at(minute), promisedAt: at(minute + 60) })
  const desks = [deskNow(deskOf('one', { residence: 2 }), busy(1))]
  const likely = (now: number, alarms: readonly Stood[]): number => {
    const waiting = [urgent(now)]
    const lengths = { minutes: { [`${groups[0]}|submit`]: { 0: 1000 } } } // whoever comes is done in a minute
    const self = experience({ ...known, ...lengths, lengths: {} })
    const world = worldOf({ now: at(now), waiting, desks, experience: self, issued: now, alarms })
    return (forecast(world).tickets.get(waiting[0]!.id)!.at! - at(now)) / minutes(1)
  }

  test('those who stayed away are expected soon after it, and go first where their promise is earlier', () => {
    const usual = likely(91, [])
    expect(likely(91, [alarm])).toBeGreaterThan(usual + 5)
    // when that half-hour is over, the day is a usual one
    expect(Math.abs(likely(125, [alarm]) - likely(125, []))).toBeLessThan(usual / 2)
  })

  test('while it stands those it has kept away so far are expected as soon as the hall goes on', () => {
    const stands = { since: at(60), until: at(85) }
    expect(likely(60, [stands])).toBeGreaterThan(likely(60, []) + 5)
  })
})
