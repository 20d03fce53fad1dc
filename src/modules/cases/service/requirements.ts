// What a version of a service asks of a package, and how long its case may take.
import { Refusal } from '../../../kernel/refusal.ts'
import type { Service, Variant } from '../../catalogue/model.ts'
import { phasesOf, priceLines, processCardOf } from '../../catalogue/service.ts'
import { no, type Summary } from '../model.ts'
import type { Requirements } from '../rules/intake.ts'
import { type CaseStep, stepsOf } from '../rules/steps.ts'
import type { Term } from '../rules/term.ts'

function variantOf(service: Service, key: string | null | undefined): Variant | undefined {
  if (!key) return undefined
  const variant = service.variants.find((one) => one.key === key)
  if (!variant) throw new Refusal(no('no-such-variant', {}, 'variant'))
  return variant
}

/** Fee and blank are separate lines, each with its law; a sum nobody knows stays unknown. */
export function requirementsOf(service: Service, variantKey: string | null | undefined): Requirements {
  const lines = priceLines(service, variantOf(service, variantKey))
  const charges = lines.map(({ what, price, law }) => ({ line: what, amount: price?.amount ?? null, law }))
  return { documents: service.documents, charges }
}

/** None: the thirty days of art. 10. */
export const termOf = (service: Service, variantKey: string | null | undefined): Term | null =>
  (variantOf(service, variantKey) ?? service).term

/** The process card of the service as far as this case has come; a default one where the centre has none. */
export function stepsOfCase(service: Service, summary: Summary): readonly CaseStep[] {
  const card = processCardOf(service)
  return stepsOf(card, phasesOf(card), summary)
}
