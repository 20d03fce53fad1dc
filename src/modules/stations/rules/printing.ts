// What a printer's own words mean for its state, and where a printer may be.
import type { Answered, Printed } from '../../../gateways/printer/printer.ts'
import type { FaultKind, PrintState } from '../model.ts'

/** What is wrong by the machine's own word; nothing to conclude when a paper was sent and nothing was heard since. */
export function faultsSaid(heard: Answered | Printed): readonly FaultKind[] | undefined {
  if (heard.kind === 'silent') return ['silent']
  if (heard.kind === 'unsure' && heard.troubles.length === 0) return undefined
  return [...heard.troubles, ...(heard.paperLow ? (['paper-low'] as const) : [])]
}

export function endOf(printed: Printed): { readonly state: PrintState; readonly why: string | null } {
  const said = printed.kind === 'silent' ? '' : printed.troubles.join(' ')
  const code = 'code' in printed ? printed.code : ''
  return { state: printed.kind, why: said || code || null }
}

/** The demo's printer made of software. */
export const pretendHost = 'pretend-printer'

const privateAddress = [
  /^10(\.\d{1,3}){3}$/,
  /^172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}$/,
  /^192\.168(\.\d{1,3}){2}$/,
  /^f[cd][0-9a-f]{2}:[0-9a-f:]+$/i,
]
const isAddress = (host: string): boolean => host.includes(':') || host.split('.').every((part) => Number(part) < 256)

/** Only inside the centre's own network: whoever may name a printer could else make the server call anybody. */
export const mayBePrinterAt = (host: string): boolean =>
  host === pretendHost || (privateAddress.some((shape) => shape.test(host)) && isAddress(host))
