// What does not work in a centre for a while: marked by the head or the guide, and at once kiosk, booking and desk offer less.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { dateIn, type Instant, later, minutes } from '../../../kernel/time.ts'
import type { Values } from '../../audit/model.ts'
import type { Service } from '../../catalogue/model.ts'
import { findService } from '../../catalogue/service.ts'
import {
  type CentreId,
  no,
  type Outage,
  type OutageId,
  type OutageKind,
  type ServiceId,
  type TicketPurpose,
} from '../model.ts'
import { type Offer, offerAt } from '../rules/offer.ts'
import { checkOutage } from '../rules/outage.ts'
import * as store from '../store/alarm.ts'
import { changed } from './changed.ts'
import { givenOn, type Hall, hallOf, type Setup } from './hall.ts'

export { goesOn, type Offer, offerAt, outagesAt, wordsOfOutage, wordsOfOutages } from '../rules/offer.ts'

export interface NewOutage {
  readonly kind: OutageKind
  readonly what?: string | undefined
  readonly reason?: string | undefined
  /** Now, unless it is known of before. */
  readonly since?: Instant | undefined
  /** Until somebody ends it, unless the end is known. */
  readonly until?: Instant | undefined
}

const valuesOf = ({ kind, what, reason, since, until }: Outage): Values => ({ kind, what, reason, since, until })

export async function beginOutage(work: Work, centreId: CentreId, asked: NewOutage): Promise<Outage> {
  permit(work.actor, 'centres.outages', centreId)
  await store.lockCentre(work, centreId)
  const { outages } = await hallOf(work, centreId)
  const outage = accept(
    checkOutage(
      {
        id: newId<'Outage'>(),
        kind: asked.kind,
        what: asked.kind === 'register' ? asked.what?.trim() || null : null,
        reason: asked.reason?.trim().slice(0, 300) || null,
        since: asked.since ?? work.now,
        until: asked.until ?? null,
      },
      outages,
      work.now,
    ),
  )
  await store.addOutage(work, centreId, outage)
  await changed(work, centreId, { what: 'centres.outage', id: outage.id, before: null, after: valuesOf(outage) })
  work.announce({ type: 'centres.outage-changed', centreId, outageId: outage.id })
  return outage
}

/** It works again; one that was only planned will not be. */
export async function endOutage(work: Work, centreId: CentreId, id: OutageId): Promise<void> {
  permit(work.actor, 'centres.outages', centreId)
  await store.lockCentre(work, centreId)
  const outage = (await hallOf(work, centreId)).outages.find((each) => each.id === id)
  if (!outage || (outage.until !== null && outage.until <= work.now)) throw new Refusal(no('no-outage'))
  const until = Math.max(outage.since, work.now) as Instant
  await store.endOutage(work, centreId, id, until)
  await changed(work, centreId, { what: 'centres.outage', id, before: valuesOf(outage), after: null })
  work.announce({ type: 'centres.outage-changed', centreId, outageId: id })
}

/** Whether the centre offers this service at a moment, and why not. */
export async function offerOf(
  work: Work,
  hall: Pick<Hall, 'outages'>,
  purpose: TicketPurpose,
  serviceId: ServiceId | null | undefined,
  at: Instant = work.now,
): Promise<Offer> {
  if (purpose !== 'submit' || !serviceId || hall.outages.length === 0) return { offered: true }
  return offerAt(purpose, (await findService(work, serviceId))?.needs, hall.outages, at)
}

export interface Reach {
  /** What the centre gives today, and how many of that is not offered. */
  readonly given: number
  readonly kept: readonly Service[]
}

/** How far the outages of a moment reach: which services of the centre can't be filed for. */
export async function reachOf(work: Work, hall: Setup, at: Instant = work.now): Promise<Reach> {
  const date = dateIn(hall.timetable.zone, at)
  const kept: Service[] = []
  let given = 0
  for (const serviceId of hall.given.keys()) {
    const service = givenOn(hall, serviceId, date) && (await findService(work, serviceId))
    if (!service) continue
    given++
    if (!offerAt('submit', service.needs, hall.outages, at).offered) kept.push(service)
  }
  return { given, kept }
}

/** The registers that services of the centre work in, by name: what may be marked as away. */
export async function registersOf(work: Work, hall: Pick<Hall, 'given'>): Promise<readonly string[]> {
  const names = new Set<string>()
  for (const serviceId of hall.given.keys())
    for (const name of (await findService(work, serviceId))?.needs.registers ?? []) names.add(name)
  return [...names].sort(new Intl.Collator('uk').compare)
}

/** Live pages look again when an outage begins or ends by its own time; asked once a minute, so that two looks overlap. */
export async function tellTurns(work: Work): Promise<void> {
  permit(work.actor, 'centres.manage')
  for (const centreId of await store.listCentresWithTurns(work, later(work.now, -minutes(2)), work.now))
    work.tell(`hall:${centreId}`)
}
