// Which printers this process speaks to: those in the network, and in the demo one made of software under a name of its own.
import { networkPrinters } from './network-printers.ts'
import { openPretendPrinter, type PretendPrinter } from './pretend-printer.ts'
import type { PrinterAddress, Printers } from './printer.ts'

/** Never the name of a machine in a network, so a real centre that has it by mistake hears that nobody answers. */
export const pretendHost = 'pretend-printer'

export interface OpenPrinters extends Printers {
  /** In the demo only. */
  readonly pretend: PretendPrinter | undefined
  close(): Promise<void>
}

export async function openPrinters({ demo }: { readonly demo: boolean }): Promise<OpenPrinters> {
  const network = networkPrinters()
  const pretend = demo ? await openPretendPrinter() : undefined
  const at = (address: PrinterAddress): PrinterAddress =>
    pretend && address.host === pretendHost ? pretend.address : address
  return {
    pretend,
    ask: (address) => network.ask(at(address)),
    print: (address, paper) => network.print(at(address), paper),
    close: async () => pretend?.close(),
  }
}
