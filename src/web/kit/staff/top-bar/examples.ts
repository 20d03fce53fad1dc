import { shown } from '../../example.ts'
import TopBar from './top-bar.svelte'

export const examples = shown(
  TopBar,
  'Смуга над кожною сторінкою працівника',
  [
    {
      name: 'Адміністраторка',
      props: {
        brand: 'Вікно',
        navLabel: 'Розділи працівника',
        place: 'Регіональний центр послуг',
        detail: 'м. Харків · стіл 14',
        sections: [
          { href: '#desk', text: 'Стіл' },
          { href: '#intake', text: 'Прийом' },
          { href: '#hand-over', text: 'Передавання', count: 14 },
        ],
        path: '#desk',
        find: { href: '#find', text: 'Пошук і дії', key: 'Ctrl K' },
        status: { icon: 'check', text: 'Зв’язок є' },
        clock: '10:47',
        me: { name: 'Олена Гончар', post: 'адміністраторка' },
      },
    },
  ],
  { staff: true },
)
