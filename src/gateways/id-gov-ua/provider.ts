// What Vikno needs of an identity provider: an address to send a person to, and who came back.
import type { Trust } from '../../kernel/actor.ts'

/** Means of the person, as id.gov.ua names them (handbook 5.1). */
export const means = ['dig_sign', 'bank_id', 'mobile_id', 'diia_id'] as const
export type Means = (typeof means)[number]

export interface ProvidedPerson {
  readonly trust: Trust
  readonly means: string
  readonly familyName: string
  readonly givenName: string
  readonly middleName?: string
  /** Tax number, or passport of someone who refused it; not to be trusted as ten digits. */
  readonly drfocode?: string
  /** The organisation of the certificate; absent for a private person. */
  readonly edrpoucode?: string
  readonly unzr?: string
  readonly email?: string
  readonly phone?: string
}

/** Why nobody came: the person turned back, the code was wrong or old, our own account, or no answer at all. */
export type ProviderTrouble = 'cancelled' | 'code-refused' | 'not-admitted' | 'unreachable' | 'unreadable'

export type ProviderAnswer =
  | { readonly kind: 'person'; readonly person: ProvidedPerson }
  | { readonly kind: 'trouble'; readonly trouble: ProviderTrouble; readonly code: string }

export interface IdentityProvider {
  /** Where the browser goes; it comes back to `returnUrl` with `code` and this `state`. */
  signInUrl(state: string): string
  /** One code, one person; never throws. The person is signed out of the provider as soon as the data are read. */
  readPerson(code: string): Promise<ProviderAnswer>
}

const trusts: Readonly<Record<string, Trust>> = {
  dig_sign: 'high',
  mobile_id: 'high',
  diia_id: 'high',
  bank_id: 'substantial',
}

/** A qualified signature, on a key, a SIM card or in Diia, is high; a bank is substantial; what we don't know is low. */
export const trustOf = (authType: string): Trust => trusts[authType] ?? 'low'
