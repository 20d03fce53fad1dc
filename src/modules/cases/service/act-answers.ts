// The answers of an act as they come from outside: read by the shape of the table.
import { z } from 'zod'
import type { Id } from '../../../kernel/id.ts'
import { parseDate } from '../../../kernel/time.ts'
import { type ActName, type Field, needsOf } from '../rules/acts.ts'

function answerSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case 'text':
      return z.string().trim().min(1).max(field.most)
    case 'date':
      return z.iso.date().transform((day) => parseDate(day)!)
    case 'days':
      return z.coerce.number().int().min(1).max(field.most)
    case 'choice':
      return z.enum(Object.keys(field.of) as [string, ...string[]])
    case 'authority':
      return z.uuid().transform((id) => id as Id<'Authority'>)
    case 'case':
      return z.string().trim().min(1).max(60)
  }
}

export const answersSchema = (name: ActName) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(needsOf(name)).map(([field, of]) => {
        const schema = answerSchema(of)
        return [field, of.optional ? schema.optional() : schema]
      }),
    ),
  )
