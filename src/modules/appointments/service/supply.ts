// What centres have to offer for a visit over some days: rosters, the catalogue and what is taken, put together for the rules.
import type { Work } from '../../../db/work.ts'
import { may } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { addDays, dateIn, type Instant, type PlainDate } from '../../../kernel/time.ts'
import type { CentreId, DeskId, NetworkId } from '../../centres/model.ts'
import { midnightOf, type RosterAndGiven, rostersOf } from '../../centres/service/roster.ts'
import { type BookingChannel, type BookingSettings, type BookingWish, no, type Pool, tickMinutes } from '../model.ts'
import { type Day, type Need, type Stretch, tick, tickFrom, tickOf } from '../rules/lanes.ts'
import { type DayOfCentre, lastDay, quotaOf, supplyOf, type Taken } from '../rules/supply.ts'
import { listTaken, type TakenOfCentre } from '../store/taken.ts'
import { dayOfCentre, needsOn, type Sought, soughtOf } from './needs.ts'

/** How many services one visit may have. */
export const mostParts = 4

export interface OfferedDay extends DayOfCentre {
  readonly day: Day
  /** What is taken of the shares, as `quotaOf` names them. */
  readonly quotas: ReadonlyMap<string, number>
  /** One for each part; none when the centre does not do all of it on this day. */
  readonly needs: readonly Need[]
}

export interface OfferOfCentre {
  readonly centreId: CentreId
  readonly networkId: NetworkId
  readonly zone: string
  readonly settings: BookingSettings
  readonly days: readonly OfferedDay[]
}

/** How this actor books at this centre. */
export function channelOf(work: Work, centreId: CentreId): BookingChannel {
  const { actor } = work
  if (actor.kind === 'device') return 'kiosk'
  return actor.kind === 'staff' && may(actor, 'queue.issue', centreId) ? 'phone' : 'online'
}

/** Whose share is taken: first what is kept for people with priority, where that was declared. */
export const poolsFor = (channel: BookingChannel, { priority }: Pick<BookingWish, 'priority'>): readonly Pool[] =>
  priority ? ['priority', channel] : [channel]

type Wanted = Pick<BookingWish, 'parts' | 'moreTime'>

function checkParts({ parts }: Wanted): void {
  if (parts.length === 0 || parts.some(({ purpose, serviceId }) => purpose === 'submit' && !serviceId))
    throw new Refusal(no('nothing-wanted', {}, 'service'))
  if (parts.length > mostParts) throw new Refusal(no('too-many-parts', { most: mostParts }, 'service'))
}

export interface Looking {
  readonly from: PlainDate
  readonly days: number
  /** Those of the channel, unless said. */
  readonly pools?: readonly Pool[] | undefined
  /** Instead of what the head decided: for moves by the centre. */
  readonly settings?: Partial<BookingSettings> | undefined
  /** Booked times of this booking are its own and stand in nobody's way. */
  readonly ofItself?: readonly { readonly deskId: DeskId; readonly from: number; readonly until: number }[] | undefined
}

const ticksOfDay = (24 * 60) / tickMinutes

/** The busy stretches of each day, from the stretches of each desk. */
function byDay(
  { busy }: TakenOfCentre,
  midnights: readonly number[],
  own: Looking['ofItself'],
): Map<DeskId, Stretch[]>[] {
  const days = midnights.map(() => new Map<DeskId, Stretch[]>())
  const isOwn = (deskId: DeskId, from: number) => own?.some((one) => one.deskId === deskId && one.from === from)
  for (const [deskId, ticks] of busy)
    for (let i = 0; i < ticks.length; i += 2) {
      const [from, until] = [ticks[i]!, ticks[i + 1]!]
      if (isOwn(deskId, from)) continue
      let n = Math.min(days.length - 1, Math.floor((from - midnights[0]!) / ticksOfDay))
      // the nights the clocks change
      while (n >= 0 && midnights[n]! > from) n--
      while (n + 1 < days.length && midnights[n + 1]! <= from) n++
      const day = days[n]
      if (!day) continue
      const stretches = day.get(deskId)
      if (stretches) stretches.push([from, until])
      else day.set(deskId, [[from, until]])
    }
  return days
}

interface Prospect {
  readonly rostered: RosterAndGiven
  readonly channel: BookingChannel
  readonly today: PlainDate
  /** When the last day is over. */
  readonly end: Instant
  readonly days: readonly { readonly ofCentre: DayOfCentre; readonly needs: readonly Need[] }[]
}

interface When {
  readonly today: PlainDate
  readonly endOfToday: Instant
  readonly dates: readonly PlainDate[]
  readonly end: Instant
}

/** The days looked at, as a zone counts them. */
function whenIn(work: Work, zone: string, { from, days }: Looking): When {
  const today = dateIn(zone, work.now)
  const dates = Array.from({ length: days }, (_, n) => addDays(from < today ? today : from, n))
  const [endOfToday, end] = [today, dates.at(-1)!].map((date) => midnightOf(zone, addDays(date, 1))) as [
    Instant,
    Instant,
  ]
  return { today, endOfToday, dates, end }
}

function prospectOf(work: Work, rostered: RosterAndGiven, sought: Sought, when: When): Prospect {
  const { roster } = rostered
  const { endOfToday, dates, end, today } = when
  return {
    ...{ rostered, end, today },
    channel: channelOf(work, roster.centreId),
    days: dates.map((date) => {
      const needs = needsOn(rostered, sought, date, endOfToday)
      return { needs, ofCentre: dayOfCentre(roster, date, needs, sought) }
    }),
  }
}

/** The desks where anything of the visit is main work, and the shares it takes from. */
async function takenOf(work: Work, prospects: readonly Prospect[], pools: (prospect: Prospect) => readonly Pool[]) {
  const desks = prospects.flatMap(({ rostered, days }) => {
    const serving = days.flatMap(({ ofCentre }) => ofCentre.lanes.filter(({ serves }) => serves.includes(true)))
    return [...new Set(serving.map(({ deskId }) => deskId))].map((deskId) => ({
      ...{ centreId: rostered.roster.centreId, deskId },
    }))
  })
  const quotas = prospects.flatMap((prospect) => {
    const groups = new Set(prospect.days.flatMap(({ needs }) => needs.map(({ groupId }) => groupId)))
    const { centreId } = prospect.rostered.roster
    return [...groups].flatMap((groupId) =>
      pools(prospect).map((pool) => ({ centreId, about: quotaOf(groupId, pool) })),
    )
  })
  const dates = prospects.flatMap(({ days }) => [days[0]!.ofCentre, days.at(-1)!.ofCentre])
  const first = dates.reduce((a, b) => (a.midnight < b.midnight ? a : b))
  const last = dates.reduce((a, b) => (a.midnight > b.midnight ? a : b))
  const until = Math.max(...prospects.map(({ end }) => end)) as Instant
  return listTaken(work, {
    ...{ centreIds: prospects.map(({ rostered }) => rostered.roster.centreId), desks, quotas },
    ...{ fromDay: first.date, untilDay: last.date, from: tickOf(first.midnight), until: tickFrom(until) },
  })
}

function offerOf(
  work: Work,
  { rostered, days, today }: Prospect,
  taken: TakenOfCentre,
  pools: readonly Pool[],
  looking: Looking & { readonly moreTime: boolean },
): OfferOfCentre {
  const { roster } = rostered
  const settings = { ...taken.settings, ...looking.settings }
  const { zone } = roster.timetable
  const last = lastDay(today, settings)
  const busy = byDay(
    taken,
    days.map(({ ofCentre }) => ofCentre.midnight / tick),
    looking.ofItself,
  )
  const more = looking.moreTime ? Math.ceil(settings.moreTimeMinutes / tickMinutes) : 0
  const offered = days.map(({ ofCentre, needs: usual }, n): OfferedDay => {
    const needs = more === 0 ? usual : usual.map((need) => ({ ...need, ticks: need.ticks + more }))
    const quotas = new Map(
      needs.flatMap(({ groupId }) =>
        pools.map((pool) => {
          const quota = quotaOf(groupId, pool)
          return [quota, taken.quotas.get(`${ofCentre.date} ${quota}`) ?? 0] as const
        }),
      ),
    )
    const isOpen = settings.isOffered && ofCentre.date <= last && needs.length > 0
    const ofDay: Taken = { busy: busy[n]!, quotas }
    const lanes = isOpen ? ofCentre : { ...ofCentre, lanes: [] }
    return { ...lanes, quotas, needs, day: supplyOf(lanes, needs, ofDay, { settings, pools, now: work.now }) }
  })
  return { centreId: roster.centreId, networkId: roster.networkId, zone, settings, days: offered }
}

/** What each centre offers for the visit; centres that do not exist are left out. */
export async function offersOf(
  work: Work,
  centreIds: readonly CentreId[],
  wanted: Wanted & Pick<BookingWish, 'priority'>,
  looking: Looking,
): Promise<OfferOfCentre[]> {
  checkParts(wanted)
  const services = wanted.parts.flatMap(({ serviceId }) => (serviceId ? [serviceId] : []))
  const rosters = await rostersOf(work, centreIds, services)
  const sought = await soughtOf(work, centreIds, wanted.parts)
  const zones = new Map<string, When>()
  const prospects = [...rosters.values()].map((rostered) => {
    const { zone } = rostered.roster.timetable
    const when = zones.get(zone) ?? whenIn(work, zone, looking)
    zones.set(zone, when)
    return prospectOf(work, rostered, sought, when)
  })
  if (prospects.length === 0) return []
  const pools = ({ channel }: Prospect) => looking.pools ?? poolsFor(channel, wanted)
  const taken = await takenOf(work, prospects, pools)
  return prospects.map((prospect) =>
    offerOf(work, prospect, taken.get(prospect.rostered.roster.centreId)!, pools(prospect), {
      ...looking,
      moreTime: wanted.moreTime ?? false,
    }),
  )
}
