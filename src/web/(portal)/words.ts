import { bothLanguages } from '../words.ts'

export const words = bothLanguages({
  uk: { title: 'Послуги громади — Вікно', heading: 'Що вам потрібно?' },
  en: { title: 'Services — Vikno', heading: 'What do you need?' },
})
