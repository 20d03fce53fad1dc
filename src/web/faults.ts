// What was wrong with a form, for the page that shows it again. Small: it also goes to the browser.
import type { Text } from '../kernel/text.ts'

export interface Fault {
  readonly field?: string
  readonly text: string
  /** The session ended meanwhile: a page that keeps what was typed offers to sign in beside it. */
  readonly signIn?: boolean
}
export interface Refused {
  readonly faults: readonly Fault[]
  readonly values: Readonly<Record<string, string | string[]>>
}

/** The fault of one field, ready for `errorMessage` of a component of the kit. */
export function faultAt(
  form: { faults?: readonly Fault[] } | null | undefined,
  field: string,
): { text: string } | undefined {
  const fault = form?.faults?.find((each) => each.field === field)
  return fault && { text: fault.text }
}

/** What the person wrote before; empty at first. */
export function valueAt(form: { values?: Refused['values'] } | null | undefined, field: string): string {
  const value = form?.values?.[field]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** Parts the two languages of one message; no keyboard has it. */
export const seam = '\u001f'

/** A sentence in both languages as a schema's message: `z.string().min(1, both({ uk: '…', en: '…' }))`. */
export const both = ({ uk, en }: Text): string => `${uk}${seam}${en}`
