// What suits a person, as the fields of a form: the same on the portal and at the desk.
import { z } from 'zod'
import type { Id } from '../../../../kernel/id.ts'
import { type PlainDate, parseDate } from '../../../../kernel/time.ts'
import { type DayPart, dayParts, type Preferences } from '../../../../modules/appointments/model.ts'
import { missing } from './words.ts'

const part = z.enum(Object.keys(dayParts) as [DayPart, ...DayPart[]])
const day = z
  .string()
  .refine((text) => parseDate(text) !== undefined)
  .transform((text) => text as PlainDate)

export const wishFields = {
  centre: z.array(z.uuid().transform((id) => id as Id<'Centre'>)).min(1, missing.centre),
  day: z.array(day).min(1, missing.day),
  part: z.array(part).min(1, missing.part),
  best: part.optional(),
}

interface Said {
  readonly centre: Preferences['centres']
  readonly day: Preferences['days']
  readonly part: Preferences['parts']
  readonly best?: DayPart | undefined
}

export const preferencesOf = ({ centre, day, part, best }: Said): Preferences => ({
  ...{ centres: centre, days: day, parts: part },
  best: best ?? null,
})
