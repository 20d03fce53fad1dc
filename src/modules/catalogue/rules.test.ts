// Decisions of the catalogue: what is asked, what is shown when data is missing, which steps a case takes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hryvnias } from '../../kernel/money.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { categories, groupOf, groups } from './categories.ts'
import { requirementOf, sourceOf, sourceRules, splitCondition } from './documents.ts'
import { type Category, documentKinds, documentSources, phases } from './model.ts'
import {
  daysOfSteps,
  defaultProcessCard,
  inForce,
  isSensitiveByRule,
  papersOf,
  phasesOf,
  priceLines,
  processCardOf,
  requiredAtIntake,
  shownPrice,
  shownTerm,
  termOf,
  totalPrice,
} from './rules.ts'
import { referenceServices } from './testing.ts'

const services = referenceServices()
const service = (key: string) => services.find((each) => each.key === key)!

const requirement = fc.record({
  name: fc.string({ minLength: 1 }),
  kind: fc.constantFrom(...documentKinds),
  source: fc.constantFrom(...documentSources),
  decided: fc.boolean(),
  required: fc.boolean(),
  condition: fc.option(fc.string({ minLength: 1 })),
})

describe('papers', () => {
  test('nothing the state already holds is ever required at intake', () => {
    fc.assert(
      fc.property(fc.array(requirement), (documents) => {
        const required = requiredAtIntake({ documents })
        expect(required.filter(({ source }) => source !== 'applicant')).toEqual([])
        expect(required.length).toBe(documents.filter((d) => d.source === 'applicant' && d.required).length)
      }),
    )
  })

  test('every paper stands in exactly one of the three groups', () => {
    fc.assert(
      fc.property(fc.array(requirement), (documents) => {
        const { always, sometimes, held } = papersOf({ documents })
        const ordered = [...always, ...sometimes, ...held]
        expect(ordered.length).toBe(documents.length)
        expect(new Set(ordered)).toEqual(new Set(documents))
      }),
    )
  })

  test.each<[string, Category, string]>([
    ['Документ, що посвідчує особу', 'veterans', 'applicant'],
    ['Паспорт громадянина України', 'idp', 'applicant'],
    ['Паспорт (ID-картка), що підлягає обміну', 'passport-migration', 'applicant'],
    ['Копія паспорта', 'chornobyl', 'applicant'],
    ['Заява встановленої форми', 'safety', 'applicant'],
    ['Документ про сплату адміністративного збору', 'real-estate', 'applicant'],
    ['Фотокартка 3 × 4 см', 'veterans', 'applicant'],
    ['Реквізити банківського рахунка', 'disability', 'applicant'],
    ['Документ, що підтверджує повноваження (для представника)', 'land', 'applicant'],
    ['РНОКПП', 'pensions', 'register'],
    ['РНОКПП батьків', 'family-benefits', 'register'],
    ['Облікова картка фізичної особи – платника податків', 'recovery', 'register'],
    ['Відомості про зареєстроване місце проживання', 'civil-status', 'register'],
    ['Відомості про склад сім’ї', 'child-protection', 'register'],
    ['Витяг з реєстру територіальної громади (за наявності)', 'passport-migration', 'register'],
    ['Свідоцтво про народження дитини', 'family-benefits', 'register'],
    ['Свідоцтво про народження (для дитини до 14 років)', 'residence', 'applicant'],
    ['Свідоцтво про шлюб (за наявності)', 'family-benefits', 'register'],
    ['Копії свідоцтв про народження дітей', 'family-benefits', 'register'],
    ['Витяг (довідка) про смерть', 'pensions', 'register'],
    ['Витяг з ДРАЦС про смерть', 'disability', 'register'],
    ['Довідка про взяття на облік ВПО (для ВПО)', 'passport-migration', 'register'],
    ['Довідка ВПО', 'idp', 'register'],
    ['Дані в Реєстрі будівельної діяльності', 'construction', 'register'],
    ['Документ про право власності на житло', 'residence', 'register'],
    ['Документ про право на земельну ділянку (за відсутності даних у реєстрі)', 'construction', 'applicant'],
    ['Довідка про судимість', 'child-protection', 'register'],
    ['Рішення про встановлення опіки чи піклування', 'family-benefits', 'authority'],
    ['Акт обстеження умов проживання', 'child-protection', 'authority'],
  ])('«%s» (%s) comes from: %s', (name, category, source) => {
    expect(sourceOf(splitCondition(name), category)).toEqual({ source, decided: true })
  })

  test.each<[string, Category]>([
    ['Документи, що підтверджують право на статус', 'veterans'],
    ['Медичний висновок', 'social-services'],
    ['Копія паспорта та РНОКПП', 'land'],
    ['Копія свідоцтва про смерть або сповіщення про загибель', 'veterans'],
  ])('«%s» is left to the head: it stays with the applicant, undecided', (name, category) => {
    expect(sourceOf(splitCondition(name), category)).toEqual({ source: 'applicant', decided: false })
  })

  test('the decision of the head goes before the table', () => {
    const decisions = new Map([['фотокартка', 'register' as const]])
    expect(sourceOf(splitCondition('Фотокартка'), 'veterans', decisions)).toEqual({ source: 'register', decided: true })
  })

  test('every entry of the reviewed table meets a document of the reference catalogue', () => {
    const names = services.flatMap(({ documents, category }) => documents.map((document) => ({ document, category })))
    const unused = sourceRules.filter(
      (rule) =>
        !names.some(
          ({ document, category }) =>
            (!rule.categories || rule.categories.includes(category)) &&
            rule.patterns.some((pattern) =>
              pattern.test(
                `${document.name}${document.condition ? ` (${document.condition})` : ''}`
                  .toLowerCase()
                  .replaceAll('’', "'"),
              ),
            ),
        ),
    )
    expect(unused.map(({ id }) => id)).toEqual([])
  })

  test('of the papers of all 546 services nine in ten are decided', () => {
    const all = services.flatMap(({ documents }) => documents)
    expect(all.length).toBeGreaterThan(1500)
    expect(all.filter(({ decided }) => decided).length / all.length).toBeGreaterThan(0.9)
  })

  test('brackets that say when a paper is asked become its condition, other brackets stay', () => {
    expect(splitCondition('Документ про інвалідність (за наявності)')).toEqual({
      name: 'Документ про інвалідність',
      condition: 'за наявності',
    })
    expect(splitCondition('Паспорт громадянина України (книжечка)').condition).toBeNull()
    expect(requirementOf('Технічний паспорт об’єкта (за потреби)', 'construction').required).toBe(false)
  })
})

describe('what is shown when something is not known', () => {
  test('no term: thirty calendar days by article 10, and it is said so', () => {
    expect(shownTerm({ term: null })).toEqual({
      uk: 'до 30 календарних днів (ст. 10 Закону 5203-VI)',
      en: 'up to 30 calendar days (article 10 of Law 5203-VI)',
    })
    expect(termOf({ term: null })).toMatchObject({ days: 30, unit: 'calendar' })
  })

  test.each([
    [1, 'working', 'до 1 робочого дня', 'up to 1 working day'],
    [10, 'calendar', 'до 10 календарних днів', 'up to 10 calendar days'],
    [11, 'working', 'до 11 робочих днів', 'up to 11 working days'],
    [21, 'working', 'до 21 робочого дня', 'up to 21 working days'],
  ] as const)('%i %s days are written as people say them', (days, unit, uk, en) => {
    expect(shownTerm({ term: { days, unit } })).toEqual({ uk, en })
  })

  test('no fee: «уточніть у центрі», never zero', () => {
    expect(shownPrice(null).uk).toBe('уточніть у центрі')
    expect(shownPrice({ amount: null, text: null, law: null }).uk).toBe('уточніть у центрі')
    expect(shownPrice({ amount: hryvnias(0), text: 'Безоплатно', law: null }).uk).toBe('безоплатно')
  })

  test('only a sum known to be zero is free', () => {
    const price = fc.record({
      amount: fc.option(fc.integer({ min: 0, max: 10_000_000 }).map((kopecks) => hryvnias(kopecks / 100))),
      text: fc.option(fc.constantFrom('за тарифами', '2 ПМ')),
      law: fc.constant(null),
    })
    fc.assert(
      fc.property(fc.option(price), (given) => {
        const { uk, en } = shownPrice(given)
        expect(uk === 'безоплатно').toBe(given?.amount === 0)
        if (!given || given.amount === null) expect(`${uk}${en}`).not.toMatch(/^0|\b0 |безоплатно|free/)
      }),
    )
  })

  test('of the reference services without a fee none is shown as free or zero', () => {
    const unknown = services.filter(({ fee }) => fee === null)
    expect(unknown.length).toBeGreaterThan(50)
    for (const each of unknown) {
      expect(shownPrice(each.fee).uk).toBe('уточніть у центрі')
      expect(totalPrice(each)).toBeNull()
    }
  })
})

describe('price', () => {
  test('the fee and the blank of a passport are two lines with their law, 1 147 hryvnias together', () => {
    const passport = service('passport-migration-005')
    expect(priceLines(passport)).toMatchObject([
      { what: 'fee', price: { amount: 35_200 }, law: expect.stringContaining('№ 770') },
      { what: 'blank', price: { amount: 79_500 }, law: expect.stringContaining('№ 770') },
    ])
    expect(totalPrice(passport)).toBe(114_700)
    expect(totalPrice(passport, passport.variants[1])).toBe(178_700)
    expect(passport.variants[1]).toMatchObject({ term: { days: 7, unit: 'working' } })
  })

  test('a blank of unknown cost leaves the whole sum unknown', () => {
    const licence = service('transport-016')
    expect(priceLines(licence)).toHaveLength(2)
    expect(totalPrice(licence)).toBeNull()
  })

  test('the first variant is the ordinary one: it says what the service says', () => {
    const varied = services.filter(({ variants }) => variants.length > 0)
    expect(varied.length).toBeGreaterThan(10)
    for (const each of varied) {
      expect(each.variants[0]!.fee?.amount).toBe(each.fee?.amount)
      expect(each.variants[0]!.term).toEqual(each.term)
    }
  })

  test('social services are free by article 11', () => {
    const [line] = priceLines(service('social-benefits-001'))
    expect(line).toMatchObject({ price: { amount: 0 }, law: expect.stringContaining('стаття 11') })
  })
})

describe('process cards', () => {
  test('without a card of its own a service has the five usual steps, marked as default', () => {
    const card = processCardOf(service('veterans-002'))
    expect(card.basis).toBe('default')
    expect(phasesOf(card)).toEqual(['intake', 'hand-over', 'review', 'decision', 'return'])
    expect(card.steps[2]!.unit).toBe(service('veterans-002').authority)
  })

  test('a service with a card keeps it', () => {
    const card = processCardOf(service('residence-001'))
    expect(card.basis).toBe('composed')
    expect(card.steps).toHaveLength(9)
  })

  test('the steps of every reference card go one way: taken, handed over, reviewed, decided, returned', () => {
    const withCards = services.filter(({ process }) => process)
    expect(withCards).toHaveLength(32)
    for (const each of withCards) {
      const order = phasesOf(each.process!).map((phase) => phases.indexOf(phase))
      expect(order, each.key).toEqual([...order].sort((a, b) => a - b))
      expect(order, each.key).toContain(phases.indexOf('decision'))
    }
  })

  test('no card takes longer than its service', () => {
    for (const each of services)
      if (each.term) expect(daysOfSteps(processCardOf(each))).toBeLessThanOrEqual(each.term.days)
    expect(daysOfSteps(defaultProcessCard('Рада'))).toBe(0)
  })
})

describe('names that must not stand in an SMS', () => {
  test('every social service is sensitive', () => {
    expect(services.filter(({ social, sensitive }) => social && !sensitive)).toEqual([])
  })

  test.each([
    ['certificates-archive-001', true],
    ['passport-migration-031', true],
    ['civil-status-004', true],
    ['civil-status-005', true],
    ['residence-001', false],
    ['passport-migration-005', false],
    ['transport-002', false],
    ['business-registration-001', false],
  ])('%s: %s', (key, sensitive) => {
    expect(isSensitiveByRule(service(key))).toBe(sensitive)
  })
})

describe('groups', () => {
  test('every category stands in exactly one group', () => {
    const placed = groups.flatMap((group) => group.categories)
    expect([...placed].sort()).toEqual([...categories].sort())
    for (const category of categories) expect(groupOf(category).categories).toContain(category)
  })
})

describe('versions by date', () => {
  const dates = ['2026-01-01', '2026-06-01', '2026-12-01', '2027-01-01'] as PlainDate[]

  test('of the versions that have begun, the one that began last is in force', () => {
    const versions = fc
      .array(fc.constantFrom(...dates), { maxLength: 8 })
      .map((starts) => starts.map((validFrom, at) => ({ validFrom, version: at + 1 })))
    fc.assert(
      fc.property(versions, fc.constantFrom(...dates), (all, on) => {
        const begun = all.filter(({ validFrom }) => validFrom <= on)
        const found = inForce(all, on)
        expect(found === undefined).toBe(begun.length === 0)
        if (!found) return
        const last = begun
          .map(({ validFrom }) => validFrom)
          .sort()
          .at(-1)
        expect(found.validFrom).toBe(last)
        expect(found.version).toBe(Math.max(...begun.filter((v) => v.validFrom === last).map((v) => v.version)))
      }),
    )
  })
})
