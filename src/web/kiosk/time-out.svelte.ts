// A screen left alone goes back to the start, after a warning that can be put off as often as one likes (WCAG 2.2.1).

const moreSeconds = 30

export class TimeOut {
  /** Seconds until the screen closes. */
  left = $state(0)
  readonly #quiet: number
  readonly #warning: number

  /** So many quiet seconds, then so many with a warning. */
  constructor(quiet: number, warning: number) {
    this.#quiet = quiet
    this.#warning = warning
    this.restart()
  }
  get isEnding(): boolean {
    return this.left <= this.#warning
  }
  restart(): void {
    this.left = Math.max(this.left, this.#quiet + this.#warning)
  }
  more(): void {
    this.left += moreSeconds
  }
  /** Counts while the screen is shown; any press or key begins anew. */
  run(end: () => void): () => void {
    const again = () => this.restart()
    const signs = ['pointerdown', 'keydown', 'scroll'] as const
    for (const sign of signs) addEventListener(sign, again, { passive: true })
    const timer = setInterval(() => {
      this.left -= 1
      if (this.left > 0) return
      this.restart()
      end()
    }, 1000)
    return () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, again)
    }
  }
}
