import { shown } from '../example.ts'
import PhaseBanner from './phase-banner.svelte'

export const examples = shown(PhaseBanner, 'Показова громада', [
  { name: 'Демо', props: { tag: { text: 'Показ' }, text: 'Люди й\u00a0справи тут вигадані.' } },
])
