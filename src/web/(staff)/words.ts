import { bothLanguages } from '../words.ts'

export const words = bothLanguages({
  uk: {
    brand: 'Вікно',
    skip: 'До основного вмісту',
    sections: 'Розділи',
    otherLanguage: 'English',
    security: 'Мій вхід і безпека',
    signOut: 'Вийти',
  },
  en: {
    brand: 'Vikno',
    skip: 'Skip to main content',
    sections: 'Sections',
    otherLanguage: 'Українська',
    security: 'My sign-in and security',
    signOut: 'Sign out',
  },
})
