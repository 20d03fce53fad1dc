// What the resident reads: each event, each state and each next step in plain words.
import type { Text } from '../../../kernel/text.ts'
import { notConsideredGrounds, suspensionGrounds } from '../model/grounds.ts'
import { type CaseEvent, type CaseState, notifyChannels, type Summary } from '../model.ts'
import { dayOfMonth, termText } from './deadline-words.ts'

const text = (uk: string, en: string): Text => ({ uk, en })

/** Events people have no use for stay in the record and off the page. */
export function titleOf(event: CaseEvent): Text | undefined {
  switch (event.type) {
    case 'registered':
      return text('Ви подали заяву', 'You filed the application')
    case 'issued-at-once':
      return text('Послугу надано одразу', 'The service was given at once')
    case 'insisted-on-incomplete':
      return text('Пакет прийнято неповним, бо ви наполягли', 'The package was taken incomplete because you insisted')
    case 'document-added':
      return text('До справи додано файл', 'A file was added to the case')
    case 'corrected-entry':
      return text('Запис у справі виправлено', 'An entry of the case was corrected')
    case 'code-renewed':
      return text('Видано новий код справи', 'A new code of the case was given')
    case 'batched':
      return undefined
    case 'handed-over':
      return text('Центр передав справу органу', 'The centre handed the case over to the authority')
    case 'received-by-authority':
      return text('Орган отримав справу', 'The authority received the case')
    case 'discrepancy-noted':
      return event.facts.accepted
        ? text('Орган прийняв справу із зауваженням', 'The authority took the case with a remark')
        : text(
            'Орган повернув папери центру: не все зійшлося',
            'The authority sent the papers back to the centre: something differed',
          )
    case 'step-done':
      return text('Зроблено крок розгляду', 'A step of the review was done')
    case 'query-sent':
      return text(`Орган запитав відомості: ${event.told.to}`, `The authority asked for information: ${event.told.to}`)
    case 'query-answered':
      return text('Відповідь на запит надійшла', 'The question was answered')
    case 'left-without-motion':
      return text('Заява чекає на вас: чогось бракує', 'The application waits for you: something is missing')
    case 'defects-fixed':
      return event.by.side === 'applicant'
        ? text('Ви додали те, чого бракувало', 'You added what was missing')
        : text('Додано те, чого бракувало', 'What was missing was added')
    case 'more-time-asked':
      return text(
        `Ви попросили час до ${dayOfMonth(event.facts.until, 'uk')}`,
        `You asked for time until ${dayOfMonth(event.facts.until, 'en')}`,
      )
    case 'more-time-given':
      return text(
        `Орган чекатиме до ${dayOfMonth(event.facts.fixBy, 'uk')}`,
        `The authority will wait until ${dayOfMonth(event.facts.fixBy, 'en')}`,
      )
    case 'more-time-refused':
      return text('Орган не дав більше часу', 'The authority gave no more time')
    case 'telling-chosen':
      return text(
        'Ви змінили, як вас сповістити й видати результат',
        'You changed how to tell you and hand over the result',
      )
    case 'question-asked':
      if (event.facts.look) return text('Ви запитали, хто дивився ваші дані', 'You asked who looked at your data')
      return event.facts.side === 'authority'
        ? text('Ви запитали орган', 'You asked the authority')
        : text('Ви запитали центр', 'You asked the centre')
    case 'question-answered':
      return event.by.side === 'authority'
        ? text('Орган відповів на ваше питання', 'The authority answered your question')
        : text('Центр відповів на ваше питання', 'The centre answered your question')
    case 'returned':
      return text('Заяву повернуто: бракувало паперів', 'The application was returned: papers were missing')
    case 'forwarded':
      return text('Справу переслали органу, який її вирішує', 'The case was forwarded to the authority that decides it')
    case 'not-considered':
      return text(
        `Заява не підлягає розгляду: ${notConsideredGrounds[event.facts.ground].uk}`,
        `The application is not subject to consideration: ${notConsideredGrounds[event.facts.ground].en}`,
      )
    case 'suspended':
      return text(
        `Розгляд зупинено: ${suspensionGrounds[event.facts.ground].uk}`,
        `The review is suspended: ${suspensionGrounds[event.facts.ground].en}`,
      )
    case 'resumed':
      return text('Розгляд іде далі', 'The review goes on')
    case 'joined':
      return text('Справу розглядають разом з іншою', 'The case is considered together with another')
    case 'hearing-called':
      return text(
        `Вас запросили пояснити свою справу ${dayOfMonth(event.facts.on, 'uk')}`,
        `You were invited to explain your case on ${dayOfMonth(event.facts.on, 'en')}`,
      )
    case 'explained':
      return text('Ви написали пояснення', 'You wrote an explanation')
    case 'hearing-held':
      return event.facts.came
        ? text('Вас вислухали', 'You were heard')
        : text('Пояснень від вас не надійшло', 'Nothing was explained by you')
    case 'term-extended':
      return text(
        `Строк продовжено: разом ${termText(event.facts.term).uk}`,
        `The term was extended: ${termText(event.facts.term).en} in all`,
      )
    case 'decided':
      return event.facts.outcome === 'positive'
        ? text('Орган вирішив: так', 'The authority decided: yes')
        : text('Орган відмовив', 'The authority refused')
    case 'result-sent':
      return text('Орган надіслав результат до центру', 'The authority sent the result to the centre')
    case 'result-at-centre':
      return text('Результат у центрі', 'The result is at the centre')
    case 'applicant-notified':
      return text(
        `Вам повідомили: ${notifyChannels[event.facts.channel].uk}`,
        `You were told: ${notifyChannels[event.facts.channel].en}`,
      )
    case 'issued':
      return text('Результат видано', 'The result was handed over')
    case 'sent-by-post':
      return text('Результат надіслано поштою', 'The result was sent by post')
    case 'delivered-electronically':
      return text('Результат видано електронно', 'The result was delivered electronically')
    case 'unclaimed':
      return text('Результат не забрали два місяці', 'The result was not collected for two months')
    case 'withdrawn':
      return text('Ви відкликали заяву', 'You withdrew the application')
    case 'appealed':
      return text('Рішення оскаржено', 'The decision was appealed')
    case 'appeal-dismissed':
      return text('Скаргу розглянуто: рішення лишилося', 'The complaint was considered: the decision stands')
    case 'corrected':
      return text('Орган виправив рішення', 'The authority corrected the decision')
    case 'revoked':
      return text('Орган відкликав рішення', 'The authority revoked the decision')
    case 'invalidated':
      return text('Рішення визнано недійсним', 'The decision was declared invalid')
  }
}

const review = text('Орган розглядає справу', 'The authority is considering the case')
const waitsForYou = text('Результат чекає на вас у центрі', 'The result waits for you at the centre')
const done = text('Справу закрито', 'The case is closed')

/** What goes on now. */
export const nowIs: Readonly<Record<CaseState, Text>> = {
  draft: text('Заяву ще не подано', 'The application has not been filed yet'),
  registered: text('Центр готує справу до передавання', 'The centre is preparing to hand the case over'),
  handedOver: text('Справа в дорозі до органу', 'The case is on its way to the authority'),
  receivedByAuthority: review,
  inReview: review,
  termExtended: review,
  awaitingOtherBody: text('Орган чекає відповіді на запит', 'The authority waits for an answer to its question'),
  hearing: text('Орган має вас вислухати', 'The authority is to hear you'),
  leftWithoutMotion: text('Справа чекає на вас', 'The case waits for you'),
  suspended: text('Розгляд зупинено', 'The review is suspended'),
  forwarded: text('Справа в дорозі до іншого органу', 'The case is on its way to another authority'),
  joined: text('Справу розглядають разом з іншою', 'The case is considered together with another'),
  notConsidered: text('Результат у дорозі до центру', 'The result is on its way to the centre'),
  decidedPositive: text('Результат у дорозі до центру', 'The result is on its way to the centre'),
  decidedNegative: text('Результат у дорозі до центру', 'The result is on its way to the centre'),
  resultAtCentre: waitsForYou,
  applicantNotified: waitsForYou,
  unclaimed: waitsForYou,
  issued: done,
  sentByPost: done,
  deliveredElectronically: done,
  withdrawn: done,
  returned: done,
  appealed: text('Рішення переглядають за скаргою', 'The decision is under appeal'),
  corrected: done,
  revoked: done,
  invalidated: done,
}

const nothing = text('Від вас зараз нічого не потрібно', 'Nothing is needed from you now')

/** What the person must do; mostly nothing, and then it is said. */
export function mustDo({ state, deliverBy }: Summary): Text {
  if (state === 'leftWithoutMotion') return text('Додайте те, чого бракує', 'Add what is missing')
  if (state === 'hearing') return text('Прийдіть або напишіть пояснення', 'Come or write your explanation')
  const collects = state === 'resultAtCentre' || state === 'applicantNotified' || state === 'unclaimed'
  if (!collects) return nothing
  if (deliverBy === 'post') return text('Результат надішлемо поштою', 'We will send the result by post')
  return text(
    'Прийдіть до центру по результат. Візьміть документ, що посвідчує особу',
    'Come to the centre for the result. Bring an identity document',
  )
}

/** Milestones still ahead, in the order they come. */
export const ahead = {
  handOver: text('Центр передасть справу органу', 'The centre will hand the case over to the authority'),
  receive: text('Орган підтвердить, що отримав', 'The authority will confirm receipt'),
  decide: text('Орган вирішить', 'The authority will decide'),
  result: text(
    'Результат надійде до центру, і ми вас сповістимо',
    'The result will come to the centre, and we will tell you',
  ),
  collect: text('Ви отримаєте результат', 'You will get the result'),
} as const
