import type { Quantity, Rule } from '../expressions.ts'
import { laws, type ParameterName } from '../parameters.ts'
import { children, incomeEach, monthlyIncome, notBelowZero } from './family.ts'

const law = laws.law2811
const forEach = (count: 'childrenUnder6' | 'children6to18', minimum: ParameterName): Quantity => ({
  product: [{ fact: count }, notBelowZero({ parameter: minimum }, { step: 'each' })],
})

/** Law 2811-XII; handbook 8.3: the child's subsistence minimum less the average income for each member. */
export const singleParentAid: Rule = {
  kind: 'singleParentAid',
  name: { uk: 'Допомога на дітей одиноким батькам', en: 'Aid for children of single parents' },
  lead: {
    uk: 'Коли дитину виховує один із батьків і дохід невеликий.',
    en: 'When one parent raises a child and the income is small.',
  },
  decides: { uk: 'Пенсійний фонд', en: 'the Pension Fund' },
  law,
  service: 'family-benefits-005',
  conditions: [
    {
      id: 'alone',
      says: { uk: 'Ви виховуєте дитину самі', en: 'You raise the child alone' },
      law,
      holds: { is: 'singleParent' },
    },
    {
      id: 'children',
      says: { uk: 'Є дитина до 18 років', en: 'There is a child under 18' },
      law,
      holds: { more: [children, { number: '0' }] },
    },
    {
      id: 'income',
      says: {
        uk: 'Дохід на людину менший за прожитковий мінімум дитини',
        en: 'The income for each person is below the child’s minimum',
      },
      law,
      holds: { more: [{ step: 'aid' }, { number: '0' }] },
    },
  ],
  steps: [
    monthlyIncome,
    incomeEach,
    {
      id: 'aid',
      says: { uk: 'Допомога за місяць', en: 'Aid for a month' },
      unit: 'money',
      quantity: { sum: [forEach('childrenUnder6', 'minimumUnder6'), forEach('children6to18', 'minimum6to18')] },
    },
  ],
  paid: { step: 'aid', per: 'month' },
}
