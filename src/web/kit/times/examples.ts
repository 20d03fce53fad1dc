import { shown } from '../example.ts'
import Times from './times.svelte'

const at = (...times: string[]) => times.map((time) => ({ value: time, text: time }))

export const examples = shown(Times, 'Вільний час', [
  {
    name: 'Один день',
    props: {
      name: 'time',
      value: '15:40',
      legend: { text: 'Час у\u00a0четвер, 19\u00a0листопада', classes: 'govuk-fieldset__legend--m' },
      groups: [
        { title: 'До обіду', times: at('09:20', '10:40') },
        { title: 'Після обіду', times: at('13:20', '15:40') },
      ],
    },
  },
])
