import { shown } from '../example.ts'
import Events from './events.svelte'

export const examples = shown(Events, 'Що сталося', [
  {
    name: 'Три події',
    props: {
      events: [
        {
          href: '#birth',
          title: 'Народилася дитина',
          text: 'допомога, свідоцтво, місце проживання',
          count: '13\u00a0послуг',
        },
        { href: '#wedding', title: 'Одружуємося', text: 'реєстрація шлюбу, нові документи', count: '10\u00a0послуг' },
        { href: '#lost', title: 'Загубили документи', text: 'що\u00a0відновити першим', count: '9\u00a0послуг' },
      ],
    },
  },
])
