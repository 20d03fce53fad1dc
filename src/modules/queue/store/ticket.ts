// One ticket in and out of its row; every change is one statement together with its event.
import type { Selectable } from 'kysely'
import type { Named, Work } from '../../../db/work.ts'
import { no as notMine, Refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CentreId, DeskId, PriorityGroup, StaffId } from '../../centres/model.ts'
import {
  type Errand,
  no,
  type Outcome,
  type ParkReason,
  standingOf,
  type Ticket,
  type TicketEvent,
  type TicketEventType,
  type TicketId,
  type TicketState,
  type Visitor,
} from '../model.ts'
import type { TicketTable } from '../tables.ts'

export type TicketRow = Selectable<TicketTable>

export function stateOf(row: TicketRow): TicketState {
  const [deskId, staffId, at] = [row.desk_id as DeskId, row.staff_id as StaffId, row.state_at as Instant]
  switch (row.state) {
    case 'waiting':
      return { kind: 'waiting', since: at }
    case 'called':
      return { kind: 'called', deskId, staffId, at, times: row.calls ?? 1 }
    case 'serving':
      return { kind: 'serving', deskId, staffId, calledAt: row.called_at as Instant, at }
    case 'parked':
      return { kind: 'parked', deskId: row.desk_id, until: row.until as Instant, reason: row.why as ParkReason }
    case 'absent':
      return { kind: 'absent', until: row.until as Instant }
    case 'finished':
      return { kind: 'finished', at, outcome: row.why as Outcome }
    case 'left':
      return { kind: 'left', at, why: row.why as 'no-show' | 'closing' | 'own-wish' }
  }
}

export function ticketFrom(work: Work, row: TicketRow): Ticket {
  return {
    centreId: row.centre_id,
    id: row.id,
    day: row.day,
    series: row.series,
    number: row.number,
    class: row.class,
    purpose: row.purpose,
    groupId: row.group_id,
    serviceId: row.service_id,
    ownGroup: row.own_group,
    needsStation: row.needs_station,
    minutes: row.minutes,
    lang: row.lang,
    issuedAt: row.issued_at,
    promisedAt: row.promised_at,
    priority: row.priority_group && {
      group: work.vault.open(row.priority_group) as PriorityGroup,
      state: row.priority_state!,
    },
    people: row.people,
    person: row.person,
    residentId: row.resident_id,
    silent: row.silent,
    note: row.note && work.vault.open(row.note),
    onlyDeskId: row.only_desk_id,
    returnDeskId: row.return_desk_id,
    absences: row.absences,
    state: stateOf(row),
    version: row.version,
  }
}

interface StateColumns {
  readonly at: Instant | null
  readonly until: Instant | null
  readonly deskId: DeskId | null
  readonly staffId: StaffId | null
  readonly calledAt: Instant | null
  readonly calls: number | null
  readonly why: string | null
}

const empty: StateColumns = {
  at: null,
  until: null,
  deskId: null,
  staffId: null,
  calledAt: null,
  calls: null,
  why: null,
}

export function columnsOf(state: TicketState): StateColumns {
  switch (state.kind) {
    case 'waiting':
      return { ...empty, at: state.since }
    case 'called':
      return { ...empty, at: state.at, deskId: state.deskId, staffId: state.staffId, calls: state.times }
    case 'serving':
      return { ...empty, at: state.at, deskId: state.deskId, staffId: state.staffId, calledAt: state.calledAt }
    case 'parked':
      return { ...empty, until: state.until, deskId: state.deskId, why: state.reason }
    case 'absent':
      return { ...empty, until: state.until }
    case 'finished':
      return { ...empty, at: state.at, why: state.outcome }
    case 'left':
      return { ...empty, at: state.at, why: state.why }
  }
}

export interface NewEvent {
  readonly type: TicketEventType
  readonly deskId?: DeskId | null
  readonly staffId?: StaffId | null
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

/** The changed ticket and its event; nothing when somebody was quicker. Also run by the bench. */
export const saveTicketSql = `with saved as (
    update queue.ticket set class = $4, purpose = $5, group_id = $6, service_id = $7, own_group = $8, needs_station = $9, minutes = $10,
      promised_at = $11, priority_state = $12, resident_id = $13, note = $14, only_desk_id = $15, return_desk_id = $16,
      absences = $17, state = $18, state_at = $19, until = $20, desk_id = $21, staff_id = $22, called_at = $23, calls = $24, why = $25,
      people = $31, person = $32, silent = $33, version = version + 1
    where centre_id = $1 and id = $2 and version = $3 returning version)
  insert into queue.event (centre_id, ticket_id, n, type, at, desk_id, staff_id, facts, standing)
  select $1, $2, version, $26, $27, $28, $29, $30, $34 from saved returning n`
const saveTicket: Named = { name: 'queue-save-ticket', text: saveTicketSql }

const moment = (at: Instant | null): Date | null => (at === null ? null : new Date(at))

export async function save(work: Work, ticket: Ticket, event: NewEvent): Promise<Ticket> {
  const state = columnsOf(ticket.state)
  const rows = await work.named<{ n: number }>(saveTicket, [
    ticket.centreId,
    ticket.id,
    ticket.version,
    ticket.class,
    ticket.purpose,
    ticket.groupId,
    ticket.serviceId,
    ticket.ownGroup,
    ticket.needsStation,
    ticket.minutes,
    new Date(ticket.promisedAt),
    ticket.priority?.state ?? null,
    ticket.residentId,
    ticket.note === null ? null : work.vault.seal(ticket.note),
    ticket.onlyDeskId,
    ticket.returnDeskId,
    ticket.absences,
    ticket.state.kind,
    moment(state.at),
    moment(state.until),
    state.deskId,
    state.staffId,
    moment(state.calledAt),
    state.calls,
    state.why,
    event.type,
    new Date(work.now),
    event.deskId ?? null,
    event.staffId ?? null,
    JSON.stringify(event.facts ?? {}),
    ticket.people,
    ticket.person,
    ticket.silent,
    ticket.state.kind === 'waiting' ? JSON.stringify(standingOf(ticket)) : null,
  ])
  if (rows.length === 0) throw new Refusal(notMine('changed-meanwhile'))
  return { ...ticket, version: rows[0]!.n }
}

/** Also run by the bench. */
export const lockTicketSql = 'select * from queue.ticket where id = $1 for update'
const lockOne: Named = { name: 'queue-lock-ticket', text: lockTicketSql }

export async function lockTicket(work: Work, id: TicketId): Promise<Ticket> {
  const [row] = await work.named<TicketRow>(lockOne, [id])
  if (!row) throw new Refusal(no('no-ticket'))
  return ticketFrom(work, row)
}

export async function getTicket(work: Work, id: TicketId): Promise<Ticket> {
  const row = await work.db.selectFrom('queue.ticket').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal(no('no-ticket'))
  return ticketFrom(work, row)
}

/** The ticket a desk has now, called or being served. Also run by the bench. */
export const findAtDeskSql =
  "select * from queue.ticket where centre_id = $1 and desk_id = $2 and state in ('called', 'serving')"
const findOne: Named = { name: 'queue-find-at-desk', text: findAtDeskSql }
const lockAtDesk: Named = { name: 'queue-lock-at-desk', text: `${findAtDeskSql} for update` }

export async function findAtDesk(
  work: Work,
  centreId: CentreId,
  deskId: DeskId,
  { lock = false } = {},
): Promise<Ticket | undefined> {
  const [row] = await work.named<TicketRow>(lock ? lockAtDesk : findOne, [centreId, deskId])
  return row && ticketFrom(work, row)
}

export async function listEvents(work: Work, ticket: Pick<Ticket, 'centreId' | 'id'>): Promise<TicketEvent[]> {
  const rows = await work.db
    .selectFrom('queue.event')
    .selectAll()
    .where('centre_id', '=', ticket.centreId)
    .where('ticket_id', '=', ticket.id)
    .orderBy('n')
    .execute()
  return rows.map(({ type, at, desk_id, staff_id, facts }) => ({ type, at, deskId: desk_id, staffId: staff_id, facts }))
}

export async function listErrands(work: Work, ticket: Pick<Ticket, 'centreId' | 'id'>): Promise<Errand[]> {
  return work.db
    .selectFrom('queue.errand')
    .select(['n', 'person', 'purpose', 'service_id as serviceId', 'outcome'])
    .where('centre_id', '=', ticket.centreId)
    .where('ticket_id', '=', ticket.id)
    .orderBy('n')
    .execute()
}

export async function listVisitors(work: Work, ticket: Pick<Ticket, 'centreId' | 'id'>): Promise<Visitor[]> {
  const rows = await work.db
    .selectFrom('queue.visitor')
    .selectAll()
    .where('centre_id', '=', ticket.centreId)
    .where('ticket_id', '=', ticket.id)
    .orderBy('n')
    .execute()
  return rows.map(({ n, resident_id, power_id, principal_id }) => ({
    n,
    residentId: resident_id,
    actsBy: power_id && principal_id && { powerId: power_id, principalId: principal_id },
  }))
}

export async function saveVisitor(
  work: Work,
  ticket: Pick<Ticket, 'centreId' | 'id'>,
  { n, residentId, actsBy }: Visitor,
): Promise<void> {
  const columns = {
    resident_id: residentId,
    power_id: actsBy?.powerId ?? null,
    principal_id: actsBy?.principalId ?? null,
  }
  await work.db
    .insertInto('queue.visitor')
    .values({ centre_id: ticket.centreId, ticket_id: ticket.id, n, ...columns })
    .onConflict((conflict) => conflict.columns(['centre_id', 'ticket_id', 'n']).doUpdateSet(columns))
    .execute()
}

/** Services of people who did not come after all, as far as nothing was done for them. */
export async function removeErrandsAfter(work: Work, ticket: Ticket, person: number): Promise<void> {
  await work.db
    .deleteFrom('queue.errand')
    .where('centre_id', '=', ticket.centreId)
    .where('ticket_id', '=', ticket.id)
    .where('person', '>', person)
    .where('outcome', 'is', null)
    .execute()
}

export async function addErrand(
  work: Work,
  ticket: Pick<Ticket, 'centreId' | 'id'>,
  errand: Omit<Errand, 'outcome'>,
): Promise<void> {
  await work.db
    .insertInto('queue.errand')
    .values({
      centre_id: ticket.centreId,
      ticket_id: ticket.id,
      n: errand.n,
      purpose: errand.purpose,
      service_id: errand.serviceId,
      person: errand.person,
      outcome: null,
    })
    .execute()
}

/** Sets the outcome of one errand, or of all that are still open. */
export async function setOutcome(work: Work, ticket: Ticket, outcome: Outcome, n?: number): Promise<number> {
  let query = work.db
    .updateTable('queue.errand')
    .set({ outcome, done_at: new Date(work.now) })
    .where('centre_id', '=', ticket.centreId)
    .where('ticket_id', '=', ticket.id)
    .where('outcome', 'is', null)
  if (n !== undefined) query = query.where('n', '=', n)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}
