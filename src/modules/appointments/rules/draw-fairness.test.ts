// Whether the odds are what we promise: a thousand draws with fixed seeds, held against the exact probabilities.
// Tolerance: Pearson's chi-square at the level 0.001. The seeds are fixed, so the outcome is the same at each run; a fair draw with
// other seeds would fail each of these tests about once in a thousand changes of the seeds.
import { describe, expect, test } from 'vitest'
import type { DrawEntrant } from '../model/draw.ts'
import { drawPlaces, inDrawnOrder, sha256 } from './draw.ts'
import { pseudonymOf, slotsOf } from './testing-draw.ts'

const draws = 1000
const seeds = Array.from({ length: draws }, (_, i) => sha256(`fairness ${i}`))
/** The value that chi-square exceeds with probability 0.001, by degrees of freedom. */
const critical: Readonly<Record<number, number>> = { 1: 10.828, 2: 13.816, 3: 16.266, 29: 58.301 }

function chiSquare(seen: readonly number[], expected: readonly number[]): number {
  expect(Math.min(...expected)).toBeGreaterThan(5)
  return seen.reduce((all, count, i) => all + (count - expected[i]!) ** 2 / expected[i]!, 0)
}

const classes = [
  { weight: 1, people: 15 },
  { weight: 2, people: 10 },
  { weight: 4, people: 5 },
] as const
const weights = classes.flatMap(({ weight, people }) => Array<number>(people).fill(weight))
const entrants = weights.map((weight, i): DrawEntrant => ({ pseudonym: pseudonymOf(`${i}`), weight, wishes: '1' }))
const allWeights = weights.reduce((all, weight) => all + weight, 0)

/** How many of each class are among the first so many, on average: exact, by going through the counts that may be left. */
function expectedAmong(places: number): number[] {
  let states = new Map([[classes.map(({ people }) => people).join(), 1]])
  for (let place = 0; place < places; place++) {
    const next = new Map<string, number>()
    for (const [key, probability] of states) {
      const left = key.split(',').map(Number)
      const total = left.reduce((all, people, i) => all + people * classes[i]!.weight, 0)
      for (const [i, people] of left.entries()) {
        const after = left.with(i, people - 1).join()
        if (people > 0) next.set(after, (next.get(after) ?? 0) + (probability * people * classes[i]!.weight) / total)
      }
    }
    states = next
  }
  return classes.map(({ people }, i) =>
    [...states].reduce((all, [key, probability]) => all + probability * (people - Number(key.split(',')[i])), 0),
  )
}

describe('over a thousand draws', () => {
  const orders = seeds.map((seed) => inDrawnOrder(seed, entrants).map((each) => entrants.indexOf(each)))

  test('who is first follows the chances, for each of thirty people', () => {
    const firsts = entrants.map((_, i) => orders.filter(([first]) => first === i).length)
    expect(
      chiSquare(
        firsts,
        weights.map((weight) => (draws * weight) / allWeights),
      ),
    ).toBeLessThan(critical[29]!)
  })

  test('who is last follows them too: of a single chance each, everybody as often', () => {
    const equal = entrants.map((each) => ({ ...each, weight: 1 }))
    const lasts = entrants.map(() => 0)
    for (const seed of seeds) lasts[equal.indexOf(inDrawnOrder(seed, equal).at(-1)!)]!++
    expect(
      chiSquare(
        lasts,
        entrants.map(() => draws / entrants.length),
      ),
    ).toBeLessThan(critical[29]!)
  })

  test.each([1, 5, 12])(
    'with %i places, those with one, two and four chances win as often as they should',
    (places) => {
      const wins = [0, 0, 0]
      for (const seed of seeds)
        for (const { pseudonym, slot } of drawPlaces(seed, entrants, slotsOf([places]))) {
          const i = entrants.findIndex((each) => each.pseudonym === pseudonym)
          if (slot !== null) wins[classes.findIndex(({ weight }) => weight === weights[i])]!++
        }
      // places of one draw exclude each other, so counts scatter less than chi-square allows: the test is on the careful side
      expect(
        chiSquare(
          wins,
          expectedAmong(places).map((each) => each * draws),
        ),
      ).toBeLessThan(critical[2]!)
    },
  )

  test('would show it if chances were not counted', () => {
    const ignoring = entrants.map((each) => ({ ...each, weight: 1 }))
    const firsts = [0, 0, 0]
    for (const seed of seeds) {
      const i = ignoring.indexOf(inDrawnOrder(seed, ignoring)[0]!)
      firsts[classes.findIndex(({ weight }) => weight === weights[i])]!++
    }
    expect(
      chiSquare(
        firsts,
        expectedAmong(1).map((each) => each * draws),
      ),
    ).toBeGreaterThan(critical[2]!)
  })

  test('the place in the list, and how low the pseudonym is, help nobody', () => {
    const equal = entrants.map((each) => ({ ...each, weight: 1 }))
    const early = new Set(equal.slice(0, 15).map(({ pseudonym }) => pseudonym))
    const low = new Set(
      [...equal]
        .sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1))
        .slice(0, 15)
        .map((each) => each.pseudonym),
    )
    for (const half of [early, low]) {
      const firsts = seeds.filter((seed) => half.has(inDrawnOrder(seed, equal)[0]!.pseudonym)).length
      expect(chiSquare([firsts, draws - firsts], [draws / 2, draws / 2])).toBeLessThan(critical[1]!)
    }
  })

  test('who got nothing four times wins the fifth release more often, as their five chances say', () => {
    const returning: DrawEntrant = { pseudonym: pseudonymOf('returning'), weight: 5, wishes: '1' }
    const others = Array.from(
      { length: 15 },
      (_, i): DrawEntrant => ({ pseudonym: pseudonymOf(`other ${i}`), weight: 1, wishes: '1' }),
    )
    const wins = seeds.filter((seed) => inDrawnOrder(seed, [...others, returning])[0] === returning).length
    expect(chiSquare([wins, draws - wins], [(draws * 5) / 20, (draws * 15) / 20])).toBeLessThan(critical[1]!)
  })
})
