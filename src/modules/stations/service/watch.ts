// The watch, once a minute: machines that fell silent or speak again, printers asked how they are.
import type { Work } from '../../../db/work.ts'
import type { Answered } from '../../../gateways/printer/printer.ts'
import { permit } from '../../../kernel/actor.ts'
import type { CentreId } from '../../centres/model.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { isWithin, spanAt } from '../../centres/service/hours.ts'
import { centresWithMachines } from '../../identity/service/devices.ts'
import type { Printer, Station, StationId } from '../model.ts'
import { isSilent } from '../rules/silence.ts'
import * as store from '../store/stations.ts'
import { machinesOf } from './inventory.ts'
import { saidByMachine, saidByPrinter, type Wrong } from './machine-says.ts'

/** Centres with machines that speak by themselves. */
export async function listWatched(work: Work): Promise<readonly CentreId[]> {
  permit(work.actor, 'vikno.run')
  return [...new Set([...(await centresWithMachines(work)), ...(await store.listCentresWithAgents(work))])]
}

/** Notes who fell silent in one centre and who speaks again. Printers are asked, nobody waits for them to speak. */
export async function noteSilence(work: Work, centreId: CentreId): Promise<void> {
  permit(work.actor, 'vikno.run')
  const { timetable } = await hallOf(work, centreId)
  const workday = spanAt(timetable, 'work', work.now)
  for (const station of (await machinesOf(work, centreId)).values()) {
    if (station.kind === 'printer') continue
    const wasSilent = station.faults.some(({ what }) => what === 'silent')
    const silent = isSilent({ wasSilent, seenAt: station.seenAt }, workday, work.now)
    if (silent !== wasSilent) await saidByMachine(work, centreId, station.id, wrongOf(station, silent))
  }
}

function wrongOf({ faults }: Station, silent: boolean): Wrong[] {
  const rest: Wrong[] = faults.filter(({ what, saidBy }) => what !== 'silent' && saidBy === 'machine')
  return silent ? [...rest, { what: 'silent', part: null }] : rest
}

export interface PrinterToAsk {
  readonly centreId: CentreId
  readonly id: StationId
  readonly printer: Printer
}

/** Printers of centres where somebody works now: the others may be switched off. */
export async function listPrintersToAsk(work: Work): Promise<readonly PrinterToAsk[]> {
  permit(work.actor, 'vikno.run')
  const asked: PrinterToAsk[] = []
  for (const row of await store.listPrinters(work)) {
    const { timetable } = await hallOf(work, row.centreId)
    if (isWithin(timetable, 'work', work.now)) asked.push(row)
  }
  return asked
}

export async function noteAnswer(work: Work, { centreId, id }: PrinterToAsk, heard: Answered): Promise<void> {
  permit(work.actor, 'vikno.run')
  await saidByPrinter(work, centreId, id, heard)
}
