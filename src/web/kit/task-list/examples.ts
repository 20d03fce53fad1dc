import { shown } from '../example.ts'
import TaskList from './task-list.svelte'

export const examples = shown(TaskList, 'Що зробити', [
  {
    name: 'Перший день центру',
    props: {
      items: [
        { title: { text: 'Години прийому' }, href: '#hours', status: { text: 'Зроблено' } },
        {
          title: { text: 'Столи й\u00a0послуги' },
          href: '#desks',
          hint: { text: '82 столи' },
          status: { tag: { text: 'Не почато' } },
        },
      ],
    },
  },
])
