import { bothLanguages } from '../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Про «Вікно»',
    lead: 'Тут можна знайти послугу, побачити, скільки чекати в центрі, і стежити за своєю справою.',
    who: 'Хто за що відповідає',
    whoItems: [
      'Центр приймає заяви, передає їх і видає результати.',
      'Рішення ухвалює орган влади. Який саме, написано на сторінці послуги і у вашій справі.',
      'Сайт нічого не вирішує сам. Він показує, що вже зробили люди і що буде далі.',
    ],
    data: 'Звідки відомості про послуги',
    dataBody:
      'З відкритих державних джерел і карток самих центрів. Якщо чогось не знаємо, так і пишемо: не вигадуємо ні строків, ні цін.',
    demo: 'Це показовий сайт. Люди, справи й талони тут вигадані; заяву подати не можна.',
    code: 'Відкритий код',
    codeBody:
      '«Вікно» — вільна програма (ліцензія MIT). Будь-яка громада може взяти її, перевірити й змінити без оплати й дозволів.',
    api: 'Для розробників: опис програмного інтерфейсу',
    more: 'Ще про сайт',
    accessibility: 'Доступність',
    privacy: 'Ваші дані й\u00a0ваші права',
  },
  en: {
    title: 'About Vikno',
    lead: 'Here you can find a service, see how long the wait at a centre is, and follow your case.',
    who: 'Who answers for what',
    whoItems: [
      'The centre takes applications, passes them on and hands out results.',
      'An authority decides. The page of the service and your case say which one.',
      'The site decides nothing by itself. It shows what people have done and what comes next.',
    ],
    data: 'Where the facts about services come from',
    dataBody:
      'From open state sources and from the centres’ own cards. What we don’t know, we say so: no term and no price is made up.',
    demo: 'This is a demonstration. The people, cases and tickets are made up; you can’t apply here.',
    code: 'Open source',
    codeBody:
      'Vikno is free software (MIT licence). Any community may take, check and change it without payment or permission.',
    api: 'For developers: description of the programming interface',
    more: 'More about the site',
    accessibility: 'Accessibility',
    privacy: 'Your data and your rights',
  },
})
