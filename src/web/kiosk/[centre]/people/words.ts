import { bothLanguages } from '../../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Скільки вас?',
    lead: 'Один талон на всіх: покличемо разом. Кожен візьме свій документ, що посвідчує особу.',
    chosen: 'обрано',
    more: 'Більше',
  },
  en: {
    title: 'How many are you?',
    lead: 'One ticket for all: you are called together. Each person needs an identity document.',
    chosen: 'chosen',
    more: 'More',
  },
})
