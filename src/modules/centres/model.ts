// Where people are served: networks, centres, hours, desks, who may serve what, authorities that decide.
import type { Id } from '../../kernel/id.ts'
import { refusals } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import type { Instant, PlainDate, PlainTime } from '../../kernel/time.ts'

export type CentreId = Id<'Centre'>
export type DeskId = Id<'Desk'>
export type StaffId = Id<'Staff'>
export type ServiceId = Id<'Service'>
export type GroupId = Id<'ServiceGroup'>
export type ZoneId = Id<'Zone'>
export type AuthorityId = Id<'Authority'>
export type NetworkId = Id<'Network'>
export type AlarmId = Id<'Alarm'>
export type MoveId = Id<'DeskMove'>
export type OutageId = Id<'Outage'>

export interface Network {
  readonly id: NetworkId
  readonly key: string
  readonly name: Text
  readonly region: string
}

/** Branches, remote and mobile workplaces are parts of a centre (`parentId`) with a place code of their own (handbook 3.8). */
export const centreKinds = ['regional', 'multicentre', 'territorial', 'branch', 'remote', 'mobile'] as const
export type CentreKind = (typeof centreKinds)[number]
export const partKinds: readonly CentreKind[] = ['branch', 'remote', 'mobile']

export type CentreStatus = 'planned' | 'open' | 'closed'

export interface Centre {
  readonly id: CentreId
  readonly key: string
  readonly networkId: NetworkId
  readonly parentId: CentreId | null
  readonly kind: CentreKind
  readonly name: Text
  readonly address: string | null
  readonly phones: readonly string[]
  readonly email: string | null
  readonly website: string | null
  /** The zone its clocks show, `Europe/Kyiv`. */
  readonly zone: string
  /** First part of every case number registered here: `0142`, `ХРК`. */
  readonly placeCode: string
  readonly opensOn: PlainDate | null
  /** The first day it no longer works. */
  readonly closesOn: PlainDate | null
  /** What the founder says that the fields don't: merged into, estimates of the import. */
  readonly note: string | null
}

/* Hours */

export interface Interval {
  readonly from: PlainTime
  readonly until: PlainTime
}
/** Staff work, people are received, tickets are given out: three different kinds of hours (handbook 2.8). */
export const hourKinds = ['work', 'reception', 'tickets'] as const
export type HourKind = (typeof hourKinds)[number]
export type DayHours = Readonly<Record<HourKind, readonly Interval[]>>
/** Monday first, seven days. */
export type Week = readonly DayHours[]

export interface DayException {
  readonly date: PlainDate
  readonly reason: Text
  /** Empty intervals: closed all day. */
  readonly hours: DayHours
}

export interface Timetable {
  readonly zone: string
  readonly week: Week
  readonly exceptions: ReadonlyMap<PlainDate, DayException>
}

/** A stretch of real time. */
export interface Span {
  readonly from: Instant
  readonly until: Instant
}

/* The promise and other settings of a centre */

export const ticketClasses = ['booked', 'priority', 'collection', 'consultation', 'walkIn'] as const
export type TicketClass = (typeof ticketClasses)[number]
export type TicketPurpose = 'consult' | 'submit' | 'collect'

/** Groups the law or custom lets go first (handbook 7.1). Shown at the desk to be checked, never printed. */
export const priorityGroups = {
  disability1: {
    uk: 'Людина з інвалідністю І групи або її супровід',
    en: 'Person with a group I disability, or a companion',
  },
  disability2: { uk: 'Людина з інвалідністю ІІ групи', en: 'Person with a group II disability' },
  disability3: { uk: 'Людина з інвалідністю ІІІ групи', en: 'Person with a group III disability' },
  disabledChild: { uk: 'Дитина з інвалідністю та її батьки', en: 'Child with a disability, with a parent' },
  warDisabled: { uk: 'Людина з інвалідністю внаслідок війни', en: 'Person disabled because of the war' },
  combatant: { uk: 'Учасник або учасниця бойових дій', en: 'Combatant' },
  fallenDefenderFamily: { uk: 'Родина загиблого Захисника чи Захисниці', en: 'Family of a fallen Defender' },
  servingMilitary: { uk: 'На військовій службі', en: 'Serving in the military' },
  pregnant: { uk: 'Вагітна', en: 'Pregnant' },
  smallChild: { uk: 'З дитиною до 3 років', en: 'With a child under 3' },
  elderly: { uk: 'Від 70 років', en: 'Aged 70 or over' },
  chornobyl1: { uk: 'Постраждалі внаслідок Чорнобиля, категорії 1–2', en: 'Chornobyl, categories 1–2' },
  largeFamily: { uk: 'Багатодітна родина', en: 'Large family' },
  idp: { uk: 'Внутрішньо переміщена особа', en: 'Internally displaced person' },
} as const satisfies Record<string, Text>
export type PriorityGroup = keyof typeof priorityGroups
/** What a person shows at the desk. */
export const priorityProofs: Readonly<Record<PriorityGroup, Text>> = {
  disability1: { uk: 'посвідчення або витяг', en: 'certificate or extract' },
  disability2: { uk: 'посвідчення або витяг', en: 'certificate or extract' },
  disability3: { uk: 'посвідчення або витяг', en: 'certificate or extract' },
  disabledChild: { uk: 'посвідчення', en: 'certificate' },
  warDisabled: { uk: 'посвідчення', en: 'certificate' },
  combatant: { uk: 'посвідчення або Дія', en: 'certificate or Diia' },
  fallenDefenderFamily: { uk: 'посвідчення', en: 'certificate' },
  servingMilitary: { uk: 'військовий квиток', en: 'military ID' },
  pregnant: { uk: 'медичний документ або видно', en: 'medical document, or visible' },
  smallChild: { uk: 'свідоцтво про народження або видно', en: 'birth certificate, or visible' },
  elderly: { uk: 'паспорт', en: 'passport' },
  chornobyl1: { uk: 'посвідчення', en: 'certificate' },
  largeFamily: { uk: 'посвідчення', en: 'certificate' },
  idp: { uk: 'довідка', en: 'certificate' },
}

/** Where people go on an air alarm, and the arrow to it. */
export interface Shelter {
  readonly place: Text
  readonly way: Way
}

export interface Settings {
  /** Minutes from the ticket within which a person should be called; for a booking, from its slot. */
  readonly targets: Readonly<Record<TicketClass, number>>
  /** A ticket is called aloud at most so many times before «no-show» is the only way on. */
  readonly callLimit: number
  readonly repeatAfterSeconds: number
  readonly answerMinutes: number
  /** Someone who did not come may return within this time without losing the promise. */
  readonly absenceGraceMinutes: number
  /** How often an absent ticket comes back to the line by itself before the visit ends. */
  readonly returnsAfterAbsence: number
  /** Usual minutes where the service itself does not decide them. */
  readonly consultMinutes: number
  readonly collectMinutes: number
  readonly ticketsPerMinuteAtKiosk: number
  /** People who may come on one ticket. */
  readonly mostPeople: number
  /** Of the usual minutes, what each further person of a group takes, in per cent. */
  readonly nextPersonPercent: number
  /** At a biometric station a group takes so many minutes, and so many for each person (handbook 10.3). */
  readonly stationGroupMinutes: number
  readonly stationPersonMinutes: number
  /** A matter is short up to so many usual minutes: desks of the quick lane take it first. */
  readonly quickMinutes: number
  /** By the key of a group: so many percent of the desks that call stay with its work, whatever else arrives. */
  readonly guards: Readonly<Record<string, number>>
  readonly priorityGroups: readonly PriorityGroup[]
  readonly voice: boolean
  readonly shelter: Shelter | null
}

export const defaultSettings: Settings = {
  targets: { booked: 0, priority: 5, collection: 5, consultation: 10, walkIn: 15 },
  callLimit: 3,
  repeatAfterSeconds: 45,
  answerMinutes: 2,
  absenceGraceMinutes: 10,
  returnsAfterAbsence: 1,
  consultMinutes: 6,
  collectMinutes: 4,
  ticketsPerMinuteAtKiosk: 20,
  mostPeople: 8,
  nextPersonPercent: 50,
  stationGroupMinutes: 10,
  stationPersonMinutes: 10,
  quickMinutes: 5,
  guards: {},
  priorityGroups: [
    'disability1',
    'disability2',
    'disabledChild',
    'warDisabled',
    'combatant',
    'fallenDefenderFamily',
    'servingMilitary',
    'pregnant',
    'smallChild',
    'elderly',
    'chornobyl1',
  ],
  voice: true,
  shelter: null,
}

/* The hall */

export const ways = ['left', 'right', 'ahead'] as const
export type Way = (typeof ways)[number]

export interface Zone {
  readonly id: ZoneId
  readonly key: string
  readonly name: Text
  readonly floor: number
  /** Where to go from the waiting hall; the arrow on the board. */
  readonly way: Way
  readonly position: number
}

export const equipment = ['biometric', 'lowered', 'induction-loop'] as const
export type Equipment = (typeof equipment)[number]

export interface Desk {
  readonly id: DeskId
  readonly centreId: CentreId
  readonly number: number
  readonly zoneId: ZoneId
  readonly equipment: readonly Equipment[]
  readonly inUse: boolean
  /** Of the quick lane: takes short matters first while that loses nobody's promise. */
  readonly quick: boolean
}

/** Services of one kind share desks and a ticket letter. A group with a purpose takes every ticket of that purpose. */
export interface ServiceGroup {
  readonly id: GroupId
  readonly key: string
  readonly name: Text
  readonly short: Text
  readonly series: string
  readonly purpose: 'consult' | 'collect' | null
  readonly position: number
}

/** 0 — no, 1 — helps while the main desks fall behind, 2 — main. */
export type Level = 0 | 1 | 2

/** A service of the centre's list, by a decision of its founder. */
export interface GivenService {
  readonly serviceId: ServiceId
  readonly groupId: GroupId
  readonly since: PlainDate
  /** The first day it is no longer given. */
  readonly until: PlainDate | null
  readonly decision: string
}

export interface Participation {
  readonly deskId: DeskId
  readonly groupId: GroupId
  readonly level: Level
}
/** One service in which a desk differs from the service's group. */
export interface ParticipationException {
  readonly deskId: DeskId
  readonly serviceId: ServiceId
  readonly level: Level
}

/** A desk at other work for a while; afterwards it does again what the head set for good. */
export interface DeskMove {
  readonly id: MoveId
  readonly deskId: DeskId
  /** Its main work meanwhile. */
  readonly groupId: GroupId
  /** What becomes of its other work: 1 helps, 0 is left to others. */
  readonly rest: 0 | 1
  readonly since: Instant
  readonly until: Instant
}

/** What a person is qualified for: whole groups, and single services added or taken away. */
export interface Rights {
  readonly groups: ReadonlySet<GroupId>
  readonly services: ReadonlyMap<ServiceId, boolean>
}

/* People */

export interface Membership {
  readonly staffId: StaffId
  readonly since: PlainDate
  readonly until: PlainDate | null
}
export interface Shift extends Interval {
  readonly staffId: StaffId
  /** 1 — Monday … 7 — Sunday. */
  readonly weekday: number
  readonly deskId: DeskId | null
}
export interface ShiftException {
  readonly staffId: StaffId
  readonly date: PlainDate
  /** None: does not work that day. */
  readonly intervals: readonly Interval[]
  readonly reason: string
}

/** Why a desk does not call for a while: its person rests, works at cases, or is on the phone. */
export const pauses = ['rest', 'case-work', 'phone', 'other'] as const
export type Pause = (typeof pauses)[number]

/** Who sits at a desk now. */
export interface Seat {
  readonly deskId: DeskId
  readonly staffId: StaffId
  readonly kind: 'open' | 'break'
  readonly since: Instant
  /** Only of a break. */
  readonly why: Pause | null
  /** When the person on a break means to be back; nothing when they did not say. */
  readonly backAt: Instant | null
}

/* When a hall stands still, and what does not work */

export const alarmCauses = ['air', 'power', 'other'] as const
export type AlarmCause = (typeof alarmCauses)[number]

/** While it stands nobody is called and no clock of the hall runs. */
export interface Alarm {
  readonly id: AlarmId
  readonly cause: AlarmCause
  readonly since: Instant
  readonly until: Instant | null
}

export const outageKinds = ['power', 'network', 'register', 'biometric'] as const
export type OutageKind = (typeof outageKinds)[number]

/** What a centre does without for a while; services that need it are not offered. */
export interface Outage {
  readonly id: OutageId
  readonly kind: OutageKind
  /** Which register, by its name in the services' cards; nothing for the other kinds. */
  readonly what: string | null
  readonly reason: string | null
  readonly since: Instant
  /** When it is expected to work again, or worked; nothing: not known. */
  readonly until: Instant | null
}

/* Authorities */

export type Channel = 'paper' | 'electronic'
export interface Authority {
  readonly id: AuthorityId
  readonly key: string
  readonly name: Text
  /** The kind of authority as the service's card names it. */
  readonly kind: string
  readonly email: string | null
  readonly address: string | null
  readonly channel: Channel
}

export const no = refusals('centres', {
  'no-centre': {
    kind: 'missing',
    uk: 'Такого центру немає. Оберіть зі списку.',
    en: 'There is no such centre. Choose from the list.',
  },
  'no-desk': {
    kind: 'missing',
    uk: 'Такого столу немає. Оберіть зі списку столів.',
    en: 'There is no such desk. Choose from the list of desks.',
  },
  'no-group': { kind: 'missing', uk: 'Такої групи послуг немає.', en: 'There is no such group of services.' },
  'no-zone': { kind: 'missing', uk: 'Такої зони залу немає.', en: 'There is no such zone of the hall.' },
  'no-network': { kind: 'missing', uk: 'Такої мережі немає.', en: 'There is no such network.' },
  'no-authority': {
    kind: 'missing',
    uk: 'Для цієї послуги ще не вказано, який орган вирішує. Керівник додає його в налаштуваннях.',
    en: 'The authority that decides this service is not set yet. The head adds it in the settings.',
  },
  'alarm-stands': {
    kind: 'conflict',
    uk: 'Зал стоїть з {since}. Коли поновимо роботу, продовжимо в тому самому порядку.',
    en: 'The hall has stood still since {since}. When it goes on, it does so in the same order.',
  },
  'no-move': {
    kind: 'missing',
    uk: 'Цього переведення вже немає: стіл робить те, що й завжди.',
    en: 'This move has ended: the desk does its usual work.',
  },
  'move-serves-already': {
    kind: 'conflict',
    uk: 'Стіл {number} і зараз робить саме це. Оберіть інші послуги.',
    en: 'Desk {number} does just this already. Choose other services.',
  },
  'move-not-qualified': {
    kind: 'conflict',
    uk: 'Людина за столом {number} не має права на ці послуги. Оберіть інший стіл.',
    en: 'The person at desk {number} is not qualified for these services. Choose another desk.',
  },
  'move-until': {
    kind: 'invalid',
    uk: 'Оберіть час пізніше, ніж зараз, і не далі кінця дня.',
    en: 'Choose a time later than now and not past the end of the day.',
  },
  'no-outage': {
    kind: 'missing',
    uk: 'Такої відмітки немає або її вже знято.',
    en: 'There is no such outage, or it has been ended.',
  },
  'outage-known': {
    kind: 'conflict',
    uk: 'Це вже відмічено на цей час. Змініть або зніміть наявну відмітку.',
    en: 'This is marked for that time already. Change or end the existing mark.',
  },
  'outage-of-what': {
    kind: 'invalid',
    uk: 'Оберіть реєстр, якого немає.',
    en: 'Choose the register that is away.',
  },
  'outage-backwards': {
    kind: 'invalid',
    uk: 'Кінець має бути пізніше за початок і за теперішній час.',
    en: 'The end must be later than the beginning and than now.',
  },
  'shelter-half': {
    kind: 'invalid',
    uk: 'Напишіть, де укриття, обома мовами, до 60 знаків.',
    en: 'Write where the shelter is in both languages, up to 60 characters.',
  },
  'no-exception': { kind: 'missing', uk: 'На цей день винятку немає.', en: 'There is no exception on this day.' },
  'key-taken': {
    kind: 'conflict',
    uk: 'Назва-ключ «{key}» уже зайнята. Оберіть іншу.',
    en: 'The key “{key}” is taken. Choose another.',
  },
  'place-code-taken': {
    kind: 'conflict',
    uk: 'Код місця {code} вже має інший центр. Номери справ не можна змішувати, оберіть інший код.',
    en: 'Another centre has the place code {code}. Case numbers must not mix, choose another code.',
  },
  'desk-number-taken': {
    kind: 'conflict',
    uk: 'Стіл {number} у центрі вже є.',
    en: 'The centre already has a desk {number}.',
  },
  'desk-taken': {
    kind: 'conflict',
    uk: 'За столом {number} уже працюють. Оберіть інший стіл або попросіть закрити цей.',
    en: 'Someone already works at desk {number}. Choose another desk or ask them to close this one.',
  },
  'desk-out-of-use': {
    kind: 'conflict',
    uk: 'Стіл {number} не працює. Оберіть інший.',
    en: 'Desk {number} is out of use. Choose another.',
  },
  'sits-elsewhere': {
    kind: 'conflict',
    uk: 'Ви вже відкрили інший стіл. Спершу закрийте його.',
    en: 'You have already opened another desk. Close it first.',
  },
  'desk-not-yours': {
    kind: 'conflict',
    uk: 'За столом {number} працює інша людина.',
    en: 'Someone else works at desk {number}.',
  },
  'desk-not-open': {
    kind: 'conflict',
    uk: 'Стіл {number} не відкрито. Відкрийте його й повторіть.',
    en: 'Desk {number} is not open. Open it and try again.',
  },
  'desk-on-break': {
    kind: 'conflict',
    uk: 'Стіл {number} на перерві. Завершіть перерву й повторіть.',
    en: 'Desk {number} is on a break. End the break and try again.',
  },
  'not-qualified': {
    kind: 'conflict',
    uk: 'Ви не маєте права на жодну послугу столу {number}. Оберіть інший стіл або зверніться до керівника.',
    en: 'You are not qualified for any service of desk {number}. Choose another desk or ask the head.',
  },
  'back-in-the-past': {
    kind: 'invalid',
    uk: 'Час повернення має бути пізніше за теперішній і сьогодні.',
    en: 'The time of return must be later than now, and today.',
  },
  'colleague-sits-elsewhere': {
    kind: 'conflict',
    uk: 'Ця людина вже працює за столом {number}. Передайте талони тому столу.',
    en: 'This person already works at desk {number}. Hand the tickets over to that desk.',
  },
  'colleague-not-qualified': {
    kind: 'conflict',
    uk: 'Ця людина не має права на жодну послугу столу {number}. Оберіть іншу.',
    en: 'This person is not qualified for any service of desk {number}. Choose another.',
  },
  'colleague-not-a-member': {
    kind: 'conflict',
    uk: 'Ця людина не працює в цьому центрі. Оберіть зі списку.',
    en: 'This person does not work in this centre. Choose from the list.',
  },
  'not-a-member': { kind: 'forbidden', uk: 'Ви не працюєте в цьому центрі.', en: 'You do not work in this centre.' },
  'centre-not-open': {
    kind: 'conflict',
    uk: 'Центр ще не відкрито або вже закрито.',
    en: 'The centre is not open yet, or is closed for good.',
  },
  'interval-backwards': {
    kind: 'invalid',
    uk: 'Кінець має бути пізніше за початок: {from}–{until}.',
    en: 'The end must be later than the start: {from}–{until}.',
  },
  'intervals-overlap': {
    kind: 'invalid',
    uk: 'Проміжки {day} перетинаються або не за порядком.',
    en: 'The intervals on {day} overlap or are out of order.',
  },
  'outside-work': {
    kind: 'invalid',
    uk: 'Прийом можливий лише в робочий час, а талони — лише в час прийому ({day}).',
    en: 'Reception must lie within working hours, and tickets within reception ({day}).',
  },
  'dates-backwards': {
    kind: 'invalid',
    uk: 'Дата закриття має бути пізніше за дату відкриття.',
    en: 'The closing date must be later than the opening date.',
  },
  'target-out-of-range': {
    kind: 'invalid',
    uk: 'Обіцянка — від 0 до 240 хвилин.',
    en: 'A promise is from 0 to 240 minutes.',
  },
  'setting-out-of-range': {
    kind: 'invalid',
    uk: 'Значення має бути від {from} до {to}.',
    en: 'The value must be from {from} to {to}.',
  },
  'series-not-a-letter': {
    kind: 'invalid',
    uk: 'Серія талона — одна велика українська літера.',
    en: 'A ticket series is one capital Ukrainian letter.',
  },
  'number-not-positive': {
    kind: 'invalid',
    uk: 'Номер столу — ціле число від 1.',
    en: 'A desk number is a whole number from 1.',
  },
  'part-without-parent': {
    kind: 'invalid',
    uk: 'Підрозділ, віддалене чи пересувне місце є частиною центру. Вкажіть, якого.',
    en: 'A branch, remote or mobile workplace is part of a centre. Say of which one.',
  },
  'bad-file': { kind: 'invalid', uk: 'Файл не прийнято: {why}', en: 'The file was not accepted: {why}' },
  'import-not-empty': {
    kind: 'conflict',
    uk: 'Мережу «{key}» уже завантажено.',
    en: 'The network “{key}” has already been loaded.',
  },
})
