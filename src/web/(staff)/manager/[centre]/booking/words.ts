import type { IdentityWay, SharedPool } from '../../../../../modules/appointments/model.ts'
import { bothLanguages } from '../../../../words.ts'

export const timeFields = [
  'horizonDays',
  'closesMinutesBefore',
  'gridMinutes',
  'holdMinutes',
  'moreTimeMinutes',
] as const
export const limitFields = ['mostAhead', 'mostOfServiceInMonth', 'cancelHours'] as const
export const lateFields = ['earlyMinutes', 'graceMinutes', 'missesToBar', 'missDays', 'barDays'] as const
export const roomFields = ['deskShare', 'stationShare', 'releaseHours'] as const
export type NumberField = (typeof timeFields | typeof limitFields | typeof lateFields | typeof roomFields)[number]

type Fields = Readonly<Record<NumberField, readonly [label: string, hint: string]>>

export const words = bothLanguages({
  uk: {
    title: 'Запис на час',
    lead: 'часи, частки каналів, обмеження, неявки',
    done: {
      saved: 'Налаштування запису збережено. Вони вже діють.',
      undone: 'Повернуто те, що було перед останньою зміною.',
    },
    howTitle: 'Що діє одразу.',
    how: 'Нові записи йдуть за новими правилами. Уже зроблені записи лишаються чинними.',
    restoreTitle: 'Повернути людині право',
    restore: 'Кого не пускають до онлайн-запису через неявки, тому право повертає працівник за столом.',
    offered: 'Центр веде запис',
    offeredHint: 'Без позначки сайт, кіоск і телефон запису не пропонують; наявні записи чинні.',
    times: 'Часи',
    timesHint: 'коли можна записатися і як довго місце чекає підтвердження',
    channels: 'Частки каналів',
    channelsHint: 'скільки відсотків місць для запису має кожен канал, разом до 100',
    channelsHow:
      'Решта до 100 — нічия: її бере будь-хто. За стільки годин до дня невикористане одним каналом стає спільним, тож місце не пропадає.',
    share: { online: 'Онлайн', kiosk: 'Кіоск', phone: 'Телефон і рецепція', priority: 'Першочергові' } satisfies Record<
      SharedPool,
      string
    >,
    shareHint: {
      online: 'сайт, увійшовши чи за кодом',
      kiosk: 'у залі, на інший день',
      phone: 'записує працівник',
      priority: 'люди з правом першочерговості',
    } satisfies Record<SharedPool, string>,
    limits: 'Обмеження на людину',
    limitsHint: 'щоб місця не скуповували',
    late: 'Запізнення й неявки',
    lateHint: 'хто запізнився, не втрачає візит: іде в живу чергу',
    whom: 'До кого прив’язано запис',
    whomHint: 'запис завжди має людину; принаймні один спосіб',
    identity: {
      identity: ['Вхід через id.gov.ua', 'людина входить підписом, банком або Дією'],
      phone: ['Телефон, підтверджений кодом', 'код у повідомленні; для тих, хто не має підпису'],
    } satisfies Record<IdentityWay, readonly [string, string]>,
    reminders: 'Нагадування',
    reminderHours: 'За скільки годин нагадати',
    reminderHint: 'через кому, як-от 24, 2; порожньо — не нагадувати',
    fields: {
      horizonDays: ['Днів наперед', 'як далеко відкрито запис'],
      closesMinutesBefore: ['Закрити за, хв', 'до початку, далі лише талон'],
      gridMinutes: ['Крок сітки, хв', 'кратний 5: візити починаються о :00, :15, :30'],
      holdMinutes: ['Тримати місце, хв', 'доки людина підтверджує'],
      moreTimeMinutes: ['Більше часу, хв', 'хто просить більше часу, з кожною послугою'],
      deskShare: ['Часу столу під запис, %', 'решта лишається живій черзі'],
      stationShare: ['Часу станції під запис, %', 'біометрична станція'],
      releaseHours: ['Зробити спільним за, год', 'до початку дня'],
      mostAhead: ['Записів наперед', 'в однієї людини водночас'],
      mostOfServiceInMonth: ['На одну послугу', 'в однієї людини на місяць'],
      cancelHours: ['Скасувати вчасно за, год', 'такий запис не рахується'],
      earlyMinutes: ['Прийти раніше, хв', 'коли кіоск уже впізнає запис'],
      graceMinutes: ['Чекаємо після початку, хв', 'далі запис стає живою чергою'],
      missesToBar: ['Неявок до паузи', 'стільки пропущених візитів'],
      missDays: ['За скільки днів', 'рахуємо неявки'],
      barDays: ['Пауза, днів', 'без онлайн-запису; у центрі й телефоном можна'],
    } satisfies Fields,
    save: 'Зберегти',
    undo: 'Повернути, як було',
    undoHint: 'Скасує останню зміну цілком.',
  },
  en: {
    title: 'Booking',
    lead: 'times, shares of the channels, limits, missed visits',
    done: {
      saved: 'The settings of booking are saved and in force.',
      undone: 'It is as it was before the last change.',
    },
    howTitle: 'What is in force at once.',
    how: 'New bookings go by the new rules. Bookings that are made stay good.',
    restoreTitle: 'To give a person their right back',
    restore: 'Who may not book online because of missed visits gets the right back from a staff member at the desk.',
    offered: 'The centre takes bookings',
    offeredHint: 'Without it the site, the kiosk and the phone offer none; bookings that are made stay good.',
    times: 'Times',
    timesHint: 'when one can book, and how long a place waits to be confirmed',
    channels: 'Shares of the channels',
    channelsHint: 'how many percent of what may be booked each channel has, 100 together at most',
    channelsHow:
      'What is left of 100 is anybody’s. So many hours before the day, what one channel has not used is shared by all, so no place is lost.',
    share: {
      online: 'Online',
      kiosk: 'Kiosk',
      phone: 'Phone and reception',
      priority: 'With priority',
    } satisfies Record<SharedPool, string>,
    shareHint: {
      online: 'the site, signed in or by a code',
      kiosk: 'in the hall, for another day',
      phone: 'a staff member books',
      priority: 'people with a right to go first',
    } satisfies Record<SharedPool, string>,
    limits: 'Limits for a person',
    limitsHint: 'so that places are not bought up',
    late: 'Being late and missing',
    lateHint: 'who is late does not lose the visit, but goes on in the live line',
    whom: 'Whom a booking is bound to',
    whomHint: 'a booking always has a person; at least one way',
    identity: {
      identity: ['Signing in by id.gov.ua', 'by a signature, a bank or Diia'],
      phone: ['A phone confirmed by a code', 'the code is in a message; for those without a signature'],
    } satisfies Record<IdentityWay, readonly [string, string]>,
    reminders: 'Reminders',
    reminderHours: 'Remind so many hours before',
    reminderHint: 'with commas, such as 24, 2; empty: no reminders',
    fields: {
      horizonDays: ['Days ahead', 'how far booking is open'],
      closesMinutesBefore: ['Closes before, min', 'before it begins; then only a ticket'],
      gridMinutes: ['Step of the grid, min', 'of 5: visits begin at :00, :15, :30'],
      holdMinutes: ['Hold a place, min', 'while the person confirms'],
      moreTimeMinutes: ['More time, min', 'for who asks for it, with each service'],
      deskShare: ['Of a desk’s time, %', 'the rest stays with the live line'],
      stationShare: ['Of a station’s time, %', 'biometric workstation'],
      releaseHours: ['Shared by all before, h', 'before the day opens'],
      mostAhead: ['Bookings ahead', 'of one person at a time'],
      mostOfServiceInMonth: ['Of one service', 'of one person in a month'],
      cancelHours: ['Cancelled in time before, h', 'such a booking does not count'],
      earlyMinutes: ['Come early, min', 'when the kiosk knows the booking'],
      graceMinutes: ['We wait after the start, min', 'then it goes on in the live line'],
      missesToBar: ['Missed until the pause', 'so many missed visits'],
      missDays: ['Within so many days', 'missed visits are counted'],
      barDays: ['Pause, days', 'without booking online; at the centre and by phone one can'],
    } satisfies Fields,
    save: 'Save',
    undo: 'As it was before',
    undoHint: 'Takes back the whole last change.',
  },
})
