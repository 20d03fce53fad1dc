// What people see of the waiting list: their own wish by its link; the head, how many wait for what.
import type { Work } from '../../../../db/work.ts'
import { permit } from '../../../../kernel/actor.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { Instant } from '../../../../kernel/time.ts'
import { recordAccess } from '../../../audit/service.ts'
import { getService } from '../../../catalogue/service.ts'
import type { CentreId } from '../../../centres/model.ts'
import { getCentre } from '../../../centres/service/centres.ts'
import type { Offer, WaitingSettings, WaitingWish } from '../../model.ts'
import * as store from '../../store/waiting-list.ts'
import { hashOfWaitingToken } from './secrets.ts'

export interface CentreSeen {
  readonly id: CentreId
  readonly key: string
  readonly name: Text
  readonly address: string | null
  readonly zone: string
}

export interface WaitingSeen {
  readonly wish: WaitingWish
  readonly service: { readonly key: string; readonly name: Text } | null
  readonly centres: readonly CentreSeen[]
  readonly offer: Offer | null
  /** What was offered before, and what became of it. */
  readonly earlier: readonly Offer[]
  /** How many of those who wait for the same stand before; nothing while a time is offered. */
  readonly ahead: number | null
}

export async function waitingPage(work: Work, token: string): Promise<WaitingSeen> {
  const wish = await store.getByLink(work, hashOfWaitingToken(work, token))
  const offers = await store.listOffers(work, wish)
  await recordAccess(work, {
    ...{ operation: 'view', purpose: 'own', ground: 'right', centreId: wish.centres[0] },
    ...{ fields: ['preferences'], subjectPersonId: wish.residentId ?? undefined },
  })
  return {
    wish,
    service: await serviceOf(work, wish),
    centres: await centresOf(work, wish.centres),
    offer: offers.find(({ state }) => state === 'open') ?? null,
    earlier: offers.filter(({ state }) => state !== 'open'),
    ahead: wish.state === 'waiting' ? await store.countAhead(work, wish) : null,
  }
}

async function serviceOf(work: Work, { serviceId }: WaitingWish): Promise<WaitingSeen['service']> {
  if (serviceId === null) return null
  const { key, name } = await getService(work, serviceId)
  return { key, name }
}

async function centresOf(work: Work, ids: readonly CentreId[]): Promise<CentreSeen[]> {
  const found: CentreSeen[] = []
  for (const id of ids) {
    const { key, name, address, zone } = await getCentre(work, id)
    found.push({ id, key, name, address, zone })
  }
  return found
}

export interface WaitingLine {
  readonly service: Text | null
  readonly purpose: WaitingWish['purpose']
  readonly waiting: number
  readonly offered: number
  readonly longestSince: Instant
}

export interface WaitingOverview {
  readonly lines: readonly WaitingLine[]
  readonly settings: WaitingSettings
}

/** Counts only: the head sees how many wait for what and how long, not who. */
export async function waitingOverview(work: Work, centreId: CentreId): Promise<WaitingOverview> {
  permit(work.actor, 'centres.manage', centreId)
  const lines: WaitingLine[] = []
  for (const { serviceId, ...counts } of await store.countOfCentre(work, centreId))
    lines.push({ ...counts, service: serviceId === null ? null : (await getService(work, serviceId)).name })
  return { lines, settings: await store.findWaitingSettings(work, centreId) }
}
