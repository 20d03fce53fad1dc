import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Instant } from '../../kernel/time.ts'
import type { HallBoard } from '../../realtime/hall-board.ts'
import { LiveBoard } from './live-board.svelte.ts'

/** The browser's side of a connection, driven by hand. */
class Connection extends EventTarget {
  static readonly CLOSED = 2
  static opened: Connection[] = []
  readonly url: string
  readyState = 1
  constructor(url: string) {
    super()
    this.url = url
    Connection.opened.push(this)
  }
  close(): void {
    this.readyState = Connection.CLOSED
  }
  tell(board: HallBoard, event = 'message'): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(board) }))
  }
  break(forGood = false): void {
    if (forGood) this.readyState = Connection.CLOSED
    this.dispatchEvent(new Event('error'))
  }
}

/** The centre's clock runs ahead of the machine's, as it does in the demo. */
const ahead = 86_400_000
const seconds = (n: number) => vi.advanceTimersByTime(n * 1000)
const boardNow = (label?: string): HallBoard => ({
  now: (Date.now() + ahead) as Instant,
  ...{
    isOpen: true,
    voice: true,
    next: label ? [label] : [],
    wait: null,
    zones: {},
    seats: {},
    backs: {},
    order: [],
    alarm: null,
    resumed: null,
    outages: [],
  },
  calls: [],
})

/** The browser's own word that its network is gone, or back. */
const browser = new EventTarget()

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T08:00:00Z') })
  vi.stubGlobal('EventSource', Connection)
  for (const name of ['addEventListener', 'removeEventListener'] as const)
    vi.stubGlobal(name, browser[name].bind(browser))
  Connection.opened = []
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function listening() {
  const heard: [readonly string[], readonly string[]][] = []
  const live = new LiveBoard(boardNow(), (before, after) => heard.push([before.next, after.next]))
  const stop = live.listen('hall:1')
  return { live, stop, heard, connection: () => Connection.opened.at(-1)! }
}

describe('a board that listens', () => {
  test('shows what it hears, whether told or greeted, and what came before it', () => {
    const { live, stop, heard, connection } = listening()
    expect(connection().url).toBe('/live/hall:1')
    connection().tell(boardNow('А-001'), 'now')
    seconds(1)
    connection().tell(boardNow('А-002'))
    expect(live.board.next).toEqual(['А-002'])
    expect(heard).toEqual([
      [[], ['А-001']],
      [['А-001'], ['А-002']],
    ])
    stop()
    expect(connection().readyState).toBe(Connection.CLOSED)
  })

  test('what was composed earlier and comes later changes nothing', () => {
    const { live, stop, connection } = listening()
    const early = boardNow('А-001')
    seconds(1)
    connection().tell(boardNow('А-002'))
    connection().tell(early)
    expect(live.board.next).toEqual(['А-002'])
    stop()
  })

  test('its clock is that of the centre and goes on by itself', () => {
    const { live, stop } = listening()
    const begun = live.now
    seconds(90)
    expect(live.now - begun).toBe(90_000)
    expect(live.now).toBe(Date.now() + ahead)
    stop()
  })
})

describe('a board whose line is cut', () => {
  test('keeps what it showed and says since when, until it hears again', () => {
    const { live, stop, connection } = listening()
    connection().tell(boardNow('А-001'))
    seconds(5)
    const cutAt = live.now
    connection().break()
    seconds(30)
    connection().break()
    expect(live.lostSince).toBe(cutAt)
    expect(live.board.next).toEqual(['А-001'])
    connection().tell(boardNow('А-009'), 'now')
    expect([live.lostSince, live.board.next]).toEqual([null, ['А-009']])
    stop()
  })

  test('gives way to the calm picture when a restart would be over, and comes back by itself', () => {
    const { live, stop, connection } = listening()
    connection().break()
    seconds(5)
    expect(live.isAway).toBe(false)
    seconds(2)
    expect(live.isAway).toBe(true)
    connection().tell(boardNow('А-002'), 'now')
    expect([live.isAway, live.board.next]).toEqual([false, ['А-002']])
    stop()
  })

  test('knows at once when the browser says that the network is gone, and begins anew when it is back', () => {
    const { live, stop, connection } = listening()
    browser.dispatchEvent(new Event('offline'))
    expect(live.lostSince).toBe(live.now)
    browser.dispatchEvent(new Event('online'))
    expect(Connection.opened).toHaveLength(2)
    connection().tell(boardNow())
    expect(live.lostSince).toBeNull()
    stop()
  })

  test('notices silence too: a line that is dead without saying so', () => {
    const { live, stop, connection } = listening()
    connection().tell(boardNow('А-001'))
    const heardAt = live.now
    seconds(45)
    expect(live.lostSince).toBeNull()
    seconds(10)
    expect(live.lostSince).toBe(heardAt)
    stop()
  })

  test('a quiet hall that gives signs of life is not lost', () => {
    const { live, stop, connection } = listening()
    for (let n = 0; n < 10; n++) {
      seconds(20)
      connection().tell(boardNow(), 'now')
    }
    expect(live.lostSince).toBeNull()
    stop()
  })

  test('begins anew where the browser has given up, and not after it was stopped', () => {
    const { stop, connection } = listening()
    connection().break(true)
    seconds(6)
    expect(Connection.opened).toHaveLength(2)
    connection().break(true)
    stop()
    seconds(60)
    expect(Connection.opened).toHaveLength(2)
  })
})
