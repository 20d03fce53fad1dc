// Who is planned where, for one centre or a hundred: asked by bookings. What was planned is no secret; who it is stays in ids.
import type { Work } from '../../../db/work.ts'
import { addDays, dateIn, kyiv, type PlainDate } from '../../../kernel/time.ts'
import type { CentreId, GroupId, ServiceId } from '../model.ts'
import type { Planned, Roster } from '../rules/roster.ts'
import * as rules from '../rules/roster.ts'
import * as store from '../store/roster.ts'

export { kindOfDay, midnightOf, type Planned, plannedGroup, plannedLevel, type Roster } from '../rules/roster.ts'

/** One memory for each database this process has open; a vault belongs to exactly one. */
const memories = new WeakMap<Work['vault'], Map<CentreId, Roster>>()
const rostersRemembered = 5000

export interface Decided {
  readonly groupId: GroupId
  readonly since: PlainDate
  readonly until: PlainDate | null
}

/** A roster, and by which decisions the centre gives the services asked about, the newest first. */
export interface RosterAndGiven {
  readonly roster: Roster
  readonly given: ReadonlyMap<ServiceId, readonly Decided[]>
}

/** The rosters as they are now; a centre that does not exist is left out. */
export async function rostersOf(
  work: Work,
  centreIds: readonly CentreId[],
  serviceIds: readonly ServiceId[],
): Promise<Map<CentreId, RosterAndGiven>> {
  const yesterday = addDays(dateIn(kyiv, work.now), -1)
  const rows = Map.groupBy(await store.listGiving(work, centreIds, serviceIds, yesterday), ({ centreId }) => centreId)
  const known = rememberedIn(work)
  const old = [...rows].filter(([id, [row]]) => known.get(id)?.stamp !== row!.setup).map(([id]) => id)
  if (old.length > 0)
    for (const roster of await store.loadRosters(work, old, yesterday)) known.set(roster.centreId, roster)
  return new Map([...rows].map(([id, decisions]) => [id, { roster: known.get(id)!, given: givenBy(decisions) }]))
}

function rememberedIn({ vault }: Work): Map<CentreId, Roster> {
  const before = memories.get(vault)
  const memory = before && before.size < rostersRemembered ? before : new Map<CentreId, Roster>()
  memories.set(vault, memory)
  return memory
}

const planned = new WeakMap<Roster, Map<string, readonly Planned[]>>()
const kindsRemembered = 100

/** Who works where on a date, reckoned once for each kind of day as long as the roster stands. */
export function plannedOn(roster: Roster, date: PlainDate): readonly Planned[] {
  const kinds = planned.get(roster) ?? new Map<string, readonly Planned[]>()
  planned.set(roster, kinds)
  const kind = rules.kindOfDay(roster, date)
  const known = kinds.get(kind)
  if (known) return known
  if (kinds.size > kindsRemembered) kinds.clear()
  const found = rules.plannedOn(roster, date)
  kinds.set(kind, found)
  return found
}

function givenBy(rows: readonly store.Giving[]): Map<ServiceId, Decided[]> {
  const given = new Map<ServiceId, Decided[]>()
  for (const { serviceId, groupId, since, until } of rows) {
    if (!serviceId || !groupId || !since) continue
    const decisions = given.get(serviceId) ?? []
    decisions.push({ groupId, since, until })
    given.set(serviceId, decisions)
  }
  return given
}
