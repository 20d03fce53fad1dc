import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hryvnias } from '../../../kernel/money.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { type BenefitKind, benefitKinds, type Facts } from '../model.ts'
import { ruleOf, rules } from './all.ts'
import { exact, over, rounded, times, toNumber } from './exact.ts'
import { type FactName, factNames, factOf, facts as known, questionAbout, questions } from './facts.ts'
import { asking, factsOf, interview } from './interview.ts'
import { check } from './judge.ts'
import { parameterAt } from './parameters.ts'

const on = (day: string) => day as PlainDate
const march = on('2026-03-06')
const checked = (kind: BenefitKind, facts: Facts, day = march) => check(ruleOf(kind), facts, day)
const amount = (kind: BenefitKind, facts: Facts, day = march) => {
  const { eligible, amount: found } = checked(kind, facts, day)
  return [eligible, found && found.kopecks / 100]
}
const stepsOf = (kind: BenefitKind, facts: Facts, day = march) =>
  Object.fromEntries(ruleOf(kind).steps.map(({ id }, index) => [id, checked(kind, facts, day).steps[index]!.value]))

const noTrouble: Facts = {
  ...{ utilityDebt: false, subsidyOverpaid: false, alimonyDebt: false, bigPurchase: false, bigDeposit: false },
  ...{ currencyPurchase: false, newCar: false, secondHome: false, adultAbroad: false, idleAdult: false },
}
const home: Facts = {
  ...noTrouble,
  ...{ livesInHome: true, persons: 4, homeKind: 'flat', homeArea: 6200, largeOrFosterFamily: false },
  ...{ householdIncome6: hryvnias(17_100 * 6), utilitiesPerMonth: hryvnias(3118) },
}
const nobody: Facts = {
  ...{ ableAdults: 0, pensioners: 0, adultsDisabled: 0, adultsDisabled12: 0, childrenUnder6: 0, children6to18: 0 },
}

describe('housing subsidy (resolution 848, handbook 8.4)', () => {
  test.each([
    [17_100, 4, 10.98, 1877.58, 89.82],
    [12_000, 2, 15.41, 1849.2, 62.52],
    [6000, 1, 15.41, 924.6, 48.87],
  ])('%d UAH for %d: the share %d %%, the payment %d UAH, the norm %d m²', (income, persons, share, payment, norm) => {
    const steps = stepsOf('housingSubsidy', { ...home, persons, householdIncome6: hryvnias(income * 6) })
    expect(steps).toMatchObject({ share, obligatory: payment * 100, norm })
  })

  test('the state pays what the bills are above the family’s payment', () => {
    expect(amount('housingSubsidy', home)).toEqual(['yes', 1240.42])
  })

  test('only the part of the bills within the norm of area counts', () => {
    const large = { ...home, homeArea: 12_000 }
    expect(stepsOf('housingSubsidy', large)).toMatchObject({ bills: Math.round((311_800 * 89.82) / 120) })
  })

  test('a season is counted by the year it began in; the warm half by its own', () => {
    const minimum = (day: string) =>
      checked('housingSubsidy', home, on(day))
        .reasons.at(-1)!
        .parameters.find(({ unit }) => unit === 'money')!.value
    expect(['2025-10-01', '2026-04-30', '2026-05-01', '2026-10-01'].map(minimum)).toEqual([
      292_000, 292_000, 320_900, 320_900,
    ])
  })

  test.each<[string, Facts, Facts]>([
    ['a flat over 130 m²', { homeArea: 13_001 }, { homeArea: 13_000 }],
    ['a house over 230 m²', { homeKind: 'house', homeArea: 23_001 }, { homeKind: 'house', homeArea: 23_000 }],
    ['a dear purchase', { bigPurchase: true }, {}],
    ['an old debt', { utilityDebt: true }, {}],
    ['an adult abroad for long', { adultAbroad: true }, {}],
    ['a flat over 130 m²', { homeArea: 13_001 }, { homeArea: 13_001, largeOrFosterFamily: true }],
  ])('%s speaks against it', (_, against, allowed) => {
    const bills = { utilitiesPerMonth: hryvnias(9000) }
    expect(amount('housingSubsidy', { ...home, ...bills, ...against })).toEqual(['no', null])
    expect(checked('housingSubsidy', { ...home, ...bills, ...allowed }).eligible).toBe('yes')
  })
})

describe('aid by the family’s income', () => {
  const family = { ...nobody, ...noTrouble, ableAdults: 2, childrenUnder6: 1, familyIncome3: hryvnias(0) }

  test('low-income family: two able-bodied and a child of 4 (handbook 8.5)', () => {
    expect(amount('lowIncomeAid', family)).toEqual(['yes', 8078.25])
    expect(amount('lowIncomeAid', { ...family, familyIncome3: hryvnias(24_234.75) })).toEqual(['no', null])
  })

  test.each<[string, Facts, number]>([
    ['able-bodied', { ableAdults: 1 }, 1996.8],
    ['lost the ability to work', { pensioners: 1 }, 2595],
    ['child under 6', { childrenUnder6: 1 }, 4084.65],
    ['child of 6 to 18', { children6to18: 1 }, 5092.4],
  ])('guaranteed in 2026: %s', (_, one, sum) => {
    expect(stepsOf('lowIncomeAid', { ...nobody, ...one })).toMatchObject({ guaranteed: hryvnias(sum) })
  })

  test('basic social aid: the ministry’s own example (handbook 8.6)', () => {
    const example = { ...family, childrenUnder6: 0, children6to18: 1, familyIncome3: hryvnias(18_480 + 2580) }
    expect(stepsOf('basicSocialAid', example)).toMatchObject({ base: 1_215_000, income: 702_000 })
    expect(amount('basicSocialAid', example)).toEqual(['yes', 5130])
  })

  test('basic social aid: groups I and II count in full, and nobody twice', () => {
    const disabled = { ...family, childrenUnder6: 0, ableAdults: 1, adultsDisabled: 1, adultsDisabled12: 1 }
    expect(checked('basicSocialAid', disabled).missing).toEqual(['applicantDisabled12'])
    expect(amount('basicSocialAid', { ...disabled, applicantDisabled12: false })).toEqual(['yes', 9000])
    expect(amount('basicSocialAid', { ...disabled, applicantDisabled12: true })).toEqual(['yes', 7650])
  })

  test('single parent: the child’s minimum less the income for each', () => {
    const alone = { ...nobody, singleParent: true, ableAdults: 1, childrenUnder6: 1, familyIncome3: hryvnias(6000) }
    expect(amount('singleParentAid', alone)).toEqual(['yes', 1817])
    expect(amount('singleParentAid', { ...alone, singleParent: false })).toEqual(['no', null])
  })
})

describe('birth aid (handbook 8.3)', () => {
  test.each([
    ['2026-02-10', 1, 'yes', 50_000],
    ['2026-02-10', 2, 'yes', 100_000],
    ['2025-12-31', 1, 'yes', 41_280],
    ['2025-03-06', 1, 'yes', 41_280],
    ['2025-03-05', 1, 'no', null],
    ['2026-03-07', 1, 'no', null],
  ])('born on %s, %d: %s %s', (childBorn, newborns, eligible, sum) => {
    expect(amount('birthAid', { childBorn, newborns, livesWithChild: true })).toEqual([eligible, sum])
  })
})

describe('living aid for displaced people (handbook 8.7)', () => {
  const displaced: Facts = {
    ...nobody,
    ...{ idpRecord: true, idpReturned: false, idpVulnerable: true, idpNoTest: false, idpOrphan: false },
    ...{ bigDeposit: false, ableAdults: 1, childrenUnder6: 1, familyIncome3: hryvnias(10_380 * 6) },
  }
  test.each<[string, Facts, (string | number | null)[]]>([
    ['an adult and a child at the limit of 10,380', {}, ['yes', 5000]],
    ['a kopeck over the limit', { familyIncome3: hryvnias(10_380 * 6 + 0.03) }, ['no', null]],
    [
      'over the limit, with a disability of group I',
      { familyIncome3: hryvnias(900_000), idpNoTest: true },
      ['yes', 5000],
    ],
    ['a deposit', { bigDeposit: true }, ['no', null]],
    ['a deposit of an orphan', { bigDeposit: true, idpOrphan: true }, ['yes', 5000]],
    ['returned home', { idpReturned: true }, ['no', null]],
  ])('%s', (_, more, answer) => {
    expect(amount('idpLivingAid', { ...displaced, ...more })).toEqual(answer)
  })
})

describe('disability since childhood and children (law 2109-III, handbook 8.8)', () => {
  test.each<[Facts, number]>([
    [{ disability: 'I', subgroup: 'none' }, 2595],
    [{ disability: 'I', subgroup: 'A' }, 2595 + 1946.25],
    [{ disability: 'I', subgroup: 'B' }, 2595 + 1297.5],
    [{ disability: 'II' }, 2076],
    [{ disability: 'III' }, 1557],
    [{ disability: 'child', subgroup: 'none', carerNotWorking: false }, 1816.5],
    [{ disability: 'child', subgroup: 'A', disabledChildUnder6: true }, 1816.5 + 2817],
    [{ disability: 'child', subgroup: 'A', disabledChildUnder6: false }, 1816.5 + 3512],
    [{ disability: 'child', subgroup: 'none', carerNotWorking: true, disabledChildUnder6: true }, 1816.5 + 1408.5],
    [{ disability: 'child', subgroup: 'B', carerNotWorking: true, disabledChildUnder6: false }, 1816.5 + 1756],
  ])('%o: %d UAH', (facts, sum) => {
    expect(amount('disabilityChildhoodAid', facts)).toEqual(['yes', sum])
  })
})

const anyValueOf = (name: FactName): fc.Arbitrary<boolean | number | string> => {
  const { form } = factOf(name)
  if (form.kind === 'yesNo') return fc.boolean()
  if (form.kind === 'count') return fc.integer({ min: form.least, max: 6 })
  if (form.kind === 'money') return fc.integer({ min: 0, max: 10_000_000 })
  if (form.kind === 'area') return fc.integer({ min: 1, max: 30_000 })
  if (form.kind === 'choice') return fc.constantFrom(...Object.keys(form.choices))
  return fc.integer({ min: 1, max: 28 }).map((day) => `2025-0${1 + (day % 9)}-${String(day).padStart(2, '0')}`)
}
const allFacts = fc.record(Object.fromEntries(factNames.map((name) => [name, anyValueOf(name)]))) as fc.Arbitrary<Facts>
const someFacts = fc
  .tuple(allFacts, fc.subarray([...factNames]))
  .map(([all, names]) => Object.fromEntries(names.map((name) => [name, all[name]])) as Facts)
const anyKind = fc.constantFrom(...benefitKinds)

describe('unknown', () => {
  test('is never zero and never «no»: what is answered stays so, whatever becomes known', () => {
    fc.assert(
      fc.property(anyKind, allFacts, fc.subarray([...factNames]), (kind, all, names) => {
        const part = Object.fromEntries(names.map((name) => [name, all[name]])) as Facts
        const [before, after] = [checked(kind, part), checked(kind, all)]
        if (before.eligible === 'unknown') return
        expect([before.eligible, before.amount]).toEqual([after.eligible, after.amount])
      }),
    )
  })

  test('with every fact known there is an answer', () => {
    fc.assert(fc.property(anyKind, allFacts, (kind, all) => checked(kind, all).eligible !== 'unknown'))
  })

  test('nothing known is «unknown», with everything missing that may decide', () => {
    for (const rule of rules) {
      const { eligible, amount: sum, missing } = check(rule, {}, march)
      expect([eligible, sum, missing.length > 0]).toEqual(['unknown', null, true])
    }
  })

  test('«I don’t know» is as good as no answer', () => {
    fc.assert(
      fc.property(anyKind, someFacts, (kind, facts) => {
        const blank = Object.fromEntries(factNames.map((name) => [name, facts[name] ?? null])) as Facts
        expect(checked(kind, blank)).toEqual(checked(kind, facts))
      }),
    )
  })

  test('a number nobody has set for the day is named, and no other year’s is taken for it', () => {
    const facts = { ...nobody, ...noTrouble, ableAdults: 1, familyIncome3: hryvnias(0) }
    const { eligible, missing, reasons } = checked('lowIncomeAid', facts, on('2027-01-01'))
    expect([eligible, missing]).toEqual(['unknown', []])
    expect(reasons.at(-1)!.unset.map(({ uk }) => uk)).toContain('Прожитковий мінімум працездатної людини')
    expect(parameterAt('minimumAble', on('2026-12-31'))?.value.value).toBe(332_800)
  })
})

describe('the interview', () => {
  test('ends, asks nothing twice and nothing that is not needed', () => {
    fc.assert(
      fc.property(anyKind, allFacts, (kind, all) => {
        const rule = ruleOf(kind)
        let facts: Facts = {}
        const asked: string[] = []
        for (let { next, left } = interview(rule, facts, march); next; { next, left } = interview(rule, facts, march)) {
          expect(asked).not.toContain(next.question.id)
          expect(left).toBeLessThanOrEqual(questions.length - asked.length)
          asked.push(next.question.id)
          facts = { ...facts, ...Object.fromEntries(next.facts.map((fact) => [fact, all[fact]])) }
        }
        expect(checked(kind, facts).eligible).toBe(checked(kind, all).eligible)
      }),
    )
  })

  test('a «no» ends it: what comes after would change nothing', () => {
    const { checked: found, next } = interview(ruleOf('housingSubsidy'), { secondHome: true }, march)
    expect([found.eligible, next]).toEqual(['no', null])
  })

  test('what one answer settles is asked before what needs many', () => {
    expect(interview(ruleOf('housingSubsidy'), {}, march).next!.question.id).toBe('home-registered')
    expect(interview(ruleOf('singleParentAid'), {}, march).next!.question.id).toBe('single-parent')
  })

  test('of a question only what the rule needs is asked', () => {
    const property = questionAbout('bigDeposit')
    expect(asking(ruleOf('idpLivingAid'), property).facts).toEqual(['bigDeposit'])
    expect(asking(ruleOf('housingSubsidy'), property).facts).toHaveLength(5)
  })

  test('every fact is asked for by one question and needed by a rule', () => {
    const needed = new Set(rules.flatMap((rule) => [...factsOf(rule)]))
    expect([...needed].toSorted()).toEqual(Object.keys(known).toSorted())
    expect(questions.flatMap(({ facts }) => facts).toSorted()).toEqual(Object.keys(known).toSorted())
  })
})

test('every reason names its law, and every number the day it holds from', () => {
  for (const rule of rules)
    for (const { law, parameters } of check(rule, {}, march).reasons) {
      expect([law.uk, law.en].every((text) => text.length > 5)).toBe(true)
      for (const each of parameters) expect(each).toMatchObject({ since: expect.stringMatching(/^20\d\d-/) })
    }
})

test('fractions are exact: a third three times is one, a half is rounded away from zero', () => {
  const third = over(exact(1), exact(3))
  expect(toNumber(times(third, exact(3)))).toBe(1)
  expect([exact('0.125'), exact('-0.125')].map((value) => toNumber(rounded(value, 2)))).toEqual([0.13, -0.13])
})
