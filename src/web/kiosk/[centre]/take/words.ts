import { bothLanguages } from '../../../words.ts'

export const words = bothLanguages({
  uk: {
    titles: { consult: 'Порадитися', submit: 'Подати документи', collect: 'Забрати готове' },
    about: {
      consult: 'Консультант скаже, яка послуга потрібна і які документи принести.',
      submit: 'Покличемо до вікна, де приймають документи.',
      collect: 'Візьміть документ, що посвідчує особу, і номер справи з опису.',
    },
    wait: 'Зараз чекати',
    nobody: 'Зараз ніхто не приймає. Талон можна взяти: покличемо, щойно вікно відкриється.',
    take: 'Взяти талон',
    byNumber: 'Перевірити за номером справи, чи вже готово',
    again: 'Спробувати ще раз',
    notIssued: 'Талон не видано',
    closed: 'Зараз талонів не видаємо.',
    choose: 'Оберіть послугу, щоб подати документи.',
    toServices: 'Обрати послугу',
    start: 'На початок',
  },
  en: {
    titles: { consult: 'Ask for advice', submit: 'File documents', collect: 'Collect what is ready' },
    about: {
      consult: 'A consultant says which service you need and which documents to bring.',
      submit: 'We call you to a desk that takes documents.',
      collect: 'Have your identity document and the number of your case at hand.',
    },
    wait: 'The wait now',
    nobody: 'Nobody receives now. You can take a ticket: we call you as soon as a desk opens.',
    take: 'Take a ticket',
    byNumber: 'Check by the case number whether it is ready',
    again: 'Try again',
    notIssued: 'No ticket was given',
    closed: 'Tickets are not given out now.',
    choose: 'Choose a service to file for.',
    toServices: 'Choose a service',
    start: 'To the start',
  },
})
