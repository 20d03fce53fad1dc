// Made-up residents of the day: how they are called, how they want to be told, how they get the result.
import { type MadeUpPerson, madeUpPerson } from '../db/demo/people.ts'
import type { Chance } from '../kernel/chance.ts'
import type { Demand } from '../modules/catalogue/demand.ts'

export interface Resident extends MadeUpPerson {
  /** No two of a day have the same. */
  readonly serial: number
  readonly notifyBy: 'sms' | 'email' | 'call'
  readonly deliverBy: 'in-person' | 'post' | 'electronic'
}

const ways = { email: 'email', sms: 'sms', none: 'call' } as const
const deliveries = { centre: 'in-person', post: 'post', electronic: 'electronic' } as const

function oneOf<Name extends string, Meaning>(
  chance: Chance,
  meanings: Readonly<Record<Name, Meaning>>,
  shares: Readonly<Record<Name, { readonly value: number }>>,
): Meaning {
  const names = Object.keys(meanings) as Name[]
  return meanings[names[chance.weighted(names.map((name) => shares[name].value))]!]
}

export function someone(chance: Chance, { intake }: Demand, serial: number): Resident {
  return {
    ...madeUpPerson(chance, serial),
    serial,
    notifyBy: oneOf(chance, ways, intake.notify as Readonly<Record<keyof typeof ways, { value: number }>>),
    deliverBy: oneOf(
      chance,
      deliveries,
      intake.delivery as Readonly<Record<keyof typeof deliveries, { value: number }>>,
    ),
  }
}

const nine = (serial: number): string => String(serial).padStart(7, '0')
export const phoneOf = ({ serial }: Resident): string => `+38050${nine(serial)}`
export const emailOf = ({ serial }: Resident): string => `person-${serial}@people.example`
export const idCardOf = ({ serial }: Resident): string => `00${nine(serial)}`
export const addressOf = ({ serial }: Resident): string => `м. Харків, вул. Прикладна, ${1 + (serial % 200)}`

/** What the administrator types from the documents shown. */
export const typedOf = (person: Resident) => ({
  family: person.surname,
  given: person.given,
  patronymic: person.patronymic,
  birthDate: person.born,
  taxNumber: person.taxId,
  documentKind: 'id-card',
  documentNumber: idCardOf(person),
  phone: phoneOf(person),
  email: emailOf(person),
  address: addressOf(person),
})
