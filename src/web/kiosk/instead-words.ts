import type { DespiteReason } from '../../modules/queue/model.ts'
import { bothLanguages } from '../words.ts'

type Reasons = Readonly<Record<DespiteReason, string>>

export const words = bothLanguages({
  uk: {
    away: 'Зараз цієї заяви не приймаємо.',
    late: 'Талона на сьогодні не видаємо.',
    elsewhere: 'Приймають зараз:',
    book: 'Записатися на час',
    first: (when: string) => `найближчий: ${when}`,
    leavePhone: 'Залишити телефон',
    leavePhoneHint: 'повідомимо, коли буде час',
    consult: 'Порадитися',
    start: 'На початок',
    despite: 'Для працівника: видати талон попри це, бо…',
    reasons: {
      'from-afar': 'здалеку або не зможе прийти ще раз',
      'last-day': 'сьогодні останній день строку',
      unwell: 'погано почувається',
      'our-mistake': 'ми помилилися',
      'desk-waits': 'вікно погодилося прийняти',
    } as Reasons,
  },
  en: {
    away: 'This can’t be filed now.',
    late: 'No ticket for today.',
    elsewhere: 'It is taken now at:',
    book: 'Book a time',
    first: (when: string) => `the first: ${when}`,
    leavePhone: 'Leave a phone number',
    leavePhoneHint: 'we tell you when there is a time',
    consult: 'Ask for advice',
    start: 'To the start',
    despite: 'For staff: give out a ticket all the same, because…',
    reasons: {
      'from-afar': 'from far away, or can’t come again',
      'last-day': 'today is the last day of a term',
      unwell: 'is unwell',
      'our-mistake': 'we made a mistake',
      'desk-waits': 'a desk has agreed to wait',
    } as Reasons,
  },
})
