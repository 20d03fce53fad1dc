// What somebody waits for, as the fields of a form: the same on the portal and at the desk.
import { z } from 'zod'
import type { Id } from '../../../kernel/id.ts'
import { type PlainDate, type PlainTime, parseDate, parseTime } from '../../../kernel/time.ts'
import type { AskedToWait } from '../../../modules/appointments/rules/waiting-list.ts'
import { missing } from './words.ts'

const day = z
  .string({ error: missing.day })
  .refine((text) => parseDate(text) !== undefined, missing.day)
  .transform((text) => text as PlainDate)
const clock = z
  .string({ error: missing.time })
  .refine((text) => parseTime(text) !== undefined, missing.time)
  .transform((text) => text as PlainTime)

export const wishFields = {
  centres: z.array(z.uuid().transform((id) => id as Id<'Centre'>)).min(1, missing.centre),
  firstDay: day,
  lastDay: day,
  weekdays: z.array(z.coerce.number().int().min(1).max(7)).min(1, missing.weekday),
  fromTime: clock,
  untilTime: clock,
  moreTime: z.string().optional(),
}

type Said = z.output<z.ZodObject<typeof wishFields>>

export const wishOf = ({ centres, firstDay, lastDay, weekdays, fromTime, untilTime }: Said): AskedToWait => ({
  ...{ centres, firstDay, lastDay, weekdays, fromTime, untilTime },
})
