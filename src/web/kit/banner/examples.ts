import { shown } from '../example.ts'
import Banner from './banner.svelte'

export const examples = shown(
  Banner,
  'Над сторінкою: збій або тривога',
  [
    {
      name: 'Збій реєстру',
      props: {
        title: 'Реєстр ДМС не відповідає з 10:12.',
        text: 'Паспортні заяви приймайте, надішлемо самі. Решта послуг працює.',
      },
    },
    {
      name: 'Тривога',
      props: {
        kind: 'alarm',
        title: 'Повітряна тривога з 10:47. Проведіть людей до укриття: вхід Б, поверх −1.',
        text: 'Виклики зупинено, місце в черзі зберігає кожен.',
      },
    },
  ],
  { staff: true },
)
