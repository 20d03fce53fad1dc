import { bothLanguages } from '../words.ts'

export const words = bothLanguages({
  uk: {
    brand: 'Вікно',
    skip: 'До основного вмісту',
    sections: 'Розділи',
    otherLanguage: 'English',
    signOut: 'Вийти',
  },
  en: {
    brand: 'Vikno',
    skip: 'Skip to main content',
    sections: 'Sections',
    otherLanguage: 'Українська',
    signOut: 'Sign out',
  },
})
