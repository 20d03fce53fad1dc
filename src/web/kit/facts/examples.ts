import { shown } from '../example.ts'
import Facts from './facts.svelte'

export const examples = shown(Facts, 'Головне про послугу', [
  {
    name: 'Чотири',
    props: {
      facts: [
        { key: 'Коштує', value: { text: '0\u00a0грн' } },
        { key: 'Рішення', value: { text: 'до\u00a010\u00a0днів' }, small: 'календарних' },
        { key: 'Вирішує', value: { text: 'Пенсійний фонд' } },
        { key: 'Прийом у\u00a0вікні', value: { text: 'близько 25\u00a0хв' } },
      ],
    },
  },
])
