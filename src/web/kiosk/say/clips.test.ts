// Everything that stands on a screen of the kiosk can be listened to, in both languages, without any voice of the machine.
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Lang, languages } from '../../../kernel/text.ts'
import { groups } from '../../../modules/catalogue/categories.ts'
import { priorityGroups, priorityProofs } from '../../../modules/centres/model.ts'
import { wordsOfOutage } from '../../../modules/centres/service/outages.ts'
import { words as book } from '../[centre]/book/words.ts'
import { words as booked } from '../[centre]/booked/words.ts'
import { words as code } from '../[centre]/code/words.ts'
import { words as people } from '../[centre]/people/words.ts'
import { words as priority } from '../[centre]/priority/words.ts'
import { words as service } from '../[centre]/services/[key]/words.ts'
import { words as services } from '../[centre]/services/words.ts'
import { words as take } from '../[centre]/take/words.ts'
import { words as why } from '../[centre]/ticket/[id]/why/words.ts'
import { words as ticket } from '../[centre]/ticket/[id]/words.ts'
import { words as start } from '../[centre]/words.ts'
import { words as instead } from '../instead-words.ts'
import { words as kiosk, peopleWords } from '../words.ts'
import { phrases, spokenLine } from './clips.ts'

/** What colleagues press with a tablet is not read to visitors. */
const forVisitors = { uk: withoutStaff(instead.uk), en: withoutStaff(instead.en) }
function withoutStaff({ despite, reasons, ...rest }: typeof instead.uk) {
  return rest
}
const screens = {
  kiosk,
  start,
  services,
  service,
  priority,
  people,
  take,
  code,
  book,
  booked,
  ticket,
  why,
  instead: forVisitors,
}
const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : []
}
/** Signs on buttons, read by nobody; and the name of the house. */
const signs = new Set(['Аа', 'Aa', 'Вікно', 'Vikno', 'До головного', 'Зручність'])
const unsaid = (lang: Lang, lines: readonly string[]) =>
  lines.filter((line) => !signs.has(line) && spokenLine(line, lang).unknown.length > 0)

describe.each(languages)('in %s', (lang) => {
  test.each(Object.keys(screens) as (keyof typeof screens)[])('all words of «%s» are said', (screen) => {
    expect(unsaid(lang, stringsIn(screens[screen][lang]))).toEqual([])
  })

  test('groups of services, people who go first and what does not work', () => {
    const all = [...groups.map(({ name }) => name), ...Object.values(priorityGroups), ...Object.values(priorityProofs)]
    const away = (['power', 'network', 'biometric'] as const).map((kind) => wordsOfOutage({ kind, what: null }))
    expect(
      unsaid(
        lang,
        [...all, ...away].map((text) => text[lang]),
      ),
    ).toEqual([])
  })

  test('sentences with numbers and times in them', () => {
    const t = ticket[lang]
    const lines = [
      ...[kiosk[lang].ofPeople(3), peopleWords(lang, 5), services[lang].page(1, 2), services[lang].wait('10–20')],
      ...[t.likely('10:42'), t.sorry('10:15'), t.ahead(4), t.floor(1), t.goodWithout('А-042')],
      ...[booked[lang].from('09:45', '10:10'), book[lang].step(2), service[lang].about(15)],
    ]
    expect(unsaid(lang, lines)).toEqual([])
  })

  test('every phrase has its clip, none is left over, and together they weigh less than 1.2 MB', () => {
    const folder = path.join(import.meta.dirname, '../../../../static/voice')
    const there = fs.readdirSync(path.join(folder, lang)).filter((name) => name.startsWith('say-'))
    expect(there.sort()).toEqual(phrases[lang].map(({ clip }) => `${path.basename(clip)}.opus`).sort())
    const bytes = there.reduce((sum, name) => sum + fs.statSync(path.join(folder, lang, name)).size, 0)
    expect(bytes).toBeLessThan(1_200_000)
  })
})

test('a line is said by its longest phrases, its numbers, times and the label of a ticket', () => {
  const clipOf = (shown: string) => phrases.uk.find((phrase) => phrase.shown === shown)!.clip
  expect(spokenLine('Талон А-042: чекати 10–20 хв', 'uk').clips).toEqual([
    ...[clipOf('Талон'), 'uk/letter-0410', 'uk/40', 'uk/2', clipOf('чекати'), 'uk/10', 'uk/20', clipOf('хв')],
  ])
  expect(spokenLine('Щось невідоме о 10:42', 'uk')).toEqual({
    clips: [clipOf('о'), 'uk/10', 'uk/40', 'uk/2'],
    unknown: ['щось', 'невідоме'],
  })
})
