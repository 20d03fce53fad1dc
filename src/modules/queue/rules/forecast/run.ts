// One possible rest of the day, played by the line's own rule: desks call, visits last as they may, others come, people have breaks.
import { minutes } from '../../../../kernel/time.ts'
import { keptOf } from '../guard.ts'
import { delayAfter } from './booked.ts'
import { drawn, factorFrom } from './chance.ts'
import { Events } from './events.ts'
import { draws, Lasting } from './lasting.ts'
import type { DeskScene, Scene } from './scene.ts'
import { valueAt } from './spread.ts'
import { Stream } from './stream.ts'
import { Tickets } from './tickets.ts'

/** How far a whole day may differ from what is known: everybody slower or faster, more or fewer people, at all and after an alarm. */
const daysDiffer = { lengths: 0.06, arrivals: 0.1, afterAlarm: 0.2 }
/** Of those who booked; and how often one who is not there yet is thought of before nobody is expected. */
const bookingComes = { share: 0.85, tries: 8 }
/** Nobody gives up much earlier than usual. */
const patience = 0.6

/** What a desk does with a ticket, the first first, as in the rule of the line. */
const [inTurn, inGap, asHelp, none] = [0, 1, 2, 3] as const

const kinds = { free: 0, opens: 1, looks: 2, back: 3 } as const
const room = 65_536
const codeOf = (kind: number, index: number): number => kind * room + index
const never = Number.POSITIVE_INFINITY

export interface Watching {
  /** Just before the call. */
  called(ticket: number, desk: number, at: number): void
}

export class Run {
  readonly scene: Scene
  readonly tickets: Tickets
  readonly runs: number
  /** Moment of the first call by ticket and run; infinity when nobody calls. */
  readonly calledAt: Float64Array
  readonly calledBy: Int16Array
  watching: Watching | undefined

  readonly #events = new Events()
  readonly #stream: Stream
  readonly #lasting: Lasting
  #run = 0
  /** By kind: the whole day, and what is seen of the group. */
  readonly #slower: Float64Array
  /** Known tickets that nobody has called yet. */
  #outstanding = 0
  readonly #waits: Uint8Array
  /** Of those who come later, the next by time whom nobody has thought of yet. */
  #expected = 0
  /** Tickets in lines that are kept for a desk. */
  #bound = 0
  #idle = 0
  /* the choice that is being made */
  #best = -1
  #rank = 0
  /** Guards that can spare no desk, as bits; −1: not asked yet. */
  #strict = -1
  /* of each desk: which of its posts it stands at, and that post's number; −1 when none is left today */
  readonly #place: Int16Array
  readonly #post: Int16Array
  readonly #calling: Uint8Array
  readonly #idleSince: Float64Array
  readonly #breakAt: Float64Array
  readonly #busyWith: Int16Array

  constructor(scene: Scene, runs: number) {
    this.scene = scene
    this.runs = runs
    this.tickets = new Tickets(scene.known, scene.kinds)
    this.#stream = new Stream(scene, this.tickets)
    this.#lasting = new Lasting(scene)
    const { later } = scene.known
    this.calledAt = new Float64Array(later * runs)
    this.calledBy = new Int16Array(later * runs)
    this.#waits = new Uint8Array(later)
    this.#slower = new Float64Array(scene.kinds)
    const desks = scene.desks.length
    this.#place = new Int16Array(desks)
    this.#post = new Int16Array(desks)
    this.#calling = new Uint8Array(desks)
    this.#idleSince = new Float64Array(desks)
    this.#breakAt = new Float64Array(desks)
    this.#busyWith = new Int16Array(desks)
  }

  play(run: number): void {
    this.#begin(run)
    for (const [d, desk] of this.scene.desks.entries()) this.#setUp(d, desk)
    while (this.#outstanding > 0) {
      const comes = this.#stream.at
      this.#expect(Math.min(this.#events.soonest(), comes))
      const event = this.#events.soonest()
      if (comes <= event) {
        if (comes === never) break
        this.#enters(this.#stream.take(this.#slower), comes)
      } else this.#happens(event, this.#events.take())
    }
  }

  #begin(run: number): void {
    const { known, lines, boundTo } = this.scene
    const day = (what: number) => drawn(run, draws.day + 1000 * what)
    this.#run = run
    this.#unlikeUsual(factorFrom(day(1), day(2), daysDiffer.lengths))
    this.#events.clear()
    this.tickets.begin(lines)
    this.#lasting.begin(run, this.#slower)
    const more = factorFrom(day(3), day(4), daysDiffer.arrivals)
    this.#stream.begin(run, more, more * factorFrom(day(5), day(6), daysDiffer.afterAlarm))
    this.#bound = lines.reduce((sum, line, k) => sum + (boundTo[k]! >= 0 ? line.length : 0), 0)
    this.#outstanding = 0
    this.#idle = 0
    this.#expected = known.later
    for (let i = 0; i < known.later; i++) this.#isLookedFor(i)
  }

  #unlikeUsual(slower: number): void {
    const { unsure } = this.scene
    for (let k = 0; k < unsure.length; k++) {
      const { name, width } = unsure[k]!
      const group = (n: number) => drawn(this.#run, Math.imul(name + draws.group + n, 0x01000193))
      this.#slower[k] = slower * factorFrom(group(0), group(1), width)
    }
  }

  /** A newcomer of a later hour comes into the line at that hour. */
  #isLookedFor(i: number): void {
    const { comes, isServed } = this.scene.known
    this.calledAt[i * this.runs + this.#run] = never
    this.calledBy[i * this.runs + this.#run] = -1
    this.#waits[i] = 1
    if (isServed[i]) this.#outstanding++
    if (comes[i]! > this.scene.now) this.#events.add(comes[i]!, codeOf(kinds.back, i))
  }

  /** Those who come by then, with what they may be early; most runs end long before the last of the day. */
  #expect(until: number): void {
    const { comes, count, byTime, later } = this.scene.known
    while (this.#expected < count) {
      const i = byTime[this.#expected - later]!
      if (comes[i]! - this.scene.booked.earliest > until) return
      this.#expected++
      this.#willCome(i)
    }
  }

  #willCome(i: number): void {
    const { comes, isBooking } = this.scene.known
    const at = isBooking[i] ? this.#comesBooked(i, comes[i]!) : comes[i]!
    if (at === never) return
    if (isBooking[i]) this.tickets.issued[i] = at
    this.#events.add(at, codeOf(kinds.back, i))
  }

  /** Whoever would have come before now is not the one who is still awaited. */
  #comesBooked(i: number, booked: number): number {
    const { alarm, early, after } = this.scene.booked
    for (let n = 0; n < bookingComes.tries; n++) {
      const chance = (what: number) => this.#drawn(i, what + 16 * n)
      if (chance(draws.comes) > bookingComes.share) return never
      let at = booked - valueAt(early, chance(draws.early))
      if (alarm && at >= alarm.since && at < alarm.until) at = alarm.goesOn + delayAfter(after, chance(draws.after))
      if (at >= this.scene.now) return at
    }
    return never
  }

  #drawn(i: number, what: number): number {
    return drawn(this.#run, Math.imul(this.tickets.name[i]! + what, 0x01000193))
  }

  /* desks */

  #setUp(d: number, desk: DeskScene): void {
    const { now } = this.scene
    this.#place[d] = -1
    this.#nextPost(d)
    this.#calling[d] = 0
    this.#idleSince[d] = never
    this.#busyWith[d] = -1
    if (desk.isThere && desk.now.kind !== 'closed') this.#goesOn(d, desk)
    else this.#plan(d, now)
  }

  /** What the desk does now it does to the end. */
  #goesOn(d: number, desk: DeskScene): void {
    const { now } = this.scene
    this.#breakAt[d] = this.#lasting.breakAt(d, this.#post[d]!)
    if (desk.now.kind === 'break') {
      this.#events.add(now + this.#lasting.breakLeft(d, desk.now), codeOf(kinds.opens, d))
      return
    }
    this.#calling[d] = 1
    this.#busyWith[d] = desk.kind
    const left = desk.now.kind === 'with' ? this.#lasting.visitLeft(desk, d) : this.#lasting.notYetBack(desk, d)
    this.#events.add(now + left, codeOf(kinds.free, d))
  }

  #nextPost(d: number): void {
    const { posts } = this.scene.desks[d]!
    this.#post[d] = posts[++this.#place[d]!] ?? -1
  }

  /** The desk waits for the next who is planned and comes. */
  #plan(d: number, now: number): void {
    for (; this.#post[d]! >= 0; this.#nextPost(d)) {
      const at = this.#lasting.sitsDownAt(d, this.#post[d]!, now)
      if (at === never) continue
      this.#breakAt[d] = this.#lasting.breakAt(d, this.#post[d]!)
      this.#events.add(at, codeOf(kinds.opens, d))
      return
    }
  }

  #happens(at: number, code: number): void {
    const index = code % room
    const kind = (code - index) / room
    if (kind === kinds.back) this.#enters(index, at)
    else if (kind === kinds.looks) this.#wakes(index, at)
    else {
      if (kind === kinds.free) this.#busyWith[index] = -1
      else this.#calling[index] = 1
      this.#looksUp(index, at)
    }
  }

  /** A desk that still rests looks up. */
  #wakes(d: number, at: number): void {
    if (this.#idleSince[d] === never) return
    this.#rests(d, never)
    this.#looksUp(d, at)
  }

  /** The desk has nobody: it closes, has a break, calls the next or rests. */
  #looksUp(d: number, at: number): void {
    const post = this.#post[d]!
    const until = this.scene.posts.until[post]!
    if (at >= until) {
      this.#nextPost(d)
      this.#stops(d, at)
      this.#plan(d, at)
    } else if (at >= this.#breakAt[d]!) {
      this.#breakAt[d] = never
      this.#events.add(at + this.#lasting.breakFor(d), codeOf(kinds.opens, d))
      this.#stops(d, at)
    } else {
      const ticket = this.#takeNext(d, post, at)
      if (ticket >= 0) this.#serve(d, ticket, at)
      else this.#restsUntil(d, at, Math.min(until, this.#breakAt[d]!))
    }
  }

  #restsUntil(d: number, at: number, until: number): void {
    this.#rests(d, at)
    if (until !== never) this.#events.add(until, codeOf(kinds.looks, d))
  }

  /** Since when the desk rests; never: it does not. */
  #rests(d: number, since: number): void {
    this.#idle += since === never ? -1 : 1
    this.#idleSince[d] = since
  }

  /** Whoever was kept for this desk is anybody's. */
  #stops(d: number, at: number): void {
    this.#calling[d] = 0
    if (this.#bound === 0) return
    for (const k of this.scene.boundKinds)
      if (this.scene.boundTo[k] === d && this.tickets.lines[k]!.length > 0) this.#wake(k, at)
  }

  /** Who came during the run has a length from the beginning; of the others it is asked only when they are served. */
  #lasts(i: number): number {
    const { count, middle, curve } = this.scene.known
    if (i >= count) return this.tickets.lasts[i]!
    return minutes(middle[i]! * valueAt(curve[i]!, this.#drawn(i, draws.length)) * this.#slower[this.tickets.kind[i]!]!)
  }

  #serve(d: number, i: number, at: number): void {
    const { absent, absentFor, comesBack, backAfter } = this.scene.manners
    this.#busyWith[d] = this.tickets.kind[i]!
    const pause = this.#lasting.pause(d, i)
    const isAbsent = this.#drawn(i, draws.absent) < absent
    this.#events.add(at + (isAbsent ? absentFor : this.#lasts(i)) + pause, codeOf(kinds.free, d))
    const back = isAbsent ? this.#drawn(i, draws.back) : 1
    if (back < comesBack) this.#events.add(at + absentFor + (2 * backAfter * back) / comesBack, codeOf(kinds.back, i))
  }

  /* the line */

  #enters(i: number, at: number): void {
    const k = this.tickets.kind[i]!
    if (this.scene.boundTo[k]! >= 0) this.#bound++
    this.tickets.enter(k, i)
    this.#wake(k, at)
  }

  /** A desk that rests sees who has come: one whose main work it is, else one that helps; who has rested longest first. */
  #wake(k: number, at: number): void {
    const line = this.tickets.lines[k]!
    for (let wanted = 2; wanted >= 1; wanted--)
      while (this.#idle > 0 && line.length > 0) {
        const d = this.#longestIdle(k, wanted)
        if (d < 0 || this.#idleSince[d] === at) break // or it has looked already, and it is not for this desk
        this.#wakes(d, at)
      }
  }

  #longestIdle(k: number, wanted: number): number {
    let found = -1
    let since = never
    const able = this.scene.able[k]!
    for (let n = 0; n < able.length; n++) {
      const d = able[n]!
      const idle = this.#idleSince[d]!
      if (idle >= since || this.levelAt(d, k) !== wanted) continue
      since = idle
      found = d
    }
    return found
  }

  /** 2 — main, 1 — helps, 0 — no; a ticket kept for a desk that calls is only for it. */
  levelAt(d: number, k: number): number {
    const post = this.#post[d]!
    if (post < 0) return 0
    const bound = this.scene.boundTo[k]!
    if (bound === d) return 2
    if (bound >= 0 && this.#calling[bound]) return 0
    return this.scene.posts.level[post * this.scene.kinds + k]!
  }

  isCalling(d: number): boolean {
    return this.#calling[d] === 1
  }
  /** The kind of ticket the desk is busy with, or −1. */
  busyWith(d: number): number {
    return this.#busyWith[d]!
  }

  /** By the rule of the line: `chooseNext` takes the same, which a test shows. */
  #takeNext(d: number, post: number, at: number): number {
    for (;;) {
      const ticket = this.#first(d, post, at)
      if (ticket < 0) return -1
      this.watching?.called(ticket, d, at)
      const k = this.tickets.kind[ticket]!
      this.tickets.removeFirst(k)
      if (this.scene.boundTo[k]! >= 0) this.#bound--
      if (this.#isServedNow(ticket, d, at)) return ticket
    }
  }

  #first(d: number, post: number, at: number): number {
    this.#best = -1
    this.#strict = -1
    const { serves } = this.scene.posts
    const of = serves[post]!
    for (let n = 0; n < of.length; n++) this.#offer(d, post, of[n]!, at)
    if (this.#bound > 0) for (const k of this.scene.boundKinds) if (this.levelAt(d, k) > 0) this.#offer(d, post, k, at)
    return this.#best
  }

  /** In turn, in a gap of the quick lane, or as help: of lower rank the first, of equal rank who is before. */
  #offer(d: number, post: number, k: number, at: number): void {
    const line = this.tickets.lines[k]!
    if (line.length === 0) return
    const i = line[0]!
    const rank = this.#rankAt(d, post, k, this.tickets.promised[i]!, at)
    if (rank > asHelp) return
    if (this.#best >= 0 && (rank > this.#rank || (rank === this.#rank && !this.tickets.before(i, this.#best)))) return
    this.#best = i
    this.#rank = rank
  }

  #rankAt(d: number, post: number, k: number, promised: number, at: number): number {
    if (this.scene.boundTo[k] === d) return inTurn
    const { level, quick } = this.scene.posts
    if (level[post * this.scene.kinds + k] === 1) {
      if (this.scene.desks[d]!.guards !== 0 && this.#isHeldBack(d, post, k)) return none
      return promised < at ? inTurn : asHelp
    }
    const isShort = quick[post]! < 0 || this.scene.longer[k]! <= quick[post]!
    return isShort || at + this.scene.quickMinutes[quick[post]!]! > promised ? inTurn : inGap
  }

  /** Newcomers are only looked for, and who has given up is not there: the desk goes on to the next. */
  #isServedNow(i: number, d: number, at: number): boolean {
    const { known, manners } = this.scene
    if (i < known.later && this.#waits[i]) {
      this.#waits[i] = 0
      this.calledAt[i * this.runs + this.#run] = at
      this.calledBy[i * this.runs + this.#run] = d
      this.#outstanding--
      if (i >= known.ghosts) return false
    }
    if (at - this.tickets.issued[i]! < manners.givesUpAfter * patience) return true
    return this.#drawn(i, draws.givesUp) >= manners.givesUp
  }

  /* the guards, as `spared` of their rule */

  #isHeldBack(d: number, post: number, k: number): boolean {
    if (this.#strict < 0) this.#strict = this.#strictGuards(d)
    if (this.#strict === 0) return false
    const { guards, desks } = this.scene
    if (!guards.some(({ kinds: own }, g) => this.#strict & (1 << g) && !own[k])) return false
    const takes = this.scene.takesOver(post, k)
    return desks.some((_, e) => e !== d && this.#calling[e] === 1 && takes?.[this.#post[e]!] === 1)
  }

  /** The guards, as bits, that can spare none of their desks. */
  #strictGuards(d: number): number {
    const { guards, desks } = this.scene
    let strict = 0
    for (const [g, { percent, kinds: own }] of guards.entries()) {
      if (!(desks[d]!.guards & (1 << g))) continue
      let [calling, mains, lent] = [0, 0, 0]
      for (const [e, { guards: its }] of desks.entries()) {
        if (!this.#calling[e]) continue
        calling++
        if (!(its & (1 << g))) continue
        mains++
        const busyWith = this.#busyWith[e]!
        if (busyWith >= 0 && !own[busyWith]) lent++
      }
      if (mains - lent - keptOf(calling, mains, percent) < 1) strict |= 1 << g
    }
    return strict
  }
}
