// Who missed how often and may not book online for a while; telephones being confirmed.

import { moment } from '../../../db/tables.ts'
import type { Named, Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CentreId, NetworkId } from '../../centres/model.ts'
import { type BookingId, no, type PersonId, type PhoneCodeId } from '../model.ts'

export interface Missing {
  readonly misses: number
  readonly missedAt: Instant | null
  readonly barredUntil: Instant | null
  readonly restoredAt: Instant | null
}
const nothingMissed: Missing = { misses: 0, missedAt: null, barredUntil: null, restoredAt: null }

export async function getMissing(work: Work, networkId: NetworkId, personId: PersonId): Promise<Missing> {
  const row = await work.db
    .selectFrom('appointments.person')
    .selectAll()
    .where('network_id', '=', networkId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row) return nothingMissed
  const { misses, missed_at, barred_until, restored_at } = row
  return { misses, missedAt: missed_at, barredUntil: barred_until, restoredAt: restored_at }
}

export async function saveMissing(
  work: Work,
  networkId: NetworkId,
  personId: PersonId,
  missing: Missing,
): Promise<void> {
  const date = (at: Instant | null) => at && new Date(at)
  const columns = {
    misses: missing.misses,
    missed_at: date(missing.missedAt),
    barred_until: date(missing.barredUntil),
    restored_at: date(missing.restoredAt),
  }
  await work.db
    .insertInto('appointments.person')
    .values({ network_id: networkId, person_id: personId, ...columns })
    .onConflict((conflict) => conflict.columns(['network_id', 'person_id']).doUpdateSet(columns))
    .execute()
}

const lockPersonSql: Named = {
  name: 'appointments-lock-person',
  text: 'select pg_advisory_xact_lock(8246032, hashtext($1))',
}
/** One booking of a person is made at a time. */
export const lockPerson = async (work: Work, personId: PersonId): Promise<void> => {
  await work.named(lockPersonSql, [personId])
}

const readMissed: Named = {
  name: 'appointments-missed-visits',
  text: `select starts_at from appointments.booking
    where person_id = $1 and network_id = $2 and state = 'missed' and ticket_id is null and starts_at > $3 order by starts_at desc limit 100`,
}
/** When the visits missed since a moment would have begun, the newest first. Who came and left has not missed it. */
export async function listMissed(
  work: Work,
  networkId: NetworkId,
  personId: PersonId,
  since: Instant,
): Promise<Instant[]> {
  const rows = await work.named<{ starts_at: Instant }>(readMissed, [personId, networkId, new Date(since)])
  return rows.map(({ starts_at }) => starts_at)
}

/** What the person holds without having confirmed it, elsewhere than in offers made to them. */
export async function listHolds(work: Work, centreId: CentreId, personId: PersonId): Promise<BookingId[]> {
  const rows = await work.db
    .selectFrom('appointments.booking')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('person_id', '=', personId)
    .where('state', '=', 'held')
    .where('offered', '=', false)
    .execute()
  return rows.map(({ id }) => id)
}

/* Telephones */

export interface PhoneCode {
  readonly centreId: CentreId
  readonly id: PhoneCodeId
  readonly personId: PersonId
  readonly phone: string
  readonly codeHash: Buffer
  readonly tries: number
  readonly confirmedAt: Instant | null
  readonly endsAt: Instant
}

export async function addPhone(work: Work, code: Omit<PhoneCode, 'tries' | 'confirmedAt'>): Promise<void> {
  await work.db
    .insertInto('appointments.phone')
    .values({
      centre_id: code.centreId,
      id: code.id,
      phone_key: code.personId,
      phone: work.vault.seal(code.phone),
      code_hash: code.codeHash,
      tries: 0,
      sent_at: new Date(work.now),
      confirmed_at: null,
      ends_at: new Date(code.endsAt),
    })
    .execute()
}

export async function lockPhone(work: Work, centreId: CentreId, id: PhoneCodeId): Promise<PhoneCode | undefined> {
  const row = await work.db
    .selectFrom('appointments.phone')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('ends_at', '>', moment(work.now))
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      centreId,
      id,
      personId: row.phone_key,
      phone: work.vault.open(row.phone),
      codeHash: row.code_hash,
      tries: row.tries,
      confirmedAt: row.confirmed_at,
      endsAt: row.ends_at,
    }
  )
}

export async function savePhone(work: Work, { centreId, id, tries, confirmedAt, endsAt }: PhoneCode): Promise<void> {
  await work.db
    .updateTable('appointments.phone')
    .set({ tries, confirmed_at: confirmedAt && new Date(confirmedAt), ends_at: new Date(endsAt) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute()
}

/** Codes sent to this telephone, to any centre, since a moment. */
export async function countCodes(work: Work, personId: PersonId, since: Instant): Promise<number> {
  const row = await work.db
    .selectFrom('appointments.phone')
    .select((select) => select.fn.countAll<string>().as('sent'))
    .where('phone_key', '=', personId)
    .where('sent_at', '>', moment(since))
    .executeTakeFirstOrThrow()
  return Number(row.sent)
}

export async function forgetPhones(work: Work, endedBefore: Instant): Promise<void> {
  await work.db.deleteFrom('appointments.phone').where('ends_at', '<', moment(endedBefore)).execute()
}

/** A second hold of the same person at the same moment, or a code that another booking has got by chance. */
export async function orTaken<T>(saving: Promise<T>): Promise<T> {
  try {
    return await saving
  } catch (fault) {
    const { constraint } = fault as { constraint?: string }
    if (constraint === 'booking_one_hold' || constraint === 'booking_arrival' || constraint === 'booking_link')
      throw new Refusal(no('slot-taken'))
    throw fault
  }
}
