import { bothLanguages } from '../../../words.ts'

export const words = bothLanguages({
  uk: {
    back: 'Мої справи',
    title: 'Як вас сповіщати',
    lead: 'Діє для всіх ваших справ і візитів. Спосіб для однієї справи змінюють на її сторінці.',
    lang: 'Мова повідомлень',
    langs: { uk: 'Українська', en: 'Англійська' },
    also: 'Писати також',
    alsoHint: 'Крім способу, який ви назвали у справі.',
    never: 'Ніколи не писати',
    neverHint: 'Якщо вимкнути все, новини будуть лише на сторінках справ.',
    save: 'Зберегти',
    saved: 'Збережено.',
  },
  en: {
    back: 'My cases',
    title: 'How to tell you',
    lead: 'For all your cases and visits. The way for one case is changed on its page.',
    lang: 'Language of messages',
    langs: { uk: 'Ukrainian', en: 'English' },
    also: 'Write also by',
    alsoHint: 'Besides the way you named in the case.',
    never: 'Never write by',
    neverHint: 'If you switch everything off, news stands on the pages of cases only.',
    save: 'Save',
    saved: 'Saved.',
  },
})
