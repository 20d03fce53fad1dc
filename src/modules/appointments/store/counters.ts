// Counters: shares of a day, a desk's load, what one person may. The database lets none pass its bounds.
import type { Named, Work } from '../../../db/work.ts'
import type { Count } from '../model.ts'

const keyOf = ({ of, kind, about, period }: Count): string => `${kind} ${about} ${period} ${of}`
/** Everyone counts in one order, so nobody waits in a circle. */
const inOrder = (a: Count, b: Count): number => (keyOf(a) < keyOf(b) ? -1 : 1)

/** One line for each counter; what cancels out is left alone. */
export function summed(counts: readonly Count[]): Count[] {
  const byKey = new Map<string, Count>()
  for (const count of counts) {
    const before = byKey.get(keyOf(count))
    byKey.set(
      keyOf(count),
      before ? { ...before, by: before.by + count.by, most: Math.max(before.most, count.most) } : count,
    )
  }
  return [...byKey.values()].filter(({ by }) => by !== 0).sort(inOrder)
}

const asRows = (counts: readonly Count[]): string => JSON.stringify(counts.map((count, n) => ({ n, ...count })))

const wanted = `wanted as (
  select * from json_to_recordset($1::json) as r(n integer, "of" uuid, kind text, about text, period text, "by" integer, most integer))`

const makeCounters: Named = {
  name: 'appointments-make-counters',
  text: `with ${wanted}
    insert into appointments.counter (of_id, kind, about, period, used, most)
    select "of", kind, about, period, 0, greatest(most, 0) from wanted where "by" > 0 order by n
    on conflict do nothing`,
}

/**
 * The bound in force is the one of who counts up now; counting down leaves it. What would pass its bound is not changed and is
 * answered; the table's own checks stand behind this. The row is found by its key: after a wait for its lock it lies elsewhere.
 */
export const countSql = `with ${wanted},
  locked as (
    select w.n, w."by", w.most, c.of_id, c.kind, c.about, c.period from wanted w
    join appointments.counter c on c.of_id = w."of" and c.kind = w.kind and c.about = w.about and c.period = w.period
    order by w.n for update of c),
  counted as (
    update appointments.counter c set used = c.used + l."by", most = case when l."by" > 0 then l.most else c.most end
    from locked l where c.of_id = l.of_id and c.kind = l.kind and c.about = l.about and c.period = l.period and c.used + l."by" >= 0 and (l."by" < 0 or c.used + l."by" <= l.most)
    returning l.n)
  select n from wanted where n not in (select n from counted)`
const countAll: Named = { name: 'appointments-count', text: countSql }

/** Answers with those that have no room; then nothing may be committed. */
export async function count(work: Work, counts: readonly Count[]): Promise<Count[]> {
  const ordered = summed(counts)
  if (ordered.length === 0) return []
  const rows = asRows(ordered)
  if (ordered.some(({ by }) => by > 0)) await work.named(makeCounters, [rows])
  const full = await work.named<{ n: number }>(countAll, [rows])
  return full.map(({ n }) => ordered[n]!)
}
