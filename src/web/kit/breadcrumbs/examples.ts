import { shown } from '../example.ts'
import Breadcrumbs from './breadcrumbs.svelte'

export const examples = shown(Breadcrumbs, 'Де ця сторінка', [
  {
    name: 'Дві',
    props: {
      items: [
        { href: '#services', text: 'Послуги' },
        { href: '#aid', text: 'Допомоги й\u00a0субсидії' },
      ],
    },
  },
])
