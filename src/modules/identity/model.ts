// Words of identity: residents and who acts for them, staff and their posts, devices, sessions.
import type { Actor, Permission, PlaceId, Post, Role, Trust } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import { refusals } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'

// --- numbers and names -------------------------------------------------------------------------------------------

declare const checked: unique symbol
type Checked<Kind extends string> = string & { readonly [checked]: Kind }
/** РНОКПП: 10 digits with a right check digit. */
export type TaxNumber = Checked<'TaxNumber'>
/** УНЗР: `19550212-01110`. */
export type Unzr = Checked<'Unzr'>
/** ЄДРПОУ: 8 digits, leading zeros kept. */
export type CompanyCode = Checked<'CompanyCode'>
export type Iban = Checked<'Iban'>
/** E.164: `+380671234567`. */
export type Phone = Checked<'Phone'>
export type Email = Checked<'Email'>

export type Sex = 'female' | 'male'

/** As the document spells it; a patronymic may be absent. */
export interface Name {
  readonly family: string
  readonly given: string
  readonly patronymic?: string | undefined
}

export const documentKinds = {
  passport: { uk: 'Паспорт-книжечка', en: 'Passport booklet' },
  'id-card': { uk: 'ID-картка', en: 'ID card' },
  'foreign-passport': { uk: 'Закордонний паспорт', en: 'Passport for travelling abroad' },
  'birth-certificate': { uk: 'Свідоцтво про народження', en: 'Birth certificate' },
  'residence-permit': { uk: 'Посвідка на проживання', en: 'Residence permit' },
  'driving-licence': { uk: 'Посвідчення водія', en: 'Driving licence' },
  'idp-certificate': { uk: 'Довідка внутрішньо переміщеної особи', en: 'Displaced person’s certificate' },
  'foreign-document': { uk: 'Документ іноземної держави', en: 'Document of another state' },
} as const satisfies Record<string, Text>
export type DocumentKind = keyof typeof documentKinds

export interface IdentityDocument {
  readonly kind: DocumentKind
  /** In its canonical form: `АА123456`, `I-АБ 123456`. */
  readonly number: string
  readonly issuer?: string | undefined
  readonly issuedOn?: PlainDate | undefined
  readonly validUntil?: PlainDate | undefined
}

// --- residents ---------------------------------------------------------------------------------------------------

export type ResidentId = Id<'Resident'>

export interface Contacts {
  readonly phone?: Phone | undefined
  readonly email?: Email | undefined
}

/** What someone says or shows about a person; at least one number or document. */
export interface PersonClaim {
  readonly name: Name
  readonly birthDate?: PlainDate | undefined
  readonly sex?: Sex | undefined
  readonly taxNumber?: TaxNumber | undefined
  readonly unzr?: Unzr | undefined
  readonly documents?: readonly IdentityDocument[] | undefined
  readonly contacts?: Contacts | undefined
  readonly address?: string | undefined
}

export interface Resident {
  readonly id: ResidentId
  readonly name: Name
  readonly birthDate: PlainDate | null
  readonly taxNumber: TaxNumber | null
  readonly unzr: Unzr | null
  readonly documents: readonly IdentityDocument[]
  readonly contacts: Contacts
  readonly address: string | null
}

/** One line of a search: enough to tell two people apart, not more. */
export interface ResidentFound {
  readonly id: ResidentId
  readonly name: Name
  readonly birthDate: PlainDate | null
  /** `…2354`: the last signs of the number or document, to compare with what is shown. */
  readonly ending: string | null
}

// --- representatives ---------------------------------------------------------------------------------------------

export const powerKinds = {
  'power-of-attorney': { uk: 'Нотаріальна довіреність', en: 'Notarised power of attorney' },
  'legal-aid': { uk: 'Ордер адвоката', en: 'Lawyer’s warrant' },
  parent: { uk: 'Батько або мати', en: 'Parent' },
  guardian: { uk: 'Опікун або піклувальник', en: 'Guardian' },
  head: { uk: 'Керівник юридичної особи', en: 'Head of a legal person' },
  'company-power': { uk: 'Довіреність юридичної особи', en: 'Power of a legal person' },
} as const satisfies Record<string, Text>
export type PowerKind = keyof typeof powerKinds

export type Principal =
  | { readonly kind: 'resident'; readonly id: ResidentId }
  | { readonly kind: 'company'; readonly id: Id<'Company'> }

export interface Power {
  readonly id: Id<'Power'>
  readonly principal: Principal
  readonly representativeId: ResidentId
  readonly kind: PowerKind
  /** Number in the register of powers or of the document; absent for parents. */
  readonly number: string | null
  readonly issuedOn: PlainDate
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate | null
  /** Everything, or these services only. */
  readonly scope: 'all' | readonly string[]
  readonly revokedAt: Instant | null
}

/** One for whom a person may act today: by which power, until when, in what. */
export interface ActingFor extends Pick<Power, 'kind' | 'number' | 'validFrom' | 'validUntil' | 'scope'> {
  readonly powerId: Power['id']
  readonly principalId: ResidentId
  readonly name: Name
}

export interface Company {
  readonly id: Id<'Company'>
  readonly code: CompanyCode
  readonly name: string
}

// --- staff -------------------------------------------------------------------------------------------------------

export type StaffId = Id<'Staff'>
export type StaffState = 'invited' | 'active' | 'blocked'

export interface StaffMember {
  readonly id: StaffId
  readonly name: Name
  readonly email: Email
  readonly state: StaffState
  readonly posts: readonly Post[]
  /** Of the personal stamp an administrator puts on what they sign. */
  readonly stampNo: string | null
}

export const roleNames: Readonly<Record<Role, Text>> = {
  administrator: { uk: 'адміністратор', en: 'administrator' },
  guide: { uk: 'консультант залу', en: 'hall guide' },
  head: { uk: 'керівник центру', en: 'head of the centre' },
  founder: { uk: 'засновник', en: 'founder' },
  officer: { uk: 'працівник органу', en: 'authority’s officer' },
  'authority-head': { uk: 'керівник органу', en: 'head of the authority' },
  engineer: { uk: 'інженер', en: 'engineer' },
}

export interface Place {
  readonly id: PlaceId
  readonly kind: 'network' | 'centre' | 'authority'
  readonly networkId: Id<'Network'> | null
  readonly name: Text
}

// --- sessions, tokens, devices -----------------------------------------------------------------------------------

export interface SignedIn {
  readonly sessionId: Id<'Session'>
  readonly actor: Actor
  readonly staff?: {
    readonly name: Name
    readonly posts: readonly Post[]
    readonly placeNames: Readonly<Record<string, Text>>
  }
  readonly resident?: { readonly name: Name }
  /** The session ends at this moment when nothing is asked any more; a page warns before. */
  readonly idleUntil: Instant
  readonly endsAt: Instant
}

export interface OwnSession {
  readonly id: Id<'Session'>
  readonly startedAt: Instant
  readonly seenAt: Instant
  /** «Firefox, Linux»: enough to recognise one's own. */
  readonly browser: string
  readonly current: boolean
}

export interface Passkey {
  readonly id: string
  readonly label: string
  readonly addedAt: Instant
  readonly usedAt: Instant | null
}

/** What a key of a program may be cut down to: an alert service needs the alarm and nothing else. */
export const programScopes = { alarm: ['centres.alarm'] } as const satisfies Record<string, readonly Permission[]>
export type ProgramScope = keyof typeof programScopes

export interface ApiToken {
  readonly id: Id<'ApiToken'>
  readonly staffId: StaffId
  readonly label: string
  /** Nothing: all that its maker may do. */
  readonly only: readonly Permission[] | null
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
}

export interface Device {
  readonly id: Id<'Device'>
  readonly centreId: Id<'Centre'>
  readonly of: 'kiosk' | 'board'
  readonly label: string
  readonly pairedAt: Instant
  readonly seenAt: Instant | null
}

/** What the identity provider said about the person who came back from it. */
export interface Provided {
  readonly trust: Trust
  readonly familyName: string
  readonly givenName: string
  readonly middleName?: string | undefined
  readonly drfocode?: string | undefined
  readonly unzr?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
}

// --- answers that are no -----------------------------------------------------------------------------------------

export const no = refusals('identity', {
  'tax-number-birth-date': {
    kind: 'invalid',
    uk: 'За податковим номером людина народилася {byNumber}, а вказано {said}. Трапляються давні помилки в реєстрі: звірте документ і, якщо він правильний, вкажіть причину.',
    en: 'By the tax number the person was born on {byNumber}, but {said} is given. The register has old mistakes: compare the document and, if it is right, give the reason.',
  },
  'tax-number-sex': {
    kind: 'invalid',
    uk: 'Дев’ята цифра податкового номера означає іншу стать. Трапляються давні помилки в реєстрі: звірте документ і, якщо він правильний, вкажіть причину.',
    en: 'The ninth digit of the tax number means the other sex. The register has old mistakes: compare the document and, if it is right, give the reason.',
  },
  'unzr-birth-date': {
    kind: 'invalid',
    uk: 'Номер запису в реєстрі починається датою {byNumber}, а дату народження вказано {said}. Звірте документ і, якщо він правильний, вкажіть причину.',
    en: 'The register record number begins with {byNumber}, but the birth date given is {said}. Compare the document and, if it is right, give the reason.',
  },
  'needs-number': {
    kind: 'invalid',
    uk: 'Потрібен податковий номер, номер запису в реєстрі (УНЗР) або документ.',
    en: 'A tax number, a register record number (УНЗР) or a document is needed.',
  },
  'other-name': {
    kind: 'conflict',
    uk: 'За цим номером записано інше ім’я. Звірте документи; якщо людина змінила прізвище, вкажіть причину.',
    en: 'Another name is recorded under this number. Compare the documents; if the person changed their name, give the reason.',
  },
  'other-number': {
    kind: 'conflict',
    uk: 'У цієї людини записано інший номер. Звірте документи й виправте запис.',
    en: 'This person is recorded with another number. Compare the documents and correct the record.',
  },
  'document-of-other': {
    kind: 'conflict',
    uk: 'Цей документ записано за іншою людиною. Звірте номер.',
    en: 'This document is recorded for another person. Check its number.',
  },
  'two-people': {
    kind: 'conflict',
    uk: 'Ці номери належать двом різним записам. Звірте кожен номер з документом.',
    en: 'These numbers belong to two different records. Compare each number with its document.',
  },
  'name-too-short': {
    kind: 'invalid',
    uk: 'Напишіть прізвище та ім’я, або прізвище й дату народження.',
    en: 'Write the family and given name, or the family name and the birth date.',
  },
  'too-many-found': {
    kind: 'invalid',
    uk: 'Знайшлося понад {most} людей. Додайте по батькові або дату народження.',
    en: 'More than {most} people were found. Add the patronymic or the birth date.',
  },
  'reason-needed': { kind: 'invalid', uk: 'Вкажіть причину.', en: 'Give the reason.' },
  'trust-too-low': {
    kind: 'forbidden',
    uk: 'Для особистих даних потрібен надійніший вхід: Дія.Підпис, електронний підпис або BankID.',
    en: 'Personal data need a more trusted sign-in: Diia signature, electronic signature or BankID.',
  },
  'not-covered': {
    kind: 'forbidden',
    uk: 'Повноваження представника цього не охоплюють.',
    en: 'The representative’s power does not cover this.',
  },
  'bad-period': {
    kind: 'invalid',
    uk: 'Кінець строку не може бути раніше за початок.',
    en: 'The end of the period can’t be before its start.',
  },
  'email-taken': {
    kind: 'conflict',
    uk: 'Працівник з такою поштою вже є. Обліковий запис належить одній людині.',
    en: 'There is a staff member with this e-mail already. An account belongs to one person.',
  },
  'person-taken': {
    kind: 'conflict',
    uk: 'Ця людина вже має обліковий запис. Додайте їй посаду, а не другий запис.',
    en: 'This person has an account already. Add a post to it instead of a second account.',
  },
  'role-above-yours': {
    kind: 'forbidden',
    uk: 'Ви не можете надати чи забрати роль з правами, яких самі тут не маєте.',
    en: 'You can’t give or take a role with rights you don’t have here yourself.',
  },
  'not-yourself': {
    kind: 'conflict',
    uk: 'Власні посади й обліковий запис змінює інша людина.',
    en: 'Your own posts and account are changed by someone else.',
  },
  'needs-post': { kind: 'invalid', uk: 'Потрібна хоча б одна посада.', en: 'At least one post is needed.' },
  'unknown-place': {
    kind: 'missing',
    uk: 'Такого центру чи органу немає.',
    en: 'There is no such centre or authority.',
  },
  'wrong-sign-in': {
    kind: 'forbidden',
    uk: 'Пошта або пароль не підходять. Перевірте обидва і спробуйте ще раз.',
    en: 'The e-mail or the password is wrong. Check both and try again.',
  },
  'wrong-password': { kind: 'forbidden', uk: 'Теперішній пароль не підходить.', en: 'The present password is wrong.' },
  'wrong-code': {
    kind: 'forbidden',
    uk: 'Код не підходить. Зачекайте на новий код у застосунку і введіть його.',
    en: 'The code is wrong. Wait for a new code in the app and enter it.',
  },
  'wrong-passkey': {
    kind: 'forbidden',
    uk: 'Ключ доступу не підійшов. Увійдіть паролем і кодом.',
    en: 'The passkey did not fit. Sign in with your password and code.',
  },
  'sign-in-expired': {
    kind: 'conflict',
    uk: 'Час на вхід минув. Почніть спочатку.',
    en: 'The time for signing in has passed. Start again.',
  },
  'invitation-over': {
    kind: 'conflict',
    uk: 'Це запрошення вже використане або прострочене. Попросіть керівника надіслати нове.',
    en: 'This invitation has been used or has expired. Ask the head for a new one.',
  },
  'password-short': {
    kind: 'invalid',
    uk: 'Пароль має містити щонайменше {least} знаків.',
    en: 'The password needs at least {least} characters.',
  },
  'password-long': {
    kind: 'invalid',
    uk: 'Пароль довший за {most} знаків.',
    en: 'The password is longer than {most} characters.',
  },
  'password-common': {
    kind: 'invalid',
    uk: 'Такий пароль легко вгадати. Візьміть кілька не пов’язаних слів.',
    en: 'This password is easy to guess. Take several unrelated words.',
  },
  'bad-expiry': {
    kind: 'invalid',
    uk: 'Строк дії має закінчуватися протягом року від сьогодні.',
    en: 'It has to expire within a year from today.',
  },
  'device-code-over': {
    kind: 'conflict',
    uk: 'Такого коду немає або його час минув. Оновіть сторінку пристрою.',
    en: 'There is no such code or its time has passed. Reload the device’s page.',
  },
  'provider-said-too-little': {
    kind: 'conflict',
    uk: 'Обраний спосіб не передав ні податкового номера, ні номера запису в реєстрі. Оберіть інший спосіб входу.',
    en: 'The chosen means gave neither a tax number nor a register record number. Choose another way to sign in.',
  },
  'name-changed': {
    kind: 'conflict',
    uk: 'Ваше ім’я змінилося з часу останнього звернення. Прийдіть до центру з документом, і ми оновимо запис.',
    en: 'Your name has changed since you last came. Come to a centre with your document and we will update the record.',
  },
})
