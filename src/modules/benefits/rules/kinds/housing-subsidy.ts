import type { Condition, Quantity, Rule, RuleCondition } from '../expressions.ts'
import type { FactName } from '../facts.ts'
import { laws } from '../parameters.ts'
import { noneOf } from './none-of.ts'

const law = laws.order848
const per = (whole: Quantity, part: Quantity): Quantity => ({ ratio: [whole, part] })

const without = (id: string, fact: FactName, uk: string, en: string): RuleCondition => noneOf(law, id, fact, uk, en)

const fits: Condition = {
  any: [
    {
      atMost: [
        { fact: 'homeArea' },
        {
          when: { isOneOf: ['homeKind', 'flat'] },
          gives: { parameter: 'mostFlat' },
          otherwise: { parameter: 'mostHouse' },
        },
      ],
    },
    { is: 'largeOrFosterFamily' },
  ],
}

/** CMU 21.10.1995 № 848; handbook 8.4. The obligatory share is rounded to hundredths of a percent before it is applied. */
export const housingSubsidy: Rule = {
  kind: 'housingSubsidy',
  name: { uk: 'Житлова субсидія', en: 'Housing subsidy' },
  lead: {
    uk: 'Коли рахунки за житло й комунальні послуги завеликі для доходу сім’ї.',
    en: 'When bills for housing and utilities are too high for the income of the family.',
  },
  decides: { uk: 'Пенсійний фонд', en: 'the Pension Fund' },
  law,
  service: 'social-benefits-001',
  conditions: [
    {
      id: 'registered',
      says: {
        uk: 'Ви живете в цьому житлі за реєстрацією або договором',
        en: 'You live in this home by registration or contract',
      },
      law,
      holds: { is: 'livesInHome' },
    },
    without('no-debt', 'utilityDebt', 'Немає старого боргу за комунальні послуги', 'No old debt for utilities'),
    without('nothing-to-return', 'subsidyOverpaid', 'Немає неповернутої субсидії', 'No subsidy to return'),
    without('no-alimony-debt', 'alimonyDebt', 'Немає боргу з аліментів', 'No debt of alimony'),
    without('no-purchase', 'bigPurchase', 'Не було дорогих покупок за рік', 'No dear purchases in a year'),
    without('no-deposit', 'bigDeposit', 'Немає великих вкладів', 'No large deposits'),
    without('no-currency', 'currencyPurchase', 'Не купували багато валюти', 'Not much currency bought'),
    without('no-new-car', 'newCar', 'Немає автомобіля, молодшого за 5 років', 'No car younger than 5 years'),
    without('one-home', 'secondHome', 'Немає другого житла', 'No second home'),
    without('at-home', 'adultAbroad', 'Дорослі не були довго за кордоном', 'Adults were not abroad for long'),
    without(
      'all-work',
      'idleAdult',
      'Усі працездатні мали дохід і внески',
      'All who can work had income and contributions',
    ),
    {
      id: 'area',
      says: { uk: 'Житло не більше за дозволену площу', en: 'The home is within the allowed area' },
      law,
      holds: fits,
    },
    {
      id: 'share',
      says: { uk: 'Рахунки більші за обов’язковий платіж сім’ї', en: 'The bills are above what the family must pay' },
      law,
      holds: { more: [{ step: 'subsidy' }, { number: '0' }] },
    },
  ],
  steps: [
    {
      id: 'average',
      says: { uk: 'Дохід сім’ї за місяць', en: 'Income of the family in a month' },
      unit: 'money',
      quantity: per({ fact: 'householdIncome6' }, { number: '6' }),
    },
    {
      id: 'each',
      says: { uk: 'Дохід на людину за місяць', en: 'Income for each person in a month' },
      unit: 'money',
      quantity: per({ step: 'average' }, { fact: 'persons' }),
    },
    {
      id: 'share',
      says: { uk: 'Частка доходу, яку сім’я платить сама', en: 'Share of the income the family pays itself' },
      unit: 'percent',
      quantity: {
        decimals: 2,
        rounded: {
          product: [
            per(per({ step: 'each' }, { parameter: 'minimumGeneral', of: 'season' }), { parameter: 'shareBase' }),
            { parameter: 'shareBasePercent' },
          ],
        },
      },
    },
    {
      id: 'obligatory',
      says: { uk: 'Обов’язковий платіж сім’ї', en: 'What the family must pay' },
      unit: 'money',
      quantity: { rounded: { product: [{ step: 'average' }, { step: 'share' }, { number: '0.01' }] }, decimals: 0 },
    },
    {
      id: 'norm',
      says: { uk: 'Площа, яку допомагає оплатити держава', en: 'The area the state helps to pay for' },
      unit: 'area',
      quantity: {
        sum: [{ product: [{ parameter: 'normAreaPerson' }, { fact: 'persons' }] }, { parameter: 'normAreaHome' }],
      },
    },
    {
      id: 'bills',
      says: { uk: 'Рахунки в межах норми, орієнтовно', en: 'Bills within the norm, about' },
      unit: 'money',
      quantity: {
        rounded: {
          product: [
            { fact: 'utilitiesPerMonth' },
            { least: [{ number: '1' }, per({ step: 'norm' }, { fact: 'homeArea' })] },
          ],
        },
        decimals: 0,
      },
    },
    {
      id: 'subsidy',
      says: { uk: 'Субсидія за місяць', en: 'Subsidy for a month' },
      unit: 'money',
      quantity: { most: [{ number: '0' }, { difference: [{ step: 'bills' }, { step: 'obligatory' }] }] },
    },
  ],
  paid: { step: 'subsidy', per: 'month' },
  beware: {
    uk: 'Точну суму рахують за тарифами й нормами споживання; тут узято вашу оцінку рахунків.',
    en: 'The exact sum is counted by tariffs and norms of use; here your own estimate of the bills is taken.',
  },
}
