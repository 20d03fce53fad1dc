// All centres as they are now: open or not, the wait, and what keeps them from taking people.
import type { Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Text } from '../../../kernel/text.ts'
import { dateIn, type Instant, type PlainDate, seconds } from '../../../kernel/time.ts'
import { type Centre, type Network, no, type ServiceId } from '../../../modules/centres/model.ts'
import { givenOn, groupFor } from '../../../modules/centres/rules/hall.ts'
import { findCentreByKey, listCentres, listNetworks } from '../../../modules/centres/service/centres.ts'
import type { StampedHall } from '../../../modules/centres/service/hall.ts'
import { mayIssueTickets, statusOn } from '../../../modules/centres/service/hours.ts'
import { offerOf, outagesAt, reachOf, wordsOfOutages } from '../../../modules/centres/service/outages.ts'
import type { GroupLoad } from '../../../modules/queue/service/moment.ts'
import { type HallNow, hallNow } from '../../../modules/reporting/service/hall-now.ts'
import { type CentreNow, openNow, type Wait, waitOf } from './centre-now.ts'
import type { Trouble } from './trouble.ts'

const knownFor = seconds(20)
const isFresh = (at: Instant, now: Instant): boolean => Math.abs(now - at) < knownFor

interface Known {
  readonly at: Instant
  /** Network by network, the largest first. */
  readonly centres: readonly Centre[]
  readonly networks: ReadonlyMap<Network['id'], Network>
}

/** By the vault, of which each database has its own. */
const known = new WeakMap<Work['vault'], Known>()

async function knownCentres(work: Work): Promise<Known> {
  const found = known.get(work.vault)
  if (found && isFresh(found.at, work.now)) return found
  const networks = new Map((await listNetworks(work)).map((network) => [network.id, network]))
  const fresh = { at: work.now, networks, centres: inOrder(await listCentres(work), networks) }
  known.set(work.vault, fresh)
  return fresh
}

function waitIn(loads: readonly GroupLoad[]): Wait | undefined {
  const minutes = loads.flatMap(({ expectedMinutes }) => expectedMinutes ?? [])
  return minutes.length > 0 ? waitOf(Math.min(...minutes), Math.max(...minutes)) : undefined
}

/** The line that serves one service; all lines of the centre where none is named. */
function loadsFor(
  { moment: { hall }, loads }: HallNow,
  serviceId: ServiceId | undefined,
  today: PlainDate,
): readonly GroupLoad[] {
  if (!serviceId) return loads
  const group = groupFor(hall, 'submit', givenOn(hall, serviceId, today))
  return loads.filter(({ key }) => key === group?.key)
}

async function asNow(
  work: Work,
  centre: Centre,
  found: HallNow,
  network: Network,
  serviceId?: ServiceId,
): Promise<CentreNow> {
  const { key, name, address, phones, zone, opensOn } = centre
  const { hall } = found.moment
  const today = dateIn(zone, work.now)
  const planned = statusOn(centre, today) === 'planned'
  const givesTickets = !planned && !hall.alarm && mayIssueTickets(hall, work.now)
  return {
    ...{ key, name, address, phones, zone, today, givesTickets },
    network: network.name,
    open: planned ? { kind: 'planned', on: opensOn } : openNow(hall.timetable, work.now),
    wait: givesTickets ? waitIn(loadsFor(found, serviceId, today)) : undefined,
    trouble: planned ? undefined : await troubleIn(work, hall, serviceId),
  }
}

/** An alarm before all else; then what keeps the service, or some of all. */
async function troubleIn(work: Work, hall: StampedHall, serviceId?: ServiceId): Promise<Trouble | undefined> {
  if (hall.alarm) return { kind: 'alarm', cause: hall.alarm.cause, since: hall.alarm.since }
  if (serviceId) {
    const offer = await offerOf(work, hall, 'submit', serviceId)
    return offer.offered ? undefined : { kind: 'not-taken', why: offer.why, until: offer.until }
  }
  const away = outagesAt(hall.outages, work.now)
  if (away.length === 0) return undefined
  const { kept } = await reachOf(work, hall)
  const until = away.some(({ until }) => until === null)
    ? null
    : (Math.max(...away.map(({ until }) => until!)) as Instant)
  return kept.length === 0 ? undefined : { kind: 'in-part', why: wordsOfOutages(away), until, services: kept.length }
}

export interface CentresNow {
  readonly centres: readonly CentreNow[]
  /** The oldest of the measurements. */
  readonly measuredAt: Instant
}

/** Centres people know, network by network, the largest first; those closed for good are left out. */
export const centresNow = (work: Work): Promise<CentresNow> => centresWhere(work, () => true)

/** Where one may apply for this service today, and how long its own line is there. */
export const centresGiving = (work: Work, serviceId: ServiceId): Promise<CentresNow> => {
  const gives = (hall: StampedHall, today: PlainDate) =>
    statusOn(hall.centre, today) === 'open' && givenOn(hall, serviceId, today) !== undefined
  return centresWhere(work, gives, serviceId)
}

async function centresWhere(
  work: Work,
  wanted: (hall: StampedHall, today: PlainDate) => boolean,
  serviceId?: ServiceId,
): Promise<CentresNow> {
  const { centres: all, networks } = await knownCentres(work)
  const centres: CentreNow[] = []
  let measuredAt = work.now
  for (const centre of all) {
    const today = dateIn(centre.zone, work.now)
    if (statusOn(centre, today) === 'closed') continue
    const found = await hallNow(work, centre.id)
    if (!wanted(found.moment.hall, today)) continue
    measuredAt = Math.min(measuredAt, found.at) as Instant
    centres.push(await asNow(work, centre, found, networks.get(centre.networkId)!, serviceId))
  }
  return { centres, measuredAt }
}

const kinds: readonly Centre['kind'][] = ['regional', 'multicentre', 'territorial', 'branch', 'remote', 'mobile']

function inOrder(centres: readonly Centre[], networks: ReadonlyMap<Network['id'], Network>): Centre[] {
  const byName = new Intl.Collator('uk')
  return [...centres].sort(
    (a, b) =>
      byName.compare(networks.get(a.networkId)!.name.uk, networks.get(b.networkId)!.name.uk) ||
      Number(a.opensOn === null) - Number(b.opensOn === null) ||
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      byName.compare(a.name.uk, b.name.uk),
  )
}

export interface OneCentre {
  readonly centre: Centre
  readonly now: CentreNow
  readonly measuredAt: Instant
  readonly hall: StampedHall
  /** What it gives today. */
  readonly given: ReadonlySet<ServiceId>
}

export async function oneCentre(work: Work, key: string): Promise<OneCentre> {
  const centre = await findCentreByKey(work, key)
  if (!centre) throw new Refusal(no('no-centre'))
  const found = await hallNow(work, centre.id)
  const { networks } = await knownCentres(work)
  const now = await asNow(work, centre, found, networks.get(centre.networkId)!)
  const { hall } = found.moment
  const given = [...hall.given.keys()].filter((id) => givenOn(hall, id, now.today))
  return { centre, now, measuredAt: found.at, hall, given: new Set(given) }
}

/** Whom to call: the first working centre that has a phone. */
export async function contactOf(work: Work): Promise<{ readonly phone: string; readonly name: Text } | undefined> {
  const { centres } = await knownCentres(work)
  const found = centres.find(
    (centre) => centre.phones.length > 0 && statusOn(centre, dateIn(centre.zone, work.now)) === 'open',
  )
  return found && { phone: found.phones[0]!, name: found.name }
}
