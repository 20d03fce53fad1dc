import { bothLanguages } from '../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Центри',
    lead: 'Прийти можна до будь-якого. Записуватися не треба: візьміть талон на місці.',
    measured: (time: string) => `Скільки чекати, якщо прийти зараз. Оновлено о ${time}.`,
    none: 'Жодного центру ще не відчинено.',
    hard: 'Якщо важко прийти',
  },
  en: {
    title: 'Centres',
    lead: 'You may come to any of them. No booking needed: take a ticket there.',
    measured: (time: string) => `How long the wait is if you come now. Updated at ${time}.`,
    none: 'No centre is open yet.',
    hard: 'If it is hard to come',
  },
})
