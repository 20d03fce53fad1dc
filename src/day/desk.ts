// A desk through the day: its people open it by their shifts, call one after another, rest when nobody waits, hand it over.
import { type Instant, later, minutes, seconds } from '../kernel/time.ts'
import { endOfDay } from '../modules/centres/service/hours.ts'
import type { MannedDesk, Post } from './crew.ts'
import { chanceOf, type Day, type Visitor } from './day.ts'
import { serve } from './serve.ts'

/** What the administrator needs to see that somebody came. */
const looksUp = seconds(4)
/** After the last visitor the desk is put in order and closed. */
const tidies = minutes(35)

export async function manDesk(day: Day, desk: MannedDesk): Promise<void> {
  for (const post of desk.posts) {
    await day.timeline.until(post.from)
    await work(day, { desk, post })
    await day.timeline.until(later(day.timeline.now(), minutes(1))) // the next person sits down
  }
}

export interface AtDesk {
  readonly desk: MannedDesk
  readonly post: Post
}

async function work(day: Day, at: AtDesk): Promise<void> {
  const { timeline, hall } = day
  const { desk, post } = at
  await step(day, at, 'open')
  hall.opens(desk)
  let hasRested = false
  let sawComing: Visitor | undefined
  for (;;) {
    if (!hasRested && timeline.now() >= post.break.from) {
      hasRested = true
      await takeBreak(day, at)
      continue
    }
    if (timeline.now() >= post.until) break
    if (hall.isStill) {
      await comesBackFromShelter(day, desk)
      continue
    }
    const visitor = await callNext(day, at)
    if (visitor && sawComing && sawComing !== visitor && hall.waiting.has(sawComing)) hall.enters(sawComing)
    sawComing = undefined
    if (visitor) await serve(day, at, visitor)
    else if (timeline.now() >= goesHome(day, post)) break
    else sawComing = await restUntil(day, at, hasRested ? undefined : post.break.from)
  }
  hall.stops(desk)
  await step(day, at, 'close')
}

/** Nobody is called before the hall goes on; people come back one after another. */
const comesBackFromShelter = (day: Day, { number }: MannedDesk): Promise<void> =>
  day.timeline.until(later(day.alarm!.until, seconds(5) + chanceOf(day.seed, 9_000_000 + number).below(minutes(2))))

const step = (day: Day, { desk, post }: AtDesk, name: string): Promise<unknown> =>
  day.asking.post(`/desks/${desk.id}/${name}`, {}, post.token)

async function takeBreak(day: Day, at: AtDesk): Promise<void> {
  const { timeline, hall } = day
  const { from, until } = at.post.break
  hall.stops(at.desk)
  await step(day, at, 'break')
  await timeline.until(later(timeline.now(), until - from))
  await step(day, at, 'end-break')
  hall.opens(at.desk)
}

/** Who works to the end of the day leaves when the hall has been empty for a while after the last reception. */
function goesHome({ crew, date }: Day, { until }: Post): Instant {
  const end = endOfDay(crew.hall.timetable, date, 'reception')!
  return until > end ? later(end, tidies) : until
}

async function restUntil(day: Day, { desk, post }: AtDesk, breakAt: Instant | undefined): Promise<Visitor | undefined> {
  const moments = [breakAt ?? post.until, goesHome(day, post), post.until]
  const sawComing = await day.hall.rest(desk, Math.min(...moments) as Instant)
  if (sawComing) await day.timeline.until(later(day.timeline.now(), looksUp))
  return sawComing
}

interface Called {
  readonly ticketId: string
}

async function callNext(day: Day, { desk, post }: AtDesk): Promise<Visitor | undefined> {
  const called = await day.asking.postUnless<Called>(
    'queue.nobody-waits',
    `/desks/${desk.id}/call-next`,
    {},
    post.token,
  )
  if (!called) return undefined
  const visitor = day.visitors.get(called.ticketId)
  if (!visitor) throw new Error(`desk ${desk.number} called ticket ${called.ticketId}, which nobody holds`)
  day.hall.leaves(visitor)
  if (day.withCases) await day.asking.get(`/desks/${desk.id}`, post.token) // the screen shows who it is
  return visitor
}
