// What is taken of many desks over many days, in one statement: this is asked at every look at free times.
import type { Named, Work } from '../../../db/work.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CentreId, DeskId } from '../../centres/model.ts'
import { type BookingSettings, tickMinutes } from '../model.ts'
import { withDefaults } from '../rules/settings.ts'

const ticks = (of: string) => `(extract(epoch from ${of}(span)) / ${tickMinutes * 60})::int`

/**
 * Of each centre its settings, the quotas of the groups asked about (a line each), and what is taken at the desks asked about
 * (desk, then from and until in steps). Holds whose time is over are free. Also run by the bench.
 */
export const readTakenSql = `select c.id, s.value as settings,
    (select string_agg(concat_ws(' ', period, about, used), e'\n') from appointments.counter
      where of_id = c.id and kind = 'quota' and about = any($4) and period between $5 and $6) as quotas,
    (select string_agg(concat_ws(' ', resource_id, spans), e'\n') from (
      select resource_id, string_agg(concat_ws(' ', ${ticks('lower')}, ${ticks('upper')}), ' ') as spans
      from unnest($2::uuid[], $3::uuid[]) as d(centre, desk)
      join appointments.claim on centre_id = c.id and kind = 'desk' and resource_id = d.desk and lower(span) >= $7 and lower(span) < $8
      where d.centre = c.id and (held_until is null or held_until > $9)
      group by resource_id) as t) as busy
  from unnest($1::uuid[]) as c(id) left join appointments.setting s on s.centre_id = c.id`
const readTaken: Named = { name: 'appointments-taken', text: readTakenSql }

export interface TakenAsked {
  readonly centreIds: readonly CentreId[]
  readonly desks: readonly { readonly centreId: CentreId; readonly deskId: DeskId }[]
  /** As `quotaOf` names them. */
  readonly quotas: readonly string[]
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
    [...asked.quotas],
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
