import { describe, expect, test } from 'vitest'
import { linesOf, voiceFor } from './voice.svelte.ts'

const voice = (lang: string, localService = true) => ({ lang, localService })

describe('the voice that reads the screen', () => {
  test.each([
    ['uk', [voice('en-GB'), voice('uk-UA')], 1],
    ['uk', [voice('uk_UA', false), voice('uk-UA')], 1],
    ['uk', [voice('UK', false)], 0],
    ['en', [voice('uk-UA'), voice('en-US')], 1],
  ] as const)('in %s is one of its own, without the network if there is one', (lang, voices, expected) => {
    expect(voiceFor(lang, voices)).toBe(voices[expected])
  })

  test('is not there when the machine has none of the language', () => {
    expect(voiceFor('uk', [voice('en-GB'), voice('ru-RU'), voice('ukx-UA')])).toBeUndefined()
  })

  test('says what stands apart with a pause between, and no lone signs', () => {
    expect(linesOf('Добрий день!\n\n  Подати   документи\n→\n10–15 хв\n·')).toEqual([
      'Добрий день!',
      'Подати документи',
      '10–15 хв',
    ])
  })
})
