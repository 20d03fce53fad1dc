// Those who come during a run, one after another. The same stretch of the same run brings the same people, whenever one looks.
import { minutes, seconds } from '../../../../kernel/time.ts'
import { drawn } from './chance.ts'
import type { Scene } from './scene.ts'
import { valueAt } from './spread.ts'
import type { Tickets } from './tickets.ts'

const never = Number.POSITIVE_INFINITY

export class Stream {
  readonly #scene: Scene
  readonly #tickets: Tickets
  /** When somebody comes next. */
  at = never
  #run = 0
  #stretch = 0
  #more = 1
  #moreAfterAlarm = 1
  #drawn = 0
  #name = 0

  constructor(scene: Scene, tickets: Tickets) {
    this.#scene = scene
    this.#tickets = tickets
  }

  /** `more`: how many times the usual number come in this run. */
  begin(run: number, more: number, moreAfterAlarm: number): void {
    this.#run = run
    this.#more = more
    this.#moreAfterAlarm = moreAfterAlarm
    this.#stretch = -1
    this.#nextStretch()
    this.#next()
  }

  /** The one who comes now; afterwards the next is known. */
  take(slower: Float64Array): number {
    const { kind, ahead, curve, upTo } = this.#scene.streams[this.#stretch]!
    const tickets = this.#tickets
    const which = placeIn(upTo, this.#chance())
    const i = tickets.add()
    tickets.issued[i] = this.at
    tickets.promised[i] = this.at + ahead[which]!
    tickets.kind[i] = kind[which]!
    tickets.lasts[i] = valueAt(curve[which]!, this.#chance()) * minutes(slower[kind[which]!]!)
    tickets.name[i] = Math.imul(this.#name + this.#drawn, 0x85ebca6b)
    this.#next()
    return i
  }

  #nextStretch(): void {
    const { streams, startOfDay } = this.#scene
    const next = streams[++this.#stretch]
    this.at = next?.from ?? never
    this.#drawn = 0
    this.#name = Math.imul(Math.floor(((next?.from ?? 0) - startOfDay) / seconds(1)) + 1, 0x5bd1e995)
  }

  #chance(): number {
    return drawn(this.#run, Math.imul(this.#name + this.#drawn++, 0x01000193))
  }

  /** Those who would have come before now are passed over. */
  #next(): void {
    const { streams, now, ticketsUntil } = this.#scene
    while (this.at !== never) {
      const { perMillisecond, isAfterAlarm, until } = streams[this.#stretch]!
      const rate = perMillisecond * (isAfterAlarm ? this.#moreAfterAlarm : this.#more)
      this.at -= Math.log(1 - this.#chance()) / rate
      if (!(this.at < until)) this.#nextStretch()
      else if (this.at >= ticketsUntil) this.at = never
      else if (this.at >= now) return
      else this.#drawn += 2 // what would have been drawn for this one
    }
  }
}

function placeIn(upTo: Float64Array, chance: number): number {
  let [low, high] = [0, upTo.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (upTo[middle]! < chance) low = middle + 1
    else high = middle
  }
  return low
}
