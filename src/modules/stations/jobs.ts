// What happens with machines later: tickets are printed, and once a minute the watch looks who is silent and asks the printers.
import type { App } from '../../app.ts'
import type { Announced, Job } from '../../db/work.ts'
import type { Sweep, Task } from '../../jobs/task.ts'
import { systemActor } from '../../kernel/actor.ts'
import type { CentreId } from '../centres/model.ts'
import type { PrintId } from './model.ts'
import { markWorkstationsAway } from './service/away.ts'
import { notePrinted, takePrint, tidyPrints } from './service/print.ts'
import { listPrintersToAsk, listWatched, noteAnswer, noteSilence, type PrinterToAsk } from './service/watch.ts'

const printing = systemActor('stations.print')
const watching = systemActor('stations.watch')
const marking = systemActor('stations.mark-away')

export const printOf = ({ centreId, printId }: Announced): Job => ({
  task: 'stations.print',
  payload: { centreId, printId },
})

/** A paper is taken by one job, sent once, and its end is kept. */
export const print: Task = async ({ database, printers }, payload) => {
  const { centreId, printId } = payload as { centreId: CentreId; printId: PrintId }
  const taken = await database.run(printing, (work) => takePrint(work, centreId, printId))
  if (!taken) return
  const { printer, parts } = taken
  const printed = await printers.print(printer, { parts, codePage: printer.codePage })
  await database.run(printing, (work) => notePrinted(work, taken, printed))
}

export const markAwayOf = ({ centreId }: Announced): Job => ({ task: 'stations.mark-away', payload: { centreId } })

/** Without a single workstation the centre offers nothing that needs one; with the first that works again it does. */
export const markAway: Task = async ({ database }, payload) => {
  const { centreId } = payload as { centreId: CentreId }
  await database.run(marking, (work) => markWorkstationsAway(work, centreId))
}

export const watchMachines: Sweep = async (app) => {
  const { database, log } = app
  const lost = await database.run(watching, tidyPrints)
  if (lost > 0) log.warn({ papers: lost }, 'papers were left behind on their way to a printer')
  for (const centreId of await database.look(watching, listWatched))
    await database.run(watching, (work) => noteSilence(work, centreId))
  const toAsk = [...(await database.look(watching, listPrintersToAsk))]
  await Promise.all(Array.from({ length: atOnce }, () => askOneAfterAnother(app, toAsk)))
}

/** A printer that is off takes seconds to be found silent. */
const atOnce = 20

async function askOneAfterAnother({ database, printers }: App, left: PrinterToAsk[]): Promise<void> {
  for (let one = left.pop(); one; one = left.pop()) {
    const asked = one
    const heard = await printers.ask(asked.printer)
    await database.run(watching, (work) => noteAnswer(work, asked, heard))
  }
}
