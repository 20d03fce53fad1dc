// Who is asking: a session, a token of the API or a device becomes the one who acts.
import type { Work } from '../../db/work.ts'
import { type Actor, may, type PlaceId, permit } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { no as general, Refusal } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import { hours, later } from '../../kernel/time.ts'
import type { Name, Place, SignedIn } from './model.ts'
import { browserOf, lasting } from './rules/session.ts'
import * as places from './store/place.ts'
import * as sessions from './store/session.ts'

export type { SignedIn } from './model.ts'

/** Who is signed in with this token, in one statement; nothing when the session is over. */
export async function sessionActor(work: Work, token: string): Promise<SignedIn | undefined> {
  if (!sessions.isToken('vks', token)) return undefined
  const row = await sessions.findSession(work, token)
  if (!row) return undefined
  const lasts = { sessionId: row.id, idleUntil: later(work.now, lasting[row.kind].idle), endsAt: row.ends_at }
  return row.kind === 'staff' ? { ...lasts, ...staffOf(row) } : { ...lasts, ...residentOf(work, row) }
}

function staffOf(row: sessions.SessionRow): Pick<SignedIn, 'actor' | 'staff'> {
  const posts = (row.posts ?? []).map(({ role, place }) => ({ role, place }))
  const placeNames = Object.fromEntries((row.posts ?? []).map(({ place, uk, en }) => [place, { uk, en }]))
  const name: Name = {
    family: row.family,
    given: row.given,
    ...(row.patronymic !== null && { patronymic: row.patronymic }),
  }
  return {
    actor: { kind: 'staff', id: row.staff_id!, posts, place: row.workplace },
    staff: { name, posts, placeNames },
  }
}

function residentOf(work: Work, row: sessions.SessionRow): Pick<SignedIn, 'actor' | 'resident'> {
  const name = JSON.parse(work.vault.open(row.resident_name!)) as Name
  return { actor: { kind: 'resident', id: row.resident_id!, trust: row.trust! }, resident: { name } }
}

/** A program that acts with the rights of the staff member who made its token; or whoever's session it carries. */
export async function tokenActor(work: Work, token: string): Promise<Actor | undefined> {
  if (sessions.isToken('vks', token)) return (await sessionActor(work, token))?.actor
  const row = sessions.isToken('vka', token) ? await sessions.findApiToken(work, token) : undefined
  if (!row) return undefined
  const posts = (row.posts ?? []).map(({ role, place }) => ({ role, place }))
  return row.only_for
    ? { kind: 'program', madeBy: row.staff_id, posts, only: row.only_for }
    : { kind: 'staff', id: row.staff_id, posts, place: 'API' }
}

/** A paired kiosk or board. */
export async function deviceActor(work: Work, token: string): Promise<Actor | undefined> {
  const row = sessions.isToken('vkd', token) ? await sessions.findDevice(work, token) : undefined
  return row && { kind: 'device', id: row.id, centreId: row.centre_id, of: row.kind }
}

/** The centre, authority or network is new or renamed: posts can be held there. Called by the module that owns it. */
export async function registerPlace(work: Work, place: Place): Promise<void> {
  const { actor } = work
  const allowed =
    may(actor, 'vikno.run') ||
    may(actor, 'centres.manage', place.id) ||
    (place.networkId !== null && may(actor, 'network.manage', place.networkId)) ||
    // an authority belongs to no network; whoever founds centres keeps their list
    (place.kind === 'authority' && may(actor, 'network.manage'))
  if (!allowed) throw new Refusal(general('not-allowed'))
  await places.savePlace(work, place)
}

/** How places are called: for lists and the resident's «who opened my data». Public words. */
export async function placeNames(work: Work, ids: readonly PlaceId[]): Promise<Readonly<Record<string, Text>>> {
  return Object.fromEntries((await places.listPlaces(work, ids)).map(({ id, name }) => [id, name]))
}

/** The desk is opened: from now on records say where this person works. The words are public («вікно 12»). */
export async function setWorkplace(work: Work, sessionId: SignedIn['sessionId'], workplace: string): Promise<void> {
  if (work.actor.kind !== 'staff') throw new Refusal(general('not-allowed'))
  await sessions.saveWorkplace(work, sessionId, work.actor.id, workplace.slice(0, 80))
}

/** Signs out; a token of nobody changes nothing. */
export async function signOut(work: Work, token: string): Promise<void> {
  if (sessions.isToken('vks', token)) await sessions.endSession(work, token)
}

/** Sessions, links and counted tries that nobody can use any more. */
export async function clearOldEntries(work: Work): Promise<void> {
  permit(work.actor, 'vikno.run')
  await sessions.sweepSessions(work, later(work.now, -hours(24)))
}

/** A session for someone whose identity has just been proved; answers with its token. `agent` is what the browser calls itself. */
export const openSession = (work: Work, who: sessions.NewSession['who'], agent?: string | undefined): Promise<string> =>
  sessions.addSession(work, { id: newId<'Session'>(), who, browser: browserOf(agent) })
