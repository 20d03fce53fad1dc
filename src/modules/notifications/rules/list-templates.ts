// What people hear of fair releases and of the waiting list. An SMS names no service; the link is the person's own.
import type { Lang } from '../../../kernel/text.ts'
import type { ListOccasion, Template } from '../model.ts'
import type { About } from './templates.ts'

const place = ['day', 'time', 'centre', 'address', 'service', 'deadline', 'link'] as const

export const aboutLists: Readonly<Record<ListOccasion, About>> = {
  'release-entered': { by: ['sms', 'email'], facts: ['service', 'deadline', 'link'], atOnce: true },
  'release-given': { by: ['sms', 'email'], facts: place },
  'release-nothing': { by: ['sms', 'email'], facts: ['service', 'link'] },
  'release-lapsed': { by: ['sms', 'email'], facts: ['service', 'link'] },
  'release-cancelled': { by: ['sms', 'email'], facts: ['service', 'link'] },
  'waiting-joined': { by: ['sms', 'email'], facts: ['service', 'link'], atOnce: true },
  'waiting-offer': { by: ['sms', 'email'], facts: place, atOnce: true },
  'waiting-ended': { by: ['sms', 'email'], facts: ['service', 'link'] },
}

const uk: Readonly<Record<ListOccasion, Template>> = {
  'release-entered': {
    sms: ['Ви у списку на нові місця.', 'Жереб: {deadline}.', 'Ваша участь: {link}'],
    subject: 'Ви у списку на нові місця',
    letter: [
      'Ви у списку на нові місця.',
      'Послуга: {service}.',
      'Жереб: {deadline}.',
      'Побажання, скасування, результат: {link}',
    ],
  },
  'release-given': {
    sms: ['Вам місце: {day}, {time}.', 'До {deadline} підтвердьте: {link}'],
    subject: 'Вам випало місце: {day}, {time}',
    letter: [
      'Вам випало місце: {day} о {time}.',
      'Підтвердьте його до {deadline}: {link}\nНе встигнете — місце перейде далі.',
      'Послуга: {service}.',
      'Де: {centre}.\nАдреса: {address}.',
    ],
  },
  'release-nothing': {
    sms: ['Цього разу без місця.', 'Наступного разу шансів у вас більше: {link}'],
    subject: 'Цього разу без місця',
    letter: [
      'Цього разу жереб не дав вам місця.',
      'Послуга: {service}.',
      'Наступного разу у вас буде на один шанс більше.',
      'Ваш порядок і перевірка жеребу: {link}',
    ],
  },
  'release-lapsed': {
    sms: ['Місце не підтверджено, воно перейшло далі.', 'Подробиці: {link}'],
    subject: 'Місце перейшло далі',
    letter: ['Ви не підтвердили місце вчасно. Воно перейшло далі.', 'Послуга: {service}.', 'Подробиці: {link}'],
  },
  'release-cancelled': {
    sms: ['Центр скасував розподіл місць.', 'Ваші шанси лишилися: {link}'],
    subject: 'Розподіл місць скасовано',
    letter: [
      'Центр скасував розподіл місць.',
      'Послуга: {service}.',
      'Ваші шанси на наступний лишилися.',
      'Подробиці: {link}',
    ],
  },
  'waiting-joined': {
    sms: ['Напишемо, коли час звільниться.', 'Змінити чи вийти: {link}'],
    subject: 'Напишемо, коли час звільниться',
    letter: [
      'Ви у списку очікування. Напишемо, коли час звільниться.',
      'Послуга: {service}.',
      'Вийти зі списку: {link}',
    ],
  },
  'waiting-offer': {
    sms: ['Вільно: {day}, {time}.', 'Відповідь до {deadline}: {link}'],
    subject: 'Звільнився час: {day}, {time}',
    letter: [
      'Звільнився час: {day} о {time}.',
      'Тримаємо його для вас до {deadline}: {link}\nПотім запропонуємо наступному.',
      'Послуга: {service}.',
      'Де: {centre}.\nАдреса: {address}.',
    ],
  },
  'waiting-ended': {
    sms: ['Ви більше не у списку очікування.', 'Чому: {link}'],
    subject: 'Ви більше не у списку очікування',
    letter: ['Ви більше не у списку очікування.', 'Послуга: {service}.', 'Чому і як стати знову: {link}'],
  },
}

const en: Readonly<Record<ListOccasion, Template>> = {
  'release-entered': {
    sms: ['You are in the list for new places.', 'The draw: {deadline}.', 'Your entry: {link}'],
    subject: 'You are in the list for new places',
    letter: [
      'You are in the list for new places.',
      'Service: {service}.',
      'The draw: {deadline}.',
      'Wishes, withdrawal, result: {link}',
    ],
  },
  'release-given': {
    sms: ['You got a place: {day}, {time}.', 'Confirm it by {deadline}: {link}'],
    subject: 'You got a place: {day}, {time}',
    letter: [
      'You got a place: {day} at {time}.',
      'Confirm it by {deadline}: {link}\nOtherwise it goes to the next person.',
      'Service: {service}.',
      'Where: {centre}.\nAddress: {address}.',
    ],
  },
  'release-nothing': {
    sms: ['No place this time.', 'Next time you have more chances: {link}'],
    subject: 'No place this time',
    letter: [
      'This time the draw gave you no place.',
      'Service: {service}.',
      'Next time you will have one chance more.',
      'Your rank, and checking the draw: {link}',
    ],
  },
  'release-lapsed': {
    sms: ['The place was not confirmed and went to the next person.', 'Details: {link}'],
    subject: 'The place went to the next person',
    letter: [
      'You did not confirm the place in time. It went to the next person.',
      'Service: {service}.',
      'Details: {link}',
    ],
  },
  'release-cancelled': {
    sms: ['The centre has cancelled the release.', 'You keep your chances: {link}'],
    subject: 'The release is cancelled',
    letter: [
      'The centre has cancelled the release of places.',
      'Service: {service}.',
      'You keep your chances in the next one.',
      'Details: {link}',
    ],
  },
  'waiting-joined': {
    sms: ['We will write when a time frees.', 'Change or leave: {link}'],
    subject: 'We will write when a time frees',
    letter: [
      'You are in the waiting list. We will write when a time frees.',
      'Service: {service}.',
      'Leave the list: {link}',
    ],
  },
  'waiting-offer': {
    sms: ['A time has freed: {day}, {time}.', 'Answer by {deadline}: {link}'],
    subject: 'A time has freed: {day}, {time}',
    letter: [
      'A time has freed: {day} at {time}.',
      'We hold it for you until {deadline}: {link}\nThen the next person is asked.',
      'Service: {service}.',
      'Where: {centre}.\nAddress: {address}.',
    ],
  },
  'waiting-ended': {
    sms: ['You are no longer in the waiting list.', 'Why: {link}'],
    subject: 'You are no longer in the waiting list',
    letter: ['You are no longer in the waiting list.', 'Service: {service}.', 'Why, and how to join again: {link}'],
  },
}

export const listTemplates: Readonly<Record<Lang, Readonly<Record<ListOccasion, Template>>>> = { uk, en }
