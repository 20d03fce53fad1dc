// What the head sets of machines: printers and their addresses, the printer of a kiosk, what booking knows of a workstation.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import type { Values } from '../../audit/model.ts'
import { recordChange } from '../../audit/service.ts'
import type { CentreId } from '../../centres/model.ts'
import { allParts, no, type Station, type StationId } from '../model.ts'
import { checkPrinter, checkWorkstation, type PrinterCard, type Workstation } from '../rules/settings.ts'
import * as store from '../store/stations.ts'
import { machinesOf, stationIn } from './inventory.ts'
import { change } from './settle.ts'

export type { PrinterCard, Workstation } from '../rules/settings.ts'

/** A new printer, or another address and place of one. */
export async function savePrinter(
  work: Work,
  centreId: CentreId,
  { id, ...card }: PrinterCard & { readonly id?: StationId | undefined },
): Promise<Station> {
  permit(work.actor, 'centres.manage', centreId)
  const { label, host, port, codePage } = accept(checkPrinter(card))
  const machines = await machinesOf(work, centreId)
  const before = id && machines.get(id)
  if (id && before?.kind !== 'printer') throw new Refusal(no('no-printer'))
  const kept: store.Kept = {
    ...{ id: id ?? newId<'Station'>(), kind: 'printer', zoneId: null, label, printer: { host, port, codePage } },
    ...{ parts: [], slotMinutes: 20, operators: 1, hours: null, printerId: null, board: null },
  }
  await store.save(work, centreId, kept)
  await recordChange(work, {
    ...{ what: 'stations.printer', id: kept.id, centreId },
    before: before ? printerValues(before) : null,
    after: printerValues(kept),
  })
  work.tell(`stations:${centreId}`)
  return stationIn(await machinesOf(work, centreId), kept.id)
}
const printerValues = ({ label, printer }: Pick<Station, 'label' | 'printer'>): Values => ({ label, ...printer })

/** Kiosks that printed on it print by their browser again. */
export async function removePrinter(work: Work, centreId: CentreId, id: StationId): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  const before = stationIn(await machinesOf(work, centreId), id)
  await change(work, centreId, id, async () => store.freePrinter(work, centreId, id))
  await store.remove(work, centreId, id)
  await recordChange(work, {
    ...{ what: 'stations.printer', id, centreId },
    before: printerValues(before),
    after: null,
  })
}

/** From now on the kiosk's tickets come out of this printer; of none: its browser prints. */
export async function givePrinter(
  work: Work,
  centreId: CentreId,
  kioskId: StationId,
  printerId: StationId | null,
): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  const machines = await machinesOf(work, centreId)
  const kiosk = stationIn(machines, kioskId)
  if (kiosk.kind !== 'kiosk') throw new Refusal(no('only-a-kiosk', {}, 'kiosk'))
  if (printerId && machines.get(printerId)?.kind !== 'printer') throw new Refusal(no('no-printer', {}, 'printer'))
  if (kiosk.printerId === printerId) return
  const named = (id: StationId | null) => (id && machines.get(id)?.label) ?? null
  await change(work, centreId, kioskId, async (station) => store.save(work, centreId, { ...station, printerId }))
  await recordChange(work, {
    ...{ what: 'stations.kiosk', id: kioskId, centreId },
    before: { label: kiosk.label, printer: named(kiosk.printerId) },
    after: { label: kiosk.label, printer: named(printerId) },
  })
}

/** How long one person takes at a workstation, how many work at it, which devices it has. */
export async function saveWorkstation(
  work: Work,
  centreId: CentreId,
  id: StationId,
  wanted: Workstation,
): Promise<Station> {
  permit(work.actor, 'centres.manage', centreId)
  const checked = accept(checkWorkstation(wanted))
  const before = stationIn(await machinesOf(work, centreId), id)
  if (before.kind !== 'biometric') throw new Refusal(no('only-biometric'))
  const parts = allParts.filter((part) => checked.parts.includes(part))
  const after = await change(work, centreId, id, async (station) =>
    store.save(work, centreId, { ...station, ...checked, parts }),
  )
  await recordChange(work, {
    ...{ what: 'stations.workstation', id, centreId },
    before: workstationValues(before),
    after: workstationValues(after),
  })
  return after
}
const workstationValues = ({ desk, slotMinutes, operators, parts, hours }: Station): Values => ({
  desk: desk?.number ?? null,
  slotMinutes,
  operators,
  parts: [...parts],
  hours: hours ? JSON.stringify(hours) : null,
})
