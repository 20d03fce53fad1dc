// Papers: what a name says about its kind and condition, and who brings it — the person, a register or the authority.
// The table of names is reviewed by hand: data/document-sources.json.
import { z } from 'zod'
import table from '../../../data/document-sources.json' with { type: 'json' }
import { fold, type Text } from '../../kernel/text.ts'
import {
  type Category,
  categories,
  type DocumentKind,
  type DocumentRequirement,
  type DocumentSource,
  documentSources,
} from './model.ts'

const text = z.strictObject({ uk: z.string().min(1), en: z.string().min(1) })
const tableSchema = z.strictObject({
  about: z.string(),
  reviewed: z.iso.date(),
  entries: z.array(
    z.strictObject({
      id: z.string(),
      source: z.enum(documentSources),
      match: z.array(z.string().min(3)).min(1),
      categories: z.array(z.enum(categories)).optional(),
      register: z.string().optional(),
      reason: text,
      law: z.string().nullable(),
    }),
  ),
})

export interface SourceRule {
  readonly id: string
  readonly source: DocumentSource
  readonly patterns: readonly RegExp[]
  readonly categories: readonly Category[] | undefined
  readonly register: string | undefined
  readonly reason: Text
  readonly law: string | null
}

export const sourceRules: readonly SourceRule[] = tableSchema
  .parse(table)
  .entries.map(({ match, categories: only, register, ...entry }) => ({
    ...entry,
    categories: only,
    register,
    patterns: match.map((pattern) => new RegExp(pattern, 'u')),
  }))

/** «Свідоцтво про шлюб (за наявності)»: a name and, in brackets, when it is asked. */
const conditional =
  /^(?<name>.+?) \((?<condition>(?:за (?:потреби|наявності|бажанням|відсутності)|для |якщо |у разі |крім )[^()]*)\)$/u

export function splitCondition(written: string): { name: string; condition: string | null } {
  const found = conditional.exec(written.trim())
  return found
    ? { name: found.groups!.name!, condition: found.groups!.condition! }
    : { name: written.trim(), condition: null }
}

/** The name as it is compared: folded, with its condition. */
export const documentKey = ({ name, condition }: { name: string; condition: string | null }): string =>
  fold(condition ? `${name} (${condition})` : name)

export function ruleFor(document: { name: string; condition: string | null }, category: Category) {
  const key = documentKey(document)
  return sourceRules.find(
    (rule) =>
      (!rule.categories || rule.categories.includes(category)) && rule.patterns.some((pattern) => pattern.test(key)),
  )
}

/** Decisions of the head, by the folded name of the document. */
export type Decisions = ReadonlyMap<string, DocumentSource>

export function sourceOf(
  document: { name: string; condition: string | null },
  category: Category,
  decisions: Decisions = new Map(),
): { source: DocumentSource; decided: boolean } {
  const byHead = decisions.get(fold(document.name))
  if (byHead) return { source: byHead, decided: true }
  const rule = ruleFor(document, category)
  return rule ? { source: rule.source, decided: true } : { source: 'applicant', decided: false }
}

const kinds: readonly (readonly [RegExp, DocumentKind])[] = [
  [/^документ\S* про (сплату|оплату)/u, 'payment'],
  [/^(спільна )?заяв|^запит|^(заповнена )?декларація|^повідомлення \(заява\)|^згода на обробку/u, 'form'],
  [/^копі[яї]/u, 'copy'],
]
export const kindOf = (name: string): DocumentKind =>
  kinds.find(([pattern]) => pattern.test(fold(name)))?.[1] ?? 'original'

/** A requirement from a bare name, as open lists write it. */
export function requirementOf(written: string, category: Category, decisions?: Decisions): DocumentRequirement {
  const document = splitCondition(written)
  return {
    ...document,
    kind: kindOf(document.name),
    required: document.condition === null,
    ...sourceOf(document, category, decisions),
  }
}
