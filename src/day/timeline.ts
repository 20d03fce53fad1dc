// The accelerated day: stories that go on one after another at their moments. The clock stands still while anybody acts, so
// no wait contains computer time, and the same stories give the same day.
import type { Instant, MovedClock } from '../kernel/time.ts'

interface Entry {
  readonly at: Instant
  /** Of equal moments, what was asked for first. */
  readonly order: number
  readonly goOn: () => void
  isOver: boolean
}

/** Somebody waits until a moment, or until woken. */
export interface Nap {
  readonly over: Promise<void>
  wake(): void
}

export interface Timeline {
  now(): Instant
  /** Begins a story at a moment. */
  tell(at: Instant, story: () => Promise<void>): void
  /** The story that asks goes on at this moment. */
  until(at: Instant): Promise<void>
  nap(until: Instant): Nap // its `over` is awaited at once
  /** Plays until no story waits for anything. */
  play(): Promise<void>
}

export interface Pace {
  /** Before the clock moves: everything that this moment woke is done. */
  settle(): Promise<void>
  /** Where the clock must stop on its way there, or where it arrives; nothing when it may go through. */
  nextStop(goingTo: Instant): Promise<Instant | undefined>
  /** What is due at a stop. */
  stop(): Promise<void>
}

export function openTimeline(clock: MovedClock, pace: Pace): Timeline {
  const entries = soonestFirst()
  let order = 0
  let turn: { over(): void; failed(fault: unknown): void } | undefined
  const add = (at: Instant, goOn: () => void): Entry => {
    const entry = { at: Math.max(at, clock.now()) as Instant, order: order++, goOn, isOver: false }
    entries.add(entry)
    return entry
  }

  async function moveTo(goingTo: Instant): Promise<void> {
    await pace.settle()
    const stop = await pace.nextStop(goingTo)
    clock.moveTo(stop ?? goingTo)
    if (stop !== undefined) await pace.stop()
  }

  const take = (entry: Entry): Promise<void> =>
    new Promise((over, failed) => {
      turn = { over, failed }
      entry.goOn()
    })

  return {
    now: () => clock.now(),
    tell(at, story) {
      add(at, () =>
        story().then(
          () => turn?.over(),
          (fault) => turn?.failed(fault),
        ),
      )
    },
    until(at) {
      const over = new Promise<void>((goOn) => add(at, goOn))
      turn?.over()
      return over
    },
    nap(until) {
      const { promise: over, resolve } = Promise.withResolvers<void>()
      const alarm = add(until, resolve)
      turn?.over()
      const wake = () => {
        if (alarm.isOver) return
        alarm.isOver = true
        add(clock.now(), resolve)
      }
      return { over, wake }
    },
    async play() {
      for (;;) {
        const next = entries.first()
        if (!next) break
        if (next.at > clock.now() && !next.isOver) {
          await moveTo(next.at) // what is due there may wake somebody for an earlier moment
          continue
        }
        entries.removeFirst()
        if (next.isOver) continue
        next.isOver = true
        await take(next)
      }
      await pace.settle()
    },
  }
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** A heap: the soonest entry is always the first. */
function soonestFirst() {
  const all: Entry[] = []
  const swap = (i: number, j: number) => {
    const kept = all[i]!
    all[i] = all[j]!
    all[j] = kept
  }
  function rise(from: number): void {
    for (let i = from; i > 0; ) {
      const parent = (i - 1) >> 1
      if (!before(all[i]!, all[parent]!)) return
      swap(i, parent)
      i = parent
    }
  }
  function sink(): void {
    for (let i = 0; ; ) {
      let least = i
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < all.length && before(all[child]!, all[least]!)) least = child
      if (least === i) return
      swap(i, least)
      i = least
    }
  }
  return {
    first: (): Entry | undefined => all[0],
    add(entry: Entry) {
      all.push(entry)
      rise(all.length - 1)
    },
    removeFirst() {
      const last = all.pop()!
      if (all.length === 0) return
      all[0] = last
      sink()
    },
  }
}
