import { shown } from '../example.ts'
import SideNavigation from './side-navigation.svelte'

export const examples = shown(
  SideNavigation,
  'Меню збоку',
  [
    {
      name: 'Налаштування центру',
      props: {
        label: 'Розділ',
        path: '#hours',
        sections: [
          {
            heading: 'Центр',
            items: [
              { href: '#places', text: 'Адреси' },
              { href: '#hours', text: 'Години' },
              { href: '#desks', text: 'Столи', count: 82 },
            ],
          },
        ],
      },
    },
  ],
  { staff: true },
)
