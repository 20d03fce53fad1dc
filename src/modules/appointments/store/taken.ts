// What is taken of many desks over many days, in one statement: this is asked at every look at free times.
import type { Named, Work } from '../../../db/work.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { CentreId, DeskId } from '../../centres/model.ts'
import type { BookingSettings } from '../model.ts'
import { withDefaults } from '../rules/settings.ts'

/**
 * Of each centre its settings, the quotas of the groups asked about (a line each), and what is taken at the desks asked about: for
 * each its number among those asked about, how many stretches follow, and from and until of each in steps, all as whole numbers of four
 * bytes. Holds whose time is over are free. Desk by desk, so that the index of a desk's time is used however many desks there are.
 * Also run by the bench.
 */
export const readTakenSql = `with busy as (
    select d.centre, string_agg(int4send(d.n::int) || int4send(t.many::int) || t.spans, '') as bytes
    from unnest($2::uuid[], $3::uuid[]) with ordinality as d(centre, desk, n), lateral (
      select count(*) as many, string_agg(int8send(from_tick::bigint << 32 | until_tick), '') as spans from appointments.claim
      where centre_id = d.centre and desk_id = d.desk and from_tick >= $8 and from_tick < $9 and (held_until is null or held_until > $10)) as t
    where t.many > 0 group by d.centre),
  quotas as (
    select q.centre, string_agg(concat_ws(' ', q.n, c.period, c.used), e'\\n') as lines
    from unnest($4::uuid[], $5::text[]) with ordinality as q(centre, about, n) join appointments.counter c
      on c.of_id = q.centre and c.kind = 'quota' and c.about = q.about and c.period between $6 and $7
    group by q.centre)
  select c.id, s.value as settings, busy.bytes as busy, quotas.lines as quotas
  from unnest($1::uuid[]) as c(id) left join appointments.setting s on s.centre_id = c.id
    left join busy on busy.centre = c.id left join quotas on quotas.centre = c.id`
const readTaken: Named = { name: 'appointments-taken', text: readTakenSql }

export interface TakenAsked {
  readonly centreIds: readonly CentreId[]
  readonly desks: readonly { readonly centreId: CentreId; readonly deskId: DeskId }[]
  /** As `quotaOf` names them. */
  readonly quotas: readonly { readonly centreId: CentreId; readonly about: string }[]
  readonly fromDay: PlainDate
  readonly untilDay: PlainDate
  /** In steps. */
  readonly from: number
  readonly until: number
}

export interface TakenOfCentre {
  readonly settings: BookingSettings
  /** `2026-11-24 <group>:<pool>` → steps used. */
  readonly quotas: ReadonlyMap<string, number>
  /** From and until in turn. */
  readonly busy: ReadonlyMap<DeskId, Int32Array>
}

interface Row {
  id: CentreId
  settings: Partial<BookingSettings> | null
  quotas: string | null
  busy: Buffer | null
}

function quotasFrom(text: string | null, asked: TakenAsked['quotas']): Map<string, number> {
  const lines = text === null ? [] : text.split('\n')
  return new Map(
    lines.map((line) => {
      const [n, day, used] = line.split(' ')
      return [`${day} ${asked[Number(n) - 1]!.about}`, Number(used)]
    }),
  )
}

function busyFrom(bytes: Buffer | null, asked: TakenAsked['desks']): Map<DeskId, Int32Array> {
  const busy = new Map<DeskId, Int32Array>()
  if (bytes === null) return busy
  for (let at = 0; at < bytes.length; ) {
    const { deskId } = asked[bytes.readInt32BE(at) - 1]!
    const spans = new Int32Array(2 * bytes.readInt32BE(at + 4))
    at += 8
    for (let i = 0; i < spans.length; i++, at += 4) spans[i] = bytes.readInt32BE(at)
    busy.set(deskId, spans)
  }
  return busy
}

export async function listTaken(work: Work, asked: TakenAsked): Promise<Map<CentreId, TakenOfCentre>> {
  const rows = await work.named<Row>(readTaken, [
    [...asked.centreIds],
    asked.desks.map(({ centreId }) => centreId),
    asked.desks.map(({ deskId }) => deskId),
    asked.quotas.map(({ centreId }) => centreId),
    asked.quotas.map(({ about }) => about),
    asked.fromDay,
    asked.untilDay,
    asked.from,
    asked.until,
    new Date(work.now),
  ])
  return new Map(
    rows.map(({ id, settings, quotas, busy }) => [
      id,
      {
        settings: withDefaults(settings ?? {}),
        quotas: quotasFrom(quotas, asked.quotas),
        busy: busyFrom(busy, asked.desks),
      },
    ]),
  )
}
