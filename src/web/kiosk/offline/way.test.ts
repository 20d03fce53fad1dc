import { describe, expect, test } from 'vitest'
import { hashOf, isAway, isLasting, stepOf, wayAlone } from './way.ts'

describe('when the server does not answer', () => {
  test.each([
    ['/kiosk/north', '/kiosk/north/offline#/'],
    ['/kiosk/north?done', '/kiosk/north/offline#/'],
    ['/kiosk/north/priority?to=/kiosk/north', '/kiosk/north/offline#/'],
    ['/kiosk/north/ticket/0d3e0000-0000-4000-8000-00000000c105', '/kiosk/north/offline#/'],
    ['/kiosk/north/services', '/kiosk/north/offline#/groups'],
    ['/kiosk/north/services?group=land&page=2', '/kiosk/north/offline#/groups'],
    ['/kiosk/north/services/land-001', '/kiosk/north/offline#/take?purpose=submit&service=land-001'],
    ['/kiosk/north/take?/take&purpose=collect', '/kiosk/north/offline#/take?purpose=collect'],
    ['/kiosk/north/take?purpose=submit&service=a-1&set=large', '/kiosk/north/offline#/take?purpose=submit&service=a-1'],
    ['/kiosk/north/offline?set=large', '/kiosk/north/offline#/'],
  ])('%s goes on at %s', (asked, to) => expect(wayAlone(new URL(asked, 'https://vikno.test'))).toBe(to))

  test.each(['/kiosk', '/kiosk/', '/board/north', '/ticket/x', '/'])('%s has no such screen', (asked) => {
    expect(wayAlone(new URL(asked, 'https://vikno.test'))).toBeUndefined()
  })

  test('an answer of the proxy alone is none; a refusal is one', () => {
    expect([200, 303, 404, 409, 500, 502, 503, 504].filter((status) => isAway({ status }))).toEqual([502, 503, 504])
  })

  test('what pages are made of is kept, pages are not', () => {
    expect(['/_app/immutable/a.js', '/fonts/a.woff2', '/voice/uk/1.opus', '/logo.svg'].every(isLasting)).toBe(true)
    expect(['/kiosk/x', '/kiosk/x/numbers', '/_app/env.js', '/live/hall:1', '/x/fonts/a'].some(isLasting)).toBe(false)
  })
})

describe('a step of the screen that works alone', () => {
  test.each([
    ['', 'start', ''],
    ['#/', 'start', ''],
    ['#/nonsense', 'start', ''],
    ['#main', 'start', ''],
    ['#/group?key=land&page=2', 'group', 'key=land&page=2'],
  ])('%s is %s', (hash, at, asked) => {
    const step = stepOf(hash)
    expect([step.at, step.asked.toString()]).toEqual([at, asked])
  })
  test('is written as it is read', () => {
    const step = stepOf(hashOf('take', { purpose: 'submit', service: 'a-1' }))
    expect([step.at, Object.fromEntries(step.asked)]).toEqual(['take', { purpose: 'submit', service: 'a-1' }])
    expect(hashOf('start')).toBe('#/')
  })
})
