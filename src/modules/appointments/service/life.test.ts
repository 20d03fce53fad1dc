// From the held time to the end of the visit, and everything that may come between.
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, systemActor, visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { No } from '../../../kernel/refusal.ts'
import { hours, type Instant, later, minutes } from '../../../kernel/time.ts'
import { setException, setWeek } from '../../centres/service/centres.ts'
import { openDesk } from '../../centres/service/sitting.ts'
import { staffActor } from '../../centres/testing.ts'
import { callNext, finish } from '../../queue/service/at-desk.ts'
import { codeOf } from '../../queue/testing.ts'
import { reportBroken } from '../../stations/service/report.ts'
import type { BookingWish } from '../model.ts'
import { type BookableCentre, bookableCentre, november, resident, somePhone } from '../testing.ts'
import { arrive, arriveById } from './arrive.ts'
import { cancelBooking } from './change.ts'
import { endVisits, lapseHolds, missVisits, remindPeople } from './due.ts'
import { listFreeTimes } from './free.ts'
import { askToMove, listHits } from './hits.ts'
import { confirmBooking, type Held } from './hold.ts'
import { restoreRight, rightToBook } from './misses.ts'
import { listLost, moveBooking } from './move.ts'
import { confirmPhone, openCode, sendPhoneCode } from './phone.ts'
import {
  bookingOfTicket,
  contactOf,
  findByCode,
  findByPhone,
  listBookings,
  listOwnBookings,
  openBooking,
} from './view.ts'

const testing = await testDatabase()
const { database, clock, announced } = testing
const who = systemActor('test')
const goTo = (at: Instant) => clock.moveTo(at)
const monday = november(23, '09:00')

async function booked(
  centre: BookableCentre,
  at: Instant,
  actor: Actor = resident(),
  more = {},
): Promise<Held & { code: string }> {
  const held = await centre.hold(at, actor, more)
  await database.run(visitor, (work) => confirmBooking(work, { link: held.link }))
  const { arrivalCode } = await database.look(visitor, (work) => openBooking(work, { link: held.link }))
  return { ...held, code: arrivalCode }
}
const stateOf = async ({ link }: Pick<Held, 'link'>) =>
  (await database.look(visitor, (work) => openBooking(work, { link }))).state
const used = async (centre: BookableCentre, kind: string) => {
  const of = [centre.centre.id, centre.centre.networkId]
  const { rows } = await database.pool.query(
    'select coalesce(sum(used), 0)::int as used from appointments.counter where of_id = any($1) and kind = $2',
    [of, kind],
  )
  return rows[0].used as number
}

describe('a hold', () => {
  test('that nobody confirms is free again after its time, and what it counted against too', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing)
    const held = await centre.hold(november(24, '10:00'))
    goTo(later(monday, minutes(11)))
    await database.run(who, lapseHolds)
    expect(await stateOf(held)).toBe('lapsed')
    expect([await used(centre, 'load'), await used(centre, 'quota'), await used(centre, 'limit')]).toEqual([0, 0, 0])
    const confirm = database.run(visitor, (work) => confirmBooking(work, { link: held.link }))
    expect(await codeOf(confirm)).toBe('appointments.hold-over')
  })

  test('whose time is over gives way at once, though nobody has cleared it away', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing)
    const first = await centre.hold(november(24, '10:00'))
    expect(await codeOf(centre.hold(november(24, '10:00')))).toBe('appointments.slot-taken')
    goTo(later(monday, minutes(11)))
    await centre.hold(november(24, '10:00'))
    expect(await stateOf(first)).toBe('lapsed')
    expect(await used(centre, 'load')).toBe(2)
  })

  test('of a person takes the place of the one before', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing)
    const person = resident()
    const first = await centre.hold(november(24, '10:00'), person)
    await centre.hold(november(24, '10:00'), person)
    await centre.hold(november(24, '12:00'), person)
    expect(await stateOf(first)).toBe('lapsed')
    expect(await used(centre, 'load')).toBe(2)
  })
})

describe('a person', () => {
  test('may have so many bookings ahead, and so many of one service in a month; cancelled in time does not count', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing, { bookings: { mostAhead: 3, mostOfServiceInMonth: 2 } })
    const person = resident()
    const first = await booked(centre, november(24, '10:00'), person)
    await booked(centre, november(25, '10:00'), person)
    expect(await codeOf(centre.hold(november(26, '10:00'), person))).toBe('appointments.too-many-of-service')
    await database.run(visitor, (work) => cancelBooking(work, { link: first.link }))
    const third = await booked(centre, november(26, '10:00'), person)
    goTo(november(26, '08:00'))
    await database.run(visitor, (work) => cancelBooking(work, { link: third.link }))
    expect(await codeOf(centre.hold(november(27, '10:00'), person))).toBe('appointments.too-many-of-service')
  })

  test('is in one place at a time', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing, { desks: [{}, {}] })
    const person = resident()
    await booked(centre, november(24, '10:00'), person)
    expect(await codeOf(centre.hold(november(24, '10:00'), person))).toBe('appointments.two-places-at-once')
  })

  test('who missed too often books at the centre for a while; an administrator gives the right back', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing, { bookings: { missesToBar: 2, mostOfServiceInMonth: 9 } })
    const person = resident()
    const visits = [
      await booked(centre, november(24, '10:00'), person),
      await booked(centre, november(24, '11:00'), person),
    ]
    goTo(november(24, '11:10'))
    await database.run(who, missVisits)
    expect(await Promise.all(visits.map(stateOf))).toEqual(['missed', 'booked'])
    goTo(november(24, '11:11'))
    await database.run(who, missVisits)
    expect(await Promise.all(visits.map(stateOf))).toEqual(['missed', 'missed'])
    expect(await codeOf(centre.hold(november(25, '10:00'), person))).toBe('appointments.barred')
    const administrator = centre.administrators[0]!
    const { centreId, id } = visits[0]!
    const right = () => database.look(administrator, (work) => rightToBook(work, centreId, { bookingId: id }))
    expect(await right()).toEqual({ misses: 2, barredUntil: later(november(24, '11:00'), hours(24 * 30)) })
    await database.run(administrator, (work) => restoreRight(work, centreId, { bookingId: id }, 'лікарняний'))
    expect(await right()).toEqual({ misses: 0, barredUntil: null })
    await centre.hold(november(25, '10:00'), person)
    const guide = staffActor('guide', centre.centre.id)
    expect(
      await codeOf(database.run(guide, (work) => restoreRight(work, centreId, { bookingId: id }, 'лікарняний'))),
    ).toBe('vikno.not-allowed')
    expect(await codeOf(database.run(person, (work) => rightToBook(work, centreId, { bookingId: id })))).toBe(
      'vikno.not-allowed',
    )
  })

  test('missed by telephone takes the right of that telephone, given back on the phone with a reason', async () => {
    goTo(monday)
    const bookings = { missesToBar: 1, missDays: 30, barDays: 30 }
    const centre = await bookableCentre(testing, { bookings })
    const administrator = centre.administrators[0]!
    const centreId = centre.centre.id
    const phone = somePhone()
    await booked(centre, november(24, '10:00'), administrator, { whom: { kind: 'by-staff', phone } })
    goTo(november(24, '11:11'))
    await database.run(who, missVisits)
    const right = () => database.look(administrator, (work) => rightToBook(work, centreId, { phone }))
    expect(await right()).toMatchObject({ misses: 1, barredUntil: expect.any(Number) })
    const restore = (reason: string) =>
      codeOf(database.run(administrator, (work) => restoreRight(work, centreId, { phone }, reason)))
    expect([await restore(' '), await restore('була в лікарні')]).toEqual(['appointments.why-restored', 'done'])
    expect(await right()).toEqual({ misses: 0, barredUntil: null })
  })

  test('is found by the digits a caller reads out, and the search is written down', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing)
    const administrator = centre.administrators[0]!
    const { id, code } = await booked(centre, november(24, '10:00'))
    const find = (actor: Actor, said: string) =>
      database.run(actor, async (work) => (await findByCode(work, centre.centre.id, said)).id)
    expect(await find(administrator, code)).toBe(id)
    expect(await codeOf(find(administrator, '123 456 789'))).toBe('appointments.no-booking')
    expect(await codeOf(find(staffActor('guide', centre.centre.id), code))).toBe('vikno.not-allowed')
    const { rows } = await database.pool.query(
      `select count(*)::int as looks from audit.access where fields = '{booking}' and centre_id = $1 and role = 'administrator'`,
      [centre.centre.id],
    )
    expect(rows[0].looks).toBe(1)
  })

  test('without an account is bound to a telephone confirmed by a code; tries are counted', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing)
    const { id: centreId } = centre.centre
    const phone = somePhone()
    const ask = () => database.run(visitor, (work) => sendPhoneCode(work, { centreId, phone, lang: 'uk' }))
    const id = await ask()
    const event = announced.findLast(({ type }) => type === 'appointments.phone-code')!
    const sent = await database.look(who, async (work) => openCode(work, event.sealed as string))
    expect(sent).toEqual({ phone, code: expect.stringMatching(/^\d{6}$/) })
    expect(JSON.stringify(event)).not.toContain(phone.slice(1))
    const say = (code: string, codeId = id) =>
      database.run(visitor, (work) => confirmPhone(work, { centreId, id: codeId, code }))
    const whom = { kind: 'phone', proof: id } as const
    expect(await codeOf(centre.hold(november(24, '10:00'), visitor, { whom }))).toBe('appointments.phone-not-confirmed')
    const wrong = sent.code === '000000' ? '111111' : '000000'
    expect(((await say(wrong)) as No).facts).toEqual({ left: 4 })
    expect(await say(sent.code)).toBe(id)
    const held = await centre.hold(november(24, '10:00'), visitor, { whom })
    const contact = await database.look(centre.head, (work) => contactOf(work, centreId, held.id))
    expect(contact).toEqual({ phone })
    const second = await ask()
    for (let i = 0; i < 4; i++) await say('x', second)
    expect(((await say('x', second)) as No).code).toBe('appointments.code-spent')
    await ask()
    expect(await codeOf(ask())).toBe('vikno.too-many')
    goTo(later(monday, minutes(41)))
    expect(await codeOf(centre.hold(november(24, '12:00'), visitor, { whom }))).toBe('appointments.phone-not-confirmed')
    const closed = await bookableCentre(testing, { bookings: { identity: ['identity'] } })
    const elsewhere = { centreId: closed.centre.id, phone, lang: 'uk' } as const
    expect(await codeOf(database.run(visitor, (work) => sendPhoneCode(work, elsewhere)))).toBe(
      'appointments.way-not-offered',
    )
    expect(await codeOf(closed.hold(november(24, '10:00'), visitor, { whom }))).toBe('appointments.way-not-offered')
    const stranger = staffActor('guide', newId<'Centre'>())
    expect(await codeOf(database.run(stranger, (work) => sendPhoneCode(work, elsewhere)))).toBe('vikno.not-allowed')
  })
})

describe('shares of a day', () => {
  test('are kept for each channel until they are released; a person with priority has a share of their own', async () => {
    goTo(monday)
    const shares = { online: 10, kiosk: 10, phone: 10, priority: 70 }
    const centre = await bookableCentre(testing, { bookings: { shares, gridMinutes: 10 } })
    const hold = (clockTime: string, more: Partial<BookingWish> = {}) =>
      codeOf(centre.hold(november(26, clockTime), resident(), more))
    expect([await hold('10:00'), await hold('10:30'), await hold('11:00')]).toEqual([
      'done',
      'done',
      'appointments.share-full',
    ])
    expect(await hold('11:00', { priority: 'pregnant' })).toBe('done')
    expect(await codeOf(centre.hold(november(26, '12:00'), centre.head))).toBe('done')
    goTo(november(25, '09:00'))
    expect(await hold('13:00')).toBe('done')
  })

  test('leave the rest of a desk’s day to the live line', async () => {
    goTo(november(23, '08:00'))
    const centre = await bookableCentre(testing, { bookings: { deskShare: 5, gridMinutes: 5 } })
    const day = () => database.look(visitor, (work) => listFreeTimes(work, centre.wish, { days: 1 }))
    expect((await day())[0]!.free).toBe(2)
    await centre.hold(november(23, '10:00'))
    await centre.hold(november(23, '12:00'))
    expect((await day())[0]).toMatchObject({ free: 0, times: [] })
    expect(await codeOf(centre.hold(november(23, '13:00')))).not.toBe('done')
  })
})

describe('who comes', () => {
  const open = async (wanted = {}) => {
    goTo(monday)
    const centre = await bookableCentre(testing, wanted)
    const guide = staffActor('guide', centre.centre.id)
    const come = (code: string) => database.run(guide, (work) => arrive(work, { centreId: centre.centre.id, code }))
    return { centre, guide, come }
  }

  test('in time has a ticket promised for the booked time, the same one when asked again', async () => {
    const { centre, guide, come } = await open()
    const visit = await booked(centre, november(24, '10:00'))
    expect(await codeOf(come(visit.code))).toBe('appointments.not-today')
    goTo(november(24, '09:29'))
    expect(await codeOf(come(visit.code))).toBe('appointments.too-early')
    goTo(november(24, '09:40'))
    const came = await come(visit.code.replaceAll(' ', ''))
    expect(came).toMatchObject({ class: 'booked', promisedAt: november(24, '10:00'), isLate: false, again: false })
    expect(await come(visit.code)).toMatchObject({ ticketId: came.ticketId, again: true, isLate: false })
    const line = await database.look(guide, (work) => bookingOfTicket(work, centre.centre.id, came.ticketId))
    expect(line).toMatchObject({ id: visit.id, state: 'arrived' })
    expect(await used(centre, 'limit')).toBe(1)
  })

  test('within the grace still has the promise; later goes on in the live line and is never lost', async () => {
    const { centre, come } = await open({ desks: [{}, {}, {}] })
    const visits = await Promise.all([1, 2, 3].map(() => booked(centre, november(24, '10:00'))))
    goTo(november(24, '10:10'))
    expect(await come(visits[0]!.code)).toMatchObject({ class: 'booked', promisedAt: november(24, '10:00') })
    goTo(november(24, '10:11'))
    const fromNow = { class: 'walkIn', promisedAt: november(24, '10:26'), isLate: true }
    expect(await come(visits[1]!.code)).toMatchObject(fromNow)
    await database.run(who, missVisits)
    expect(await stateOf(visits[2]!)).toBe('missed')
    expect(await come(visits[2]!.code)).toMatchObject(fromNow)
    expect(await stateOf(visits[2]!)).toBe('arrived')
  })

  test('is served, and the booking ends as the visit did', async () => {
    const { centre, come } = await open()
    const visit = await booked(centre, november(24, '10:00'))
    goTo(november(24, '09:55'))
    await come(visit.code)
    const [desk, administrator] = [centre.desks[0]!, centre.administrators[0]!]
    await database.run(administrator, (work) => openDesk(work, desk.id))
    await database.run(administrator, (work) => callNext(work, desk.id))
    await database.run(administrator, (work) => finish(work, desk.id, 'served'))
    expect(await database.run(who, endVisits)).toBeGreaterThan(0)
    expect(await stateOf(visit)).toBe('served')
  })

  test('with several services has them all on one ticket', async () => {
    const groups = [
      { key: 'one', series: 'А', purpose: null },
      { key: 'two', series: 'Б', purpose: null },
    ]
    const { centre, come } = await open({ groups })
    const parts = Object.values(centre.services).map((serviceId) => ({ purpose: 'submit', serviceId }) as const)
    const visit = await booked(centre, november(24, '10:00'), resident(), { parts })
    expect(visit.endsAt).toBe(november(24, '10:20'))
    goTo(november(24, '09:55'))
    const { ticketId } = await come(visit.code)
    const { rows } = await database.pool.query(
      'select n, service_id from queue.errand where ticket_id = $1 order by n',
      [ticketId],
    )
    expect(rows.map(({ service_id }) => service_id)).toEqual(parts.map(({ serviceId }) => serviceId))
  })

  test('who may not: a visitor, a kiosk of another centre; and a code that cannot be one is not looked for', async () => {
    const { centre, come } = await open()
    const visit = await booked(centre, november(24, '10:00'))
    const { id: centreId } = centre.centre
    const kiosk: Actor = { kind: 'device', id: newId(), centreId: newId(), of: 'kiosk' }
    for (const actor of [visitor, kiosk]) {
      expect(await codeOf(database.run(actor, (work) => arrive(work, { centreId, code: visit.code })))).toMatch(
        /^vikno\./,
      )
      expect(await codeOf(database.run(actor, (work) => arriveById(work, centreId, visit.id)))).toMatch(/^vikno\./)
      expect(
        await codeOf(database.look(actor, (work) => listBookings(work, centreId, visit.startsAt as never))),
      ).toMatch(/^vikno\./)
    }
    expect(await codeOf(come('123'))).toBe('appointments.no-booking')
  })
})

describe('people are reminded', () => {
  test('a day and two hours before, once each', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing)
    await booked(centre, november(25, '10:00'))
    const reminded = async (at: Instant) => {
      goTo(at)
      announced.length = 0
      while ((await database.run(who, remindPeople)) > 0);
      return announced.filter(
        ({ type, centreId }) => type === 'appointments.reminder-due' && centreId === centre.centre.id,
      ).length
    }
    expect(await reminded(november(24, '09:59'))).toBe(0)
    expect(await reminded(november(24, '10:00'))).toBe(1)
    expect(await reminded(november(24, '12:00'))).toBe(0)
    expect(await reminded(november(25, '08:00'))).toBe(1)
    expect(await reminded(november(25, '09:00'))).toBe(0)
  })
})

describe('a lost time', () => {
  test('of an alarm moves to the nearest free one, today else next days, and the person is told', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing)
    const { id: centreId } = centre.centre
    const lost = [await booked(centre, november(24, '11:30')), await booked(centre, november(24, '11:45'))]
    const later1 = await booked(centre, november(24, '12:00'))
    goTo(november(24, '11:55'))
    announced.length = 0
    const ids = await database.look(who, (work) =>
      listLost(work, centreId, november(24, '11:20'), november(24, '11:55')),
    )
    expect(new Set(ids)).toEqual(new Set(lost.map(({ id }) => id)))
    for (const id of ids) await database.run(who, (work) => moveBooking(work, { centreId, id, why: 'alarm' }))
    const times = await Promise.all(
      lost.map(({ link }) => database.look(visitor, (work) => openBooking(work, { link }))),
    )
    expect(times.map(({ startsAt, state, sequence }) => [startsAt, state, sequence])).toEqual([
      [november(24, '12:15'), 'booked', 1],
      [november(24, '12:30'), 'booked', 1],
    ])
    expect(await stateOf(later1)).toBe('booked')
    expect(announced.map(({ type, why }) => [type, why])).toEqual([
      ['appointments.moved', 'alarm'],
      ['appointments.moved', 'alarm'],
    ])
    expect(await used(centre, 'load')).toBe(6)
  })

  test('that nothing free is near is cancelled by the centre and counts for nothing', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing)
    const { id: centreId } = centre.centre
    const visit = await booked(centre, november(24, '11:30'))
    const closed = { work: [], reception: [], tickets: [] }
    await database.run(who, (work) => setWeek(work, centreId, Array(7).fill(closed)))
    expect(await database.run(who, (work) => moveBooking(work, { centreId, id: visit.id, why: 'hours' }))).toBe('lost')
    expect(await stateOf(visit)).toBe('cancelled')
    expect([await used(centre, 'limit'), await used(centre, 'load')]).toEqual([0, 0])
  })

  test('of changed hours is shown to the head, and moved when the head says so', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing)
    const { id: centreId } = centre.centre
    const visit = await booked(centre, november(25, '11:30'))
    await booked(centre, november(26, '11:30'))
    const hits = () => database.look(centre.head, (work) => listHits(work, centreId))
    expect(await hits()).toEqual([])
    const hoursOf = { work: [], reception: [], tickets: [] }
    const reason = { uk: 'санітарний день', en: 'cleaning' }
    await database.run(centre.head, (work) =>
      setException(work, centreId, { date: '2026-11-25' as never, reason, hours: hoursOf }),
    )
    expect(await hits()).toMatchObject([{ id: visit.id, why: 'hours' }])
    expect(await database.run(centre.head, (work) => askToMove(work, centreId, [visit.id, newId()]))).toBe(1)
    expect(announced.at(-1)).toMatchObject({ type: 'appointments.move-asked', ids: [visit.id] })
    expect(await database.run(who, (work) => moveBooking(work, { centreId, id: visit.id, why: 'hours' }))).toBe('moved')
    expect(await hits()).toEqual([])
    const administrator = centre.administrators[0]!
    expect(await codeOf(database.run(administrator, (work) => askToMove(work, centreId, [])))).toBe('vikno.not-allowed')
    expect(await codeOf(database.run(visitor, (work) => listHits(work, centreId)))).toBe('vikno.sign-in-first')
    const move = (work: Parameters<typeof moveBooking>[0]) =>
      moveBooking(work, { centreId, id: visit.id, why: 'hours' })
    expect(await codeOf(database.run(administrator, move))).toBe('vikno.not-allowed')
  })

  test('of a station that failed goes to another station, and nothing is promised at the broken one', async () => {
    goTo(monday)
    const station = { equipment: ['biometric'] as const }
    const groups = [{ key: 'passports', series: 'П', purpose: null }]
    const centre = await bookableCentre(testing, { groups, desks: [station, station, {}] })
    const { id: centreId } = centre.centre
    const visits = [await booked(centre, november(24, '10:00')), await booked(centre, november(24, '10:00'))]
    expect(await codeOf(centre.hold(november(24, '10:00')))).toBe('appointments.slot-taken')
    const [first] = centre.desks
    await database.run(centre.head, (work) =>
      reportBroken(work, centreId, first!.id as never, { note: 'не вмикається' }),
    )
    const hits = await database.look(who, (work) => listHits(work, centreId, { days: 2 }))
    expect(hits).toHaveLength(1)
    expect(hits[0]!.why).toBe('station')
    expect(await database.run(who, (work) => moveBooking(work, { centreId, id: hits[0]!.id, why: 'station' }))).toBe(
      'moved',
    )
    expect(await database.look(who, (work) => listHits(work, centreId, { days: 2 }))).toEqual([])
    const after = await Promise.all(
      visits.map(({ link }) => database.look(visitor, (work) => openBooking(work, { link }))),
    )
    expect(new Set(after.flatMap(({ parts }) => parts.map(({ deskId }) => deskId))).size).toBe(1)
    const [day] = await database.look(visitor, (work) =>
      listFreeTimes(work, centre.wish, { from: '2026-11-25' as never, days: 1 }),
    )
    expect(day!.times.every(({ places }) => places === 1)).toBe(true)
  })
})

describe('who sees what', () => {
  test('the resident their own, the staff of the centre the list of a day without names, the reception by telephone', async () => {
    goTo(monday)
    const centre = await bookableCentre(testing)
    const { id: centreId } = centre.centre
    const [person, phone] = [resident(), somePhone()]
    const own = await booked(centre, november(24, '10:00'), person)
    const called = await booked(centre, november(24, '11:00'), centre.head, {
      whom: { kind: 'by-staff', phone, name: 'Олена' },
    })
    expect((await database.look(person, listOwnBookings)).map(({ id }) => id)).toEqual([own.id])
    expect(await codeOf(database.look(visitor, listOwnBookings))).toBe('vikno.sign-in-first')
    const list = await database.look(centre.head, (work) => listBookings(work, centreId, '2026-11-24' as never))
    expect(list.map(({ id, channel }) => [id, channel])).toEqual([
      [own.id, 'online'],
      [called.id, 'phone'],
    ])
    expect(JSON.stringify(list)).not.toMatch(/Олена|380/)
    const found = (actor: Actor) => database.look(actor, (work) => findByPhone(work, centreId, phone))
    expect((await found(centre.administrators[0]!)).map(({ id }) => id)).toEqual([called.id])
    expect(await codeOf(found(staffActor('guide', centreId)))).toBe('vikno.not-allowed')
    const contact = (actor: Actor) => database.look(actor, (work) => contactOf(work, centreId, called.id))
    expect(await contact(centre.head)).toEqual({ phone, name: 'Олена' })
    expect(await codeOf(contact(person))).toBe('vikno.not-allowed')
    expect(await codeOf(database.look(person, (work) => bookingOfTicket(work, centreId, newId())))).toBe(
      'vikno.not-allowed',
    )
  })
})
