// The kiosk waits a moment for its printer, so that one press has one answer: on paper, or why not.
import { type Id, parseId } from '../../kernel/id.ts'
import type { CentreId } from '../../modules/centres/model.ts'
import type { Print, PrintId } from '../../modules/stations/model.ts'
import { findPrint, type KioskPrinter } from '../../modules/stations/service/print.ts'

const lookEvery = 150
/** A printer that answers has printed by then; one that doesn't is known to be silent. */
const longest = 8000

const isUnderWay = (print: Print | undefined): boolean => print?.state === 'asked' || print?.state === 'printing'

export async function untilPrinted(
  look: App.Locals['look'],
  centreId: CentreId,
  id: PrintId,
  patience = longest,
): Promise<void> {
  const print = await look((work) => findPrint(work, centreId, id))
  if (!isUnderWay(print) || patience <= 0) return
  await new Promise((rested) => setTimeout(rested, lookEvery))
  return untilPrinted(look, centreId, id, patience - lookEvery)
}

/** What the screen says about paper. */
export type Paper = 'none' | 'taken' | 'paper-out' | 'no-printer' | 'unsure'

function paperSaid(print: Print | undefined): Paper {
  if (!print) return 'none'
  if (print.state === 'printed') return 'taken'
  if (print.why?.split(' ').includes('paper-out')) return 'paper-out'
  return print.state === 'refused' || print.state === 'silent' ? 'no-printer' : 'unsure'
}

/** What this paper came to; before any, what is known of the printer. */
export function paperOn(printer: KioskPrinter | undefined, print: Print | undefined): Paper {
  if (print || !printer?.why) return paperSaid(print)
  return printer.why === 'paper-out' ? 'paper-out' : 'no-printer'
}

/** The paper named in the address, of this very ticket. */
export async function printIn(
  look: App.Locals['look'],
  centreId: CentreId,
  ticketId: Id<'Ticket'>,
  named: string | null,
): Promise<Print | undefined> {
  const id: PrintId | undefined = parseId(named)
  const print = id && (await look((work) => findPrint(work, centreId, id)))
  return print?.ticketId === ticketId ? print : undefined
}
