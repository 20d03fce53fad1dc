import { shown } from '../example.ts'
import BackLink from './back-link.svelte'

export const examples = shown(BackLink, 'Назад', [{ name: 'Звичайне', props: { href: '#back' } }])
