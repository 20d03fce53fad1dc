// Who asks: a staff member's or an integration's token, a device's token, or a visitor.
import type { Database } from '../db/work.ts'
import { type Actor, systemActor, visitor } from '../kernel/actor.ts'
import { no, Refusal } from '../kernel/refusal.ts'
import { deviceActor, tokenActor } from '../modules/identity/service.ts'

const asking = systemActor('sign-in')

/** `Authorization: Bearer <token>`; none is a visitor, a wrong one is refused rather than taken for a visitor. */
export async function whoAsks(database: Database, header: string | undefined): Promise<Actor> {
  if (!header) return visitor
  const token = /^Bearer (\S{20,200})$/.exec(header)?.[1]
  const actor =
    token &&
    (await database.glance(asking, async (work) => (await tokenActor(work, token)) ?? (await deviceActor(work, token))))
  if (!actor) throw new Refusal(no('sign-in-first'))
  return actor
}
