// What must not be so.
import type { Text } from '../../../../kernel/text.ts'
import type { RuleCondition } from '../expressions.ts'
import type { FactName } from '../facts.ts'

export const noneOf = (law: Text, id: string, fact: FactName, uk: string, en: string): RuleCondition => ({
  ...{ id, says: { uk, en }, law },
  holds: { not: { is: fact } },
})

/** What both aids by income ask alike: nobody idle, no dear purchase, no large deposit, no second home. */
export const modestMeans = (law: Text): readonly RuleCondition[] => [
  noneOf(
    law,
    'all-work',
    'idleAdult',
    'Усі працездатні мали дохід і внески',
    'All who can work had income and contributions',
  ),
  noneOf(law, 'no-purchase', 'bigPurchase', 'Не було дорогих покупок за рік', 'No dear purchases in a year'),
  noneOf(law, 'no-deposit', 'bigDeposit', 'Немає великих вкладів', 'No large deposits'),
  noneOf(law, 'one-home', 'secondHome', 'Немає другого житла', 'No second home'),
]
