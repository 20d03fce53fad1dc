import { bothLanguages } from '../../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Хто ви?',
    lead: 'Документ покажете біля вікна. На талоні й табло цього не буде.',
    none: 'Без першочерговості',
    chosen: 'обрано',
    others: 'Інше',
  },
  en: {
    title: 'Who are you?',
    lead: 'You show the document at the desk. Neither the ticket nor the board says it.',
    none: 'Without priority',
    chosen: 'chosen',
    others: 'Other',
  },
})
