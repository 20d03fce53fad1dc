// How every change of the catalogue is kept: new versions, one new stamp, one announcement.
import type { Work } from '../../../db/work.ts'
import { whoOf } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { CatalogueChanged, Service, ServiceCard, ServiceId } from '../model.ts'
import * as store from '../store.ts'

export interface Planned {
  /** Absent for a service that did not exist. */
  readonly serviceId?: ServiceId | undefined
  readonly key: string
  readonly card: ServiceCard
  readonly from: PlainDate
}

/** Saves the planned cards as new versions, in the order given. Call after `lockEdition`. */
export async function saveCards(work: Work, planned: readonly Planned[], reason: string): Promise<readonly Service[]> {
  if (planned.length === 0) return []
  const numbers = new Map(await store.highestNumbers(work))
  const made = planned.map(({ serviceId = newId<'Service'>(), key, card, from }): Service => {
    const version = (numbers.get(serviceId) ?? 0) + 1
    numbers.set(serviceId, version)
    return { ...card, id: serviceId, key, versionId: newId<'ServiceVersion'>(), version, validFrom: from }
  })
  await store.saveServices(
    work,
    made.filter((_, at) => planned[at]!.serviceId === undefined),
  )
  await store.saveVersions(
    work,
    made.map((service, at) => ({
      id: service.versionId,
      serviceId: service.id,
      number: service.version,
      validFrom: service.validFrom,
      card: planned[at]!.card,
      reason,
      madeBy: whoOf(work.actor),
    })),
  )
  await store.setStamp(work, crypto.randomUUID())
  announce(work, made, reason)
  return made
}

function announce(work: Work, made: readonly Service[], reason: string): void {
  const event: CatalogueChanged = {
    type: 'catalogue.changed',
    services: [...new Set(made.map(({ id }) => id))],
    reason,
  }
  work.announce(event)
}
