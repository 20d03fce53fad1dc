// What must not be so.
import type { Text } from '../../../../kernel/text.ts'
import type { RuleCondition } from '../expressions.ts'
import type { FactName } from '../facts.ts'

export const noneOf = (law: Text, id: string, fact: FactName, uk: string, en: string): RuleCondition => ({
  ...{ id, says: { uk, en }, law },
  holds: { not: { is: fact } },
})
