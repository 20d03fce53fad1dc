// The tables of fair releases as Kysely sees them.
import type { Json, MaybeTimestamp, Timestamp } from '../../../db/tables.ts'
import type { Lang } from '../../../kernel/text.ts'
import type { CentreId, NetworkId, ServiceId, TicketPurpose } from '../../centres/model.ts'
import type { Pseudonym } from '../model/draw.ts'
import type { EntrantState, Preferences, ReleaseId, ReleaseState } from '../model/release.ts'
import type { BookingChannel, BookingId, PersonId, ResidentId } from '../model.ts'

export interface ReleaseTable {
  centre_id: CentreId
  id: ReleaseId
  network_id: NetworkId
  service_id: ServiceId
  purpose: TicketPurpose
  state: ReleaseState
  announced_at: Timestamp
  opens_at: Timestamp
  closes_at: Timestamp
  draws_at: Timestamp
  confirm_hours: number
  pass_hours: number
  /** Sealed until the draw. */
  sealed_seed: Buffer
  seed_hash: string
  list_hash: string | null
  seed: string | null
  drawn_at: MaybeTimestamp
}

export interface ReleaseSlotTable {
  centre_id: CentreId
  release_id: ReleaseId
  n: number
  at_centre_id: CentreId
  starts_at: Timestamp
  minutes: number
  places: number
}

export interface ReleasePlaceTable {
  centre_id: CentreId
  release_id: ReleaseId
  slot_n: number
  place_n: number
  at_centre_id: CentreId
  booking_id: BookingId
  pseudonym: Pseudonym | null
  confirm_by: MaybeTimestamp
  opened_at: MaybeTimestamp
}

export interface EntrantTable {
  centre_id: CentreId
  release_id: ReleaseId
  pseudonym: Pseudonym
  person_id: PersonId
  resident_id: ResidentId | null
  /** Sealed. */
  contact: Buffer
  lang: Lang
  entered_at: Timestamp
  entered_by: BookingChannel
  preferences: Json<Preferences>
  wishes: string
  link_hash: Buffer
  state: EntrantState
  weight: number | null
  rank: number | null
  slot_n: number | null
  changed_at: Timestamp
}

export interface PassedTable {
  centre_id: CentreId
  release_id: ReleaseId
  n: number
  slot_n: number
  from_pseudonym: Pseudonym
  to_pseudonym: Pseudonym | null
  at: Timestamp
}

export interface ChanceTable {
  network_id: NetworkId
  service_id: ServiceId
  person_id: PersonId
  weight: number
  changed_at: Timestamp
}

declare module '../../../db/tables.ts' {
  interface Tables {
    'appointments.release': ReleaseTable
    'appointments.release_slot': ReleaseSlotTable
    'appointments.release_place': ReleasePlaceTable
    'appointments.entrant': EntrantTable
    'appointments.release_passed': PassedTable
    'appointments.chance': ChanceTable
  }
}
