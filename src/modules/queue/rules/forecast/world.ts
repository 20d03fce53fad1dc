// The hall as the forecast sees it at one moment: who waits, who is aside, desks with their people of today, bookings to come.
import type { Instant } from '../../../../kernel/time.ts'
import type { DeskId, StaffId } from '../../../centres/model.ts'
import type { ExpectedBooking, InLine, TicketId } from '../../model.ts'
import type { Guard } from '../guard.ts'
import type { CallingDesk } from '../line.ts'
import type { Stood } from './aftermath.ts'
import type { Experience, Visit } from './experience.ts'

export interface World {
  readonly now: Instant
  readonly startOfDay: Instant
  /** 1 — Monday. */
  readonly weekday: number
  /** Nobody comes for a ticket after this. */
  readonly ticketsUntil: Instant
  /** In the order of the line. */
  readonly waiting: readonly InLine[]
  readonly aside: readonly Aside[]
  readonly desks: readonly DeskToday[]
  readonly bookings: readonly ExpectedBooking[]
  /** People who would come now, or at a later moment of today: for each, the place in the line they would get. */
  readonly newcomers: readonly InLine[]
  /** Of today; what stands now stands until now. */
  readonly alarms: readonly Stood[]
  /** Tickets given out today so far. */
  readonly issued: number
  /** Minutes from a ticket to its promise, by class. */
  readonly targets: Readonly<Record<InLine['class'], number>>
  readonly experience: Experience | null
  readonly guards: readonly Guard[]
}

/** Parked or absent: back in the line at a moment. */
export interface Aside extends InLine {
  readonly until: Instant
}

export interface DeskToday {
  readonly id: DeskId
  /** Who calls from here today from now on, one after another. */
  readonly posts: readonly PostToday[]
  /** What goes on there now, if the first of the posts has begun. */
  readonly now: DeskNow
}

export type DeskNow =
  | { readonly kind: 'closed' }
  | { readonly kind: 'free' }
  /** `backAt`: when the person said they would be back. */
  | { readonly kind: 'break'; readonly since: Instant; readonly backAt: Instant | null }
  | { readonly kind: 'with'; readonly visitor: AtDesk }

export interface AtDesk extends Visit {
  readonly id: TicketId
  readonly calledAt: Instant
  readonly state: 'called' | 'serving'
}

/** One person at the desk. */
export interface PostToday {
  readonly staffId: StaffId
  readonly calling: CallingDesk
  readonly from: Instant
  readonly until: Instant
  readonly hadBreak: boolean
  /** Sits there now; others are only planned. */
  readonly isThere: boolean
  /** The same person as in the post before, with other work: nobody has to sit down. */
  readonly goesOn?: boolean
}

/** When somebody will be called: half of the time by the first, nine times of ten by the second. */
export interface Expected {
  /** Nothing when it is as likely that today nobody calls. */
  readonly at: Instant | null
  readonly surelyBy: Instant | null
  /** Where most likely. */
  readonly deskId: DeskId | null
  /** In what share of the plays the call comes after the promise. */
  readonly broken: number
}

export interface Forecast {
  readonly at: Instant
  readonly runs: number
  readonly tickets: ReadonlyMap<TicketId, Expected>
  readonly newcomers: ReadonlyMap<TicketId, Expected>
}
