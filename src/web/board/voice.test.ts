import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { english, ukrainian } from '../../../scripts/voice-words.ts'
import { languages } from '../../kernel/text.ts'
import { clipAddress, spokenCall } from './voice.ts'

const folder = path.join(import.meta.dirname, '../../../static')
const fileOf = (clip: string) => path.join(folder, clipAddress(clip))
const words = { uk: ukrainian, en: english }
/** What is heard, from the words the clips were made of, without the marks of stress. */
const heard = (clips: readonly string[]) =>
  clips
    .map((clip) => {
      if (clip === 'gong') return '*'
      const [lang, name] = clip.split('/') as ['uk' | 'en', string]
      return words[lang][name]!.replaceAll('\u0301', '')
    })
    .join(' ')

test.each([
  ['А-042', 12, '* талон а сорок два запрошуємо до вікна номер дванадцять'],
  ['Ґ-001', '7', '* талон ґе один запрошуємо до вікна номер сім'],
  ['К-100', '19', '* талон ка сто запрошуємо до вікна номер дев’ятнадцять'],
  ['С-017', 4, '* талон ес сімнадцять запрошуємо до вікна номер чотири'],
  ['П-1999', 82, '* талон пе тисяча дев’яцсот дев’яносто дев’ять запрошуємо до вікна номер вісімдесят два'],
  ['А-1000', 20, '* талон а тисяча запрошуємо до вікна номер двадцять'],
  ['A-042', '12А', '* талон а сорок два запрошуємо до вікна номер дванадцять а'],
  ['А-042', 'Рецепція', '* талон а сорок два дивіться на табло'],
])('%s to %s sounds «%s»', (label, desk, sounds) => {
  expect(heard(spokenCall(label, desk, 'uk'))).toBe(sounds)
})

test.each([
  ['А-042', 12, '* ticket а forty two please go to desk number twelve'],
  ['К-342', 1, '* ticket ка three hundred and forty two please go to desk number one'],
  ['К-1005', 30, '* ticket ка one thousand and five please go to desk number thirty'],
])('%s to %s sounds «%s» in English, the letter as it is called here', (label, desk, sounds) => {
  expect(heard(spokenCall(label, desk, 'en'))).toBe(sounds)
})

test('a centre whose windows are desks calls to a desk', () => {
  expect(heard(spokenCall('А-042', 2, 'uk', 'desk'))).toContain('запрошуємо до столу номер два')
  expect(heard(spokenCall('А-042', 2, 'en', 'window'))).toContain('please go to window number two')
})

test('every number to 1999 and every letter has its clips, in both languages, and no two numbers sound alike', () => {
  for (const lang of languages) {
    const sounds = new Set<string>()
    for (let n = 1; n <= 1999; n++) {
      const clips = spokenCall(`А-${String(n).padStart(3, '0')}`, n, lang)
      for (const clip of clips) expect(fs.existsSync(fileOf(clip)), clip).toBe(true)
      sounds.add(heard(clips))
    }
    expect(sounds.size).toBe(1999)
  }
  for (const letter of 'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯABCDEFGHIJKLMNOPQRSTUVWXYZ')
    for (const lang of languages) {
      const clips = spokenCall(`${letter}-001`, 1, lang)
      expect(clips.length, letter).toBe(6)
      for (const clip of clips) expect(fs.existsSync(fileOf(clip)), clip).toBe(true)
    }
})

test('the clips are Opus, none is missing or left over, and together they weigh less than 1.5 MB', () => {
  const wanted = [
    'gong',
    ...Object.keys(ukrainian).map((clip) => `uk/${clip}`),
    ...Object.keys(english).map((clip) => `en/${clip}`),
  ]
  const there = fs
    .readdirSync(path.join(folder, 'voice'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('say-')) // phrases of the kiosk have a test of their own
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  expect(there.sort()).toEqual(wanted.map((clip) => `voice/${clip}.opus`).sort())
  const bytes = there.map((file) => fs.readFileSync(path.join(folder, file)))
  for (const clip of bytes) expect(clip.toString('latin1', 0, 4) + clip.toString('latin1', 28, 36)).toBe('OggSOpusHead')
  expect(bytes.reduce((sum, clip) => sum + clip.length, 0)).toBeLessThan(1_500_000)
})
