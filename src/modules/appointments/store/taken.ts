// What is taken of many desks over many days, in one statement: this is asked at every look at free times.
import type { Named, Work } from '../../../db/work.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CentreId, DeskId } from '../../centres/model.ts'
import { type BookingSettings, tickMinutes } from '../model.ts'
import { withDefaults } from '../rules/settings.ts'

/** `date_part` is of floating point and quicker than `extract`, which is exact; these are whole steps anyway. */
const ticks = (of: string) => `(date_part('epoch', ${of}(span)) / ${tickMinutes * 60})::int`

/**
 * Of each centre its settings, the quotas of the groups asked about (a line each), and what is taken at the desks asked about
 * (desk, then from and until in steps). Holds whose time is over are free. Desk by desk, so that the index of a desk's time is used
 * however many desks there are. Also run by the bench.
 */
export const readTakenSql = `with busy as (
    select d.centre, string_agg(concat_ws(' ', d.desk, t.spans), e'\\n') as lines
    from unnest($2::uuid[], $3::uuid[]) as d(centre, desk), lateral (
      select string_agg(concat_ws(' ', ${ticks('lower')}, ${ticks('upper')}), ' ') as spans from appointments.claim
      where centre_id = d.centre and kind = 'desk' and resource_id = d.desk and lower(span) >= $8 and lower(span) < $9
        and (held_until is null or held_until > $10)) as t
    where t.spans is not null group by d.centre),
  quotas as (
    select q.centre, string_agg(concat_ws(' ', c.period, c.about, c.used), e'\\n') as lines
    from unnest($4::uuid[], $5::text[]) as q(centre, about) join appointments.counter c
      on c.of_id = q.centre and c.kind = 'quota' and c.about = q.about and c.period between $6 and $7
    group by q.centre)
  select c.id, s.value as settings, busy.lines as busy, quotas.lines as quotas
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
  readonly from: Instant
  readonly until: Instant
}

export interface TakenOfCentre {
  readonly settings: BookingSettings
  /** `2026-11-24 <group>:<pool>` → steps used. */
  readonly quotas: ReadonlyMap<string, number>
  /** From and until in turn. */
  readonly busy: ReadonlyMap<DeskId, readonly number[]>
}

interface Row {
  id: CentreId
  settings: Partial<BookingSettings> | null
  quotas: string | null
  busy: string | null
}

const linesOf = (text: string | null): string[] => (text === null ? [] : text.split('\n'))

function quotasFrom(text: string | null): Map<string, number> {
  return new Map(
    linesOf(text).map((line) => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), Number(line.slice(at + 1))]
    }),
  )
}

function busyFrom(text: string | null): Map<DeskId, number[]> {
  return new Map(
    linesOf(text).map((line) => {
      const [desk, ...spans] = line.split(' ')
      return [desk as DeskId, spans.map(Number)]
    }),
  )
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
    new Date(asked.from),
    new Date(asked.until),
    new Date(work.now),
  ])
  return new Map(
    rows.map(({ id, settings, quotas, busy }) => [
      id,
      { settings: withDefaults(settings ?? {}), quotas: quotasFrom(quotas), busy: busyFrom(busy) },
    ]),
  )
}
