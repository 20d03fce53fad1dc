import { shown } from '../example.ts'
import Radios from './radios.svelte'

export const examples = shown(Radios, 'Одне з кількох', [
  {
    name: 'Як повідомити',
    props: {
      name: 'notify',
      value: 'sms',
      fieldset: { legend: { text: 'Як вам повідомити?', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'sms', text: 'SMS' },
        { value: 'post', text: 'Лист поштою', hint: { text: 'Прийде за 3–5 днів' } },
      ],
    },
  },
  {
    name: 'Відповідь з дальшим питанням',
    props: {
      name: 'contact',
      fieldset: { legend: { text: 'Є телефон?', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'yes', text: 'Так', conditional: { text: 'Напишемо SMS, щойно буде рішення.' } },
        { divider: 'або' },
        { value: 'no', text: 'Ні' },
      ],
      errorMessage: { text: 'Виберіть одну з відповідей' },
    },
  },
])
