import { shown } from '../example.ts'
import Input from './input.svelte'

export const examples = shown(Input, 'Один рядок тексту', [
  {
    name: 'З підказкою',
    props: {
      name: 'case',
      label: { text: 'Номер справи' },
      hint: { text: 'Надрукований угорі опису документів' },
      inputmode: 'numeric',
      classes: 'v-num',
    },
  },
  {
    name: 'З помилкою',
    props: {
      name: 'case-wrong',
      value: '3817',
      label: { text: 'Номер справи' },
      errorMessage: { text: 'Напишіть номер справи, як\u00a0в\u00a0описі: 0142-2026-003817' },
    },
  },
  {
    name: 'Зі знаком грошей',
    props: {
      name: 'sum',
      label: { text: 'Сплачено' },
      suffix: { text: 'грн' },
      classes: 'govuk-input--width-10',
      inputmode: 'decimal',
    },
  },
])
