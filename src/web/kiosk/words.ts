import type { Lang } from '../../kernel/text.ts'
import { bothLanguages, count as counted, type Forms } from '../words.ts'

const people: Readonly<Record<Lang, Forms>> = {
  uk: { one: 'людина', few: 'людини', many: 'людей' },
  en: { one: 'person', many: 'people' },
}
/** «3 людини» */
export const peopleWords = (lang: Lang, n: number): string => counted(lang, n, people[lang])

export const words = bothLanguages({
  uk: {
    name: 'Вікно',
    skip: 'До головного',
    comfort: 'Зручність',
    sample: 'Аа',
    large: 'Більші літери',
    contrast: 'Контраст',
    low: 'Нижче',
    voice: 'Озвучити',
    on: 'увімкнено',
    back: 'Назад',
    search: 'Або напишіть, що вам потрібно',
    find: 'Знайти',
    letters: 'Літери',
    space: 'пробіл',
    erase: 'стерти',
    until: (time: string) => `до\u00a0${time}`,
    notNow: (why: string) => `Зараз не приймаємо. ${why}`,
    people: 'Нас кілька, один талон',
    ofPeople: (count: number) => `На талоні ${peopleWords('uk', count)}`,
    priority: 'Маю право на першочерговий прийом',
    declared: 'Першочерговий прийом обрано',
    show: (proof: string) => `Біля вікна покажіть: ${proof}`,
    change: 'Змінити',
    restart: 'Почати спочатку',
    stillHere: 'Ви ще тут?',
    more: 'Ще 30 секунд',
    closes: 'Екран закриється за',
    seconds: { one: 'секунду', few: 'секунди', many: 'секунд' },
  },
  en: {
    name: 'Vikno',
    skip: 'Skip to main content',
    comfort: 'Comfort',
    sample: 'Aa',
    large: 'Larger letters',
    contrast: 'Contrast',
    low: 'Lower',
    voice: 'Read aloud',
    on: 'on',
    back: 'Back',
    search: 'Or write what you need',
    find: 'Find',
    letters: 'Letters',
    space: 'space',
    erase: 'erase',
    until: (time: string) => `until ${time}`,
    notNow: (why: string) => `Not taken now. ${why}`,
    people: 'There are several of us, one ticket',
    ofPeople: (count: number) => `The ticket is for ${peopleWords('en', count)}`,
    priority: 'I have a right to priority',
    declared: 'Priority is declared',
    show: (proof: string) => `Show at the desk: ${proof}`,
    change: 'Change',
    restart: 'Start again',
    stillHere: 'Are you still here?',
    more: '30 seconds more',
    closes: 'The screen closes in',
    seconds: { one: 'second', few: 'seconds', many: 'seconds' },
  },
})

interface Desks {
  readonly floor: number
  readonly desks: string
  readonly isOneDesk: boolean
}

/** «столи 9–16» */
export const desksNamed = (lang: Lang, { desks, isOneDesk }: Omit<Desks, 'floor'>): string =>
  lang === 'uk' ? `${isOneDesk ? 'вікно' : 'вікна'}\u00a0${desks}` : `${isOneDesk ? 'desk' : 'desks'}\u00a0${desks}`

/** «Поверх 1, столи 9–16» */
export const deskWords = (lang: Lang, at: Desks): string =>
  `${lang === 'uk' ? 'Поверх' : 'Floor'}\u00a0${at.floor}, ${desksNamed(lang, at)}`
