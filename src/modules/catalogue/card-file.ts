// A file with the two cards of one service, as `data/reference/service-cards` has them, joined to the service's record.
import { z } from 'zod'
import { documentKinds } from './model.ts'
import { type ServiceRecord, stepSchema } from './record.ts'

const lines = z.array(z.string().trim().min(1).max(2000)).max(100)
const words = z.string().trim().min(1).max(2000).nullable()

export const cardFileSchema = z.object({
  serviceId: z.string().min(1).max(60),
  basis: z.enum(['card-text', 'composed', 'own']),
  informationCard: z.object({
    grounds: words.default(null),
    legalActs: z.object({ laws: lines, cabinet: lines, ministries: lines }),
    documents: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1).max(500),
          kind: z.enum(documentKinds),
          required: z.boolean(),
          condition: z.string().trim().min(1).max(500).nullable(),
        }),
      )
      .max(100),
    submission: lines.default([]),
    term: z.object({ text: words }).nullable().default(null),
    refusalGrounds: lines.default([]),
    delivery: lines.default([]),
  }),
  technologicalCard: z.object({ steps: z.array(stepSchema).min(1).max(60) }),
  sources: lines.default([]),
  notes: words.default(null),
})
export type CardFile = z.output<typeof cardFileSchema>

/** The card knows the papers and the steps better than the list; fee, term and result stay with the record. */
export const withCard = (record: ServiceRecord, card: CardFile): ServiceRecord => ({
  ...record,
  termText: card.informationCard.term?.text ?? record.termText ?? null,
  documents: card.informationCard.documents,
  documentsComplete: record.documentsComplete,
  informationCard: {
    grounds: card.informationCard.grounds,
    submission: card.informationCard.submission,
    refusalGrounds: card.informationCard.refusalGrounds,
    delivery: card.informationCard.delivery,
    legalActs: card.informationCard.legalActs,
    sources: card.sources,
    notes: card.notes,
  },
  processCard: { basis: card.basis, steps: card.technologicalCard.steps },
})
