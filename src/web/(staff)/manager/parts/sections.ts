// The pages of the head and which of them a person may open at this place.
import { type Actor, may, type Permission } from '../../../../kernel/actor.ts'
import type { Lang } from '../../../../kernel/text.ts'
import { bothLanguages } from '../../../words.ts'
import type { Place } from './place.ts'

const words = bothLanguages({
  uk: {
    centre: 'Центр',
    now: 'Зараз',
    hall: 'Зал',
    replay: 'Порядок дня',
    forecast: 'Чи справджується прогноз',
    card: 'Картка центру',
    hours: 'Години',
    settings: 'Обіцянки й черги',
    booking: 'Запис на час',
    releases: 'Розподіл місць',
    waiting: 'Список очікування',
    workplaces: 'Робочі місця',
    desks: 'Столи й послуги',
    zones: 'Зони й групи',
    devices: 'Станції й кіоски',
    numbers: 'Номери кіосків',
    people: 'Люди',
    staff: 'Працівники',
    catalogue: 'Послуги',
    services: 'Послуги центру',
    documents: 'Папери без рішення',
    file: 'Каталог файлом',
    authorities: 'Хто вирішує',
    record: 'Записи',
    wording: 'Тексти повідомлень',
    messages: 'Повідомлення',
    changes: 'Зміни',
    access: 'Хто що дивився',
  },
  en: {
    centre: 'Centre',
    now: 'Now',
    hall: 'The hall',
    replay: 'Order of a day',
    forecast: 'Does the forecast hold',
    card: 'Card of the centre',
    hours: 'Hours',
    settings: 'Promises and lines',
    booking: 'Booking',
    releases: 'Releases of places',
    waiting: 'Waiting list',
    workplaces: 'Workplaces',
    desks: 'Desks and services',
    zones: 'Zones and groups',
    devices: 'Stations and kiosks',
    numbers: 'Numbers of kiosks',
    people: 'People',
    staff: 'Staff',
    catalogue: 'Services',
    services: 'Services of the centre',
    documents: 'Undecided papers',
    file: 'Catalogue as a file',
    authorities: 'Who decides',
    record: 'Records',
    wording: 'Texts of messages',
    messages: 'Messages',
    changes: 'Changes',
    access: 'Who looked at what',
  },
})
type Word = keyof (typeof words)['uk']

interface Section {
  readonly word: Word
  /** Beneath the place's own address. */
  readonly path: string
  readonly needs: Permission
  /** An authority has it too. */
  readonly everywhere?: boolean
  /** An address of its own, not beneath the place's. */
  readonly href?: (slug: string) => string
}

const groups: readonly { readonly heading: Word; readonly sections: readonly Section[] }[] = [
  {
    heading: 'centre',
    sections: [
      { word: 'now', path: '', needs: 'queue.see' },
      { word: 'hall', path: '/hall', needs: 'queue.see' },
      { word: 'replay', path: '/replay', needs: 'centres.manage' },
      { word: 'forecast', path: '/forecast', needs: 'centres.manage' },
      { word: 'card', path: '/card', needs: 'centres.manage' },
      { word: 'hours', path: '/hours', needs: 'centres.manage' },
      { word: 'settings', path: '/settings', needs: 'centres.manage' },
      { word: 'booking', path: '/booking', needs: 'centres.manage' },
      { word: 'releases', path: '/releases', needs: 'centres.manage' },
      { word: 'waiting', path: '/waiting', needs: 'centres.manage' },
      { word: 'wording', path: '/wording', needs: 'centres.manage' },
    ],
  },
  {
    heading: 'workplaces',
    sections: [
      { word: 'desks', path: '/desks', needs: 'centres.manage' },
      { word: 'zones', path: '/zones', needs: 'centres.manage' },
      { word: 'devices', path: '/devices', needs: 'centres.manage' },
      { word: 'numbers', path: '/numbers', needs: 'centres.manage' },
    ],
  },
  { heading: 'people', sections: [{ word: 'staff', path: '/staff', needs: 'staff.manage', everywhere: true }] },
  {
    heading: 'catalogue',
    sections: [
      { word: 'services', path: '/services', needs: 'catalogue.manage' },
      { word: 'documents', path: '/services/documents', needs: 'catalogue.manage' },
      { word: 'file', path: '/services/file', needs: 'catalogue.manage' },
      { word: 'authorities', path: '/authorities', needs: 'centres.manage' },
    ],
  },
  {
    heading: 'record',
    sections: [
      { word: 'messages', path: '/messages', needs: 'messages.see', href: () => '/outbox' },
      { word: 'changes', path: '/changes', needs: 'audit.see' },
      { word: 'access', path: '/access', needs: 'audit.see' },
    ],
  },
]

/** The first parts of addresses that follow the place: `/manager/hours` is completed with the only centre. */
export const sectionNames: ReadonlySet<string> = new Set(
  groups.flatMap(({ sections }) => sections.filter(({ href }) => !href).map(({ path }) => path.split('/')[1] ?? '')),
)

export interface NavGroup {
  readonly heading: string
  readonly items: readonly { readonly href: string; readonly text: string; readonly count?: number }[]
}

export function navFor(
  actor: Actor,
  { id, kind, slug }: Place,
  lang: Lang,
  counts: Readonly<Partial<Record<Word, number>>> = {},
): NavGroup[] {
  const t = words[lang]
  return groups
    .map(({ heading, sections }) => ({
      heading: t[heading],
      items: sections
        .filter(({ needs, everywhere }) => (kind === 'centre' || everywhere) && may(actor, needs, id))
        .map(({ word, path, href }) => ({
          href: href ? href(slug) : `/manager/${slug}${path}`,
          text: t[word],
          ...(counts[word] !== undefined && { count: counts[word] }),
        })),
    }))
    .filter(({ items }) => items.length > 0)
}
