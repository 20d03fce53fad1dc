import { shown } from '../example.ts'
import Back from './back.svelte'

export const examples = shown(Back, 'Назад, зі словом куди', [
  { name: 'До справ', props: { href: '#cases', text: 'Мої справи' } },
])
