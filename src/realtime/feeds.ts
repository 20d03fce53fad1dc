// What live pages are sent by topic; without an entry they hear only that something changed.
import type { Database } from '../db/work.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Id } from '../kernel/id.ts'
import { Refusal } from '../kernel/refusal.ts'
import { boardState } from '../modules/queue/service/screens.ts'
import { type HallBoard, hallBoard } from './hall-board.ts'
import type { Feed } from './live.ts'

const board = systemActor('board')

/** Whoever listens to a hall that does not exist hears nothing. */
async function hallOf(database: Database, id: string): Promise<HallBoard | undefined> {
  try {
    return hallBoard(await database.look(board, (work) => boardState(work, id as Id<'Centre'>)))
  } catch (fault) {
    if (fault instanceof Refusal && fault.kind === 'missing') return undefined
    throw fault
  }
}

export const feeds = (database: Database): Readonly<Record<string, Feed>> => ({
  hall: (id) => hallOf(database, id),
})
