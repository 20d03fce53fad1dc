import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../db/testing.ts'
import { systemActor, visitor } from '../../../../kernel/actor.ts'
import { newId } from '../../../../kernel/id.ts'
import { hours, instantOf, later, minutes } from '../../../../kernel/time.ts'
import { staffActor } from '../../../centres/testing.ts'
import { codeOf } from '../../../queue/testing.ts'
import type { DrawFile, EntrantList } from '../../model.ts'
import { sha256 } from '../../rules/draw.ts'
import { listText, verifyDraw } from '../../rules/draw-file.ts'
import { type BookableCentre, bookableCentre, resident, somePhone } from '../../testing.ts'
import { anything, slotAt, stepAll, testRelease } from '../../testing-release.ts'
import { cancelBooking, changeTime } from '../change.ts'
import { lapseHolds } from '../due.ts'
import { listFreeTimes } from '../free.ts'
import { cancelRelease } from './announce.ts'
import { confirmPlace, declinePlace, passOnDue } from './answer.ts'
import { stepRelease } from './draw.ts'
import { type Entered, withdraw } from './enter.ts'
import { releaseForHead, releasePage } from './look.ts'
import { publishedDraw } from './publish.ts'

const testing = await testDatabase()
const { database, clock, announced } = testing
const job = systemActor('test')
beforeEach(() => clock.moveTo(instantOf('2026-11-23T07:00:00Z')))

const published = (id: Parameters<typeof publishedDraw>[1]) => database.look(visitor, (work) => publishedDraw(work, id))
const passOn = async () => {
  while (await database.run(job, passOnDue));
}
const verified = async (id: Parameters<typeof publishedDraw>[1]) => verifyDraw(JSON.stringify(await published(id)))

describe('an announced release', () => {
  test('takes its places out of what can be booked, and gives out only the hash of its seed', async () => {
    const { centre, id } = await testRelease(testing, { places: [1, 1] })
    const [day] = await database.look(visitor, (work) =>
      listFreeTimes(work, centre.wish, { from: '2026-11-26' as never, days: 1 }),
    )
    expect(day!.times.map(({ at }) => at)).not.toContain(slotAt(0))
    expect(day!.times.map(({ at }) => at)).toContain(slotAt(2))
    const seen = await published(id)
    expect(Object.keys(seen)).not.toContain('seed')
    expect(seen).toMatchObject({
      seedHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      slots: [
        { n: 1, places: 1 },
        { n: 2, places: 1 },
      ],
    })
  })

  test('can’t have more places than desks, nor be announced by who does not head the centre', async () => {
    expect(await codeOf(testRelease(testing, { places: [2] }))).toBe('appointments.slot-taken')
    const centre = await bookableCentre(testing)
    const guest = { ...centre, head: staffActor('head', newId<'Centre'>()) }
    expect(await codeOf(testRelease(testing, { centre: guest, places: [1] }))).toBe('vikno.not-allowed')
    const { centre: own, id } = await testRelease(testing, { places: [1] })
    expect(await codeOf(database.look(guest.head, (work) => releaseForHead(work, id)))).toBe('vikno.not-allowed')
    expect(await codeOf(database.run(guest.head, (work) => cancelRelease(work, id, 'ні')))).toBe('vikno.not-allowed')
    expect(await codeOf(database.look(own.head, (work) => releaseForHead(work, id)))).toBe('done')
    expect(await codeOf(database.run(own.head, stepRelease))).toBe('vikno.not-allowed')
  })

  test('called off gives its times back to everybody', async () => {
    const { centre, id, enter } = await testRelease(testing, { places: [1] })
    await enter()
    await database.run(centre.head, (work) => cancelRelease(work, id, 'помилка в датах'))
    expect(await codeOf(centre.hold(slotAt(0)))).toBe('done')
    expect(await codeOf(enter())).toBe('appointments.release-cancelled')
    clock.moveTo(later(clock.now(), hours(5)))
    await stepAll(testing)
    expect(await database.look(visitor, (work) => releasePage(work, id))).toMatchObject({
      phase: 'cancelled',
      seed: null,
    })
  })
})

describe('a person', () => {
  test('stands in the list once, however often they enter, and changes wishes meanwhile', async () => {
    const { id, enter, see } = await testRelease(testing, { places: [1, 1] })
    const person = resident()
    const first = await enter(person)
    const again = await enter(person, { preferences: (await see(first)).entrant.preferences })
    expect(again).toEqual({ ...first, again: true })
    expect(await database.look(visitor, (work) => releasePage(work, id))).toMatchObject({ entrants: 1, phase: 'open' })
  })

  test('who clicks twenty times at once is in the list once', async () => {
    const { id, enter } = await testRelease(testing, { places: [1] })
    const person = resident()
    await Promise.all(Array.from({ length: 20 }, () => enter(person)))
    expect(await database.look(visitor, (work) => releasePage(work, id))).toMatchObject({ entrants: 1 })
  })

  test('has another pseudonym in each release', async () => {
    const centre = await bookableCentre(testing)
    const one = await testRelease(testing, { centre, places: [1] })
    const person = resident()
    const first = await one.enter(person)
    clock.moveTo(instantOf('2026-11-23T07:00:00Z'))
    const slots = [{ centreId: centre.centre.id, startsAt: slotAt(4), places: 1 }]
    const two = await testRelease(testing, { centre, places: [], release: { slots } })
    expect((await two.enter(person)).pseudonym).not.toBe(first.pseudonym)
  })

  test('who withdraws before the close is not in the list, and may come back', async () => {
    const { id, enter, draw } = await testRelease(testing, { places: [1] })
    const [gone, back] = [await enter(), resident()]
    const entered = await enter(back)
    for (const { token } of [gone, entered]) await database.run(visitor, (work) => withdraw(work, token))
    await enter(back)
    await draw()
    const list = (await published(id)) as EntrantList
    expect(list.entrants.map(({ pseudonym }) => pseudonym)).toEqual([entered.pseudonym])
  })

  test('enters neither before the window nor after it, and withdraws no more then', async () => {
    const { enter, draw } = await testRelease(testing, { places: [1] })
    const entered = await enter()
    await draw()
    expect(await codeOf(enter())).toBe('appointments.window-over')
    expect(await codeOf(database.run(visitor, (work) => withdraw(work, entered.token)))).toBe(
      'appointments.window-over',
    )
    const later = await testRelease(testing, { places: [1] })
    clock.moveTo(instantOf('2026-11-23T07:00:00Z'))
    expect(await codeOf(later.enter())).toBe('appointments.window-not-open')
  })

  test('whom nothing suits is told so', async () => {
    const { centre, enter } = await testRelease(testing, { places: [1] })
    const preferences = { ...anything(centre), parts: ['evening'] as const }
    expect(await codeOf(enter(resident(), { preferences }))).toBe('appointments.nothing-suits')
  })

  test('is entered at the desk by those who serve people there, and by nobody for somebody else', async () => {
    const { centre, enter } = await testRelease(testing, { places: [1] })
    const whom = { kind: 'by-staff', phone: somePhone() } as const
    expect(await codeOf(enter(centre.administrators[0], { whom }))).toBe('done')
    expect(await codeOf(enter(visitor, { whom }))).toBe('vikno.sign-in-first')
    expect(await codeOf(enter(resident(), { whom }))).toBe('vikno.not-allowed')
    expect(await codeOf(enter(staffActor('administrator', newId<'Centre'>()), { whom }))).toBe('vikno.not-allowed')
    expect(await codeOf(enter(visitor))).toBe('appointments.who-books')
  })

  test('who follows a wrong link finds nothing', async () => {
    expect(await codeOf(database.run(visitor, (work) => confirmPlace(work, 'nobody')))).toBe('appointments.no-entrant')
    expect(await codeOf(database.look(visitor, (work) => releasePage(work, newId())))).toBe('appointments.no-release')
  })
})

describe('the draw', () => {
  test('publishes the list first, then the seed, and anybody can repeat it', async () => {
    const { id, enter, see } = await testRelease(testing, { places: [1, 1] })
    const entered = [await enter(), await enter(), await enter(), await enter()]
    const { closesAt } = await database.look(visitor, (work) => releasePage(work, id))
    clock.moveTo(closesAt)
    await stepAll(testing)
    const list = (await published(id)) as EntrantList
    expect(list.entrants).toHaveLength(4)
    expect(list.listHash).toBe(sha256(listText(list)))
    expect(Object.keys(list)).not.toContain('seed')
    // the list stands alone for a minute
    await stepAll(testing)
    expect(Object.keys(await published(id))).not.toContain('seed')
    clock.moveTo(later(closesAt, minutes(1)))
    await stepAll(testing)
    expect(await verified(id)).toMatchObject({ entrants: 4, places: 2, given: 2, passed: 0 })
    const states = (await Promise.all(entered.map(see))).map(({ entrant }) => entrant.state).sort()
    expect(states).toEqual(['given', 'given', 'nothing', 'nothing'])
    expect(announced.map(({ type }) => type)).toContain('appointments.release-drawn')
  })

  test('happens once, though several processes try', async () => {
    const { id, enter, centre } = await testRelease(testing, { places: [1, 1], bookable: { desks: [{}, {}] } })
    await Promise.all(Array.from({ length: 12 }, () => enter()))
    clock.moveTo(later(clock.now(), minutes(120)))
    const closed = await Promise.all(Array.from({ length: 6 }, () => database.run(job, stepRelease)))
    expect(closed.filter((step) => step === 'closed')).toHaveLength(1)
    clock.moveTo(later(clock.now(), minutes(1)))
    const drawn = await Promise.all(Array.from({ length: 6 }, () => database.run(job, stepRelease)))
    expect(drawn.filter((step) => step === 'drawn')).toHaveLength(1)
    expect(await verified(id)).toMatchObject({ given: 2 })
    const { rows } = await database.pool.query(
      `select count(*)::int as n, count(distinct person_id)::int as people from appointments.booking where centre_id = $1 and state = 'held'`,
      [centre.centre.id],
    )
    expect(rows).toEqual([{ n: 2, people: 2 }])
  })

  test('of nobody gives every place back', async () => {
    const { id, centre, draw } = await testRelease(testing, { places: [1] })
    await draw()
    expect(await verified(id)).toMatchObject({ entrants: 0, given: 0 })
    expect(await codeOf(centre.hold(slotAt(0)))).toBe('done')
  })

  test('leaves a place open that nobody wished', async () => {
    const afternoon = later(slotAt(0), hours(4))
    const centre = await bookableCentre(testing)
    const slots = [slotAt(0), afternoon].map((startsAt) => ({ centreId: centre.centre.id, startsAt, places: 1 }))
    const { enter, draw } = await testRelease(testing, { centre, places: [], release: { slots } })
    await enter(resident(), { preferences: { ...anything(centre), parts: ['morning'] } })
    await draw()
    expect(await codeOf(centre.hold(afternoon))).toBe('done')
    expect(await codeOf(centre.hold(slotAt(0)))).toBe('appointments.slot-taken')
  })

  test('passes on the place of somebody who has another visit at that time', async () => {
    const { centre, id, enter, see, draw } = await testRelease(testing, { places: [1], bookable: { desks: [{}, {}] } })
    const busy = resident()
    await centre.hold(slotAt(0), busy)
    const one = await enter(busy)
    const other = await enter()
    await draw()
    expect((await see(one)).entrant.state).toMatch(/declined|nothing/)
    expect((await see(other)).entrant.state).toBe('given')
    expect(await verified(id)).not.toHaveProperty('code')
  })
})

describe('a place that was given', () => {
  test('is confirmed by its person, once, and is then a booking like any other', async () => {
    const { enter, see, draw } = await testRelease(testing, { places: [1] })
    const entered = await enter()
    await draw()
    expect((await see(entered)).place).toMatchObject({ confirmBy: later(clock.now(), hours(4)) })
    const link = await database.run(visitor, (work) => confirmPlace(work, entered.token))
    expect(await see(entered)).toMatchObject({
      entrant: { state: 'confirmed' },
      bookingLink: link,
      place: { confirmBy: null },
    })
    expect(await codeOf(database.run(visitor, (work) => confirmPlace(work, entered.token)))).toBe(
      'appointments.nothing-to-confirm',
    )
    clock.moveTo(later(clock.now(), hours(5)))
    await passOn()
    expect((await see(entered)).entrant.state).toBe('confirmed')
  })

  test('declined goes to the next in the drawn order, then to the next, then to everybody', async () => {
    const { centre, id, enter, see, draw } = await testRelease(testing, { places: [1] })
    const all = [await enter(), await enter(), await enter()]
    await draw()
    const { order } = (await published(id)) as DrawFile
    const inOrder = order.map(({ pseudonym }) => all.find((each) => each.pseudonym === pseudonym)!)
    for (const [i, { token }] of inOrder.entries()) {
      const states = await Promise.all(inOrder.map(async (each) => (await see(each)).entrant.state))
      expect(states).toEqual(inOrder.map((_, n) => (n < i ? 'declined' : n === i ? 'given' : 'nothing')))
      expect(await codeOf(centre.hold(slotAt(0)))).toBe('appointments.slot-taken')
      await database.run(visitor, (work) => declinePlace(work, token))
      expect(await verified(id)).toMatchObject({ passed: i + 1 })
    }
    expect(await codeOf(centre.hold(slotAt(0)))).toBe('done')
  })

  test('confirmed and later cancelled or moved goes to the next in the drawn order as well', async () => {
    const { centre, id, enter, see, draw } = await testRelease(testing, { places: [1] })
    const all = [await enter(), await enter(), await enter()]
    await draw()
    const { order } = (await published(id)) as DrawFile
    const [one, two, three] = order.map(({ pseudonym }) => all.find((each) => each.pseudonym === pseudonym)!)
    const link = await database.run(visitor, (work) => confirmPlace(work, one!.token))
    await database.run(visitor, (work) => cancelBooking(work, { link }))
    expect((await see(two!)).entrant.state).toBe('given')
    const other = await database.run(visitor, (work) => confirmPlace(work, two!.token))
    await database.run(visitor, (work) => changeTime(work, { link: other }, later(slotAt(0), hours(3))))
    expect((await see(three!)).entrant.state).toBe('given')
    expect(await codeOf(centre.hold(slotAt(0)))).toBe('appointments.slot-taken')
    expect(await verified(id)).toMatchObject({ passed: 2 })
  })

  test('left without an answer goes on by itself; too near its beginning to nobody', async () => {
    const { centre, id, enter, see, draw } = await testRelease(testing, { places: [1] })
    const all = [await enter(), await enter()]
    await draw()
    const { order } = (await published(id)) as DrawFile
    const [first, second] = order.map(({ pseudonym }) => all.find((each) => each.pseudonym === pseudonym)!)
    clock.moveTo(later(clock.now(), hours(4)))
    expect(await codeOf(database.run(visitor, (work) => confirmPlace(work, first!.token)))).toBe(
      'appointments.nothing-to-confirm',
    )
    await database.run(job, lapseHolds)
    await Promise.all([passOn(), passOn(), passOn()])
    expect((await see(first!)).entrant.state).toBe('lapsed')
    expect((await see(second!)).entrant.state).toBe('given')
    clock.moveTo(later(slotAt(0), -hours(2)))
    await passOn()
    expect((await see(second!)).entrant.state).toBe('lapsed')
    expect(await verified(id)).toMatchObject({ passed: 2 })
    expect(await codeOf(centre.hold(slotAt(0)))).toBe('done')
  })
})

describe('chances', () => {
  type Person = ReturnType<typeof resident>

  /** A release of one place that these people enter: everybody's chances in it, and who stands first. */
  async function among(centre: BookableCentre, people: readonly Person[], n = 0) {
    clock.moveTo(instantOf('2026-11-23T07:00:00Z'))
    const slots = [{ centreId: centre.centre.id, startsAt: slotAt(4 * n), places: 1 }]
    const release = await testRelease(testing, { centre, places: [], release: { slots } })
    const entries = new Map<string, { readonly person: Person; readonly entered: Entered }>()
    for (const person of people) {
      const entered = await release.enter(person)
      entries.set(entered.pseudonym, { person, entered })
    }
    await release.draw()
    const { entrants, order } = (await published(release.id)) as DrawFile
    const weights = new Map(entrants.map(({ pseudonym, weight }) => [entries.get(pseudonym)!.person, weight]))
    return { see: release.see, weights, inOrder: order.map(({ pseudonym }) => entries.get(pseudonym)!) }
  }
  const silence = async () => {
    clock.moveTo(later(clock.now(), hours(4)))
    await passOn()
  }

  test('grow by one with each release that gave nothing, and begin again after a place', async () => {
    const centre = await bookableCentre(testing)
    const people = [resident(), resident(), resident()]
    const { see, weights, inOrder } = await among(centre, people)
    expect([...weights.values()]).toEqual([1, 1, 1])
    const [{ person: winner, entered }] = inOrder as [(typeof inOrder)[0]]
    const link = await database.run(visitor, (work) => confirmPlace(work, entered.token))
    expect((await see(entered)).bookingLink).toBe(link)
    const next = await among(centre, people, 1)
    expect(people.map((person) => next.weights.get(person))).toEqual(people.map((each) => (each === winner ? 1 : 2)))
  })

  test('are lost by silence, also of who had the place only passed on', async () => {
    const centre = await bookableCentre(testing)
    const people = [resident(), resident()]
    await among(centre, people)
    await silence()
    await silence()
    expect([...(await among(centre, people)).weights.values()]).toEqual([1, 1])
  })

  test('stay as they were when a place is declined in time', async () => {
    const centre = await bookableCentre(testing)
    const people = [resident(), resident(), resident()]
    const [first] = (await among(centre, people)).inOrder
    await database.run(visitor, (work) => confirmPlace(work, first!.entered.token))
    const two = await among(centre, people, 1)
    expect([...two.weights.values()].sort()).toEqual([1, 2, 2])
    // each has the place in turn and lets the next one have it
    for (const { entered } of two.inOrder) await database.run(visitor, (work) => declinePlace(work, entered.token))
    const three = await among(centre, people, 1)
    expect(people.map((person) => three.weights.get(person))).toEqual(people.map((person) => two.weights.get(person)))
  })
})
