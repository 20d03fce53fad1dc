import { bothLanguages } from '../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Послуги',
    search: 'Яка послуга потрібна?',
    hint: 'Пишіть своїми словами: «субсидія», «загубив паспорт», «народилася дитина»',
    find: 'Знайти',
    groups: 'Або оберіть, про що мова',
    services: { one: 'послуга', few: 'послуги', many: 'послуг' },
    found: (query: string) => `За словами «${query}»`,
    best: (count: string) => `Показуємо ${count}, які підходять найбільше. Якщо вашої немає, спробуйте інші слова.`,
    nothing: (query: string) => `За словами «${query}» нічого не знайшли`,
    nothingHelp: 'Спробуйте простіше слово: «паспорт», «земля», «допомога». Або оберіть групу нижче.',
    list: 'Список послуг',
    more: 'Ще послуги',
    fromStart: 'На початок списку',
  },
  en: {
    title: 'Services',
    search: 'Which service do you need?',
    hint: 'Use your own words: “subsidy”, “lost my passport”, “a child was born”',
    find: 'Find',
    groups: 'Or choose what it is about',
    services: { one: 'service', few: 'services', many: 'services' },
    found: (query: string) => `For “${query}”`,
    best: (count: string) => `Here are the ${count} that fit best. If yours is not here, try other words.`,
    nothing: (query: string) => `Nothing found for “${query}”`,
    nothingHelp: 'Try a simpler word: “passport”, “land”, “benefit”. Or choose a group below.',
    list: 'List of services',
    more: 'More services',
    fromStart: 'To the start of the list',
  },
})
