// Whether a service is offered now, by what it needs and what does not work. Kiosk, desk, booking and portal ask this one rule.
import type { Text } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Needs } from '../../catalogue/model.ts'
import type { Outage, TicketPurpose } from '../model.ts'

export type Offer =
  | { readonly offered: true }
  | {
      readonly offered: false
      /** Every outage that keeps it, the longest first. */
      readonly outages: readonly Outage[]
      readonly why: Text
      /** When all of them are expected to be over; nothing while one has no end. */
      readonly until: Instant | null
    }

export const goesOn = ({ since, until }: Outage, at: Instant): boolean => since <= at && (until === null || at < until)

/** What does not work at a moment. */
export const outagesAt = (outages: readonly Outage[], at: Instant): readonly Outage[] =>
  outages.filter((outage) => goesOn(outage, at))

const keeps = (needs: Needs, { kind, what }: Outage): boolean => {
  switch (kind) {
    case 'power':
      return needs.power
    case 'network':
      return needs.network
    case 'biometric':
      return needs.biometricStation
    case 'register':
      return needs.registers.includes(what ?? '')
  }
}

/** Filing needs what the card says. Advice needs nothing, and a result that lies here is handed over on paper. */
export function offerAt(
  purpose: TicketPurpose,
  needs: Needs | undefined,
  outages: readonly Outage[],
  at: Instant,
): Offer {
  if (purpose !== 'submit' || !needs) return { offered: true }
  const kept = outagesAt(outages, at).filter((outage) => keeps(needs, outage))
  if (kept.length === 0) return { offered: true }
  const byEnd = kept.sort((a, b) => (b.until ?? Number.MAX_VALUE) - (a.until ?? Number.MAX_VALUE))
  return { offered: false, outages: byEnd, why: wordsOfOutages(byEnd), until: byEnd[0]!.until }
}

/** What is away, in one short sentence each. */
export const wordsOfOutage = ({ kind, what }: Pick<Outage, 'kind' | 'what'>): Text => {
  switch (kind) {
    case 'power':
      return { uk: 'Немає світла', en: 'No power' }
    case 'network':
      return { uk: 'Немає інтернету', en: 'No Internet' }
    case 'biometric':
      return { uk: 'Біометрична станція не працює', en: 'The biometric station does not work' }
    case 'register':
      return { uk: `Не відповідає реєстр: ${what}`, en: `A register does not answer: ${what}` }
  }
}

export function wordsOfOutages(outages: readonly Outage[]): Text {
  const words = outages.map(wordsOfOutage)
  return { uk: words.map(({ uk }) => uk).join('. '), en: words.map(({ en }) => en).join('. ') }
}
