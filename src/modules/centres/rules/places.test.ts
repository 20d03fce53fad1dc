import { describe, expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { type CentreId, defaultSettings, type Settings, type StaffId } from '../model.ts'
import { checkCentre, checkSeries, checkSettings, statusOn } from './places.ts'
import { shiftsOn } from './shifts.ts'

const on = (text: string) => text as PlainDate
const codeOf = (answer: unknown) => (answer instanceof No ? [answer.code, answer.field] : 'accepted')

test.each([
  ['nobody has decided when it opens', null, null, 'planned'],
  ['the day before it opens', '2026-11-24', null, 'planned'],
  ['the day it opens', '2026-11-23', null, 'open'],
  ['its last day', '2020-01-01', '2026-11-24', 'open'],
  ['the day it is closed', '2020-01-01', '2026-11-23', 'closed'],
] as const)('%s', (_, opensOn, closesOn, expected) =>
  expect(
    statusOn({ opensOn: opensOn as PlainDate | null, closesOn: closesOn as PlainDate | null }, on('2026-11-23')),
  ).toBe(expected),
)

describe('a founder writes the card of a centre', () => {
  const card = { kind: 'territorial' as const, parentId: null, opensOn: null, closesOn: null }
  test('a mobile workplace is part of a centre', () => {
    expect(codeOf(checkCentre({ ...card, kind: 'mobile' }))).toEqual(['centres.part-without-parent', 'parentId'])
    expect(codeOf(checkCentre({ ...card, kind: 'mobile', parentId: 'c' as CentreId }))).toBe('accepted')
  })
  test('it can’t be closed before it opens', () => {
    const backwards = { ...card, opensOn: on('2026-02-02'), closesOn: on('2026-02-02') }
    expect(codeOf(checkCentre(backwards))).toEqual(['centres.dates-backwards', 'closesOn'])
  })
})

test.each<[string, Partial<Settings>, unknown]>([
  ['the settings a centre begins with', {}, 'accepted'],
  [
    'a promise of five hours',
    { targets: { ...defaultSettings.targets, walkIn: 300 } },
    ['centres.target-out-of-range', 'targets.walkIn'],
  ],
  [
    'half a minute',
    { targets: { ...defaultSettings.targets, priority: 0.5 } },
    ['centres.target-out-of-range', 'targets.priority'],
  ],
  ['more desks kept than there are', { guards: { social: 101 } }, ['centres.setting-out-of-range', 'guards.social']],
  ['no call at all', { callLimit: 0 }, ['centres.setting-out-of-range', 'callLimit']],
  ['an endless grace', { absenceGraceMinutes: 1e9 }, ['centres.setting-out-of-range', 'absenceGraceMinutes']],
])('settings: %s', (_, change, expected) =>
  expect(codeOf(checkSettings({ ...defaultSettings, ...change }))).toEqual(expected),
)

test.each([
  ['А', 'accepted'],
  ['Ї', 'accepted'],
  ['A (Latin)', ['centres.series-not-a-letter', 'series']],
  ['а', ['centres.series-not-a-letter', 'series']],
  ['АБ', ['centres.series-not-a-letter', 'series']],
  ['', ['centres.series-not-a-letter', 'series']],
])('the series «%s»', (series, expected) =>
  expect(codeOf(checkSeries(series.replace('A (Latin)', 'A')))).toEqual(expected),
)

describe('who works today', () => {
  const staff = (name: string) => name as StaffId
  const interval = { from: '09:00', until: '17:00' } as never
  const members = ['olena', 'petro', 'former'].map((name) => ({
    staffId: staff(name),
    since: on('2020-01-01'),
    until: name === 'former' ? on('2026-11-23') : null,
  }))
  const shifts = members.map(({ staffId }) => ({ staffId, weekday: 1, ...(interval as object), deskId: null })) as never
  const names = (exceptions: Parameters<typeof shiftsOn>[3], date = '2026-11-23') =>
    shiftsOn(on(date), members, shifts, exceptions).map(({ staffId }) => staffId)

  test('those on the shift of the weekday who have not left', () => expect(names([])).toEqual(['olena', 'petro']))
  test('nobody on a day without shifts', () => expect(names([], '2026-11-24')).toEqual([]))
  test('not a person on leave', () =>
    expect(names([{ staffId: staff('olena'), date: on('2026-11-23'), intervals: [], reason: 'leave' }])).toEqual([
      'petro',
    ]))
  test('a person called in on a day off', () =>
    expect(
      names(
        [{ staffId: staff('olena'), date: on('2026-11-24'), intervals: [interval], reason: 'replaces' }],
        '2026-11-24',
      ),
    ).toEqual(['olena']))
})
