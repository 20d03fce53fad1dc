// Where is my case? By number and secret code, without signing in: state, dates, next step and centre, nothing else.
import type { Work } from '../../../db/work.ts'
import { no as general, type No } from '../../../kernel/refusal.ts'
import type { Text } from '../../../kernel/text.ts'
import { type Instant, later, minutes, type PlainDate } from '../../../kernel/time.ts'
import { recordAccess } from '../../audit/service.ts'
import { getCentre } from '../../centres/service/centres.ts'
import { type CaseState, caseStates, no } from '../model.ts'
import { networkOf } from '../rules/network.ts'
import { numberKey } from '../rules/number.ts'
import { nextStep, nowBy } from '../rules/timeline.ts'
import { nowIs } from '../rules/timeline-words.ts'
import * as store from '../store/numbers.ts'
import { isSecret, secretHash } from './secret.ts'

export interface Tracked {
  readonly number: string
  readonly state: CaseState
  readonly stateName: Text
  readonly since: Instant
  readonly now: Text
  /** Not later than this day. */
  readonly by: PlainDate | null
  readonly next: Text | null
  readonly filedOn: PlainDate
  readonly dueOn: PlainDate | null
  readonly closedAt: Instant | null
  readonly centre: { readonly name: Text; readonly address: string | null; readonly phones: readonly string[] }
}

export interface LookUp {
  readonly number: string
  readonly code: string
  /** Where the question came from; kept as a keyed hash for as long as the limit lasts. */
  readonly address: string
}

export const trackLimits = { window: minutes(15), perNumber: 10, perAddress: 30 }

/**
 * Answers with a refusal instead of throwing it: the count of failed tries must be kept, so the transaction must not be undone.
 * An unknown number and a wrong code take the same steps and get the same answer.
 */
export async function track(work: Work, { number, code, address }: LookUp): Promise<Tracked | No> {
  const windowStart = (work.now - (work.now % trackLimits.window)) as Instant
  const keys = [
    work.vault.hash('track-number', numberKey(number)),
    work.vault.hash('track-address', networkOf(address)),
  ]
  const [ofNumber = 0, ofAddress = 0] = await store.countAttempts(work, keys, windowStart)
  if (ofNumber > trackLimits.perNumber || ofAddress > trackLimits.perAddress) return tooMany(work, windowStart)
  const found = await store.findSecret(work, numberKey(number))
  if (!isSecret(found?.codeHash, secretHash(work, number, code)) || !found) return no('number-or-code')
  await store.forgiveAttempts(work, keys, windowStart)
  return trackedOf(work, found)
}

function tooMany(work: Work, windowStart: Instant): No {
  const left = later(windowStart, trackLimits.window) - work.now
  return general('too-many', { minutes: Math.ceil(left / minutes(1)) })
}

async function trackedOf(work: Work, { id, centreId }: store.Secret): Promise<Tracked> {
  const summary = await store.getSummary(work, centreId, id)
  const { name, address, phones } = await getCentre(work, centreId)
  await recordAccess(work, {
    operation: 'view',
    purpose: 'own',
    ground: 'right',
    fields: ['state'],
    subjectPersonId: summary.applicantId,
    caseId: id,
    centreId,
  })
  const { number, state, since, dueOn, clock, marks } = summary
  return {
    number,
    state,
    stateName: caseStates[state],
    since,
    now: nowIs[state],
    by: nowBy(summary),
    next: nextStep(summary),
    filedOn: clock.start,
    dueOn,
    closedAt: marks.closed ?? null,
    centre: { name, address, phones },
  }
}

/** Counts of windows that are over serve nobody. */
export const forgetTracking = (work: Work): Promise<void> =>
  store.forgetAttempts(work, later(work.now, -trackLimits.window))
