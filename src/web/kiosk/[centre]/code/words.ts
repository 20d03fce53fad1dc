import { both } from '../../../faults.ts'
import { bothLanguages } from '../../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Запис, талон або справа',
    lead: 'Піднесіть QR-код до сканера.',
    orDigits: 'Або наберіть цифри запису чи справи. Номер талона — з літерою.',
    label: 'Код або номер',
    go: 'Далі',
    erase: 'стерти',
    digits: 'Цифри',
  },
  en: {
    title: 'Booking, ticket or case',
    lead: 'Hold the QR code to the scanner.',
    orDigits: 'Or type the digits of a booking or a case. The number of a ticket begins with a letter.',
    label: 'Code or number',
    go: 'Next',
    erase: 'erase',
    digits: 'Digits',
  },
})

export const notOurs = both({
  uk: 'Такого коду не знаємо. Код запису має 9 цифр. Номер талона — літера й цифри: А-042. Номер справи — рік і номер: 2026 003817.',
  en: 'We don’t know this code. The code of a booking has 9 digits. The number of a ticket is a letter and digits: А-042. A case number is the year and the number: 2026 003817.',
})
