import { describe, expect, test } from 'vitest'
import type { Instant } from '../../kernel/time.ts'
import type { HallBoard, HallCall } from '../../realtime/hall-board.ts'
import { boardOfZone, isFresh, isLong, isStillCalled, newCalls, rowsOf } from './calls.ts'

const call = (label: string, at: number, more: Partial<HallCall> = {}): HallCall => ({
  ...{ label, desk: 12, zone: 'hall', way: 'right', at: at as Instant, times: 1, state: 'called' },
  ...more,
})
const board = (...calls: HallCall[]) => ({ calls })
const labels = (calls: readonly HallCall[]) => calls.map(({ label }) => label)

describe('what is said aloud', () => {
  test('every call since, the oldest first', () => {
    const before = board(call('А-001', 100))
    expect(labels(newCalls(before, board(call('А-003', 300), call('А-002', 200), call('А-001', 100))))).toEqual([
      'А-002',
      'А-003',
    ])
  })

  test('a repeated call again', () => {
    expect(labels(newCalls(board(call('А-001', 100)), board(call('А-001', 145, { times: 2 }))))).toEqual(['А-001'])
  })

  test('the same number at another desk again', () => {
    expect(newCalls(board(call('А-001', 100)), board(call('А-001', 100, { desk: 4 })))).toHaveLength(1)
  })

  test('nothing when somebody has come to the desk', () => {
    const before = board(call('А-001', 100))
    expect(newCalls(before, board(call('А-001', 100, { state: 'serving' })))).toEqual([])
  })

  test('not any more when the person has come, has left or was called anew meanwhile', () => {
    const waiting = call('А-001', 100)
    expect(isStillCalled(waiting, board(waiting))).toBe(true)
    expect(isStillCalled(waiting, board())).toBe(false)
    expect(isStillCalled(waiting, board(call('А-001', 100, { state: 'serving' })))).toBe(false)
    expect(isStillCalled(waiting, board(call('А-001', 145, { times: 2 })))).toBe(false)
  })
})

describe('what the board shows', () => {
  const serving = (label: string, at: number) => call(label, at, { state: 'serving' })

  test('the newest call on top, those who are called before those who have come', () => {
    const shown = rowsOf(board(serving('А-005', 500), call('А-004', 400), serving('А-003', 300), call('А-002', 200)))
    expect(labels(shown.rows)).toEqual(['А-004', 'А-002', 'А-005', 'А-003'])
    expect(shown.more).toEqual([])
  })

  test('nobody who is called is left out: more than four stand beside', () => {
    const many = [6, 5, 4, 3, 2, 1].map((n) => call(`А-00${n}`, n * 100))
    const { rows, more } = rowsOf(board(...many, serving('А-000', 50)))
    expect(labels(rows)).toEqual(['А-006', 'А-005', 'А-004', 'А-003'])
    expect(labels(more)).toEqual(['А-002', 'А-001'])
  })

  test('the ground changes for a fresh call only, and never for who has come', () => {
    expect(isFresh(call('А-001', 1000), 1000)).toBe(true)
    expect(isFresh(call('А-001', 1000), 12_000)).toBe(false)
    expect(isFresh(serving('А-001', 1000), 1000)).toBe(false)
  })

  test.each([
    ['А-042', false],
    ['А-999', false],
    ['А-1000', true],
  ])('%s: smaller letters %s', (label, long) => expect(isLong(label)).toBe(long))
})

describe('a board of one zone', () => {
  const paper = (label: string) => ({ label, promisedAt: 0 as Instant })
  const hall = {
    calls: [call('А-001', 100, { zone: 'left' }), call('Б-001', 200, { zone: 'right' })],
    next: ['А-002', 'Б-002'],
    wait: { likely: 20, nineInTen: 30 },
    zones: { left: { next: ['А-002'], wait: { likely: 5, nineInTen: null } }, right: { next: ['Б-002'], wait: null } },
    order: [
      { first: paper('Б-001'), second: paper('А-002') },
      { first: paper('А-001'), second: paper('Б-002') },
    ],
  } as unknown as HallBoard

  test('has the calls, the line, the wait and the reasons of its own desks only', () => {
    const left = boardOfZone(hall, 'left')
    expect([labels(left.calls), left.next, left.wait]).toEqual([['А-001'], ['А-002'], { likely: 5, nineInTen: null }])
    expect(left.order.map(({ first }) => first.label)).toEqual(['А-001'])
    expect(labels(boardOfZone(hall, 'right').calls)).toEqual(['Б-001'])
  })

  test('of a zone that is not there any more is empty; without a zone it is the whole hall', () => {
    expect(boardOfZone(hall, 'gone')).toMatchObject({ calls: [], next: [], wait: null, order: [] })
    expect(boardOfZone(hall, undefined)).toBe(hall)
  })
})
