import { shown } from '../example.ts'
import Tag from './tag.svelte'

export const examples = shown(Tag, 'Стан словом і знаком', [
  { name: 'Іде', props: { text: 'Розглядають', icon: 'clock' } },
  { name: 'Готово', props: { text: 'Готово', icon: 'check', kind: 'good' } },
  { name: 'Чекаємо', props: { text: 'Чекаємо на\u00a0вас', icon: 'pause', kind: 'warn' } },
  { name: 'Ні', props: { text: 'Відмова', icon: 'cross', kind: 'bad' } },
])
