import { shown } from '../example.ts'
import NotificationBanner from './notification-banner.svelte'

export const examples = shown(NotificationBanner, 'Те, що стосується всієї сторінки', [
  {
    name: 'Зверніть увагу',
    props: {
      titleId: 'notice',
      text: 'Сьогодні до\u00a014:00 не\u00a0працює реєстр міграційної служби. Паспорти приймаємо після 14:00.',
    },
  },
  {
    name: 'Зроблено',
    props: {
      titleId: 'notice-done',
      type: 'success',
      role: 'region',
      text: 'Години збережено, діють з\u00a01\u00a0грудня.',
    },
  },
])
