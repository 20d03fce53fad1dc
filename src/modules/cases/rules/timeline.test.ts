import { describe, expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import { hours, instantOf, later } from '../../../kernel/time.ts'
import type { EventType, Recorded } from '../model.ts'
import { eventOf } from '../testing.ts'
import { fold } from './fold.ts'
import { timelineOf } from './timeline.ts'
import { lawful } from './transitions.ts'

const start = instantOf('2026-11-23T07:00:00Z')
const history = (...types: EventType[]): Recorded[] =>
  types.map((type, n) => ({ ...eventOf(type, lawful[type].by[0]!, later(start, hours(n)), () => false), n }))
const timeline = (...types: EventType[]) => {
  const events = history(...types)
  return { events, entries: timelineOf(fold(events), events, newId(), () => undefined) }
}

describe('the timeline of a case', () => {
  test('a case left without motion says what is lacking and until when', () => {
    const { events, entries } = timeline('registered', 'handed-over', 'received-by-authority', 'left-without-motion')
    const asked = events.at(-1)!
    if (asked.type !== 'left-without-motion') throw new Error('the history ends with the question')
    const now = entries.find(({ status }) => status === 'now')
    expect(now).toMatchObject({ by: asked.facts.fixBy, detail: asked.told.defects })
    expect(entries.filter(({ status }) => status === 'done').at(-1)).toMatchObject({ detail: asked.told.defects })
  })
  test('once it is added, nothing is asked any more', () => {
    const { entries } = timeline(
      'registered',
      'handed-over',
      'received-by-authority',
      'left-without-motion',
      'defects-fixed',
    )
    expect(entries.find(({ status }) => status === 'now')).toMatchObject({ detail: null })
  })
})
