import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, systemActor, visitor, whoOf } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { saveGroup } from '../../centres/service/desks.ts'
import { ticketPage } from '../../queue/service/screens.ts'
import { caseWorld, codesOf, takeCase, walkTo } from '../testing.ts'
import { takeCollectionTicket } from './collect.ts'

describe('a ticket to collect a result, by the number of the case', async () => {
  const { database } = await testDatabase()
  const world = await caseWorld(database)
  const centreId = world.centre.id
  await database.run(systemActor('test'), async (work) => {
    const name = { uk: 'Видача', en: 'Collection' }
    await saveGroup(work, centreId, { key: 'ready', name, short: name, series: 'В', purpose: 'collect', position: 9 })
  })
  const kiosk = { kind: 'device', id: newId<'Device'>(), centreId, of: 'kiosk' } as const
  const take = (number: string, actor: Actor = kiosk, at = centreId) =>
    database.run(actor, (work) => takeCollectionTicket(work, { centreId: at, number, lang: 'uk' }))
  const nothing = ['code: cases.nothing-to-collect']

  test('is given when the result lies at the centre, however the number is written', async () => {
    const { number, caseId } = await takeCase(database, world)
    await walkTo(database, world, caseId, 'at-centre')
    const ticket = await take(` ${number.toLowerCase()} `)
    const page = await database.look(visitor, (work) => ticketPage(work, ticket.id))
    expect(page).toMatchObject({ purpose: 'collect', label: ticket.label })
    const text = 'select operation, purpose, fields from audit.access where case_id = $1 and actor = $2'
    const { rows } = await database.pool.query(text, [caseId, whoOf(kiosk)])
    expect(rows).toEqual([{ operation: 'view', purpose: 'issue', fields: ['state'] }])
  })

  test('a number nobody has, one whose result is on its way and one of another centre get the same answer', async () => {
    const { number, caseId } = await takeCase(database, world)
    expect(await codesOf(take('9999-2026-000001'))).toEqual(nothing)
    expect(await codesOf(take(number))).toEqual(nothing)
    await walkTo(database, world, caseId, 'at-centre')
    const other = newId<'Centre'>()
    expect(await codesOf(take(number, { ...kiosk, centreId: other }, other))).toEqual(nothing)
  })

  test.each<[string, Actor]>([
    ['a visitor', visitor],
    ['a board', { kind: 'device', id: newId(), centreId, of: 'board' }],
    ['a kiosk of another centre', { kind: 'device', id: newId(), centreId: newId(), of: 'kiosk' }],
  ])('%s gets none', async (_who, actor) => {
    expect((await codesOf(take('0142-2026-000001', actor)))[0]).toMatch(/not-allowed|sign-in-first/)
  })
})
