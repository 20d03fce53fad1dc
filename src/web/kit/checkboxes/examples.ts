import { shown } from '../example.ts'
import Checkboxes from './checkboxes.svelte'

export const examples = shown(Checkboxes, 'Будь-що з кількох', [
  {
    name: 'Допомога',
    props: {
      name: 'help',
      values: ['sign'],
      fieldset: { legend: { text: 'Чи потрібна допомога у\u00a0візиті?', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'Не обов’язково' },
      items: [
        { value: 'chair', text: 'Приїду на\u00a0кріслі колісному' },
        { value: 'sign', text: 'Потрібна жестова мова' },
      ],
    },
  },
])
