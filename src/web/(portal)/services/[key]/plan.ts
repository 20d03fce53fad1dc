// The process card of a service as a visitor reads it: a few steps, in the order of what happens.
import type { Phase, ProcessCard, Service } from '../../../../modules/catalogue/model.ts'
import { phasesOf, processCardOf } from '../../../../modules/catalogue/rules.ts'

export type PlanStep = 'apply' | 'hand-over' | 'decide' | 'check' | 'get'

export interface Plan {
  readonly card: ProcessCard
  readonly isUsual: boolean
  readonly steps: readonly PlanStep[]
  /** How long handing over takes, in the words of the card. */
  readonly handOver: string | undefined
}

/** What the authority does, or, where everything happens at the centre, what the centre does. */
const stepOf: Readonly<Record<Phase, PlanStep>> = {
  intake: 'apply',
  'hand-over': 'hand-over',
  review: 'decide',
  decision: 'decide',
  return: 'get',
}

export function planOf(service: Service): Plan {
  const card = processCardOf(service)
  const phases = phasesOf(card)
  const found = new Set(phases.map((phase) => stepOf[phase]))
  const decided = phases.includes('decision') ? 'decide' : 'check'
  const steps = (['apply', 'hand-over', 'decide', 'get'] as const)
    .filter((step) => step === 'apply' || step === 'get' || found.has(step))
    .map((step) => (step === 'decide' ? decided : step))
  return {
    card,
    isUsual: card.basis === 'default',
    steps,
    handOver: card.steps[phases.indexOf('hand-over')]?.termText,
  }
}
