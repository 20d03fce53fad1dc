// How a state of a case looks on the portal: which sign, and whether a date of decision still lies ahead.
import type { Lang, Text } from '../../../kernel/text.ts'
import type { CaseState } from '../../../modules/cases/model.ts'
import type { IconName } from '../../kit/icon/drawings.ts'
import { bothLanguages } from '../../words.ts'

export interface Sign {
  readonly icon: IconName
  readonly kind: 'good' | 'warn' | 'line' | undefined
}

const ready: readonly CaseState[] = ['resultAtCentre', 'applicantNotified', 'unclaimed']
const forYou: readonly CaseState[] = ['leftWithoutMotion', 'hearing']
const undecided: readonly CaseState[] = [
  'registered',
  'handedOver',
  'receivedByAuthority',
  'inReview',
  'awaitingOtherBody',
  'hearing',
  'termExtended',
  'forwarded',
  'joined',
]

export const isReady = (state: CaseState): boolean => ready.includes(state)
/** The authority still owes a decision, so its date is what matters. */
export const awaitsDecision = (state: CaseState): boolean => undecided.includes(state)

export function signOf(state: CaseState, closed: boolean): Sign {
  if (closed) return { icon: 'check', kind: 'line' }
  if (isReady(state)) return { icon: 'check', kind: 'good' }
  if (forYou.includes(state)) return { icon: 'pause', kind: 'warn' }
  return { icon: state === 'suspended' ? 'pause' : 'clock', kind: undefined }
}

const words = bothLanguages({
  uk: { considers: (authority: string) => `Розглядає ${authority}` },
  en: { considers: (authority: string) => `Being considered by ${authority}` },
})
const inReview: readonly CaseState[] = ['receivedByAuthority', 'inReview', 'termExtended']

/** «Розглядає Пенсійний фонд»: the authority by its name where it has the case in hand. */
export function nowWords(
  { state, now, authority }: { readonly state: CaseState; readonly now: Text; readonly authority: Text | null },
  lang: Lang,
): string {
  return authority && inReview.includes(state) ? words[lang].considers(authority[lang]) : now[lang]
}
