// How long things last in one run: a visit that has begun, a break, the pause between two visitors, whether a planned person comes.
import { minutes, seconds } from '../../../../kernel/time.ts'
import { drawn } from './chance.ts'
import type { DeskScene, Scene } from './scene.ts'
import { type Curve, curveOf, shareBelow, valueAt } from './spread.ts'

/** Of what is drawn by name, each has a number of its own. */
export const draws = {
  length: 1,
  absent: 2,
  back: 3,
  givesUp: 4,
  break: 5,
  pause: 6,
  day: 7,
  post: 8,
  comes: 9,
  early: 10,
  after: 11,
  resumes: 12,
  group: 13, // and 14
}
/** Who sits longer than anybody before: about so long again, as a part of the middle. */
const beyond = 0.35
/** The next person needs a while to sit down. */
const handOver = seconds(90)
const never = Number.POSITIVE_INFINITY

/** What is left of something that has lasted so long, in the curve's own unit. */
function leftOf(curve: Curve, elapsed: number, chance: number): number | undefined {
  const gone = shareBelow(curve, elapsed)
  return gone >= 1 ? undefined : Math.max(0, valueAt(curve, gone + (1 - gone) * chance) - elapsed)
}

export class Lasting {
  readonly #scene: Scene
  readonly #breakLength: Curve
  readonly #breakAfter: Curve
  #run = 0
  /** By kind. */
  #slower: Float64Array = new Float64Array()

  constructor(scene: Scene) {
    this.#scene = scene
    const { breaks } = scene
    this.#breakLength = curveOf(breaks?.lasted ?? {}, { middle: Math.log(15), width: 0.4, worth: 3 })
    this.#breakAfter = curveOf(breaks?.after ?? {}, { middle: Math.log(120), width: 0.5, worth: 3 })
  }

  begin(run: number, slower: Float64Array): void {
    this.#run = run
    this.#slower = slower
  }

  #chance(d: number, what: number): number {
    return drawn(this.#run, Math.imul(d * 64 + what + 1, 0x9e3779b1))
  }

  /** A short while between two visitors. */
  pause(d: number, visitor: number): number {
    return (
      2 * this.#scene.manners.between * drawn(this.#run, Math.imul(d * 8191 + visitor + 2, 0x01000193) + draws.pause)
    )
  }

  /** After an alarm desks call again one after another; one for which somebody waits is not back yet. */
  notYetBack({ isAwaited }: DeskScene, d: number): number {
    const { resumed, now } = this.#scene
    const pause = this.pause(d, -1)
    if (!resumed) return pause
    const [gone, longest] = [now - resumed.at, 2 * resumed.backAtDesk]
    const chance = this.#chance(d, draws.resumes)
    return Math.max(pause, isAwaited ? (longest - gone) * chance : longest * chance - gone)
  }

  /** How long the visitor who is there now stays on. */
  visitLeft({ now, middle, curve, name, kind }: DeskScene, d: number): number {
    if (now.kind !== 'with') return 0
    const { calledAt, state } = now.visitor
    const elapsed = this.#scene.now - calledAt
    if (state === 'called' && this.#isAbsent(name, elapsed))
      return Math.max(seconds(5), this.#scene.manners.absentFor - elapsed) + this.pause(d, -1)
    const whole = minutes(middle * this.#slower[kind]!)
    const chance = drawn(this.#run, Math.imul(name + draws.length, 0x01000193))
    const left = leftOf(curve!, elapsed / whole, chance)
    return (left === undefined ? -Math.log(1 - chance) * beyond : left) * whole + this.pause(d, -1)
  }

  /** Called and not there yet: with every second it is less likely that anybody comes. */
  #isAbsent(name: number, elapsed: number): boolean {
    const { absent, walk } = this.#scene.manners
    const notYet = Math.exp(-Math.max(0, elapsed - walk / 2) / (walk / 2))
    return drawn(this.#run, Math.imul(name + draws.absent, 0x01000193)) < absent / (absent + (1 - absent) * notYet)
  }

  /** Who has said when they are back comes about then. */
  breakLeft(d: number, { since, backAt }: { readonly since: number; readonly backAt: number | null }): number {
    if (backAt !== null && backAt > this.#scene.now)
      return backAt - this.#scene.now + handOver * this.#chance(d, draws.break)
    const chance = this.#chance(d, draws.break)
    const elapsed = (this.#scene.now - since) / minutes(1)
    return minutes(leftOf(this.#breakLength, elapsed, chance) ?? 1 + 4 * chance)
  }

  breakFor(d: number): number {
    return minutes(valueAt(this.#breakLength, this.#chance(d, draws.break)))
  }

  /** When the person of this post goes on a break; the days before teach whether and when. */
  breakAt(d: number, post: number): number {
    const { breaks, posts, now } = this.#scene
    if (!breaks || breaks.sittings === 0 || posts.hadBreak[post]) return never
    if (this.#chance(d, draws.break + 16 + post) > breaks.had / breaks.sittings) return never
    const sat = Math.max(0, (now - posts.from[post]!) / minutes(1))
    const left = leftOf(this.#breakAfter, sat, this.#chance(d, draws.break + 32 + post))
    return left === undefined ? never : posts.from[post]! + minutes(sat + left)
  }

  /** When somebody sits down at a planned post; never, when nobody comes. */
  sitsDownAt(d: number, post: number, now: number): number {
    const { likely, from, goesOn } = this.#scene.posts
    const person = post - goesOn[post]! // posts of a desk stand one after another
    if (this.#chance(d, draws.post + 16 + person) >= likely[post]!) return never
    if (goesOn[post]) return Math.max(now, from[post]!)
    return Math.max(now, from[post]!) + handOver * this.#chance(d, draws.post + 32 + post)
  }
}
