// A date as people type it at a desk: 14.03.1987, 14 3 1987, 14031987.
import { z } from 'zod'
import { type PlainDate, parseDate } from '../../../../kernel/time.ts'
import { both } from '../../../form.ts'

export function typedDate(text: string): PlainDate | undefined {
  const parts =
    /^(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{4})$/.exec(text.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim())
  if (!parts) return /^\d{4}-\d\d-\d\d$/.test(text) ? parseDate(text) : undefined
  const [, day, month, year] = parts
  return parseDate(`${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`)
}

const wrong = both({ uk: 'Напишіть дату, як-от 14.03.1987.', en: 'Write a date such as 14.03.1987.' })

/** For a schema of a form. */
export const dateField = z.string().transform((text, context): PlainDate => {
  const date = typedDate(text)
  if (date) return date
  context.addIssue({ code: 'custom', message: wrong })
  return z.NEVER
})
