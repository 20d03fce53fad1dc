import type { Quantity, Rule } from '../expressions.ts'
import { laws, type ParameterName } from '../parameters.ts'
import { lostAbility, monthlyIncome, notBelowZero, percent } from './family.ts'
import { modestMeans } from './none-of.ts'

const law = laws.order250
const share = (people: Quantity, minimum: ParameterName, rate: ParameterName): Quantity =>
  percent(people, { parameter: minimum }, { parameter: rate })

/** Law 1768-III, CMU 24.02.2003 № 250; handbook 8.5. */
export const lowIncomeAid: Rule = {
  kind: 'lowIncomeAid',
  name: { uk: 'Допомога малозабезпеченій сім’ї', en: 'Aid to a low-income family' },
  lead: {
    uk: 'Коли дохід сім’ї менший за рівень, який гарантує держава.',
    en: 'When the income of the family is below the level the state guarantees.',
  },
  decides: { uk: 'Пенсійний фонд', en: 'the Pension Fund' },
  law,
  service: 'social-benefits-003',
  conditions: [
    ...modestMeans(law),
    {
      id: 'income',
      says: { uk: 'Дохід менший за гарантований рівень', en: 'The income is below the guaranteed level' },
      law,
      holds: { more: [{ step: 'aid' }, { number: '0' }] },
    },
  ],
  steps: [
    monthlyIncome,
    {
      id: 'guaranteed',
      says: { uk: 'Рівень, який гарантує держава', en: 'The level the state guarantees' },
      unit: 'money',
      quantity: {
        sum: [
          share({ fact: 'ableAdults' }, 'minimumAble', 'rateAble'),
          share(lostAbility, 'minimumLostAbility', 'rateLostAbility'),
          share({ fact: 'childrenUnder6' }, 'minimumUnder6', 'rateChild'),
          share({ fact: 'children6to18' }, 'minimum6to18', 'rateChild'),
        ],
      },
    },
    {
      id: 'aid',
      says: { uk: 'Допомога за місяць', en: 'Aid for a month' },
      unit: 'money',
      quantity: notBelowZero({ step: 'guaranteed' }, { step: 'income' }),
    },
  ],
  paid: { step: 'aid', per: 'month' },
  beware: {
    uk: 'Призначають на 6 місяців. Можуть обмежити трьома чвертями прожиткового мінімуму сім’ї.',
    en: 'It is assigned for 6 months and may be limited to three quarters of the family’s subsistence minimum.',
  },
}
