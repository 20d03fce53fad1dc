// What the forecast needs beside the line itself: who is aside, who is to come, how many have come; and what days have taught.
import { sql } from 'kysely'
import { moment } from '../../../db/tables.ts'
import type { Named, Work } from '../../../db/work.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CentreId, DeskId } from '../../centres/model.ts'
import type { ExpectedBooking, Standing, TicketEventType, TicketId } from '../model.ts'
import type { Experience } from '../rules/forecast/experience.ts'
import type { Lesson } from '../rules/forecast/lesson.ts'
import type { RecordedEvent } from '../rules/forecast/way.ts'
import type { Aside } from '../rules/forecast/world.ts'

const epoch = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`

/** One look: everybody of today who is out of the line for a while, bookings till the evening with those who are late, tickets given out so far. */
const loadAround: Named = {
  name: 'queue-load-around',
  text: `select
    (select coalesce(json_agg(json_build_object('id', id, 'series', series, 'number', number, 'class', class, 'purpose', purpose,
        'groupId', group_id, 'serviceId', service_id, 'ownGroup', own_group, 'needsStation', needs_station, 'minutes', minutes,
        'promisedAt', ${epoch('promised_at')}, 'issuedAt', ${epoch('issued_at')}, 'until', ${epoch('until')},
        'onlyDeskId', case state when 'parked' then desk_id else only_desk_id end)), '[]')
      from queue.ticket where centre_id = $1 and state in ('parked', 'absent') and until < $3) as aside,
    (select coalesce(json_agg(json_build_object('at', ${epoch('at')}, 'groupId', group_id, 'serviceId', service_id,
        'needsStation', needs_station, 'minutes', minutes) order by at), '[]')
      from queue.expected_booking where centre_id = $1 and at > $2::timestamptz - interval '45 minutes' and at < $3) as bookings,
    (select coalesce(sum(last), 0)::int from queue.counter where centre_id = $1 and day = $4) as issued`,
}

export interface Around {
  readonly aside: readonly Aside[]
  readonly bookings: readonly ExpectedBooking[]
  readonly issued: number
}

export async function load(
  work: Work,
  centreId: CentreId,
  { from, until, day }: { readonly from: Instant; readonly until: Instant; readonly day: PlainDate },
): Promise<Around> {
  const [row] = await work.named<Around>(loadAround, [centreId, new Date(from), new Date(until), day])
  return row!
}

/* Bookings */

export async function saveBooking(
  work: Work,
  centreId: CentreId,
  bookingId: string,
  { at, groupId, serviceId, needsStation, minutes }: ExpectedBooking,
): Promise<void> {
  const columns = { at: new Date(at), group_id: groupId, service_id: serviceId, needs_station: needsStation, minutes }
  await work.db
    .insertInto('queue.expected_booking')
    .values({ centre_id: centreId, booking_id: bookingId, ...columns })
    .onConflict((conflict) => conflict.columns(['centre_id', 'booking_id']).doUpdateSet(columns))
    .execute()
}

export async function removeBooking(work: Work, centreId: CentreId, bookingId: string): Promise<void> {
  await work.db
    .deleteFrom('queue.expected_booking')
    .where('centre_id', '=', centreId)
    .where('booking_id', '=', bookingId)
    .execute()
}

/** Whose visitors never came. */
export async function removeBookingsBefore(work: Work, before: Instant): Promise<void> {
  await work.db.deleteFrom('queue.expected_booking').where('at', '<', moment(before)).execute()
}

/* Days */

export interface Day {
  readonly centreId: CentreId
  readonly day: PlainDate
}

/** A lesson that an older version wrote lacks this: its day is read again, and until then the usual minutes stand in. */
const saysAll = sql<boolean>`lesson ? 'hidden'`

/** Days on which tickets were given out and whose lesson is not known yet, the oldest first. */
export async function listUnlearnt(work: Work, since: PlainDate, until: PlainDate, most: number): Promise<Day[]> {
  const { rows } = await sql<{ centre_id: CentreId; day: PlainDate }>`
    select distinct centre_id, day from queue.counter c
    where day >= ${since} and day < ${until}
      and not exists (select from queue.lesson l where l.centre_id = c.centre_id and l.day = c.day and ${saysAll})
    order by day, centre_id limit ${most}`.execute(work.db)
  return rows.map(({ centre_id, day }) => ({ centreId: centre_id, day }))
}

interface EventRow {
  readonly ticket_id: TicketId
  readonly type: TicketEventType
  readonly at: Instant
  readonly desk_id: DeskId | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly standing: Standing | null
}

/** Everything that happened to the tickets of a day, ticket by ticket. */
export async function listEventsOf(work: Work, { centreId, day }: Day): Promise<RecordedEvent[]> {
  const { rows } = await sql<EventRow>`
    select e.ticket_id, e.type, e.at, e.desk_id, e.facts, e.standing
    from queue.ticket t join queue.event e on e.centre_id = t.centre_id and e.ticket_id = t.id
    where t.centre_id = ${centreId} and t.day = ${day} order by e.ticket_id, e.n`.execute(work.db)
  return rows.map(({ ticket_id, type, at, desk_id, facts, standing }) => ({
    ...{ ticketId: ticket_id, type, at, deskId: desk_id, standing },
    why: typeof facts.why === 'string' ? facts.why : null,
    told:
      typeof facts.surelyBy === 'number'
        ? { at: (facts.expectedAt as Instant) ?? null, surelyBy: facts.surelyBy as Instant }
        : null,
  }))
}

export async function saveLesson(work: Work, { centreId, day }: Day, lesson: Lesson): Promise<void> {
  const text = JSON.stringify(lesson)
  await work.db
    .insertInto('queue.lesson')
    .values({ centre_id: centreId, day, lesson: text })
    .onConflict((conflict) => conflict.columns(['centre_id', 'day']).doUpdateSet({ lesson: text }))
    .execute()
}

export async function listLessons(work: Work, centreId: CentreId, since: PlainDate) {
  return work.db
    .selectFrom('queue.lesson')
    .select(['day', 'lesson'])
    .where('centre_id', '=', centreId)
    .where('day', '>=', since)
    .where(saysAll)
    .orderBy('day')
    .execute()
}

export async function saveExperience(work: Work, { centreId, day }: Day, experience: Experience | null): Promise<void> {
  const columns = { until: day, experience: JSON.stringify(experience) }
  await work.db
    .insertInto('queue.experience')
    .values({ centre_id: centreId, ...columns })
    .onConflict((conflict) => conflict.column('centre_id').doUpdateSet(columns))
    .execute()
}

const readExperience: Named = {
  name: 'queue-experience',
  text: `select experience from queue.experience where centre_id = $1 and experience ? 'comesAfterAlarm'`,
}

export async function findExperience(work: Work, centreId: CentreId): Promise<Experience | null> {
  const [row] = await work.named<{ experience: Experience | null }>(readExperience, [centreId])
  return row?.experience ?? null
}
