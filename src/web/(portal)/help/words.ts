import { bothLanguages } from '../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Якщо важко прийти',
    lead: 'До центру можна не йти або прийти так, щоб вам було зручно. Спершу домовтеся з центром.',
    atHome: 'Адміністратор приїде додому',
    atHomeItems: [
      'Зателефонуйте до свого центру або попросіть про це когось іншого.',
      'Скажіть, яка послуга потрібна, адресу й чому важко прийти.',
      'Вам скажуть, чи роблять цю послугу вдома, коли приїдуть і що підготувати.',
    ],
    sign: 'Послуги жестовою мовою',
    signItems: [
      'Напишіть до центру або попросіть когось зателефонувати за вас.',
      'Скажіть, яка послуга потрібна і коли вам зручно.',
      'Центр домовиться про перекладача і назве час.',
    ],
    signNow: 'Якщо ви вже в центрі, покажіть це речення. Адміністратор пояснить письмово або покличе перекладача.',
    signSentence: 'Мені потрібен переклад жестовою мовою',
    other: 'Прийти може інша людина',
    otherBody:
      'За довіреністю або іншим документом, який дає їй таке право. Мати, батько чи опікун подають за дитину. Деякі документи треба забирати особисто: про це написано на сторінці послуги.',
    online: 'Не виходити взагалі',
    onlineBody:
      'Багато заяв можна надіслати поштою або подати на порталі Дія. Як саме, написано на сторінці кожної послуги.',
    services: 'Знайти послугу',
    centres: 'Телефони й адреси центрів',
  },
  en: {
    title: 'If it is hard to come',
    lead: 'You may not need to come, or you can come in a way that suits you. First talk to the centre.',
    atHome: 'An administrator visits you at home',
    atHomeItems: [
      'Call your centre, or ask someone to call for you.',
      'Say which service you need, your address and why it is hard to come.',
      'They will say whether the service is given at home, when they can come and what to prepare.',
    ],
    sign: 'Services in sign language',
    signItems: [
      'Write to the centre, or ask someone to call for you.',
      'Say which service you need and when it suits you.',
      'The centre finds an interpreter and names a time.',
    ],
    signNow:
      'If you are at the centre already, show this sentence: it says that you need a sign language interpreter. The administrator will explain in writing or call an interpreter.',
    signSentence: 'Мені потрібен переклад жестовою мовою',
    other: 'Someone else may come',
    otherBody:
      'With a power of attorney or another document that gives the right. A parent or guardian applies for a child. Some documents must be collected in person: the page of the service says so.',
    online: 'Not to go out at all',
    onlineBody: 'Many applications can be sent by post or on the Diia portal. The page of each service says how.',
    services: 'Find a service',
    centres: 'Phones and addresses of the centres',
  },
})
