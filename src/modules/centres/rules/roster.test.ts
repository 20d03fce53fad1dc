// What is planned for one day holds for every day of its kind: bookings reckon it once for all of them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, kyiv, type PlainDate, type PlainTime } from '../../../kernel/time.ts'
import type { CentreId, DeskId, NetworkId, StaffId, Week } from '../model.ts'
import { defaultSettings } from '../model.ts'
import { timetableOf } from './hall.ts'
import { kindOfDay, memberChangesOf, plannedOn, type Roster } from './roster.ts'

/** Around the night the clocks go back. */
const first = '2026-10-05' as PlainDate
const [eight, nine, twelve, five] = ['08:00', '09:00', '12:00', '17:00'] as [PlainTime, PlainTime, PlainTime, PlainTime]
const long = [{ from: nine, until: five }]
const short = [{ from: nine, until: twelve }]
const hours = (reception: typeof long) => ({ work: reception, reception, tickets: [] })
const week: Week = Array.from({ length: 7 }, (_, day) => hours(day < 5 ? long : day === 5 ? short : []))

const days = Array.from({ length: 35 }, (_, n) => addDays(first, n))
const someDay = fc.constantFrom(...days)
const reason = { uk: 'облік', en: 'inventory' }

const someRoster = fc
  .record({
    members: fc.array(
      fc.record({ since: someDay, until: fc.option(someDay), works: fc.subarray([1, 2, 3, 4, 5, 6]) }),
      {
        maxLength: 4,
      },
    ),
    closed: fc.array(someDay, { maxLength: 2 }),
    away: fc.array(fc.record({ of: fc.nat(3), date: someDay }), { maxLength: 3 }),
    opensOn: fc.option(someDay),
    closesOn: fc.option(someDay),
  })
  .map(({ members: wanted, closed, away, opensOn, closesOn }): Roster => {
    const members = wanted.map(({ since, until }, n) => ({ staffId: `s${n}` as StaffId, since, until }))
    const shifts = wanted.flatMap(({ works }, n) =>
      works.map((weekday) => ({
        ...{ staffId: `s${n}` as StaffId, deskId: `d${n}` as DeskId, weekday, from: eight, until: five },
      })),
    )
    const exceptions = away.map(({ of, date }) => ({
      ...{ staffId: `s${of}` as StaffId, date, intervals: [], reason: '' },
    }))
    return {
      ...{ centreId: 'c' as CentreId, networkId: 'n' as NetworkId, stamp: 1, settings: defaultSettings, outages: [] },
      ...{ opensOn: opensOn ?? first, closesOn, members, memberChanges: memberChangesOf(members) },
      timetable: timetableOf(
        kyiv,
        week,
        closed.map((date) => ({ date, reason, hours: hours([]) })),
      ),
      ...{ groups: new Map(), duties: new Map(), rights: new Map() },
      desks: new Map(
        wanted.map((_, n) => {
          const id = `d${n}` as DeskId
          return [id, { id, number: n + 1, equipment: [], inUse: true }]
        }),
      ),
      shifts: Map.groupBy(shifts, ({ weekday }) => weekday),
      shiftExceptions: Map.groupBy(exceptions, ({ date }) => date),
    }
  })

test('days of one kind have the same people at the same desks at the same hours', () => {
  fc.assert(
    fc.property(someRoster, (roster) => {
      for (const alike of Map.groupBy(days, (date) => kindOfDay(roster, date)).values())
        for (const date of alike) expect(plannedOn(roster, date)).toEqual(plannedOn(roster, alike[0]!))
    }),
    { numRuns: 200 },
  )
})

test('an ordinary month has no more kinds of day than the week has days, and the night the clocks change', () => {
  const [roster] = fc.sample(
    someRoster.filter(({ members, timetable }) => members.length === 0 && timetable.exceptions.size === 0),
    1,
  )
  const kinds = new Set(
    days.map((date) => kindOfDay({ ...roster!, shiftExceptions: new Map(), closesOn: null, opensOn: first }, date)),
  )
  expect(kinds.size).toBe(8)
})
