// Documents a person shows: their shapes and one spelling for each (handbook 5.7).
import { No } from '../../../kernel/refusal.ts'
import type { DocumentKind } from '../model.ts'
import { wrongShape } from './expected.ts'

const latin = 'ABCEHIKMOPTX'
const cyrillic = 'АВСЕНІКМОРТХ'
const swap = (text: string, from: string, to: string) =>
  [...text].map((sign) => to[from.indexOf(sign)] ?? sign).join('')
const inCyrillic = (text: string) => swap(text, latin, cyrillic)
const inLatin = (text: string) => swap(text, cyrillic, latin)

interface Shape {
  readonly spell: (text: string) => string
  readonly test: RegExp
}

/** Roman numerals are kept in Latin letters, the series in Cyrillic ones. */
function certificate(text: string): string {
  const parts = /^([^-–—]+)[-–—]\s*(\p{L}{2})\s?[№N]?\s?(\d{6})$/u.exec(text)
  return parts ? `${inLatin(parts[1]!.trim())}-${inCyrillic(parts[2]!)} ${parts[3]}` : text
}

const together = (text: string) => text.replace(/[\s№-]/g, '')

const shapes: Readonly<Record<DocumentKind, Shape>> = {
  passport: { spell: (text) => inCyrillic(together(text)), test: /^[А-ЯҐЄІЇ]{2}\d{6}$/ },
  'id-card': { spell: together, test: /^\d{9}$/ },
  'foreign-passport': { spell: (text) => inLatin(together(text)), test: /^[A-Z]{2}\d{6}$/ },
  'birth-certificate': { spell: certificate, test: /^[IVX]{1,4}-[А-ЯҐЄІЇ]{2} \d{6}$/ },
  'residence-permit': { spell: (text) => inLatin(together(text)), test: /^(?:\d{9}|[A-ZА-ЯҐЄІЇ]{2}\d{6})$/ },
  'driving-licence': { spell: (text) => inCyrillic(together(text)), test: /^[A-ZА-ЯҐЄІЇ]{3}\d{6}$/ },
  'idp-certificate': { spell: (text) => text.replace(/\s/g, '').replace(/[–—]/g, '-'), test: /^\d{4}-\d{7,10}$/ },
  'foreign-document': { spell: (text) => text.replace(/\s+/g, ' '), test: /^[\p{L}\d][\p{L}\d /-]{2,29}$/u },
}

/** The number in its one spelling; shape only, whether the document exists a register must say. */
export function parseDocumentNumber(kind: DocumentKind, text: string, field = 'documentNumber'): string | No {
  const { spell, test } = shapes[kind]
  const number = spell(text.normalize('NFC').trim().toUpperCase())
  return test.test(number) ? number : wrongShape(kind, field)
}

/**
 * `drfocode` of a certificate: the tax number, or for people who refused it the series and number of the passport
 * (handbook 5.1). Nothing when it is neither: a provider's slip must not stop a person.
 */
export function documentInsteadOfTaxNumber(
  drfocode: string,
): { readonly kind: 'passport' | 'id-card'; readonly number: string } | undefined {
  for (const kind of ['passport', 'id-card'] as const) {
    const number = parseDocumentNumber(kind, drfocode)
    if (!(number instanceof No)) return { kind, number }
  }
  return undefined
}
