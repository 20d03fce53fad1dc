import { bothLanguages } from '../words.ts'

export const words = bothLanguages({
  uk: {
    name: 'Вікно',
    skip: 'До головного',
    comfort: 'Зручність',
    large: 'Більші літери',
    contrast: 'Контраст',
    low: 'Нижче',
    voice: 'Озвучити',
    on: 'увімкнено',
  },
  en: {
    name: 'Vikno',
    skip: 'Skip to main content',
    comfort: 'Comfort',
    large: 'Larger letters',
    contrast: 'Contrast',
    low: 'Lower',
    voice: 'Read aloud',
    on: 'on',
  },
})
