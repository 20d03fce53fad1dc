import { shown } from '../example.ts'
import Timeline from './timeline.svelte'

export const examples = shown(
  Timeline,
  'Нитка візиту',
  [
    {
      name: 'Два рядки',
      props: {
        events: [
          { time: '10:24', text: 'Талон А-042 на кіоску 3', done: true },
          { time: '10:44', text: 'Прийнято 4 документи з 5' },
        ],
      },
    },
  ],
  { staff: true },
)
