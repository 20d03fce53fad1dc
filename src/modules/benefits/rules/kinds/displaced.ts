import type { Rule } from '../expressions.ts'
import { laws } from '../parameters.ts'
import { children, incomeEach, monthlyIncome } from './family.ts'

const law = laws.order332

/** CMU № 332 of 2022; handbook 8.7: four subsistence minimums of those who lost ability, save for those without an income test. */
export const idpLivingAid: Rule = {
  kind: 'idpLivingAid',
  name: { uk: 'Допомога на проживання ВПО', en: 'Living aid for displaced people' },
  lead: {
    uk: 'Для вразливих сімей, які виїхали з дому через війну.',
    en: 'For vulnerable families who left home because of the war.',
  },
  decides: { uk: 'Пенсійний фонд', en: 'the Pension Fund' },
  law,
  service: 'idp-002',
  conditions: [
    {
      id: 'registered',
      says: { uk: 'Ви на обліку як ВПО', en: 'You are registered as displaced' },
      law,
      holds: { is: 'idpRecord' },
    },
    {
      id: 'still-away',
      says: {
        uk: 'Ви не повернулися додому і не виїхали з України',
        en: 'You have not returned home nor left Ukraine',
      },
      law,
      holds: { not: { is: 'idpReturned' } },
    },
    {
      id: 'vulnerable',
      says: { uk: 'Сім’я належить до вразливих', en: 'The family is a vulnerable one' },
      law,
      holds: { any: [{ is: 'idpNoTest' }, { is: 'idpOrphan' }, { is: 'idpVulnerable' }] },
    },
    {
      id: 'no-deposit',
      says: { uk: 'Немає великих вкладів', en: 'No large deposits' },
      law,
      holds: { any: [{ is: 'idpOrphan' }, { not: { is: 'bigDeposit' } }] },
    },
    {
      id: 'income',
      says: { uk: 'Дохід на людину не вищий за межу', en: 'The income for each person is within the limit' },
      law,
      holds: { any: [{ is: 'idpNoTest' }, { is: 'idpOrphan' }, { atMost: [{ step: 'each' }, { step: 'limit' }] }] },
    },
    {
      id: 'somebody',
      says: { uk: 'Є на кого призначити', en: 'There is somebody to assign it for' },
      law,
      holds: { more: [{ step: 'aid' }, { number: '0' }] },
    },
  ],
  steps: [
    monthlyIncome,
    incomeEach,
    {
      id: 'limit',
      says: { uk: 'Межа доходу на людину', en: 'The limit of income for each person' },
      unit: 'money',
      quantity: { product: [{ parameter: 'idpTimes' }, { parameter: 'minimumLostAbility' }] },
    },
    {
      id: 'aid',
      says: { uk: 'Допомога за місяць', en: 'Aid for a month' },
      unit: 'money',
      quantity: {
        sum: [
          { product: [{ parameter: 'idpAdult' }, { sum: [{ fact: 'ableAdults' }, { fact: 'pensioners' }] }] },
          { product: [{ parameter: 'idpChildOrDisabled' }, { sum: [{ fact: 'adultsDisabled' }, children] }] },
        ],
      },
    },
  ],
  paid: { step: 'aid', per: 'month' },
  beware: {
    uk: 'Призначають на 6 місяців; далі подовжують самі, якщо умови лишаються.',
    en: 'It is assigned for 6 months and prolonged by itself while the conditions hold.',
  },
}
