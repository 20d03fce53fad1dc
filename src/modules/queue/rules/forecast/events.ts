// What happens next: a heap of moments in plain arrays. The code of an event is a number; of equal moments any may come first.
export class Events {
  #at = new Float64Array(256)
  #code = new Int32Array(256)
  size = 0

  clear(): void {
    this.size = 0
  }

  /** The soonest moment; infinity when nothing is to come. */
  soonest(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.#at[0]!
  }

  add(at: number, code: number): void {
    if (this.size === this.#at.length) this.#grow()
    let place = this.size++
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (this.#at[parent]! <= at) break
      this.#at[place] = this.#at[parent]!
      this.#code[place] = this.#code[parent]!
      place = parent
    }
    this.#at[place] = at
    this.#code[place] = code
  }

  /** Takes the soonest away and answers its code. */
  take(): number {
    const taken = this.#code[0]!
    const last = --this.size
    const [at, code] = [this.#at[last]!, this.#code[last]!]
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= last) break
      if (child + 1 < last && this.#at[child + 1]! < this.#at[child]!) child++
      if (this.#at[child]! >= at) break
      this.#at[place] = this.#at[child]!
      this.#code[place] = this.#code[child]!
      place = child
    }
    this.#at[place] = at
    this.#code[place] = code
    return taken
  }

  #grow(): void {
    const [at, code] = [new Float64Array(this.size * 2), new Int32Array(this.size * 2)]
    at.set(this.#at)
    code.set(this.#code)
    this.#at = at
    this.#code = code
  }
}
