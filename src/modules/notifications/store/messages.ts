// Messages and their attempts.
import type { Selectable } from 'kysely'
import { moment } from '../../../db/tables.ts'
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Instant } from '../../../kernel/time.ts'
import {
  type Channel,
  channels,
  type Facts,
  type Message,
  type MessageState,
  type Recipient,
  type Said,
} from '../model.ts'
import type { MessageTable } from '../tables.ts'
import '../tables.ts'

/** What is sealed in a message. Without an address nobody could be told. */
export interface Content extends Said {
  readonly to: string | null
  /** What the words were made of: enough to say the same by another channel. */
  readonly facts: Facts
}

/** A message as kept, with its counts: attempts in all, tries and unanswered ones since it was queued or brought back. */
export interface Kept extends Message {
  readonly content: Content
  readonly since: Instant
  readonly expiresAt: Instant | null
  readonly round: number
  readonly attempts: number
  readonly tries: number
  readonly unsure: number
  readonly providerId: string | null
}

const orNull = (at: Instant | null): Date | null => (at === null ? null : new Date(at))

const rowOf = (work: Work, kept: Kept) => ({
  centre_id: kept.centreId,
  id: kept.id,
  key: kept.key,
  occasion: kept.occasion,
  template: kept.template,
  recipient_kind: kept.recipient.kind,
  recipient_id: kept.recipient.id,
  case_id: kept.caseId,
  channel: kept.channel,
  lang: kept.lang,
  content: work.vault.seal(JSON.stringify(kept.content)),
  created_at: new Date(kept.createdAt),
  ...progressOf(kept),
})

const progressOf = (kept: Kept) => ({
  state: kept.state,
  since: new Date(kept.since),
  due_at: orNull(kept.dueAt),
  expires_at: orNull(kept.expiresAt),
  sent_at: orNull(kept.sentAt),
  round: kept.round,
  attempts: kept.attempts,
  tries: kept.tries,
  unsure: kept.unsure,
  provider_id: kept.providerId,
  why: kept.why,
})

function keptOf(work: Work, row: Selectable<MessageTable>): Kept {
  const { key, occasion, template, channel, lang, state, round, attempts, tries, unsure, why } = row
  return {
    ...{ id: row.id, centreId: row.centre_id, key, occasion, template, channel, lang, state },
    ...{ round, attempts, tries, unsure, why, since: row.since, caseId: row.case_id, providerId: row.provider_id },
    recipient: { kind: row.recipient_kind, id: row.recipient_id } as Recipient,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    dueAt: row.due_at,
    expiresAt: row.expires_at,
    content: JSON.parse(work.vault.open(row.content)) as Content,
  }
}

/** False when this message has been queued before: its key is taken. */
export async function addMessage(work: Work, kept: Kept): Promise<boolean> {
  const added = await work.db
    .insertInto('notifications.message')
    .values(rowOf(work, kept))
    .onConflict((conflict) => conflict.columns(['centre_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Whether there is a message of this occasion, by whatever channel and in whatever state. */
export async function isTold(work: Work, centreId: Id<'Centre'>, occasionKey: string): Promise<boolean> {
  const found = await work.db
    .selectFrom('notifications.message')
    .select('id')
    .where('centre_id', '=', centreId)
    .where(
      'key',
      'in',
      Object.keys(channels).map((channel) => `${occasionKey}:${channel}`),
    )
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** How far it has got; its words stay. */
export async function saveProgress(work: Work, kept: Kept): Promise<void> {
  await work.db
    .updateTable('notifications.message')
    .set(progressOf(kept))
    .where('centre_id', '=', kept.centreId)
    .where('id', '=', kept.id)
    .execute()
}

/** Brought back with what may have changed: the channel, the address, the words. */
export async function saveMessage(work: Work, kept: Kept): Promise<void> {
  const { channel, content } = rowOf(work, kept)
  await work.db
    .updateTable('notifications.message')
    .set({ channel, content, ...progressOf(kept) })
    .where('centre_id', '=', kept.centreId)
    .where('id', '=', kept.id)
    .execute()
}

/** Due by the clock and in nobody's hands, or in the hands of a worker whose lease is over; those another worker is just taking are passed over. */
export async function lockDue(work: Work, channel: Channel, limit: number): Promise<Kept[]> {
  const rows = await work.db
    .selectFrom('notifications.message')
    .selectAll()
    .where('channel', '=', channel)
    .where('state', 'in', ['queued', 'sending', 'failed'])
    .where('due_at', '<=', moment(work.now))
    .orderBy('due_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map((row) => keptOf(work, row))
}

export async function lockMessage(work: Work, centreId: Id<'Centre'>, id: Message['id']): Promise<Kept | undefined> {
  const row = await work.db
    .selectFrom('notifications.message')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && keptOf(work, row)
}

export interface MessageFilter {
  /** The centres whose messages the viewer may see. */
  readonly places: readonly string[] | 'all'
  readonly state?: MessageState | undefined
  readonly caseId?: Id<'Case'> | undefined
  readonly after?: { readonly at: Instant; readonly id: string } | undefined
  readonly limit: number
}

/** No place at all is nowhere, not everywhere. */
const within = (places: readonly string[]): Message['centreId'][] =>
  places.length > 0
    ? (places as Message['centreId'][])
    : ['00000000-0000-0000-0000-000000000000' as Message['centreId']]

export async function listMessages(
  work: Work,
  { places, state, caseId, after, limit }: MessageFilter,
): Promise<Kept[]> {
  let rows = work.db.selectFrom('notifications.message').selectAll()
  if (places !== 'all') rows = rows.where('centre_id', 'in', within(places))
  if (state) rows = rows.where('state', '=', state)
  if (caseId) rows = rows.where('case_id', '=', caseId)
  if (after)
    rows = rows.where((is) =>
      is(is.refTuple('created_at', 'id'), '<', is.tuple(moment(after.at), after.id as Message['id'])),
    )
  const found = await rows.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return found.map((row) => keptOf(work, row))
}

/** Counted up to a hundred: more need no exact figure. */
export async function countDead(work: Work, places: MessageFilter['places']): Promise<number> {
  let dead = work.db.selectFrom('notifications.message').select('id').where('state', '=', 'dead')
  if (places !== 'all') dead = dead.where('centre_id', 'in', within(places))
  return (await dead.limit(100).execute()).length
}
