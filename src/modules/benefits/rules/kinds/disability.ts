import type { Condition, Quantity, Rule } from '../expressions.ts'
import { laws, type ParameterName } from '../parameters.ts'
import { percent } from './family.ts'

const law = laws.law2109
const none: Quantity = { number: '0' }
const minimum: Quantity = { parameter: 'minimumLostAbility' }
const is = (...groups: string[]): Condition => ({ isOneOf: ['disability', ...groups] })
const share = (rate: ParameterName, of: Quantity = minimum): Quantity => percent(of, { parameter: rate })

const childMinimum: Quantity = {
  when: { is: 'disabledChildUnder6' },
  gives: { parameter: 'minimumUnder6' },
  otherwise: { parameter: 'minimum6to18' },
}

const ofGroup: Quantity = {
  ...{ when: is('I'), gives: share('disabilityI') },
  otherwise: {
    ...{ when: is('II'), gives: share('disabilityII') },
    otherwise: {
      ...{ when: is('III'), gives: share('disabilityIII') },
      otherwise: { when: is('child'), gives: share('disabilityChild'), otherwise: none },
    },
  },
}

const ofCareForChild: Quantity = {
  when: { isOneOf: ['subgroup', 'A'] },
  gives: share('careChildA', childMinimum),
  otherwise: { when: { is: 'carerNotWorking' }, gives: share('careChild', childMinimum), otherwise: none },
}

const ofCare: Quantity = {
  when: is('I'),
  gives: {
    when: { isOneOf: ['subgroup', 'A'] },
    gives: share('careA'),
    otherwise: { when: { isOneOf: ['subgroup', 'B'] }, gives: share('careB'), otherwise: none },
  },
  otherwise: { when: is('child'), gives: ofCareForChild, otherwise: none },
}

/** Law 2109-III; handbook 8.8. */
export const disabilityChildhoodAid: Rule = {
  kind: 'disabilityChildhoodAid',
  name: {
    uk: 'Допомога людям з інвалідністю з дитинства та дітям',
    en: 'Aid for people disabled since childhood and for children',
  },
  lead: {
    uk: 'Для людей з інвалідністю з дитинства і для дітей з інвалідністю.',
    en: 'For people with a disability since childhood and for children with a disability.',
  },
  decides: { uk: 'Пенсійний фонд', en: 'the Pension Fund' },
  law,
  service: 'disability-001',
  conditions: [
    {
      id: 'group',
      says: {
        uk: 'Є інвалідність з дитинства або дитина з інвалідністю',
        en: 'A disability since childhood, or a child with one',
      },
      law: { uk: 'Закон № 2109-III, ст. 1', en: 'Law No. 2109-III, art. 1' },
      holds: is('I', 'II', 'III', 'child'),
    },
    {
      id: 'sum',
      says: { uk: 'Суму можна порахувати', en: 'The sum can be counted' },
      law,
      holds: { more: [{ step: 'aid' }, none] },
    },
  ],
  steps: [
    { id: 'group', says: { uk: 'За групою', en: 'By the group' }, unit: 'money', quantity: ofGroup },
    { id: 'care', says: { uk: 'Надбавка на догляд', en: 'Care supplement' }, unit: 'money', quantity: ofCare },
    {
      id: 'aid',
      says: { uk: 'Разом за місяць', en: 'Together for a month' },
      unit: 'money',
      quantity: { sum: [{ step: 'group' }, { step: 'care' }] },
    },
  ],
  paid: { step: 'aid', per: 'month' },
}
