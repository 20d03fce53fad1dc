import { shown } from '../../example.ts'
import CallBlock from './call-block.svelte'

const facts = [
  { key: 'Талон', value: '10:24' },
  { key: 'Обіцяно', value: '10:39' },
  { key: 'Викликано', value: '10:38' },
  { key: 'Очікування', value: '14 хв' },
]

export const examples = shown(
  CallBlock,
  'Талон біля столу',
  [
    {
      name: 'Обслуговується',
      props: {
        id: 'serving',
        number: 'А-042',
        state: 'serving',
        service: 'Реєстрація місця проживання',
        lane: 'walkIn',
        kept: { kind: 'good', text: 'викликано на 1 хв раніше обіцяного' },
        facts,
        timer: {
          caption: 'обслуговуємо',
          value: '08:12',
          below: 'звично 12 хв, у 9 з 10 — до 18',
          share: 0.4,
          usual: 0.58,
        },
      },
    },
    {
      name: 'Викликано',
      props: {
        id: 'called',
        number: 'Б-017',
        state: 'called',
        stateText: 'кличемо до столу 14',
        service: 'Призначення житлової субсидії',
        lane: 'booked',
        facts,
        timer: { caption: 'без відповіді', value: '0:24', below: 'неявка — 2:00' },
      },
    },
  ],
  { staff: true },
)
