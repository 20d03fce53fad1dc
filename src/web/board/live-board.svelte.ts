// A board that hears its hall: the newest state, the time of the centre, and since when nothing was heard.
import type { Instant } from '../../kernel/time.ts'
import type { HallBoard } from '../../realtime/hall-board.ts'

/** A restart of the server is over sooner; until then the board only says so in a line. */
const calmAfter = 6000

/** The hall gives a sign of life every 20 seconds; two missed are silence. */
const silence = 50_000
const tryAgainAfter = 5000

export class LiveBoard {
  board: HallBoard = $state.raw({} as HallBoard)
  /** The centre's time; it may be ahead of the machine's. */
  now: Instant = $state(0 as Instant)
  /** When the hall was last heard, while the connection is gone. */
  lostSince: Instant | null = $state(null)
  /** So long that what stands here may be wrong: the calm picture takes its place. */
  isAway: boolean = $state(false)
  #ahead = 0
  #heardAt = 0 as Instant
  readonly #changed: (before: HallBoard, after: HallBoard) => void

  constructor(board: HallBoard, changed: (before: HallBoard, after: HallBoard) => void = () => undefined) {
    this.board = board
    this.now = board.now
    this.#changed = changed
  }

  #hear(board: HallBoard): void {
    this.#ahead = board.now - Date.now()
    this.#heardAt = board.now
    this.lostSince = null
    this.isAway = false
    this.#tick()
    if (board.now < this.board.now) return // composed earlier, came later
    const before = this.board
    this.board = board
    this.#changed(before, board)
  }

  #tick(): void {
    this.now = (Date.now() + this.#ahead) as Instant
    if (this.lostSince === null && this.now - this.#heardAt > silence) this.lostSince = this.#heardAt
    this.isAway = this.lostSince !== null && this.now - this.lostSince >= calmAfter
  }

  /** Listens until the returned function is called; the browser reconnects, and where it gives up we begin anew. */
  listen(topic: string): () => void {
    this.#ahead = this.board.now - Date.now()
    this.#heardAt = this.board.now
    const clock = setInterval(() => this.#tick(), 1000)
    let source: EventSource
    let again: ReturnType<typeof setTimeout> | undefined
    const hear = ({ data }: MessageEvent<string>) => this.#hear(JSON.parse(data))
    const begin = () => {
      source = new EventSource(`/live/${topic}`)
      source.addEventListener('message', hear)
      source.addEventListener('now', hear)
      source.addEventListener('error', () => {
        this.lostSince ??= this.now
        if (source.readyState === EventSource.CLOSED) again = setTimeout(begin, tryAgainAfter)
      })
    }
    const cut = () => {
      this.lostSince ??= this.now
    }
    const back = () => {
      source.close()
      clearTimeout(again)
      begin()
    }
    begin()
    addEventListener('offline', cut)
    addEventListener('online', back)
    return () => {
      removeEventListener('offline', cut)
      removeEventListener('online', back)
      clearInterval(clock)
      clearTimeout(again)
      source.close()
    }
  }
}
