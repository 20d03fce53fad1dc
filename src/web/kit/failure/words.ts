import { bothLanguages } from '../../words.ts'

export const words = bothLanguages({
  uk: {
    brand: 'Вікно',
    missing: 'Такої сторінки немає',
    missingBody: 'Перевірте адресу або почніть з головної.',
    forbidden: 'Сюди потрібні інші права',
    signInFirst: 'Спершу увійдіть',
    conflict: 'Зараз це зробити не можна',
    fault: 'У нас щось зламалося',
    faultBody: 'Нічого не загубилося: те, що ви вже надіслали, збережено. Спробуйте ще раз за хвилину.',
    tell: 'Якщо зателефонуєте нам, назвіть цей номер:',
    home: 'На головну',
    signIn: 'Увійти',
    again: 'Спробувати ще раз',
  },
  en: {
    brand: 'Vikno',
    missing: 'There is no such page',
    missingBody: 'Check the address or begin at the home page.',
    forbidden: 'This needs other rights',
    signInFirst: 'Sign in first',
    conflict: 'This can’t be done now',
    fault: 'Something broke on our side',
    faultBody: 'Nothing is lost: what you have already sent is kept. Try again in a minute.',
    tell: 'If you call us, tell this number:',
    home: 'To the home page',
    signIn: 'Sign in',
    again: 'Try again',
  },
})
