// A ticket on paper: asked for at the press, printed by a job after the commit, its end kept and told to the kiosk.
import type { Work } from '../../../db/work.ts'
import type { Printed, RollPart } from '../../../gateways/printer/printer.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { hours, later, minutes } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { type Event, type Fault, no, type Print, type Printer, type PrintId, type StationId } from '../model.ts'
import { healthOf } from '../rules/health.ts'
import { endOf } from '../rules/printing.ts'
import * as faults from '../store/faults.ts'
import * as prints from '../store/prints.ts'
import * as store from '../store/stations.ts'
import { saidByPrinter } from './machine-says.ts'

export interface KioskPrinter {
  readonly id: StationId
  /** What keeps it from printing, as far as is known. */
  readonly why: Fault['what'] | null
}

/** The printer of the kiosk that asks; none when its browser prints, or a colleague stands in for the kiosk. */
export async function printerHere(work: Work, centreId: CentreId): Promise<KioskPrinter | undefined> {
  permit(work.actor, 'queue.issue', centreId)
  if (work.actor.kind !== 'device') return undefined
  const id = await store.findPrinterOf(work, centreId, work.actor.id)
  if (!id) return undefined
  const wrong = (await faults.listOpen(work, centreId)).filter(({ stationId }) => stationId === id)
  const isDown = healthOf({ kind: 'printer', parts: [] }, wrong).state === 'down'
  return { id, why: isDown ? wrong.find(({ what }) => what !== 'paper-low')!.what : null }
}

export interface PaperWish {
  readonly centreId: CentreId
  readonly of: { readonly ticketId: Id<'Ticket'> } | { readonly bookingId: Id<'Booking'> }
  readonly parts: readonly RollPart[]
}

export async function askToPrint(work: Work, wish: PaperWish): Promise<PrintId> {
  const { centreId, of, parts } = wish
  const printer = await printerHere(work, centreId)
  if (!printer) throw new Refusal(no('no-printer-here'))
  const printId = await prints.add(work, {
    ticketId: null,
    bookingId: null,
    ...of,
    centreId,
    parts,
    printerId: printer.id,
  })
  work.announce({ type: 'stations.print-asked', centreId, printId } satisfies Event)
  return printId
}

/** How far it has got, for the kiosk that waits. */
export async function findPrint(work: Work, centreId: CentreId, id: PrintId): Promise<Print | undefined> {
  permit(work.actor, 'queue.issue', centreId)
  return prints.find(work, centreId, id)
}

/** What a printer was given lately, the newest first. */
export async function listPrints(work: Work, centreId: CentreId, printerId: StationId): Promise<readonly Print[]> {
  permit(work.actor, 'centres.manage', centreId)
  return prints.listOf(work, centreId, printerId, 20)
}

/** For the job; nothing when it has been taken, so that nothing is printed twice. */
export async function takePrint(
  work: Work,
  centreId: CentreId,
  id: PrintId,
): Promise<(Print & { readonly printer: Printer }) | undefined> {
  permit(work.actor, 'vikno.run')
  return prints.take(work, centreId, id)
}

export async function notePrinted(work: Work, print: Print, printed: Printed): Promise<void> {
  permit(work.actor, 'vikno.run')
  await prints.end(work, print, endOf(printed))
  await saidByPrinter(work, print.centreId, print.printerId, printed)
}

const longest = minutes(1)
const remembered = hours(30 * 24)

/** Papers left behind by a process that ended, and the memory of old ones. */
export async function tidyPrints(work: Work): Promise<number> {
  permit(work.actor, 'vikno.run')
  await prints.forgetBefore(work, later(work.now, -remembered))
  return prints.giveUpBefore(work, later(work.now, -longest))
}
