import { bothLanguages } from '../../../../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Нова послуга',
    how: 'Тут лише те, без чого послуги не буває. Строк, плату, папери й картку заповните на її сторінці; центр надає послугу після рішення.',
    authorityHint: 'оберіть зі списку або напишіть',
    add: 'Додати послугу',
  },
  en: {
    title: 'New service',
    how: 'Only what no service can do without. Term, fee, papers and card are filled in on its page; the centre gives it after a decision.',
    authorityHint: 'choose from the list or write it',
    add: 'Add the service',
  },
})
