import { shown } from '../example.ts'
import Standstill from './standstill.svelte'

const shelter = { place: { uk: 'підвал, двері праворуч', en: 'basement, door on the right' }, way: 'right' } as const

export const examples = shown(Standstill, 'Зал стоїть: замість усього на табло, кіоску й телефоні', [
  {
    name: 'Повітряна тривога, телефон',
    props: { of: 'phone', standing: { cause: 'air', shelter }, since: '10:31', clock: '10:37', lang: 'uk' },
  },
  {
    name: 'Укриття ще не вказано',
    props: { of: 'phone', standing: { cause: 'air', shelter: null }, since: '10:31', clock: '10:37', lang: 'uk' },
  },
  {
    name: 'Немає світла',
    props: { of: 'phone', standing: { cause: 'power', shelter: null }, since: '08:02', clock: '08:40', lang: 'uk' },
  },
])
