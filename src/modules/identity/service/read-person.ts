// What people type about a person becomes checked values, with every fault named at once.
import { accept, No, Refusal } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { Contacts, DocumentKind, IdentityDocument, Name, PersonClaim, Sex } from '../model.ts'
import { parseDocumentNumber } from '../rules/documents.ts'
import { parseName } from '../rules/names.ts'
import { parseCompanyCode, parseEmail, parseIban, parsePhone, parseTaxNumber, parseUnzr } from '../rules/numbers.ts'

const checks = {
  'tax-number': parseTaxNumber,
  unzr: parseUnzr,
  'company-code': parseCompanyCode,
  iban: parseIban,
  phone: parsePhone,
  email: parseEmail,
}
export type NumberKind = keyof typeof checks

/** One number of a form in its canonical spelling, or what is wrong with it. */
export function checkNumber<Kind extends NumberKind>(
  kind: Kind,
  text: string,
  field?: string,
): ReturnType<(typeof checks)[Kind]> {
  return checks[kind](text, field) as ReturnType<(typeof checks)[Kind]>
}

export const checkDocument = (kind: DocumentKind, number: string, field?: string): string | No =>
  parseDocumentNumber(kind, number, field)

/** A name as typed; refuses with one answer per wrong part. */
export const readName = (typed: Parameters<typeof parseName>[0]): Name => accept(parseName(typed))

export interface TypedPerson {
  readonly family: string
  readonly given: string
  readonly patronymic?: string | undefined
  readonly birthDate?: PlainDate | undefined
  readonly sex?: Sex | undefined
  readonly taxNumber?: string | undefined
  readonly unzr?: string | undefined
  readonly documentKind?: DocumentKind | undefined
  readonly documentNumber?: string | undefined
  readonly documentIssuer?: string | undefined
  readonly documentIssuedOn?: PlainDate | undefined
  readonly documentValidUntil?: PlainDate | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly address?: string | undefined
}

/** Refuses with one answer per wrong field. Empty text counts as not said. */
export function readPerson(typed: TypedPerson): PersonClaim {
  const faults: No[] = []
  const take = <T>(answer: T | No): T | undefined => {
    if (!(answer instanceof No)) return answer
    faults.push(answer)
    return undefined
  }
  const filled = <T>(text: string | undefined, parse: (text: string) => T | No): T | undefined =>
    text?.trim() ? take(parse(text)) : undefined
  const name = take<Name>(parseName(typed))
  const taxNumber = filled(typed.taxNumber, parseTaxNumber)
  const unzr = filled(typed.unzr, parseUnzr)
  const documents = take(readDocument(typed)) ?? []
  const contacts: Contacts = { phone: filled(typed.phone, parsePhone), email: filled(typed.email, parseEmail) }
  if (faults.length > 0) throw new Refusal(...faults)
  return {
    name: name!,
    birthDate: typed.birthDate,
    sex: typed.sex,
    taxNumber,
    unzr,
    documents,
    contacts,
    address: typed.address?.trim() || undefined,
  }
}

function readDocument(typed: TypedPerson): readonly IdentityDocument[] | No {
  const {
    documentKind: kind,
    documentNumber: text,
    documentIssuer: issuer,
    documentIssuedOn: issuedOn,
    documentValidUntil: validUntil,
  } = typed
  if (!kind || !text?.trim()) return []
  const number = parseDocumentNumber(kind, text)
  return number instanceof No
    ? number
    : [{ kind, number, ...(issuer && { issuer }), ...(issuedOn && { issuedOn }), ...(validUntil && { validUntil }) }]
}
