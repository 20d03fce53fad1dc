import { shown } from '../../example.ts'
import Empty from './empty.svelte'

export const examples = shown(
  Empty,
  'Порожньо',
  [{ name: 'Ніхто не чекає', props: { title: 'Ніхто не чекає', text: 'Найближчий запис — 11:10, Б-019.' } }],
  { staff: true },
)
