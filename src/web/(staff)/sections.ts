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
    backOffice: 'Справи органу',
    manager: 'Керування',
  },
  en: {
    desk: 'Desk',
    intake: 'Intake',
    handOver: 'Hand-over',
    issue: 'Collection',
    cases: 'Cases',
    backOffice: 'Authority’s cases',
    manager: 'Management',
  },
})

const sections: readonly { href: string; word: keyof (typeof words)['uk']; needs: readonly Permission[] }[] = [
  { href: '/desk', word: 'desk', needs: ['queue.call'] },
  { href: '/intake', word: 'intake', needs: ['cases.take'] },
  { href: '/hand-over', word: 'handOver', needs: ['cases.hand-over'] },
  { href: '/collection', word: 'issue', needs: ['cases.issue-result'] },
  { href: '/centre-cases', word: 'cases', needs: ['cases.take'] },
  { href: '/back-office', word: 'backOffice', needs: ['cases.decide', 'cases.receive'] },
  {
    href: '/manager',
    word: 'manager',
    needs: ['centres.manage', 'staff.manage', 'catalogue.manage', 'audit.see', 'messages.see'],
  },
]

export const sectionsFor = (actor: Actor, lang: Lang): { href: string; text: string }[] =>
  sections
    .filter(({ needs }) => needs.some((permission) => may(actor, permission)))
    .map(({ href, word }) => ({ href, text: words[lang][word] }))
