import { shown } from '../example.ts'
import SummaryList from './summary-list.svelte'

const change = (href: string, what: string) => ({ items: [{ href, text: 'Змінити', visuallyHiddenText: what }] })

export const examples = shown(SummaryList, 'Перевірте відповіді', [
  {
    name: 'Два рядки',
    props: {
      rows: [
        { key: { text: 'Послуга' }, value: { text: 'Житлова субсидія' }, actions: change('#service', 'послугу') },
        { key: { text: 'Час' }, value: { text: 'четвер, 19\u00a0листопада, 15:40' }, actions: change('#time', 'час') },
      ],
    },
  },
])
