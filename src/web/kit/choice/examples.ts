import { shown } from '../example.ts'
import Choice from './choice.svelte'

export const examples = shown(Choice, 'Одне питання', [
  {
    name: 'Завжди є «Не знаю»',
    props: {
      name: 'bought',
      value: 'unknown',
      legend: { text: 'Чи була велика покупка?', classes: 'govuk-fieldset__legend--m' },
      items: [
        { value: 'yes', text: 'Так' },
        { value: 'no', text: 'Ні' },
        { value: 'unknown', text: 'Не знаю', small: 'Нічого страшного. Підкажемо, де це дізнатися' },
      ],
    },
  },
])
