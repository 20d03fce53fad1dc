import { bothLanguages } from '../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Увійти',
    lead: 'Після входу ви бачите свої справи: хто зараз працює з документами, до якого числа й чому.',
    how: 'Як це буде',
    steps: [
      'Ви перейдете на id.gov.ua — державний сервіс, який підтверджує особу.',
      'Там оберете Дія.Підпис, електронний підпис, MobileID або BankID.',
      'Потім повернетеся сюди. Пароля в нас немає, і ми його не питаємо.',
    ],
    go: 'Увійти через id.gov.ua',
    better:
      'Цей вхід був через засіб, якому ми не можемо довірити особисті дані. Оберіть Дія.Підпис, електронний підпис або BankID.',
    data: 'Від id.gov.ua отримаємо ім’я, податковий номер, номер запису в реєстрі, пошту й телефон — що з цього там є. Кожен перегляд ваших даних записуємо, і ви його бачите.',
    rights: 'Ваші дані й ваші права',
    off: 'Вхід для мешканців тут ще не налаштовано. Стан справи можна побачити за номером і кодом з опису.',
    track: 'Де мій документ?',
    noMeans:
      'Не маєте електронного підпису чи BankID? Дізнайтеся стан справи за номером і кодом з опису або зателефонуйте до центру.',
    already: (name: string) => `Ви увійшли: ${name}.`,
    cases: 'Мої справи',
    work: 'До роботи',
    signOut: 'Вийти',
    staff: 'Працюєте в центрі чи органі?',
    staffSignIn: 'Вхід для працівників',
    failed: 'Увійти не вдалося',
    again: 'Спробувати ще раз',
    troubles: {
      cancelled: 'Ви повернулися, не увійшовши. Нічого не змінилося.',
      'code-refused': 'id.gov.ua не підтвердив вхід: можливо, минуло забагато часу. Почніть ще раз.',
      'not-admitted':
        'id.gov.ua не прийняв запит нашого центру. Це наша помилка: повідомте, будь ласка, за телефоном унизу сторінки.',
      unreachable: 'id.gov.ua зараз не відповідає. Спробуйте за кілька хвилин.',
      unreadable: 'id.gov.ua відповів незрозуміло. Спробуйте інший спосіб входу або зайдіть пізніше.',
    },
  },
  en: {
    title: 'Sign in',
    lead: 'Once signed in, you see your cases: who works on your documents now, until when and why.',
    how: 'What will happen',
    steps: [
      'You go to id.gov.ua, the state service that confirms who you are.',
      'There you choose Diia signature, an electronic signature, MobileID or BankID.',
      'Then you come back here. We have no password of yours and never ask for one.',
    ],
    go: 'Sign in with id.gov.ua',
    better:
      'You signed in by a means we can’t trust with personal data. Choose Diia signature, an electronic signature or BankID.',
    data: 'From id.gov.ua we get your name, tax number, register record number, e-mail and phone, whichever it has. Every view of your data is recorded, and you can see it.',
    rights: 'Your data and your rights',
    off: 'Signing in for residents is not set up here yet. You can follow a case by its number and the code on your list of papers.',
    track: 'Where is my document?',
    noMeans: 'No electronic signature or BankID? Follow your case by its number and code, or call the centre.',
    already: (name: string) => `You are signed in: ${name}.`,
    cases: 'My cases',
    work: 'To work',
    signOut: 'Sign out',
    staff: 'Do you work at a centre or an authority?',
    staffSignIn: 'Sign-in for staff',
    failed: 'Signing in did not work',
    again: 'Try again',
    troubles: {
      cancelled: 'You came back without signing in. Nothing has changed.',
      'code-refused': 'id.gov.ua did not confirm the sign-in: perhaps too much time has passed. Start again.',
      'not-admitted':
        'id.gov.ua did not accept our centre’s request. This is our mistake: please tell us by the phone at the foot of the page.',
      unreachable: 'id.gov.ua does not answer now. Try again in a few minutes.',
      unreadable: 'id.gov.ua gave an answer we can’t read. Try another way to sign in, or come back later.',
    },
  },
})
