import type { Lang } from '../../../../../kernel/text.ts'
import type { Fault, FaultKind, StationKind } from '../../../../../modules/stations/model.ts'
import { bothLanguages, count } from '../../../../words.ts'

const machinesUk = { one: 'пристрій', few: 'пристрої', many: 'пристроїв' }
const machinesEn = { one: 'machine', many: 'machines' }

export const words = bothLanguages({
  uk: {
    title: 'Станції й кіоски',
    lead: (all: number, wrong: number) =>
      `${count('uk', all, machinesUk)} · ${wrong === 0 ? 'усе працює' : `потребують уваги: ${wrong}`}`,
    alerts: 'Потребують уваги',
    since: 'З',
    until: 'Має запрацювати',
    still: 'Ще можна:',
    withoutPrinter: (printer: string) => `Не друкує «${printer}», талони видає на екрані`,
    list: 'Усі пристрої',
    table: 'Таблиця пристроїв',
    machine: 'Пристрій',
    state: 'Стан',
    sinceWhen: 'Відколи',
    seen: 'На зв’язку',
    never: 'ще не було',
    none: 'Пристроїв ще немає',
    noneHint: 'Під’єднайте кіоск за кодом з його екрана або додайте принтер.',
    join: 'Під’єднати кіоск або табло',
    joinHint:
      'Відкрийте на пристрої одну з цих адрес і натисніть «Показати код». Кіоск без під’єднання талонів не видає.',
    kinds: { kiosk: 'кіоск', board: 'табло' },
    code: 'Код на екрані пристрою',
    label: 'Де стоїть',
    labelHint: 'Наприклад: кіоск біля входу, табло в залі',
    confirm: 'Під’єднати',
    addPrinter: 'Додати принтер талонів',
    addPrinterHint:
      'Принтер чеків на 80 мм у мережі центру, з командами ESC/POS. Після цього оберіть його на сторінці кіоска.',
    place: 'Назва',
    placeHint: 'Наприклад: принтер біля входу',
    host: 'Адреса в мережі',
    hostHint: 'Наприклад 192.168.1.50',
    port: 'Порт',
    codePage: 'Номер таблиці windows-1251',
    codePageHint: 'У Epson — 46. В інших — у пробному друці або інструкції.',
    add: 'Додати',
    workstations: 'Біометричні станції з’являються тут самі: це обладнання столу в «Столи й послуги».',
    done: {
      joined: 'Пристрій під’єднано. Його екран відкриється сам.',
      removed: 'Пристрій від’єднано. Він показує сторінку під’єднання.',
      printer: 'Принтер додано. Оберіть його на сторінці кіоска.',
      'printer-removed': 'Принтер прибрано. Кіоски друкують своїм браузером.',
    },
  },
  en: {
    title: 'Stations and kiosks',
    lead: (all: number, wrong: number) =>
      `${count('en', all, machinesEn)} · ${wrong === 0 ? 'everything works' : `need attention: ${wrong}`}`,
    alerts: 'Need attention',
    since: 'Since',
    until: 'Expected to work again',
    still: 'Still possible:',
    withoutPrinter: (printer: string) => `“${printer}” does not print, tickets are shown on the screen`,
    list: 'All machines',
    table: 'Table of machines',
    machine: 'Machine',
    state: 'State',
    sinceWhen: 'Since',
    seen: 'Last heard',
    never: 'not yet',
    none: 'There are no machines yet',
    noneHint: 'Connect a kiosk by the code on its screen, or add a printer.',
    join: 'Connect a kiosk or board',
    joinHint:
      'Open one of these addresses on the device and press “Show the code”. A kiosk that is not connected gives out no tickets.',
    kinds: { kiosk: 'kiosk', board: 'board' },
    code: 'The code on the screen of the device',
    label: 'Where it stands',
    labelHint: 'For example: kiosk at the entrance, board in the hall',
    confirm: 'Connect',
    addPrinter: 'Add a ticket printer',
    addPrinterHint:
      'A receipt printer of 80 mm in the centre’s network that speaks ESC/POS. Choose it on the page of the kiosk afterwards.',
    place: 'Name',
    placeHint: 'For example: printer at the entrance',
    host: 'Address in the network',
    hostHint: 'For example 192.168.1.50',
    port: 'Port',
    codePage: 'Number of the windows-1251 table',
    codePageHint: 'Epson: 46. Others: see the self-test or the manual.',
    add: 'Add',
    workstations: 'Biometric workstations appear by themselves: they are equipment of a desk in “Desks and services”.',
    done: {
      joined: 'The device is connected. Its screen opens by itself.',
      removed: 'The device is disconnected. It shows the page of connecting.',
      printer: 'The printer is added. Choose it on the page of the kiosk.',
      'printer-removed': 'The printer is gone. Kiosks print by their browser.',
    },
  },
})

const advice: Readonly<Record<Lang, Readonly<Record<Exclude<FaultKind, 'silent'>, string>>>> = {
  uk: {
    broken: 'Викличте, хто лагодить. Коли запрацює, позначте «Працює».',
    'paper-out': 'Вставте новий рулон. Тим часом кіоск показує талон на екрані.',
    'paper-low': 'Підготуйте новий рулон.',
    'cover-open': 'Закрийте кришку принтера.',
    offline: 'Увімкніть принтер кнопкою.',
    error: 'Вимкніть принтер, перевірте ніж і папір, увімкніть знову.',
  },
  en: {
    broken: 'Call whoever mends it. Mark it as working when it is mended.',
    'paper-out': 'Put in a new roll. Meanwhile the kiosk shows the ticket on its screen.',
    'paper-low': 'Have a new roll ready.',
    'cover-open': 'Close the cover of the printer.',
    offline: 'Switch the printer on by its button.',
    error: 'Switch the printer off, look at the cutter and the paper, switch it on again.',
  },
}
const silent: Readonly<Record<Lang, Readonly<Record<StationKind, string>>>> = {
  uk: {
    kiosk: 'Перевірте, чи ввімкнено екран і чи є мережа.',
    board: 'Перевірте, чи ввімкнено екран і чи є мережа.',
    printer: 'Перевірте живлення й мережевий кабель принтера.',
    biometric: 'Перевірте, чи ввімкнено комп’ютер станції і чи є мережа.',
  },
  en: {
    kiosk: 'See whether the screen is on and the network is there.',
    board: 'See whether the screen is on and the network is there.',
    printer: 'Look at the power and the network cable of the printer.',
    biometric: 'See whether the computer of the workstation is on and the network is there.',
  },
}

/** What to do about it, in a sentence or two. */
export const adviceOn = (lang: Lang, kind: StationKind, { what }: Pick<Fault, 'what'>): string =>
  what === 'silent' ? silent[lang][kind] : advice[lang][what]
