import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../modules/appointments/rules/draw.ts'
import { fileOf, pseudonymOf, slotsOf } from '../modules/appointments/rules/testing-draw.ts'
import { placeFor, vikno } from './testing.ts'

const place = await placeFor('draw')
const entrants = ['one', 'two', 'three'].map((name) => ({ pseudonym: pseudonymOf(name), weight: 2, wishes: '1' }))
const file = fileOf(sha256('a seed'), slotsOf([1]), entrants, 1)

function saved(name: string, content: unknown): string {
  const at = path.join(place.tmp, name)
  fs.writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content))
  return at
}
const verify = (at: string) => vikno(['draw', 'verify', at], {})

describe('./vikno draw verify', () => {
  test('repeats a draw from its file, without a database', async () => {
    const { code, said } = await verify(saved('right.json', file))
    expect([code, said]).toEqual([0, expect.stringContaining('3 entrants, 1 places, 1 given, 1 passed on')])
  })

  test('names the first difference and ends with 1', async () => {
    const [first, ...rest] = file.order
    const changed = { ...file, order: [{ ...first!, slot: null }, ...rest] }
    const { code, said } = await verify(saved('wrong.json', changed))
    expect([code, said]).toEqual([1, `Rank 1, ${first!.pseudonym}: the file has slot —, the wishes give 1.\n`])
  })

  test.each([
    ['a file that is not there', ['draw', 'verify', '/nowhere/draw.json'], 1, 'can’t be read'],
    ['no file', ['draw', 'verify'], 2, 'Something is missing'],
    ['another verb', ['draw', 'make', 'x.json'], 2, '«make» is not what draw does'],
  ])('says what is wrong with %s', async (_, args, code, words) => {
    expect(await vikno(args, {})).toEqual({ code, said: expect.stringContaining(words) })
  })
})
