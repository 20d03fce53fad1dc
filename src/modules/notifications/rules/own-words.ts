// Words a centre writes itself: they may name what the occasion knows, and must name what the person can't do without.

import type { No } from '../../../kernel/refusal.ts'
import { type Lang, languages } from '../../../kernel/text.ts'
import { type FactName, type Facts, no, type Occasion, type Template, type Words } from '../model.ts'
import { smsLength } from './sms-length.ts'
import { about, templates } from './templates.ts'
import { namedIn, say } from './words.ts'

/** A text message is paid for by its parts. */
const mostParts = 5
/** Helpful, but the person does without. */
const spare: ReadonlySet<string> = new Set<FactName>(['site', 'address', 'centre', 'service', 'reason', 'link'])

/** What our own short text names, save for what helps only. */
export const neededIn = (occasion: Occasion): string[] =>
  [...new Set(templates.uk[occasion].sms.flatMap(namedIn))].filter((name) => !spare.has(name))

const sample: Required<Facts> = {
  caseNumber: '0142-2026-003817',
  service: { uk: 'Довідка про реєстрацію', en: 'Residence certificate' },
  centre: { uk: 'Регіональний центр послуг', en: 'Regional service centre' },
  address: 'вул. Центральна, 1',
  until: '2026-12-20' as Required<Facts>['until'],
  day: '2026-12-21' as Required<Facts>['day'],
  time: '10:20',
  code: '123 456',
  link: 'https://vikno.example/…',
  deadline: { uk: '24 листопада, 14:00', en: '24 November, 14:00' },
  reason: { uk: 'станція не працює', en: 'the station does not work' },
  ticket: 'А-042',
  desk: '12',
  machine: { uk: 'Кіоск 2', en: 'Kiosk 2' },
  wrong: { uk: 'немає паперу', en: 'out of paper' },
  late: { uk: '3 справи', en: '3 cases' },
  lastDay: { uk: '2 справи', en: '2 cases' },
  most: { uk: '5 справ', en: '5 cases' },
  half: { uk: '12 справ', en: '12 cases' },
  site: 'https://vikno.example',
}

/** Facts of nobody, to see how the words look. */
export const sampleIn = (lang: Lang): Facts => (lang === 'uk' ? sample : { ...sample, address: '1 Tsentralna Street' })

export const ours = (occasion: Occasion): Words => ({ uk: templates.uk[occasion], en: templates.en[occasion] })

/** Each answer names its field: `uk-sms`, `en-letter` … */
export function faultsOf(occasion: Occasion, words: Words): No[] {
  return languages.flatMap((lang) => faultsIn(occasion, words[lang], lang))
}

function faultsIn(occasion: Occasion, template: Template, lang: Lang): No[] {
  const parts = { sms: template.sms, subject: [template.subject], letter: template.letter }
  const faults = Object.entries(parts).flatMap(([part, lines]) => {
    const fault = faultOf(occasion, lines, part !== 'subject')
    return fault ? [fault(`${lang}-${part}`)] : []
  })
  const { parts: long } = smsLength(say(template, 'sms', lang, sampleIn(lang)).text)
  return long > mostParts ? [...faults, no('too-long', { parts: long, most: mostParts }, `${lang}-sms`)] : faults
}

function faultOf(occasion: Occasion, lines: readonly string[], isBody: boolean): ((field: string) => No) | undefined {
  const known: readonly string[] = about[occasion].facts
  const named = lines.flatMap(namedIn)
  if (lines.join('').trim() === '') return (field) => no('no-words', {}, field)
  const strange = named.find((name) => !known.includes(name))
  if (strange) return (field) => no('unknown-fact', { fact: `{${strange}}`, known: braced(known) }, field)
  const lacking = isBody ? neededIn(occasion).find((name) => !named.includes(name)) : undefined
  return lacking ? (field) => no('fact-needed', { fact: `{${lacking}}` }, field) : undefined
}

const braced = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(', ')
