import { bothLanguages, count } from '../../../../words.ts'

const peopleUk = { one: 'людина', few: 'людини', many: 'людей' }
const peopleEn = { one: 'person', many: 'people' }

export const words = bothLanguages({
  uk: {
    title: 'Ваш талон',
    promised: 'Покличемо до',
    likely: (time: string) => `скоріше за все о\u00a0${time}`,
    late: 'Зараз довше: близько',
    sorry: (time: string) => `Обіцяли до\u00a0${time}. Вибачте, що чекати довше.`,
    unknown: 'Вікно, яке це приймає, ще не відкрито. Покличемо, щойно відкриється.',
    next: 'Ви наступні',
    ahead: (people: number) => `Перед вами ${count('uk', people, peopleUk)}`,
    where: 'Де чекати',
    floor: (floor: number) => `Поверх ${floor}`,
    ways: { left: 'ліворуч', right: 'праворуч', ahead: 'прямо' },
    hall: 'Слухайте й дивіться на табло в залі',
    called: 'Вас кличуть',
    over: 'Цей талон уже закрито. Візьміть новий.',
    aside: 'Талон відкладено. Ми покличемо вас пізніше.',
    phone: 'Стежте з телефона',
    phoneHint: 'Наведіть камеру — побачите, коли підходити. Можна вийти й повернутися.',
    qr: 'QR-код: сторінка вашого талона',
    print: 'Надрукувати талон',
    printing: 'Друкуємо…',
    taking: 'Візьміть паперовий талон унизу',
    noPaper: {
      'paper-out': 'У принтері закінчився папір.',
      'no-printer': 'Принтер зараз не друкує.',
      unsure: 'Принтер не підтвердив, що надрукував.',
    },
    goodWithout: (label: string) =>
      `Талон ${label} дійсний і без паперу: запам’ятайте номер або наведіть камеру телефона на код.`,
    done: 'Готово',
  },
  en: {
    title: 'Your ticket',
    promised: 'We call you by',
    likely: (time: string) => `most likely at ${time}`,
    late: 'Longer now: about',
    sorry: (time: string) => `We promised ${time}. We are sorry that it takes longer.`,
    unknown: 'The desk that takes this is not open yet. We call you as soon as it opens.',
    next: 'You are next',
    ahead: (people: number) => `${count('en', people, peopleEn)} before you`,
    where: 'Where to wait',
    floor: (floor: number) => `Floor ${floor}`,
    ways: { left: 'to the left', right: 'to the right', ahead: 'straight on' },
    hall: 'Listen and look at the board in the hall',
    called: 'You are called',
    over: 'This ticket is closed. Take a new one.',
    aside: 'The ticket is put aside. We call you later.',
    phone: 'Follow it on your phone',
    phoneHint: 'Point the camera here to see when to come. You may go out and come back.',
    qr: 'QR code: the page of your ticket',
    print: 'Print the ticket',
    printing: 'Printing…',
    taking: 'Take the paper ticket below',
    noPaper: {
      'paper-out': 'The printer is out of paper.',
      'no-printer': 'The printer does not print now.',
      unsure: 'The printer has not confirmed that it printed.',
    },
    goodWithout: (label: string) =>
      `Ticket ${label} is good without paper: remember the number or point your phone’s camera at the code.`,
    done: 'Done',
  },
})
