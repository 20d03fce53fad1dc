// The sign of a new call for people who don't hear the gong: the frame of the screen lights up once, softly.

/** WCAG 2.3.1 lets three flashes in a second pass; this is one in two and a half, however many are called. */
const lasts = 2000
const pause = 500

export class Flash {
  isOn: boolean = $state(false)
  #isAsked = false
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Calls that come while it shows share the next one. */
  show(): void {
    if (this.#timer) {
      this.#isAsked = true
      return
    }
    this.isOn = true
    this.#timer = setTimeout(() => this.#dims(), lasts)
  }

  #dims(): void {
    this.isOn = false
    this.#timer = setTimeout(() => this.#mayShow(), pause)
  }

  #mayShow(): void {
    this.#timer = undefined
    if (!this.#isAsked) return
    this.#isAsked = false
    this.show()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isAsked = false
    this.isOn = false
  }
}
