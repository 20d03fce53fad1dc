import { shown } from '../example.ts'
import Failure from './failure.svelte'

export const examples = shown(Failure, 'Коли сторінки не вийшло', [
  { name: 'Наша помилка', props: { lang: 'uk', status: 500, reference: 'a1b2c3d4', address: '#again', titled: false } },
])
