import { bothLanguages } from '../../../words.ts'

export const words = bothLanguages({
  uk: {
    lists: 'Списки органу',
    work: 'Вхідні',
    incoming: 'Приймання',
    decided: 'До повернення',
    authority: 'Орган',
    choose: 'Показати',
  },
  en: {
    lists: 'Lists of the authority',
    work: 'Inbox',
    incoming: 'To receive',
    decided: 'To return',
    authority: 'Authority',
    choose: 'Show',
  },
})
