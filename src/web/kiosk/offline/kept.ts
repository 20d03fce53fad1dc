// What a kiosk keeps in its browser: the numbers it holds and the tickets it gave out alone. Tabs of the browser share it;
// each change is one transaction, so two tabs never give out one number.
import { newId } from '../../../kernel/id.ts'
import type { HolderId } from '../../../modules/queue/model.ts'
import { emptyLedger, type Ledger } from '../../../modules/queue/rules/lease.ts'

export interface Kept {
  readonly ledger: Ledger
  /** How far the centre's clock is ahead of this machine's. */
  readonly ahead: number
}

const name = 'vikno-kiosk'
const store = 'kept'

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })

let opened: Promise<IDBDatabase> | undefined
function open(): Promise<IDBDatabase> {
  if (opened) return opened
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(store)
  opened = answerOf(request)
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

/** Changes what is kept of a centre and answers with whatever the change found out. */
export async function change<T>(
  centre: string,
  how: (kept: Kept) => { readonly kept: Kept; readonly found: T },
): Promise<T> {
  const transaction = (await open()).transaction(store, 'readwrite', { durability: 'strict' })
  const inside = transaction.objectStore(store)
  const ended = new Promise<void>((done, failed) => {
    transaction.oncomplete = () => done()
    transaction.onabort = () => failed(transaction.error)
  })
  const before: Kept = (await answerOf(inside.get(centre))) ?? {
    ledger: emptyLedger(newId<'NumberHolder'>() as HolderId),
    ahead: 0,
  }
  const { kept, found } = how(before)
  inside.put(kept, centre)
  await ended
  return found
}

export const look = (centre: string): Promise<Kept> => change(centre, (kept) => ({ kept, found: kept }))
