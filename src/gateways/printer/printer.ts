// Ticket printers in a centre's network, as the rest of the house sees them.

export interface PrinterAddress {
  readonly host: string
  readonly port: number
}

/** What keeps a printer from printing, as it says itself. */
export const printerTroubles = ['paper-out', 'cover-open', 'error', 'offline'] as const
export type PrinterTrouble = (typeof printerTroubles)[number]

export interface PrinterStatus {
  /** None: it prints. */
  readonly troubles: readonly PrinterTrouble[]
  readonly paperLow: boolean
}

export type Answered =
  | ({ readonly kind: 'answers' } & PrinterStatus)
  /** Nobody at the address, or somebody who does not answer. */
  | { readonly kind: 'silent'; readonly code: string }

export type Printed =
  /** The printer has worked through all of it. */
  | ({ readonly kind: 'printed' } & PrinterStatus)
  /** Asked before, it said that it can't: nothing was sent. */
  | ({ readonly kind: 'refused' } & PrinterStatus)
  /** Nobody was reached: nothing was sent. */
  | { readonly kind: 'silent'; readonly code: string }
  /** It was sent and not confirmed: perhaps all of it is on paper, perhaps half, perhaps nothing. */
  | ({ readonly kind: 'unsure'; readonly code: string } & PrinterStatus)

/** What stands on a roll, in the middle, from top to bottom. */
export type RollPart =
  | { readonly kind: 'text'; readonly text: string; readonly size?: number; readonly bold?: boolean }
  | { readonly kind: 'qr'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'space' }

export interface Paper {
  readonly parts: readonly RollPart[]
  /** The number under which this printer keeps windows-1251. */
  readonly codePage: number
}

/** Never throws: every end of a talk with a printer has its word. */
export interface Printers {
  ask(address: PrinterAddress): Promise<Answered>
  print(address: PrinterAddress, paper: Paper): Promise<Printed>
}
