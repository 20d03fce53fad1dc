// Facts as a file or a program writes them: hryvnias, square metres, days; a wrong one is named.
import { z } from 'zod'
import { hryvnias } from '../../../kernel/money.ts'
import { parseDate } from '../../../kernel/time.ts'
import type { Facts } from '../model.ts'
import { type FactForm, type FactName, facts } from './facts.ts'

const mostHryvnias = 1_000_000_000
const mostMetres = 10_000
const hundredths = (value: number) => Math.round(value * 100)
const hasTwoDecimals = (value: number) => Math.abs(hundredths(value) / 100 - value) < 1e-6
const twoDecimals = 'at most two decimals'

function schemaOf(form: FactForm): z.ZodType {
  switch (form.kind) {
    case 'yesNo':
      return z.boolean()
    case 'count':
      return z.int().min(form.least).max(form.most)
    case 'money':
      return z.number().min(0).max(mostHryvnias).refine(hasTwoDecimals, twoDecimals).transform(hryvnias)
    case 'area':
      return z.number().positive().max(mostMetres).refine(hasTwoDecimals, twoDecimals).transform(hundredths)
    case 'date':
      return z.string().refine((text) => parseDate(text) !== undefined, 'a day of the calendar, like 2026-03-06')
    case 'choice':
      return z.enum(Object.keys(form.choices))
  }
}

const shape = Object.fromEntries(
  Object.entries(facts).map(([name, { form }]) => [name, schemaOf(form).nullable().optional()]),
) as unknown as Readonly<Record<FactName, z.ZodType>>

/** An absent fact and `null` are not known. A name that no rule knows is refused, for it would else be lost unseen. */
export const factsSchema = z
  .strictObject(shape)
  .superRefine((read, context) => {
    const { adultsDisabled, adultsDisabled12 } = read as Facts
    if (Number(adultsDisabled12 ?? 0) > Number(adultsDisabled ?? adultsDisabled12 ?? 0))
      context.addIssue({ code: 'custom', path: ['adultsDisabled12'], message: 'at most as many as adultsDisabled' })
  })
  .transform((read) => read as Facts)
