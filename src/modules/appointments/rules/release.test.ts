import { describe, expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import { hours, type Instant, instantOf, kyiv, later, minutes, type PlainDate } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import type { Preferences } from '../model/release.ts'
import {
  type Announced,
  checkAnnounced,
  confirmBy,
  mayEnter,
  numbered,
  phaseOf,
  revealAfter,
  wishesOf,
} from './release.ts'

const now = instantOf('2026-11-20T07:00:00Z')
const at = (text: string): Instant => instantOf(`2026-11-${text}:00Z`)
const [first, second] = ['first', 'second'] as unknown as [CentreId, CentreId]

describe('an announcement', () => {
  const good: Announced = {
    opensAt: at('20T08:00'),
    closesAt: at('20T10:00'),
    confirmHours: 4,
    slots: [{ startsAt: at('24T07:00'), places: 1 }],
  }
  test.each<[string, Partial<Announced>, string | undefined]>([
    ['with time to enter and to confirm', {}, undefined],
    ['whose window opens now, before anybody could keep the hash', { opensAt: now }, 'window-backwards'],
    ['whose window is shorter than an hour', { closesAt: at('20T08:59') }, 'window-backwards'],
    ['of no times', { slots: [] }, 'no-slots'],
    ['of too many', { slots: Array(1001).fill({ startsAt: at('24T07:00'), places: 1 }) }, 'too-many-slots'],
    ['with no time to confirm', { confirmHours: 0 }, 'hours-out-of-range'],
    ['with half an hour to confirm', { confirmHours: 0.5 }, 'hours-out-of-range'],
    [
      'whose first place begins before it can be confirmed',
      { slots: [{ startsAt: at('20T17:00'), places: 1 }] },
      'slots-too-soon',
    ],
    ['whose first place begins just after', { slots: [{ startsAt: at('20T17:01'), places: 1 }] }, undefined],
  ])('%s', (_, change, code) => {
    const found = checkAnnounced({ ...good, ...change }, now)
    expect(found?.code.replace('appointments.', '')).toBe(code)
  })
})

describe('the window', () => {
  const release = { state: 'announced', opensAt: at('20T08:00'), closesAt: at('20T10:00') } as const
  test.each([
    ['before it', at('20T07:59'), 'awaited', 'window-not-open'],
    ['from its first moment', at('20T08:00'), 'open', undefined],
    ['till its last', later(at('20T10:00'), -1), 'open', undefined],
    ['after it', at('20T10:00'), 'closing', 'window-over'],
  ] as const)('%s', (_, when, phase, code) => {
    expect(phaseOf(release, when)).toBe(phase)
    expect(mayEnter(release, when, '10:00')?.code.replace('appointments.', '')).toBe(code)
  })
  test('of a cancelled release is over', () => {
    expect(mayEnter({ ...release, state: 'cancelled' }, at('20T09:00'), '')?.code).toBe(
      'appointments.release-cancelled',
    )
  })
  test('of a drawn one too, whatever the clock says', () => {
    expect(mayEnter({ ...release, state: 'drawn' }, at('20T09:00'), '')?.code).toBe('appointments.window-over')
  })
})

describe('wishes', () => {
  const slots = numbered([
    { centreId: second, startsAt: at('24T07:00'), minutes: 20, places: 1 },
    { centreId: first, startsAt: at('25T14:00'), minutes: 20, places: 1 },
    { centreId: first, startsAt: at('24T07:00'), minutes: 20, places: 2 },
    { centreId: first, startsAt: at('24T11:00'), minutes: 20, places: 1 },
  ])
  const all: Preferences = {
    centres: [first, second],
    days: ['2026-11-24', '2026-11-25'] as PlainDate[],
    parts: ['morning', 'afternoon', 'evening'],
    best: null,
  }
  const wishes = (change: Partial<Preferences>) => {
    const found = wishesOf({ ...all, ...change }, slots, () => kyiv)
    return found instanceof No ? found.code.replace('appointments.', '') : found
  }

  test('slots are numbered by time, then centre', () => {
    expect(slots.map(({ n, centreId, startsAt }) => [n, centreId, startsAt])).toEqual([
      [1, first, at('24T07:00')],
      [2, second, at('24T07:00')],
      [3, first, at('24T11:00')],
      [4, first, at('25T14:00')],
    ])
  })
  test.each<[string, Partial<Preferences>, string]>([
    ['everything suits: the earliest first', {}, '1-4'],
    ['one centre', { centres: [second] }, '2'],
    ['one day', { days: ['2026-11-25'] as PlainDate[] }, '4'],
    ['mornings, as the clocks of the centre have them', { parts: ['morning'] }, '1-2'],
    ['the liked part of the day before the others', { best: 'afternoon' }, '3,1-2,4'],
    ['evenings liked best', { best: 'evening' }, '4,1-3'],
    ['nothing of it', { days: ['2026-11-26'] as PlainDate[] }, 'nothing-suits'],
    ['no part of a day', { parts: [] }, 'nothing-suits'],
  ])('%s', (_, change, expected) => expect(wishes(change)).toBe(expected))
})

describe('a place waits to be confirmed', () => {
  const times = { confirmHours: 4, passHours: 3 }
  test('for as long as announced', () => {
    expect(confirmBy(times, at('24T07:00'), now)).toBe(later(now, hours(4)))
  })
  test('shorter when it begins soon, so that it can still be passed on', () => {
    expect(confirmBy(times, at('20T12:00'), now)).toBe(at('20T09:00'))
  })
  test('and the list stands alone for a while before the seed', () =>
    expect(revealAfter).toBeGreaterThanOrEqual(minutes(1)))
})
