// Draws for tests: made-up entrants, and the file a draw of them publishes.
import fc from 'fast-check'
import type { DrawEntrant, DrawFile, DrawSlot, PassedOn, Pseudonym } from '../model/draw.ts'
import { drawPlaces, givenAtDraw, nextFor, readWishes, sha256, writeWishes } from './draw.ts'
import { listText } from './draw-file.ts'

/** A pseudonym as the real ones look: nothing follows from it. */
export const pseudonymOf = (name: string): Pseudonym => sha256(name).slice(0, 20).match(/.{4}/g)!.join('-') as Pseudonym

export const slotsOf = (places: readonly number[]): DrawSlot[] =>
  places.map((each, i) => ({
    n: i + 1,
    centre: 'made-up-centre',
    start: `2026-11-${24 + Math.floor(i / 40)}T${String(7 + Math.floor((i % 40) / 4)).padStart(2, '0')}:${String((i % 4) * 15).padStart(2, '0')}:00.000Z`,
    minutes: 15,
    places: each,
  }))

export const byPseudonym = (entrants: readonly DrawEntrant[]): DrawEntrant[] =>
  [...entrants].sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1))

export function fileOf(
  seed: string,
  slots: readonly DrawSlot[],
  entrants: readonly DrawEntrant[],
  givenUp = 0,
): DrawFile {
  const list = {
    format: 'vikno-draw-1',
    release: 'made-up-release',
    service: { code: '00034', uk: 'Паспорт', en: 'Passport' },
    opens: '2026-11-20T07:00:00.000Z',
    closes: '2026-11-20T10:00:00.000Z',
    passHours: 3,
    seedHash: sha256(seed),
    slots,
    entrants: byPseudonym(entrants),
  } as const
  const order = drawPlaces(seed, list.entrants, slots)
  const file = { ...list, listHash: sha256(listText(list)), seed, order, passed: [] }
  return { ...file, passed: passingOf(file, givenUp) }
}

/** The first so many who have a place give it up, one after another. */
function passingOf({ slots, entrants, order, passHours }: Omit<DrawFile, 'passed'>, givenUp: number): PassedOn[] {
  const holds = givenAtDraw(order)
  const had = new Set(holds.keys())
  const wishes = new Map(entrants.map((each) => [each.pseudonym, readWishes(each.wishes, slots.length)!]))
  const at = '2026-11-20T14:00:00.000Z'
  return [...holds.keys()].slice(0, givenUp).map((from) => {
    const slot = holds.get(from)!
    const to = nextFor(slots[slot - 1]!, at, { order, had, passHours, wishesOf: (who) => wishes.get(who)! })
    if (to) had.add(to)
    return { slot, from, to, at }
  })
}

/** Any release: up to a dozen slots, up to forty people with any chances and wishes. */
export const releases = fc
  .record({
    seed: fc.string().map((text) => sha256(text)),
    places: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 12 }),
    people: fc.uniqueArray(fc.nat(100_000), { maxLength: 40 }),
    salt: fc.nat(),
  })
  .map(({ seed, places, people, salt }) => {
    const slots = slotsOf(places)
    const entrants = people.map((person): DrawEntrant => {
      const taste = sha256(`${salt} ${person}`)
      const wanted = slots
        .filter(({ n }) => n === 1 || Number.parseInt(taste[n]!, 16) > 5)
        .map(({ n }) => n)
        .sort((a, b) => (sha256(`${taste} ${a}`) < sha256(`${taste} ${b}`) ? -1 : 1))
      return { pseudonym: pseudonymOf(`${person}`), weight: 1 + (person % 4), wishes: writeWishes(wanted) }
    })
    return { seed, slots, entrants }
  })
