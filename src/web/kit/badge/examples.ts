import { shown } from '../example.ts'
import Badge from './badge.svelte'

export const examples = shown(
  Badge,
  'Позначка рядка',
  [
    { name: 'Іде', props: { text: 'приймаємо', icon: 'half', tone: 'run' } },
    { name: 'Стоїть', props: { text: 'після реєстрації', icon: 'lock', tone: 'stop' } },
    { name: 'Зараз', props: { text: 'обслуговується', icon: 'play', tone: 'solid' } },
  ],
  { staff: true },
)
