import { shown } from '../example.ts'
import Table from './table.svelte'

export const examples = shown(Table, 'Таблиця', [
  {
    name: 'Збори',
    props: {
      caption: 'Скільки коштує',
      captionClasses: 'govuk-table__caption--s',
      firstCellIsHeader: true,
      head: [{ text: 'За що' }, { text: 'Сума, грн', format: 'numeric' }],
      rows: [
        [{ text: 'Реєстрація у\u00a0строк' }, { text: '49,92', format: 'numeric' }],
        [{ text: 'Дитина до\u00a014\u00a0років' }, { text: '0,00', format: 'numeric' }],
      ],
    },
  },
])
