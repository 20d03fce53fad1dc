// Whom a booking is bound to: a resident who signed in, a telephone confirmed by a code, or a person an administrator books for.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { dateIn } from '../../../kernel/time.ts'
import type { CentreId, NetworkId } from '../../centres/model.ts'
import { checkNumber } from '../../identity/service/read-person.ts'
import {
  type BookingChannel,
  type BookingSettings,
  type Contact,
  no,
  type PersonId,
  type PhoneCodeId,
  type ResidentId,
} from '../model.ts'
import * as people from '../store/people.ts'
import { personIdOf } from './secrets.ts'

export type Whom =
  /** The resident who acts. */
  | { readonly kind: 'self' }
  | { readonly kind: 'phone'; readonly proof: PhoneCodeId }
  /** By an administrator or operator, who talks with the person. */
  | {
      readonly kind: 'by-staff'
      readonly residentId?: ResidentId | undefined
      readonly phone?: string | undefined
      readonly name?: string | undefined
    }

export interface Bound {
  readonly personId: PersonId
  readonly residentId: ResidentId | null
  readonly contact: Contact
}

export async function bindTo(work: Work, centreId: CentreId, whom: Whom, settings: BookingSettings): Promise<Bound> {
  if (whom.kind === 'self') return self(work, settings)
  if (whom.kind === 'phone') return byPhone(work, centreId, whom.proof, settings)
  permit(work.actor, 'queue.issue', centreId)
  if (work.actor.kind === 'device') throw new Refusal(no('who-books', {}, 'phone'))
  const { residentId, phone: typed, name } = whom
  const phone = typed?.trim() ? accept(checkNumber('phone', typed)) : undefined
  const contact = { phone, name: name?.trim().slice(0, 80) || undefined }
  if (residentId) return { personId: personIdOf(work, `resident:${residentId}`), residentId, contact }
  if (!phone) throw new Refusal(no('who-books', {}, 'phone'))
  return { personId: personIdOf(work, `phone:${phone}`), residentId: null, contact }
}

function self(work: Work, { identity }: BookingSettings): Bound {
  const { actor } = work
  if (actor.kind !== 'resident') throw new Refusal(no('who-books', {}, 'phone'))
  if (!identity.includes('identity')) throw new Refusal(no('way-not-offered'))
  return { personId: personIdOf(work, `resident:${actor.id}`), residentId: actor.id, contact: {} }
}

async function byPhone(
  work: Work,
  centreId: CentreId,
  proof: PhoneCodeId,
  { identity }: BookingSettings,
): Promise<Bound> {
  if (!identity.includes('phone')) throw new Refusal(no('way-not-offered'))
  const kept = await people.lockPhone(work, centreId, proof)
  if (!kept?.confirmedAt) throw new Refusal(no('phone-not-confirmed', {}, 'phone'))
  return { personId: kept.personId, residentId: null, contact: { phone: kept.phone } }
}

/** Who missed too often books at the centre or by telephone for a while. */
export async function refuseBarred(
  work: Work,
  networkId: NetworkId,
  personId: PersonId,
  { channel, zone }: { readonly channel: BookingChannel; readonly zone: string },
): Promise<void> {
  if (channel === 'phone') return
  const { barredUntil } = await people.getMissing(work, networkId, personId)
  if (barredUntil !== null && barredUntil > work.now)
    throw new Refusal(no('barred', { until: dateIn(zone, barredUntil) }))
}
