import type { Rule } from '../expressions.ts'
import { laws } from '../parameters.ts'
import { children, monthlyIncome, notBelowZero, percent } from './family.ts'
import { modestMeans } from './none-of.ts'

const law = laws.basic

/** Experimental project; handbook 8.6: the applicant, minor children and groups I–II in full, other adults by their share. */
export const basicSocialAid: Rule = {
  kind: 'basicSocialAid',
  name: { uk: 'Базова соціальна допомога', en: 'Basic social aid' },
  lead: {
    uk: 'Одна допомога замість кількох: малозабезпеченим, багатодітним, одиноким батькам.',
    en: 'One aid in place of several: for low-income, large and single-parent families.',
  },
  decides: { uk: 'Пенсійний фонд', en: 'the Pension Fund' },
  law,
  service: 'social-benefits-005',
  conditions: [
    ...modestMeans(law),
    {
      id: 'income',
      says: { uk: 'Дохід менший за базову суму сім’ї', en: 'The income is below the family’s base sum' },
      law,
      holds: { more: [{ step: 'aid' }, { number: '0' }] },
    },
  ],
  steps: [
    monthlyIncome,
    {
      id: 'full',
      says: { uk: 'На скількох рахують повну суму', en: 'For how many the full sum is counted' },
      unit: 'number',
      quantity: {
        sum: [
          children,
          { fact: 'adultsDisabled12' },
          {
            when: { more: [{ fact: 'adultsDisabled12' }, { number: '0' }] },
            gives: { when: { is: 'applicantDisabled12' }, gives: { number: '0' }, otherwise: { number: '1' } },
            otherwise: { number: '1' },
          },
        ],
      },
    },
    {
      id: 'others',
      says: { uk: 'На скількох рахують частку', en: 'For how many a share is counted' },
      unit: 'number',
      quantity: notBelowZero(
        {
          sum: [{ fact: 'ableAdults' }, { fact: 'pensioners' }, { fact: 'adultsDisabled' }, children],
        },
        { step: 'full' },
      ),
    },
    {
      id: 'base',
      says: { uk: 'Базова сума сім’ї', en: 'Base sum of the family' },
      unit: 'money',
      quantity: {
        sum: [
          { product: [{ step: 'full' }, { parameter: 'basicSum' }] },
          percent({ step: 'others' }, { parameter: 'basicSum' }, { parameter: 'basicOther' }),
        ],
      },
    },
    {
      id: 'aid',
      says: { uk: 'Допомога за місяць', en: 'Aid for a month' },
      unit: 'money',
      quantity: notBelowZero({ step: 'base' }, { step: 'income' }),
    },
  ],
  paid: { step: 'aid', per: 'month' },
  beware: {
    uk: 'Призначають на 6 місяців. Її не поєднують з іншими допомогами, які вона замінює.',
    en: 'It is assigned for 6 months and is not combined with the aids it replaces.',
  },
}
