import { bothLanguages } from '../words.ts'

export const words = bothLanguages({
  uk: {
    brand: 'Вікно',
    skip: 'До основного вмісту',
    sections: 'Розділи',
    find: 'Знайти справу',
    alarm: 'Тривога',
    standing: 'зал стоїть',
    otherLanguage: 'English',
    security: 'Мій вхід і безпека',
    signOut: 'Вийти',
  },
  en: {
    brand: 'Vikno',
    skip: 'Skip to main content',
    sections: 'Sections',
    find: 'Find a case',
    alarm: 'Alarm',
    standing: 'the hall stands',
    otherLanguage: 'Українська',
    security: 'My sign-in and security',
    signOut: 'Sign out',
  },
})
