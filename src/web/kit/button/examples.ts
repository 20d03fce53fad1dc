import { shown } from '../example.ts'
import Button from './button.svelte'

export const examples = shown(Button, 'Кнопка каже, що станеться', [
  { name: 'Головна дія', props: { text: 'Записатися на\u00a0час' } },
  { name: 'Друга', props: { text: 'Назад', classes: 'govuk-button--secondary' } },
  { name: 'Що не вернути', props: { text: 'Скасувати запис', classes: 'govuk-button--warning' } },
  { name: 'Посилання', props: { text: 'Почати', href: '#button', isStartButton: true } },
])
