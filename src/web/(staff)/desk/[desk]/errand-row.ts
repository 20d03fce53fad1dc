// One service of the visit as its row says it: papers, date, fee, state and the one next thing to do.

import type { Kopecks } from '../../../../kernel/money.ts'
import type { Lang } from '../../../../kernel/text.ts'
import type { PlainDate } from '../../../../kernel/time.ts'
import type { Outcome } from '../../../../modules/queue/model.ts'
import type { Tone } from '../../../kit/badge/tones.ts'
import type { IconName } from '../../../kit/icon/drawings.ts'
import { stateOf } from '../../../kit/staff/state/dictionary.ts'
import { count, rowDate, sum } from '../../../words.ts'
import type { ErrandLine } from './hall.ts'
import type { OwnWords } from './own-words.ts'
import type { Begun } from './visit.ts'
import type { Words } from './words.ts'

interface Cell {
  readonly text: string
  readonly small?: string | undefined
  /** The name of a paper after the small words, whatever the language of the page. */
  readonly paper?: string | undefined
  readonly warn?: boolean
}
export interface ErrandRow {
  readonly n: number
  readonly serviceId: string | null
  readonly name: string
  readonly small: string | undefined
  readonly papers: Cell
  readonly due: Cell
  readonly fee: string
  readonly badge: { readonly icon: IconName; readonly tone?: Tone; readonly text: string }
  readonly next:
    | { readonly kind: 'link'; readonly href: string; readonly text: string; readonly main: boolean }
    | { readonly kind: 'open'; readonly text: string; readonly service: string }
    | { readonly kind: 'done'; readonly text: string }
    | { readonly kind: 'wait'; readonly text: string }
    | null
  readonly open: boolean
}

/** Who each person of the ticket files for: themselves, or whom they represent. */
type FilesFor = (person: number) => string | undefined

interface Told {
  readonly filesFor: FilesFor
  readonly people: number
  /** Whose turn it is. */
  readonly person: number
  readonly own: OwnWords
  readonly t: Words
  readonly lang: Lang
  readonly today: PlainDate
  readonly personKnown: boolean
  readonly personId: string | undefined
}

/** Drafts and cases go to the visit's services of the same kind: first by the person, then in the order they were begun. */
export function errandRows(errands: readonly ErrandLine[], begun: readonly Begun[], told: Told): ErrandRow[] {
  const left = [...begun]
  return errands.map((errand) => {
    const same = left.filter(({ serviceId }) => errand.purpose === 'submit' && serviceId === errand.serviceId)
    const whose = same.find(({ applicantId }) => applicantId === told.filesFor(errand.person))
    const own = whose ?? (told.people === 1 ? same[0] : undefined)
    if (own) left.splice(left.indexOf(own), 1)
    return rowOf(errand, own, told)
  })
}

function rowOf(errand: ErrandLine, own: Begun | undefined, told: Told): ErrandRow {
  const { t, lang } = told
  const name = errand.service?.name[lang]
  return {
    n: errand.n,
    serviceId: errand.serviceId,
    name: errand.purpose === 'submit' ? (name ?? '') : errand.purpose === 'collect' ? t.collection : t.consultation,
    small: [told.people > 1 ? told.own.ofPerson(errand.person) : undefined, whatOf(errand, own, told)]
      .filter(Boolean)
      .join(' · '),
    papers: papersOf(errand, own, told),
    due: dueOf(errand, own, told),
    fee: feeOf(errand, own, told),
    badge: badgeOf(errand, own, told),
    next: nextOf(errand, own, told),
    open: errand.outcome === null,
  }
}

function whatOf({ purpose, service }: ErrandLine, own: Begun | undefined, { t, lang }: Told): string | undefined {
  if (own?.forWhom) return t.forWhom(own.forWhom)
  return purpose === 'submit' ? own?.case?.number : service?.name[lang]
}

function papersOf({ purpose, service }: ErrandLine, own: Begun | undefined, { t, lang }: Told): Cell {
  if (purpose === 'collect') return { text: t.underSignature }
  if (purpose === 'consult' || !service) return { text: '—' }
  if (!own?.draft) return { text: service.papers === 0 ? t.noPapers : count(lang, service.papers, t.papersForms) }
  const { taken, asked, missing } = own.draft
  const text = t.of(taken, asked)
  const [first] = missing
  if (!first) return { text, small: t.complete }
  const known = t.lacking[first.field as keyof Words['lacking']]
  return known
    ? { text, small: `${t.missing} ${known}`, warn: true }
    : { text, small: t.missing, paper: first.what, warn: true }
}

function dueOf({ purpose, service }: ErrandLine, own: Begun | undefined, { lang, today }: Told): Cell {
  const dueOn = own?.draft?.dueOn ?? service?.dueOn
  if (purpose !== 'submit' || !service || !dueOn) return { text: '—' }
  return { text: rowDate(lang, dueOn, today), small: service.term[lang] }
}

function feeOf({ purpose, service }: ErrandLine, own: Begun | undefined, { t, lang }: Told): string {
  if (purpose !== 'submit' || !service) return '—'
  const total = own?.draft ? own.draft.total : service.total
  return total === null ? t.unknownFee : sum(lang, total as Kopecks)
}

const looks: Readonly<Record<Outcome, 'finished' | 'left' | 'parked' | 'transferred'>> = {
  served: 'finished',
  'no-service': 'left',
  postponed: 'parked',
  elsewhere: 'transferred',
}

function badgeOf(errand: ErrandLine, own: Begun | undefined, { t, lang }: Told): ErrandRow['badge'] {
  if (own?.case) {
    const { icon, tone, words } = stateOf('case', own.case.state)
    return { icon, ...(tone && { tone }), text: words[lang] }
  }
  if (errand.outcome) {
    const { icon, tone } = stateOf('ticket', looks[errand.outcome])
    return { icon, ...(tone && { tone }), text: t.outcomes[errand.outcome] }
  }
  if (!own?.draft) return { icon: 'minus', text: t.notBegun }
  if (own.draft.left === 0) return { icon: 'check', tone: 'good', text: t.readyToRegister }
  return { icon: 'half', tone: 'run', text: t.taking }
}

function nextOf(
  errand: ErrandLine,
  own: Begun | undefined,
  { t, personKnown, personId, person }: Told,
): ErrandRow['next'] {
  if (own?.case) return { kind: 'link', href: `/centre-cases/${own.id}`, text: t.openCase, main: false }
  if (errand.outcome) return null
  if (own?.draft) return { kind: 'link', href: `/intake/${own.id}`, text: t.goOn, main: true }
  if (errand.purpose === 'consult') return { kind: 'done', text: t.done }
  if (errand.person !== person) return null
  if (!personKnown) return { kind: 'wait', text: t.whoFirst }
  if (errand.purpose === 'collect')
    return { kind: 'link', href: `/collection?person=${personId}`, text: t.handOut, main: true }
  return { kind: 'open', text: t.beginShort, service: errand.serviceId! }
}
