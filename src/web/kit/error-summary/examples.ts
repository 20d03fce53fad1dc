import { shown } from '../example.ts'
import ErrorSummary from './error-summary.svelte'

export const examples = shown(ErrorSummary, 'Що виправити у формі', [
  {
    name: 'Дві помилки',
    props: {
      titleText: 'Виправте дві відповіді',
      faults: [
        { field: 'case-wrong', text: 'Напишіть номер справи, як\u00a0в\u00a0описі: 0142-2026-003817' },
        { field: 'since', text: 'Такої дати немає' },
      ],
    },
  },
])
