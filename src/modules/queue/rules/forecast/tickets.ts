// Tickets of one run in plain arrays: those known when it begins, then those who come. Tickets that every desk takes alike wait in one
// line, a heap with the first on top.
import type { Known } from './scene.ts'

export class Tickets {
  promised: Float64Array
  issued: Float64Array
  kind: Int16Array
  /** Milliseconds at the desk. */
  lasts: Float64Array
  /** By which chance is drawn. */
  name: Uint32Array
  count: number
  readonly lines: number[][]
  readonly #known: number

  constructor(known: Known, kinds: number) {
    this.#known = known.count
    this.count = known.count
    const room = known.count + 1024
    this.promised = filled(new Float64Array(room), known.promised)
    this.issued = filled(new Float64Array(room), known.issued)
    this.kind = filled(new Int16Array(room), known.kind)
    this.lasts = new Float64Array(room)
    this.name = filled(new Uint32Array(room), known.name)
    this.lines = Array.from({ length: kinds }, () => [])
  }

  /** As before anybody came. A line in order is a heap. */
  begin(lines: readonly (readonly number[])[]): void {
    this.count = this.#known
    for (const [k, line] of lines.entries()) this.lines[k] = line.slice()
  }

  add(): number {
    if (this.count === this.promised.length) this.#grow()
    return this.count++
  }

  #grow(): void {
    const room = this.promised.length * 2
    this.promised = filled(new Float64Array(room), this.promised)
    this.issued = filled(new Float64Array(room), this.issued)
    this.kind = filled(new Int16Array(room), this.kind)
    this.lasts = filled(new Float64Array(room), this.lasts)
    this.name = filled(new Uint32Array(room), this.name)
  }

  /** The order of the line, as `before` of its rule: promised, then issued, then the number. */
  before(a: number, b: number): boolean {
    const promised = this.promised[a]! - this.promised[b]!
    if (promised !== 0) return promised < 0
    const issued = this.issued[a]! - this.issued[b]!
    return issued !== 0 ? issued < 0 : a < b
  }

  enter(k: number, i: number): void {
    const line = this.lines[k]!
    let place = line.length
    line.push(i)
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!this.before(i, line[parent]!)) break
      line[place] = line[parent]!
      place = parent
    }
    line[place] = i
  }

  removeFirst(k: number): void {
    const line = this.lines[k]!
    const last = line.pop()!
    const size = line.length
    if (size === 0) return
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= size) break
      if (child + 1 < size && this.before(line[child + 1]!, line[child]!)) child++
      if (!this.before(line[child]!, last)) break
      line[place] = line[child]!
      place = child
    }
    line[place] = last
  }
}

function filled<Of extends Float64Array | Int16Array | Uint32Array>(made: Of, from: Of): Of {
  made.set(from)
  return made
}
