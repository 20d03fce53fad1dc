import { both } from '../../../faults.ts'
import { bothLanguages } from '../../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Запис або номер справи',
    lead: 'Піднесіть QR-код до сканера.',
    orDigits: 'Або наберіть цифри: код запису з повідомлення чи номер справи з опису.',
    label: 'Цифри коду',
    go: 'Далі',
    erase: 'стерти',
    digits: 'Цифри',
  },
  en: {
    title: 'Booking or case number',
    lead: 'Hold the QR code to the scanner.',
    orDigits: 'Or type the digits: the code of the booking from the message, or the case number from the receipt.',
    label: 'Digits of the code',
    go: 'Next',
    erase: 'erase',
    digits: 'Digits',
  },
})

export const notOurs = both({
  uk: 'Такого коду не знаємо. Код запису має 9 цифр. Номер справи — рік і номер, як в описі: 2026 003817.',
  en: 'We don’t know this code. The code of a booking has 9 digits. A case number is the year and the number: 2026 003817.',
})
