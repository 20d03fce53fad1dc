// Worlds made up for the forecast's tests: the hall of the line's tests at nine in the morning, with what its days have taught.
import { hours, type Instant, later, minutes, seconds } from '../../../../kernel/time.ts'
import { defaultSettings, type StaffId } from '../../../centres/model.ts'
import type { TicketId } from '../../model.ts'
import type { CallingDesk } from '../line.ts'
import { at, groups, nine } from '../testing.ts'
import { believedAfter } from './aftermath.ts'
import type { Experience } from './experience.ts'
import type { Counts } from './spread.ts'
import type { AtDesk, DeskToday, World } from './world.ts'

export const startOfDay: Instant = later(nine, -hours(9))

export function worldOf(change: Partial<World> = {}): World {
  return {
    ...{ now: nine, startOfDay, weekday: 1, ticketsUntil: later(nine, hours(7)) },
    ...{ waiting: [], aside: [], desks: [], bookings: [], newcomers: [], issued: 0, alarms: [] },
    ...{ targets: defaultSettings.targets, experience: null, guards: [] },
    ...change,
  }
}

/** Somebody sits there from an hour ago till six. */
export function deskNow(calling: CallingDesk, now: DeskToday['now'] = { kind: 'free' }): DeskToday {
  const person = { staffId: `staff-${calling.id}` as StaffId, hadBreak: false, isThere: true }
  return { id: calling.id, posts: [{ calling, ...person, from: at(-60), until: at(540) }], now }
}

/** A visitor who has been there so long. */
export const busy = (forMinutes: number, change: Partial<AtDesk> = {}): DeskToday['now'] => ({
  kind: 'with',
  visitor: {
    ...{ id: 'visitor' as TicketId, calledAt: at(-forMinutes), state: 'serving', purpose: 'submit' },
    ...{ groupId: groups[0]!, serviceId: null, minutes: 10 },
    ...change,
  },
})

const always = (logarithmStep: number): Counts => ({ [logarithmStep]: 1000 })

/** Days on which everybody took just the usual minutes, nobody was absent, and nobody else came. */
export function experience(change: Partial<Experience> = {}): Experience {
  return {
    ...{ days: 10, lengths: Object.fromEntries(groups.map((group) => [`submit|${group}|a-service`, exact])) },
    ...{ around: { submit: always(0), consult: always(0), collect: always(0) }, minutes: {}, usual: {} },
    ...{ absent: 0, comesBack: 0.5, givesUp: 0, absentFor: minutes(2), backAfter: minutes(5), walk: seconds(30) },
    ...{ between: 0, givesUpAfter: hours(1), tickets: { 0: 100 }, came: {}, manned: {} },
    ...{ comesAfterAlarm: believedAfter, backAtDesk: 0, early: {} },
    breaks: { sittings: 0, had: 0, lasted: {}, after: {} },
    ...change,
  }
}
const exact = { n: 100_000, sum: 0 }
