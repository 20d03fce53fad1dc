import { shown } from '../example.ts'
import Pagination from './pagination.svelte'

export const examples = shown(Pagination, 'Наступна сторінка', [
  { name: 'Далі', props: { next: { href: '#next' }, previous: { href: '#previous' } } },
  {
    name: 'З номерами',
    props: {
      landmarkLabel: 'Сторінки списку',
      next: { href: '#next' },
      items: [{ number: 1, href: '#1', current: true }, { number: 2, href: '#2' }, { ellipsis: true }],
    },
  },
])
