// Attributes as govuk-frontend writes them: `true` is the word "true", an empty value an empty attribute.
import type { Attributes } from './types.ts'

interface Optional {
  value?: unknown
  optional?: boolean
}

const isOptional = (value: unknown): value is Optional =>
  typeof value === 'object' && value !== null && 'value' in value

export function written(attributes: Attributes | undefined): Record<string, string | boolean> {
  const out: Record<string, string | boolean> = {}
  for (const [name, given] of Object.entries(attributes ?? {})) {
    const { value, optional = false }: Optional = isOptional(given) ? given : { value: given }
    if (!optional) out[name] = typeof value === 'function' ? (value as never) : String(value ?? '')
    else if (value !== undefined && value !== null && value !== false) out[name] = value === true ? true : String(value)
  }
  return out
}

/** Words for the scripts of govuk-frontend, as `data-i18n.*` attributes. */
export function forScripts(key: string, words: string | Readonly<Record<string, string>> | undefined): Attributes {
  if (!words) return {}
  if (typeof words === 'string') return { [`data-i18n.${key}`]: words }
  return Object.fromEntries(Object.entries(words).map(([rule, text]) => [`data-i18n.${key}.${rule}`, text]))
}

/** The ids of what describes a field: given ones first, then its hint and its error. */
export function describedBy(
  id: string | undefined,
  field: { describedBy?: string; hint?: unknown; errorMessage?: unknown },
) {
  const ids = [field.describedBy, field.hint && `${id}-hint`, field.errorMessage && `${id}-error`]
  return ids.filter(Boolean).join(' ') || undefined
}

/** Is there anything to show? */
export const says = (said: { text?: unknown; html?: unknown; content?: unknown } | undefined | null): boolean =>
  Boolean(said && (said.html || said.content || said.text || said.text === 0))
