// Keeps a kiosk ready to go on alone: tells the server what it gave out, holds numbers for the next days, keeps its pages.
import type { Instant } from '../../../kernel/time.ts'
import type { Lease, TicketId } from '../../../modules/queue/model.ts'
import { withLeases, withoutRecorded } from '../../../modules/queue/rules/lease.ts'
import { change, look } from './kept.ts'

export interface Told {
  readonly now: Instant
  readonly recorded: readonly TicketId[]
  readonly leases: readonly Lease[]
}

/** `away`: nobody answers. `refused`: this is no kiosk of the centre any more. */
export type Talk = 'told' | 'away' | 'refused'

const patience = 8000

/** One tab talks at a time; the others wait for it. */
export const talk = (centre: string): Promise<Talk> => navigator.locks.request(`vikno ${centre}`, () => talkNow(centre))

async function talkNow(centre: string): Promise<Talk> {
  const { ledger } = await look(centre)
  const leases = ledger.leases.map(({ id, next }) => ({ id, next }))
  const body = JSON.stringify({ holder: ledger.holder, leases, tickets: ledger.tickets })
  const answer = await ask(centre, body)
  if (typeof answer === 'string') return answer
  const recorded = new Set(answer.recorded)
  await change(centre, (kept) => ({
    kept: {
      ahead: answer.now - Date.now(),
      ledger: withLeases(withoutRecorded(kept.ledger, recorded), answer.leases),
    },
    found: undefined,
  }))
  return 'told'
}

async function ask(centre: string, body: string): Promise<Told | Exclude<Talk, 'told'>> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  try {
    const request = { method: 'POST', headers, body, signal: AbortSignal.timeout(patience) }
    const response = await fetch(`/kiosk/${centre}/numbers`, request)
    if (response.ok) return await response.json()
    return response.status >= 500 ? 'away' : 'refused'
  } catch (fault) {
    // no line, a cut in the middle, or patience at its end: all of it means that nobody answers
    if (fault instanceof TypeError || fault instanceof DOMException || fault instanceof SyntaxError) return 'away'
    throw fault
  }
}

/** Only where the browser may keep pages: over HTTPS, or on the machine itself. */
export const canKeep = (): boolean => 'serviceWorker' in navigator && 'locks' in navigator && 'indexedDB' in globalThis

/** Pages of the kiosk are kept by a worker of its own, which touches no other page. */
export async function keepPages(centre: string): Promise<void> {
  await navigator.serviceWorker.register('/service-worker.js', { scope: '/kiosk/', type: 'module' })
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ keep: `/kiosk/${centre}/offline` })
}
