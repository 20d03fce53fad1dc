import { describe, expect, test } from 'vitest'
import type { DeskId } from '../../centres/model.ts'
import { breaking, type LineNow, type WhyBehind, whyBehind } from './behind.ts'
import { at, nine, ticketOf } from './testing.ts'

const whole: LineNow = { desks: 3, calling: 3, onBreak: 0, moved: 0, over: 0, stations: 1, waiting: 9 }

describe('why a ticket is called late', () => {
  test.each<[WhyBehind, Partial<LineNow>, Parameters<typeof ticketOf>[0]]>([
    ['many-wait', {}, {}],
    ['long-visits', { over: 2 }, {}],
    ['desks-away', { calling: 2, onBreak: 1, over: 1 }, {}],
    ['long-visits', { calling: 2, over: 2 }, {}],
    ['nobody-serves', { calling: 0 }, {}],
    ['nobody-serves', { desks: 0, calling: 0 }, { needsStation: true }],
    ['no-station', { stations: 0, over: 1 }, { needsStation: true }],
    ['kept-for-desk', { calling: 0 }, { onlyDeskId: 'desk' as DeskId }],
  ])('%s', (why, line, ticket) => {
    expect(whyBehind(ticketOf(ticket), { ...whole, ...line })).toBe(why)
  })
})

describe('who breaks a promise', () => {
  const late = ticketOf({ issuedAt: at(-40) })
  const later = ticketOf({ issuedAt: at(-20) })
  const soon = ticketOf({ issuedAt: at(-10) })
  const fine = ticketOf({ issuedAt: at(-9) })
  const nobody = ticketOf({ issuedAt: at(-8) })

  test('the longest broken first; then those who will wait past it more often than not, and whom nobody serves', () => {
    const shares = new Map([
      [late, 1],
      [later, 1],
      [soon, 0.6],
      [fine, 0.4],
    ])
    const found = breaking([nobody, fine, soon, later, late], (ticket) => shares.get(ticket), nine)
    expect(found.map(({ ticket, isBroken }) => [ticket, isBroken])).toEqual([
      [late, true],
      [later, true],
      [soon, false],
      [nobody, false],
    ])
  })

  test('a promise of this very moment is not broken yet', () => {
    expect(breaking([ticketOf({ promisedAt: nine })], () => 0, nine)).toEqual([])
  })
})
