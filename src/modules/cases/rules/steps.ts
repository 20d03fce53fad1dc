// The steps of the process card as they stand in this case: done, now, ahead; and on whose side.
import type { Instant } from '../../../kernel/time.ts'
import type { Phase, ProcessCard, ProcessStep } from '../../catalogue/model.ts'
import type { Summary } from '../model.ts'

export interface CaseStep extends ProcessStep {
  readonly phase: Phase
  readonly side: 'centre' | 'authority'
  readonly status: 'done' | 'now' | 'ahead'
  readonly at: Instant | null
}

type Placed = Omit<CaseStep, 'status' | 'at'>

function placed({ steps }: ProcessCard, phases: readonly Phase[]): Placed[] {
  return steps.map((step, at) => {
    const side = /^центр надання/iu.test(step.unit) ? 'centre' : 'authority'
    return { ...step, phase: phases[at]!, side }
  })
}

/** The authority marks its own steps; the centre marks nothing by hand: its steps follow from what it did with the case. */
function doneAt(step: Placed, isLast: boolean, { steps, marks }: Summary): Instant | undefined {
  const marked = steps.find((one) => one.step === step.n)?.at
  if (marked !== undefined) return marked
  const { filed, handedOver, decided, resultSent, notified, closed } = marks
  switch (step.phase) {
    case 'intake':
      return filed
    case 'hand-over':
      return handedOver ?? closed
    case 'review':
    case 'decision':
      return decided ?? closed
    case 'return':
      if (step.side === 'authority') return resultSent ?? closed
      return isLast ? closed : (notified ?? closed)
  }
}

export function stepsOf(card: ProcessCard, phases: readonly Phase[], summary: Summary): readonly CaseStep[] {
  const all = placed(card, phases)
  const timed = all.map((step, at) => ({ ...step, at: doneAt(step, at === all.length - 1, summary) ?? null }))
  const current = timed.find(({ at, parallel }) => at === null && !parallel)?.n
  return timed.map((step) => ({ ...step, status: step.at !== null ? 'done' : step.n === current ? 'now' : 'ahead' }))
}
