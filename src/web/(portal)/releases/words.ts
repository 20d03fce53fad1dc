import { bothLanguages, count } from '../../words.ts'

const people = { one: 'людина', few: 'людини', many: 'людей' }
const placesUk = { one: 'місце', few: 'місця', many: 'місць' }
const placesEn = { one: 'place', many: 'places' }

export const words = bothLanguages({
  uk: {
    title: 'Нові місця за жеребом',
    lead: 'Коли охочих більше, ніж місць, їх розподіляє жереб. Хто швидший — не має значення.',
    none: 'Зараз розподілу місць немає. Запишіться на вільний час або попросіть повідомити, коли він звільниться.',
    waiting: 'Повідомте, коли звільниться',
    now: 'Можна записатися до списку',
    soon: 'Скоро',
    past: 'Завершені',
    places: (n: number) => count('uk', n, placesUk),
    people: (n: number) => count('uk', n, people),
    openUntil: (when: string) => `Записатися можна до: ${when}`,
    opens: (when: string) => `Список відкриється: ${when}`,
    drawsAt: (when: string) => `Жереб: ${when}`,
    drawn: 'Жереб відбувся',
    cancelled: 'Скасовано',
    check: 'Перевірити жереб',
    how: 'Як працює жереб',
    days: (days: string) => `на ${days}`,
  },
  en: {
    title: 'New places by a draw',
    lead: 'When more people want a place than there are, a draw decides. Being quick makes no difference.',
    none: 'There is no release now. Book a free time, or ask to be told when one frees.',
    waiting: 'Tell me when a time frees',
    now: 'You can enter the list',
    soon: 'Soon',
    past: 'Finished',
    places: (n: number) => count('en', n, placesEn),
    people: (n: number) => count('en', n, { one: 'person', many: 'people' }),
    openUntil: (when: string) => `You can enter until: ${when}`,
    opens: (when: string) => `The list opens: ${when}`,
    drawsAt: (when: string) => `The draw: ${when}`,
    drawn: 'The draw has been made',
    cancelled: 'Cancelled',
    check: 'Check the draw',
    how: 'How the draw works',
    days: (days: string) => `for ${days}`,
  },
})
