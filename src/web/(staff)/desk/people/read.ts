// Forms about people: how somebody is sought, and who is added when nobody was found.
import { z } from 'zod'
import { accept } from '../../../../kernel/refusal.ts'
import { documentKinds, type PersonClaim } from '../../../../modules/identity/model.ts'
import type { SoughtBy } from '../../../../modules/identity/service/identify.ts'
import { checkDocument, checkNumber, readPerson } from '../../../../modules/identity/service/read-person.ts'
import { both, type Filled } from '../../../form.ts'
import { dateField } from './dates.ts'

const kinds = Object.keys(documentKinds) as [keyof typeof documentKinds, ...(keyof typeof documentKinds)[]]
const line = (most: number) => z.string().max(most)
const number = z.string({ error: both({ uk: 'Введіть номер.', en: 'Enter the number.' }) }).max(60)
const name = z.string({ error: both({ uk: 'Напишіть прізвище та ім’я.', en: 'Write the family and given name.' }) })

export const waysToSeek = ['document', 'tax-number', 'unzr', 'name'] as const
export type WayToSeek = (typeof waysToSeek)[number]

const way = z.object({ by: z.enum(waysToSeek) })
const byDocument = z.object({ kind: z.enum(kinds), document: number })
const byTax = z.object({ tax: number })
const byUnzr = z.object({ unzr: number })
const byName = z.object({ name: name.max(200), born: dateField.optional(), why: line(300).optional() })

/** How somebody is sought; the reason is asked where more people than one may be shown. */
export function soughtIn(form: Filled): { readonly by: SoughtBy; readonly reason?: string | undefined } {
  switch (form.read(way).by) {
    case 'document': {
      const { kind, document } = form.read(byDocument)
      return { by: { document: { kind, number: accept(checkDocument(kind, document, 'document')) } } }
    }
    case 'tax-number':
      return { by: { taxNumber: accept(checkNumber('tax-number', form.read(byTax).tax, 'tax')) } }
    case 'unzr':
      return { by: { unzr: accept(checkNumber('unzr', form.read(byUnzr).unzr, 'unzr')) } }
    case 'name': {
      const { name, born, why } = form.read(byName)
      return { by: { name, birthDate: born }, reason: why }
    }
  }
}

const person = z.object({
  family: z.string().max(80),
  given: z.string().max(80),
  patronymic: line(80).optional(),
  birthDate: dateField.optional(),
  sex: z.enum(['female', 'male']).optional(),
  taxNumber: line(20).optional(),
  unzr: line(20).optional(),
  documentKind: z.enum(kinds).optional(),
  documentNumber: line(40).optional(),
  documentIssuer: line(120).optional(),
  documentIssuedOn: dateField.optional(),
  documentValidUntil: dateField.optional(),
  phone: line(40).optional(),
  email: line(254).optional(),
  address: line(300).optional(),
  reason: line(300).optional(),
})

/** The person typed in, checked number by number; every fault is named at once. */
export function personIn(form: Filled): { readonly claim: PersonClaim; readonly reason: string | undefined } {
  const { reason, ...typed } = form.read(person)
  return { claim: readPerson(typed), reason }
}
