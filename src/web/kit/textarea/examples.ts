import { shown } from '../example.ts'
import Textarea from './textarea.svelte'

export const examples = shown(Textarea, 'Кілька рядків тексту', [
  { name: 'Звичайне', props: { name: 'note', label: { text: 'Що сталося' }, rows: 3 } },
  {
    name: 'З помилкою',
    props: { name: 'note-empty', label: { text: 'Причина' }, errorMessage: { text: 'Напишіть причину' }, rows: 2 },
  },
])
