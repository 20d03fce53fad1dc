// All centres as they are now: open or not, and the wait. Measured at most three times a minute, however many people look.
import type { Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { dateIn, type Instant, seconds } from '../../../kernel/time.ts'
import { type Centre, type CentreId, type Network, no, type ServiceId } from '../../../modules/centres/model.ts'
import { givenOn } from '../../../modules/centres/rules/hall.ts'
import { statusOn } from '../../../modules/centres/rules/places.ts'
import { findCentreByKey, listCentres, listNetworks } from '../../../modules/centres/service/centres.ts'
import { hallOf, type StampedHall } from '../../../modules/centres/service/hall.ts'
import { type PublicLoad, publicLoad } from '../../../modules/queue/service/screens.ts'
import { type CentreNow, openNow, type Wait, waitOf } from './centre-now.ts'

interface Measured {
  readonly at: Instant
  readonly hall: StampedHall
  readonly load: PublicLoad
}

const measured = new Map<CentreId, Measured>()
const freshFor = seconds(20)

async function measure(work: Work, id: CentreId): Promise<Measured> {
  const known = measured.get(id)
  if (known && Math.abs(work.now - known.at) < freshFor) return known
  const fresh = { at: work.now, hall: await hallOf(work, id), load: await publicLoad(work, id) }
  measured.set(id, fresh)
  return fresh
}

/** Nobody can be promised a wait where no tickets are given out. */
const waitIn = ({ issuesTickets, minutes }: PublicLoad): Wait | undefined =>
  issuesTickets && minutes ? waitOf(minutes.from, minutes.to) : undefined

function asNow(centre: Centre, { hall, load }: Measured, network: Network, now: Instant): CentreNow {
  const { key, name, address, phones, zone, opensOn } = centre
  const today = dateIn(zone, now)
  const planned = statusOn(centre, today) === 'planned'
  return {
    ...{ key, name, address, phones, today },
    network: network.name,
    open: planned ? { kind: 'planned', on: opensOn } : openNow(hall.timetable, now),
    wait: planned ? undefined : waitIn(load),
  }
}

export interface CentresNow {
  readonly centres: readonly CentreNow[]
  /** The oldest of the measurements. */
  readonly measuredAt: Instant
}

/** Centres people know, network by network, the largest first; those closed for good are left out. */
export async function centresNow(work: Work, wanted: (hall: StampedHall) => boolean = () => true): Promise<CentresNow> {
  const networks = new Map((await listNetworks(work)).map((network) => [network.id, network]))
  const centres: CentreNow[] = []
  let measuredAt = work.now
  for (const centre of inOrder(await listCentres(work), networks)) {
    if (statusOn(centre, dateIn(centre.zone, work.now)) === 'closed') continue
    const found = await measure(work, centre.id)
    if (!wanted(found.hall)) continue
    measuredAt = Math.min(measuredAt, found.at) as Instant
    centres.push(asNow(centre, found, networks.get(centre.networkId)!, work.now))
  }
  return { centres, measuredAt }
}

/** Where one may apply for this service today. */
export const centresGiving = (work: Work, serviceId: ServiceId): Promise<CentresNow> =>
  centresNow(
    work,
    (hall) =>
      statusOn(hall.centre, dateIn(hall.centre.zone, work.now)) === 'open' &&
      givenOn(hall, serviceId, dateIn(hall.centre.zone, work.now)) !== undefined,
  )

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
  const found = await measure(work, centre.id)
  const network = (await listNetworks(work)).find(({ id }) => id === centre.networkId)!
  const now = asNow(centre, found, network, work.now)
  const given = [...found.hall.given.keys()].filter((id) => givenOn(found.hall, id, now.today))
  return { centre, now, measuredAt: found.at, hall: found.hall, given: new Set(given) }
}
