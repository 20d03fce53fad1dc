// Which sections of the staff pages a person sees: by what they may do, never by the name of their post.
import { type Actor, may, type Permission } from '../../kernel/actor.ts'
import type { Lang } from '../../kernel/text.ts'
import { bothLanguages } from '../words.ts'

const words = bothLanguages({
  uk: {
    desk: 'Стіл',
    intake: 'Прийом',
    handOver: 'Передавання',
    issue: 'Видача',
    cases: 'Справи',
    phone: 'Запис',
    lists: 'Списки',
    questions: 'Питання',
    backOffice: 'Справи органу',
    alarm: 'Тривога й збої',
    manager: 'Керування',
  },
  en: {
    desk: 'Desk',
    intake: 'Intake',
    handOver: 'Hand-over',
    issue: 'Collection',
    cases: 'Cases',
    phone: 'Bookings',
    lists: 'Lists',
    questions: 'Questions',
    backOffice: 'Authority’s cases',
    alarm: 'Alarm and outages',
    manager: 'Management',
  },
})

interface Section {
  readonly href: string
  readonly word: keyof (typeof words)['uk']
  readonly needs: readonly Permission[]
  /** Whoever may do this reaches it from the bar of every page, or from the cases: a laptop’s bar has no room for all. */
  readonly unless?: Permission
}

const sections: readonly Section[] = [
  { href: '/alarm', word: 'alarm', needs: ['centres.outages'], unless: 'queue.call' },
  { href: '/desk', word: 'desk', needs: ['queue.call'] },
  { href: '/intake', word: 'intake', needs: ['cases.take'] },
  { href: '/hand-over', word: 'handOver', needs: ['cases.hand-over'] },
  { href: '/collection', word: 'issue', needs: ['cases.issue-result'] },
  { href: '/centre-cases', word: 'cases', needs: ['cases.take'] },
  { href: '/phone', word: 'phone', needs: ['people.search'] },
  { href: '/on-behalf', word: 'lists', needs: ['queue.issue'] },
  { href: '/questions', word: 'questions', needs: ['cases.decide', 'audit.answer'], unless: 'cases.take' },
  { href: '/back-office', word: 'backOffice', needs: ['cases.decide', 'cases.receive'] },
  {
    href: '/manager',
    word: 'manager',
    needs: ['centres.manage', 'staff.manage', 'catalogue.manage', 'audit.see', 'messages.see'],
  },
]

export const sectionsFor = (actor: Actor, lang: Lang): { href: string; text: string }[] =>
  sections
    .filter(({ needs, unless }) => needs.some((one) => may(actor, one)) && !(unless && may(actor, unless)))
    .map(({ href, word }) => ({ href, text: words[lang][word] }))
