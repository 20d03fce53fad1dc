import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate } from '../../../kernel/time.ts'
import { type Calendar, isWorkingDay, martialLawSince2022, peacetimeDayOff } from '../../../kernel/working-days.ts'
import { type Count, dueDate, type Pause, type StepKind } from './deadline.ts'
import { countsWorkingDays, type Term } from './term.ts'

const peace: Calendar = { martialLaw: [] }
const war: Calendar = { martialLaw: martialLawSince2022 }
const date = (text: string) => text as PlainDate
const law = (days: number): Term => ({ days, unit: 'law' })

describe('article 33, the vectors of the handbook', () => {
  test.each([
    ['2026-03-06', 5, '2026-03-13', '2026-03-16'],
    ['2026-03-06', 10, '2026-03-20', '2026-03-23'],
    ['2026-03-06', 30, '2026-04-06', '2026-04-06'],
    ['2026-04-08', 3, '2026-04-13', '2026-04-14'],
    ['2026-06-25', 5, '2026-07-02', '2026-07-03'],
    ['2026-07-25', 30, '2026-08-24', '2026-08-25'],
    ['2026-08-20', 3, '2026-08-25', '2026-08-26'],
    ['2026-12-18', 10, '2027-01-01', '2027-01-05'],
    ['2026-09-01', 30, '2026-10-01', '2026-10-02'],
    ['2025-12-26', 5, '2026-01-02', '2026-01-05'],
  ])('filed on %s for %i days: due %s under martial law, %s in peace', (start, days, underMartialLaw, inPeace) => {
    const due = (calendar: Calendar) => dueDate({ start: date(start), term: law(days), calendar }).dueOn
    expect(due(war)).toBe(underMartialLaw)
    expect(due(peace)).toBe(inPeace)
  })
})

describe('the term and its unit', () => {
  test.each<[string, Term | undefined, string]>([
    ['the card’s unit beats the rule of ten days', { days: 10, unit: 'calendar' }, '2026-11-23'],
    ['ten days without a unit are working days', law(10), '2026-11-25'],
    ['eleven days without a unit are calendar days', law(11), '2026-11-23'],
    ['twenty working days of a card stay working days', { days: 20, unit: 'working' }, '2026-12-09'],
    ['no term at all is thirty calendar days', undefined, '2026-12-11'],
    ['a month ends on the same date', { months: 1, unit: 'months' }, '2026-12-11'],
    ['an immediate service is due the same day', { days: 0, unit: 'working' }, '2026-11-11'],
  ])('%s', (_, term, dueOn) => {
    expect(dueDate({ start: date('2026-11-11'), term, calendar: war }).dueOn).toBe(dueOn)
  })
  test('a month that has no such date ends on its last day', () => {
    const month: Term = { months: 1, unit: 'months' }
    expect(dueDate({ start: date('2028-01-31'), term: month, calendar: war }).dueOn).toBe('2028-02-29')
    expect(dueDate({ start: date('2027-01-31'), term: month, calendar: war }).dueOn).toBe('2027-03-01') // 28 February is a Sunday
  })
  test('a package taken on Saturday counts from Sunday', () => {
    expect(dueDate({ start: date('2026-11-21'), term: law(1), calendar: war }).dueOn).toBe('2026-11-23')
  })
})

describe('pauses', () => {
  const filed = date('2026-11-11') // a Wednesday
  const pause = (from: string, to: string): Pause & { to: PlainDate } => ({ from: date(from), to: date(to) })
  test.each<[string, Term, (Pause & { to: PlainDate })[], string]>([
    ['both ends are inside: two working days later', law(5), [pause('2026-11-12', '2026-11-13')], '2026-11-20'],
    ['a weekend inside costs a working-day term nothing', law(5), [pause('2026-11-14', '2026-11-15')], '2026-11-18'],
    [
      'a weekend inside costs a calendar term two days',
      { days: 20, unit: 'calendar' },
      [pause('2026-11-14', '2026-11-15')],
      '2026-12-03',
    ],
    [
      'overlaps count once',
      law(5),
      [pause('2026-11-12', '2026-11-16'), pause('2026-11-13', '2026-11-17')],
      '2026-11-24',
    ],
    [
      'the same pause twice counts once',
      law(5),
      [pause('2026-11-12', '2026-11-13'), pause('2026-11-12', '2026-11-13')],
      '2026-11-20',
    ],
    ['the day of filing is outside the term anyway', law(5), [pause('2026-11-01', '2026-11-11')], '2026-11-18'],
    ['after the last day it is too late to pause', law(5), [pause('2026-11-19', '2026-12-31')], '2026-11-18'],
    [
      'the last day is counted first and only then moved',
      { days: 10, unit: 'calendar' },
      [pause('2026-11-20', '2026-11-20')],
      '2026-11-23',
    ],
    ['months wait too', { months: 1, unit: 'months' }, [pause('2026-11-16', '2026-11-20')], '2026-12-16'],
  ])('%s', (_, term, pauses, dueOn) => {
    expect(dueDate({ start: filed, term, calendar: war, pauses }).dueOn).toBe(dueOn)
  })
  test('a pause that has not ended: nobody can name the date', () => {
    const standing = dueDate({ start: filed, term: law(5), calendar: war, pauses: [{ from: date('2026-11-13') }] })
    expect(standing.dueOn).toBeUndefined()
    expect(standing.steps.at(-1)).toMatchObject({ kind: 'waits', date: '2026-11-13' })
  })
  test('a pause that began after the last day changes nothing', () => {
    const late = dueDate({ start: filed, term: law(5), calendar: war, pauses: [{ from: date('2026-11-19') }] })
    expect(late.dueOn).toBe('2026-11-18')
  })
  test('a term that has not begun waits', () => {
    const why = { uk: 'орган ще не отримав справу', en: 'the authority has not received the case' }
    const waiting = dueDate({ start: filed, term: law(5), calendar: war, notStarted: why })
    expect(waiting).toMatchObject({ dueOn: undefined, steps: [{ kind: 'waits' }] })
    expect(waiting.steps[0]!.text.uk).toContain(why.uk)
  })
})

describe('the explanation', () => {
  const stepsOf = (count: Count) => dueDate(count).steps
  test('says filing, term, last day and the move off a Saturday', () => {
    const steps = stepsOf({ start: date('2026-11-11'), term: { days: 10, unit: 'calendar' }, calendar: war })
    expect(steps.map(({ kind, date, text, law }) => [kind, date, text.uk.replaceAll('\u00a0', ' '), law])).toEqual([
      [
        'filed',
        '2026-11-11',
        'Подано заяву. Цей день не рахуємо: строк іде з наступного.',
        'ч. 3 ст. 33 Закону № 2073-IX',
      ],
      [
        'term',
        '2026-11-12',
        'Строк послуги — 10 календарних днів: так у її картці.',
        'картка послуги; ст. 33 Закону № 2073-IX',
      ],
      ['last-day', '2026-11-21', 'Останній день строку — субота.', 'ч. 5 ст. 33 Закону № 2073-IX'],
      [
        'moved',
        '2026-11-23',
        'Це не робочий день (вихідний), тому останній — найближчий робочий: понеділок.',
        'ч. 5 ст. 33 Закону № 2073-IX',
      ],
    ])
  })
  test('names the law of thirty days when the card has no term', () => {
    const [, term] = stepsOf({ start: date('2026-11-11'), calendar: war })
    expect(term).toMatchObject({ kind: 'term', law: 'ст. 10 Закону № 5203-VI' })
  })
  test('in peace names the holiday that is not counted; under martial law says that it works', () => {
    const filed = { start: date('2026-03-06'), term: law(5) }
    expect(stepsOf({ ...filed, calendar: peace }).find(({ kind }) => kind === 'not-counted')!.text.uk).toContain(
      'Міжнародний жіночий день',
    )
    expect(stepsOf({ ...filed, calendar: war }).find(({ kind }) => kind === 'martial-law')).toMatchObject({
      date: '2026-03-09',
      law: 'ст. 6 Закону № 2136-IX',
    })
  })
  test('names the order of the centre that closes a day', () => {
    const calendar: Calendar = { ...war, closed: [date('2026-11-13')] }
    const due = dueDate({ start: date('2026-11-11'), term: law(2), calendar })
    expect(due.dueOn).toBe('2026-11-16')
    expect(due.steps.find(({ kind }) => kind === 'not-counted')!.text.en).toContain('closed by its order')
  })
  test.each([
    [1, '1 робочий день'],
    [2, '2 робочі дні'],
    [5, '5 робочих днів'],
    [21, '21 робочий день'],
  ])('counts %i in Ukrainian', (days, words) => {
    const [, term] = stepsOf({ start: date('2026-11-11'), term: { days, unit: 'working' }, calendar: war })
    expect(term!.text.uk.replaceAll('\u00a0', ' ')).toContain(words)
  })
})

const someDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(date('2024-01-01'), days))
const someTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ days: fc.nat(60), unit: fc.constantFrom('working' as const, 'calendar' as const, 'law' as const) }),
  fc.record({ months: fc.integer({ min: 1, max: 6 }), unit: fc.constant('months' as const) }),
)
const somePause = fc.tuple(someDay, fc.nat(40)).map(([from, days]) => ({ from, to: addDays(from, days) }))
const someCalendar = fc.record({
  martialLaw: fc.constantFrom([], martialLawSince2022, [{ from: date('2022-02-24'), to: date('2026-06-28') }]),
  closed: fc.array(someDay, { maxLength: 5 }),
})
const someCount = fc.record({
  start: someDay,
  term: fc.option(someTerm, { nil: undefined }),
  calendar: someCalendar,
  pauses: fc.array(somePause, { maxLength: 4 }),
})
const always = (property: (count: typeof someCount extends fc.Arbitrary<infer T> ? T : never) => void) =>
  fc.assert(fc.property(someCount, property), { numRuns: 500 })

describe('whatever the dates', () => {
  test('the last day works and is not before the day of filing', () => {
    always((count) => {
      const { dueOn } = dueDate(count)
      expect(dueOn >= count.start && isWorkingDay(dueOn, count.calendar)).toBe(true)
    })
  })
  test('a pause never brings the date forward, and repeating or splitting it changes nothing', () => {
    always((count) => {
      const plain = dueDate({ ...count, pauses: [] }).dueOn
      const paused = dueDate(count).dueOn
      const halves = count.pauses.flatMap(({ from, to }) => [
        { from, to: from },
        { from: addDays(from, 1), to },
      ])
      expect(paused >= plain).toBe(true)
      expect(dueDate({ ...count, pauses: [...count.pauses, ...count.pauses] }).dueOn).toBe(paused)
      expect(dueDate({ ...count, pauses: halves }).dueOn).toBe(paused)
    })
  })
  test('a longer pause never brings the date forward', () => {
    always((count) => {
      const longer = count.pauses.map(({ from, to }) => ({ from, to: addDays(to, 1) }))
      expect(dueDate({ ...count, pauses: longer }).dueOn >= dueDate(count).dueOn).toBe(true)
    })
  })
  test('one more day of the same unit never ends earlier', () => {
    always(({ term, ...count }) => {
      if (!term || term.unit === 'months') return
      const unit = countsWorkingDays(term) ? 'working' : 'calendar'
      const due = (days: number) => dueDate({ ...count, term: { days, unit } }).dueOn
      expect(due(term.days + 1) >= due(term.days)).toBe(true)
    })
  })
  test('peace never ends a term earlier than martial law', () => {
    always((count) => {
      const under = (martialLaw: Calendar['martialLaw']) =>
        dueDate({ ...count, calendar: { ...count.calendar, martialLaw } }).dueOn
      expect(under([]) >= under(martialLawSince2022)).toBe(true)
    })
  })
  test('the term counted back: between filing and the last day lie exactly its days', () => {
    always(({ term, ...count }) => {
      if (!term || term.unit === 'months' || term.days === 0) return
      const { steps } = dueDate({ ...count, term })
      const last = steps.find(({ kind }) => kind === 'last-day')!.date
      let counts = 0
      for (let day = addDays(count.start, 1); day <= last; day = addDays(day, 1)) {
        const paused = count.pauses.some(({ from, to }) => from <= day && day <= to)
        if (!paused && (!countsWorkingDays(term) || isWorkingDay(day, count.calendar))) counts++
      }
      expect(counts).toBe(term.days)
    })
  })
  test('the steps begin with filing, end with the due date, and each has both languages and a law', () => {
    always((count) => {
      const { dueOn, steps } = dueDate(count)
      expect(steps.slice(0, 2).map(({ kind }): StepKind => kind)).toEqual(['filed', 'term'])
      expect(steps.at(-1)!.date).toBe(dueOn)
      for (const { text, law } of steps) expect(text.uk !== '' && text.en !== '' && law !== '').toBe(true)
    })
  })
  test('martial law is mentioned exactly when a holiday inside the term works because of it', () => {
    always((count) => {
      const { dueOn, steps } = dueDate(count)
      const worked: PlainDate[] = []
      for (let day = addDays(count.start, 1); day <= dueOn; day = addDays(day, 1)) {
        const holiday = peacetimeDayOff(day)
        const closed = count.calendar.closed.includes(day)
        if (holiday && (closed || isWorkingDay(day, count.calendar))) worked.push(day)
      }
      const said = steps.some(({ kind }) => kind === 'martial-law')
      if (said) expect(worked.length).toBeGreaterThan(0)
      else expect(worked.filter((day) => !count.calendar.closed.includes(day))).toEqual([])
    })
  })
})
