// An answer as programs read it: the same for the command and for the API. Money in hryvnias.
import type { Text } from '../../../kernel/text.ts'
import type { Checked, FactName, Facts, FactValue, Step, UsedParameter } from '../model.ts'
import { factOf } from './facts.ts'

const hundred = 100
const inUnits = (value: number, unit: Step['unit']): number =>
  unit === 'money' ? Math.round(value) / hundred : Math.round(value * hundred) / hundred

function factShown(name: FactName, value: FactValue | null | undefined): FactValue | null {
  const { kind } = factOf(name).form
  if (typeof value === 'number' && (kind === 'money' || kind === 'area')) return value / hundred
  return value ?? null
}

const parameterShown = ({ says, value, unit, since, law }: UsedParameter) => ({
  ...{ says, value: inUnits(value, unit), unit, since, law },
})

export function shown({ kind, on, eligible, amount, reasons, steps, missing, legalBasis }: Checked, facts: Facts) {
  return {
    ...{ kind, on, eligible },
    amount: amount && { hryvnias: amount.kopecks / hundred, per: amount.per },
    reasons: reasons.map(({ id, says, answer, law, ...used }) => ({
      ...{ id, says, answer, law },
      facts: Object.fromEntries(used.facts.map((name) => [name, factShown(name, facts[name])])),
      missingFacts: [...used.missing],
      parameters: used.parameters.map(parameterShown),
      unset: [...used.unset] as Text[],
    })),
    steps: steps.map(({ says, value, unit }) => ({ says, value: value === null ? null : inUnits(value, unit), unit })),
    missingFacts: [...missing],
    legalBasis: [...legalBasis],
  }
}
