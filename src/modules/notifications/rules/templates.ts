// The words of every occasion in both languages: what to do and by when first, then why; up to 15 words a sentence.
import type { Lang } from '../../../kernel/text.ts'
import { minutes } from '../../../kernel/time.ts'
import type { Channel, FactName, Occasion, Template } from '../model.ts'
import { aboutBookings, bookingTemplates } from './booking-templates.ts'
import { aboutLists, listTemplates } from './list-templates.ts'

export interface About {
  readonly by: readonly Channel[]
  readonly facts: readonly FactName[]
  /** After so long the news is of no use and is not sent any more. */
  readonly lasts?: number
  /** Sent by night too: it is waited for, or answers what the person has just done. */
  readonly atOnce?: true
}

/** Which channels suit an occasion, and what its words may name: an edited template is held to the same list. */
export const about: Readonly<Record<Occasion, About>> = {
  ...aboutBookings,
  ...aboutLists,
  'case-registered': { by: ['email', 'sms'], facts: ['caseNumber', 'service', 'until', 'centre', 'site'] },
  'result-at-centre': { by: ['email', 'sms'], facts: ['caseNumber', 'service', 'centre', 'address', 'site'] },
  'case-defect': { by: ['email', 'sms'], facts: ['caseNumber', 'service', 'until', 'centre', 'site'] },
  'case-hearing': { by: ['email', 'sms'], facts: ['caseNumber', 'service', 'until', 'centre', 'site'] },
  'case-extended': { by: ['email', 'sms'], facts: ['caseNumber', 'service', 'until', 'site'] },
  'case-news': { by: ['email', 'sms'], facts: ['caseNumber', 'site'] },
  'ticket-called': { by: ['sms'], facts: ['ticket', 'desk'], lasts: minutes(10), atOnce: true },
  'hall-resumed': { by: ['sms', 'email'], facts: ['ticket', 'time', 'centre'], lasts: minutes(30), atOnce: true },
  deadlines: {
    by: ['email'],
    facts: ['late', 'lastDay', 'most', 'half', 'centre', 'site'],
    lasts: minutes(12 * 60),
  },
  'machine-down': { by: ['email'], facts: ['machine', 'wrong', 'centre', 'site'], lasts: minutes(12 * 60) },
}

const uk: Readonly<Record<Occasion, Template>> = {
  ...bookingTemplates.uk,
  ...listTemplates.uk,
  'case-registered': {
    sms: ['Заяву прийнято, справа {caseNumber}.', 'Відповідь буде до {until}.', 'Де документ: {site}'],
    subject: 'Заяву прийнято, справа {caseNumber}',
    letter: [
      'Ми прийняли вашу заяву. Номер справи — {caseNumber}.',
      'Послуга: {service}.',
      'Відповідь буде до {until}. Від вас зараз нічого не потрібно.',
      'Де документ, видно тут: {site}\nПотрібні номер справи й код з опису, який вам видали.',
      '{centre}',
    ],
  },
  'result-at-centre': {
    sms: ['Заберіть результат у справі {caseNumber}.', 'Візьміть паспорт або ID-картку.', 'Адреса: {address}.'],
    subject: 'Результат у справі {caseNumber} вже в центрі',
    letter: [
      'Приходьте: результат у справі {caseNumber} вже в центрі.',
      'Послуга: {service}.',
      'Де забрати: {centre}.\nАдреса: {address}.',
      'Візьміть паспорт, ID-картку або інший документ, що посвідчує особу.',
      'Якщо не заберете за два місяці, надішлемо результат поштою.',
      'Докладніше про справу: {site}',
    ],
  },
  'case-defect': {
    sms: ['Потрібна ваша дія у справі {caseNumber}.', 'Зробіть це до {until}.', 'Що саме: {site}'],
    subject: 'Потрібна ваша дія у справі {caseNumber}',
    letter: [
      'У справі {caseNumber} бракує чогось від вас.',
      'Послуга: {service}.',
      'Виправте це до {until}.',
      'Що саме потрібно, видно тут: {site}\nАбо запитайте в центрі: адміністратор підкаже.',
      '{centre}',
    ],
  },
  'case-hearing': {
    sms: ['Запрошуємо пояснити справу {caseNumber}.', 'День: {until}.', 'Подробиці: {site}'],
    subject: 'Запрошуємо пояснити справу {caseNumber}',
    letter: [
      'Орган хоче почути вас у справі {caseNumber}.',
      'Послуга: {service}.',
      'Прийдіть або надішліть пояснення до {until}.',
      'Де й о котрій, видно тут: {site}\nАбо запитайте в центрі: адміністратор підкаже.',
      '{centre}',
    ],
  },
  'case-extended': {
    sms: ['Строк у справі {caseNumber} продовжено.', 'Відповідь буде до {until}.', 'Чому: {site}'],
    subject: 'Строк у справі {caseNumber} продовжено',
    letter: [
      'Органу потрібно більше часу у справі {caseNumber}.',
      'Послуга: {service}.',
      'Відповідь буде до {until}. Від вас зараз нічого не потрібно.',
      'Чому так, видно тут: {site}',
    ],
  },
  'case-news': {
    sms: ['Є новина у справі {caseNumber}.', 'Подробиці: {site}'],
    subject: 'Є новина у справі {caseNumber}',
    letter: [
      'Є новина у справі {caseNumber}.',
      'Подивіться її тут: {site}\nПотрібні номер справи й код з опису, який вам видали.',
    ],
  },
  'ticket-called': {
    sms: ['Вас кличуть: талон {ticket}, вікно {desk}.'],
    subject: 'Вас кличуть: талон {ticket}',
    letter: ['Вас кличуть: талон {ticket}, вікно {desk}.'],
  },
  'hall-resumed': {
    sms: ['Зал працює далі, ваше місце збережено.', 'Талон {ticket}: покличемо до {time}.'],
    subject: 'Зал працює далі: талон {ticket}',
    letter: [
      'Приходьте: зал працює далі. Ваше місце в черзі збережено.',
      'Талон {ticket}: покличемо до {time}.',
      '{centre}',
    ],
  },
  deadlines: {
    sms: ['Строки справ потребують уваги: {site}'],
    subject: 'Строки справ потребують уваги',
    letter: [
      'Строк уже минув: {late}.',
      'Сьогодні останній день: {lastDay}.',
      'Лишилося менш ніж п’ята частина строку: {most}.',
      'Минула половина строку: {half}.',
      'Починайте з найпізніших. Список за строком тут: {site}\nЯкщо не встигаєте, продовжте строк до його кінця, з причиною.',
      '{centre}',
    ],
  },
  'machine-down': {
    sms: ['{machine}: {wrong}.'],
    subject: '{machine}: {wrong}',
    letter: [
      'Перевірте пристрій: {machine}.',
      '{wrong}.',
      'Що робити і що ще працює, видно тут: {site}\nКоли полагодите, позначте там «Працює».',
      '{centre}',
    ],
  },
}

const en: Readonly<Record<Occasion, Template>> = {
  ...bookingTemplates.en,
  ...listTemplates.en,
  'case-registered': {
    sms: [
      'Your application is taken, case {caseNumber}.',
      'You will have an answer by {until}.',
      'Where it is now: {site}',
    ],
    subject: 'Your application is taken, case {caseNumber}',
    letter: [
      'We have taken your application. The case number is {caseNumber}.',
      'Service: {service}.',
      'You will have an answer by {until}. Nothing is needed from you now.',
      'See where it is: {site}\nYou need the case number and the code on the receipt you were given.',
      '{centre}',
    ],
  },
  'result-at-centre': {
    sms: ['Collect the result of case {caseNumber}.', 'Bring your passport or ID card.', 'Address: {address}.'],
    subject: 'The result of case {caseNumber} is at the centre',
    letter: [
      'Please come: the result of case {caseNumber} is at the centre.',
      'Service: {service}.',
      'Where to collect it: {centre}.\nAddress: {address}.',
      'Bring your passport, ID card or another identity document.',
      'If you don’t collect it within two months, we will send it by post.',
      'More about the case: {site}',
    ],
  },
  'case-defect': {
    sms: ['Your action is needed in case {caseNumber}.', 'Please act by {until}.', 'What is needed: {site}'],
    subject: 'Your action is needed in case {caseNumber}',
    letter: [
      'Something from you is missing in case {caseNumber}.',
      'Service: {service}.',
      'Please mend it by {until}.',
      'See what is needed: {site}\nOr ask at the centre: an administrator will explain.',
      '{centre}',
    ],
  },
  'case-hearing': {
    sms: ['You are invited to explain case {caseNumber}.', 'Day: {until}.', 'Details: {site}'],
    subject: 'You are invited to explain case {caseNumber}',
    letter: [
      'The authority would like to hear you in case {caseNumber}.',
      'Service: {service}.',
      'Please come, or send your explanation, by {until}.',
      'Where and at what time, you see here: {site}\nOr ask at the centre: an administrator will help.',
      '{centre}',
    ],
  },
  'case-extended': {
    sms: ['The term of case {caseNumber} is extended.', 'You will have an answer by {until}.', 'Why: {site}'],
    subject: 'The term of case {caseNumber} is extended',
    letter: [
      'The authority needs more time for case {caseNumber}.',
      'Service: {service}.',
      'You will have an answer by {until}. Nothing is needed from you now.',
      'Why, you see here: {site}',
    ],
  },
  'case-news': {
    sms: ['There is news of case {caseNumber}.', 'Details: {site}'],
    subject: 'There is news of case {caseNumber}',
    letter: [
      'There is news of case {caseNumber}.',
      'Read it here: {site}\nYou need the case number and the code on the receipt you were given.',
    ],
  },
  'ticket-called': {
    sms: ['You are called: ticket {ticket}, desk {desk}.'],
    subject: 'You are called: ticket {ticket}',
    letter: ['You are called: ticket {ticket}, desk {desk}.'],
  },
  'hall-resumed': {
    sms: ['The hall goes on, your place is kept.', 'Ticket {ticket}: we call you by {time}.'],
    subject: 'The hall goes on: ticket {ticket}',
    letter: [
      'Please come back: the hall goes on. Your place in line is kept.',
      'Ticket {ticket}: we call you by {time}.',
      '{centre}',
    ],
  },
  deadlines: {
    sms: ['Terms of cases need attention: {site}'],
    subject: 'Terms of cases need attention',
    letter: [
      'The term is over: {late}.',
      'Today is the last day: {lastDay}.',
      'Less than a fifth of the term is left: {most}.',
      'Half of the term is over: {half}.',
      'Begin with the latest. The list by term is here: {site}\nIf there is not enough time, extend the term before it ends, with the reason.',
      '{centre}',
    ],
  },
  'machine-down': {
    sms: ['{machine}: {wrong}.'],
    subject: '{machine}: {wrong}',
    letter: [
      'Please look at this machine: {machine}.',
      '{wrong}.',
      'What to do and what still works: {site}\nWhen it is mended, mark it there as working.',
      '{centre}',
    ],
  },
}

export const templates: Readonly<Record<Lang, Readonly<Record<Occasion, Template>>>> = { uk, en }
