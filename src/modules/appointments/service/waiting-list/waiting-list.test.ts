import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../db/testing.ts'
import { type Actor, systemActor, visitor } from '../../../../kernel/actor.ts'
import { newId } from '../../../../kernel/id.ts'
import {
  hours,
  type Instant,
  instantOf,
  later,
  minutes,
  type PlainDate,
  type PlainTime,
} from '../../../../kernel/time.ts'
import { codeOf } from '../../../queue/testing.ts'
import type { Offer } from '../../model.ts'
import { type BookableCentre, bookableCentre, november, resident, somePhone } from '../../testing.ts'
import { cancelBooking, changeTime } from '../change.ts'
import { lapseHolds } from '../due.ts'
import { listFreeTimes } from '../free.ts'
import { confirmBooking } from '../hold.ts'
import {
  centresToLookAt,
  declineOffer,
  endPastWishes,
  lapseOffer,
  offerOpenTimes,
  takeOffer,
  tellOffers,
} from './answer.ts'
import { type Asked, askToWait, changeWish, leaveList } from './ask.ts'
import { waitingPage } from './look.ts'

const testing = await testDatabase()
const { database, clock, announced } = testing
const job = systemActor('test')
const morning = instantOf('2026-11-23T07:00:00Z')
beforeEach(() => clock.moveTo(morning))

const day = (text: string) => text as PlainDate
const time = (text: string) => text as PlainTime
const ten = november(25, '10:00')

/** A desk whose every time of Wednesday from ten to eleven is booked; four bookings that may be given up. */
async function fullHour() {
  const bookings = {
    gridMinutes: 15,
    deskShare: 100,
    shares: { online: 100, kiosk: 0, phone: 0, priority: 0 },
    mostAhead: 50,
  }
  const centre = await bookableCentre(testing, { bookings })
  const times = [0, 15, 30, 45].map((n) => later(ten, minutes(n)))
  const links: string[] = []
  for (const at of times) {
    const { link } = await centre.hold(at)
    await database.run(visitor, (work) => confirmBooking(work, { link }))
    links.push(link)
  }
  return { centre, times, links, cancel: (n: number) => cancel(links[n]!) }
}
const cancel = (link: string) => database.run(visitor, (work) => cancelBooking(work, { link }))

/** By telephone at the desk, so that many people can be made. */
function ask(
  { centre, wish, administrators }: BookableCentre,
  change: Partial<Asked> = {},
  who: Actor = administrators[0]!,
) {
  const whom =
    who.kind === 'resident' ? ({ kind: 'self' } as const) : ({ kind: 'by-staff', phone: somePhone() } as const)
  const asked: Asked = {
    ...{ centres: [centre.id], purpose: 'submit', serviceId: wish.parts[0]!.serviceId, lang: 'uk', whom },
    ...{ firstDay: day('2026-11-23'), lastDay: day('2026-11-27'), weekdays: [1, 2, 3, 4, 5] },
    ...{ fromTime: time('09:00'), untilTime: time('17:00'), ...change },
  }
  return database.run(who, (work) => askToWait(work, asked))
}
const see = (token: string) => database.run(job, (work) => waitingPage(work, token))
const stateOf = async (token: string) => (await see(token)).wish.state
const offeredAt = async (token: string): Promise<Instant | undefined> => (await see(token)).offer?.startsAt
const take = (token: string) => database.run(visitor, (work) => takeOffer(work, token))
const decline = (token: string) => database.run(visitor, (work) => declineOffer(work, token))
async function openTimes(centre: BookableCentre): Promise<Instant[]> {
  const asked = { from: day('2026-11-25'), days: 1 }
  const [found] = await database.look(visitor, (work) => listFreeTimes(work, centre.wish, asked))
  return found!.times.map(({ at }) => at)
}
const lapse = async () => {
  while (await database.run(job, lapseOffer));
}

describe('a freed time', () => {
  test('is held for the first of the list whom it suits; nobody sees it open, nor can take it', async () => {
    const { centre, times, cancel } = await fullHour()
    const afternoon = await ask(centre, { fromTime: time('14:00') })
    const first = await ask(centre)
    clock.moveTo(later(morning, minutes(5)))
    const second = await ask(centre)
    await cancel(1)
    expect(await Promise.all([afternoon, first, second].map(stateOf))).toEqual(['waiting', 'offered', 'waiting'])
    expect(await see(first)).toMatchObject({ offer: { startsAt: times[1], until: later(clock.now(), hours(2)) } })
    expect(await openTimes(centre)).not.toContain(times[1])
    expect(await codeOf(centre.hold(times[1]!))).toBe('appointments.slot-taken')
    expect(announced.at(-2)).toMatchObject({ type: 'appointments.time-offered', centreId: centre.centre.id })
  })

  test('is open at once when nobody waits for it', async () => {
    const { centre, times, cancel } = await fullHour()
    await ask(centre, { weekdays: [1, 2, 4, 5] })
    await cancel(1)
    expect(await openTimes(centre)).toContain(times[1])
  })

  test('taken is a booking; the person waits no more', async () => {
    const { centre, cancel } = await fullHour()
    const token = await ask(centre)
    await cancel(0)
    const link = await take(token)
    expect(await stateOf(token)).toBe('booked')
    expect(await codeOf(database.run(visitor, (work) => confirmBooking(work, { link })))).toBe('done')
    expect(await codeOf(take(token))).toBe('appointments.no-offer')
  })

  test('declined goes to the next, and not again to who declined it; the place in the list stays', async () => {
    const { centre, times, cancel } = await fullHour()
    const first = await ask(centre)
    clock.moveTo(later(morning, minutes(5)))
    const second = await ask(centre)
    await cancel(0)
    await decline(first)
    expect(await Promise.all([first, second].map(offeredAt))).toEqual([undefined, times[0]])
    await decline(second)
    expect(await openTimes(centre)).toContain(times[0])
    await cancel(2)
    expect(await Promise.all([first, second].map(offeredAt))).toEqual([times[2], undefined])
  })

  test('without an answer goes to the next, and at last back to everybody; silent twice, a person waits no more', async () => {
    const { centre, times, cancel } = await fullHour()
    const first = await ask(centre)
    await cancel(0)
    clock.moveTo(later(clock.now(), hours(2)))
    expect(await codeOf(take(first))).toBe('appointments.no-offer')
    await database.run(job, lapseHolds)
    await Promise.all([lapse(), lapse(), lapse()])
    expect(await stateOf(first)).toBe('waiting')
    expect(await openTimes(centre)).toContain(times[0])
    await cancel(1)
    expect(await offeredAt(first)).toBe(times[1])
    clock.moveTo(later(clock.now(), hours(2)))
    await lapse()
    expect(await see(first)).toMatchObject({ wish: { state: 'ended', endedWhy: 'silent' } })
    expect(await openTimes(centre)).toEqual(expect.arrayContaining([times[0], times[1]]))
  })

  test('of several, each goes to another person, in order', async () => {
    const { centre, times, cancel } = await fullHour()
    const tokens: string[] = []
    for (let n = 0; n < 3; n++) {
      clock.moveTo(later(morning, minutes(n)))
      tokens.push(await ask(centre))
    }
    await Promise.all([0, 1, 2, 3].map(cancel))
    const offered = await Promise.all(tokens.map(offeredAt))
    expect(new Set(offered).size).toBe(3)
    expect(times).toEqual(expect.arrayContaining(offered as Instant[]))
    const left = times.filter((at) => !offered.includes(at))
    expect(await openTimes(centre)).toEqual(expect.arrayContaining(left))
  })

  test('is freed by a change too, and an exchanged booking frees the next', async () => {
    const { centre, times, links } = await fullHour()
    const swapper = await ask(centre, { insteadOf: links[3]! })
    clock.moveTo(later(morning, minutes(5)))
    const other = await ask(centre)
    await database.run(visitor, (work) => changeTime(work, { link: links[0]! }, november(25, '14:00')))
    expect(await Promise.all([swapper, other].map(offeredAt))).toEqual([times[0], undefined])
    await take(swapper)
    expect(await offeredAt(other)).toBe(times[3])
  })

  test('may be asked for by the link of a booking alone, which says whose it is; a cancelled one is exchanged for nothing', async () => {
    const { centre, times, links, cancel } = await fullHour()
    const byLink = (link: string) => ask(centre, { insteadOf: link, whom: undefined }, visitor)
    const swapper = await byLink(links[3]!)
    await cancel(0)
    expect(await offeredAt(swapper)).toBe(times[0])
    expect((await see(swapper)).wish.insteadOf).toMatchObject({ startsAt: times[3] })
    const taken = await take(swapper)
    expect(await codeOf(byLink(links[3]!))).toBe('appointments.wrong-state')
    expect(await codeOf(database.run(visitor, (work) => confirmBooking(work, { link: taken })))).toBe('done')
  })

  test('at night is told in the morning and waits from then on', async () => {
    const { centre, cancel } = await fullHour()
    const token = await ask(centre)
    clock.moveTo(instantOf('2026-11-23T21:00:00Z'))
    const before = announced.length
    await cancel(3)
    expect(announced.slice(before).map(({ type }) => type)).not.toContain('appointments.time-offered')
    expect((await see(token)).offer).toMatchObject({ until: instantOf('2026-11-24T08:00:00Z') })
    const told = async () => {
      await database.run(job, tellOffers)
      return announced.filter(
        ({ type, centreId }) => type === 'appointments.time-offered' && centreId === centre.centre.id,
      )
    }
    expect(await told()).toHaveLength(0)
    clock.moveTo(instantOf('2026-11-24T06:00:00Z'))
    expect(await told()).toHaveLength(1)
    expect(await told()).toHaveLength(1)
  })

  test('is not offered to somebody who has another visit then, but to the next', async () => {
    const { centre, times, links, cancel } = await fullHour()
    const busy = resident()
    await cancel(0)
    const { link } = await centre.hold(times[0]!, busy)
    await database.run(visitor, (work) => confirmBooking(work, { link }))
    const wide = { purpose: 'consult' } as const
    const first = await ask(centre, { ...wide, untilTime: time('10:15') }, busy)
    clock.moveTo(later(morning, minutes(5)))
    const second = await ask(centre, { untilTime: time('10:30'), fromTime: time('10:15') })
    await cancel(links.length - 3)
    expect(await Promise.all([first, second].map(offeredAt))).toEqual([undefined, times[1]])
  })
})

describe('a time that stands open', () => {
  test('goes to those who wait, in order, when a minute has passed', async () => {
    const { centre, cancel, times } = await fullHour()
    await cancel(2)
    const early = { untilTime: time('11:00'), fromTime: time('10:00') }
    const first = await ask(centre, { ...early, weekdays: [3] })
    clock.moveTo(later(morning, minutes(5)))
    const second = await ask(centre, { ...early, weekdays: [3] })
    expect(await database.run(job, centresToLookAt)).toContain(centre.centre.id)
    await database.run(job, (work) => offerOpenTimes(work, centre.centre.id))
    expect(await Promise.all([first, second].map(offeredAt))).toEqual([times[2], undefined])
  })
})

describe('the list', () => {
  test('takes a person once for a service, and three times in all', async () => {
    const { centre } = await fullHour()
    const person = resident()
    await ask(centre, {}, person)
    expect(await codeOf(ask(centre, {}, person))).toBe('appointments.waits-already')
    await ask(centre, { purpose: 'consult' }, person)
    await ask(centre, { purpose: 'collect' }, person)
    expect(await codeOf(ask(centre, { purpose: 'consult', serviceId: undefined }, person))).toBe(
      'appointments.too-many-waiting',
    )
  })

  test('of twenty clicks at once one counts', async () => {
    const { centre } = await fullHour()
    const person = resident()
    const all = await Promise.all(Array.from({ length: 20 }, () => codeOf(ask(centre, {}, person))))
    expect(all.filter((code) => code === 'done')).toHaveLength(1)
  })

  test('who may not: a visitor without a telephone, staff of another centre, a stranger with a wrong link', async () => {
    const { centre } = await fullHour()
    expect(await codeOf(ask(centre, { whom: { kind: 'self' } }, visitor))).toBe('appointments.who-books')
    const other = await bookableCentre(testing)
    expect(await codeOf(ask(centre, {}, other.administrators[0]))).toBe('vikno.not-allowed')
    expect(await codeOf(take('nobody'))).toBe('appointments.no-waiting')
    expect(await codeOf(database.run(visitor, lapseOffer))).toBe('vikno.sign-in-first')
    expect(await codeOf(ask(centre, { centres: [newId()] }))).toBe('centres.no-centre')
  })

  test('left while a time is offered, gives it to the next', async () => {
    const { centre, times, cancel } = await fullHour()
    const first = await ask(centre)
    clock.moveTo(later(morning, minutes(5)))
    const second = await ask(centre)
    await cancel(0)
    await database.run(visitor, (work) => leaveList(work, first))
    expect(await see(first)).toMatchObject({ wish: { state: 'ended', endedWhy: 'own-wish' } })
    expect(await offeredAt(second)).toBe(times[0])
    expect(await codeOf(database.run(visitor, (work) => leaveList(work, first)))).toBe('appointments.waiting-ended')
  })

  test('keeps one’s place when the wishes change', async () => {
    const { centre, times, cancel } = await fullHour()
    const first = await ask(centre, { fromTime: time('14:00') })
    clock.moveTo(later(morning, minutes(5)))
    const second = await ask(centre)
    const { wish } = await see(first)
    await database.run(visitor, (work) => changeWish(work, first, { ...wish, fromTime: time('09:00') }))
    await cancel(0)
    expect(await Promise.all([first, second].map(offeredAt))).toEqual([times[0], undefined])
  })

  test('ends by itself after the last day', async () => {
    const { centre } = await fullHour()
    const token = await ask(centre)
    clock.moveTo(instantOf('2026-11-27T22:00:00Z'))
    await database.run(job, endPastWishes)
    expect(await see(token)).toMatchObject({ wish: { state: 'ended', endedWhy: 'too-late' } })
  })
})

describe('whatever people do', () => {
  type Move = { readonly what: 'cancel' | 'take' | 'decline' | 'wait' | 'ask' | 'leave' | 'reload'; readonly n: number }
  const moves = fc.array(
    fc.record({
      what: fc.constantFrom(
        'cancel',
        'cancel',
        'ask',
        'ask',
        'take',
        'decline',
        'wait',
        'leave',
        'reload',
      ) as fc.Arbitrary<Move['what']>,
      n: fc.nat(7),
    }),
    { minLength: 4, maxLength: 14 },
  )

  test('no time is offered twice at once or lost, and nobody is skipped', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (played) => {
        clock.moveTo(morning)
        const { centre, times, links } = await fullHour()
        const tokens: string[] = []
        const booked = new Map<Instant, string>(times.map((at, n) => [at, links[n]!]))
        for (const { what, n } of played) {
          clock.moveTo(later(clock.now(), minutes(1)))
          const token = tokens[n % Math.max(1, tokens.length)] ?? 'nobody'
          if (what === 'ask')
            tokens.push(await ask(centre, { weekdays: [3], fromTime: time('10:00'), untilTime: time('11:00') }))
          if (what === 'leave') await codeOf(database.run(visitor, (work) => leaveList(work, token)))
          if (what === 'decline') await codeOf(decline(token))
          if (what === 'wait') {
            clock.moveTo(later(clock.now(), minutes(125)))
            await lapse()
          }
          if (what === 'take') {
            const at = await offeredAt(token).catch(() => undefined)
            if (at !== undefined) booked.set(at, await take(token))
          }
          if (what === 'cancel') {
            const [at, link] = [...booked][n % Math.max(1, booked.size)] ?? []
            if (at === undefined) continue
            await cancel(link!)
            booked.delete(at)
          }
          if (what === 'reload') {
            // somebody who reloads all the time takes whatever stands open
            const [at] = (await openTimes(centre)).filter((each) => times.includes(each))
            if (at === undefined) continue
            const { link } = await centre.hold(at)
            await database.run(visitor, (work) => confirmBooking(work, { link }))
            booked.set(at, link)
          }
          await database.run(job, (work) => offerOpenTimes(work, centre.centre.id))
          await holds(centre, times, tokens, booked)
        }
      }),
      { numRuns: 12 },
    )
  })

  /** Every time is booked, offered to one, or open; while it is open, everybody who waits has let it pass already. */
  async function holds(
    centre: BookableCentre,
    times: readonly Instant[],
    tokens: readonly string[],
    booked: ReadonlyMap<Instant, string>,
  ): Promise<void> {
    const seen = await Promise.all(tokens.map(see))
    const offers = seen.flatMap(({ offer }) => (offer ? [offer.startsAt] : []))
    expect(new Set(offers).size).toBe(offers.length)
    const open = (await openTimes(centre)).filter((at) => times.includes(at))
    expect([...booked.keys(), ...offers, ...open].sort()).toEqual([...times].sort())
    const waiting = seen.filter(({ wish }) => wish.state === 'waiting')
    for (const at of open)
      for (const { earlier } of waiting) expect(earlier.map(({ startsAt }) => startsAt)).toContain(at)
    const inOrder = seen.filter(({ wish }) => wish.state !== 'ended' && wish.state !== 'booked')
    for (const [i, { wish, earlier }] of inOrder.entries()) {
      if (wish.state !== 'waiting') continue
      // who waits while a later one is offered a time has let this very time pass before, or was thinking about another one then
      for (const { offer } of inOrder.slice(i + 1))
        if (offer) expect(earlier.some((before) => passed(before, offer))).toBe(true)
    }
  }

  const passed = ({ startsAt, offeredAt, answeredAt }: Offer, offer: Offer): boolean =>
    startsAt === offer.startsAt || (offeredAt <= offer.offeredAt && offer.offeredAt <= answeredAt!)
})
