import { shown } from '../example.ts'
import Why from './why.svelte'

export const examples = shown(Why, 'Чому саме ця дата', [
  {
    name: 'Два кроки',
    props: {
      steps: [
        { when: '11\u00a0листопада', text: 'ви подали заяву; рахуємо з\u00a0наступного дня' },
        { when: '21\u00a0листопада', text: 'десятий день' },
      ],
    },
  },
])
