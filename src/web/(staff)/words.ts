import { bothLanguages } from '../words.ts'

export const words = bothLanguages({
  uk: {
    brand: 'Вікно',
    skip: 'До основного вмісту',
    sections: 'Розділи',
    find: 'Знайти справу',
    otherLanguage: 'English',
    security: 'Мій вхід і безпека',
    signOut: 'Вийти',
  },
  en: {
    brand: 'Vikno',
    skip: 'Skip to main content',
    sections: 'Sections',
    find: 'Find a case',
    otherLanguage: 'Українська',
    security: 'My sign-in and security',
    signOut: 'Sign out',
  },
})
