// The forecast of a full hall: 150 people wait, 82 desks call, and as many come as on a day of 1,800. It plays the rest of the day 128 times.
import { type Chance, seeded } from '../kernel/chance.ts'
import { newId } from '../kernel/id.ts'
import { hours, type Instant, later, minutes, seconds } from '../kernel/time.ts'
import { type DeskId, defaultSettings, type GroupId, type Level, type TicketClass } from '../modules/centres/model.ts'
import type { ExpectedBooking, InLine, TicketId } from '../modules/queue/model.ts'
import { believedAfter } from '../modules/queue/rules/forecast/aftermath.ts'
import { effectOf } from '../modules/queue/rules/forecast/effect.ts'
import type { Experience } from '../modules/queue/rules/forecast/experience.ts'
import { forecast } from '../modules/queue/rules/forecast/forecast.ts'
import type { Counts } from '../modules/queue/rules/forecast/spread.ts'
import { stepOf } from '../modules/queue/rules/forecast/spread.ts'
import type { DeskToday, World } from '../modules/queue/rules/forecast/world.ts'
import { inOrder } from '../modules/queue/rules/line.ts'
import type { Bench, Figure } from './figure.ts'

const groups = Array.from({ length: 13 }, () => newId<'ServiceGroup'>() as GroupId)
const startOfDay = 1_700_000_000_000 as Instant
const eleven = later(startOfDay, hours(11))
const [waiting, desks, visitors] = [150, 82, 1800]
const mostMilliseconds = 50

const classes = ['walkIn', 'priority', 'consultation'] as const

function ticket(chance: Chance, number: number, kind: TicketClass, groupId: GroupId): InLine {
  const issuedAt = later(eleven, -chance.below(minutes(25)))
  return {
    ...{ id: newId<'Ticket'>() as TicketId, series: 'А', number, class: kind, groupId, ownGroup: true, issuedAt },
    ...{ purpose: kind === 'consultation' ? 'consult' : 'submit', serviceId: newId<'Service'>(), onlyDeskId: null },
    ...{ needsStation: chance.happens(0.1), minutes: 6 + chance.below(24) },
    promisedAt: later(issuedAt, minutes(defaultSettings.targets[kind])),
  }
}

function desk(chance: Chance, n: number): DeskToday {
  const id = newId<'Desk'>() as DeskId
  const own = groups[n % groups.length]!
  const calling = {
    id,
    byGroup: new Map<GroupId, Level>([
      [own, 2],
      [groups[(n + 1) % groups.length]!, 1],
      [groups[(n + 5) % groups.length]!, 1],
    ]),
    ...{ byService: new Map(), station: n % 10 === 0, quick: null },
  }
  const visitor = {
    ...{
      id: newId<'Ticket'>() as TicketId,
      calledAt: later(eleven, -chance.below(minutes(20))),
      state: 'serving' as const,
    },
    ...{ purpose: 'submit' as const, groupId: own, serviceId: newId<'Service'>(), minutes: 6 + chance.below(24) },
  }
  const person = { staffId: newId<'Staff'>(), hadBreak: chance.happens(0.4), calling }
  return {
    id,
    posts: [
      { ...person, from: later(eleven, -hours(2)), until: later(eleven, hours(3)), isThere: true },
      {
        ...person,
        staffId: newId<'Staff'>(),
        hadBreak: false,
        from: later(eleven, hours(3)),
        until: later(eleven, hours(6)),
        isThere: false,
      },
    ],
    now: { kind: 'with', visitor },
  }
}

const around = (middle: number, width: number): Counts =>
  Object.fromEntries(
    Array.from({ length: 21 }, (_, n) => [
      stepOf(middle + width * (n / 5 - 2)),
      1 + 10 * Math.exp(-((n / 5 - 2) ** 2) / 2),
    ]),
  )

/** As four weeks of such days teach. */
function experience(): Experience {
  const halves = Array.from({ length: 15 }, (_, n) => 18 + n)
  const shares = halves.length * groups.length * classes.length
  return {
    ...{ days: 20, lengths: Object.fromEntries(groups.map((group) => [`submit|${group}|`, { n: 400, sum: -40 }])) },
    around: { submit: around(0, 0.45), consult: around(0, 0.45), collect: around(0, 0.45) },
    minutes: Object.fromEntries(
      groups.flatMap((group) => ['submit', 'consult'].map((what) => [`${group}|${what}`, around(2.5, 0.6)])),
    ),
    usual: Object.fromEntries(groups.map((group) => [`${group}|submit`, { 10: 40, 20: 60 }])),
    ...{ absent: 0.04, comesBack: 0.5, givesUp: 0.02, absentFor: minutes(2), backAfter: minutes(5), walk: seconds(35) },
    ...{ between: seconds(4), givesUpAfter: minutes(40), tickets: { 0: visitors } },
    came: Object.fromEntries(
      halves.flatMap((half) =>
        groups.flatMap((group) =>
          classes.map((kind) => [`${half}|${group}|${kind}|0`, { n: 1 / shares, ahead: minutes(10) }]),
        ),
      ),
    ),
    ...{ comesAfterAlarm: believedAfter, backAtDesk: minutes(1), early: {}, manned: {} },
    breaks: { sittings: 100, had: 100, lasted: around(2.7, 0.1), after: around(4.8, 0.4) },
  }
}

function world(chance: Chance): World {
  const booking = (): ExpectedBooking => ({
    ...{ at: later(eleven, chance.below(hours(5))), groupId: chance.pick(groups), serviceId: newId<'Service'>() },
    ...{ needsStation: false, minutes: 15 },
  })
  const somebody = (n: number) => ticket(chance, n, chance.pick(classes), chance.pick(groups))
  const newcomers = groups.flatMap((group) => classes.map((kind) => ticket(chance, 9999, kind, group)))
  return {
    ...{ now: eleven, startOfDay, weekday: 1, ticketsUntil: later(eleven, hours(5.4)), issued: 500 },
    waiting: inOrder(Array.from({ length: waiting }, (_, n) => somebody(n))),
    aside: Array.from({ length: 8 }, (_, n) => ({ ...somebody(500 + n), until: later(eleven, minutes(n)) })),
    desks: Array.from({ length: desks }, (_, n) => desk(chance, n)),
    bookings: Array.from({ length: 150 }, booking),
    newcomers,
    ...{ targets: defaultSettings.targets, experience: experience(), guards: [], alarms: [] },
  }
}

/** The first desk at the work of another group from now on. */
function withMove({ desks: all, ...rest }: World): World {
  const [first, ...others] = all
  const posts = first!.posts.map((post) => {
    const byGroup = new Map([...post.calling.byGroup].map(([id]): [GroupId, Level] => [id, 1])).set(groups[7]!, 2)
    return { ...post, calling: { ...post.calling, byGroup } }
  })
  return { ...rest, desks: [{ ...first!, posts }, ...others] }
}
const mostToShowAMove = 200

/** What the head sees before a desk is moved: the rest of the day played without the move and with it. */
function moves(worlds: readonly World[]): Figure[] {
  const times = [...worlds, ...worlds, ...worlds].map((each) => {
    const plain = each.newcomers.filter((newcomer) => newcomer.class === 'walkIn')
    const lines = plain.map(({ groupId, id }) => ({ groupId, newcomer: id }))
    const started = performance.now()
    effectOf(each, withMove(each), lines)
    return performance.now() - started
  })
  times.sort((a, b) => a - b)
  const figure = (name: string, share: number): Figure => ({
    ...{ what: `effect of a move, ${waiting} waiting at ${desks} desks: ${name}`, unit: 'ms', most: mostToShowAMove },
    value: times[Math.floor(times.length * share)]!,
  })
  return [figure('p50', 0.5), figure('p90', 0.9), figure('best', 0)]
}

export const forecasts: Bench = {
  title: 'the forecast',
  async run() {
    const worlds = Array.from({ length: 10 }, (_, n) => world(seeded(n + 1)))
    let told = 0
    for (const each of worlds) told += forecast(each).tickets.size // warm
    const times: number[] = []
    for (let round = 0; round < 6; round++)
      for (const each of worlds) {
        const started = performance.now()
        forecast(each)
        times.push(performance.now() - started)
      }
    times.sort((a, b) => a - b)
    const at = (share: number): number => times[Math.floor(times.length * share)]!
    const what = `${waiting} waiting at ${desks} desks`
    const figure = (name: string, value: number, note = ''): Figure => ({
      ...{ what: `forecast, ${what}: ${name}`, value, unit: 'ms', most: mostMilliseconds, note },
    })
    return [
      figure('p50', at(0.5), told === waiting * worlds.length ? '' : `only ${told} were told anything`),
      figure('p90', at(0.9)),
      figure('best', times[0]!),
      ...moves(worlds),
    ]
  },
}
