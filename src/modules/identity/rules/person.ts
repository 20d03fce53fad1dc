// Is it the same person, and does what is said about them fit together (handbook 5.1, 5.4).
import type { No } from '../../../kernel/refusal.ts'
import { addMonths, type PlainDate } from '../../../kernel/time.ts'
import { type Name, no, type PersonClaim, type Resident } from '../model.ts'
import { sameName } from './names.ts'
import { birthDateOfUnzr, readTaxNumber } from './numbers.ts'

const shownDate = (date: PlainDate): string => date.split('-').reverse().join('.')

/** Warnings, not errors: each is explained and may be overridden with a reason. */
export function disagreements({
  birthDate,
  sex,
  taxNumber,
  unzr,
}: Pick<PersonClaim, 'birthDate' | 'sex' | 'taxNumber' | 'unzr'>): readonly No[] {
  const found: No[] = []
  const byTax = taxNumber && readTaxNumber(taxNumber)
  if (byTax && birthDate && byTax.birthDate !== birthDate)
    found.push(
      no('tax-number-birth-date', { byNumber: shownDate(byTax.birthDate), said: shownDate(birthDate) }, 'birthDate'),
    )
  if (byTax && sex && byTax.sex !== sex) found.push(no('tax-number-sex', {}, 'sex'))
  const byUnzr = unzr && birthDateOfUnzr(unzr)
  if (byUnzr && birthDate && byUnzr !== birthDate)
    found.push(no('unzr-birth-date', { byNumber: shownDate(byUnzr), said: shownDate(birthDate) }, 'birthDate'))
  return found
}

/** The birth date said, or the one a number carries. */
export function birthDateOf({
  birthDate,
  unzr,
  taxNumber,
}: Pick<PersonClaim, 'birthDate' | 'unzr' | 'taxNumber'>): PlainDate | null {
  return birthDate ?? (unzr && birthDateOfUnzr(unzr)) ?? (taxNumber && readTaxNumber(taxNumber).birthDate) ?? null
}

export const isIdentifiable = (claim: PersonClaim): boolean =>
  !!claim.taxNumber || !!claim.unzr || (claim.documents ?? []).length > 0

/** Records that share a number or document with the claim. */
export interface Matches {
  readonly byUnzr?: Resident | undefined
  readonly byTaxNumber?: Resident | undefined
  readonly byDocument: readonly Resident[]
}

export type Matched = { readonly same: Resident; readonly renamed: boolean } | { readonly same: null }

/**
 * Whose record this is: by the register record number first, then the tax number, then a document together with name
 * and birth date. `reason` says that an administrator has compared the documents and the name did change.
 */
export function match(
  claim: PersonClaim,
  { byUnzr, byTaxNumber, byDocument }: Matches,
  reason: string | undefined,
): Matched | No {
  const found = new Map(
    [byUnzr, byTaxNumber, ...byDocument].flatMap((resident) => (resident ? [[resident.id, resident] as const] : [])),
  )
  if (found.size > 1) return no('two-people')
  const [same] = found.values()
  if (!same) return { same: null }
  if (contradicts(claim, same))
    return no('other-number', {}, claim.unzr && same.unzr !== claim.unzr ? 'unzr' : 'taxNumber')
  const byNumber = byUnzr ?? byTaxNumber
  const renamed = !sameName(claim.name, same.name)
  if (!byNumber && (renamed || otherBirthDate(claim, same))) return no('document-of-other', {}, 'documentNumber')
  return renamed && !reason?.trim() ? no('other-name', {}, 'family') : { same, renamed }
}

const contradicts = (claim: PersonClaim, same: Resident): boolean =>
  (!!claim.taxNumber && !!same.taxNumber && claim.taxNumber !== same.taxNumber) ||
  (!!claim.unzr && !!same.unzr && claim.unzr !== same.unzr)

function otherBirthDate(claim: PersonClaim, same: Resident): boolean {
  const said = birthDateOf(claim)
  return !!said && !!same.birthDate && said !== same.birthDate
}

/**
 * What the record becomes: what is new is added, an emptier claim takes nothing away. Contacts said at the desk replace
 * the old ones; those of a certificate only fill gaps.
 */
export function joined(same: Resident, claim: PersonClaim, renamed: boolean, gapsOnly = false): Resident {
  const known = new Set(same.documents.map((document) => `${document.kind} ${document.number}`))
  const fresh = (claim.documents ?? []).filter((document) => !known.has(`${document.kind} ${document.number}`))
  const said = withoutEmpty(claim.contacts ?? {})
  return {
    ...same,
    name: renamed ? claim.name : fuller(same.name, claim.name),
    birthDate: same.birthDate ?? birthDateOf(claim),
    taxNumber: same.taxNumber ?? claim.taxNumber ?? null,
    unzr: same.unzr ?? claim.unzr ?? null,
    documents: [...same.documents, ...fresh],
    contacts: gapsOnly ? { ...said, ...same.contacts } : { ...same.contacts, ...said },
    address: claim.address?.trim() || same.address,
  }
}

const fuller = (known: Name, said: Name): Name =>
  known.patronymic || !said.patronymic ? known : { ...known, patronymic: said.patronymic }
const withoutEmpty = <T extends object>(parts: T): Partial<T> =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part)) as Partial<T>

/** Whole years on a date. */
export function hasTurned(years: number, birthDate: PlainDate, on: PlainDate): boolean {
  return addMonths(birthDate, years * 12) <= on
}
