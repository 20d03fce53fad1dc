import { bothLanguages } from '../../../../words.ts'

export const words = bothLanguages({
  uk: {
    back: 'До справи',
    number: (of: string) => `Справа № ${of}`,
    title: {
      centre: 'Запитати центр',
      authority: 'Запитати орган, який вирішує',
      look: 'Запитати про перегляд ваших даних',
    },
    lead: {
      centre: 'Відповість адміністратор центру.',
      authority: 'Відповість той, хто розглядає вашу справу.',
      look: 'Відповість керівник тих, хто дивився: хто це був і навіщо.',
    },
    by: (day: string) => `Відповідь з’явиться у справі не пізніше ${day}, і ми вас сповістимо.`,
    look: 'Перегляд',
    question: 'Ваше питання',
    hint: 'Питання й відповідь лишаться у справі. Чужих номерів і документів писати не треба.',
    suggested: 'Хто саме дивився мої дані й навіщо?',
    send: 'Надіслати питання',
  },
  en: {
    back: 'To the case',
    number: (of: string) => `Case № ${of}`,
    title: {
      centre: 'Ask the centre',
      authority: 'Ask the authority that decides',
      look: 'Ask about a look at your data',
    },
    lead: {
      centre: 'An administrator of the centre will answer.',
      authority: 'Who considers your case will answer.',
      look: 'The head of those who looked will answer: who it was and what for.',
    },
    by: (day: string) => `The answer will stand in the case no later than ${day}, and we will tell you.`,
    look: 'The look',
    question: 'Your question',
    hint: 'The question and the answer stay in the case. No need to write numbers or documents of others.',
    suggested: 'Who looked at my data, and what for?',
    send: 'Send the question',
  },
})
