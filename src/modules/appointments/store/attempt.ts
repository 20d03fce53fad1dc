// Trying a thing within a transaction: what is refused inside leaves no rows behind, and the rest goes on.
import { sql } from 'kysely'
import type { Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'

export async function attempt<T>(work: Work, action: () => Promise<T>): Promise<T | Refusal> {
  await sql`savepoint attempt`.execute(work.db)
  try {
    const done = await action()
    await sql`release savepoint attempt`.execute(work.db)
    return done
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    await sql`rollback to savepoint attempt`.execute(work.db)
    return refusal
  }
}
