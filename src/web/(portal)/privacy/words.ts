import { bothLanguages } from '../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Ваші дані й\u00a0ваші права',
    lead: 'Беремо лише те, без чого не можна надати послугу. Кожен перегляд ваших даних записуємо, і ви бачите ці записи.',
    what: 'Що ми зберігаємо',
    whatItems: [
      'ваше ім’я, податковий номер і документ, який ви показали;',
      'телефон, пошту або адресу, якщо ви просили повідомити;',
      'заяви, документи й рішення у ваших справах;',
      'талони: коли ви прийшли і з чим.',
    ],
    why: 'Навіщо і за яким законом',
    whyBody:
      'Щоб надати послугу, якої ви попросили. Підстава — закони «Про адміністративні послуги» (5203-VI) і «Про захист персональних даних» (2297-VI), стаття 11.',
    who: 'Хто їх бачить',
    whoItems: [
      'адміністратор центру, поки обслуговує вас;',
      'орган, який вирішує вашу справу;',
      'керівник центру — лише з причиною, яку записано.',
    ],
    whoBody:
      'На табло й талоні вашого імені немає. У SMS не пишемо назв послуг, з яких можна здогадатися про ваше життя.',
    kept: 'Як їх бережемо',
    keptBody:
      'Особисті дані й файли зашифровані. Журнал переглядів не можна змінити непомітно. Свої справи на сайті бачите лише ви, після надійного входу.',
    long: 'Скільки зберігаємо',
    longItems: [
      'справи та їхні документи — 5 років після завершення;',
      'талони — рік, далі без ваших даних;',
      'журнал переглядів — щонайменше рік після року, коли був перегляд;',
      'відбитки пальців — не зберігаємо: вони йдуть одразу до державного реєстру.',
    ],
    longBody: 'Роки рахуємо від 1 січня наступного року. Потім дані знищує комісія за актом.',
    rights: 'Ваші права',
    rightsItems: [
      'знати, які ваші дані є, звідки вони й навіщо;',
      'бачити, хто їх відкривав;',
      'отримати відповідь про свої дані за 30 днів;',
      'виправити помилку або вимагати стерти зайве;',
      'заперечити проти обробки;',
      'поскаржитися Уповноваженому Верховної Ради України з прав людини або до суду.',
    ],
    seeCases: 'Хто дивився мої дані — у «Моїх справах»',
    ask: 'Щоб скористатися правом, напишіть або прийдіть до свого центру. Він відповідає за ваші дані разом з органом, який вирішує справу.',
    centres: 'Телефони й адреси центрів',
    ombudsman: 'Сайт Уповноваженого: ombudsman.gov.ua',
    cookies: 'Що лишається у вашому браузері',
    cookiesBody:
      'Два записи: якою мовою показувати сайт і що ви увійшли. Ми не рахуємо відвідувачів чужими програмами й не показуємо реклами.',
  },
  en: {
    title: 'Your data and your rights',
    lead: 'We take only what the service can’t be given without. Every look at your data is written down, and you can read it.',
    what: 'What we keep',
    whatItems: [
      'your name, tax number and the document you showed;',
      'a phone, e-mail or address, if you asked to be told;',
      'applications, documents and decisions of your cases;',
      'tickets: when you came and what for.',
    ],
    why: 'What for, and by which law',
    whyBody:
      'To give the service you asked for. The ground is the laws on administrative services (5203-VI) and on protection of personal data (2297-VI), article 11.',
    who: 'Who sees them',
    whoItems: [
      'an administrator of the centre, while serving you;',
      'the authority that decides your case;',
      'the head of the centre, only with a reason that is written down.',
    ],
    whoBody:
      'Your name is never on the board or the ticket. An SMS never names a service that would tell something about your life.',
    kept: 'How we protect them',
    keptBody:
      'Personal data and files are encrypted. The record of who looked can’t be changed unnoticed. On the site only you see your cases, after a trusted sign-in.',
    long: 'How long we keep them',
    longItems: [
      'cases and their documents — 5 years after they end;',
      'tickets — one year, then without your data;',
      'the record of who looked — at least one year after the year of the look;',
      'fingerprints — never: they go straight to the state register.',
    ],
    longBody: 'Years are counted from 1 January of the next year. Then a commission destroys the data by an act.',
    rights: 'Your rights',
    rightsItems: [
      'to know which of your data we have, from where and what for;',
      'to see who opened them;',
      'to get an answer about your data within 30 days;',
      'to have a mistake mended or something needless erased;',
      'to object to the processing;',
      'to complain to the Ukrainian Parliament Commissioner for Human Rights or to a court.',
    ],
    seeCases: 'Who looked at my data — in “My cases”',
    ask: 'To use a right, write or come to your centre. It answers for your data together with the authority that decides the case.',
    centres: 'Phones and addresses of the centres',
    ombudsman: 'The Commissioner’s site: ombudsman.gov.ua',
    cookies: 'What stays in your browser',
    cookiesBody:
      'Two records: the language of the site and that you are signed in. We don’t count visitors with other people’s programs and show no advertising.',
  },
})
