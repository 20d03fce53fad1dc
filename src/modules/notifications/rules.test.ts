import fs from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Lang, languages } from '../../kernel/text.ts'
import {
  dateIn,
  hours,
  type Instant,
  kyiv,
  later,
  minutes,
  momentOf,
  type PlainDate,
  type PlainTime,
  timeIn,
} from '../../kernel/time.ts'
import type { ServiceCard } from '../catalogue/model.ts'
import { isSensitiveByRule } from '../catalogue/rules.ts'
import {
  type Channel,
  type Facts,
  type Occasion,
  occasions,
  ordinaryPreference,
  type Quiet,
  type Template,
  type Words,
} from './model.ts'
import { type Choice, chooseChannels } from './rules/channels.ts'
import { masked } from './rules/mask.ts'
import { faultsOf, ours } from './rules/own-words.ts'
import { mayBeSentAt, outOfQuiet } from './rules/quiet.ts'
import { type Answered, afterFailure, type Tried } from './rules/retry.ts'
import { smsLength } from './rules/sms-length.ts'
import { about, templates } from './rules/templates.ts'
import { namedIn, say, sayable } from './rules/words.ts'

const all = Object.keys(occasions) as Occasion[]
const each = languages.flatMap((lang) => all.map((occasion) => [lang, occasion] as const))
const facts: Required<Facts> = {
  late: { uk: '3 справи', en: '3 cases' },
  lastDay: { uk: '2 справи', en: '2 cases' },
  most: { uk: '5 справ', en: '5 cases' },
  half: { uk: '12 справ', en: '12 cases' },
  caseNumber: '0142-2026-003817',
  service: { uk: 'Призначення житлової субсидії', en: 'Housing subsidy' },
  centre: { uk: 'Центр на Соборній', en: 'Centre on Soborna' },
  address: 'вул. Соборна, 14',
  until: '2026-12-20' as PlainDate,
  day: '2026-11-24' as PlainDate,
  time: '10:15',
  code: '482 913 057',
  link: 'https://vikno.kherson.example/visit/2q4w9xk7c5v3b8n6m2h4jd',
  reason: { uk: 'через повітряну тривогу', en: 'because of an air alarm' },
  deadline: { uk: '24 листопада, 14:00', en: '24 November, 14:00' },
  ticket: 'А-042',
  desk: '12',
  machine: { uk: 'Кіоск біля входу', en: 'Kiosk at the entrance' },
  wrong: { uk: 'Не відповідає', en: 'Does not answer' },
  site: 'https://vikno.kherson.example',
}
const spoken = (template: Template, lang: Lang, known: Facts = facts) =>
  [say(template, 'sms', lang, known), say(template, 'email', lang, known)]
    .flatMap(({ subject, text }) => [subject ?? '', text])
    .join('\n')

describe('the words of messages', () => {
  test.each(each)('%s %s names only what its occasion may name', (lang, occasion) => {
    const { sms, subject, letter } = templates[lang][occasion]
    const named = new Set([...sms, subject, ...letter].flatMap(namedIn))
    expect([...named].filter((name) => !about[occasion].facts.some((fact) => fact === name))).toEqual([])
  })

  test.each(all)('of «%s» the same is told in both languages', (occasion) => {
    const named = ({ sms, subject, letter }: Template) =>
      [sms, [subject], letter].map((lines) => lines.flatMap(namedIn).sort())
    expect(named(templates.en[occasion])).toEqual(named(templates.uk[occasion]))
  })

  test.each(each)('%s %s has no gap, whatever is not known', (lang, occasion) => {
    fc.assert(
      fc.property(fc.subarray([...about[occasion].facts]), (known) => {
        const some: Facts = Object.fromEntries(known.map((name) => [name, facts[name]]))
        const { sms, letter } = templates[lang][occasion]
        const text = [
          say({ ...templates[lang][occasion], sms }, 'sms', lang, some).text,
          say({ ...templates[lang][occasion], letter }, 'email', lang, some).text,
        ].join()
        expect(text).not.toMatch(/[{}]|undefined|null|\n\n\n/)
      }),
    )
  })

  test.each(each)('%s %s speaks in sentences of up to 15 words', (lang, occasion) => {
    const { sms, subject, letter } = templates[lang][occasion]
    const sentences = [...sms, subject, ...letter].flatMap((line) => line.split(/[.:\n]\s*/))
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 15)).toEqual([])
  })

  test.each(each)('%s %s has none of the words of offices', (lang, occasion) => {
    expect(spoken(templates[lang][occasion], lang)).not.toMatch(
      /СНАП|РНОКПП|опрацюванн|заяву залишено|адмінпослуг|суб[’']єкт|!/i,
    )
  })

  test.each(each)('%s %s fits two parts of SMS', (lang, occasion) => {
    const { text } = say(templates[lang][occasion], 'sms', lang, facts)
    expect(smsLength(text).parts).toBeLessThanOrEqual(2)
  })

  test.each(each)('%s %s by SMS names no service at all', (lang, occasion) => {
    expect(templates[lang][occasion].sms.flatMap(namedIn)).not.toContain('service')
  })

  test('a sentence whose fact is unknown is left out, the others stay', () => {
    const { text } = say(templates.uk['case-registered'], 'sms', 'uk', { ...facts, until: undefined })
    expect(text).toBe('Заяву прийнято, справа 0142-2026-003817. Де документ: https://vikno.kherson.example')
  })

  test('a letter about an ordinary service says which, by when and from whom', () => {
    const { subject, text } = say(templates.uk['case-registered'], 'email', 'uk', facts)
    expect(subject).toBe('Заяву прийнято, справа 0142-2026-003817')
    expect(text).toContain('Послуга: Призначення житлової субсидії.\n\nВідповідь буде до 20 грудня 2026.')
    expect(text.endsWith('Центр на Соборній')).toBe(true)
  })
})

type Listed = Pick<ServiceCard, 'category' | 'social'> & { readonly name: string; readonly nameEn?: string }

describe('a sensitive service', () => {
  const services: readonly Listed[] = JSON.parse(fs.readFileSync('data/reference/services.json', 'utf8'))
  const textOf = ({ name, nameEn = name }: Listed) => ({ uk: name, en: nameEn })
  const isSensitive = (service: Listed) => isSensitiveByRule({ ...service, name: textOf(service) })
  const aboutCases = all.filter((occasion) => about[occasion].facts.includes('caseNumber'))
  const said = (occasion: Occasion, channel: Channel, lang: Lang, known: Facts) => {
    const { template, facts: allowed } = sayable(occasion, known, true)
    return say(templates[lang][template], channel, lang, allowed)
  }

  const everywhere = aboutCases.flatMap((occasion) =>
    languages.flatMap((lang) => (['sms', 'email'] as const).map((channel) => [occasion, lang, channel] as const)),
  )

  test.each(everywhere)(
    '%s %s %s: whichever of the catalogue it were, the words are the same',
    (occasion, lang, channel) => {
      expect(services.length).toBeGreaterThan(500)
      const texts = services.map((service) => {
        const name = textOf(service)
        return JSON.stringify(
          said(occasion, channel, lang, { ...facts, service: name, centre: name, address: name.uk }),
        )
      })
      expect(new Set(texts).size).toBe(1)
    },
  )

  test('of the whole catalogue, a letter names just those services that are not sensitive', () => {
    const named = services.filter((service) => {
      const { template, facts: allowed } = sayable(
        'result-at-centre',
        { ...facts, service: textOf(service) },
        isSensitive(service),
      )
      return say(templates.uk[template], 'email', 'uk', allowed).text.includes(service.name)
    })
    expect(named).toEqual(services.filter((service) => !isSensitive(service)))
    expect(services.length - named.length).toBeGreaterThan(50)
  })

  test.each(aboutCases)('«%s» becomes «є новина у справі» and nothing else', (occasion) => {
    expect(said(occasion, 'sms', 'uk', facts).text).toBe(
      'Є новина у справі 0142-2026-003817. Подробиці: https://vikno.kherson.example',
    )
    expect(said(occasion, 'email', 'uk', facts).subject).toBe('Є новина у справі 0142-2026-003817')
    expect(said(occasion, 'email', 'uk', facts).text).not.toMatch(/субсиді|Соборн|грудня/)
  })

  test('changes nothing in a message that is about no case', () => {
    expect(sayable('ticket-called', { ticket: 'А-042', desk: '12' }, true).template).toBe('ticket-called')
  })
})

describe('the length of an SMS', () => {
  test.each([
    ['', 'gsm-7', 1],
    ['a'.repeat(160), 'gsm-7', 1],
    ['a'.repeat(161), 'gsm-7', 2],
    ['a'.repeat(306), 'gsm-7', 2],
    ['a'.repeat(307), 'gsm-7', 3],
    ['€'.repeat(80), 'gsm-7', 1],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm-7', 3],
    ['ї'.repeat(70), 'ucs-2', 1],
    ['ї'.repeat(71), 'ucs-2', 2],
    ['ї'.repeat(134), 'ucs-2', 2],
    ['ї'.repeat(135), 'ucs-2', 3],
    [`${'ї'.repeat(66)}🙂${'ї'.repeat(66)}`, 'ucs-2', 3],
    ['it’s', 'ucs-2', 1],
  ])('%#: %s', (text, alphabet, parts) => {
    expect(smsLength(text)).toEqual({ alphabet, parts })
  })

  test('never needs fewer parts for more text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 50 }),
        (one, more) => {
          expect(smsLength(one + more).parts).toBeGreaterThanOrEqual(smsLength(one).parts)
        },
      ),
    )
  })
})

describe('the channels a person is told by', () => {
  const choice = (changes: Partial<Choice> = {}): Choice => ({
    suitable: ['email', 'sms'],
    ready: ['email', 'sms'],
    asked: 'sms',
    preference: ordinaryPreference,
    addresses: { email: 'olena@people.example', sms: '+380671234567' },
    ...changes,
  })
  const never = (...list: Channel[]) => ({ ...ordinaryPreference, never: list })
  const also = (...list: Channel[]) => ({ ...ordinaryPreference, also: list })

  test.each<[string, Partial<Choice>, readonly Channel[], string?]>([
    ['as asked at the intake', {}, ['sms']],
    ['as asked, and by what the person wants besides', { preference: also('email') }, ['email', 'sms']],
    ['by the other one when the asked one has no address', { addresses: { email: 'o@p.example' } }, ['email']],
    ['by the other one when the asked one is not set up', { ready: ['email'] }, ['email']],
    ['by the other one when the asked one is switched off', { preference: never('sms') }, ['email']],
    ['by the first suitable one when nothing was asked', { asked: undefined }, ['email']],
    ['by nobody’s machine when a call is asked for', { asked: 'call' }, [], 'told-otherwise'],
    ['nor when a letter by post is', { asked: 'post' }, [], 'told-otherwise'],
    ['but by what the person wants besides a call', { asked: 'call', preference: also('sms') }, ['sms']],
    ['not at all when everything is switched off', { preference: never('sms', 'email') }, [], 'not-wanted'],
    ['not at all without any address', { addresses: {} }, [], 'no-address'],
    ['not at all when nothing is set up', { ready: [] }, [], 'not-set-up'],
    ['by SMS only, if only that suits', { suitable: ['sms'], asked: 'email' }, ['sms']],
  ])('%s', (_how, changes, by, why) => {
    expect(chooseChannels(choice(changes))).toMatchObject({ by, ...(why && { untold: { why } }) })
  })

  test('are never ones without an address, not set up, unsuitable or switched off, and somebody always answers', () => {
    const some = fc.subarray<Channel>(['email', 'sms'])
    const asked = fc.constantFrom('sms', 'email', 'call', 'cabinet', 'post', undefined)
    fc.assert(
      fc.property(some, some, some, some, some, asked, (suitable, ready, off, besides, known, way) => {
        const addresses = Object.fromEntries(known.map((channel) => [channel, 'x']))
        const chosen = chooseChannels(
          choice({ suitable, ready, asked: way, addresses, preference: { ...never(...off), also: besides } }),
        )
        for (const channel of chosen.by)
          expect([suitable, ready, known].every((list) => list.includes(channel)) && !off.includes(channel)).toBe(true)
        expect(new Set(chosen.by).size).toBe(chosen.by.length)
        expect(chosen.by.length > 0).toBe(chosen.untold === undefined)
      }),
    )
  })
})

describe('trying again', () => {
  const now = 1_800_000_000_000 as Instant
  const tried: Tried = { tries: 1, unsure: 0, since: now, expiresAt: null }
  const busy: Answered = { kind: 'later', code: '503' }

  test.each([
    [1, minutes(1)],
    [2, minutes(5)],
    [3, minutes(15)],
    [4, hours(1)],
    [5, hours(3)],
    [6, hours(3)],
    [20, hours(3)],
  ])('after attempt %i it waits %i ms', (tries, wait) => {
    expect(afterFailure({ ...tried, tries }, busy, now)).toEqual({ state: 'failed', dueAt: later(now, wait) })
  })

  test('it waits as long as the provider asks, if that is longer', () => {
    expect(afterFailure(tried, { ...busy, wait: minutes(9) }, now)).toEqual({
      state: 'failed',
      dueAt: later(now, minutes(9)),
    })
    expect(afterFailure(tried, { ...busy, wait: 10 }, now)).toEqual({ state: 'failed', dueAt: later(now, minutes(1)) })
  })

  test.each<[string, Partial<Tried>, Answered, string]>([
    ['a wrong address at once', {}, { kind: 'rejected', code: '550 5.1.1' }, '550 5.1.1'],
    [
      'after four attempts without an answer: it may have arrived',
      { tries: 4, unsure: 4 },
      { kind: 'unsure', code: 'timeout' },
      'unsure-too-often',
    ],
    [
      'after four deaths of our own process',
      { tries: 4, unsure: 4 },
      { kind: 'lost', code: 'lease-over' },
      'unsure-too-often',
    ],
    ['after three days', { tries: 30, since: later(now, -hours(71)) }, busy, 'tried-too-long'],
    ['when the news would come too late', { expiresAt: later(now, minutes(1)) }, busy, 'too-late'],
  ])('it gives up %s', (_when, changes, answer, why) => {
    expect(afterFailure({ ...tried, ...changes }, answer, now)).toEqual({ state: 'dead', why })
  })

  test('it never goes on for ever, whatever the provider answers', () => {
    const answer = fc.constantFrom<Answered>(
      busy,
      { kind: 'unreachable', code: 'econnrefused' },
      { kind: 'unsure', code: 'timeout' },
    )
    fc.assert(
      fc.property(fc.array(answer, { minLength: 40, maxLength: 40 }), (answers) => {
        let [at, unsure] = [now, 0]
        const end = answers.findIndex((next, i) => {
          unsure += next.kind === 'unsure' ? 1 : 0
          const after = afterFailure({ tries: i + 1, unsure, since: now, expiresAt: null }, next, at)
          if (after.state === 'failed') at = after.dueAt
          return after.state === 'dead'
        })
        expect(end).toBeGreaterThan(2)
        expect(at).toBeLessThanOrEqual(later(now, hours(72)))
      }),
    )
  })
})

describe('an address as staff see it', () => {
  test.each<[Channel, string, string]>([
    ['sms', '+380671234567', '… 45 67'],
    ['email', 'olena@people.example', 'o…@people.example'],
  ])('%s %s → %s', (channel, address, shown) => {
    expect(masked(channel, address)).toBe(shown)
  })
})

describe('quiet hours', () => {
  const at = (time: string) => momentOf(kyiv, '2026-11-20' as PlainDate, time as PlainTime)
  const quiet = { from: '21:00', until: '08:00' } as Quiet
  const hour = (moment: Instant) => `${dateIn(kyiv, moment).slice(8)} ${timeIn(kyiv, moment)}`

  test.each([
    ['20:59', '20 20:59'],
    ['21:00', '21 08:00'],
    ['23:59', '21 08:00'],
    ['00:00', '20 08:00'],
    ['07:59', '20 08:00'],
    ['08:00', '20 08:00'],
  ])('news of a case at %s rings at %s', (time, rings) => {
    expect(hour(mayBeSentAt('case-news', 'sms', at(time), quiet))).toBe(rings)
  })

  test('by day, and none at all where both hours are the same', () => {
    const noon = { from: '12:00', until: '14:00' } as Quiet
    expect(['11:59', '12:00', '13:59', '14:00'].map((time) => hour(outOfQuiet(at(time), noon)))).toEqual(
      ['11:59', '14:00', '14:00', '14:00'].map((time) => `20 ${time}`),
    )
    expect(outOfQuiet(at('03:00'), { from: '08:00', until: '08:00' } as Quiet)).toBe(at('03:00'))
  })

  test('the night the clock goes back is an hour longer, and still ends at eight', () => {
    const night = momentOf(kyiv, '2026-10-24' as PlainDate, '22:00' as PlainTime)
    expect(outOfQuiet(night, quiet) - night).toBe(hours(11))
  })

  test('a letter, a code, a call to a desk and what the person has just done wait for nothing', () => {
    expect(mayBeSentAt('case-news', 'email', at('23:00'), quiet)).toBe(at('23:00'))
    for (const occasion of ['phone-code', 'ticket-called', 'booking-made', 'waiting-offer'] as const)
      expect(mayBeSentAt(occasion, 'sms', at('23:00'), quiet)).toBe(at('23:00'))
  })
})

describe('a centre’s own words', () => {
  const changed = (sms: string[]): Words => ({
    ...ours('result-at-centre'),
    uk: { ...ours('result-at-centre').uk, sms },
  })
  const faults = (words: Words) => faultsOf('result-at-centre', words).map(({ code, field }) => [code, field])

  test('ours hold to the same rules', () => {
    for (const occasion of all) expect(faultsOf(occasion, ours(occasion))).toEqual([])
  })

  test.each<[string, string[], string]>([
    ['empty', [], 'no-words'],
    ['a word nobody knows', ['Справа {caseNumber}, {salary}'], 'unknown-fact'],
    ['without what it is about', ['Приходьте.'], 'fact-needed'],
    ['longer than five parts', [`Справа {caseNumber}. ${'Приходьте. '.repeat(40)}`], 'too-long'],
  ])('%s is refused at its field', (_, sms, code) => {
    expect(faults(changed(sms))).toContainEqual([`notifications.${code}`, 'uk-sms'])
  })
})
