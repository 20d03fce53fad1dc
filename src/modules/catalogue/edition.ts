// The whole catalogue of a day, kept in memory: a few hundred services asked for many times a second. One cheap question to
// the database says whether it is still the same; any number of processes notice a change at once.
import type { Work } from '../../db/work.ts'
import { dateIn, kyiv, type PlainDate } from '../../kernel/time.ts'
import type { Service, ServiceId } from './model.ts'
import { type Index, makeIndex } from './search.ts'
import * as store from './store.ts'
import { withoutNotes } from './versions.ts'

export interface Edition {
  /** In the order of their keys. */
  readonly services: readonly Service[]
  readonly byId: ReadonlyMap<ServiceId, Service>
  readonly byKey: ReadonlyMap<string, Service>
  /** Made at the first search. */
  readonly index: Index
}

const inOrder = new Intl.Collator('en', { numeric: true })

function editionFrom(services: readonly Service[]): Edition {
  const sorted = [...services].sort((a, b) => inOrder.compare(a.key, b.key))
  let index: Index | undefined
  return {
    services: sorted,
    byId: new Map(sorted.map((service) => [service.id, service])),
    byKey: new Map(sorted.map((service) => [service.key, service])),
    get index() {
      index ??= makeIndex(sorted)
      return index
    },
  }
}

/** Stamps are random and never come back, so an edition kept under its stamp and day is right for any database. */
const kept = new Map<string, Promise<Edition>>()
const mostKept = 4

function keep(name: string, edition: Promise<Edition>): Promise<Edition> {
  kept.set(name, edition)
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
  return edition
}

const load = async (work: Work, on: PlainDate): Promise<Edition> =>
  editionFrom((await store.listInForce(work, on)).map(withoutNotes))

export const today = (work: Work): PlainDate => dateIn(kyiv, work.now)

/** The catalogue in force today. Callers at the same moment share one reading; if it fails, each reads for itself. */
export async function currentEdition(work: Work): Promise<Edition> {
  const on = today(work)
  const name = `${await store.getStamp(work)} ${on}`
  const shared = kept.get(name)
  if (!shared) return keep(name, load(work, on))
  try {
    return await shared
  } catch {
    // the reading of another transaction was cut off; this one still stands
    return keep(name, load(work, on))
  }
}
