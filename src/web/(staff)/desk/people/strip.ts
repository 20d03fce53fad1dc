// What the strip over a visit shows of a person: enough to compare with the document, numbers hidden but for their end.
import type { PlainDate } from '../../../../kernel/time.ts'
import type { documentKinds, Resident, ResidentId } from '../../../../modules/identity/model.ts'
import { fullName } from '../../../../modules/identity/rules/names.ts'

export interface Strip {
  readonly id: ResidentId
  readonly name: string
  readonly birthDate: PlainDate | null
  /** `••••••4821` */
  readonly tax: string | null
  readonly document: { readonly kind: keyof typeof documentKinds; readonly number: string } | null
}

const dots = (hidden: number): string => '•'.repeat(Math.max(0, hidden))
export const masked = (number: string): string => dots(number.length - 4) + number.slice(-4)

export function stripOf({ id, name, birthDate, taxNumber, documents }: Resident): Strip {
  const newest = documents.at(-1)
  return {
    id,
    name: fullName(name),
    birthDate,
    tax: taxNumber && masked(taxNumber),
    document: newest ? { kind: newest.kind, number: masked(newest.number) } : null,
  }
}

/** `14.03.1987`, as documents write it. */
export const dotted = (date: PlainDate): string => date.split('-').reverse().join('.')
