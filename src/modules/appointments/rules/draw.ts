// The draw: every rank follows from the seed and the entrant alone, and places are given in that order by each one's wishes.
// Only hashes of text and whole numbers, so that it can be repeated in any language, or with `sha256sum` and a pencil.
import { hash } from 'node:crypto'
import { type DrawEntrant, type DrawResult, type DrawSlot, mostChances, type Pseudonym } from '../model/draw.ts'

export const sha256 = (text: string): string => hash('sha256', text, 'hex')

/** The smallest of as many values as the entrant has chances; so the odds are proportional to the chances. */
export function leastValue(seed: string, { pseudonym, weight }: Pick<DrawEntrant, 'pseudonym' | 'weight'>): string {
  let least = sha256(`${seed} ${pseudonym} 1`)
  for (let i = 2; i <= weight; i++) {
    const value = sha256(`${seed} ${pseudonym} ${i}`)
    if (value < least) least = value
  }
  return least
}

/** Entrants in the order of their values. Hexadecimal digits of one length compare as the numbers they are. */
export function inDrawnOrder<E extends Pick<DrawEntrant, 'pseudonym' | 'weight'>>(
  seed: string,
  entrants: readonly E[],
): readonly E[] {
  const valued = entrants.map((entrant) => ({ entrant, key: `${leastValue(seed, entrant)} ${entrant.pseudonym}` }))
  return valued.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entrant }) => entrant)
}

/** `5-8,1` is 5, 6, 7, 8, 1; nothing when it is not such a text, or names a slot twice or one that is not there. */
export function readWishes(text: string, slots: number): readonly number[] | undefined {
  const wishes = new Set<number>()
  for (const part of text.split(',')) {
    const [, first, last = first] = /^([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?$/.exec(part) ?? []
    const [from, to] = [Number(first), Number(last)]
    if (first === undefined || to < from || to > slots) return undefined
    for (let n = from; n <= to; n++) {
      if (wishes.has(n)) return undefined
      wishes.add(n)
    }
  }
  return [...wishes]
}

/** The shortest text that `readWishes` reads back. */
export function writeWishes(wishes: readonly number[]): string {
  const runs: [from: number, to: number][] = []
  for (const n of wishes) {
    const last = runs.at(-1)
    if (last && last[1] + 1 === n) last[1] = n
    else runs.push([n, n])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',')
}

/** One after another takes the most wanted slot that still has a place. */
export function drawPlaces(
  seed: string,
  entrants: readonly DrawEntrant[],
  slots: readonly Pick<DrawSlot, 'n' | 'places'>[],
): readonly DrawResult[] {
  const left = new Map(slots.map(({ n, places }) => [n, places]))
  return inDrawnOrder(seed, entrants).map(({ pseudonym, wishes }, i) => {
    const slot = readWishes(wishes, slots.length)?.find((n) => left.get(n)! > 0) ?? null
    if (slot !== null) left.set(slot, left.get(slot)! - 1)
    return { rank: i + 1, pseudonym, slot }
  })
}

/** Whom a given-up place goes to: the first by rank who never had one and wished this slot, while there is time. */
export function nextFor(
  slot: Pick<DrawSlot, 'n' | 'start'>,
  at: string,
  { order, wishesOf, had, passHours }: Passing,
): Pseudonym | null {
  if (Date.parse(at) + passHours * 3_600_000 > Date.parse(slot.start)) return null
  return order.find(({ pseudonym }) => !had.has(pseudonym) && wishesOf(pseudonym).includes(slot.n))?.pseudonym ?? null
}

export interface Passing {
  readonly order: readonly Pick<DrawResult, 'pseudonym'>[]
  readonly wishesOf: (pseudonym: Pseudonym) => readonly number[]
  /** Everyone who was ever given a place in this release, whatever became of it. */
  readonly had: ReadonlySet<Pseudonym>
  readonly passHours: number
}

/** Who had a place before anything was passed on. */
export const givenAtDraw = (order: readonly DrawResult[]): Map<Pseudonym, number> =>
  new Map(order.flatMap(({ pseudonym, slot }) => (slot === null ? [] : [[pseudonym, slot] as const])))

/** Chances in the next release of this service. */
export const chancesAfter = (weight: number, outcome: 'won' | 'nothing' | 'declined'): number =>
  outcome === 'won' ? 1 : outcome === 'nothing' ? Math.min(weight + 1, mostChances) : weight
