import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changed, forgetWishes, partIn, partOf, roomOn, viewOf } from './view.ts'

/** What a browser keeps. */
function jar(given: Record<string, string> = {}) {
  const kept = new Map(Object.entries(given))
  const cookies = {
    get: (name: string) => kept.get(name),
    set: (name: string, value: string) => void kept.set(name, value),
    delete: (name: string) => void kept.delete(name),
  }
  return { kept, cookies: cookies as never }
}
const at = (query: string) => new URL(`https://vikno.test/kiosk/one/services${query}`)

describe('the wishes of the person at the kiosk', () => {
  test('are kept until they leave, and the address stays what it was', () => {
    const { kept, cookies } = jar()
    expect(changed(at('?group=passport&set=large&page=2'), cookies, true)).toBe(
      '/kiosk/one/services?group=passport&page=2',
    )
    expect(changed(at('?set=low'), cookies, true)).toBe('/kiosk/one/services')
    expect(viewOf(cookies)).toEqual({ large: true, contrast: false, low: true, voice: false })
    changed(at('?unset=large'), cookies, true)
    expect(viewOf(cookies)).toMatchObject({ large: false, low: true })
    forgetWishes(cookies, true)
    expect(kept.size).toBe(0)
  })

  test.each(['?set=everything', '?set=', '?unset=drop%20table'])('%s changes nothing', (query) => {
    const { kept, cookies } = jar()
    expect(changed(at(query), cookies, true)).toBe('/kiosk/one/services')
    expect(kept.size).toBe(0)
  })

  test('a page without a wish is not sent anywhere', () => {
    expect(changed(at('?group=passport'), jar().cookies, true)).toBeUndefined()
  })
})

describe('what is to choose from, screen by screen', () => {
  const items = fc.array(fc.integer(), { maxLength: 60 })
  const room = fc.integer({ min: 2, max: 12 })

  test('everything is reached, once, in its order, and nothing stands beyond the room', () => {
    fc.assert(
      fc.property(items, room, (all, most) => {
        const seen: number[] = []
        for (let part = 1; ; part++) {
          const { shown, rest } = partOf(all, part, most)
          seen.push(...shown)
          expect(shown.length + (rest.length > 0 ? 1 : 0)).toBeLessThanOrEqual(most)
          if (rest.length === 0) break
          expect(partOf(all, part + 1, most).shown[0]).toBe(rest[0])
        }
        expect(seen).toEqual(all)
      }),
    )
  })

  test('a part beyond the last is the last', () => {
    expect(partOf([1, 2, 3, 4, 5], 99, 3)).toEqual(partOf([1, 2, 3, 4, 5], 2, 3))
  })

  test.each([
    ['', 1],
    ['?page=3', 3],
    ['?page=0', 1],
    ['?page=-2', 1],
    ['?page=1e999', 1],
    ['?page=2.9', 1],
    ['?page=next', 1],
  ])('%s asks for part %i', (query, part) => expect(partIn(at(query))).toBe(part))

  test('larger letters and the lower layout leave room for less', () => {
    const usual = roomOn({ large: false, low: false })
    for (const view of [
      { large: true, low: false },
      { large: false, low: true },
      { large: true, low: true },
    ]) {
      expect(roomOn(view).rows).toBeLessThan(usual.rows)
      expect(roomOn(view).tiles).toBeLessThan(usual.tiles)
    }
  })
})
