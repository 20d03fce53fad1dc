import { describe, expect, test } from 'vitest'
import { caseStates } from '../../../../modules/cases/model.ts'
import { ticketClasses } from '../../../../modules/centres/model.ts'
import { dictionary, laneNames } from './dictionary.ts'

describe('the dictionary of states', () => {
  test('says of a case what its module says', () => {
    const words = Object.fromEntries(Object.entries(dictionary.case).map(([name, { words }]) => [name, words]))
    expect(words).toEqual(caseStates)
  })

  test('has a sign for every way of coming', () => {
    expect([...laneNames].sort()).toEqual([...ticketClasses].sort())
  })

  test('keeps the sun for «викликано»', () => {
    const looks: { tone?: string; words: { uk: string } }[] = Object.values(dictionary).flatMap((family) =>
      Object.values(family),
    )
    expect(looks.filter(({ tone }) => tone === 'call').map(({ words }) => words.uk)).toEqual(['викликано'])
  })
})
