// A fair release: places for a scarce service, given by a draw among those who entered within a window.
import type { Id } from '../../../kernel/id.ts'
import { refusals } from '../../../kernel/refusal.ts'
import type { Lang, Text } from '../../../kernel/text.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CentreId, NetworkId, ServiceId, TicketPurpose } from '../../centres/model.ts'
import type { BookingChannel, BookingId, Contact, PersonId, ResidentId } from '../model.ts'
import type { Pseudonym } from './draw.ts'

export type ReleaseId = Id<'Release'>

/** What is kept; whether one may enter now follows from the window. */
export const releaseStates = {
  announced: { uk: 'оголошено', en: 'announced' },
  closed: { uk: 'список зібрано', en: 'the list is closed' },
  drawn: { uk: 'жереб відбувся', en: 'drawn' },
  cancelled: { uk: 'скасовано', en: 'cancelled' },
} as const satisfies Record<string, Text>
export type ReleaseState = keyof typeof releaseStates

export type ReleasePhase = 'awaited' | 'open' | 'closing' | 'closed' | 'drawn' | 'cancelled'

/** One time at one centre; several places when several desks take people then. */
export interface ReleaseSlot {
  readonly n: number
  readonly centreId: CentreId
  readonly startsAt: Instant
  readonly minutes: number
  readonly places: number
}

export interface Release {
  readonly centreId: CentreId
  readonly id: ReleaseId
  readonly networkId: NetworkId
  readonly serviceId: ServiceId
  readonly purpose: TicketPurpose
  readonly state: ReleaseState
  readonly announcedAt: Instant
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly drawsAt: Instant
  /** So many hours a person has to confirm the place they were given. */
  readonly confirmHours: number
  /** Later than so many hours before its start a place is passed on to nobody. */
  readonly passHours: number
  readonly seedHash: string
  readonly listHash: string | null
  /** Once drawn. */
  readonly seed: string | null
  readonly drawnAt: Instant | null
  readonly slots: readonly ReleaseSlot[]
}

/** Parts of a day, as people speak of them: before noon, till four, after. */
export const dayParts = {
  morning: { uk: 'до 12:00', en: 'before 12:00' },
  afternoon: { uk: '12:00–16:00', en: '12:00–16:00' },
  evening: { uk: 'після 16:00', en: 'after 16:00' },
} as const satisfies Record<string, Text>
export type DayPart = keyof typeof dayParts

/** What suits a person. Of what suits, the part of the day they like best comes first, then whatever is earlier. */
export interface Preferences {
  readonly centres: readonly CentreId[]
  readonly days: readonly PlainDate[]
  readonly parts: readonly DayPart[]
  readonly best: DayPart | null
}

export const entrantStates = {
  entered: { uk: 'у списку', en: 'in the list' },
  withdrawn: { uk: 'участь скасовано', en: 'withdrawn' },
  nothing: { uk: 'без місця', en: 'no place' },
  given: { uk: 'місце чекає на підтвердження', en: 'a place waits to be confirmed' },
  confirmed: { uk: 'місце підтверджено', en: 'place confirmed' },
  declined: { uk: 'від місця відмовилися', en: 'place declined' },
  lapsed: { uk: 'місце не підтвердили вчасно', en: 'place not confirmed in time' },
} as const satisfies Record<string, Text>
export type EntrantState = keyof typeof entrantStates

export interface Entrant {
  readonly centreId: CentreId
  readonly releaseId: ReleaseId
  readonly pseudonym: Pseudonym
  readonly personId: PersonId
  readonly residentId: ResidentId | null
  readonly contact: Contact
  readonly lang: Lang
  readonly enteredAt: Instant
  /** By themselves, or an administrator for them. */
  readonly enteredBy: BookingChannel
  readonly preferences: Preferences
  /** As published. */
  readonly wishes: string
  readonly state: EntrantState
  /** From the close of the window on. */
  readonly weight: number | null
  readonly rank: number | null
  readonly slot: number | null
}

/** A place of a slot, kept by a booking: of nobody until the draw, then of the entrant it was given to. */
export interface Place {
  readonly slot: number
  readonly n: number
  readonly atCentreId: CentreId
  readonly bookingId: BookingId
  readonly pseudonym: Pseudonym | null
  readonly confirmBy: Instant | null
  /** Given back to everybody. */
  readonly openedAt: Instant | null
}

export const noRelease = refusals('appointments', {
  'no-release': {
    kind: 'missing',
    uk: 'Такого розподілу місць немає. Перевірте адресу.',
    en: 'There is no such release. Check the address.',
  },
  'no-entrant': {
    kind: 'missing',
    uk: 'Такої участі немає. Перевірте посилання.',
    en: 'There is no such entry. Check the link.',
  },
  'window-not-open': {
    kind: 'conflict',
    uk: 'Записатися до списку можна з {opens}. Поспішати не треба.',
    en: 'You can enter from {opens}. There is no need to hurry.',
  },
  'window-over': {
    kind: 'conflict',
    uk: 'Список уже зібрано. Скасувати участь чи змінити побажання більше не можна.',
    en: 'The list is closed. It is too late to enter, withdraw or change wishes.',
  },
  'release-cancelled': {
    kind: 'conflict',
    uk: 'Центр скасував цей розподіл місць.',
    en: 'The centre has cancelled this release.',
  },
  'nothing-suits': {
    kind: 'invalid',
    uk: 'На ці дні й години місць немає. Додайте день, час або центр.',
    en: 'There are no places on these days and hours. Add a day, a time or a centre.',
  },
  'window-backwards': {
    kind: 'invalid',
    uk: 'Список має відкритися пізніше за цю хвилину, а закритися — щонайменше за годину після того.',
    en: 'The window must open later than this minute, and close at least an hour after that.',
  },
  'slots-too-soon': {
    kind: 'invalid',
    uk: 'Між закриттям списку і першим місцем має бути щонайменше {hours} год: людям треба підтвердити.',
    en: 'Between the close and the first place there must be at least {hours} hours: people need to confirm.',
  },
  'no-slots': { kind: 'invalid', uk: 'Оберіть хоча б один час.', en: 'Choose at least one time.' },
  'too-many-slots': {
    kind: 'invalid',
    uk: 'За один раз можна оголосити щонайбільше {most} часів.',
    en: 'One release can have {most} times at most.',
  },
  'hours-out-of-range': {
    kind: 'invalid',
    uk: 'На підтвердження дають від {from} до {to} годин.',
    en: 'The time to confirm is from {from} to {to} hours.',
  },
  'release-is-past': {
    kind: 'conflict',
    uk: 'Жереб уже відбувся, тож скасувати розподіл не можна.',
    en: 'The draw has been made, so the release can’t be cancelled.',
  },
  'nothing-to-confirm': {
    kind: 'conflict',
    uk: 'Підтверджувати вже нічого: {state}.',
    en: 'There is nothing to confirm any more: {state}.',
  },
})
