// Papers on their way to printers.
import { type Selectable, sql } from 'kysely'
import { moment } from '../../../db/tables.ts'
import type { Work } from '../../../db/work.ts'
import { whoOf } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import type { Print, Printer, PrintId, PrintState, StationId } from '../model.ts'
import type { PrintTable } from '../tables.ts'

const printOf = (row: Selectable<PrintTable>): Print => ({
  centreId: row.centre_id,
  id: row.id,
  printerId: row.printer_id,
  ticketId: row.ticket_id,
  bookingId: row.booking_id,
  parts: row.parts,
  state: row.state,
  askedAt: row.asked_at,
  doneAt: row.done_at,
  why: row.why,
})

export async function add(
  work: Work,
  {
    centreId,
    printerId,
    ticketId,
    bookingId,
    parts,
  }: Pick<Print, 'centreId' | 'printerId' | 'ticketId' | 'bookingId' | 'parts'>,
): Promise<PrintId> {
  const id = newId<'Print'>()
  const asked = { asked_by: whoOf(work.actor), asked_at: new Date(work.now), state: 'asked' } as const
  await work.db
    .insertInto('stations.print')
    .values({
      centre_id: centreId,
      id,
      printer_id: printerId,
      ticket_id: ticketId,
      booking_id: bookingId,
      parts: JSON.stringify(parts),
      ...asked,
    })
    .execute()
  return id
}

/** The paper and where its printer listens, once: whoever comes second finds it taken. */
export async function take(
  work: Work,
  centreId: CentreId,
  id: PrintId,
): Promise<(Print & { readonly printer: Printer }) | undefined> {
  const row = await work.db
    .updateTable('stations.print as p')
    .from('stations.station as s')
    .set({ state: 'printing', sent_at: new Date(work.now) })
    .whereRef('s.centre_id', '=', 'p.centre_id')
    .whereRef('s.id', '=', 'p.printer_id')
    .where('p.centre_id', '=', centreId)
    .where('p.id', '=', id)
    .where('p.state', '=', 'asked')
    .returningAll('p')
    .returning(['s.host', 's.port', 's.code_page'])
    .executeTakeFirst()
  return row && { ...printOf(row), printer: { host: row.host!, port: row.port!, codePage: row.code_page! } }
}

export async function end(
  work: Work,
  { centreId, id }: Pick<Print, 'centreId' | 'id'>,
  { state, why }: { readonly state: PrintState; readonly why: string | null },
): Promise<void> {
  await work.db
    .updateTable('stations.print')
    .set({ state, why, done_at: new Date(work.now) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('state', '=', 'printing')
    .execute()
}

export async function find(work: Work, centreId: CentreId, id: PrintId): Promise<Print | undefined> {
  const row = work.db.selectFrom('stations.print').selectAll().where('centre_id', '=', centreId).where('id', '=', id)
  const found = await row.executeTakeFirst()
  return found && printOf(found)
}

/** The newest first. */
export async function listOf(work: Work, centreId: CentreId, printerId: StationId, limit: number): Promise<Print[]> {
  const rows = work.db
    .selectFrom('stations.print')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('printer_id', '=', printerId)
    .orderBy('asked_at', 'desc')
    .limit(limit)
  return (await rows.execute()).map(printOf)
}

/** A process that ended in the middle leaves papers of which nobody knows whether they came out; one nobody took is late. */
export async function giveUpBefore(work: Work, before: Instant): Promise<number> {
  const now = new Date(work.now)
  const { rows } = await sql`
    update stations.print set state = case state when 'asked' then 'silent' else 'unsure' end,
      sent_at = coalesce(sent_at, ${now}), done_at = ${now}, why = 'too-late'
    where state in ('asked', 'printing') and asked_at < ${new Date(before)} returning id`.execute(work.db)
  return rows.length
}

export async function forgetBefore(work: Work, before: Instant): Promise<void> {
  await work.db
    .deleteFrom('stations.print')
    .where('asked_at', '<', moment(before))
    .where('state', 'not in', ['asked', 'printing'])
    .execute()
}
