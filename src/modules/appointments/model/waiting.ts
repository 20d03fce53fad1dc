// The waiting list: who wants to be told when a time frees, what is offered to them, and for how long.
import type { Id } from '../../../kernel/id.ts'
import { refusals } from '../../../kernel/refusal.ts'
import type { Lang, Text } from '../../../kernel/text.ts'
import type { Instant, PlainDate, PlainTime } from '../../../kernel/time.ts'
import type { CentreId, NetworkId, PriorityGroup, ServiceId, TicketPurpose } from '../../centres/model.ts'
import type { BookingId, Contact, PersonId, ResidentId } from '../model.ts'

export type WaitingId = Id<'WaitingWish'>
export type OfferId = Id<'Offer'>

export const waitingStates = {
  waiting: { uk: 'чекає', en: 'waiting' },
  offered: { uk: 'час запропоновано', en: 'a time is offered' },
  booked: { uk: 'записано', en: 'booked' },
  ended: { uk: 'більше не чекає', en: 'no longer waiting' },
} as const satisfies Record<string, Text>
export type WaitingState = keyof typeof waitingStates

export const endReasons = {
  'own-wish': { uk: 'за бажанням людини', en: 'at the person’s wish' },
  'too-late': { uk: 'минув останній бажаний день', en: 'the last wished day has passed' },
  silent: { uk: 'двічі без відповіді', en: 'two offers without an answer' },
  'booked-otherwise': { uk: 'запис зроблено інакше', en: 'booked in another way' },
} as const satisfies Record<string, Text>
export type EndReason = keyof typeof endReasons

/** What a time must be like to be offered. */
export interface WaitingWish {
  readonly networkId: NetworkId
  readonly id: WaitingId
  readonly centres: readonly CentreId[]
  readonly purpose: TicketPurpose
  readonly serviceId: ServiceId | null
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate
  /** 1 — Monday … 7 — Sunday. */
  readonly weekdays: readonly number[]
  readonly fromTime: PlainTime
  readonly untilTime: PlainTime
  readonly moreTime: boolean
  readonly priority: PriorityGroup | null
  readonly personId: PersonId
  readonly residentId: ResidentId | null
  readonly contact: Contact
  readonly lang: Lang
  readonly since: Instant
  readonly state: WaitingState
  /** A booking the person has and would exchange for an earlier time. */
  readonly insteadOf: { readonly centreId: CentreId; readonly bookingId: BookingId; readonly startsAt: Instant } | null
  /** Offers without any answer. */
  readonly silences: number
  readonly endedWhy: EndReason | null
}

export const offerStates = {
  open: { uk: 'чекає на відповідь', en: 'waits for an answer' },
  taken: { uk: 'прийнято', en: 'taken' },
  declined: { uk: 'відхилено', en: 'declined' },
  lapsed: { uk: 'без відповіді', en: 'no answer' },
} as const satisfies Record<string, Text>
export type OfferState = keyof typeof offerStates

export interface Offer {
  readonly centreId: CentreId
  readonly id: OfferId
  readonly networkId: NetworkId
  readonly waitingId: WaitingId
  readonly bookingId: BookingId
  readonly startsAt: Instant
  readonly offeredAt: Instant
  /** At night nobody is written to. */
  readonly tellAt: Instant
  readonly toldAt: Instant | null
  readonly until: Instant
  readonly state: OfferState
  readonly answeredAt: Instant | null
}

/* What the head decides */

export interface WaitingSettings {
  /** To answer an offer, counted within the hours when people are told. */
  readonly answerMinutes: number
  /** A time nearer than this is offered to nobody: one must still get there. */
  readonly noticeMinutes: number
  readonly tellFrom: PlainTime
  readonly tellUntil: PlainTime
  /** Some centres are ordered to let people of the priority groups go first here too; by law they need not. */
  readonly priorityFirst: boolean
  /** How many services one person may wait for. */
  readonly mostWaiting: number
  /** How many days ahead one may wait for. */
  readonly mostDays: number
}

export const defaultWaitingSettings: WaitingSettings = {
  answerMinutes: 120,
  noticeMinutes: 60,
  tellFrom: '08:00' as PlainTime,
  tellUntil: '21:00' as PlainTime,
  priorityFirst: false,
  mostWaiting: 3,
  mostDays: 90,
}

export const noWaiting = refusals('appointments', {
  'no-waiting': {
    kind: 'missing',
    uk: 'Такого запису в списку очікування немає. Перевірте посилання.',
    en: 'There is no such entry in the waiting list. Check the link.',
  },
  'no-offer': {
    kind: 'conflict',
    uk: 'Цю пропозицію вже закрито. Ви й далі у списку, якщо не скасували.',
    en: 'This offer is closed. You are still in the list unless you have left it.',
  },
  'too-many-waiting': {
    kind: 'conflict',
    uk: 'Ви вже чекаєте на {most} вільні часи. Скасуйте зайве, і тоді додайте нове.',
    en: 'You are already waiting for {most} times. Leave one, then add another.',
  },
  'waits-already': {
    kind: 'conflict',
    uk: 'Ви вже чекаєте на цю послугу. Змінити побажання можна за посиланням із повідомлення.',
    en: 'You are already waiting for this service. Change your wishes by the link in the message.',
  },
  'days-backwards': {
    kind: 'invalid',
    uk: 'Останній день має бути не раніше за перший і не пізніше за {last}.',
    en: 'The last day must not be before the first nor after {last}.',
  },
  'times-backwards': {
    kind: 'invalid',
    uk: 'Кінець має бути пізніше за початок.',
    en: 'The end must be later than the start.',
  },
  'no-weekdays': { kind: 'invalid', uk: 'Оберіть хоча б один день тижня.', en: 'Choose at least one day of the week.' },
  'no-centres': { kind: 'invalid', uk: 'Оберіть хоча б один центр.', en: 'Choose at least one centre.' },
  'waiting-ended': {
    kind: 'conflict',
    uk: 'Ви вже не в списку очікування.',
    en: 'You are no longer in the waiting list.',
  },
})
