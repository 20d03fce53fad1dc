// Booked times: what a person wants, the time they hold, whom it is bound to, and when the answer is no.
import type { Id } from '../../kernel/id.ts'
import { refusals } from '../../kernel/refusal.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'
import type {
  CentreId,
  DeskId,
  GroupId,
  NetworkId,
  PriorityGroup,
  ServiceId,
  StaffId,
  TicketPurpose,
} from '../centres/model.ts'
import type { TicketId } from '../queue/model.ts'

export * from './model/draw.ts'
export * from './model/release.ts'
export * from './model/waiting.ts'

export type BookingId = Id<'Booking'>
/** One person, always the same: made of a keyed hash of the resident or of the confirmed telephone. */
export type PersonId = Id<'BookingPerson'>
export type ResidentId = Id<'Resident'>
export type PhoneCodeId = Id<'PhoneCode'>

/** Lanes are counted in steps of so many minutes. */
export const tickMinutes = 5

export const channels = {
  online: { uk: 'онлайн', en: 'online' },
  kiosk: { uk: 'термінал', en: 'kiosk' },
  phone: { uk: 'телефоном або на рецепції', en: 'by phone or at the reception' },
} as const satisfies Record<string, Text>
export type BookingChannel = keyof typeof channels

/** Whose share of the day a booking takes. What is kept for people with priority is a share of its own, and so is a fair release. */
export const pools = ['online', 'kiosk', 'phone', 'priority', 'release'] as const
export type Pool = (typeof pools)[number]
/** Shares that are set by the head; a fair release takes what it announces. */
export const sharedPools = ['online', 'kiosk', 'phone', 'priority'] as const
export type SharedPool = (typeof sharedPools)[number]

/* What a person wants */

export interface WantedPart {
  readonly purpose: TicketPurpose
  /** Needed to submit; a consultation or a collection may do without. */
  readonly serviceId?: ServiceId | undefined
}

export interface BookingWish {
  readonly centreId: CentreId
  /** In this order, in one visit. */
  readonly parts: readonly WantedPart[]
  /** The person asked for more time. */
  readonly moreTime?: boolean | undefined
  /** Declared by the person, checked at the desk. */
  readonly priority?: PriorityGroup | undefined
}

/* A booking */

export const bookingStates = {
  held: { uk: 'утримується', en: 'held' },
  booked: { uk: 'записано', en: 'booked' },
  arrived: { uk: 'людина прийшла', en: 'arrived' },
  served: { uk: 'обслужено', en: 'served' },
  missed: { uk: 'не прийшли', en: 'missed' },
  cancelled: { uk: 'скасовано', en: 'cancelled' },
  lapsed: { uk: 'не підтверджено', en: 'not confirmed' },
} as const satisfies Record<string, Text>
export type BookingState = keyof typeof bookingStates

/** One service of the visit, at one desk. */
export interface Part {
  readonly n: number
  readonly purpose: TicketPurpose
  readonly serviceId: ServiceId | null
  readonly groupId: GroupId
  readonly deskId: DeskId
  readonly staffId: StaffId
  readonly stationId: string | null
  readonly startsAt: Instant
  /** Whole steps of `tickMinutes`. */
  readonly minutes: number
}

/** Personal, so it is sealed in the database. */
export interface Contact {
  readonly phone?: string | undefined
  readonly email?: string | undefined
  /** As the person wants to be called; never checked. */
  readonly name?: string | undefined
}

export interface Booking {
  readonly centreId: CentreId
  readonly id: BookingId
  readonly networkId: NetworkId
  readonly state: BookingState
  readonly channel: BookingChannel
  readonly pool: Pool
  readonly day: PlainDate
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly parts: readonly Part[]
  readonly personId: PersonId
  readonly residentId: ResidentId | null
  readonly contact: Contact
  readonly lang: Lang
  readonly priority: PriorityGroup | null
  readonly moreTime: boolean
  readonly heldUntil: Instant | null
  /** Held for the person without their asking: by a fair release or the waiting list. */
  readonly offered: boolean
  /** How often the secrets of the link and of the arrival were made anew. */
  readonly renewals: number
  readonly ticketId: TicketId | null
  readonly remindAt: Instant | null
  readonly reminders: number
  /** Grows with every change a calendar should hear of. */
  readonly sequence: number
  readonly madeAt: Instant
  /** Counts the changes; the number of the last event. */
  readonly version: number
}

export const eventTypes = [
  'held',
  'booked',
  'changed',
  'moved',
  'move-failed',
  'cancelled',
  'lapsed',
  'arrived',
  'arrived-late',
  'served',
  'missed',
  'reminded',
] as const
export type BookingEventType = (typeof eventTypes)[number]

/** Why a time was moved by the centre, not by the person. */
export const moveReasons = {
  alarm: { uk: 'через повітряну тривогу', en: 'because of an air alarm' },
  station: { uk: 'бо не працює біометрична станція', en: 'because a biometric station is down' },
  hours: { uk: 'бо змінився графік центру', en: 'because the hours of the centre changed' },
  outage: {
    uk: 'бо в центрі немає того, що потрібно для послуги',
    en: 'because the centre lacks what the service needs',
  },
} as const satisfies Record<string, Text>
export type MoveReason = keyof typeof moveReasons

/** Facts are codes and ids, never words about the person. */
export interface BookingEvent {
  readonly n: number
  readonly type: BookingEventType
  readonly at: Instant
  readonly by: string
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/* Claims and counters: what the database itself keeps */

export const claimKinds = ['desk', 'staff', 'station', 'person'] as const
export type ClaimKind = (typeof claimKinds)[number]

export interface Claim {
  readonly kind: ClaimKind
  readonly resourceId: string
  readonly from: Instant
  readonly until: Instant
}

export type CounterKind = 'quota' | 'load' | 'limit'

/** How a counter changes: never below nothing and never above `most`. */
export interface Count {
  /** The centre; for what one person may, the network. */
  readonly of: CentreId | NetworkId
  readonly kind: CounterKind
  readonly about: string
  readonly period: string
  readonly by: number
  readonly most: number
}

/* What the head decides */

export const identityWays = ['identity', 'phone'] as const
export type IdentityWay = (typeof identityWays)[number]

export interface BookingSettings {
  /** The centre takes bookings at all. */
  readonly isOffered: boolean
  /** How far ahead, in days. */
  readonly horizonDays: number
  /** A time can still be booked so many minutes before it begins. */
  readonly closesMinutesBefore: number
  /** Times begin at these minutes of the clock. */
  readonly gridMinutes: number
  readonly holdMinutes: number
  /** For a person who asks for more time, with each service. */
  readonly moreTimeMinutes: number
  /** Percent of a desk's day that may be booked; the rest stays with the live line. */
  readonly deskShare: number
  readonly stationShare: number
  /** Percent of what may be booked, for each channel; together at most 100. */
  readonly shares: Readonly<Record<SharedPool, number>>
  /** So many hours before the day opens, what a channel has left is anybody's. */
  readonly releaseHours: number
  /** How a person is bound to a booking online and at the kiosk. */
  readonly identity: readonly IdentityWay[]
  /** How many bookings one person may have ahead, and of one service in a month. */
  readonly mostAhead: number
  readonly mostOfServiceInMonth: number
  /** Cancelled at least so many hours before, a booking does not count. */
  readonly cancelHours: number
  /** So many missed visits within so many days, and the person books at the centre for so many days. */
  readonly missesToBar: number
  readonly missDays: number
  readonly barDays: number
  readonly earlyMinutes: number
  /** Within this time after its beginning the booked time holds; later the person goes on in the live line. */
  readonly graceMinutes: number
  /** Hours before the visit at which a person is reminded. */
  readonly reminderHours: readonly number[]
}

export const defaultBookingSettings: BookingSettings = {
  isOffered: true,
  horizonDays: 30,
  closesMinutesBefore: 30,
  gridMinutes: 15,
  holdMinutes: 10,
  moreTimeMinutes: 10,
  deskShare: 60,
  stationShare: 85,
  shares: { online: 50, kiosk: 10, phone: 20, priority: 20 },
  releaseHours: 24,
  identity: ['identity', 'phone'],
  mostAhead: 3,
  mostOfServiceInMonth: 2,
  cancelHours: 3,
  missesToBar: 3,
  missDays: 90,
  barDays: 30,
  earlyMinutes: 30,
  graceMinutes: 10,
  reminderHours: [24, 2],
}

export const no = refusals('appointments', {
  'no-booking': {
    kind: 'missing',
    uk: 'Такого запису немає. Перевірте посилання або код.',
    en: 'There is no such booking. Check the link or the code.',
  },
  'not-offered': {
    kind: 'conflict',
    uk: 'Цей центр зараз не веде запису. Можна прийти й узяти талон.',
    en: 'This centre takes no bookings now. You can come and take a ticket.',
  },
  'nothing-wanted': { kind: 'invalid', uk: 'Оберіть послугу.', en: 'Choose a service.' },
  'too-many-parts': {
    kind: 'invalid',
    uk: 'За один візит можна записатися щонайбільше на {most} послуги.',
    en: 'One visit can have {most} services at most.',
  },
  'slot-taken': {
    kind: 'conflict',
    uk: 'Цей час щойно зайняли. Оберіть інший.',
    en: 'This time has just been taken. Choose another.',
  },
  'no-such-slot': {
    kind: 'conflict',
    uk: 'На цей час запису немає. Оберіть час зі списку.',
    en: 'This time cannot be booked. Choose a time from the list.',
  },
  'too-far-ahead': {
    kind: 'invalid',
    uk: 'Записуємо щонайбільше на {days} днів наперед.',
    en: 'Bookings are taken {days} days ahead at most.',
  },
  'share-full': {
    kind: 'conflict',
    uk: 'На цей день онлайн-місця вже зайняті. Оберіть інший день або прийдіть у живу чергу.',
    en: 'The places of this channel are taken for that day. Choose another day or come to the live line.',
  },
  'too-many-ahead': {
    kind: 'conflict',
    uk: 'У вас уже є {most} записи наперед. Скасуйте зайвий, і тоді запишіться знову.',
    en: 'You already have {most} bookings ahead. Cancel one, then book again.',
  },
  'too-many-of-service': {
    kind: 'conflict',
    uk: 'На цю послугу можна записатися щонайбільше {most} рази на місяць.',
    en: 'This service can be booked {most} times a month at most.',
  },
  'two-places-at-once': {
    kind: 'conflict',
    uk: 'На цей час у вас уже є запис.',
    en: 'You already have a booking at this time.',
  },
  barred: {
    kind: 'conflict',
    uk: 'Кілька разів ви не прийшли на запис. До {until} записатися можна лише в центрі або телефоном.',
    en: 'You missed several bookings. Until {until} you can book only at the centre or by phone.',
  },
  'why-restored': {
    kind: 'invalid',
    uk: 'Напишіть, чому повертаєте право: причина лишиться в журналі.',
    en: 'Write why the right is given back: the reason stays in the log.',
  },
  'who-books': {
    kind: 'invalid',
    uk: 'Увійдіть або підтвердьте телефон, щоб записатися.',
    en: 'Sign in or confirm your phone to book.',
  },
  'way-not-offered': {
    kind: 'conflict',
    uk: 'Цей центр записує лише після входу через id.gov.ua.',
    en: 'This centre takes bookings only after signing in.',
  },
  'phone-not-confirmed': {
    kind: 'forbidden',
    uk: 'Телефон не підтверджено або минув час. Запросіть код ще раз.',
    en: 'The phone is not confirmed, or the time is over. Ask for a code again.',
  },
  'wrong-code': {
    kind: 'invalid',
    uk: 'Код не підходить. Залишилося спроб: {left}.',
    en: 'The code does not match. Tries left: {left}.',
  },
  'code-spent': {
    kind: 'conflict',
    uk: 'Спроби вичерпано або код застарів. Запросіть новий код.',
    en: 'No tries are left, or the code is too old. Ask for a new one.',
  },
  'hold-over': {
    kind: 'conflict',
    uk: 'Час утримання минув. Оберіть час ще раз.',
    en: 'The hold is over. Choose a time again.',
  },
  'wrong-state': {
    kind: 'conflict',
    uk: 'Запис уже «{state}», тому це неможливо.',
    en: 'The booking is “{state}” already, so this is not possible.',
  },
  'not-today': {
    kind: 'conflict',
    uk: 'Ваш запис на інший день: {day}.',
    en: 'Your booking is for another day: {day}.',
  },
  'too-early': {
    kind: 'conflict',
    uk: 'Ще зарано. Підійдіть о {from} або пізніше.',
    en: 'It is too early. Come back at {from} or later.',
  },
  'still-awaited': {
    kind: 'conflict',
    uk: 'Людина ще може прийти вчасно.',
    en: 'The person may still come in time.',
  },
  'reception-over': {
    kind: 'conflict',
    uk: 'Прийом на сьогодні завершено. Запишіться на інший день.',
    en: 'Reception is over for today. Book another day.',
  },
  'same-time': { kind: 'invalid', uk: 'Запис уже на цей час.', en: 'The booking is at this time already.' },
  'setting-out-of-range': {
    kind: 'invalid',
    uk: 'Значення має бути від {from} до {to}.',
    en: 'The value must be from {from} to {to}.',
  },
  'nothing-to-undo': {
    kind: 'conflict',
    uk: 'Налаштувань запису ще не змінювали.',
    en: 'The settings of booking have not been changed yet.',
  },
  'shares-over-hundred': {
    kind: 'invalid',
    uk: 'Частки каналів разом не можуть перевищувати 100 %.',
    en: 'The shares of the channels may not exceed 100 % together.',
  },
})
