import { shown } from '../example.ts'
import RowsTable from './rows-table.svelte'

export const examples = shown(RowsTable, 'Таблиця, що на телефоні стає картками', [
  {
    name: 'Хто дивився',
    props: {
      caption: 'Перегляди ваших даних',
      head: ['Коли', 'Хто', 'Навіщо'],
      rows: [
        [
          { text: '12\u00a0листопада, 10:14', isNumber: true },
          { text: 'Спеціаліст, Пенсійний фонд' },
          { text: 'розглядає справу' },
        ],
      ],
    },
  },
])
