import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { systemActor } from '../../../kernel/actor.ts'
import { later, minutes, type PlainDate } from '../../../kernel/time.ts'
import { keepFile } from '../../documents/service.ts'
import { samples } from '../../documents/testing.ts'
import type { NewPower } from '../../identity/service/representatives.ts'
import { addPower, revokePower } from '../../identity/service/representatives.ts'
import type { CaseId } from '../model.ts'
import { addPerson, caseAtAuthority, caseWorld, codesOf, days, residentActor, takeCase } from '../testing.ts'
import { act } from './act.ts'
import { answerCase } from './answer.ts'
import { getOwn, listOwn, listRepresented, openOwnFile } from './own.ts'

const day = (text: string) => text as PlainDate
const term = { issuedOn: day('2026-11-01'), validFrom: day('2026-11-01'), validUntil: day('2026-12-31') }

describe('cases of those a person represents', async () => {
  const { database, clock } = await testDatabase()
  const start = clock.now()

  /** A case of one person, and another who holds this power over them. */
  async function represented(over: Partial<NewPower> = {}) {
    clock.moveTo(start)
    const world = await caseWorld(database)
    const { caseId } = await takeCase(database, world)
    const representativeId = await addPerson(database, 'Довірена')
    const power = await database.run(systemActor('test'), (work) =>
      addPower(
        work,
        {
          principal: { kind: 'resident', id: world.applicantId },
          representativeId,
          kind: 'power-of-attorney',
          number: '12/345',
          scope: 'all',
          ...term,
          ...over,
        },
        { purpose: 'represent' },
      ),
    )
    const actor = residentActor(representativeId)
    const mine = () => database.run(actor, listRepresented)
    const open = (id: CaseId = caseId) => database.run(actor, (work) => getOwn(work, id))
    return { world, caseId, power, actor, representativeId, mine, open }
  }

  test('are listed apart, with the power, its term and its services', async () => {
    const { world, caseId, mine, open, actor } = await represented()
    const [only, ...others] = await mine()
    expect(others).toEqual([])
    expect(only).toMatchObject({
      of: { name: { family: 'Ткаченко' }, kind: 'power-of-attorney', validUntil: '2026-12-31', services: null },
      cases: [{ id: caseId, number: expect.any(String) }],
    })
    expect(await database.run(actor, listOwn)).toEqual([])
    expect((await open()).represented).toMatchObject({ name: { family: 'Ткаченко' }, kind: 'power-of-attorney' })
    expect((await database.run(world.applicant, (work) => getOwn(work, caseId))).represented).toBeNull()
  })

  test('a power for one service shows the cases of that service and no others', async () => {
    const other = await caseWorld(database)
    const { open } = await represented({ scope: [other.service.id] })
    expect(await codesOf(open())).toEqual(['cases.no-case'])
  })

  test('the services of a narrow power are named', async () => {
    const { world, caseId, actor, representativeId } = await represented({ scope: [] })
    expect(await codesOf(database.run(actor, (work) => getOwn(work, caseId)))).toEqual(['cases.no-case'])
    const scope = [world.service.id as string]
    const principal = { kind: 'resident', id: world.applicantId } as const
    const narrow = { ...term, kind: 'legal-aid', number: '7', scope, principal, representativeId } as const
    await database.run(systemActor('test'), (work) => addPower(work, narrow, { purpose: 'represent' }))
    const found = await database.run(actor, listRepresented)
    expect(found.find(({ of }) => of.kind === 'legal-aid')).toMatchObject({
      of: { services: [{ uk: 'Призначення житлової субсидії' }] },
      cases: [{ id: caseId }],
    })
  })

  test.each<[string, Partial<NewPower>, number]>([
    ['has expired', {}, 60],
    ['begins later', { validFrom: day('2026-12-01') }, 0],
    ['was given after the case was filed', { validFrom: day('2026-11-25') }, 5],
    ['of a parent of a grown person', { kind: 'parent', number: null }, 0],
  ])('a power that %s shows nothing', async (_, over, wait) => {
    const { mine, open, caseId, actor } = await represented(over)
    clock.moveTo(days(start, wait))
    expect((await mine()).flatMap(({ cases }) => cases)).toEqual([])
    expect(await codesOf(open())).toEqual(['cases.no-case'])
    expect(await codesOf(database.run(actor, (work) => act(work, caseId, 'withdrawn', {} as never)))).toEqual([
      'cases.no-case',
    ])
  })

  test('from the moment a power is revoked it shows and does nothing', async () => {
    const { power, mine, open } = await represented()
    await open()
    await database.run(systemActor('test'), (work) => revokePower(work, power.id, { purpose: 'represent' }))
    clock.moveTo(later(start, minutes(1)))
    expect(await mine()).toEqual([])
    expect(await codesOf(open())).toEqual(['cases.no-case'])
  })

  test('a representative answers for the person, and the history says so; the person sees that they looked', async () => {
    const { world, caseId, does } = await caseAtAuthority(database)
    await does('left-without-motion', { defects: 'Немає фото.', fixBy: day('2026-12-07') })
    const representativeId = await addPerson(database, 'Довірена')
    const actor = residentActor(representativeId)
    const principal = { kind: 'resident', id: world.applicantId } as const
    const power = { ...term, kind: 'guardian', number: '3', scope: 'all', principal, representativeId } as const
    await database.run(systemActor('test'), (work) => addPower(work, power, { purpose: 'represent' }))
    const files = [await keepFile({ put: async () => 'd'.repeat(64) }, samples.pdf, { name: 'фото.pdf' })]
    await database.run(actor, (work) => answerCase(work, caseId, { files }))
    const theirs = await database.run(actor, (work) => getOwn(work, caseId))
    expect(theirs.timeline.filter(({ byRepresentative }) => byRepresentative).map(({ title }) => title.uk)).toEqual([
      'До справи додано файл',
      'Ви додали те, чого бракувало',
    ])
    await database.run(actor, (work) => openOwnFile(work, caseId, theirs.files[0]!.id))
    const { whoLooked } = await database.run(world.applicant, (work) => getOwn(work, caseId))
    expect(whoLooked.find(({ role }) => role === 'resident')).toMatchObject({ why: { uk: 'дії представника' } })
  })

  test('who looked is told to a guardian, and not to a person with a power of attorney', async () => {
    const attorney = await represented()
    expect((await attorney.open()).whoLooked).toEqual([])
    const guardian = await represented({ kind: 'guardian' })
    expect((await guardian.open()).whoLooked.length).toBeGreaterThan(0)
  })
})
