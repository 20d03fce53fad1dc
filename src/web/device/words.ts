import { bothLanguages } from '../words.ts'

export const words = bothLanguages({
  uk: {
    kiosk: 'Кіоск',
    board: 'Табло',
    title: 'Під’єднати цей пристрій',
    why: 'Пристрій ще не належить жодному центру. Керівник під’єднає його за хвилину.',
    ask: 'Показати код',
    codeTitle: 'Код цього пристрою',
    steps: ['Керівник центру відкриває сторінку пристроїв:', 'вводить цей код і пише, де стоїть пристрій.'],
    after: 'Екран відкриється сам. Код діє 15 хвилин.',
    centres: 'Відкрити без під’єднання',
    demo: 'Це демонстрація: оберіть центр.',
    colleague: 'Ви увійшли як працівник: оберіть центр.',
  },
  en: {
    kiosk: 'Kiosk',
    board: 'Board',
    title: 'Connect this device',
    why: 'The device does not belong to a centre yet. The head of a centre connects it in a minute.',
    ask: 'Show the code',
    codeTitle: 'The code of this device',
    steps: ['The head of the centre opens the page of devices:', 'types this code and says where the device stands.'],
    after: 'The screen then opens by itself. The code is good for 15 minutes.',
    centres: 'Open without connecting',
    demo: 'This is a demonstration: choose a centre.',
    colleague: 'You have signed in as staff: choose a centre.',
  },
})
