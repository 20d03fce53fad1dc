// Attempts: a dated row each, opened before the provider is asked and closed with its answer.
import type { Work } from '../../../db/work.ts'
import type { Attempt, Message, Outcome } from '../model.ts'
import '../tables.ts'

type Of = Pick<Message, 'centreId' | 'id'>

export async function openAttempt(work: Work, { centreId, id }: Of, number: number): Promise<void> {
  await work.db
    .insertInto('notifications.attempt')
    .values({ centre_id: centreId, message_id: id, number, started_at: new Date(work.now) })
    .execute()
}

/** False when it was closed before: the lease was over and another worker took the message for lost. */
export async function closeAttempt(
  work: Work,
  { centreId, id }: Of,
  number: number,
  outcome: Outcome,
  code: string,
): Promise<boolean> {
  const closed = await work.db
    .updateTable('notifications.attempt')
    .set({ ended_at: new Date(work.now), outcome, code })
    .where('centre_id', '=', centreId)
    .where('message_id', '=', id)
    .where('number', '=', number)
    .where('ended_at', 'is', null)
    .returning('number')
    .executeTakeFirst()
  return closed !== undefined
}

/** Of each of these messages, oldest attempt first. */
export async function attemptsOf(work: Work, messages: readonly Of[]): Promise<Map<string, Attempt[]>> {
  const found = new Map<string, Attempt[]>(messages.map(({ id }) => [id, []]))
  if (messages.length === 0) return found
  const rows = await work.db
    .selectFrom('notifications.attempt')
    .selectAll()
    .where('centre_id', 'in', [...new Set(messages.map(({ centreId }) => centreId))])
    .where(
      'message_id',
      'in',
      messages.map(({ id }) => id),
    )
    .orderBy('number')
    .execute()
  for (const { message_id, number, started_at: startedAt, ended_at: endedAt, outcome, code } of rows)
    found.get(message_id)!.push({ number, startedAt, endedAt, outcome, code })
  return found
}
