import { shown } from '../../example.ts'
import Seg from './seg.svelte'

export const examples = shown(
  Seg,
  'Вибір з двох – п’яти',
  [
    {
      name: 'Посилання',
      props: {
        label: 'Чия черга',
        current: '#mine',
        items: [
          { href: '#mine', text: 'Мої послуги' },
          { href: '#all', text: 'Увесь зал' },
        ],
      },
    },
    {
      name: 'Відповідь',
      props: {
        label: 'Зміст',
        showLabel: true,
        name: 'decision',
        current: 'grant',
        items: [
          { value: 'grant', text: 'Призначити' },
          { value: 'refuse', text: 'Відмовити' },
        ],
      },
    },
  ],
  { staff: true },
)
