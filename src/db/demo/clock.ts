// The demo's clock. A hall that is closed teaches nothing, so outside its hours the demo runs ahead, to the next working morning.
import { sql } from 'kysely'
import pg from 'pg'
import {
  AheadClock,
  addDays,
  dateIn,
  type Instant,
  kyiv,
  momentOf,
  type PlainDate,
  type PlainTime,
  systemClock,
  timeIn,
  weekday,
} from '../../kernel/time.ts'
import type { Work } from '../work.ts'

const opens = '09:30' as PlainTime
const tooLate = '14:00' as PlainTime
const begins = '10:30' as PlainTime

const isWeekday = (date: PlainDate): boolean => weekday(date) <= 5

/** This moment when the hall is lively then, else half past ten of the next weekday. */
export function livelyFrom(moment: Instant): Instant {
  const [date, time] = [dateIn(kyiv, moment), timeIn(kyiv, moment)]
  if (isWeekday(date) && time >= opens && time < tooLate) return moment
  let day = isWeekday(date) && time < opens ? date : addDays(date, 1)
  while (!isWeekday(day)) day = addDays(day, 1)
  return momentOf(kyiv, day, begins)
}

const settingName = 'demo-clock'

/** Never earlier than what the demo has already lived through. */
export async function demoClockOf(url: string): Promise<AheadClock> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ value: number }>('select value from db.setting where name = $1', [settingName])
  await client.end()
  const now = systemClock.now()
  return new AheadClock(livelyFrom(Math.max(rows[0]?.value ?? now, now) as Instant) - now)
}

/** Every minute, so that the next start goes on from here. */
export async function keepDemoMoment(work: Work): Promise<void> {
  await sql`insert into db.setting (name, value) values (${settingName}, to_jsonb(${work.now}::bigint))
    on conflict (name) do update set value = excluded.value`.execute(work.db)
}
