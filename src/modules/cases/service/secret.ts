// The secret code of a case: kept as a keyed hash bound to the number, compared in constant time.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Work } from '../../../db/work.ts'
import { codeFrom, codeKey, codeLength, numberKey } from '../rules/number.ts'

export const newSecret = (): string => codeFrom(randomBytes(codeLength))

export const secretHash = (work: Work, number: string, code: string): Buffer =>
  work.vault.hash('case-code', `${numberKey(number)} ${codeKey(code)}`)

/** What an unknown number is compared with, so that it takes the same work as a wrong code. */
const nobodys = Buffer.alloc(32)

export const isSecret = (kept: Buffer | undefined, given: Buffer): boolean =>
  timingSafeEqual(kept ?? nobodys, given) && kept !== undefined
