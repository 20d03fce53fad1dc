import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import type { DrawEntrant, DrawFile } from '../model/draw.ts'
import { sha256 } from './draw.ts'
import { listText, verifyDraw } from './draw-file.ts'
import { fileOf, pseudonymOf, releases, slotsOf } from './testing-draw.ts'

const entrants = ['a', 'b', 'c', 'd'].map(
  (name, i): DrawEntrant => ({
    pseudonym: pseudonymOf(name),
    weight: 1 + i,
    wishes: '1-2',
  }),
)
const file = fileOf(sha256('seed'), slotsOf([1, 1]), entrants, 1)
const verify = (changed: unknown) => verifyDraw(JSON.stringify(changed))
const codeOf = (changed: unknown) => {
  const found = verify(changed)
  return found instanceof No ? found.code.replace('appointments.', '') : 'verified'
}
const resealed = (changed: DrawFile): DrawFile => ({ ...changed, listHash: sha256(listText(changed)) })

describe('a published draw', () => {
  test('is repeated from its file alone', () => {
    expect(verify(file)).toEqual({ release: 'made-up-release', entrants: 4, places: 2, given: 2, passed: 1 })
  })

  test('any draw is, and whatever was passed on after it', () => {
    fc.assert(
      fc.property(releases, fc.nat(5), ({ seed, slots, entrants }, givenUp) => {
        expect(codeOf(fileOf(seed, slots, entrants, givenUp))).toBe('verified')
      }),
    )
  })

  test('of nobody is a draw too', () => {
    expect(codeOf(fileOf(sha256('nobody'), slotsOf([3]), []))).toBe('verified')
  })

  const [first, second, ...rest] = file.order as [DrawFile['order'][0], DrawFile['order'][0], ...DrawFile['order']]
  const [passed] = file.passed as [DrawFile['passed'][0]]
  test.each<[string, unknown, string]>([
    ['another seed', { ...file, seed: sha256('other') }, 'draw-seed'],
    ['another announced hash', { ...file, seedHash: sha256('other') }, 'draw-seed'],
    ['somebody left out of the list', { ...file, entrants: file.entrants.slice(1) }, 'draw-list'],
    ['one chance more', { ...file, entrants: file.entrants.with(0, { ...file.entrants[0]!, weight: 9 }) }, 'draw-list'],
    ['a slot moved', { ...file, slots: file.slots.with(0, { ...file.slots[0]!, minutes: 5 }) }, 'draw-list'],
    [
      'one chance more, with a new hash of the list',
      resealed({ ...file, entrants: file.entrants.map((each) => ({ ...each, weight: each.weight * 50 })) }),
      'draw-rank',
    ],
    ['two ranks exchanged', { ...file, order: [{ ...second, rank: 1 }, { ...first, rank: 2 }, ...rest] }, 'draw-rank'],
    ['a place given to another', { ...file, order: [{ ...first, slot: second.slot }, second, ...rest] }, 'draw-slot'],
    ['a place not given', { ...file, order: [{ ...first, slot: null }, second, ...rest] }, 'draw-slot'],
    ['an entrant without a rank', { ...file, order: file.order.slice(0, -1) }, 'draw-count'],
    ['a rank without an entrant', { ...file, order: [...file.order, { ...first, rank: 5 }] }, 'draw-count'],
    [
      'passed on by somebody without it',
      { ...file, passed: [{ ...passed, from: file.order[3]!.pseudonym }] },
      'draw-not-held',
    ],
    [
      'passed on to somebody further back',
      { ...file, passed: [{ ...passed, to: file.order[3]!.pseudonym }] },
      'draw-passed',
    ],
    ['passed on to nobody though somebody waited', { ...file, passed: [{ ...passed, to: null }] }, 'draw-passed'],
    ['given up twice', { ...file, passed: [passed, passed] }, 'draw-not-held'],
    ['the list out of order', { ...file, entrants: file.entrants.toReversed() }, 'draw-entrants'],
    ['somebody twice in the list', { ...file, entrants: [file.entrants[0], ...file.entrants] }, 'draw-entrants'],
    ['slots without their numbers', { ...file, slots: file.slots.slice(1) }, 'draw-slots'],
    [
      'a wish for a slot that is not there',
      { ...file, entrants: file.entrants.with(0, { ...file.entrants[0]!, wishes: '3' }) },
      'draw-wishes',
    ],
    ['no seed yet', { ...file, seed: undefined }, 'draw-not-yet'],
    ['another kind of file', { hello: 'world' }, 'draw-not-a-file'],
    [
      'half a chance',
      { ...file, entrants: file.entrants.with(0, { ...file.entrants[0]!, weight: 1.5 }) },
      'draw-not-a-file',
    ],
  ])('with %s is found out', (_, changed, code) => expect(codeOf(changed)).toBe(code))

  test('that is no JSON at all is said to be none', () => {
    expect(verifyDraw('hello')).toMatchObject({ code: 'appointments.draw-not-a-file' })
  })

  test('nothing that decides can be changed unseen', () => {
    fc.assert(
      fc.property(releases, fc.nat(), fc.nat(), ({ seed, slots, entrants }, where, how) => {
        const made = fileOf(seed, slots, entrants, 2)
        const places = leaves(made).filter(([path]) => !/^service\.(uk|en)|\.at$/.test(path.join('.')))
        const [path, value] = places[where % places.length]!
        expect(codeOf(changedAt(made, path, other(value, how)))).not.toBe('verified')
      }),
      { numRuns: 300 },
    )
  })
})

type Path = readonly (string | number)[]
function leaves(value: unknown, path: Path = []): [Path, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, inside]) => leaves(inside, [...path, key]))
}

function changedAt(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>
  copy[key] = changedAt(copy[key], rest, to)
  return copy
}

/** Another value of the same kind. */
function other(value: unknown, how: number): unknown {
  if (typeof value === 'number') return value + 1 + (how % 3)
  if (value === null) return 1
  const text = String(value)
  const at = text.search(/\d(?=\D*$)/)
  return at < 0 ? `${text}x` : text.slice(0, at) + ((Number(text[at]) + 1 + (how % 8)) % 10) + text.slice(at + 1)
}
