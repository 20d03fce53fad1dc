// One centre as anybody may see it now: who waits, how long, when the next times are free, what is not taken and why.
import type { Work } from '../../../db/work.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { listFreeDays } from '../../appointments/service/free.ts'
import { listMostAsked } from '../../catalogue/service.ts'
import type { CentreId, ServiceGroup, ServiceId } from '../../centres/model.ts'
import { givenOn, type StampedHall, today } from '../../centres/service/hall.ts'
import { isOpen, mayIssueTickets, worksOn } from '../../centres/service/hours.ts'
import { offerAt, outagesAt, reachOf, wordsOfOutage } from '../../centres/service/outages.ts'
import type { HourOfDay } from '../../queue/model.ts'
import { waitsByHour } from '../../queue/service/by-hour.ts'
import { type Resumed, resumedOf, type Standstill, standstillOf } from '../../queue/service/standstill.ts'
import { type Away, type NextTime, type NotTaken, type Told, told } from '../model.ts'
import { type HallNow, hallNow } from './hall-now.ts'

export interface LineNow {
  readonly key: string
  readonly name: Text
  readonly purpose: ServiceGroup['purpose']
  readonly waiting: Told
  /** Minutes within which half of those who come now are called, and nine of ten; nothing when nobody is likely to call them. */
  readonly half: number | null
  readonly nineInTen: number | null
}

export interface CentreNow {
  readonly at: Instant
  readonly isOpen: boolean
  readonly issuesTickets: boolean
  readonly alarm: Standstill | null
  readonly resumed: Resumed | null
  readonly waiting: Told
  /** Minutes: the shortest and the longest line; nothing when no desk is open. */
  readonly minutes: { readonly from: number; readonly to: number } | null
  readonly lines: readonly LineNow[]
  /** By hour of today. */
  readonly hours: readonly HourOfDay[]
  /** Of the services asked for most. */
  readonly nextTimes: readonly NextTime[]
  readonly away: readonly Away[]
  /** How many services the centre gives today, and those of them that can't be filed for. */
  readonly given: number
  readonly notTaken: readonly NotTaken[]
}

const made = new WeakMap<HallNow, CentreNow>()

/** Made once for each measurement of the hall. */
export async function centreNow(work: Work, centreId: CentreId): Promise<CentreNow> {
  const measured = await hallNow(work, centreId)
  const known = made.get(measured) ?? (await look(work, measured))
  made.set(measured, known)
  return known
}

async function look(work: Work, measured: HallNow): Promise<CentreNow> {
  const { moment, loads, at } = measured
  const { hall, waiting } = moment
  const minutes = loads.flatMap(({ expectedMinutes }) => expectedMinutes ?? [])
  return {
    at,
    isOpen: isOpen(hall, at),
    issuesTickets: !hall.alarm && mayIssueTickets(hall, at),
    alarm: standstillOf(hall),
    resumed: resumedOf(hall, at),
    waiting: told(waiting.length),
    minutes: minutes.length === 0 ? null : { from: Math.min(...minutes), to: Math.max(...minutes) },
    lines: loads.map(({ key, name, purpose, waiting: n, expectedMinutes, surelyMinutes }) => ({
      ...{ key, name, purpose, waiting: told(n), half: expectedMinutes, nineInTen: surelyMinutes },
    })),
    hours: await waitsByHour(work, moment),
    nextTimes: await nextTimesIn(work, hall),
    away: outagesAt(hall.outages, at).map((outage) => ({
      ...{ kind: outage.kind, words: wordsOfOutage(outage), since: outage.since, until: outage.until },
    })),
    ...(await takenIn(work, hall, at)),
  }
}

async function takenIn(work: Work, hall: StampedHall, at: Instant): Promise<Pick<CentreNow, 'given' | 'notTaken'>> {
  const { given, kept } = await reachOf(work, hall, at)
  const notTaken = kept.flatMap(({ key, name, needs }): NotTaken[] => {
    const offer = offerAt('submit', needs, hall.outages, at)
    return offer.offered ? [] : [{ key, name, why: offer.why, until: offer.until }]
  })
  return { given, notTaken }
}

const servicesTold = 6

async function nextTimesIn(work: Work, hall: StampedHall): Promise<NextTime[]> {
  const on = today(hall, work.now)
  if (!worksOn(hall, on)) return []
  const given = new Set<ServiceId>([...hall.given.keys()].filter((id) => givenOn(hall, id, on)))
  const times: NextTime[] = []
  for (const { id, key, name } of await listMostAsked(work, { limit: servicesTold, among: given })) {
    const parts = [{ purpose: 'submit' as const, serviceId: id }]
    const [found] = await listFreeDays(work, [hall.centre.id], { parts })
    if (found?.isOffered) times.push({ key, name, at: found.firstAt })
  }
  return times
}
