// Any acts in any order: what is refused changes nothing, what is done folds to the stored row.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { systemActor } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { addDays, dateIn, kyiv, type PlainDate } from '../../../kernel/time.ts'
import { type ActName, type AnyAnswers, actNames, type Field, needsOf } from '../rules/acts.ts'
import { caseAtAuthority, days } from '../testing.ts'
import { act } from './act.ts'
import { decide } from './authority.ts'
import { rebuild } from './file.ts'

const { database, clock } = await testDatabase()
const start = clock.now()

/** An answer of the right kind, lawful or not. */
function answerTo(
  field: Field,
  n: number,
  { today, authorityId, lead }: { today: PlainDate; authorityId: string; lead: string },
) {
  switch (field.kind) {
    case 'text':
      return 'Слово до справи.'
    case 'date':
      return addDays(today, n - 3)
    case 'days':
      return n
    case 'choice':
      return Object.keys(field.of)[n % Object.keys(field.of).length]
    case 'authority':
      return authorityId
    case 'case':
      return lead
  }
}

const step = fc.record({
  name: fc.constantFrom<ActName | 'decide'>(...actNames, 'decide'),
  n: fc.nat(20),
  wait: fc.nat(4),
})

test('a case rebuilt from its events is the stored case, whatever was tried on it', async () => {
  const other = await caseAtAuthority(database)
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 14 }),
      fc.constantFrom('officer', 'administrator', 'applicant'),
      async (steps, first) => {
        clock.moveTo(start)
        const { world, caseId, view } = await caseAtAuthority(database)
        let at = 0
        for (const [i, { name, n, wait }] of steps.entries()) {
          at += wait
          clock.moveTo(days(start, at))
          const actor =
            i === 0 ? world[first as 'officer'] : world[(['officer', 'administrator', 'applicant'] as const)[n % 3]!]
          const known = { today: dateIn(kyiv, clock.now()), authorityId: other.world.authority.id, lead: other.number }
          const needs = name === 'decide' ? {} : needsOf(name)
          const said = Object.fromEntries(Object.entries(needs).map(([field, of]) => [field, answerTo(of, n, known)]))
          const before = await view()
          const refused = await database
            .run(actor, (work) =>
              name === 'decide'
                ? decide(work, caseId, { outcome: 'positive' })
                : act(work, caseId, name, said as AnyAnswers as never),
            )
            .then(
              () => false,
              (fault: unknown) => {
                if (fault instanceof Refusal) return true
                throw fault
              },
            )
          const after = await view()
          expect(after.version - before.version).toBe(refused ? 0 : 1)
        }
        expect((await database.look(systemActor('test'), (work) => rebuild(work, caseId))).differs).toEqual([])
      },
    ),
    { numRuns: 15 },
  )
})
