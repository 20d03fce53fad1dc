import { bothLanguages } from '../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Доступність',
    lead: 'Цим сайтом має користуватися кожна людина. Якщо вам щось заважає, скажіть нам: це наша помилка.',
    can: 'Що тут можна',
    canItems: [
      'зробити все з клавіатури, без миші;',
      'слухати сторінку програмою, що читає з екрана;',
      'збільшити до 400 % — нічого не обріжеться;',
      'користуватися старим телефоном і без скриптів;',
      'читати українською або англійською;',
      'роздрукувати сторінку послуги.',
    ],
    rule: 'Яких правил тримаємося',
    ruleBody:
      'ДСТУ EN 301 549:2022 і WCAG 2.2 рівня AA. Кожну сторінку обома мовами перевіряє програма — щоразу, коли сайт змінюється.',
    notYet: 'Що ще не зроблено',
    notYetItems: [
      'Сайт іще не перевіряли незалежні фахівці й люди з інвалідністю.',
      'Рішення від органу може бути сканом: програма читання його не прочитає. Попросіть у центрі іншу форму.',
      'Назви послуг і законів офіційні, тому довгі. Спрощених текстів про кожну послугу ще немає.',
    ],
    tell: 'Як нам сказати',
    tellBody:
      'Зателефонуйте або напишіть до будь-якого центру. Назвіть сторінку і що не вдалося. Відповімо не пізніше ніж за 30 днів, на просте питання — за 15.',
    centres: 'Телефони й адреси центрів',
    noAnswer: 'Якщо не відповіли або ви не згодні, пишіть Уповноваженому Верховної Ради України з прав людини.',
    ombudsman: 'Сайт Уповноваженого: ombudsman.gov.ua',
    inCentre: 'У самому центрі',
    inCentreBody:
      'Номер кличуть голосом і на екрані. На терміналі можна збільшити літери й опустити кнопки нижче. Якщо важко прийти, є інші способи.',
    help: 'Якщо важко прийти',
    madeOn: 'Заяву складено 21 листопада 2026 року.',
  },
  en: {
    title: 'Accessibility',
    lead: 'Everyone should be able to use this site. If something stands in your way, tell us: it is our mistake.',
    can: 'What you can do here',
    canItems: [
      'do everything with a keyboard, without a mouse;',
      'listen to a page with a screen reader;',
      'enlarge it to 400% — nothing is cut off;',
      'use an old phone, and do without scripts;',
      'read in Ukrainian or in English;',
      'print the page of a service.',
    ],
    rule: 'The rules we keep',
    ruleBody:
      'DSTU EN 301 549:2022 and WCAG 2.2 level AA. A program checks every page in both languages whenever the site changes.',
    notYet: 'What is not done yet',
    notYetItems: [
      'Independent experts and people with disabilities have not tested the site yet.',
      'A decision from an authority may be a scan, which a screen reader can’t read. Ask the centre for another form.',
      'Names of services and laws are official, and so they are long. There are no simplified texts for every service yet.',
    ],
    tell: 'How to tell us',
    tellBody:
      'Call or write to any centre. Name the page and what did not work. We answer within 30 days, a simple question within 15.',
    centres: 'Phones and addresses of the centres',
    noAnswer:
      'If there is no answer, or you disagree with it, write to the Ukrainian Parliament Commissioner for Human Rights.',
    ombudsman: 'The Commissioner’s site: ombudsman.gov.ua',
    inCentre: 'At the centre',
    inCentreBody:
      'Numbers are called by voice and on the screen. On the terminal you can enlarge the letters and move the buttons lower. If it is hard to come, there are other ways.',
    help: 'If it is hard to come',
    madeOn: 'This statement was made on 21 November 2026.',
  },
})
