// What the database itself keeps: nothing is taken twice, no counter passes its bounds, whatever runs beside it.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { systemActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { hours, instantOf, later, minutes, type PlainDate } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { codeOf } from '../../queue/testing.ts'
import type { Booking, BookingId, Claim, Count } from '../model.ts'
import * as store from './booking.ts'
import { give, keep, lapsedInTheWay, take } from './claims.ts'
import { count } from './counters.ts'

const who = systemActor('test')
const nine = instantOf('2026-11-24T07:00:00Z')
const at = (minute: number) => later(nine, minutes(minute))

function someBooking(changes: Partial<Booking> = {}): Booking {
  const part = {
    n: 1,
    purpose: 'submit',
    serviceId: newId<'Service'>(),
    groupId: newId<'ServiceGroup'>(),
    deskId: newId<'Desk'>(),
  } as const
  return {
    ...{ centreId: newId(), id: newId(), networkId: newId(), state: 'held', channel: 'online', pool: 'online' },
    ...{ day: '2026-11-24' as PlainDate, startsAt: nine, endsAt: at(20), personId: newId(), residentId: null },
    parts: [{ ...part, staffId: newId(), stationId: null, startsAt: nine, minutes: 20 }],
    ...{ contact: { phone: '+380501112233' }, lang: 'uk', priority: 'pregnant', moreTime: false },
    ...{
      heldUntil: at(-60),
      offered: false,
      renewals: 0,
      ticketId: null,
      remindAt: null,
      reminders: 0,
      sequence: 0,
      madeAt: at(-70),
    },
    version: 1,
    ...changes,
  }
}
let secret = 0
const secrets = () => ({ linkHash: Buffer.from(`link ${++secret}`), arrivalHash: Buffer.from(`arrival ${secret}`) })
const held = { type: 'held', facts: {} } as const

describe('a booking and what it takes', async () => {
  const { database } = await testDatabase()
  const add = (booking: Booking, its = secrets()) =>
    database.run(who, (work) => store.add(work, booking, its, held)).then(() => booking)
  const claimsAt = (deskId: string, from: number, until: number): Claim[] => [
    { kind: 'desk', resourceId: deskId, from: at(from), until: at(until) },
    { kind: 'person', resourceId: newId(), from: at(from), until: at(until) },
  ]
  const takeFor = (booking: Booking, claims: Claim[]) => database.run(who, (work) => take(work, booking, claims))

  test('comes back as it was saved, and each change has its event', async () => {
    const booking = await add(someBooking())
    const { centreId, id } = booking
    expect(await database.look(who, (work) => store.get(work, centreId, id))).toEqual(booking)
    const its = secrets()
    const booked = await database.run(who, async (work) => {
      const locked = await store.lock(work, centreId, id)
      const next = {
        ...locked,
        state: 'booked',
        heldUntil: null,
        parts: [{ ...locked.parts[0]!, minutes: 30 }],
      } as const
      return store.save(work, next, its, { type: 'booked', facts: {} }, 'new parts')
    })
    expect(booked.version).toBe(2)
    expect(await database.look(who, (work) => store.getByLink(work, its.linkHash))).toEqual(booked)
    expect(await database.run(who, (work) => store.lockByLink(work, its.linkHash))).toEqual(booked)
    expect(await database.run(who, (work) => store.lockByArrival(work, centreId, its.arrivalHash))).toEqual(booked)
    expect(await database.look(who, (work) => store.findByTicket(work, centreId, newId()))).toBeUndefined()
    const events = await database.look(who, (work) => store.listEvents(work, centreId, id))
    expect(events.map(({ n, type }) => `${n} ${type}`)).toEqual(['1 held', '2 booked'])
    const listed = await database.look(who, (work) => store.listBetween(work, centreId, nine, at(1)))
    expect(listed).toEqual([booked])
    expect(await database.look(who, (work) => store.listOfPerson(work, booking.personId, nine))).toEqual([booked])
  })

  test('is saved by one of two who saw the same version', async () => {
    const booking = await add(someBooking())
    const save = () => database.run(who, (work) => store.save(work, booking, secrets(), held))
    const codes = await Promise.all([codeOf(save()), codeOf(save())])
    expect(codes.sort()).toEqual(['done', 'vikno.changed-meanwhile'])
  })

  test('a desk is taken by one of fifty at the same moment, whole or not at all', async () => {
    const [centreId, desk] = [newId<'Centre'>() as CentreId, newId()]
    const bookings = await Promise.all(Array.from({ length: 50 }, () => add(someBooking({ centreId }))))
    const missing = await Promise.all(
      bookings.map((booking, n) => takeFor(booking, claimsAt(desk, n % 3, 20 + (n % 3)))),
    )
    expect(missing.filter((claims) => claims.length === 0)).toHaveLength(1)
    const { rows } = await database.pool.query('select kind from appointments.claim where centre_id = $1', [centreId])
    expect(rows).toHaveLength(2)
  })

  test('times that touch are not in each other’s way; the same time of another centre is neither', async () => {
    const [one, desk] = [await add(someBooking()), newId()]
    const next = await add(someBooking({ centreId: one.centreId }))
    expect(await takeFor(one, claimsAt(desk, 0, 20))).toEqual([])
    expect(await takeFor(next, claimsAt(desk, 20, 40))).toEqual([])
    expect(await takeFor(await add(someBooking()), claimsAt(desk, 0, 20))).toEqual([])
    await database.run(who, (work) => give(work, one.centreId, one.id))
    expect(await takeFor(await add(someBooking({ centreId: one.centreId })), claimsAt(desk, 0, 20))).toEqual([])
  })

  test('a hold whose time is over is found where it stands in the way; one that was confirmed is not', async () => {
    const [booking, desk] = [await add(someBooking({ heldUntil: later(at(0), -hours(48)) })), newId()]
    const claims = claimsAt(desk, 0, 20)
    expect(await takeFor(booking, claims)).toEqual([])
    const inTheWay = () => database.look(who, (work) => lapsedInTheWay(work, booking.centreId, claimsAt(desk, 10, 30)))
    expect(await inTheWay()).toEqual([booking.id])
    await database.run(who, (work) => keep(work, booking.centreId, booking.id as BookingId))
    expect(await inTheWay()).toEqual([])
  })
})

describe('a counter', async () => {
  const { database } = await testDatabase()
  const one = (by: number, most = 3, about = 'online'): Count => ({
    ...{ of: centre, kind: 'quota', about, period: '2026-11-24', by, most },
  })
  const centre = newId<'Centre'>() as CentreId
  const counted = (...counts: Count[]) =>
    database.run(who, async (work) => {
      const full = await count(work, counts)
      if (full.length > 0) throw new Error(`full: ${full.map(({ about }) => about)}`)
    })

  test('takes what there is and not one more, from any number of people at once', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 40 }, () => counted(one(1), one(2, 100, 'all'))))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    const { rows } = await database.pool.query(
      'select about, used from appointments.counter where of_id = $1 order by about',
      [centre],
    )
    expect(rows).toEqual([
      { about: 'all', used: 6 },
      { about: 'online', used: 3 },
    ])
  })

  test('refuses nobody while there is room, however many change it at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => counted(one(1, 20, 'room'))))
    await Promise.all(Array.from({ length: 20 }, () => counted(one(-1, 20, 'room'))))
    const { rows } = await database.pool.query(`select used from appointments.counter where about = 'room'`)
    expect(rows).toEqual([{ used: 0 }])
  })

  test('goes down though its bound was lowered meanwhile, and never below nothing', async () => {
    await expect(counted(one(1, 1))).rejects.toThrow('full: online')
    await counted(one(-1, 1))
    await expect(counted(one(-5))).rejects.toThrow('full: online')
  })

  test('what is taken and given in one change is left alone', async () => {
    await counted(one(1, 0, 'nobody’s'), one(-1, 0, 'nobody’s'))
    const { rows } = await database.pool.query(`select 1 from appointments.counter where about = 'nobody’s'`)
    expect(rows).toEqual([])
  })

  test('is kept by the table itself, whatever a program says', async () => {
    const say = (used: number) =>
      database.pool.query('update appointments.counter set used = $1 where of_id = $2', [used, centre])
    await expect(say(-1)).rejects.toThrow('quota_kept')
    await expect(say(1000)).rejects.toThrow('quota_kept')
  })
})
