// What is said of an occasion: never the name of a sensitive service, never a sentence with a gap in it.
import { fill, type Lang } from '../../../kernel/text.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { Channel, Facts, Occasion, Said, Template } from '../model.ts'

/**
 * Of a case with a sensitive service only «є новина у справі …» is said, by any channel (handbook 6.4):
 * the centre, the address and the date could tell which service it is, so they are left out too.
 */
export function sayable(occasion: Occasion, facts: Facts, sensitive: boolean): { template: Occasion; facts: Facts } {
  if (!sensitive) return { template: occasion, facts }
  // of a visit or a ticket everything may be said but what it is for
  if (facts.caseNumber === undefined) return { template: occasion, facts: { ...facts, service: undefined } }
  return { template: 'case-news', facts: { caseNumber: facts.caseNumber, site: facts.site } }
}

export function say(template: Template, channel: Channel, lang: Lang, facts: Facts): Said {
  const known = inWords(facts, lang)
  if (channel === 'sms') return { subject: null, text: whole(template.sms, known).join(' ') }
  const paragraphs = template.letter.map((paragraph) => whole(paragraph.split('\n'), known).join('\n'))
  return {
    subject: fill(template.subject, known),
    text: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'),
  }
}

/** Lines of which every fact is known, filled in. */
const whole = (lines: readonly string[], known: Readonly<Record<string, string>>): string[] =>
  lines.filter((line) => namedIn(line).every((name) => name in known)).map((line) => fill(line, known))

export const namedIn = (line: string): string[] => [...line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)

function inWords(facts: Facts, lang: Lang): Record<string, string> {
  const { service, centre, machine, wrong, until, day, reason, deadline, late, lastDay, most, half, ...plain } = facts
  const texts = {
    service: service?.[lang],
    centre: centre?.[lang],
    machine: machine?.[lang],
    wrong: wrong?.[lang],
    reason: reason?.[lang],
    deadline: deadline?.[lang],
    late: late?.[lang],
    lastDay: lastDay?.[lang],
    most: most?.[lang],
    half: half?.[lang],
    day: day && dateInWords(day, lang),
    until: until && dateInWords(until, lang),
  }
  return Object.fromEntries(
    Object.entries({ ...plain, ...texts }).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
}

const months = {
  uk: new Intl.DateTimeFormat('uk-UA', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
}
/** «20 грудня 2026»: with its year, because a message may be read long after. */
const dateInWords = (date: PlainDate, lang: Lang): string =>
  `${months[lang].format(Date.parse(date))} ${date.slice(0, 4)}`
