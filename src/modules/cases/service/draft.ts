// The draft of an intake as forms and the API send it: sizes and shapes here, sense in the rules.
import { z } from 'zod'
import { parseId } from '../../../kernel/id.ts'
import type { Kopecks } from '../../../kernel/money.ts'
import { type PlainDate, parseDate } from '../../../kernel/time.ts'
import { powerKinds } from '../../identity/model.ts'
import { deliveryMethods, notifyChannels, paperForms } from '../model.ts'

const keysOf = <Key extends string>(list: Record<Key, unknown>) => Object.keys(list) as [Key, ...Key[]]
const line = (most: number) => z.string().trim().max(most)
const day = z.iso.date().transform((text) => parseDate(text) as PlainDate)
const resident = z.uuid().transform((text) => parseId<'Resident'>(text)!)

const handed = {
  form: z.enum(paperForms),
  pages: z.int().min(0).max(5000),
  count: z.int().min(1).max(100).default(1),
  returnedAtOnce: z.boolean().default(false),
}
const answer = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('taken'), ...handed }),
  z.strictObject({ state: z.literal('missing') }),
  z.strictObject({ state: z.literal('not-needed'), why: line(500).optional() }),
  z.strictObject({ state: z.literal('in-register') }),
])

export const settledSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('receipt'),
    number: line(60).min(1),
    amount: z
      .int()
      .min(0)
      .max(1_000_000_000)
      .transform((kopecks) => kopecks as Kopecks)
      .optional(),
  }),
  z.strictObject({ by: z.literal('exemption'), ground: line(500) }),
])

export const formSchema = z.record(z.string().regex(/^[a-zA-Z][\w-]{0,39}$/), z.string().max(4000))

export const representativeSchema = z.strictObject({
  residentId: resident.nullable().default(null),
  name: line(200).min(1),
  power: z.strictObject({
    kind: z.enum(keysOf(powerKinds)),
    number: line(60).nullable().default(null),
    issuedOn: day,
    validUntil: day.nullable().default(null),
  }),
})

export const notifySchema = z.enum(keysOf(notifyChannels))
export const deliverSchema = z.enum(keysOf(deliveryMethods))

export const draftSchema = z.strictObject({
  variant: line(60).optional(),
  papers: z.record(z.string().regex(/^\d{1,3}$/), answer).default({}),
  extraPapers: z
    .array(z.strictObject({ name: line(300).min(1), ...handed }))
    .max(50)
    .default([]),
  form: formSchema.default({}),
  representative: representativeSchema.optional(),
  notifyBy: notifySchema.optional(),
  deliverBy: deliverSchema.optional(),
  consent: z.strictObject({ version: line(40).min(1), givenOn: day }).optional(),
  settled: z.strictObject({ fee: settledSchema.optional(), blank: settledSchema.optional() }).default({}),
  note: line(2000).optional(),
})

export const correctionSchema = z.strictObject({
  form: formSchema.optional(),
  representative: representativeSchema.nullable().optional(),
  notifyBy: notifySchema.optional(),
  deliverBy: deliverSchema.optional(),
  note: line(2000).nullable().optional(),
  papers: z
    .array(z.strictObject({ n: z.int().min(0).nullable(), name: line(300).min(1), answer }))
    .max(100)
    .optional(),
  settled: z
    .strictObject({ fee: settledSchema.nullable().optional(), blank: settledSchema.nullable().optional() })
    .optional(),
})

export const actSchema = z.strictObject({
  outcome: z.enum(['positive', 'negative']),
  number: line(60).optional(),
  reasoning: line(20_000).optional(),
  operative: line(20_000).optional(),
  inForceFrom: day.optional(),
  howToMend: line(4000).optional(),
  appeal: line(4000).optional(),
  hearing: z
    .discriminatedUnion('held', [
      z.strictObject({ held: z.literal(true), on: day }),
      z.strictObject({ held: z.literal(false), exception: z.enum(['urgent', 'automatic', 'did-not-come']) }),
    ])
    .optional(),
})

export const shownDocumentSchema = z.strictObject({ kind: line(100), number: line(60) })
