import { shown } from '../../example.ts'
import KeyBar from './key-bar.svelte'

export const examples = shown(
  KeyBar,
  'Що робить клавіша зараз',
  [
    {
      name: 'Стіл, людину обслуговують',
      props: {
        formKey: '',
        keys: [
          { key: 'F2', text: 'Викликати', whyNot: 'спершу завершіть А-042' },
          { key: 'F4', text: 'Повторити', small: 'виклик', action: '?/repeat' },
          { key: 'F9', text: 'Неявка', whyNot: 'людина вже тут' },
          { key: 'Shift+F4', text: 'Відкласти', small: 'донесе папери', action: '?/park' },
          { key: 'Shift+F8', text: 'Передати', small: 'іншому столу', href: '#transfer' },
          { key: 'F8', text: 'Завершити', action: '?/finish', far: true },
          { key: 'Shift+F2', text: 'Завершити й викликати', small: 'наступний — Б-017', action: '?/next', main: true },
        ],
      },
    },
  ],
  { staff: true },
)
