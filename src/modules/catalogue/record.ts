// A service as files and forms write it: the schema, and the way between a record and a card. A field that a record does
// not carry keeps its present value, so a short file never wipes out what the centre has entered.
import { z } from 'zod'
import { hryvnias, type Kopecks } from '../../kernel/money.ts'
import { fold } from '../../kernel/text.ts'
import { type Decisions, requirementOf, sourceOf, splitCondition } from './documents.ts'
import {
  categories,
  channels,
  type DocumentRequirement,
  dayUnits,
  documentKinds,
  documentSources,
  forms,
  type Needs,
  type Price,
  type ProcessCard,
  processBases,
  type ServiceCard,
  stepRoles,
  type Term,
  trusts,
  type Variant,
} from './model.ts'
import { codePattern, daysOfSteps, isSensitiveByRule, keyPattern, needsByRule } from './rules.ts'

const line = (max: number) => z.string().trim().min(1).max(max)
const maybe = (max: number) => line(max).nullable().default(null)
const lines = (max = 1000) => z.array(line(max)).max(100)

const sum = z
  .number()
  .min(0)
  .max(100_000_000)
  .refine((uah) => Math.abs(Math.round(uah * 100) / 100 - uah) < 1e-6, { params: { why: 'two-decimals' } })

const price = z.strictObject({ uah: sum.nullable(), text: maybe(500), law: maybe(500) })
const days = z.int().min(1).max(3660).nullable()
const unit = z.enum(dayUnits).nullable()

const variant = z.strictObject({
  key: z.string().regex(keyPattern),
  condition: line(300),
  conditionEn: line(300),
  maxDays: days.default(null),
  dayType: unit.default(null),
  termText: maybe(300),
  fee: price.nullable().default(null),
  blank: price.nullable().default(null),
})

const document = z.union([
  line(500),
  z.strictObject({
    name: line(500),
    kind: z.enum(documentKinds).optional(),
    source: z.enum(documentSources).optional(),
    decided: z.boolean().optional(),
    required: z.boolean().optional(),
    condition: line(500).nullable().optional(),
  }),
])

const information = z.strictObject({
  grounds: maybe(1000),
  submission: lines().default([]),
  refusalGrounds: lines().default([]),
  delivery: lines().default([]),
  legalActs: z
    .strictObject({ laws: lines().default([]), cabinet: lines().default([]), ministries: lines().default([]) })
    .default({ laws: [], cabinet: [], ministries: [] }),
  sources: lines(2000).default([]),
  notes: maybe(2000),
})

export const stepSchema = z.strictObject({
  n: z.int().min(1),
  action: line(1000),
  responsible: line(300),
  unit: line(300),
  role: z.enum(stepRoles),
  termDays: z.int().min(0).max(3660).nullable(),
  termText: line(300),
  parallel: z.boolean().default(false),
})
const processCard = z.strictObject({
  basis: z.enum(processBases).exclude(['default']),
  steps: z
    .array(stepSchema)
    .min(1)
    .max(60)
    .refine((steps) => steps.every((step, at) => step.n === at + 1), { params: { why: 'steps-in-order' } }),
})

const shape = {
  code: z.string().regex(codePattern).nullable(),
  name: line(500),
  nameEn: line(500),
  category: z.enum(categories),
  social: z.boolean(),
  authority: line(300),
  form: z.enum(forms),
  maxDays: days,
  dayType: unit,
  termText: line(300).nullable(),
  fee: price.nullable(),
  blank: price.nullable(),
  variants: z.array(variant).max(20),
  documents: z.array(document).max(100),
  documentsComplete: z.boolean(),
  result: line(2000).nullable(),
  legalBasis: lines(),
  deskMinutes: z.int().min(1).max(480),
  deskMinutesSource: z.enum(['estimate', 'centre']),
  needsBiometricStation: z.boolean(),
  needs: z.strictObject({ power: z.boolean(), network: z.boolean(), registers: lines(300) }).partial(),
  channels: z.array(z.enum(channels)).min(1).max(channels.length),
  sensitive: z.boolean(),
  source: line(3000),
  trust: z.enum(trusts),
  informationCard: information.nullable(),
  processCard: processCard.nullable(),
}

const partial = z.strictObject(shape).partial()
type Draft = z.output<typeof partial>

const termIsWhole = ({ maxDays, dayType }: { maxDays?: number | null; dayType?: string | null }): boolean =>
  (maxDays ?? null) === null ? (dayType ?? null) === null : (dayType ?? null) !== null

/** Said together with the faults of single fields, not only after they are mended. */
const wholeTerm = {
  path: ['dayType'],
  params: { why: 'term-and-unit' },
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
}

/** What a form or the API sends when a service is changed: only the fields that change. */
export const patchSchema = partial.refine(termIsWhole, wholeTerm)
export type ServicePatch = z.output<typeof patchSchema>

const key = z.string().max(60).regex(keyPattern)

/** A service to be added; its key is the next of its category unless one is given. */
export const newServiceSchema = partial.extend({ id: key.optional() }).refine(termIsWhole, wholeTerm)
export type NewService = z.output<typeof newServiceSchema>

/** One record of a file; the fields a new service can't do without are asked for when it is new. */
export const recordSchema = partial.extend({ id: key }).refine(termIsWhole, wholeTerm)
export type ServiceRecord = z.output<typeof recordSchema>

/** Without these there is no service. */
export const indispensable = ['name', 'nameEn', 'category', 'authority', 'deskMinutes', 'channels'] as const

const termOf = (maxDays: number | null, dayType: Term['unit'] | null): Term | null =>
  maxDays === null || dayType === null ? null : { days: maxDays, unit: dayType }

const priceOf = (given: z.output<typeof price> | null): Price | null =>
  given && { amount: given.uah === null ? null : hryvnias(given.uah), text: given.text, law: given.law }

const variantOf = (given: z.output<typeof variant>): Variant => ({
  key: given.key,
  condition: { uk: given.condition, en: given.conditionEn },
  term: termOf(given.maxDays, given.dayType),
  termText: given.termText,
  fee: priceOf(given.fee),
  blankCost: priceOf(given.blank),
})

function documentOf(
  given: z.output<typeof document>,
  category: ServiceCard['category'],
  now: readonly DocumentRequirement[],
  decisions: Decisions,
): DocumentRequirement {
  const written = typeof given === 'string' ? { name: given } : given
  const named =
    written.condition === undefined
      ? splitCondition(written.name)
      : { name: written.name, condition: written.condition }
  const same = now.find((each) => fold(each.name) === fold(named.name) && each.condition === named.condition)
  const usual = same ?? requirementOf(written.name, category)
  // «not decided» in a file is no decision: it never undoes one made here
  const found =
    written.source && written.decided !== false
      ? { source: written.source, decided: true }
      : same?.decided && !decisions.has(fold(named.name))
        ? { source: same.source, decided: true }
        : sourceOf(named, category, decisions)
  return {
    name: named.name,
    kind: written.kind ?? usual.kind,
    ...found,
    required: written.required ?? (written.condition === undefined ? usual.required : named.condition === null),
    condition: named.condition,
  }
}

/** A record is as good as its best source; several are joined by semicolons. */
const trustOf = (source: string): (typeof trusts)[number] => {
  if (source === 'general knowledge') return 'general-knowledge'
  const sources = source.split(/; (?=[А-ЯҐЄІЇ])/u)
  return sources.every((each) => each.startsWith('Каталог послуг iGov')) ? 'catalogue-2018' : 'page'
}

function needsOf(given: Draft, category: ServiceCard['category'], now: Needs | undefined): Needs {
  const station = given.needsBiometricStation ?? now?.biometricStation ?? false
  const usual = now && now.biometricStation === station ? now : needsByRule(category, station)
  return { ...usual, ...given.needs, biometricStation: station }
}

const or = <T>(given: T | undefined, now: T | undefined, otherwise: T): T =>
  given !== undefined ? given : now !== undefined ? now : otherwise

/** The card a record makes over the present one; `now` is absent for a new service, whose record has what is indispensable. */
export function cardOf(given: Draft, now: ServiceCard | undefined, decisions: Decisions): ServiceCard {
  const name = { uk: or(given.name, now?.name.uk, ''), en: or(given.nameEn, now?.name.en, '') }
  const category = or(given.category, now?.category, 'certificates-archive')
  const social = or(given.social, now?.social, false)
  const source = or(given.source, now?.provenance.source, 'own')
  return {
    code: or(given.code, now?.code, null),
    name,
    category,
    social,
    authority: or(given.authority, now?.authority, ''),
    form: or(given.form, now?.form, 'administrative'),
    term: given.maxDays === undefined ? (now?.term ?? null) : termOf(given.maxDays, given.dayType ?? null),
    termText: or(given.termText, now?.termText, null),
    fee: given.fee === undefined ? (now?.fee ?? null) : priceOf(given.fee),
    blankCost: given.blank === undefined ? (now?.blankCost ?? null) : priceOf(given.blank),
    variants: given.variants?.map(variantOf) ?? now?.variants ?? [],
    documents:
      given.documents?.map((each) => documentOf(each, category, now?.documents ?? [], decisions)) ??
      now?.documents ??
      [],
    result: or(given.result, now?.result, null),
    legalBasis: or(given.legalBasis, now?.legalBasis, []),
    deskMinutes: or(given.deskMinutes, now?.deskMinutes, 15),
    needs: needsOf(given, category, now?.needs),
    channels: or(given.channels, now?.channels, ['desk']),
    sensitive: or(given.sensitive, now?.sensitive, isSensitiveByRule({ category, social, name })),
    provenance: {
      source,
      trust: or(
        given.trust,
        given.source === undefined ? now?.provenance.trust : undefined,
        source === 'own' ? 'own' : trustOf(source),
      ),
      documentsComplete: or(given.documentsComplete, now?.provenance.documentsComplete, false),
      minutesEstimated: or(
        given.deskMinutesSource && given.deskMinutesSource === 'estimate',
        now?.provenance.minutesEstimated,
        true,
      ),
    },
    information: or(given.informationCard, now?.information, null),
    process: or(given.processCard as ProcessCard | null | undefined, now?.process, null),
  }
}

/** What a card must hold beyond its fields: its steps fit into its term. */
export const stepsFit = ({ term, process }: Pick<ServiceCard, 'term' | 'process'>): boolean =>
  !term || !process || daysOfSteps(process) <= term.days

const uahOf = (amount: Kopecks | null): number | null => (amount === null ? null : amount / 100)
const priceRecord = (given: Price | null) => given && { uah: uahOf(given.amount), text: given.text, law: given.law }

/** A card as the full record of a file: what `cardOf` reads back into the same card. */
export function recordOf(key: string, card: ServiceCard): z.input<typeof recordSchema> {
  const { biometricStation, ...needs } = card.needs
  return {
    id: key,
    code: card.code,
    name: card.name.uk,
    nameEn: card.name.en,
    category: card.category,
    social: card.social,
    authority: card.authority,
    form: card.form,
    maxDays: card.term?.days ?? null,
    dayType: card.term?.unit ?? null,
    termText: card.termText,
    fee: priceRecord(card.fee),
    blank: priceRecord(card.blankCost),
    variants: card.variants.map((each) => ({
      key: each.key,
      condition: each.condition.uk,
      conditionEn: each.condition.en,
      maxDays: each.term?.days ?? null,
      dayType: each.term?.unit ?? null,
      termText: each.termText,
      fee: priceRecord(each.fee),
      blank: priceRecord(each.blankCost),
    })),
    documents: card.documents.map((each) => ({ ...each })),
    documentsComplete: card.provenance.documentsComplete,
    result: card.result,
    legalBasis: [...card.legalBasis],
    deskMinutes: card.deskMinutes,
    deskMinutesSource: card.provenance.minutesEstimated ? 'estimate' : 'centre',
    needsBiometricStation: biometricStation,
    needs: { ...needs, registers: [...needs.registers] },
    channels: [...card.channels],
    sensitive: card.sensitive,
    source: card.provenance.source,
    trust: card.provenance.trust,
    informationCard: card.information as z.input<typeof information> | null,
    processCard: card.process as z.input<typeof processCard> | null,
  }
}
