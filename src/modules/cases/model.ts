// The words of a case: its states, what is known of it at any moment, and when the answer is no.
import type { Id } from '../../kernel/id.ts'
import { refusals } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'
import type { Calendar } from '../../kernel/working-days.ts'
import type { Act, Asked, Outcome, Registration, ShownDocument } from './model/events.ts'
import type { Application } from './model/intake.ts'
import type { Extension, Pause } from './rules/deadline.ts'
import type { Term } from './rules/term.ts'

export * from './model/events.ts'
export * from './model/grounds.ts'
export * from './model/intake.ts'
export type { Due, Pause, Step, StepKind, Waiting } from './rules/deadline.ts'
export type { Term } from './rules/term.ts'

export type CaseId = Id<'Case'>
export type BatchId = Id<'Batch'>

/** Handbook 4.2, in the order a case may walk them. */
export const caseStates = {
  draft: { uk: 'чернетка', en: 'draft' },
  registered: { uk: 'зареєстровано', en: 'registered' },
  handedOver: { uk: 'передано', en: 'handed over' },
  receivedByAuthority: { uk: 'отримано органом', en: 'received by the authority' },
  leftWithoutMotion: { uk: 'без руху', en: 'left without motion' },
  forwarded: { uk: 'переслано', en: 'forwarded' },
  notConsidered: { uk: 'не підлягає розгляду', en: 'not considered' },
  inReview: { uk: 'розглядається', en: 'in review' },
  awaitingOtherBody: { uk: 'очікує відповіді', en: 'awaiting an answer' },
  suspended: { uk: 'зупинено', en: 'suspended' },
  joined: { uk: 'об’єднано', en: 'joined' },
  hearing: { uk: 'заслуховування', en: 'hearing' },
  termExtended: { uk: 'строк продовжено', en: 'term extended' },
  decidedPositive: { uk: 'рішення', en: 'decided' },
  decidedNegative: { uk: 'відмова', en: 'refused' },
  resultAtCentre: { uk: 'результат у центрі', en: 'result at the centre' },
  applicantNotified: { uk: 'повідомлено', en: 'applicant notified' },
  issued: { uk: 'видано', en: 'issued' },
  sentByPost: { uk: 'надіслано поштою', en: 'sent by post' },
  deliveredElectronically: { uk: 'видано електронно', en: 'delivered electronically' },
  unclaimed: { uk: 'не отримано', en: 'unclaimed' },
  withdrawn: { uk: 'відкликано', en: 'withdrawn' },
  returned: { uk: 'повернуто', en: 'returned' },
  appealed: { uk: 'оскаржено', en: 'appealed' },
  corrected: { uk: 'виправлено', en: 'corrected' },
  revoked: { uk: 'відкликано органом', en: 'revoked' },
  invalidated: { uk: 'визнано недійсним', en: 'invalidated' },
} as const satisfies Record<string, Text>
export type CaseState = keyof typeof caseStates

/** Who has the papers now. */
export type Holder = 'centre' | 'to-authority' | 'authority' | 'to-centre' | 'applicant' | 'post'

/** What starts and ends the clocks. Filing and receipt are two dates (handbook 4.1). */
export interface Marks {
  readonly filed: Instant
  readonly handedOver?: Instant | undefined
  readonly received?: Instant | undefined
  readonly decided?: Instant | undefined
  readonly resultSent?: Instant | undefined
  readonly resultAtCentre?: Instant | undefined
  readonly notified?: Instant | undefined
  readonly closed?: Instant | undefined
}

/** The term of the case: when it began, how long it is, what stopped it. */
export interface CaseClock {
  readonly start: PlainDate
  readonly term: Term | null
  readonly calendar: Calendar
  readonly pauses: readonly Pause[]
  readonly extended?: Extension | undefined
  /** Sent on to the competent authority: its term runs from the day it has the case (articles 44, 46 of law 2073-IX). */
  readonly forwarded?: 'on-the-way' | 'received' | undefined
}

/** A question that waits; its place in the case is its number. */
export interface OpenQuestion extends Asked {
  readonly n: number
  readonly at: Instant
}

/** What is true of a case now. Holds nothing personal. */
export interface Summary extends Omit<Registration, 'filedOn' | 'term' | 'calendar' | 'handOverBy'> {
  readonly state: CaseState
  readonly since: Instant
  /** How many events made it. */
  readonly version: number
  readonly holder: Holder
  readonly clock: CaseClock
  /** None while the clock stands. */
  readonly dueOn: PlainDate | null
  /** Sent, or confirmed by the other side, not later than this day; after it the case is late. */
  readonly confirmBy: PlainDate | null
  readonly batchId: BatchId | null
  readonly steps: readonly { readonly step: number; readonly at: Instant }[]
  readonly outcome: Outcome | null
  readonly marks: Marks
  /** What was asked of another body has not been answered. */
  readonly awaits?: true | undefined
  /** The last day to mend the defects. */
  readonly fixBy?: PlainDate | undefined
  readonly hearing?: { readonly on: PlainDate; readonly came?: boolean | undefined } | undefined
  /** The case it is considered together with; the term is that one's. */
  readonly leadCaseId?: CaseId | undefined
  /** The day until which the person asks to be waited for. */
  readonly asksUntil?: PlainDate | undefined
  /** Asked by the person and not answered yet. */
  readonly questions?: readonly OpenQuestion[] | undefined
  /** Where the case stood when the complaint came. */
  readonly contested?: CaseState | undefined
}

/** The personal side of a case, folded like the rest and kept sealed. */
export interface Content {
  readonly application: Application
  readonly act: Act | null
  readonly issuedOn: ShownDocument | null
  /** The result of an immediate service, as it was written. */
  readonly result: string | null
}

export interface Case {
  readonly id: CaseId
  readonly centreId: Id<'Centre'>
  readonly summary: Summary
  readonly content: Content
}

/** Cases that left the centre together, with one act. */
export interface Batch {
  readonly id: BatchId
  readonly centreId: Id<'Centre'>
  readonly authorityId: Id<'Authority'>
  readonly actNumber: string
  readonly on: PlainDate
  readonly madeAt: Instant
  readonly madeBy: string
  readonly sentAt: Instant | null
  readonly sentBy: string | null
}

export interface BatchLine {
  readonly caseId: CaseId
  readonly number: string
  readonly versionId: Id<'ServiceVersion'>
  readonly pages: number
  readonly receivedAt: Instant | null
  readonly receivedBy: string | null
  readonly pagesReceived: number | null
  /** Sent back to the centre instead of being received. */
  readonly sentBackAt: Instant | null
}

export const no = refusals('cases', {
  'no-case': {
    kind: 'missing',
    uk: 'Такої справи немає або вона не у вас. Перевірте номер.',
    en: 'There is no such case, or it is not yours. Check the number.',
  },
  'no-intake': {
    kind: 'missing',
    uk: 'Такої чернетки немає. Почніть прийом знову.',
    en: 'There is no such draft. Start the intake again.',
  },
  'no-batch': { kind: 'missing', uk: 'Такої пачки немає.', en: 'There is no such batch.' },
  'not-in-batch': { kind: 'missing', uk: 'Цієї справи немає в пачці.', en: 'This case is not in the batch.' },
  'number-or-code': {
    kind: 'missing',
    uk: 'Справи з таким номером і кодом немає. Звірте обидва з описом, який вам видали.',
    en: 'There is no case with this number and code. Compare both with the receipt you were given.',
  },
  'nothing-to-collect': {
    kind: 'missing',
    uk: 'За цим номером у нашому центрі зараз немає чого забрати. Звірте номер з описом. Стан справи показує сторінка «Де мій документ?».',
    en: 'By this number there is nothing to collect in our centre now. Compare the number with the receipt. “Where is my document?” shows the state of the case.',
  },
  'wrong-code': {
    kind: 'invalid',
    uk: 'Код не від цієї справи. Надрукуйте без нього або дайте новий.',
    en: 'This is not the code of the case. Print without it, or give a new one.',
  },
  'changed-in-another-tab': {
    kind: 'conflict',
    uk: 'Цю чернетку вже змінено в іншій вкладці або за іншим столом. Оновіть сторінку: введене там збережено.',
    en: 'This draft was changed in another tab or at another desk. Reload the page: what was entered there is saved.',
  },
  'already-registered': {
    kind: 'conflict',
    uk: 'За цією чернеткою вже зареєстровано справу {number}.',
    en: 'This draft has already become case {number}.',
  },
  'package-incomplete': {
    kind: 'conflict',
    uk: 'Бракує: {what}. Додайте або прийміть неповний пакет на вимогу заявника.',
    en: 'Missing: {what}. Add it, or take the incomplete package because the applicant insists.',
  },
  'nothing-missing': {
    kind: 'invalid',
    uk: 'Пакет повний: наполягати немає на чому. Зареєструйте звичайно.',
    en: 'The package is complete: there is nothing to insist on. Register it as usual.',
  },
  'paper-unanswered': {
    kind: 'invalid',
    uk: 'Позначте папір «{paper}»: прийнято, бракує чи не треба.',
    en: 'Mark the paper “{paper}”: taken, missing or not needed.',
  },
  'never-required': {
    kind: 'invalid',
    uk: '«{paper}» держава вже має: вимагати цього не можна (ст. 9 Закону 5203-VI).',
    en: 'The state already has “{paper}”: it may not be required (art. 9 of law 5203-VI).',
  },
  'no-such-paper': {
    kind: 'invalid',
    uk: 'У картці послуги немає такого паперу.',
    en: 'The service card has no such paper.',
  },
  'no-such-variant': { kind: 'invalid', uk: 'Такого варіанта послуги немає.', en: 'The service has no such variant.' },
  'demand-missing': {
    kind: 'invalid',
    uk: 'Напишіть, чого просить заявник (ст. 40 Закону 2073-IX).',
    en: 'Write what the applicant asks for (art. 40 of law 2073-IX).',
  },
  'notify-missing': {
    kind: 'invalid',
    uk: 'Запитайте, як сповістити про результат.',
    en: 'Ask how to tell about the result.',
  },
  'contact-missing': {
    kind: 'invalid',
    uk: 'Щоб сповістити так ({channel}), потрібен контакт.',
    en: 'A contact is needed to tell the person this way ({channel}).',
  },
  'contact-wrong': {
    kind: 'invalid',
    uk: 'Перевірте контакт: так не пишуть.',
    en: 'Check the contact: it is not written like this.',
  },
  'delivery-missing': {
    kind: 'invalid',
    uk: 'Запитайте, як видати результат.',
    en: 'Ask how to hand over the result.',
  },
  'power-expired': {
    kind: 'invalid',
    uk: 'Повноваження представника діяли до {until}. Потрібні чинні.',
    en: 'The representative’s power was valid until {until}. A valid one is needed.',
  },
  'power-not-yet': {
    kind: 'invalid',
    uk: 'Повноваження видано майбутньою датою.',
    en: 'The power is dated in the future.',
  },
  'nothing-to-pay': {
    kind: 'invalid',
    uk: 'За цим рядком платити не треба.',
    en: 'There is nothing to pay on this line.',
  },
  'ground-missing': { kind: 'invalid', uk: 'Напишіть підставу.', en: 'Write the ground.' },
  'not-now': {
    kind: 'conflict',
    uk: 'Зараз так не можна: справа у стані «{state}».',
    en: 'Not possible now: the case is “{stateEn}”.',
  },
  'not-your-side': {
    kind: 'forbidden',
    uk: 'Це робить інша сторона: {side}.',
    en: 'The other side does this: {sideEn}.',
  },
  'nothing-ready': {
    kind: 'conflict',
    uk: 'Для цього органу немає справ, готових до передавання.',
    en: 'No case is ready to be handed over to this authority.',
  },
  'already-sent': { kind: 'conflict', uk: 'Цю пачку вже передано.', en: 'This batch has already been sent.' },
  'not-sent': {
    kind: 'conflict',
    uk: 'Центр ще не підтвердив передавання цієї пачки.',
    en: 'The centre has not confirmed sending this batch yet.',
  },
  'already-answered': {
    kind: 'conflict',
    uk: 'Цю справу в пачці вже відмічено.',
    en: 'This case of the batch has already been marked.',
  },
  'no-such-step': {
    kind: 'invalid',
    uk: 'У технологічній картці немає такого кроку.',
    en: 'The process card has no such step.',
  },
  'step-done-before': { kind: 'conflict', uk: 'Цей крок уже зроблено.', en: 'This step has already been done.' },
  'step-of-other-side': {
    kind: 'forbidden',
    uk: 'Цей крок робить інша сторона.',
    en: 'The other side does this step.',
  },
  'reasoning-missing': {
    kind: 'invalid',
    uk: 'Обґрунтуйте відмову: факти, докази, норми закону (ст. 72 Закону 2073-IX).',
    en: 'Give the reasons for refusing: facts, evidence, law (art. 72 of law 2073-IX).',
  },
  'hearing-missing': {
    kind: 'invalid',
    uk: 'Перед відмовою людина має право бути заслуханою (ст. 17, 63 Закону 2073-IX). Вкажіть, коли заслухали або чому ні.',
    en: 'Before a refusal the person has the right to be heard (art. 17, 63 of law 2073-IX). Say when it was, or why not.',
  },
  'hearing-not-called': {
    kind: 'invalid',
    uk: 'Людину не запрошували або її день ще не минув. Спершу призначте заслуховування.',
    en: 'The person was not invited, or their day has not passed. Call a hearing first.',
  },
  'answer-missing': { kind: 'invalid', uk: 'Заповніть: {what}.', en: 'Fill in: {what}.' },
  'day-passed': {
    kind: 'invalid',
    uk: 'Цей день уже минув. Оберіть інший.',
    en: 'This day has passed. Choose another.',
  },
  'day-ahead': {
    kind: 'invalid',
    uk: 'Цей день ще не настав. Вкажіть день, коли це сталося.',
    en: 'This day has not come. Give the day it happened.',
  },
  'day-before-decision': {
    kind: 'invalid',
    uk: 'Цей день раніший за рішення.',
    en: 'This day is before the decision.',
  },
  'too-little-time': {
    kind: 'invalid',
    uk: 'Дайте людині щонайменше {days} робочих днів: до {until} або довше.',
    en: 'Give the person at least {days} working days: until {until} or longer.',
  },
  'not-longer': {
    kind: 'invalid',
    uk: 'Час і так до {until}. Оберіть пізніший день.',
    en: 'The time runs until {until} already. Choose a later day.',
  },
  'answer-request-first': {
    kind: 'conflict',
    uk: 'Людина просить більше часу. Спершу дайте або відмовте.',
    en: 'The person asks for more time. Give it or refuse first.',
  },
  'question-missing': { kind: 'invalid', uk: 'Напишіть питання.', en: 'Write the question.' },
  'no-question': {
    kind: 'missing',
    uk: 'Такого питання немає або на нього вже відповіли.',
    en: 'There is no such question, or it has been answered.',
  },
  'no-look': {
    kind: 'missing',
    uk: 'Такого перегляду в цій справі немає.',
    en: 'This case has no such look.',
  },
  'asked-already': {
    kind: 'conflict',
    uk: 'Про це вже запитали. Дочекайтеся відповіді.',
    en: 'This has been asked already. Please wait for the answer.',
  },
  'too-many-questions': {
    kind: 'conflict',
    uk: 'Ще немає відповіді на {count} ваших питання. Дочекайтеся її або прийдіть до центру.',
    en: '{count} of your questions have no answer yet. Please wait, or come to the centre.',
  },
  'not-with-authority': {
    kind: 'conflict',
    uk: 'Справа ще не в органі. Запитайте центр.',
    en: 'The case is not with the authority yet. Ask the centre.',
  },
  'still-time': {
    kind: 'conflict',
    uk: 'Повернути ще не можна: людина має час до {until} включно.',
    en: 'It can’t be returned yet: the person has time until the end of {until}.',
  },
  'term-over': {
    kind: 'conflict',
    uk: 'Строк продовжують раніше за останній день, а він {until} (ст. 34 Закону 2073-IX).',
    en: 'A term is extended before its last day, which is {until} (art. 34 of law 2073-IX).',
  },
  'extension-too-long': {
    kind: 'invalid',
    uk: 'Продовжити можна щонайбільше до {until} (ст. 34 Закону 2073-IX).',
    en: 'It can be extended to {until} at the latest (art. 34 of law 2073-IX).',
  },
  'hearing-still-ahead': {
    kind: 'conflict',
    uk: 'Людину запрошено на {until}: до кінця цього дня не можна записати, що пояснень немає.',
    en: 'The person is invited for {until}: until that day is over nobody can say that nothing was explained.',
  },
  'same-authority': {
    kind: 'invalid',
    uk: 'Справа вже в цьому органі. Оберіть інший.',
    en: 'The case is with this authority already. Choose another.',
  },
  'no-lead-case': {
    kind: 'invalid',
    uk: 'Основної справи з таким номером у вашому органі немає або її вже закрито.',
    en: 'Your authority has no open case with this number to join to.',
  },
  'appeal-late': {
    kind: 'invalid',
    uk: 'Строк оскарження минув {until}. Напишіть поважну причину, щоб його поновити (ст. 78–86 Закону 2073-IX).',
    en: 'The term of appeal ended on {until}. Write the valid reason to renew it (art. 78–86 of law 2073-IX).',
  },
  'document-missing': { kind: 'invalid', uk: 'Вкажіть документ, який показали.', en: 'Say which document was shown.' },
  'not-signed': {
    kind: 'invalid',
    uk: 'Видати можна лише під підпис в аркуші видачі.',
    en: 'The result is handed over only against a signature on the issue sheet.',
  },
  'no-representative': {
    kind: 'invalid',
    uk: 'У справі немає представника. Видати можна заявникові.',
    en: 'The case has no representative. It can be handed to the applicant.',
  },
  'no-such-file': {
    kind: 'invalid',
    uk: 'У справі немає такого файла. Додайте його й повторіть.',
    en: 'The case has no such file. Add it and try again.',
  },
  'nothing-corrected': { kind: 'invalid', uk: 'Нічого не змінено.', en: 'Nothing was changed.' },
  'reason-missing': { kind: 'invalid', uk: 'Напишіть, чому.', en: 'Write why.' },
  'low-trust': {
    kind: 'forbidden',
    uk: 'Щоб бачити справи, увійдіть з надійнішим підтвердженням особи.',
    en: 'To see cases, sign in with a stronger proof of identity.',
  },
  'search-empty': {
    kind: 'invalid',
    uk: 'Введіть номер справи або оберіть людину.',
    en: 'Enter a case number or choose a person.',
  },
})
