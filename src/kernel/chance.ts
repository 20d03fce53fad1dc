// Repeatable chance: the same seed gives the same day, draw or town (mulberry32, public domain).
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number
  /** Whole, from 0 to below n. */
  below(n: number): number
  pick<T>(items: readonly T[]): T
  /** An index, by weight. */
  weighted(weights: readonly number[]): number
  happens(probability: number): boolean
}

export function seeded(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  const weighted = (weights: readonly number[]): number => {
    let rest = next() * weights.reduce((all, weight) => all + weight, 0)
    const found = weights.findIndex((weight) => {
      rest -= weight
      return rest < 0
    })
    return found < 0 ? weights.length - 1 : found
  }
  return {
    next,
    below,
    weighted,
    pick: (items) => items[below(items.length)]!,
    happens: (probability) => next() < probability,
  }
}
