// Finding a service by what people type: official names, everyday words, mistakes, and the wrong keyboard.
import MiniSearch, { type Query, type QueryCombination, type SearchOptions } from 'minisearch'
import { z } from 'zod'
import mostAskedFile from '../../../data/most-asked.json' with { type: 'json' }
import synonymsFile from '../../../data/synonyms.json' with { type: 'json' }
import { categoryNames, groupOf } from './categories.ts'
import type { Service, ServiceId } from './model.ts'
import { exactly, isIdle, retyped, rootOf, wordsOf } from './words.ts'

const synonyms = z
  .strictObject({
    about: z.string(),
    entries: z.array(z.strictObject({ say: z.array(z.string().min(1)), services: z.array(z.string()) })),
  })
  .parse(synonymsFile).entries

/** The services asked for most, first of all; an assumption until the centre has counted. */
export const mostAsked: readonly string[] = z
  .strictObject({ about: z.string(), assumption: z.literal(true), services: z.array(z.string()) })
  .parse(mostAskedFile).services

/** What people say of each service, each phrase with its place among the services it may mean. */
const saidOf = new Map<string, { text: string; place: number }[]>()
for (const { say, services } of synonyms)
  services.forEach((key, place) => {
    saidOf.set(key, [...(saidOf.get(key) ?? []), ...say.map((text) => ({ text, place }))])
  })

const fields = ['name', 'exact', 'first', 'firstExact', 'said', 'saidExact', 'english', 'more'] as const
const unstemmed = new Set<string>(['exact', 'firstExact', 'saidExact'])
const boost = { name: 4, exact: 4, first: 9, firstExact: 6, said: 4, saidExact: 3, english: 3, more: 0.3 }

interface Entry extends Record<(typeof fields)[number], string> {
  readonly id: string
}

function entryOf(service: Service): Entry {
  const said = saidOf.get(service.key) ?? []
  const phrases = (own: boolean) =>
    said
      .filter(({ place }) => (place === 0) === own)
      .map(({ text }) => text)
      .join(' ')
  const group = groupOf(service.category)
  return {
    id: service.key,
    name: service.name.uk,
    exact: service.name.uk,
    first: phrases(true),
    firstExact: phrases(true),
    said: phrases(false),
    saidExact: phrases(false),
    english: service.name.en,
    more: [
      service.result ?? '',
      categoryNames[service.category].uk,
      group.name.uk,
      group.name.en,
      service.code ?? '',
    ].join(' '),
  }
}

const fameOf = new Map(mostAsked.map((key, place) => [key, 1 + 0.6 * (1 - place / mostAsked.length)]))
const asIs: SearchOptions = { tokenize: (text) => [text], processTerm: (term) => term, boost }

/** One word of the query: its root may be misspelled, the word itself counts more where it stands as typed. */
function anyForm(word: string): Query {
  const root = rootOf(word)
  const long = root.length >= 5 && !/\d/.test(root)
  return {
    combineWith: 'OR',
    queries: [
      {
        queries: [root],
        fields: ['name', 'first', 'said', 'english', 'more'],
        prefix: root.length >= 3,
        fuzzy: long ? 0.2 : false,
        weights: { fuzzy: 0.25, prefix: 0.3 },
      },
      { queries: [exactly(word)], fields: ['exact', 'firstExact', 'saidExact'] },
    ],
  }
}

const combined = (words: readonly string[], combineWith: 'AND' | 'OR'): QueryCombination => ({
  combineWith,
  queries: words.map(anyForm),
})

export interface Index {
  /** Keys of services, best first. */
  find(text: string, options: { limit: number; among?: ((key: string) => boolean) | undefined }): string[]
}

export function makeIndex(services: readonly Service[]): Index {
  const index = new MiniSearch<Entry>({
    fields: [...fields],
    storeFields: [],
    tokenize: wordsOf,
    processTerm: (word, field) => (field && unstemmed.has(field) ? exactly(word) : rootOf(word)),
  })
  index.addAll(services.map(entryOf))

  function ask(words: readonly string[], combineWith: 'AND' | 'OR', among?: (key: string) => boolean): string[] {
    if (words.length === 0) return []
    const found = index.search(combined(words, combineWith), {
      ...asIs,
      boostDocument: (id) => fameOf.get(id as string) ?? 1,
      ...(among ? { filter: ({ id }) => among(id as string) } : {}),
    })
    return found.map(({ id }) => id as string)
  }

  function understand(text: string, among?: (key: string) => boolean): string[] {
    const words = wordsOf(text).slice(0, 12)
    const telling = words.filter((word) => !isIdle(word))
    const asked = telling.length > 0 ? telling : words
    const all = ask(asked, 'AND', among)
    return all.length > 0 ? all : ask(asked, 'OR', among)
  }

  return {
    find(text, { limit, among }) {
      const typed = text.slice(0, 200)
      const found = understand(typed, among)
      const answer = found.length > 0 || /[а-яґєії]/i.test(typed) ? found : understand(retyped(typed), among)
      return answer.slice(0, limit)
    },
  }
}

/** Of the services of a centre, those asked for most, in that order. */
export function mostAskedOf(services: readonly Service[], limit: number): Service[] {
  const place = new Map(mostAsked.map((key, at) => [key, at]))
  return services
    .filter((service) => place.has(service.key))
    .sort((a, b) => place.get(a.key)! - place.get(b.key)!)
    .slice(0, limit)
}

export type Among = ReadonlySet<ServiceId>
