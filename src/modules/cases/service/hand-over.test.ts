import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Work } from '../../../db/work.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { hours, type Instant, instantOf, later } from '../../../kernel/time.ts'
import { staffActor } from '../../centres/testing.ts'
import { caseWorld, codesOf, officerOf, takeCase, type World } from '../testing.ts'
import { openCase } from './file.ts'
import {
  confirmReceived,
  confirmSent,
  getBatch,
  listBatches,
  listIncoming,
  listLate,
  listReadyForHandOver,
  makeBatch,
  receiveRest,
} from './hand-over.ts'

describe('handing over', async () => {
  const { database, clock } = await testDatabase()
  const monday = clock.now()
  const batchOf = (world: World) =>
    database.run(world.administrator, (work) => makeBatch(work, world.centre.id, world.authority.id))
  const as = <T>(actor: Actor, use: (work: Work) => Promise<T>) => database.run(actor, use)
  const at = (moment: Instant) => clock.moveTo(moment)

  async function sentBatch(count = 1) {
    const world = await caseWorld(database)
    const taken = []
    for (let i = 0; i < count; i++) taken.push(await takeCase(database, world))
    const batch = await batchOf(world)
    await as(world.administrator, (work) => confirmSent(work, batch.id))
    return { world, batch, cases: taken.map(({ caseId }) => caseId) }
  }
  const view = (world: World, id: Parameters<typeof openCase>[1]) =>
    as(world.administrator, (work) => openCase(work, id, { purpose: 'control' }))

  test('the batch takes what is ready for one authority, under an act with its own number', async () => {
    const world = await caseWorld(database)
    const first = await takeCase(database, world)
    const second = await takeCase(database, world)
    const ready = await as(world.administrator, (work) => listReadyForHandOver(work, world.centre.id))
    expect(ready.map(({ id }) => id).sort()).toEqual([first.caseId, second.caseId].sort())
    const batch = await batchOf(world)
    expect(batch.actNumber).toBe(`${world.centre.placeCode}-2026-А1`)
    const { lines } = await as(world.administrator, (work) => getBatch(work, batch.id))
    expect(lines.map(({ number, pages }) => [number, pages])).toEqual([
      [first.number, 5],
      [second.number, 5],
    ])
    expect(await as(world.administrator, (work) => listReadyForHandOver(work, world.centre.id))).toEqual([])
    expect(await codesOf(batchOf(world))).toEqual(['cases.nothing-ready'])
  })

  test('two who make a batch at once share no case', async () => {
    const world = await caseWorld(database)
    for (let i = 0; i < 6; i++) await takeCase(database, world)
    const answers = await Promise.allSettled([batchOf(world), batchOf(world), batchOf(world)])
    const made = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    const sizes = await Promise.all(
      made.map(({ id }) => as(world.administrator, async (work) => (await getBatch(work, id)).lines.length)),
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(6)
  })

  test('both sides confirm, each with date and time; the authority with its official', async () => {
    const { world, batch, cases } = await sentBatch()
    at(later(monday, hours(3)))
    await as(world.officer, (work) => confirmReceived(work, batch.id, cases[0]!, { pages: 5 }))
    const { events, summary } = await view(world, cases[0]!)
    const [sent, received] = events.slice(2)
    expect(sent).toMatchObject({ type: 'handed-over', at: monday, by: { side: 'centre', unit: world.centre.id } })
    expect(received).toMatchObject({
      type: 'received-by-authority',
      at: later(monday, hours(3)),
      by: { side: 'authority', unit: world.authority.id },
    })
    expect(received!.by.who).toBe(`staff:${(world.officer as { id: string }).id}`)
    expect(summary).toMatchObject({ state: 'receivedByAuthority', holder: 'authority', confirmBy: null })
    const { batch: signed, lines } = await as(world.officer, (work) => getBatch(work, batch.id))
    expect(signed.sentAt).toBe(monday)
    expect(lines[0]).toMatchObject({ receivedAt: later(monday, hours(3)), pagesReceived: 5 })
    at(monday)
  })

  test('nothing is confirmed twice, before it was sent, or in another batch', async () => {
    const { world, batch, cases } = await sentBatch()
    expect(await codesOf(as(world.administrator, (work) => confirmSent(work, batch.id)))).toEqual([
      'cases.already-sent',
    ])
    const receive = (id = cases[0]!) => as(world.officer, (work) => confirmReceived(work, batch.id, id))
    await receive()
    expect(await codesOf(receive())).toEqual(['cases.already-answered'])
    const later = await takeCase(database, world)
    expect(await codesOf(receive(later.caseId))).toEqual(['cases.not-in-batch'])
    const next = await batchOf(world)
    expect(await codesOf(as(world.officer, (work) => confirmReceived(work, next.id, later.caseId)))).toEqual([
      'cases.not-sent',
    ])
  })

  test('twenty clicks on one case make one confirmation', async () => {
    const { world, batch, cases } = await sentBatch()
    const clicks = await Promise.allSettled(
      Array.from({ length: 20 }, () => as(world.officer, (work) => confirmReceived(work, batch.id, cases[0]!))),
    )
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { events } = await view(world, cases[0]!)
    expect(events.filter(({ type }) => type === 'received-by-authority')).toHaveLength(1)
  })

  test('a discrepancy: the case is taken with a remark, or goes back and is handed over anew; the rest is not held up', async () => {
    const { world, batch, cases } = await sentBatch(3)
    const receive = (id: (typeof cases)[0], accept: boolean) =>
      as(world.officer, (work) =>
        confirmReceived(work, batch.id, id, { pages: 4, discrepancy: { reason: 'бракує аркуша 5', accept } }),
      )
    await receive(cases[0]!, true)
    await receive(cases[1]!, false)
    expect(await as(world.officer, (work) => receiveRest(work, batch.id))).toEqual({ received: 1 })
    const states = await Promise.all(cases.map(async (id) => (await view(world, id)).summary))
    expect(states.map(({ state, holder }) => [state, holder])).toEqual([
      ['receivedByAuthority', 'authority'],
      ['registered', 'centre'],
      ['receivedByAuthority', 'authority'],
    ])
    const remark = (await view(world, cases[0]!)).events.find(({ type }) => type === 'discrepancy-noted')
    expect(remark).toMatchObject({ facts: { pages: 4, accepted: true }, told: { reason: 'бракує аркуша 5' } })
    const again = await batchOf(world)
    const { lines } = await as(world.administrator, (work) => getBatch(work, again.id))
    expect(lines.map(({ caseId }) => caseId)).toEqual([cases[1]])
  })

  test('a discrepancy without words is refused with its field', async () => {
    const { world, batch, cases } = await sentBatch()
    const silent = as(world.officer, (work) =>
      confirmReceived(work, batch.id, cases[0]!, { discrepancy: { reason: ' ', accept: true } }),
    )
    expect(await codesOf(silent)).toEqual(['discrepancy.reason: cases.reason-missing'])
  })

  describe('what is late', () => {
    const late = async (world: World) =>
      (await as(world.administrator, (work) => listLate(work, world.centre.id))).map(({ id }) => id)

    test('not confirmed by the end of the next working day', async () => {
      at(monday)
      const { world, cases } = await sentBatch()
      at(instantOf('2026-11-24T20:00:00Z')) // Tuesday evening: still in time
      expect(await late(world)).toEqual([])
      at(instantOf('2026-11-25T05:00:00Z')) // Wednesday morning
      expect(await late(world)).toEqual(cases)
      at(monday)
    })
    test('sent on Friday is not late on Saturday, Sunday or Monday', async () => {
      at(instantOf('2026-11-27T09:00:00Z'))
      const { world, batch, cases } = await sentBatch()
      for (const day of ['28', '29', '30']) {
        at(instantOf(`2026-11-${day}T09:00:00Z`))
        expect(await late(world)).toEqual([])
      }
      at(instantOf('2026-12-01T09:00:00Z'))
      expect(await late(world)).toEqual(cases)
      await as(world.officer, (work) => confirmReceived(work, batch.id, cases[0]!))
      expect(await late(world)).toEqual([])
      at(monday)
    })
    test('not even sent by then', async () => {
      at(monday)
      const world = await caseWorld(database)
      const { caseId } = await takeCase(database, world)
      at(instantOf('2026-11-25T05:00:00Z'))
      expect(await late(world)).toEqual([caseId])
      at(monday)
    })
  })

  test('lists show each side its own batches, with what is not marked yet', async () => {
    const { world, batch } = await sentBatch(2)
    const [ours] = await as(world.administrator, (work) => listBatches(work, world.centre.id))
    const [theirs] = await as(world.officer, (work) => listIncoming(work, world.authority.id))
    expect([ours, theirs].map((one) => [one!.id, one!.cases, one!.unanswered])).toEqual([
      [batch.id, 2, 2],
      [batch.id, 2, 2],
    ])
  })

  test('an unsent batch is not shown to the authority', async () => {
    const world = await caseWorld(database)
    await takeCase(database, world)
    const batch = await batchOf(world)
    expect(await as(world.officer, (work) => listIncoming(work, world.authority.id))).toEqual([])
    expect(await codesOf(as(world.officer, (work) => getBatch(work, batch.id)))).toEqual(['cases.no-batch'])
  })

  test('who may not: the other side, another centre, another authority', async () => {
    const { world, batch, cases } = await sentBatch()
    const stranger = staffActor('administrator', newId<'Centre'>())
    const refused = ['vikno.not-allowed']
    expect(await codesOf(as(world.officer, (work) => makeBatch(work, world.centre.id, world.authority.id)))).toEqual(
      refused,
    )
    expect(await codesOf(as(stranger, (work) => makeBatch(work, world.centre.id, world.authority.id)))).toEqual(refused)
    expect(await codesOf(as(stranger, (work) => confirmSent(work, batch.id)))).toEqual(refused)
    expect(await codesOf(as(stranger, (work) => listLate(work, world.centre.id)))).toEqual(refused)
    for (const actor of [world.administrator, officerOf(newId<'Authority'>()), world.applicant])
      expect(await codesOf(as(actor, (work) => confirmReceived(work, batch.id, cases[0]!)))).toEqual(refused)
    expect(await codesOf(as(stranger, (work) => getBatch(work, batch.id)))).toEqual(['cases.no-batch'])
  })
})
