import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import { visitor } from '../../kernel/actor.ts'
import { hryvnias } from '../../kernel/money.ts'
import { hours, later, type PlainDate } from '../../kernel/time.ts'
import type { Facts } from './model.ts'
import {
  askedBy,
  checkBenefits,
  factsSchema,
  listBenefits,
  noAnswers,
  openAnswers,
  sealAnswers,
  shown,
  talkAbout,
} from './service.ts'

const march = '2026-03-06' as PlainDate
const { database } = await testDatabase()

describe('answers in a browser', () => {
  const answers = { facts: { homeArea: 6250, bigDeposit: null } as Facts, asked: ['home'] }

  test('come back as they were, for two hours', async () => {
    await database.look(visitor, async (work) => {
      const sealed = sealAnswers(work, answers)
      expect(sealed).not.toContain('homeArea')
      expect(openAnswers(work, sealed)).toEqual(answers)
      const after = (time: number) => openAnswers({ ...work, now: later(work.now, time) }, sealed)
      expect([after(hours(2)), after(hours(2) + 1)]).toEqual([answers, noAnswers])
    })
  })

  test.each(['', 'AQ', 'AQAAAA', 'не те', 'A'.repeat(400)])(
    'changed or foreign («%s»), they are none',
    async (sealed) => {
      await database.look(visitor, async (work) => expect(openAnswers(work, sealed)).toEqual(noAnswers))
    },
  )
})

describe('facts as a file or a program writes them', () => {
  test('hryvnias become kopecks, square metres hundredths; null stays not known', () => {
    const read = factsSchema.parse({ familyIncome3: 21_060.5, homeArea: 62.5, bigDeposit: null })
    expect(read).toEqual({ familyIncome3: 2_106_050, homeArea: 6250, bigDeposit: null })
  })

  test.each<[Record<string, unknown>, string]>([
    [{ persons: 0 }, 'persons'],
    [{ familyIncome3: 0.001 }, 'familyIncome3'],
    [{ familyIncome3: -1 }, 'familyIncome3'],
    [{ homeKind: 'tent' }, 'homeKind'],
    [{ childBorn: '2026-02-30' }, 'childBorn'],
    [{ idleAdult: 'no' }, 'idleAdult'],
    [{ adultsDisabled: 1, adultsDisabled12: 2 }, 'adultsDisabled12'],
    [{ income: 1 }, ''],
  ])('%o is refused at its field', (facts, field) => {
    expect(factsSchema.safeParse(facts).error?.issues[0]?.path.join('.')).toBe(field)
  })
})

test('what programs read is in hryvnias, with the law and the number of each condition', () => {
  const facts: Facts = { childBorn: '2026-02-10', newborns: 1, livesWithChild: true }
  const [birth] = checkBenefits(facts, march, ['birthAid'])
  expect(shown(birth!, facts)).toMatchObject({
    eligible: 'yes',
    amount: { hryvnias: 50_000, per: 'once' },
    missingFacts: [],
    reasons: [{ answer: 'yes' }, { facts: { childBorn: '2026-02-10' } }, { parameters: [{ value: 50_000 }] }],
  })
  expect(hryvnias(50_000)).toBe(birth!.amount!.kopecks)
})

test('every benefit has an address, a first question, and no question of another', () => {
  for (const { kind, key } of listBenefits()) {
    expect(key).toMatch(/^[a-z0-9-]+$/)
    expect(talkAbout(kind, {}, march).next).not.toBeNull()
  }
  expect(askedBy('birthAid', 'bills')).toBeUndefined()
  expect(askedBy('birthAid', 'no-such')).toBeUndefined()
})
