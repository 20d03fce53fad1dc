import { shown } from '../example.ts'
import DateInput from './date-input.svelte'

export const examples = shown(DateInput, 'Дата, яку людина знає напам’ять', [
  {
    name: 'Дата народження',
    props: {
      id: 'born',
      namePrefix: 'born',
      fieldset: { legend: { text: 'Дата народження', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'Наприклад, 27 3 1987' },
    },
  },
  {
    name: 'З помилкою',
    props: {
      id: 'since',
      namePrefix: 'since',
      values: { 'since-day': 31, 'since-month': 2, 'since-year': 2026 },
      fieldset: { legend: { text: 'Проживає з', classes: 'govuk-fieldset__legend--s' } },
      errorMessage: { text: 'Такої дати немає' },
    },
  },
])
