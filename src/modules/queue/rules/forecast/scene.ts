// The world laid out in plain numbers, once for all runs: kinds of tickets, who may take which, waiting lines, curves of lengths.
import { type Instant, minutes } from '../../../../kernel/time.ts'
import type { DeskId, GroupId } from '../../../centres/model.ts'
import type { InLine } from '../../model.ts'
import { type Guard, takesOver } from '../guard.ts'
import { type Asked, before, type CallingDesk, levelAt } from '../line.ts'
import { believedBack } from './aftermath.ts'
import { type Booked, bookedOf } from './booked.ts'
import { nameOf } from './chance.ts'
import { type Streams, streamsOf } from './coming.ts'
import { type Experience, type Lengths, lengthsFrom, mannersOf } from './experience.ts'
import { type Kind, Kinds } from './kinds.ts'
import type { Curve } from './spread.ts'
import type { DeskToday, PostToday, World } from './world.ts'

export interface Scene {
  readonly now: Instant
  /** Tickets known before the runs: those that wait, newcomers, those aside, bookings. */
  readonly known: Known
  readonly kinds: number
  /** For each kind the tickets that wait at the beginning, in order. */
  readonly lines: readonly (readonly number[])[]
  /** The desk a kind is kept for, or −1. */
  readonly boundTo: Int16Array
  readonly boundKinds: Int16Array
  /** Up to what a quick lane counts as short, rising, in milliseconds; and than how many of them each kind is longer. */
  readonly quickMinutes: readonly number[]
  readonly longer: Uint8Array
  /** For a guarded post that helps with this kind: which posts would take it over. */
  takesOver(post: number, kind: number): Uint8Array | undefined
  /** For each kind the desks that ever serve it. */
  readonly able: readonly Int16Array[]
  /** For each kind: how far the work of its group may differ from what is known of it; all kinds of a group alike. */
  readonly unsure: readonly { readonly name: number; readonly width: number }[]
  readonly posts: Posts
  /** For each desk: its posts, one after another. */
  readonly desks: readonly DeskScene[]
  readonly manners: ReturnType<typeof mannersOf>
  readonly streams: readonly Streams[]
  readonly booked: Booked
  /** An alarm has just ended, or stands: when desks begin to call again, and how long that takes each on average. */
  readonly resumed: { readonly at: number; readonly backAtDesk: number } | null
  readonly startOfDay: Instant
  readonly ticketsUntil: Instant
  readonly breaks: Experience['breaks'] | null
  readonly guards: readonly { readonly groupId: GroupId; readonly percent: number; readonly kinds: Uint8Array }[]
  readonly asked: readonly Asked[]
}

export interface Known {
  readonly tickets: readonly InLine[]
  readonly count: number
  /** From here on newcomers, who are looked for but take nobody's time. */
  readonly ghosts: number
  /** From here on those who come into the line later. */
  readonly later: number
  readonly kind: Int16Array
  readonly promised: Float64Array
  readonly issued: Float64Array
  readonly comes: Float64Array
  /** Those who come later, the soonest first. */
  readonly byTime: readonly number[]
  /** Minutes in the middle, and the curve around it. */
  readonly middle: Float64Array
  readonly curve: readonly Curve[]
  readonly name: Uint32Array
  readonly isBooking: Uint8Array
  /** Anybody of today ever serves it. */
  readonly isServed: Uint8Array
}

export interface Posts {
  readonly count: number
  readonly calling: readonly CallingDesk[]
  readonly from: Float64Array
  readonly until: Float64Array
  readonly hadBreak: Uint8Array
  readonly goesOn: Uint8Array
  /** How likely somebody comes to this planned post. */
  readonly likely: Float64Array
  /** By post and kind; a kind that is kept for a desk stands as if it were nobody's. */
  readonly level: Uint8Array
  /** The kinds a post serves, those kept for a desk left out. */
  readonly serves: readonly Int16Array[]
  /** Which of the quick lanes it is, or −1. */
  readonly quick: Int8Array
}

export interface DeskScene {
  readonly id: DeskId
  readonly posts: readonly number[]
  readonly now: DeskToday['now']
  readonly isThere: boolean
  readonly middle: number
  readonly curve: Curve | null
  readonly name: number
  /** Main groups that are guarded, as bits. */
  readonly guards: number
  /** Of the visitor who is there now, or −1. */
  readonly kind: number
  /** Somebody waits whose matter is its main work. */
  readonly isAwaited: boolean
}

interface Later {
  readonly ticket: InLine
  readonly comes: Instant
  readonly isBooking: boolean
}

function laterOf({ aside, bookings, now }: World): Later[] {
  const back = aside.map((ticket) => ({ ticket, comes: Math.max(ticket.until, now) as Instant, isBooking: false }))
  const booked = bookings.map(({ at, groupId, serviceId, needsStation, minutes: usual }, n) => ({
    ticket: {
      ...{ id: `booking-${n}` as InLine['id'], series: '', number: 0, class: 'booked' as const },
      ...{ purpose: 'submit' as const, groupId, serviceId, ownGroup: serviceId !== null, needsStation },
      ...{ promisedAt: at, issuedAt: at, onlyDeskId: null, minutes: usual },
    },
    comes: at,
    isBooking: true,
  }))
  return [...back, ...booked].sort((a, b) => before(a.ticket, b.ticket))
}

function knownOf(world: World, kinds: Kinds, lengths: Lengths): Omit<Known, 'isServed'> {
  const later = laterOf(world)
  const tickets = [...world.waiting, ...world.newcomers, ...later.map(({ ticket }) => ticket)]
  const first = world.waiting.length + world.newcomers.length
  return {
    tickets,
    count: tickets.length,
    ghosts: world.waiting.length,
    later: first,
    kind: Int16Array.from(tickets, (ticket) => kinds.of(ticket)),
    promised: Float64Array.from(tickets, ({ promisedAt }) => promisedAt),
    issued: Float64Array.from(tickets, ({ issuedAt }) => issuedAt),
    comes: Float64Array.from(tickets, ({ issuedAt }, n) =>
      n < first ? Math.max(world.now, issuedAt) : later[n - first]!.comes,
    ),
    byTime: [...later.keys()].sort((a, b) => later[a]!.comes - later[b]!.comes).map((n) => first + n),
    middle: Float64Array.from(tickets, (ticket) => lengths.middle(ticket)),
    curve: tickets.map(({ purpose }) => lengths.around(purpose)),
    name: Uint32Array.from(tickets, ({ id }) => nameOf(id)),
    isBooking: Uint8Array.from(tickets, (_, n) => (n >= first && later[n - first]!.isBooking ? 1 : 0)),
  }
}

/** A desk nobody sat at on most days is not counted on because a roster names it. */
function likelyAt(experience: Experience | null, { id }: DeskToday, { isThere }: PostToday): number {
  if (isThere || !experience) return 1
  return ((experience.manned[id] ?? 0) * experience.days + 0.5) / (experience.days + 0.5)
}

function postsOf(world: World, { all: kinds, quicks }: Kinds): Posts {
  const all = world.desks.flatMap((desk) => desk.posts.map((post) => ({ desk, post })))
  const level = new Uint8Array(all.length * kinds.length)
  for (const [p, { post }] of all.entries())
    for (const [k, kind] of kinds.entries()) level[p * kinds.length + k] = levelAt(post.calling, kind)
  const kindsAt = (p: number): Int16Array =>
    Int16Array.from([...kinds.keys()].filter((k) => kinds[k]!.keptFor < 0 && level[p * kinds.length + k]! > 0))
  return {
    count: all.length,
    calling: all.map(({ post }) => post.calling),
    from: Float64Array.from(all, ({ post }) => post.from),
    until: Float64Array.from(all, ({ post }) => post.until),
    hadBreak: Uint8Array.from(all, ({ post }) => (post.hadBreak ? 1 : 0)),
    goesOn: Uint8Array.from(all, ({ post }) => (post.goesOn ? 1 : 0)),
    likely: Float64Array.from(all, ({ desk, post }) => likelyAt(world.experience, desk, post)),
    level,
    serves: all.map((_, p) => kindsAt(p)),
    quick: Int8Array.from(all, ({ post }) => (post.calling.quick === null ? -1 : quicks.indexOf(post.calling.quick))),
  }
}

function desksOf(world: World, kinds: Kinds, lengths: Lengths): DeskScene[] {
  let next = 0
  return world.desks.map(({ id, posts, now }) => {
    const calling = posts[0]?.calling
    const visitor = now.kind === 'with' ? now.visitor : null
    const main = calling?.byGroup
    return {
      ...{ id, now, posts: posts.map(() => next++) },
      isThere: posts[0]?.isThere ?? false,
      middle: visitor ? lengths.middle(visitor) : 0,
      curve: visitor && lengths.around(visitor.purpose),
      name: visitor ? nameOf(visitor.id) : 0,
      guards: world.guards.reduce((bits, { groupId }, n) => bits | (main?.get(groupId) === 2 ? 1 << n : 0), 0),
      kind: visitor
        ? kinds.of({ ...visitor, ownGroup: visitor.serviceId !== null, needsStation: false, onlyDeskId: null })
        : -1,
      isAwaited: now.kind === 'free' && world.waiting.some((ticket) => calling && levelAt(calling, ticket) === 2),
    }
  })
}

/**
 * What a group brings to do is known as well as so many visits let one know: of `n` who were seen the number is sure to one part in √n,
 * and a belief is worth twenty of them.
 */
function unsureOf(experience: Experience | null, kinds: readonly Kind[]): Scene['unsure'] {
  const seen = new Map<string, number>()
  for (const [key, { n }] of Object.entries(experience?.lengths ?? {})) {
    const group = key.split('|')[1]!
    seen.set(group, (seen.get(group) ?? 0) + n)
  }
  return kinds.map(({ groupId }) => ({
    name: nameOf(groupId),
    width: 1 / Math.sqrt((seen.get(groupId) ?? 0) + worthOfBelief),
  }))
}
const worthOfBelief = 20

function resumedOf({ alarms, now, experience }: World): Scene['resumed'] {
  const backAtDesk = experience?.backAtDesk ?? believedBack.after
  const last = alarms.findLast(({ until }) => Math.min(until, now) + 2 * backAtDesk > now)
  return last ? { at: Math.min(last.until, now), backAtDesk } : null
}

function servedOf(known: Omit<Known, 'isServed'>, kinds: readonly Kind[], posts: Posts): Uint8Array {
  const kindServed = kinds.map(
    ({ keptFor }, k) => keptFor >= 0 || posts.calling.some((_, p) => posts.level[p * kinds.length + k]! > 0),
  )
  return Uint8Array.from(known.kind, (k) => (kindServed[k] ? 1 : 0))
}

const ableOf = (kinds: readonly Kind[], { level }: Posts, desks: readonly DeskScene[]): Int16Array[] =>
  kinds.map(({ keptFor }, k) =>
    Int16Array.from(
      [...desks.keys()].filter(
        (d) => keptFor === d || desks[d]!.posts.some((post) => level[post * kinds.length + k]! > 0),
      ),
    ),
  )

/** Asked of few pairs, so worked out when asked. */
function takingOver(guards: readonly Guard[], kinds: readonly Kind[], { calling }: Posts): Scene['takesOver'] {
  const known = new Map<number, Uint8Array | undefined>()
  return (post, k) => {
    const key = post * kinds.length + k
    if (known.has(key)) return known.get(key)
    const { groupId, serviceId } = kinds[k]!
    const from = calling[post]!
    // a single service the head gave this desk stays with it
    const isSingle = serviceId !== null && from.byService.has(serviceId)
    const takes = Uint8Array.from(calling, (desk) => (takesOver(desk, from, groupId, guards) ? 1 : 0))
    known.set(key, isSingle ? undefined : takes)
    return known.get(key)
  }
}

export function sceneOf({ guards, ...rest }: World): Scene {
  const world = { ...rest, guards: guards.filter(({ percent }) => percent > 0) }
  const lengths = lengthsFrom(world.experience)
  const kinds = new Kinds(world.desks)
  const known = knownOf(world, kinds, lengths)
  const desks = desksOf(world, kinds, lengths)
  const streams = streamsOf(world, kinds, lengths)
  const posts = postsOf(world, kinds)
  const lines: number[][] = kinds.all.map(() => [])
  for (let i = 0; i < known.later; i++) if (known.comes[i]! <= world.now) lines[known.kind[i]!]!.push(i)
  for (const line of lines) line.sort((a, b) => before(known.tickets[a]!, known.tickets[b]!))
  return {
    ...{ now: world.now, startOfDay: world.startOfDay, ticketsUntil: world.ticketsUntil },
    known: { ...known, isServed: servedOf(known, kinds.all, posts) },
    ...{ kinds: kinds.all.length, lines, posts, desks, streams },
    ...{ booked: bookedOf(world), resumed: resumedOf(world) },
    boundTo: Int16Array.from(kinds.all, ({ keptFor }) => keptFor),
    boundKinds: Int16Array.from([...kinds.all.keys()].filter((k) => kinds.all[k]!.keptFor >= 0)),
    able: ableOf(kinds.all, posts, desks),
    unsure: unsureOf(world.experience, kinds.all),
    manners: mannersOf(world.experience),
    breaks: world.experience?.breaks ?? null,
    quickMinutes: kinds.quicks.map(minutes),
    longer: Uint8Array.from(kinds.all, ({ longer }) => longer),
    takesOver: takingOver(world.guards, kinds.all, posts),
    guards: world.guards.map(({ groupId, percent }) => ({
      ...{ groupId, percent },
      kinds: Uint8Array.from(kinds.all, (kind) => (kind.groupId === groupId ? 1 : 0)),
    })),
    asked: kinds.all,
  }
}
