// What people hear of their bookings. The service is named in letters only, and never a sensitive one.
import type { Lang } from '../../../kernel/text.ts'
import { minutes } from '../../../kernel/time.ts'
import type { BookingOccasion, Template } from '../model.ts'
import type { About } from './templates.ts'

const visit = ['day', 'time', 'centre', 'address'] as const

export const aboutBookings: Readonly<Record<BookingOccasion, About>> = {
  'phone-code': { by: ['sms'], facts: ['code'], lasts: minutes(10), atOnce: true },
  'booking-made': { by: ['email', 'sms'], facts: [...visit, 'service', 'code', 'link'], atOnce: true },
  'booking-changed': { by: ['email', 'sms'], facts: [...visit, 'service', 'code', 'link'], atOnce: true },
  'booking-moved': { by: ['email', 'sms'], facts: [...visit, 'service', 'code', 'link', 'reason'], atOnce: true },
  'booking-cancelled': { by: ['email', 'sms'], facts: [...visit, 'service'], atOnce: true },
  'booking-lost': { by: ['email', 'sms'], facts: [...visit, 'service', 'reason', 'site'], atOnce: true },
  'booking-reminder': { by: ['sms', 'email'], facts: [...visit, 'service', 'code', 'link'], lasts: minutes(12 * 60) },
}

const uk: Readonly<Record<BookingOccasion, Template>> = {
  'phone-code': {
    sms: ['Код для запису: {code}. Нікому його не кажіть.'],
    subject: 'Код для запису',
    letter: ['Код для запису: {code}. Нікому його не кажіть.'],
  },
  'booking-made': {
    sms: ['Вас записано: {day}, {time}.', 'Код візиту: {code}.', 'Змінити: {link}'],
    subject: 'Вас записано на {day}, {time}',
    letter: [
      'Приходьте {day} о {time}.',
      'Послуга: {service}.',
      'Де: {centre}.\nАдреса: {address}.',
      'Код візиту: {code}. Введіть його на терміналі, і отримаєте талон на свій час.',
      'Якщо запізнитеся, талон усе одно отримаєте. Тоді чекатимете в живій черзі.',
      'Змінити час або скасувати: {link}',
    ],
  },
  'booking-changed': {
    sms: ['Новий час: {day}, {time}.', 'Код візиту: {code}.', 'Змінити: {link}'],
    subject: 'Новий час візиту: {day}, {time}',
    letter: [
      'Час візиту змінено. Приходьте {day} о {time}.',
      'Послуга: {service}.',
      'Де: {centre}.\nАдреса: {address}.',
      'Код візиту той самий: {code}.',
      'Змінити час або скасувати: {link}',
    ],
  },
  'booking-moved': {
    sms: ['Візит перенесено на {day}, {time}.', 'Не підходить? Змініть: {link}'],
    subject: 'Ваш візит перенесено на {day}, {time}',
    letter: [
      'Ваш візит перенесено. Приходьте {day} о {time}.',
      'Так сталося, {reason}. Вибачте за незручність.',
      'Послуга: {service}.',
      'Де: {centre}.\nАдреса: {address}.',
      'Код візиту той самий: {code}.',
      'Не підходить? Оберіть інший час або скасуйте: {link}',
    ],
  },
  'booking-cancelled': {
    sms: ['Ваш запис на {day}, {time} скасовано.'],
    subject: 'Запис на {day}, {time} скасовано',
    letter: ['Ваш запис на {day}, {time} скасовано.', 'Послуга: {service}.', '{centre}'],
  },
  'booking-lost': {
    sms: ['Візит {day}, {time} не відбудеться.', 'Вибачте. Запишіться знову: {site}'],
    subject: 'Візит {day}, {time} не відбудеться',
    letter: [
      'Візит {day} о {time} не відбудеться, {reason}. Вибачте за незручність.',
      'Послуга: {service}.',
      'Найближчим часом вільних місць немає, тому ми не змогли перенести візит самі.',
      'Запишіться на інший день: {site}',
      'Цей запис не враховується у вашому ліміті.',
    ],
  },
  'booking-reminder': {
    sms: ['Ваш візит: {day}, {time}.', 'Код: {code}.', 'Змінити, скасувати: {link}'],
    subject: 'Нагадуємо про візит {day}, {time}',
    letter: [
      'Чекаємо на вас {day} о {time}.',
      'Послуга: {service}.',
      'Де: {centre}.\nАдреса: {address}.',
      'Код візиту: {code}.',
      'Не зможете прийти? Скасуйте, і час отримає інша людина: {link}',
    ],
  },
}

const en: Readonly<Record<BookingOccasion, Template>> = {
  'phone-code': {
    sms: ['Your booking code: {code}. Tell it to nobody.'],
    subject: 'Your booking code',
    letter: ['Your booking code: {code}. Tell it to nobody.'],
  },
  'booking-made': {
    sms: ['You are booked: {day}, {time}.', 'Visit code: {code}.', 'Change: {link}'],
    subject: 'You are booked for {day}, {time}',
    letter: [
      'Please come on {day} at {time}.',
      'Service: {service}.',
      'Where: {centre}.\nAddress: {address}.',
      'Visit code: {code}. Enter it at the kiosk, and you get a ticket for your time.',
      'If you are late, you still get a ticket. Then you wait in the live line.',
      'Change the time or cancel: {link}',
    ],
  },
  'booking-changed': {
    sms: ['New time: {day}, {time}.', 'Visit code: {code}.', 'Change: {link}'],
    subject: 'New time of your visit: {day}, {time}',
    letter: [
      'The time of your visit has changed. Please come on {day} at {time}.',
      'Service: {service}.',
      'Where: {centre}.\nAddress: {address}.',
      'The visit code is the same: {code}.',
      'Change the time or cancel: {link}',
    ],
  },
  'booking-moved': {
    sms: ['Your visit was moved to {day}, {time}.', 'Not suitable? Change it: {link}'],
    subject: 'Your visit was moved to {day}, {time}',
    letter: [
      'Your visit was moved. Please come on {day} at {time}.',
      'This happened {reason}. We are sorry.',
      'Service: {service}.',
      'Where: {centre}.\nAddress: {address}.',
      'The visit code is the same: {code}.',
      'Not suitable? Choose another time or cancel: {link}',
    ],
  },
  'booking-cancelled': {
    sms: ['Your booking for {day}, {time} is cancelled.'],
    subject: 'Booking for {day}, {time} cancelled',
    letter: ['Your booking for {day}, {time} is cancelled.', 'Service: {service}.', '{centre}'],
  },
  'booking-lost': {
    sms: ['Your visit on {day}, {time} will not take place.', 'We are sorry. Please book again: {site}'],
    subject: 'Your visit on {day}, {time} will not take place',
    letter: [
      'Your visit on {day} at {time} will not take place {reason}. We are sorry.',
      'Service: {service}.',
      'No free time is near, so we could not move the visit ourselves.',
      'Please book another day: {site}',
      'This booking does not count towards your limit.',
    ],
  },
  'booking-reminder': {
    sms: ['Your visit: {day}, {time}.', 'Code: {code}.', 'Change or cancel: {link}'],
    subject: 'Your visit on {day}, {time}',
    letter: [
      'We expect you on {day} at {time}.',
      'Service: {service}.',
      'Where: {centre}.\nAddress: {address}.',
      'Visit code: {code}.',
      'You can’t come? Cancel, and somebody else gets the time: {link}',
    ],
  },
}

export const bookingTemplates: Readonly<Record<Lang, Readonly<Record<BookingOccasion, Template>>>> = { uk, en }
