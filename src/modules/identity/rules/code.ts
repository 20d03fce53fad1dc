// One-time codes of an authenticator app, recovery codes and pairing codes.
import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { type Instant, later } from '../../../kernel/time.ts'

const period = 30

const totp = (secret: string, label = '') =>
  new TOTP({ issuer: 'Vikno', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period })

export const newSecret = (): string => new Secret({ size: 20 }).base32

/** What the QR code of the enrolment says. */
export const enrolmentUri = (secret: string, label: string): string => totp(secret, label).toString()

/** The code an app would show now; for the demo list and tests. */
export const codeAt = (secret: string, now: Instant): string => totp(secret).generate({ timestamp: now })

/**
 * The step of time a code belongs to, when it is right and later than the last one used: a code seen over a shoulder
 * opens nothing. One step to either side is allowed for clocks that differ.
 */
export function stepOfCode(secret: string, code: string, now: Instant, lastStep: number | null): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = totp(secret).validate({ token, timestamp: now, window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(now / 1000 / period) + delta
  return lastStep === null || step > lastStep ? step : undefined
}

/** A code that will be taken now: the next one when this step's was used already. For the demo list. */
export function freshCodeAt(secret: string, now: Instant, lastStep: number | null): string {
  const isUsed = lastStep !== null && Math.floor(now / 1000 / period) <= lastStep
  return codeAt(secret, isUsed ? later(now, period * 1000) : now)
}

/** 32 signs that nobody mixes up on paper or by phone. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

export const randomCode = (length: number): string =>
  Array.from({ length }, () => signs[randomInt(signs.length)]).join('')

/** As a person types it back: any case, with spaces and hyphens, 0 for O never happens. */
export const typedCode = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '')

export const recoveryCodesGiven = 10
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodesGiven }, () => randomCode(10).replace(/(.{5})/, '$1-'))
