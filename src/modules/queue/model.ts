// The line of a hall: tickets, what each has been through, and when the answer is no.
import type { Id } from '../../kernel/id.ts'
import { refusals } from '../../kernel/refusal.ts'
import type { Lang } from '../../kernel/text.ts'
import type { Instant, PlainDate, PlainTime } from '../../kernel/time.ts'
import type {
  CentreId,
  DeskId,
  GroupId,
  Level,
  PriorityGroup,
  ServiceId,
  Settings,
  StaffId,
  TicketClass,
  TicketPurpose,
} from '../centres/model.ts'

export type TicketId = Id<'Ticket'>
export type ResidentId = Id<'Resident'>
export type PowerId = Id<'Power'>

/** «А-042»: the letter of the group's series and the number in the day; goes on past 999. */
export const labelOf = ({ series, number }: { readonly series: string; readonly number: number }): string =>
  `${series}-${String(number).padStart(3, '0')}`

/** What stands in the line: just what decides who is next, and nothing of who it is. */
export interface InLine {
  readonly id: TicketId
  readonly series: string
  readonly number: number
  readonly class: TicketClass
  readonly purpose: TicketPurpose
  readonly groupId: GroupId
  readonly serviceId: ServiceId | null
  /** The group is the service's own, so a desk may differ from its group in this one service. */
  readonly ownGroup: boolean
  readonly needsStation: boolean
  readonly promisedAt: Instant
  readonly issuedAt: Instant
  /** Transferred to a desk, or returning to one: no other takes it. */
  readonly onlyDeskId: DeskId | null
  /** Usual minutes at the desk. */
  readonly minutes: number
}

/** A booking of today whose visitor has not come yet; told to the queue by whoever keeps bookings. */
export interface ExpectedBooking {
  readonly at: Instant
  readonly groupId: GroupId
  readonly serviceId: ServiceId | null
  readonly needsStation: boolean
  readonly minutes: number
}

export type TicketState =
  | { readonly kind: 'waiting'; readonly since: Instant }
  | {
      readonly kind: 'called'
      readonly deskId: DeskId
      readonly staffId: StaffId
      readonly at: Instant
      readonly times: number
    }
  | {
      readonly kind: 'serving'
      readonly deskId: DeskId
      readonly staffId: StaffId
      readonly calledAt: Instant
      readonly at: Instant
    }
  /** Out of the line until then; back to the desk that parked it, if one did. */
  | { readonly kind: 'parked'; readonly deskId: DeskId | null; readonly until: Instant; readonly reason: ParkReason }
  /** Did not come when called; stands in the line again then, or earlier on «I am here», and keeps the promise. */
  | { readonly kind: 'absent'; readonly until: Instant }
  | { readonly kind: 'finished'; readonly at: Instant; readonly outcome: Outcome }
  | { readonly kind: 'left'; readonly at: Instant; readonly why: 'no-show' | 'closing' | 'own-wish' }

export type StateKind = TicketState['kind']

/** Why somebody was called by hand before others; codes, because the record keeps no words about a person. */
export const handReasons = ['unwell', 'invited', 'our-mistake', 'one-question', 'head'] as const
export type HandReason = (typeof handReasons)[number]

/** Why a ticket was given out though the day is too short for it, decided by staff; codes, because the record keeps no words about a person. */
export const despiteReasons = ['from-afar', 'last-day', 'unwell', 'our-mistake', 'desk-waits'] as const
export type DespiteReason = (typeof despiteReasons)[number]

export const outcomes = ['served', 'no-service', 'postponed', 'elsewhere'] as const
export type Outcome = (typeof outcomes)[number]

/** `away`: the visitor asked to be called later. */
export const parkReasons = ['papers', 'payment', 'photo', 'register', 'other', 'away'] as const
export type ParkReason = (typeof parkReasons)[number]

/** Why a declared priority was not accepted; codes, because the record keeps no words about a person. */
export const withdrawReasons = ['no-proof', 'another-person', 'used-today'] as const
export type WithdrawReason = (typeof withdrawReasons)[number]

export type PriorityState = 'declared' | 'confirmed' | 'withdrawn'

/** One thing the visitor came for; a visit may have several on one ticket. */
export interface Errand {
  readonly n: number
  /** For which of the people on the ticket: 1, 2 … */
  readonly person: number
  readonly purpose: TicketPurpose
  readonly serviceId: ServiceId | null
  readonly outcome: Outcome | null
}

/** One of the people of a ticket, as identified at the desk, and by which power they act for another. */
export interface Visitor {
  readonly n: number
  readonly residentId: ResidentId
  readonly actsBy: { readonly powerId: PowerId; readonly principalId: ResidentId } | null
}

export interface Ticket extends InLine {
  readonly centreId: CentreId
  readonly day: PlainDate
  readonly lang: Lang
  readonly state: TicketState
  readonly priority: { readonly group: PriorityGroup; readonly state: PriorityState } | null
  /** How many came on this ticket: a family, a group. */
  readonly people: number
  /** Whose turn it is at the desk: 1 … people. */
  readonly person: number
  /** That person, once identified. */
  readonly residentId: ResidentId | null
  /** The present call has no gong and stands on no board. */
  readonly silent: boolean
  readonly note: string | null
  /** Where the ticket goes back after the desk it was transferred to. */
  readonly returnDeskId: DeskId | null
  readonly absences: number
  /** Counts the changes; the number of the last event. */
  readonly version: number
}

export const eventTypes = [
  'issued',
  'called',
  'called-again',
  'started',
  'absent',
  'came-back',
  'parked',
  'returned',
  'transferred',
  'errand-added',
  'errand-done',
  'people-set',
  'turned',
  'identified',
  'acts-for',
  'priority-confirmed',
  'priority-withdrawn',
  'promise-moved',
  'noted',
  'handed-over',
  'finished',
  'left',
] as const
export type TicketEventType = (typeof eventTypes)[number]

/** How a ticket stands in the line from an event on: with every event that puts it there, so that any moment can be judged later. */
export type Standing = Pick<
  InLine,
  'class' | 'purpose' | 'groupId' | 'serviceId' | 'ownGroup' | 'needsStation' | 'promisedAt' | 'onlyDeskId' | 'minutes'
>

export const standingOf = (ticket: Standing): Standing => ({
  class: ticket.class,
  purpose: ticket.purpose,
  groupId: ticket.groupId,
  serviceId: ticket.serviceId,
  ownGroup: ticket.ownGroup,
  needsStation: ticket.needsStation,
  promisedAt: ticket.promisedAt,
  onlyDeskId: ticket.onlyDeskId,
  minutes: ticket.minutes,
})

/** What a desk served at a call, as the record keeps it: lists in order, so that the same duties are kept once. */
export interface Serves {
  readonly groups: readonly (readonly [GroupId, Level])[]
  readonly services: readonly (readonly [ServiceId, Level])[]
  readonly station: boolean
  readonly quick: number | null
}

/** One line of the visit's thread. Facts are codes and ids, never words about the person. */
export interface TicketEvent {
  readonly type: TicketEventType
  readonly at: Instant
  readonly deskId: DeskId | null
  readonly staffId: StaffId | null
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/* Numbers a kiosk holds in advance */

export type LeaseId = Id<'NumberLease'>
/** The store of one browser that holds leases; two browsers of one machine are two holders. */
export type HolderId = Id<'NumberHolder'>

/** A range of numbers of the kiosk's own letter, for one day. */
export interface Lease {
  readonly id: LeaseId
  readonly day: PlainDate
  readonly series: string
  readonly first: number
  readonly last: number
  /** The first number that is not known to have been given out. */
  readonly next: number
  /** Minutes to the promise, as they were when the numbers were leased. */
  readonly targets: Settings['targets']
}

/** What a person at a kiosk without a connection came for. */
export interface OfflineWish {
  readonly purpose: TicketPurpose
  readonly serviceId: ServiceId | null
  readonly priority: PriorityGroup | null
  readonly lang: Lang
}

/** A ticket given out without the server, as it stands on paper. */
export interface OfflineTicket extends OfflineWish {
  readonly id: TicketId
  readonly leaseId: LeaseId
  readonly day: PlainDate
  readonly series: string
  readonly number: number
  readonly issuedAt: Instant
  readonly promisedAt: Instant
}

/** `not-heard`: the day ended and the kiosk had not said how far it came. */
export type VoidReason = 'not-used' | 'not-heard'

/** How long people without a booking wait who come in one hour of today. */
export interface HourOfDay {
  /** «10:00»: the hour that begins then. */
  readonly from: PlainTime
  readonly told: 'was' | 'will-be'
  /** Minutes within which half were called, and nine of ten. */
  readonly half: number | null
  readonly nineInTen: number | null
  /** Why there is no figure: too few people, too little known of such days, or many would not be called today. */
  readonly silent: 'few' | 'unknown' | 'not-today' | null
}

/** Fewer people than this are not told of by a figure, which could point at one of them (handbook 6). */
export const smallestTold = 5

export const no = refusals('queue', {
  'no-numbers-left': {
    kind: 'conflict',
    uk: 'Кіоск не має більше номерів на сьогодні. Підійдіть до рецепції.',
    en: 'The kiosk has no more numbers for today. Ask at the reception.',
  },
  'no-letter-left': {
    kind: 'conflict',
    uk: 'Усі літери талонів зайняті, тому кіоск не працюватиме без зв’язку. Звільніть одну серед серій центру.',
    en: 'All letters of tickets are taken, so the kiosk will not work without a connection. Free one among the series.',
  },
  'no-ticket': {
    kind: 'missing',
    uk: 'Такого талона немає. Перевірте посилання або візьміть новий.',
    en: 'There is no such ticket. Check the link or take a new one.',
  },
  'nobody-waits': {
    kind: 'missing',
    uk: 'Для ваших послуг зараз ніхто не чекає.',
    en: 'Nobody is waiting for your services now.',
  },
  'tickets-not-issued-now': {
    kind: 'conflict',
    uk: 'Зараз талонів не видаємо. Години видачі — на сторінці центру.',
    en: 'Tickets are not given out now. See the hours on the page of the centre.',
  },
  'not-given-here': {
    kind: 'conflict',
    uk: 'Цієї послуги в нашому центрі немає. Подивіться на сторінці послуги, де її надають.',
    en: 'This service is not given here. Its page says where it is.',
  },
  'not-offered-now': {
    kind: 'conflict',
    uk: 'Зараз цієї заяви не приймаємо: {whyUk}. Можна порадитися або прийти пізніше.',
    en: 'This can’t be filed now: {whyEn}. You can ask for advice or come later.',
  },
  'too-late-today': {
    kind: 'conflict',
    uk: 'Сьогодні вже не встигнемо: приймаємо до {until}, а {byUk}. Запишіться на інший час.',
    en: 'There is not enough time today: we receive until {until}, and {byEn}. Please book another time.',
  },
  'needs-a-service': {
    kind: 'invalid',
    uk: 'Оберіть послугу, щоб подати документи.',
    en: 'Choose a service to file for.',
  },
  'unknown-priority': {
    kind: 'invalid',
    uk: 'Такої групи першочерговості в центрі немає.',
    en: 'The centre has no such priority group.',
  },
  'desk-busy': { kind: 'conflict', uk: 'Спершу завершіть талон {label}.', en: 'Finish ticket {label} first.' },
  'nobody-called': {
    kind: 'conflict',
    uk: 'За цим столом зараз нікого не викликано.',
    en: 'Nobody is called to this desk now.',
  },
  'wrong-state': {
    kind: 'conflict',
    uk: 'Талон {label} зараз «{state}», тому це неможливо. Оновіть сторінку.',
    en: 'Ticket {label} is “{state}” now, so this is not possible. Reload the page.',
  },
  'not-at-your-desk': {
    kind: 'conflict',
    uk: 'Талон {label} веде інший стіл.',
    en: 'Another desk has ticket {label}.',
  },
  'called-enough': {
    kind: 'conflict',
    uk: 'Талон {label} викликано вже {times} рази. Позначте неявку.',
    en: 'Ticket {label} has been called {times} times. Mark the no-show.',
  },
  'too-soon': {
    kind: 'conflict',
    uk: 'Повторити виклик можна за {seconds} с.',
    en: 'You can call again in {seconds} s.',
  },
  'return-in-the-past': {
    kind: 'invalid',
    uk: 'Час повернення має бути пізніше за теперішній і сьогодні.',
    en: 'The return time must be later than now, and today.',
  },
  'return-after-reception': {
    kind: 'invalid',
    uk: 'Прийом сьогодні до {until}. Поверніть талон раніше.',
    en: 'Reception ends at {until} today. Bring the ticket back earlier.',
  },
  'desk-cannot-serve': {
    kind: 'conflict',
    uk: 'Стіл {desk} цієї послуги не веде. Оберіть інший.',
    en: 'Desk {desk} does not serve this. Choose another.',
  },
  'transfer-where': {
    kind: 'invalid',
    uk: 'Оберіть стіл або послугу, куди передати талон.',
    en: 'Choose the desk or the service to transfer the ticket to.',
  },
  'hand-over-to-whom': {
    kind: 'invalid',
    uk: 'Оберіть, кому передаєте стіл: колезі або іншому столу.',
    en: 'Choose to whom you hand the desk over: a colleague, or another desk.',
  },
  'same-desk': { kind: 'invalid', uk: 'Талон уже за цим столом.', en: 'The ticket is at this desk already.' },
  'no-priority': {
    kind: 'conflict',
    uk: 'Цей талон не заявляв першочерговості.',
    en: 'This ticket did not declare priority.',
  },
  'priority-checked': {
    kind: 'conflict',
    uk: 'Першочерговість цього талона вже перевірено.',
    en: 'The priority of this ticket has been checked already.',
  },
  'too-many-people': {
    kind: 'invalid',
    uk: 'На один талон — від 1 до {most} людей. Для більшої групи візьміть ще один талон.',
    en: 'One ticket is for 1 to {most} people. A larger group takes one more ticket.',
  },
  'people-are-known': {
    kind: 'conflict',
    uk: 'На цьому талоні вже встановлено осіб: {known}. Менше не може бути.',
    en: '{known} people of this ticket have been identified already. It can’t be fewer.',
  },
  'no-person': {
    kind: 'missing',
    uk: 'На цьому талоні немає такої людини. Оберіть зі списку.',
    en: 'There is no such person on this ticket. Choose from the list.',
  },
  'same-person': {
    kind: 'conflict',
    uk: 'Цю особу вже встановлено на цьому талоні.',
    en: 'This person has been identified on this ticket already.',
  },
  'no-such-number': {
    kind: 'missing',
    uk: 'Талона {label} сьогодні немає. Перевірте літеру й номер.',
    en: 'There is no ticket {label} today. Check the letter and the number.',
  },
  'bad-number': {
    kind: 'invalid',
    uk: 'Напишіть номер талона, як-от А-042.',
    en: 'Write the number of the ticket, such as А-042.',
  },
  'too-late-to-return': {
    kind: 'conflict',
    uk: 'Талон {label} закрито, і сьогодні вже не приймаємо. Візьміть новий іншого дня.',
    en: 'Ticket {label} is closed, and reception is over for today. Take a new one another day.',
  },
  'no-errand': { kind: 'missing', uk: 'Такої послуги у візиті немає.', en: 'The visit has no such service.' },
  'kiosk-too-fast': {
    kind: 'conflict',
    uk: 'Забагато талонів за хвилину. Зачекайте трохи або підійдіть до рецепції.',
    en: 'Too many tickets in a minute. Wait a little or ask at the reception.',
  },
  'already-has-outcome': { kind: 'conflict', uk: 'Цю послугу вже завершено.', en: 'This service is already done.' },
})
