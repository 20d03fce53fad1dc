// The tables of the waiting list as Kysely sees them.
import type { Json, MaybeTimestamp, Timestamp } from '../../../db/tables.ts'
import type { Lang } from '../../../kernel/text.ts'
import type { PlainDate, PlainTime } from '../../../kernel/time.ts'
import type { CentreId, NetworkId, ServiceId, TicketPurpose } from '../../centres/model.ts'
import type { EndReason, OfferId, OfferState, WaitingId, WaitingSettings, WaitingState } from '../model/waiting.ts'
import type { BookingId, PersonId, ResidentId } from '../model.ts'

export interface WaitingTable {
  network_id: NetworkId
  id: WaitingId
  purpose: TicketPurpose
  service_id: ServiceId | null
  first_day: PlainDate
  last_day: PlainDate
  weekdays: number[]
  from_time: PlainTime
  until_time: PlainTime
  more_time: boolean
  /** Sealed. */
  priority_group: Buffer | null
  person_id: PersonId
  resident_id: ResidentId | null
  /** Sealed. */
  contact: Buffer
  lang: Lang
  since: Timestamp
  state: WaitingState
  instead_centre_id: CentreId | null
  instead_booking_id: BookingId | null
  instead_starts_at: MaybeTimestamp
  silences: number
  ended_why: EndReason | null
  changed_at: Timestamp
  link_hash: Buffer
}

export interface OfferTable {
  centre_id: CentreId
  id: OfferId
  network_id: NetworkId
  waiting_id: WaitingId
  booking_id: BookingId
  starts_at: Timestamp
  offered_at: Timestamp
  tell_at: Timestamp
  told_at: MaybeTimestamp
  until: Timestamp
  state: OfferState
  answered_at: MaybeTimestamp
}

declare module '../../../db/tables.ts' {
  interface Tables {
    'appointments.waiting_setting': { centre_id: CentreId; value: Json<Partial<WaitingSettings>> }
    'appointments.waiting': WaitingTable
    'appointments.waiting_centre': { centre_id: CentreId; network_id: NetworkId; waiting_id: WaitingId }
    'appointments.offer': OfferTable
  }
}
