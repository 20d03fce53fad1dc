import { bothLanguages } from '../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Керування',
    lead: 'Оберіть центр',
    found: 'Заснувати центр',
    authorities: 'Органи',
    name: 'Назва',
    address: 'Адреса',
    placeCode: 'Код місця',
    status: 'Стан',
    statuses: { open: 'відкрито', planned: 'заплановано', closed: 'закрито' },
  },
  en: {
    title: 'Management',
    lead: 'Choose a centre',
    found: 'Found a centre',
    authorities: 'Authorities',
    name: 'Name',
    address: 'Address',
    placeCode: 'Place code',
    status: 'State',
    statuses: { open: 'open', planned: 'planned', closed: 'closed' },
  },
})
