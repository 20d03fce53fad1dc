// Claims: who takes what and when. The exclusion constraint lets nothing be taken twice; here a conflict is an answer, not a fault.
import type { Named, Work } from '../../../db/work.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { type BookingId, type Claim, claimKinds } from '../model.ts'

export interface Claimant {
  readonly centreId: CentreId
  readonly id: BookingId
  /** Of a hold. */
  readonly heldUntil: Instant | null
}

/** Everyone claims in one order, so two who want the same wait for each other and never in a circle. */
const inOrder = (a: Claim, b: Claim): number =>
  claimKinds.indexOf(a.kind) - claimKinds.indexOf(b.kind) ||
  (a.resourceId < b.resourceId ? -1 : a.resourceId > b.resourceId ? 1 : a.from - b.from)

const asRows = (claims: readonly Claim[]): string =>
  JSON.stringify(
    claims.map(({ kind, resourceId, from, until }, n) => ({
      ...{ n, kind, resource: resourceId, from: new Date(from), until: new Date(until) },
    })),
  )

const wanted = (parameter: string): string =>
  `wanted as (select n, kind, resource, tstzrange("from", until) as span
    from json_to_recordset(${parameter}::json) as r(n integer, kind text, resource uuid, "from" timestamptz, until timestamptz))`

/** Also run by the bench. */
export const takeClaimsSql = `with ${wanted('$4')},
  taken as (
    insert into appointments.claim (centre_id, booking_id, kind, resource_id, span, held_until)
    select $1, $2, kind, resource, span, $3 from wanted order by n
    on conflict do nothing returning kind, resource_id, span)
  select n from wanted w where not exists (
    select from taken t where t.kind = w.kind and t.resource_id = w.resource and t.span = w.span)`
const takeClaims: Named = { name: 'appointments-take-claims', text: takeClaimsSql }

/** Takes all of them or none; answers with those that were taken before, with none when all is well. */
export async function take(
  work: Work,
  { centreId, id, heldUntil }: Claimant,
  claims: readonly Claim[],
): Promise<Claim[]> {
  const ordered = [...claims].sort(inOrder)
  const values = [centreId, id, heldUntil && new Date(heldUntil), asRows(ordered)]
  const missing = await work.named<{ n: number }>(takeClaims, values)
  if (missing.length > 0) await give(work, centreId, id)
  return missing.map(({ n }) => ordered[n]!)
}

const giveClaims: Named = {
  name: 'appointments-give-claims',
  text: 'delete from appointments.claim where centre_id = $1 and booking_id = $2',
}

/** Gives back everything a booking has taken. */
export async function give(work: Work, centreId: CentreId, id: BookingId): Promise<void> {
  await work.named(giveClaims, [centreId, id])
}

const keepClaims: Named = {
  name: 'appointments-keep-claims',
  text: 'update appointments.claim set held_until = null where centre_id = $1 and booking_id = $2',
}

/** A hold that was confirmed stands without a term. */
export async function keep(work: Work, centreId: CentreId, id: BookingId): Promise<void> {
  await work.named(keepClaims, [centreId, id])
}

const lapsedHolds: Named = {
  name: 'appointments-lapsed-holds',
  text: `with ${wanted('$3')}
    select distinct c.booking_id from wanted w join appointments.claim c
      on c.centre_id = $1 and c.kind = w.kind and c.resource_id = w.resource and c.span && w.span
    where c.held_until <= $2`,
}

/** Holds whose time is over and that stand where something is wanted. */
export async function lapsedInTheWay(work: Work, centreId: CentreId, claims: readonly Claim[]): Promise<BookingId[]> {
  const found = await work.named<{ booking_id: BookingId }>(lapsedHolds, [centreId, new Date(work.now), asRows(claims)])
  return found.map(({ booking_id }) => booking_id)
}
