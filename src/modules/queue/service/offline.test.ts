import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { No } from '../../../kernel/refusal.ts'
import {
  addDays,
  hours,
  type Instant,
  later,
  minutes,
  momentOf,
  type PlainDate,
  type PlainTime,
} from '../../../kernel/time.ts'
import type { HolderId, LeaseId, OfflineTicket, OfflineWish } from '../model.ts'
import { emptyLedger, giveOut, type Ledger, withLeases, withoutRecorded } from '../rules/lease.ts'
import { codeOf, type TestHall, testHall } from '../testing.ts'
import { closeDay } from './away.ts'
import { issueTicket } from './issue.ts'
import { leasedNumbers, leaseNumbers, reconcileOffline, settleLeases } from './offline.ts'

const test1 = await testDatabase()
const { database, clock } = test1
const day = '2026-11-23' as PlainDate

const kioskIn = ({ centre }: TestHall): Actor => ({ kind: 'device', id: newId(), centreId: centre.id, of: 'kiosk' })

/** The browser of a kiosk: its ledger, and what it says to the server when there is a line. */
function browserOf(hall: TestHall, kiosk: Actor = kioskIn(hall)) {
  const [serviceId = null] = Object.values(hall.services)
  const wish: OfflineWish = { purpose: 'submit', serviceId, priority: null, lang: 'uk' }
  const papers: OfflineTicket[] = []
  let ledger: Ledger = emptyLedger(newId() as HolderId)
  const asked = () => ({ holder: ledger.holder, leases: ledger.leases })
  const ask = () => database.run(kiosk, (work) => leaseNumbers(work, hall.centre.id, asked()))
  const tell = (tickets = ledger.tickets) =>
    database.run(kiosk, (work) => reconcileOffline(work, hall.centre.id, tickets))
  return {
    kiosk,
    papers,
    get ledger() {
      return ledger
    },
    ask,
    tell,
    fill: async () => {
      ledger = withLeases(ledger, await ask())
    },
    give: (more: Partial<OfflineWish> = {}, now: Instant = clock.now(), on = day): OfflineTicket | undefined => {
      const given = giveOut(ledger, { ...wish, ...more }, { id: newId(), now, day: on })
      if (given instanceof No) return undefined
      ledger = given.ledger
      papers.push(given.ticket)
      return given.ticket
    },
    reconcile: async () => {
      const done = await tell()
      ledger = withoutRecorded(ledger, new Set(done.map(({ id }) => id)))
      return done
    },
  }
}

interface Row {
  id: string
  series: string
  number: number
}
async function recorded(hall: TestHall): Promise<Row[]> {
  const text = 'select id, series, number from queue.ticket where centre_id = $1 order by series, number'
  return (await database.pool.query(text, [hall.centre.id])).rows
}
async function voids(hall: TestHall) {
  const text = 'select series, first, last, why from queue.void_number where centre_id = $1 and day = $2 order by first'
  return (await database.pool.query(text, [hall.centre.id, day])).rows
}
const endOfToday = () => clock.moveTo(momentOf('Europe/Kyiv', addDays(day, 1), '02:00' as PlainTime))
const settle = () => database.run({ kind: 'system', job: 'test' }, settleLeases)

describe('numbers in advance', () => {
  test('a kiosk gets a letter of its own and a hundred numbers for each of the next days of work', async () => {
    const hall = await testHall(test1)
    const one = browserOf(hall)
    const leases = await one.ask()
    expect(leases.map(({ day, series, first, last }) => [day, series, first, last])).toEqual([
      ['2026-11-23', 'Я', 1, 100],
      ['2026-11-24', 'Я', 1, 100],
      ['2026-11-25', 'Я', 1, 100],
    ])
    const [other] = await browserOf(hall).ask()
    expect(other).toMatchObject({ series: 'Ю', first: 1 })
  })

  test('whose answer was lost gets the same again; another browser of the machine gets others', async () => {
    const hall = await testHall(test1)
    const one = browserOf(hall)
    const lost = await one.ask()
    expect(await one.ask()).toEqual(lost)
    const twin = await browserOf(hall, one.kiosk).ask()
    expect(twin[0]).toMatchObject({ series: 'Я', first: 101, last: 200 })
    await one.fill()
    for (let n = 0; n < 51; n++) one.give()
    await one.fill()
    expect(one.ledger.leases.filter((lease) => lease.day === day)).toMatchObject([
      { first: 1, next: 52 },
      { first: 201, last: 300, next: 201 },
    ])
  })

  test('not for a day on which no tickets are given out', async () => {
    const open = [{ from: '09:00' as PlainTime, until: '17:00' as PlainTime }]
    const hours = { work: open, reception: open, tickets: open }
    const closed = { work: [], reception: [], tickets: [] }
    const week = [hours, closed, closed, hours, closed, closed, closed]
    const leases = await browserOf(await testHall(test1, { week, desks: [] })).ask()
    expect(leases.map((lease) => lease.day)).toEqual(['2026-11-23', '2026-11-26', '2026-11-30'])
  })

  test.each<[string, (hall: TestHall) => Actor]>([
    ['a visitor', () => visitor],
    ['a resident', () => ({ kind: 'resident', id: newId(), trust: 'high' })],
    ['a kiosk of another centre', () => ({ kind: 'device', id: newId(), centreId: newId(), of: 'kiosk' })],
    ['a board', ({ centre }) => ({ kind: 'device', id: newId(), centreId: centre.id, of: 'board' })],
    ['the guide, who is no machine', ({ guide }) => guide],
  ])('%s neither holds numbers nor brings tickets', async (_who, actorIn) => {
    const hall = await testHall(test1)
    const one = browserOf(hall)
    await one.fill()
    one.give()
    const stranger = browserOf(hall, actorIn(hall))
    expect(await codeOf(stranger.ask())).toMatch(/not-allowed|sign-in-first/)
    expect(await codeOf(stranger.tell(one.ledger.tickets))).toMatch(/not-allowed|sign-in-first/)
    expect(await recorded(hall)).toEqual([])
  })
})

describe('tickets given out alone', () => {
  test('stand in the line with the moment they were given and the promise on paper', async () => {
    const hall = await testHall(test1)
    const one = browserOf(hall)
    await one.fill()
    const paper = one.give()!
    hall.wait(12)
    const online = await hall.take()
    hall.wait(1)
    expect(await one.reconcile()).toEqual([{ id: paper.id, outcome: 'recorded', number: 1 }])
    const ticket = await hall.ticket(paper.id)
    expect(ticket).toMatchObject({ series: 'Я', number: 1, class: 'walkIn', issuedAt: paper.issuedAt })
    expect(ticket.promisedAt).toBe(paper.promisedAt)
    expect((await hall.events(paper.id))[0]).toMatchObject({
      type: 'issued',
      at: paper.issuedAt,
      facts: { offline: true, recordedAt: clock.now(), promisedAt: paper.promisedAt },
    })
    expect(await hall.call(0)).toBe(paper.id)
    expect(online.promisedAt).toBeGreaterThan(paper.promisedAt)
  })

  test('keep the promise on paper when the centre has changed its promises meanwhile', async () => {
    const hall = await testHall(test1)
    const one = browserOf(hall)
    await one.fill()
    const paper = one.give()!
    const targets = JSON.stringify({ targets: { booked: 0, priority: 1, collection: 1, consultation: 1, walkIn: 1 } })
    await database.pool.query('update centres.centre set settings = settings || $2 where id = $1', [
      hall.centre.id,
      targets,
    ])
    await one.reconcile()
    expect((await hall.ticket(paper.id)).promisedAt).toBe(paper.promisedAt)
  })

  test('are in the record once, however often they are told; the ground of priority is sealed', async () => {
    const hall = await testHall(test1)
    const one = browserOf(hall)
    await one.fill()
    const paper = one.give({ priority: 'elderly' })!
    await Promise.all([one.tell(), one.tell()])
    expect(await one.reconcile()).toEqual([{ id: paper.id, outcome: 'known', number: 1 }])
    expect(await recorded(hall)).toHaveLength(1)
    expect(await hall.events(paper.id)).toHaveLength(1)
    expect((await hall.ticket(paper.id)).priority).toEqual({ group: 'elderly', state: 'declared' })
    const { rows } = await database.pool.query('select priority_group from queue.ticket where id = $1', [paper.id])
    expect(rows[0].priority_group.toString('latin1')).not.toContain('elderly')
  })

  test('for a service that is not given any more lead to a desk all the same', async () => {
    const hall = await testHall(test1, {
      groups: [
        { key: 'all', series: 'А', purpose: null },
        { key: 'advice', series: 'К', purpose: 'consult' },
      ],
    })
    const one = browserOf(hall)
    await one.fill()
    const paper = one.give({ serviceId: newId() })!
    expect(await one.reconcile()).toMatchObject([{ outcome: 'recorded' }])
    expect(await hall.ticket(paper.id)).toMatchObject({ groupId: hall.groups.advice!.id, serviceId: null })
  })

  test('with a clock gone wrong are taken as given between the lease and now', async () => {
    const hall = await testHall(test1)
    const one = browserOf(hall)
    await one.fill()
    const leasedAt = clock.now()
    const early = one.give({}, later(leasedAt, -hours(5)))!
    const late = one.give({}, later(leasedAt, hours(5)))!
    hall.wait(3)
    await one.reconcile()
    expect((await hall.ticket(early.id)).issuedAt).toBe(leasedAt)
    expect((await hall.ticket(late.id)).issuedAt).toBe(clock.now())
  })

  test('of a copied kiosk, with numbers that stand on others, are called by new ones and the paper is remembered', async () => {
    const hall = await testHall(test1)
    const one = browserOf(hall)
    await one.fill()
    const paper = one.give()!
    const copied = { ...paper, id: newId<'Ticket'>() }
    const made = { ...paper, id: newId<'Ticket'>(), series: 'А', number: 7, leaseId: newId<'NumberLease'>() as LeaseId }
    const done = await one.tell([paper, copied, made])
    expect(done.map(({ outcome }) => outcome)).toEqual(['recorded', 'renumbered', 'renumbered'])
    expect(new Set(done.map(({ number }) => number)).size).toBe(3)
    expect((await hall.events(copied.id))[0]!.facts).toMatchObject({ onPaper: 'Я-1' })
    expect((await hall.ticket(made.id)).series).toBe('Я')
  })
})

describe('at the end of the day', () => {
  test('what was not needed is recorded as void, with when and why', async () => {
    const hall = await testHall(test1)
    const [one, silent] = [browserOf(hall), browserOf(hall)]
    await one.fill()
    await silent.fill()
    one.give()
    one.give()
    await one.reconcile()
    expect(await settle()).toBeGreaterThanOrEqual(0)
    expect(await voids(hall)).toEqual([])
    clock.moveTo(momentOf('Europe/Kyiv', addDays(day, 1), '00:30' as PlainTime))
    await one.fill()
    endOfToday()
    await settle()
    expect(await settle()).toBe(0)
    expect(await voids(hall)).toEqual([
      { series: 'Ю', first: 1, last: 100, why: 'not-heard' },
      { series: 'Я', first: 3, last: 100, why: 'not-used' },
    ])
    const { ranges, days } = await database.look(hall.head, (work) => leasedNumbers(work, hall.centre.id, day))
    expect(ranges).toMatchObject([
      { series: 'Ю', used: 0, voids: [{ first: 1, last: 100, why: 'not-heard' }] },
      { series: 'Я', used: 2, voids: [{ first: 3, last: 100, why: 'not-used', at: clock.now() }] },
    ])
    expect(days).toContain(day)
    expect(await codeOf(database.look(hall.guide, (work) => leasedNumbers(work, hall.centre.id)))).toMatch(
      /not-allowed/,
    )
    clock.moveTo(momentOf('Europe/Kyiv', day, '09:00' as PlainTime))
  })

  test('a ticket that is heard of only the next morning is not void any more, and its visit is over', async () => {
    const hall = await testHall(test1)
    const one = browserOf(hall)
    await one.fill()
    for (let n = 0; n < 3; n++) one.give()
    const [, second] = one.papers
    endOfToday()
    await settle()
    await one.tell([second!])
    expect(await voids(hall)).toEqual([
      { series: 'Я', first: 1, last: 1, why: 'not-heard' },
      { series: 'Я', first: 3, last: 100, why: 'not-heard' },
    ])
    await database.run({ kind: 'system', job: 'test' }, closeDay)
    expect((await hall.ticket(second!.id)).state).toMatchObject({ kind: 'left', why: 'closing' })
    clock.moveTo(momentOf('Europe/Kyiv', day, '09:00' as PlainTime))
  })
})

/* Whatever happens */

type Step = readonly ['fill' | 'ask' | 'give' | 'tell' | 'reconcile' | 'online' | 'both' | 'minute', number]
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(
    fc.constantFrom<Step[0][]>('fill', 'ask', 'give', 'give', 'give', 'tell', 'reconcile', 'online', 'both', 'minute'),
    fc.nat(2),
  ),
  { maxLength: 40 },
)

test('whatever is cut, lost, told twice or done at once, no number is used twice and no ticket is lost', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (walk) => {
      clock.moveTo(momentOf('Europe/Kyiv', day, '09:00' as PlainTime))
      const hall = await testHall(test1)
      const one = browserOf(hall)
      // a second kiosk, and a second browser of the first one; tabs of a browser share its ledger
      const all = [one, browserOf(hall), browserOf(hall, one.kiosk)]
      let online = 0
      const take = async () => {
        const wish = { centreId: hall.centre.id, purpose: 'consult' as const }
        const given = { ...wish, purpose: 'submit' as const, serviceId: Object.values(hall.services)[0]! }
        await database.run(one.kiosk, (work) => issueTicket(work, given))
        online++
      }
      for (const [step, n] of walk) {
        const browser = all[n]!
        if (step === 'fill') await browser.fill()
        if (step === 'ask') await browser.ask() // the answer is lost
        if (step === 'give') browser.give()
        if (step === 'tell') await browser.tell() // the answer is lost
        if (step === 'reconcile') await browser.reconcile()
        if (step === 'online') await take()
        if (step === 'both') await Promise.all([browser.tell(), browser.tell(), take(), browser.ask()])
        if (step === 'minute') clock.moveTo(later(clock.now(), minutes(4)))
      }
      for (const browser of all) await browser.reconcile()
      endOfToday()
      await settle()
      await checkRecord(
        hall,
        all.flatMap(({ papers }) => papers),
        online,
      )
    }),
    { numRuns: 40 },
  )
})

async function checkRecord(hall: TestHall, papers: readonly OfflineTicket[], online: number): Promise<void> {
  const rows = await recorded(hall)
  const labels = rows.map(({ series, number }) => `${series}-${number}`)
  expect(new Set(labels).size).toBe(rows.length)
  expect(rows).toHaveLength(papers.length + online)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id, series, number } of papers) expect(byId.get(id)).toEqual({ id, series, number })
  // every number up to the last one is on a ticket or recorded as void, and never both
  const empty = (await voids(hall)).flatMap(({ series, first, last }) =>
    Array.from({ length: last - first + 1 }, (_, n) => `${series}-${first + n}`),
  )
  const counters = await database.pool.query(
    'select series, last from queue.counter where centre_id = $1 and day = $2',
    [hall.centre.id, day],
  )
  const given = counters.rows.flatMap(({ series, last }) =>
    Array.from({ length: last }, (_, n) => `${series}-${n + 1}`),
  )
  expect([...labels, ...empty].sort()).toEqual(given.sort())
}
