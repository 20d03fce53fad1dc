// Words of notifications: what is said, to whom, by which channel, and how far it has got.
import type { Id } from '../../kernel/id.ts'
import { refusals } from '../../kernel/refusal.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import type { Instant, PlainDate, PlainTime } from '../../kernel/time.ts'

export type MessageId = Id<'Message'>

/** The machine's ways to a person. A call and a letter by post are people's work. */
export const channels = {
  email: { uk: 'електронна пошта', en: 'e-mail' },
  sms: { uk: 'SMS', en: 'SMS' },
} as const satisfies Record<string, Text>
export type Channel = keyof typeof channels

/** How the applicant asked to be told, as the receipt has it. */
export const askedWays = ['sms', 'email', 'call', 'cabinet', 'post'] as const
export type AskedWay = (typeof askedWays)[number]

// --- what is said ------------------------------------------------------------------------------------------------

/** What a text may name. A fact that is not known leaves its sentence out. */
export interface Facts {
  readonly caseNumber?: string | undefined
  readonly service?: Text | undefined
  readonly centre?: Text | undefined
  /** As it is written on the door, in the language of the place. */
  readonly address?: string | undefined
  /** The last day of the term, or to mend what is missing. */
  readonly until?: PlainDate | undefined
  /** When a visit is booked for, by the centre's own clock. */
  readonly day?: PlainDate | undefined
  readonly time?: string | undefined
  /** Of a visit, or to confirm a telephone. Like the link it is the person's own, and shown to nobody else. */
  readonly code?: string | undefined
  readonly link?: string | undefined
  /** Until when to answer, with its hour: «24 листопада, 14:00». */
  readonly deadline?: Text | undefined
  /** Why the centre moved a visit. */
  readonly reason?: Text | undefined
  readonly ticket?: string | undefined
  readonly desk?: string | undefined
  /** A machine of the centre, and what is wrong with it. */
  readonly machine?: Text | undefined
  readonly wrong?: Text | undefined
  /** How many cases are past their term, on its last day, past four fifths, past half. */
  readonly late?: Text | undefined
  readonly lastDay?: Text | undefined
  readonly most?: Text | undefined
  readonly half?: Text | undefined
  /** Where to look further: the portal's own address, never a page of a person. */
  readonly site?: string | undefined
}
export type FactName = keyof Facts

export const bookingOccasions = {
  'phone-code': { uk: 'код для підтвердження телефону', en: 'a code to confirm a telephone' },
  'booking-made': { uk: 'візит заброньовано', en: 'a visit is booked' },
  'booking-changed': { uk: 'час візиту змінено', en: 'the time of a visit is changed' },
  'booking-moved': { uk: 'центр переніс візит', en: 'the centre moved a visit' },
  'booking-cancelled': { uk: 'запис скасовано', en: 'a booking is cancelled' },
  'booking-lost': { uk: 'візит не відбудеться', en: 'a visit will not take place' },
  'booking-reminder': { uk: 'нагадування про візит', en: 'a reminder of a visit' },
} as const satisfies Record<string, Text>
export type BookingOccasion = keyof typeof bookingOccasions

/** Of fair releases and of the waiting list. */
export const listOccasions = {
  'release-entered': { uk: 'запис до списку на нові місця', en: 'an entry in a release' },
  'release-given': { uk: 'жереб дав місце', en: 'a draw gave a place' },
  'release-nothing': { uk: 'жереб не дав місця', en: 'a draw gave no place' },
  'release-lapsed': { uk: 'місце не підтвердили', en: 'a place was not confirmed' },
  'release-cancelled': { uk: 'розподіл місць скасовано', en: 'a release is cancelled' },
  'waiting-joined': { uk: 'запис у список очікування', en: 'an entry in the waiting list' },
  'waiting-offer': { uk: 'звільнився час', en: 'a time has freed' },
  'waiting-ended': { uk: 'вихід зі списку очікування', en: 'the end of waiting' },
} as const satisfies Record<string, Text>
export type ListOccasion = keyof typeof listOccasions

export const occasions = {
  ...listOccasions,
  ...bookingOccasions,
  'case-registered': { uk: 'справу зареєстровано', en: 'a case is registered' },
  'result-at-centre': { uk: 'результат у центрі', en: 'the result is at the centre' },
  'case-defect': { uk: 'потрібна дія людини', en: 'the person must do something' },
  'case-hearing': { uk: 'запрошення пояснити справу', en: 'an invitation to explain the case' },
  'case-extended': { uk: 'строк справи продовжено', en: 'the term of a case is extended' },
  'case-news': { uk: 'новина у справі', en: 'news of a case' },
  'ticket-called': { uk: 'виклик до вікна', en: 'a call to a desk' },
  'hall-resumed': { uk: 'зал працює після зупинки', en: 'the hall goes on after standing still' },
  'machine-down': { uk: 'пристрій не працює', en: 'a machine does not work' },
  deadlines: { uk: 'строки справ, уранці', en: 'terms of cases, in the morning' },
} as const satisfies Record<string, Text>
export type Occasion = keyof typeof occasions

/** The words of one occasion in one language: a sentence or a paragraph a line. `{fact}` is filled in. */
export interface Template {
  readonly sms: readonly string[]
  readonly subject: string
  readonly letter: readonly string[]
}

/** The words of one occasion, as the head edits them. */
export type Words = Readonly<Record<Lang, Template>>

/** Hours in which no telephone is rung, by the clock of the place; over midnight as a rule. Equal hours: none. */
export interface Quiet {
  readonly from: PlainTime
  readonly until: PlainTime
}
export const ordinaryQuiet: Quiet = { from: '21:00' as PlainTime, until: '08:00' as PlainTime }

/** What travels: an SMS has no subject. */
export interface Said {
  readonly subject: string | null
  readonly text: string
}

// --- to whom -----------------------------------------------------------------------------------------------------

export type Recipient =
  | { readonly kind: 'resident'; readonly id: Id<'Resident'> }
  | { readonly kind: 'staff'; readonly id: Id<'Staff'> }
  /** Of whom only a telephone or e-mail is known. */
  | { readonly kind: 'person'; readonly id: string }

export type Addresses = Readonly<Partial<Record<Channel, string>>>

/** How a person wants to be told, beside what they ask for at an intake. */
export interface Preference {
  readonly lang: Lang
  /** Told by these as well, whatever was asked for at the intake. */
  readonly also: readonly Channel[]
  readonly never: readonly Channel[]
}

export const ordinaryPreference: Preference = { lang: 'uk', also: [], never: [] }

/** Why nobody was told by the machine. */
export type Untold = 'no-address' | 'not-set-up' | 'told-otherwise' | 'not-wanted'

// --- how far it has got ------------------------------------------------------------------------------------------

export const messageStates = {
  queued: { uk: 'чекає', en: 'waiting' },
  sending: { uk: 'надсилається', en: 'being sent' },
  sent: { uk: 'надіслано', en: 'sent' },
  failed: { uk: 'спробуємо ще', en: 'will be tried again' },
  dead: { uk: 'не вдалося', en: 'given up' },
} as const satisfies Record<string, Text>
export type MessageState = keyof typeof messageStates

/** The provider's answer, in the gateways' words; `lost`: the process died before it heard one. */
export const outcomes = {
  accepted: { uk: 'прийнято', en: 'accepted' },
  rejected: { uk: 'відмовлено', en: 'rejected' },
  later: { uk: 'не зараз', en: 'not now' },
  unreachable: { uk: 'немає зв’язку', en: 'not reached' },
  unsure: { uk: 'без відповіді', en: 'no answer' },
  lost: { uk: 'спробу перервано', en: 'interrupted' },
} as const satisfies Record<string, Text>
export type Outcome = keyof typeof outcomes

export interface Attempt {
  readonly number: number
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly outcome: Outcome | null
  /** The provider's code, never its words: they may quote the address. */
  readonly code: string | null
}

/** Why a message was given up, where no provider said so. */
export const deadCodes = {
  'no-address': {
    uk: 'Немає ні телефону, ні пошти людини',
    en: 'There is neither a phone nor an e-mail of the person',
  },
  'not-set-up': { uk: 'Канал не налаштовано на сервері', en: 'The channel is not set up on the server' },
  'too-late': { uk: 'Новина застаріла, перш ніж її надіслали', en: 'The news was out of date before it was sent' },
  'tried-too-long': { uk: 'Три доби спроб без успіху', en: 'Three days of trying without success' },
  'unsure-too-often': {
    uk: 'Кілька разів без відповіді: повідомлення могло дійти',
    en: 'Several times without an answer: it may have arrived',
  },
} as const satisfies Record<string, Text>
export type DeadCode = keyof typeof deadCodes

export interface Message {
  readonly id: MessageId
  readonly centreId: Id<'Centre'>
  /** One per occasion and channel: a second one with it is the same message and is not sent. */
  readonly key: string
  readonly occasion: Occasion
  /** What was said instead of it where the service is sensitive. */
  readonly template: Occasion
  readonly recipient: Recipient
  readonly caseId: Id<'Case'> | null
  readonly channel: Channel
  readonly lang: Lang
  readonly state: MessageState
  readonly createdAt: Instant
  readonly sentAt: Instant | null
  /** When it is tried next; while it is being sent, when it is taken for lost. */
  readonly dueAt: Instant | null
  readonly why: string | null
}

/** What the person may read of it, for the page of messages: the address only as `…4567`. */
export interface MessageShown extends Message, Said {
  readonly to: string | null
  readonly attempts: readonly Attempt[]
}

/** Claimed by one worker: nobody else sends it until the lease is over. */
export interface Claimed extends Said {
  readonly id: MessageId
  readonly centreId: Id<'Centre'>
  readonly channel: Channel
  readonly lang: Lang
  readonly to: string
  readonly attempt: number
  /** For the provider: the same as long as it may have sent the message already. */
  readonly providerKey: string
}

// --- events and refusals -----------------------------------------------------------------------------------------

interface Told {
  readonly centreId: Id<'Centre'>
  readonly messageId: MessageId
  readonly channel: Channel
}
export type Event =
  | ({ readonly type: 'notifications.queued' } & Told)
  | ({
      readonly type: 'notifications.sent' | 'notifications.dead'
      readonly occasion: Occasion
      readonly caseId: Id<'Case'> | null
    } & Told)

export const no = refusals('notifications', {
  'no-message': {
    kind: 'missing',
    uk: 'Такого повідомлення немає або воно не вашого центру.',
    en: 'There is no such message, or it is of another centre.',
  },
  'not-dead': {
    kind: 'conflict',
    uk: 'Це повідомлення вже надсилається або надіслано. Оновіть сторінку.',
    en: 'This message is on its way or has been sent. Reload the page.',
  },
  'still-no-address': {
    kind: 'conflict',
    uk: 'Контакту людини досі немає. Додайте телефон чи пошту в її картці й повторіть.',
    en: 'There is still no contact. Add a phone or e-mail to the person’s record and try again.',
  },
  'out-of-date': {
    kind: 'conflict',
    uk: 'Ця новина вже застаріла, її не надсилаємо.',
    en: 'This news is out of date; it is not sent any more.',
  },
  'no-words': {
    kind: 'invalid',
    uk: 'Напишіть текст: порожнє повідомлення не надсилаємо.',
    en: 'Write the text: an empty message is not sent.',
  },
  'unknown-fact': {
    kind: 'invalid',
    uk: 'Слова {fact} тут немає. Можна: {known}.',
    en: 'There is no word {fact} here. There are: {known}.',
  },
  'fact-needed': {
    kind: 'invalid',
    uk: 'Без {fact} людина не зрозуміє, про що це. Додайте його в текст.',
    en: 'Without {fact} the person won’t know what it is about. Put it into the text.',
  },
  'too-long': {
    kind: 'invalid',
    uk: 'SMS задовге: {parts} частин, найбільше {most}. Скоротіть.',
    en: 'The SMS is too long: {parts} parts, at most {most}. Shorten it.',
  },
  'also-and-never': {
    kind: 'invalid',
    uk: 'Канал «{channel}» не можна водночас додати й вимкнути.',
    en: 'The channel “{channel}” can’t be added and switched off at once.',
  },
})
