// How long a service may take, and which days that counts.

export const termUnits = ['law', 'working', 'calendar'] as const

/** `law` leaves the unit to art. 33 of law 2073-IX: ten days or fewer are working days. */
export type Term =
  | { readonly days: number; readonly unit: (typeof termUnits)[number] }
  | { readonly months: number; readonly unit: 'months' }

/** Art. 33, part 2: up to and with this many days are working days. */
export const workingDayThreshold = 10

/** Art. 10 of law 5203-VI, for a service whose law sets no term. */
export const termWithoutCard: Term = { days: 30, unit: 'calendar' }

/** The card's unit beats the rule of ten days. */
export function countsWorkingDays(term: Term = termWithoutCard): boolean {
  return term.unit === 'working' || (term.unit === 'law' && term.days <= workingDayThreshold)
}
