import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { listAccess } from '../../audit/service.ts'
import type { PersonClaim, TaxNumber, Unzr } from '../model.ts'
import { makeUnzr } from '../rules/numbers.ts'
import { born, claimOf, freshPassport, oksana, staffActor } from '../testing.ts'
import { identify, type SoughtBy } from './identify.ts'
import { findOrAddResident, type getResident } from './residents.ts'

const { database } = await testDatabase({ max: 30 })
const centreId = newId<'Centre'>()
const administrator = staffActor('administrator', centreId)
const head = staffActor('head', centreId)
const view = { purpose: 'register', centreId } as const
const add = (claim: PersonClaim, reason?: string) =>
  database.run(administrator, (work) => findOrAddResident(work, { claim, ...view, ...(reason && { reason }) }))
const traceOf = (personId: Parameters<typeof getResident>[1]) =>
  database.look(head, (work) => listAccess(work, { personId, centreId }))

describe('identifying at the desk', () => {
  const find = (by: SoughtBy, reason?: string, actor: Actor = administrator) =>
    database.look(actor, (work) => identify(work, { by, centreId, reason }))

  test('by tax number, record number or document: one person, with the last signs to compare', async () => {
    const document = freshPassport()
    const claim = claimOf({ unzr: makeUnzr('1980-05-17' as PlainDate, 4242), documents: [document] })
    const { resident } = await add(claim)
    const seen = { id: resident.id, name: oksana, birthDate: '1980-05-17', ending: claim.taxNumber!.slice(-4) }
    expect(await find({ taxNumber: claim.taxNumber! })).toEqual([seen])
    expect(await find({ unzr: claim.unzr! })).toEqual([seen])
    expect(await find({ document })).toEqual([seen])
  })

  test('by parts of a name in any spelling and order; every person shown has a trace', async () => {
    const name = { family: 'Знам’янська-Прикладна', given: 'Ївга' }
    const both = [await add(claimOf({ name })), await add(claimOf({ name }))].map(({ resident }) => resident.id).sort()
    const found = await find({ name: "ївга ЗНАМ'ЯНСЬКА" }, 'прийшла без документів')
    expect(found.map(({ id }) => id).sort()).toEqual(both)
    for (const id of both)
      expect(await traceOf(id)).toContainEqual(
        expect.objectContaining({
          operation: 'view',
          purpose: 'identify',
          reason: 'прийшла без документів',
        }),
      )
  })

  test('a birth date narrows the list and stands for a second part', async () => {
    const name = { family: 'Рідкісненко', given: 'Ярина' }
    const { resident } = await add(claimOf({ name }))
    await add(claimOf({ name, taxNumber: undefined, birthDate: born, documents: [freshPassport()] }))
    expect(
      (await find({ name: 'Рідкісненко', birthDate: '1980-05-17' as PlainDate }, 'забула')).map(({ id }) => id),
    ).toEqual([resident.id])
  })

  test('a name needs a reason, and more than one word', async () => {
    await expect(find({ name: 'Зразкова Оксана' })).rejects.toThrow('identity.reason-needed')
    await expect(find({ name: 'Зразкова' }, 'шукаю')).rejects.toThrow('identity.name-too-short')
  })

  test('a list too long to be of use is not shown', async () => {
    const name = { family: 'Частенко', given: 'Іван' }
    for (let n = 0; n < 21; n++) await add(claimOf({ name }))
    await expect(find({ name: 'Частенко Іван' }, 'шукаю')).rejects.toThrow('identity.too-many-found')
  })

  test('finding nobody is written down too', async () => {
    const place = newId<'Centre'>()
    const actor = staffActor('administrator', place)
    await database.look(actor, (work) =>
      identify(work, { by: { taxNumber: '3347312243' as TaxNumber }, centreId: place }),
    )
    const rows = await database.look(staffActor('head', place), (work) => listAccess(work, { centreId: place }))
    expect(rows).toMatchObject([{ result: 'nothing-found', subjectPersonId: null, purpose: 'identify' }])
  })

  test.each<[string, Actor]>([
    ['an officer', staffActor('officer', newId<'Authority'>())],
    ['a guide', staffActor('guide', centreId)],
    ['an administrator of another centre', staffActor('administrator', newId<'Centre'>())],
    ['a resident', { kind: 'resident', id: newId(), trust: 'high' }],
    ['a visitor', visitor],
  ])('%s may not search', async (_who, actor) => {
    await expect(find({ unzr: '19910824-00015' as Unzr }, 'шукаю', actor)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
