// What goes wrong on the day: an air alarm before noon, a biometric station in the afternoon.
import { type Instant, later, seconds } from '../kernel/time.ts'
import type { DeskId, Span } from '../modules/centres/model.ts'
import { hearOfMoves } from './coming.ts'
import type { Day } from './day.ts'

/** The messages have gone out and people have read them. */
const isToldAfter = seconds(30)

const setAlarm = ({ asking, crew }: Day, on: boolean): Promise<unknown> =>
  asking.post(`/centres/${crew.centreId}/alarm`, { on, cause: 'air' }, crew.head)

/** The hall stands still and goes on; the story comes before those of the same moment. */
export function alarmComes(day: Day, alarm: Span): void {
  const { timeline, hall } = day
  timeline.tell(alarm.from, async () => {
    await setAlarm(day, true)
    hall.standStill()
  })
  timeline.tell(alarm.until, async () => {
    await setAlarm(day, false)
    hall.goOn(alarm)
    await timeline.until(later(timeline.now(), isToldAfter))
    await hearOfMoves(day)
  })
}

interface Machine {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly desk: { readonly id: DeskId } | null
}

/** Nobody knows for how long; in the evening it is mended. */
export function stationFails(day: Day, at: Instant, mendedAt: Instant): void {
  const { timeline, asking, crew } = day
  timeline.tell(at, async () => {
    const desk = await busiestStation(day)
    if (!desk) return
    const note = 'Сканер відбитків не відповідає.'
    await asking.post(`/centres/${crew.centreId}/stations/${desk}/broken`, { note }, crew.head)
    const here = crew.desks.find(({ id }) => id === desk)
    if (here) here.calling = { ...here.calling, station: false }
    await timeline.until(later(timeline.now(), isToldAfter))
    await hearOfMoves(day)
    await timeline.until(mendedAt)
    await asking.post(`/centres/${crew.centreId}/stations/${desk}/works`, {}, crew.head)
    if (here) here.calling = { ...here.calling, station: true }
  })
}

/** Of the stations that work, the one most people are still booked for: that day it is missed most. */
async function busiestStation({ asking, crew, date, timeline }: Day): Promise<DeskId | undefined> {
  const { items: machines } = await asking.get<{ items: Machine[] }>(`/centres/${crew.centreId}/stations`, crew.head)
  const { items: booked } = await asking.get<{
    items: { state: string; startsAt: string; parts: { deskId: DeskId }[] }[]
  }>(`/centres/${crew.centreId}/bookings?day=${date}`, crew.head)
  const ahead = booked.filter(({ state, startsAt }) => state === 'booked' && Date.parse(startsAt) > timeline.now())
  const times = (desk: DeskId) => ahead.filter(({ parts }) => parts.some(({ deskId }) => deskId === desk)).length
  return machines
    .flatMap(({ kind, state, desk }) => (kind === 'biometric' && state === 'ok' && desk ? [desk.id] : []))
    .toSorted((a, b) => times(b) - times(a))[0]
}
