// What the API answers about services.
import { z } from 'zod'
import {
  categories,
  channels,
  dayUnits,
  documentKinds,
  documentSources,
  forms,
  phases,
  processBases,
  type Service,
  stepRoles,
  trusts,
} from './model.ts'
import { papersOf, phasesOf, priceLines, processCardOf, shownPrice, shownTerm, totalPrice } from './rules.ts'

const text = z.object({ uk: z.string(), en: z.string() })
/** Our own lists are only read; the serialiser need not be able to write them. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()
const texts = listOf(z.string())
const term = z.object({ days: z.number(), unit: z.enum(dayUnits) }).nullable()
/** Sums are whole kopecks; null: not known. */
const price = z
  .object({ amount: z.number().nullable(), text: z.string().nullable(), law: z.string().nullable() })
  .nullable()

export const lineShape = z.object({
  id: z.string(),
  key: z.string(),
  versionId: z.string(),
  code: z.string().nullable(),
  name: text,
  category: z.enum(categories),
  group: z.string(),
  authority: z.string(),
  social: z.boolean(),
  sensitive: z.boolean(),
  channels: listOf(z.enum(channels)),
  deskMinutes: z.number(),
  biometricStation: z.boolean(),
  term: text,
  price: text,
})

export const groupShape = z.object({
  key: z.string(),
  name: text,
  icon: z.string(),
  categories: listOf(z.enum(categories)),
  first: z.boolean(),
  services: z.number(),
})

const document = z.object({
  name: z.string(),
  kind: z.enum(documentKinds),
  source: z.enum(documentSources),
  decided: z.boolean(),
  required: z.boolean(),
  condition: z.string().nullable(),
})

const information = z.object({
  grounds: z.string().nullable(),
  submission: texts,
  refusalGrounds: texts,
  delivery: texts,
  legalActs: z.object({ laws: texts, cabinet: texts, ministries: texts }),
  sources: texts,
  notes: z.string().nullable(),
})

const step = z.object({
  n: z.number(),
  action: z.string(),
  responsible: z.string(),
  unit: z.string(),
  role: z.enum(stepRoles),
  termDays: z.number().nullable(),
  termText: z.string(),
  parallel: z.boolean(),
  phase: z.enum(phases),
})

export const serviceShape = z.object({
  id: z.string(),
  key: z.string(),
  versionId: z.string(),
  version: z.number(),
  validFrom: z.string(),
  code: z.string().nullable(),
  name: text,
  category: z.enum(categories),
  social: z.boolean(),
  sensitive: z.boolean(),
  authority: z.string(),
  form: z.enum(forms),
  term,
  termText: z.string().nullable(),
  shownTerm: text,
  prices: listOf(z.object({ what: z.enum(['fee', 'blank']), price, shown: text, law: z.string().nullable() })),
  total: z.number().nullable(),
  variants: listOf(
    z.object({
      key: z.string(),
      condition: text,
      term,
      termText: z.string().nullable(),
      fee: price,
      blankCost: price,
      total: z.number().nullable(),
    }),
  ),
  papers: z.object({ always: listOf(document), sometimes: listOf(document), held: listOf(document) }),
  result: z.string().nullable(),
  legalBasis: texts,
  deskMinutes: z.number(),
  needs: z.object({ biometricStation: z.boolean(), power: z.boolean(), network: z.boolean(), registers: texts }),
  channels: listOf(z.enum(channels)),
  provenance: z.object({
    source: z.string(),
    trust: z.enum(trusts),
    documentsComplete: z.boolean(),
    minutesEstimated: z.boolean(),
  }),
  information: information.nullable(),
  process: z.object({ basis: z.enum(processBases), steps: listOf(step) }),
})

/** A service with what is missing said in words, papers in three groups, and the default steps where it has none. */
export function shownService(service: Service): z.input<typeof serviceShape> {
  const process = processCardOf(service)
  const phase = phasesOf(process)
  const { fee: _, blankCost: __, documents: ___, ...rest } = service
  return {
    ...rest,
    shownTerm: shownTerm(service),
    prices: priceLines(service).map((line) => ({ ...line, shown: shownPrice(line.price) })),
    total: totalPrice(service),
    variants: service.variants.map((variant) => ({ ...variant, total: totalPrice(service, variant) })),
    papers: papersOf(service),
    process: { ...process, steps: process.steps.map((each, at) => ({ ...each, phase: phase[at]! })) },
  }
}

export const versionShape = z.object({
  versionId: z.string(),
  version: z.number(),
  validFrom: z.string(),
  reason: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  changed: texts,
})

export const undecidedShape = z.object({
  name: z.string(),
  services: listOf(z.object({ id: z.string(), key: z.string(), name: text })),
})

export const reportShape = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  services: listOf(z.object({ key: z.string(), name: z.string(), fields: texts })),
})
