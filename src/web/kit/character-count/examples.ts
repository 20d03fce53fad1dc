import { shown } from '../example.ts'
import CharacterCount from './character-count.svelte'

export const examples = shown(CharacterCount, 'Текст, не довший за межу', [
  { name: 'До 300 знаків', props: { name: 'complaint', label: { text: 'Ваша скарга' }, maxlength: 300, rows: 3 } },
])
