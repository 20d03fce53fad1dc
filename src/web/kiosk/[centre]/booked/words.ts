import { bothLanguages } from '../../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Вас записано',
    when: 'Чекаємо на вас',
    from: (from: string, until: string) => `Приходьте з\u00a0${from}. Чекаємо до\u00a0${until}.`,
    code: 'Код візиту',
    codeHint: 'Наберіть його на кіоску, коли прийдете, або піднесіть QR-код до сканера.',
    phone: 'Збережіть у телефоні',
    phoneHint: 'Наведіть камеру: там можна змінити чи скасувати. SMS із кодом уже надіслано.',
    qr: 'QR-код: сторінка вашого запису',
    print: 'Надрукувати',
    printing: 'Друкуємо…',
    taking: 'Візьміть папір унизу',
    noPaper: {
      'paper-out': 'У принтері закінчився папір.',
      'no-printer': 'Принтер зараз не друкує.',
      unsure: 'Принтер не підтвердив, що надрукував.',
    },
    goodWithout: 'Запис дійсний і без паперу: код є в SMS. Або наведіть камеру телефона на QR-код.',
    done: 'Готово',
  },
  en: {
    title: 'You have a booking',
    when: 'We expect you',
    from: (from: string, until: string) => `Come from ${from} on. We wait until ${until}.`,
    code: 'Visit code',
    codeHint: 'Type it at the kiosk when you come, or hold the QR code to the scanner.',
    phone: 'Keep it on your phone',
    phoneHint: 'Point the camera here: you can change or cancel there. An SMS with the code is on its way.',
    qr: 'QR code: the page of your booking',
    print: 'Print it',
    printing: 'Printing…',
    taking: 'Take the paper below',
    noPaper: {
      'paper-out': 'The printer is out of paper.',
      'no-printer': 'The printer does not print now.',
      unsure: 'The printer has not confirmed that it printed.',
    },
    goodWithout:
      'The booking is good without paper: the code is in the SMS. Or point your phone’s camera at the QR code.',
    done: 'Done',
  },
})
