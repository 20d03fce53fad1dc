import { shown } from '../../example.ts'
import Matrix from './matrix.svelte'

const levels: Readonly<Record<string, 0 | 1 | 2>> = { '9:subsidy': 2, '9:birth': 1, '10:subsidy': 1 }

export const examples = shown(
  Matrix,
  'Хто що веде',
  [
    {
      name: 'Два столи',
      props: {
        caption: 'Столи й послуги',
        corner: 'Стіл',
        columns: [
          { id: 'subsidy', text: 'Субс.', title: 'Житлова субсидія' },
          { id: 'birth', text: 'Нар.', title: 'Народження' },
          { id: 'pass', text: 'Пасп.', title: 'Паспорт' },
        ],
        rows: [
          { id: '9', text: '9', small: 'Бойко Т.' },
          { id: '10', text: '10', small: 'Гончар О.' },
        ],
        cell: (row: string, column: string) => ({
          level: levels[`${row}:${column}`] ?? 0,
          ...(column === 'pass' && { whyNot: 'немає станції' }),
        }),
        levels: ['не веде', 'допомагає', 'веде'],
        action: '?/set',
        formKey: '',
      },
    },
  ],
  { staff: true },
)
