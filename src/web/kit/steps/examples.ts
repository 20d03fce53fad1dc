import { shown } from '../example.ts'
import Steps from './steps.svelte'

export const examples = shown(Steps, 'Хід справи', [
  {
    name: 'У роботі',
    props: {
      steps: [
        {
          state: 'done',
          title: 'Ви подали заяву',
          text: { text: '11\u00a0листопада, 11:32 · Центр на\u00a0Соборній, вікно 12' },
        },
        { state: 'now', title: 'Пенсійний фонд готує рішення', text: { text: 'Зараз. Не пізніше 23\u00a0листопада' } },
        { state: 'next', title: 'Ви отримуєте рішення', text: { text: 'SMS того самого дня' } },
      ],
    },
  },
  {
    name: 'План',
    props: {
      isPlan: true,
      steps: [
        { title: 'Ви подаєте заяву', text: { text: 'У день звернення даємо опис документів.' } },
        { title: 'Пенсійний фонд вирішує' },
      ],
    },
  },
])
