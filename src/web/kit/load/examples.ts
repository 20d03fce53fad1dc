import { shown } from '../example.ts'
import Load from './load.svelte'

export const examples = shown(Load, 'Наскільки людно (поруч завжди слово й\u00a0хвилини)', [
  { name: 'Вільно', props: { level: 1 } },
  { name: 'Людно', props: { level: 3 } },
  { name: 'Дуже людно', props: { level: 5 } },
])
