// Machines of a centre: kiosks, boards, printers, biometric workstations; what is wrong with them and what still works.
import type { RollPart } from '../../gateways/printer/printer.ts'
import type { Id } from '../../kernel/id.ts'
import { refusals } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import type { CentreId, DeskId, Interval, StaffId, ZoneId } from '../centres/model.ts'

/** A workstation's is that of its desk, a kiosk's or board's that of the paired device. */
export type StationId = Id<'Station'>
export type FaultId = Id<'StationFault'>

export const stationKinds = {
  biometric: { uk: 'біометрична станція', en: 'biometric workstation' },
  kiosk: { uk: 'кіоск', en: 'kiosk' },
  board: { uk: 'табло', en: 'board' },
  printer: { uk: 'принтер талонів', en: 'ticket printer' },
} as const satisfies Record<string, Text>
export type StationKind = keyof typeof stationKinds

export const stationStates = {
  ok: { uk: 'працює', en: 'works' },
  degraded: { uk: 'працює не все', en: 'works in part' },
  down: { uk: 'не працює', en: 'does not work' },
} as const satisfies Record<string, Text>
export type StationState = keyof typeof stationStates

/** Devices of a biometric workstation (handbook 10.3). */
export const stationParts = {
  camera: { uk: 'фотокамера', en: 'camera' },
  'fingerprint-scanner': { uk: 'сканер відбитків пальців', en: 'fingerprint scanner' },
  'signature-pad': { uk: 'планшет для підпису', en: 'signature pad' },
  'document-reader': { uk: 'зчитувач документів', en: 'document reader' },
  'key-token': { uk: 'носій ключа', en: 'key token' },
} as const satisfies Record<string, Text>
export type StationPart = keyof typeof stationParts
export const allParts = Object.keys(stationParts) as readonly StationPart[]

/** What a biometric workstation is for. Fingerprints are taken from the age of 12. */
export const stationUses = {
  'from-12': { uk: 'документи людям від 12 років', en: 'documents for people of 12 and over' },
  'under-12': { uk: 'документи дітям до 12 років', en: 'documents for children under 12' },
  issue: { uk: 'видача готових документів', en: 'handing out ready documents' },
} as const satisfies Record<string, Text>
export type StationUse = keyof typeof stationUses
export const allUses = Object.keys(stationUses) as readonly StationUse[]
export const fingerprintsFrom = 12

/** What can be wrong: said by people, by the machine itself, or noticed by the watch. */
export const faultKinds = {
  broken: { uk: 'зламалось', en: 'broken' },
  silent: { uk: 'не відповідає', en: 'does not answer' },
  'paper-out': { uk: 'закінчився папір', en: 'out of paper' },
  'paper-low': { uk: 'паперу залишилось мало', en: 'little paper left' },
  'cover-open': { uk: 'відкрита кришка', en: 'cover open' },
  offline: { uk: 'вимкнено або зупинено', en: 'switched off or stopped' },
  error: { uk: 'помилка механізму', en: 'fault of the mechanism' },
} as const satisfies Record<string, Text>
export type FaultKind = keyof typeof faultKinds

export interface Fault {
  readonly id: FaultId
  readonly stationId: StationId
  readonly what: FaultKind
  /** Of a biometric workstation; none: all of it. */
  readonly part: StationPart | null
  readonly saidBy: 'staff' | 'machine' | 'watch'
  readonly staffId: StaffId | null
  readonly note: string | null
  readonly since: Instant
  readonly expectedUntil: Instant | null
  readonly until: Instant | null
}

/** Monday first, seven days: when somebody works at a workstation. */
export type StationHours = readonly (readonly Interval[])[]

export interface Health {
  readonly state: StationState
  /** A biometric workstation's; others have none. */
  readonly uses: readonly StationUse[]
}

export interface Printer {
  readonly host: string
  readonly port: number
  /** The number of its windows-1251 table: 46 in Epson's list, other makers count differently. */
  readonly codePage: number
}

export const usualPrinter = { port: 9100, codePage: 46 } as const

/** Words of a board: one language, both in turn, or one beside the other. Numbers are the same in all. */
export const boardLanguages = {
  uk: { uk: 'українська', en: 'Ukrainian' },
  en: { uk: 'англійська', en: 'English' },
  turns: { uk: 'українська й англійська по черзі', en: 'Ukrainian and English in turn' },
  beside: { uk: 'українська й англійська поруч', en: 'Ukrainian and English beside each other' },
} as const satisfies Record<string, Text>
export type BoardLanguages = keyof typeof boardLanguages

export type BoardView =
  | { readonly of: 'hall' }
  | { readonly of: 'zone'; readonly zoneId: ZoneId }
  | { readonly of: 'desk'; readonly deskId: DeskId }

export interface BoardSettings {
  readonly view: BoardView
  readonly languages: BoardLanguages
  /** The frame lights up on a new call, for people who don't hear the gong. */
  readonly flash: boolean
}
export const usualBoard: BoardSettings = { view: { of: 'hall' }, languages: 'uk', flash: false }

export interface Station extends Health {
  readonly centreId: CentreId
  readonly id: StationId
  readonly kind: StationKind
  /** What stands on the machine: «кіоск біля входу». A workstation has the number of its desk instead. */
  readonly label: string | null
  readonly desk: { readonly id: DeskId; readonly number: number } | null
  readonly zoneId: ZoneId | null
  readonly parts: readonly StationPart[]
  /** How long one person takes, as a rule. */
  readonly slotMinutes: number
  /** How many people it takes to work at it. */
  readonly operators: number
  /** None: the hours in which the centre receives people. */
  readonly hours: StationHours | null
  readonly printer: Printer | null
  /** A kiosk's printer. */
  readonly printerId: StationId | null
  /** A board's; nothing where the head has set nothing. */
  readonly board: BoardSettings | null
  readonly stateSince: Instant | null
  readonly seenAt: Instant | null
  /** What is wrong now, the oldest first. */
  readonly faults: readonly Fault[]
  /** When all of it is expected to work again; none while nobody knows, or nothing is wrong. */
  readonly expectedUntil: Instant | null
}

export interface StatePeriod {
  readonly state: StationState
  readonly since: Instant
  readonly until: Instant | null
}

/** How far a paper has got. After `unsure` nobody knows what came out, so it is not sent again. */
export const printStates = {
  asked: { uk: 'чекає', en: 'waits' },
  printing: { uk: 'друкується', en: 'being printed' },
  printed: { uk: 'надруковано', en: 'printed' },
  refused: { uk: 'принтер не друкує', en: 'the printer does not print' },
  silent: { uk: 'принтер не відповідає', en: 'the printer does not answer' },
  unsure: { uk: 'друк не підтверджено', en: 'not confirmed' },
} as const satisfies Record<string, Text>
export type PrintState = keyof typeof printStates
export type PrintId = Id<'Print'>

export interface Print {
  readonly centreId: CentreId
  readonly id: PrintId
  readonly printerId: StationId
  /** Whose paper it is: a ticket's, or that of a booked time. */
  readonly ticketId: Id<'Ticket'> | null
  readonly bookingId: Id<'Booking'> | null
  readonly parts: readonly RollPart[]
  readonly state: PrintState
  readonly askedAt: Instant
  readonly doneAt: Instant | null
  /** Troubles as the printer named them, or the network's code. */
  readonly why: string | null
}

interface Changed {
  readonly centreId: CentreId
  readonly stationId: StationId
  readonly kind: StationKind
  readonly deskId: DeskId | null
  /** What can still be done at a workstation. */
  readonly uses: readonly StationUse[]
  readonly since: Instant
  readonly expectedUntil: Instant | null
}
/** `degraded` tells of a loss and of a part come back alike: `uses` says what it can do from now on. */
export type Event =
  | ({ readonly type: 'stations.went-down' | 'stations.degraded' | 'stations.came-back' } & Changed)
  | { readonly type: 'stations.print-asked'; readonly centreId: CentreId; readonly printId: PrintId }

export const no = refusals('stations', {
  'no-station': {
    kind: 'missing',
    uk: 'Такого пристрою в центрі немає. Оберіть зі списку.',
    en: 'There is no such machine in the centre. Choose from the list.',
  },
  'no-part': {
    kind: 'invalid',
    uk: 'Такого приладу на станції немає. Оберіть зі списку.',
    en: 'The workstation has no such device. Choose from the list.',
  },
  'no-printer': {
    kind: 'missing',
    uk: 'Такого принтера в центрі немає. Оберіть зі списку.',
    en: 'There is no such printer in the centre. Choose from the list.',
  },
  'no-printer-here': {
    kind: 'missing',
    uk: 'До цього кіоска не під’єднано принтера. Талон дійсний і без паперу.',
    en: 'No printer belongs to this kiosk. The ticket is good without paper.',
  },
  'label-needed': {
    kind: 'invalid',
    uk: 'Напишіть, де стоїть принтер, наприклад «біля входу».',
    en: 'Write where the printer stands, for example “at the entrance”.',
  },
  'only-a-kiosk': {
    kind: 'invalid',
    uk: 'Принтер можна дати лише кіоску.',
    en: 'Only a kiosk can have a printer.',
  },
  'only-a-board': {
    kind: 'invalid',
    uk: 'Таке налаштування має лише табло.',
    en: 'Only a board has this setting.',
  },
  'no-view': {
    kind: 'invalid',
    uk: 'Такої зони або вікна в центрі немає. Оберіть зі списку.',
    en: 'There is no such zone or desk in the centre. Choose from the list.',
  },
  'only-biometric': {
    kind: 'invalid',
    uk: 'Таке налаштування має лише біометрична станція.',
    en: 'Only a biometric workstation has this setting.',
  },
  'reason-needed': {
    kind: 'invalid',
    uk: 'Напишіть коротко, що сталося: це побачить той, хто лагодить.',
    en: 'Write briefly what happened: whoever mends it will read it.',
  },
  'expected-in-past': {
    kind: 'invalid',
    uk: 'Час, коли запрацює, вже минув. Вкажіть пізніший або залиште порожнім.',
    en: 'The time by which it works again has passed. Give a later one or leave it empty.',
  },
  'slot-out-of-range': {
    kind: 'invalid',
    uk: 'Тривалість — від 5 до 120 хвилин.',
    en: 'A slot is from 5 to 120 minutes.',
  },
  'operators-out-of-range': {
    kind: 'invalid',
    uk: 'Працівників — від 1 до 9.',
    en: 'From 1 to 9 people work at it.',
  },
  'hours-wrong': {
    kind: 'invalid',
    uk: 'Години мають бути за порядком і не перетинатися: {hours}.',
    en: 'Hours must be in order and must not overlap: {hours}.',
  },
  'bad-address': {
    kind: 'invalid',
    uk: 'Вкажіть адресу принтера в мережі центру, наприклад 192.168.1.50.',
    en: 'Give the address of the printer in the centre’s network, for example 192.168.1.50.',
  },
})
