import { shown } from '../example.ts'
import Tabs from './tabs.svelte'

export const examples = shown(Tabs, 'Частини сторінки', [
  {
    name: 'Дві',
    props: {
      idPrefix: 'days',
      items: [
        { label: 'Сьогодні', panel: { text: '14 візитів' } },
        { label: 'Завтра', panel: { text: '9 візитів' } },
      ],
    },
  },
])
