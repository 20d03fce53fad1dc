import { shown } from '../example.ts'
import InsetText from './inset-text.svelte'

export const examples = shown(InsetText, 'Частина тексту осторонь', [
  { name: 'Звичайне', props: { text: 'Правила на\u00a017\u00a0листопада 2026\u00a0року.' } },
])
