// The kit's own few words, in the language of the page (English where no page said one).
import { getContext, setContext } from 'svelte'
import type { Lang } from '../../kernel/text.ts'
import { bothLanguages } from '../words.ts'

const words = bothLanguages({
  uk: {
    error: 'Помилка',
    success: 'Готово',
    important: 'Зверніть увагу',
    warning: 'Увага',
    back: 'Назад',
    breadcrumb: 'Шлях сторінками',
    contents: 'Зміст',
    pagination: 'Сторінки',
    page: 'Сторінка',
    next: 'Далі',
    nextPage: ' — наступна сторінка',
    previous: 'Назад',
    previousPage: ' — попередня сторінка',
    show: 'Показати',
    showPassword: 'Показати пароль',
    day: 'День',
    month: 'Місяць',
    year: 'Рік',
    upToCharacters: 'Можна написати до %{count} знаків',
    upToWords: 'Можна написати до %{count} слів',
    problem: 'Перевірте відповіді',
    chosen: 'обрано',
    done: 'Зроблено',
    now: 'Зараз',
    ahead: 'Попереду',
    keys: 'Дії та клавіші',
    table: 'Таблиця',
  },
  en: {
    error: 'Error',
    success: 'Success',
    important: 'Important',
    warning: 'Warning',
    back: 'Back',
    breadcrumb: 'Breadcrumb',
    contents: 'Contents',
    pagination: 'Pagination',
    page: 'Page',
    next: 'Next',
    nextPage: ' page',
    previous: 'Previous',
    previousPage: ' page',
    show: 'Show',
    showPassword: 'Show password',
    day: 'Day',
    month: 'Month',
    year: 'Year',
    upToCharacters: 'You can enter up to %{count} characters',
    upToWords: 'You can enter up to %{count} words',
    problem: 'Check your answers',
    chosen: 'chosen',
    done: 'Done',
    now: 'Now',
    ahead: 'Ahead',
    keys: 'Actions and keys',
    table: 'Table',
  },
})

const place = Symbol('language of the page')

/** Said once, by the layout above all pages. */
export const speak = (lang: () => Lang): void => void setContext(place, lang)

/** The kit's words, for use in a component's script; reads the language anew each time. */
export function kitWords(): () => (typeof words)['uk'] {
  const lang = getContext<(() => Lang) | undefined>(place)
  return () => words[lang?.() ?? 'en']
}

export function kitLang(): () => Lang {
  return getContext<(() => Lang) | undefined>(place) ?? (() => 'en')
}
