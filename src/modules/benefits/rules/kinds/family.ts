// What the rules about a family's income count alike.
import type { Quantity, RuleStep } from '../expressions.ts'
import type { FactName } from '../facts.ts'

const counted = (...names: FactName[]): Quantity => ({ sum: names.map((fact) => ({ fact })) })

export const lostAbility = counted('pensioners', 'adultsDisabled')
export const children = counted('childrenUnder6', 'children6to18')
export const members = counted('ableAdults', 'pensioners', 'adultsDisabled', 'childrenUnder6', 'children6to18')
export const percent = (of: Quantity, ...shares: Quantity[]): Quantity => ({
  product: [of, ...shares, { number: '0.01' }],
})
export const notBelowZero = (a: Quantity, b: Quantity): Quantity => ({
  most: [{ number: '0' }, { difference: [a, b] }],
})

export const monthlyIncome: RuleStep = {
  id: 'income',
  says: { uk: 'Дохід сім’ї за місяць', en: 'Income of the family in a month' },
  unit: 'money',
  quantity: { ratio: [{ fact: 'familyIncome3' }, { number: '3' }] },
}

export const incomeEach: RuleStep = {
  id: 'each',
  says: { uk: 'Дохід на людину за місяць', en: 'Income for each person in a month' },
  unit: 'money',
  quantity: { ratio: [{ step: 'income' }, members] },
}
