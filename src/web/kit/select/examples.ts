import { shown } from '../example.ts'
import Select from './select.svelte'

export const examples = shown(Select, 'Одне з багатьох', [
  {
    name: 'Вид документа',
    props: {
      name: 'document',
      label: { text: 'Вид документа' },
      value: 'id-card',
      items: [
        { value: 'passport', text: 'Паспорт-книжечка' },
        { value: 'id-card', text: 'ID-картка' },
      ],
    },
  },
])
