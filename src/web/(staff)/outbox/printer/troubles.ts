// The troubles of a printer that may be tried in the demo.
import type { Trouble } from '../../../../gateways/printer/pretend-printer.ts'

export const troubleNames = ['none', 'paper-low', 'paper-out', 'runs-out', 'cover-open', 'silent'] as const
export type TroubleName = (typeof troubleNames)[number]

export const troubles: Readonly<Record<TroubleName, Trouble>> = {
  none: {},
  'paper-low': { paperLow: true },
  'paper-out': { stands: 'paper-out' },
  'runs-out': { linesLeft: 6 },
  'cover-open': { stands: 'cover-open' },
  silent: { mute: true },
}
