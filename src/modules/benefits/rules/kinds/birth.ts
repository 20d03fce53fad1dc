import type { Rule } from '../expressions.ts'
import { laws } from '../parameters.ts'

const law = laws.law2811

/** Law 2811-XII; handbook 8.3: born from 2026 one sum, earlier a first payment and 36 monthly ones; 12 months to apply. */
export const birthAid: Rule = {
  kind: 'birthAid',
  name: { uk: 'Допомога при народженні дитини', en: 'Birth aid' },
  lead: {
    uk: 'Один раз на кожну дитину, якщо подати заяву протягом року.',
    en: 'Once for each child, if applied for within a year.',
  },
  decides: { uk: 'Пенсійний фонд', en: 'the Pension Fund' },
  law,
  service: 'family-benefits-002',
  conditions: [
    {
      id: 'lives-with',
      says: { uk: 'Дитина живе з вами', en: 'The child lives with you' },
      law,
      holds: { is: 'livesWithChild' },
    },
    {
      id: 'in-time',
      says: { uk: 'Ще не минув рік від народження', en: 'A year from the birth has not passed' },
      law,
      holds: { within: 'childBorn', months: 12 },
    },
    {
      id: 'children',
      says: { uk: 'Народилася щонайменше одна дитина', en: 'At least one child was born' },
      law,
      holds: { more: [{ step: 'aid' }, { number: '0' }] },
    },
  ],
  steps: [
    {
      id: 'each',
      says: { uk: 'На кожну дитину', en: 'For each child' },
      unit: 'money',
      quantity: {
        when: { notBefore: ['childBorn', '2026-01-01'] },
        gives: { parameter: 'birthOnce' },
        otherwise: {
          sum: [{ parameter: 'birthFirst' }, { product: [{ number: '36' }, { parameter: 'birthMonthly' }] }],
        },
      },
    },
    {
      id: 'aid',
      says: { uk: 'Разом', en: 'Together' },
      unit: 'money',
      quantity: { product: [{ fact: 'newborns' }, { step: 'each' }] },
    },
  ],
  paid: { step: 'aid', per: 'once' },
  beware: {
    uk: 'На дитину, народжену до 2026 року, платять частинами: спершу 10 320 грн, далі 860 грн щомісяця три роки. Для народжених у 2025 році діють перехідні правила.',
    en: 'For a child born before 2026 it is paid in parts: first 10,320 UAH, then 860 UAH a month for three years. For those born in 2025 transitional rules apply.',
  },
}
