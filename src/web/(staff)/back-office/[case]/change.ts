// What a correction changed, in one line each; contacts stay as hidden as everywhere on the page.
import type { Lang } from '../../../../kernel/text.ts'
import { deliveryMethods, notifyChannels, type PaperAnswer, type Settled } from '../../../../modules/cases/model.ts'
import type { Change } from '../../../../modules/cases/rules/correction.ts'
import { bothLanguages } from '../../../words.ts'

const words = bothLanguages({
  uk: {
    said: (what: string, was: string, now: string) => `${what}: було «${was}», стало «${now}»`,
    first: (what: string, now: string) => `${what}: записано «${now}»`,
    cleared: (what: string, was: string) => `${what}: було «${was}», прибрано`,
    hidden: (what: string) => `${what}: змінено`,
    fields: {
      demand: 'чого просить',
      phone: 'телефон',
      email: 'пошта',
      address: 'адреса',
      note: 'примітка',
    },
    notify: 'сповістити',
    deliver: 'видати',
    fee: 'адміністративний збір',
    blank: 'вартість бланка',
    papers: { taken: 'прийнято', missing: 'бракує', 'not-needed': 'не треба', 'in-register': 'є в реєстрі' },
    pages: (pages: number, count: number) => `${pages} арк. × ${count}`,
    forms: { original: 'оригінал', copy: 'копія', 'certified-copy': 'засвідчена копія', electronic: 'електронно' },
    returned: 'повернуто',
    notPaid: 'не сплачено',
    receipt: (number: string) => `квитанція ${number}`,
    exempt: (ground: string) => `звільнено: ${ground}`,
  },
  en: {
    said: (what: string, was: string, now: string) => `${what}: was “${was}”, is “${now}”`,
    first: (what: string, now: string) => `${what}: “${now}” written`,
    cleared: (what: string, was: string) => `${what}: was “${was}”, taken out`,
    hidden: (what: string) => `${what}: changed`,
    fields: { demand: 'what is asked', phone: 'phone', email: 'e-mail', address: 'address', note: 'note' },
    notify: 'tell',
    deliver: 'give out',
    fee: 'administrative fee',
    blank: 'cost of the blank',
    papers: { taken: 'taken', missing: 'missing', 'not-needed': 'not needed', 'in-register': 'in a register' },
    pages: (pages: number, count: number) => `${pages} sheets × ${count}`,
    forms: { original: 'original', copy: 'copy', 'certified-copy': 'certified copy', electronic: 'electronic' },
    returned: 'given back',
    notPaid: 'not paid',
    receipt: (number: string) => `receipt ${number}`,
    exempt: (ground: string) => `exempt: ${ground}`,
  },
})
type Words = (typeof words)[Lang]

function masked(field: Extract<Change, { kind: 'text' }>['field'], text: string): string {
  if (field === 'phone') return text && `••• ${text.slice(-4)}`
  if (field === 'email') return text && `•••@${text.split('@')[1] ?? ''}`
  return text
}

function paper(answer: PaperAnswer | null, t: Words): string {
  if (answer?.state !== 'taken') return answer ? t.papers[answer.state] : ''
  const { form, pages, count, returnedAtOnce } = answer
  return [t.papers.taken, t.forms[form], returnedAtOnce && t.returned, t.pages(pages, count)].filter(Boolean).join(', ')
}

function settled(how: Settled | null, t: Words): string {
  if (!how) return t.notPaid
  return how.by === 'receipt' ? t.receipt(how.number) : t.exempt(how.ground)
}

function told(change: Change, t: Words, lang: Lang): readonly [what: string, was: string, now: string] {
  switch (change.kind) {
    case 'text':
      return [t.fields[change.field], masked(change.field, change.was), masked(change.field, change.now)]
    case 'notify':
      return [t.notify, notifyChannels[change.was][lang], notifyChannels[change.now][lang]]
    case 'deliver':
      return [t.deliver, deliveryMethods[change.was][lang], deliveryMethods[change.now][lang]]
    case 'paper':
      return [change.name, paper(change.was, t), paper(change.now, t)]
    case 'settled':
      return [t[change.line], settled(change.was, t), settled(change.now, t)]
  }
}

export function changeSaid(change: Change, lang: Lang): string {
  const t = words[lang]
  const [what, was, now] = told(change, t, lang)
  if ((change.kind === 'text' && change.field === 'address') || was === now) return t.hidden(what)
  if (!was) return t.first(what, now)
  return now ? t.said(what, was, now) : t.cleared(what, was)
}
