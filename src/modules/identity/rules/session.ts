// How long a sign-in lasts.
import { hours, type Instant, later, minutes } from '../../../kernel/time.ts'

export interface Lasting {
  /** Without a single request. */
  readonly idle: number
  /** From signing in, whatever happens. */
  readonly whole: number
}

/** A shift at the desk, and a visit to the portal. */
export const lasting: Readonly<Record<'staff' | 'resident', Lasting>> = {
  staff: { idle: minutes(60), whole: hours(13) },
  resident: { idle: minutes(30), whole: hours(8) },
}

/** Seen again is written at most this often: reading a page should not write each time. */
export const seenEvery = minutes(1)

export const signInLasts = minutes(10)
export const invitationLasts = hours(7 * 24)
export const pairingLasts = minutes(15)
export const longestToken = hours(24 * 366)

export const endOf = (kind: 'staff' | 'resident', startedAt: Instant): Instant => later(startedAt, lasting[kind].whole)

/** «Firefox, Linux»: enough to recognise one's own session, too little to follow a person by. */
export function browserOf(agent: string | undefined): string {
  const name = /Edg\//.test(agent ?? '') ? 'Edge' : (/(Firefox|OPR|Chrome|Safari)\//.exec(agent ?? '')?.[1] ?? '')
  const system = /(Android|iPhone|iPad|Windows|Mac OS|Linux)/.exec(agent ?? '')?.[1] ?? ''
  return [name === 'OPR' ? 'Opera' : name, system].filter(Boolean).join(', ')
}
