import { bothLanguages } from '../../../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Кіоски й табло',
    lead: 'пристрій показує код, ви вводите його тут',
    join: 'Під’єднати пристрій',
    joinHint:
      'Відкрийте на пристрої одну з цих адрес і натисніть «Показати код». Кіоск без під’єднання талонів не видає.',
    code: 'Код на екрані пристрою',
    label: 'Де стоїть',
    labelHint: 'Наприклад: кіоск біля входу, табло в залі',
    confirm: 'Під’єднати',
    done: {
      joined: 'Пристрій під’єднано. Його екран відкриється сам.',
      removed: 'Пристрій від’єднано. Він показує сторінку під’єднання.',
    },
    list: 'Під’єднані пристрої',
    kinds: { kiosk: 'кіоск', board: 'табло' },
    kind: 'Вид',
    since: 'Під’єднано',
    seen: 'Востаннє на зв’язку',
    never: 'ще не було',
    action: 'Дія',
    remove: 'Від’єднати',
    none: 'Пристроїв ще немає',
    noneHint: 'Під’єднайте перший за кодом з його екрана.',
  },
  en: {
    title: 'Kiosks and boards',
    lead: 'a device shows a code, you type it here',
    join: 'Connect a device',
    joinHint:
      'Open one of these addresses on the device and press “Show the code”. A kiosk that is not connected gives out no tickets.',
    code: 'The code on the screen of the device',
    label: 'Where it stands',
    labelHint: 'For example: kiosk at the entrance, board in the hall',
    confirm: 'Connect',
    done: {
      joined: 'The device is connected. Its screen opens by itself.',
      removed: 'The device is disconnected. It shows the page of connecting.',
    },
    list: 'Connected devices',
    kinds: { kiosk: 'kiosk', board: 'board' },
    kind: 'Kind',
    since: 'Connected',
    seen: 'Last seen',
    never: 'not yet',
    action: 'Action',
    remove: 'Disconnect',
    none: 'There are no devices yet',
    noneHint: 'Connect the first one by the code on its screen.',
  },
})
