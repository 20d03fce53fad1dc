// What people type and what they must find among the first five.
import { describe, expect, test } from 'vitest'
import { makeIndex, mostAsked, mostAskedOf } from './search.ts'
import { referenceServices } from './testing.ts'
import { retyped, rootOf, wordsOf } from './words.ts'

const services = referenceServices()
const index = makeIndex(services)

describe('a visitor finds a service', () => {
  test.each([
    // everyday words
    ['прописка', 'residence-001'],
    ['прописати дитину', 'residence-004'],
    ['виписатися', 'residence-003'],
    ['довідка про прописку', 'residence-008'],
    ['субсидія', 'social-benefits-001'],
    ['дрова', 'social-benefits-002'],
    ['загран', 'passport-migration-005'],
    ['біометричний паспорт', 'passport-migration-005'],
    ['айді', 'passport-migration-001'],
    ['загубив паспорт', 'passport-migration-004'],
    ['вкрали паспорт', 'passport-migration-008'],
    ['ІПН', 'tax-finance-001'],
    ['ідентифікаційний код', 'tax-finance-001'],
    ['декрет', 'family-benefits-001'],
    ['єМалятко', 'civil-status-020'],
    ['народилася дитина', 'civil-status-001'],
    ['ФОП', 'business-registration-001'],
    ['закрити ФОП', 'business-registration-003'],
    ['ВПО', 'idp-001'],
    ['довідка переселенця', 'idp-001'],
    ['виплати ВПО', 'idp-002'],
    ['УБД', 'veterans-001'],
    ['права', 'transport-016'],
    ['переоформити машину', 'transport-002'],
    ['несудимість', 'certificates-archive-001'],
    ['весілля', 'civil-status-002'],
    ['РАЦС', 'civil-status-002'],
    ['похорон', 'pensions-013'],
    ['бебі бокс', 'family-benefits-012'],
    ['садочок', 'education-001'],
    ['біржа праці', 'employment-001'],
    ['кадастровий номер', 'land-006'],
    ['спиляти дерево', 'local-permits-006'],
    ['електронний ключ', 'tax-finance-012'],
    ['інвалідний візок', 'disability-005'],
    ['зруйнований будинок', 'recovery-003'],
    ['змінити прізвище', 'civil-status-006'],
    // mistakes
    ['субсыдия', 'social-benefits-001'],
    ['субсідія', 'social-benefits-001'],
    ['закордоний паспорт', 'passport-migration-005'],
    ['пропіска', 'residence-001'],
    ['народжння дитыни', 'civil-status-001'],
    ['переселинець', 'idp-001'],
    ['довидка про несудимисть', 'certificates-archive-001'],
    ['инвалидность', 'disability-001'],
    ['пэнсія за виком', 'pensions-001'],
    ['чорнобилец', 'chornobyl-001'],
    ['сімʼя загиблого', 'veterans-006'],
    ['сім’я загиблого', 'veterans-006'],
    ["сім'я загиблого", 'veterans-006'],
    ['реестрація мисця проживання', 'residence-001'],
    ['сaнаторій', 'disability-013'],
    // borrowed from Russian
    ['регистрация места проживания', 'residence-001'],
    ['водительские права', 'transport-016'],
    ['развод', 'civil-status-004'],
    ['многодетная семья', 'family-benefits-015'],
    ['заграничный паспорт', 'passport-migration-005'],
    ['справка о несудимости', 'certificates-archive-001'],
    ['мать одиночка', 'family-benefits-005'],
    ['льготы', 'social-benefits-010'],
    // whole sentences, English, the identifier, the wrong keyboard
    ['як отримати закордонний паспорт дитині', 'passport-migration-006'],
    ['хочу відкрити ФОП', 'business-registration-001'],
    ['мені треба витяг про землю', 'land-006'],
    ['passport abroad', 'passport-migration-005'],
    ['birth registration', 'civil-status-001'],
    ['housing subsidy', 'social-benefits-001'],
    ['00034', 'residence-001'],
    ['gfcgjhn', 'passport-migration-005'],
    ['ce,cblsz', 'social-benefits-001'],
  ])('by «%s»', (typed, key) => {
    expect(index.find(typed, { limit: 5 })).toContain(key)
  })

  test('the official name of any service finds it among the first three', () => {
    const missed = services.filter(({ key, name }) => !index.find(name.uk, { limit: 3 }).includes(key))
    expect(missed.map(({ key }) => key)).toEqual([])
  })

  test('only among the services of the centre', () => {
    const offered = new Set(['residence-003', 'residence-008'])
    const found = index.find('прописка', { limit: 5, among: (key) => offered.has(key) })
    expect(found.every((key) => offered.has(key))).toBe(true)
    expect(found).toContain('residence-008')
  })

  test.each(['', ' ', '???', "'", 'ъ', 'щщщщщщщщщщ', 'a'.repeat(5000), '\u0000', 'і'])(
    'nonsense «%s» breaks nothing',
    (typed) => {
      expect(index.find(typed, { limit: 5 }).length).toBeLessThanOrEqual(5)
    },
  )
})

describe('words', () => {
  test('an apostrophe of any kind never splits a word', () => {
    expect(wordsOf("Сім’я, сімʼя, сім`я, п'ять")).toEqual(['сімя', 'сімя', 'сімя', 'пять'])
  })

  test.each([
    ['ґанок', 'ганок'],
    ['мыло', 'мило'],
    ['дитина', 'дитини'],
    ['паспорта', 'паспорт'],
    ['cубсидія', 'субсидія'],
  ])('«%s» and «%s» are the same word', (one, other) => {
    expect(rootOf(one)).toBe(rootOf(other))
  })

  test('what was typed on the English keyboard can be read', () => {
    expect(retyped('Ghjgbcrf')).toBe('прописка')
  })
})

describe('the services asked for most', () => {
  test('stand in their order and only those that are given', () => {
    const found = mostAskedOf(services, 6).map(({ key }) => key)
    expect(found).toEqual(mostAsked.slice(0, 6))
    const without = services.filter(({ key }) => key !== mostAsked[0])
    expect(mostAskedOf(without, 1).map(({ key }) => key)).toEqual([mostAsked[1]])
  })

  test('every one exists', () => {
    const known = new Set(services.map(({ key }) => key))
    expect(mostAsked.filter((key) => !known.has(key))).toEqual([])
  })
})
