// The cookies of signing in: the session itself, and what has to come back between two steps.
import type { RequestEvent } from '@sveltejs/kit'
import { visitor } from '../kernel/actor.ts'
import type { Run } from '../modules/identity/service/sign-in.ts'
import { signOut } from '../modules/identity/service.ts'

const session = 'session'

/** Whoever this browser was signed in as, signing in is done by nobody yet. */
export const asVisitor =
  ({ locals }: Pick<RequestEvent, 'locals'>): Run =>
  (useCase) =>
    locals.app.database.run(visitor, useCase)

export const isSecure = ({ locals }: Pick<RequestEvent, 'locals'>): boolean =>
  locals.app.config.publicUrl.startsWith('https:')

/** A new session ends the one this browser had. Its own end is kept in the database; the cookie goes with the browser. */
export async function keepSession(event: RequestEvent, token: string): Promise<void> {
  await endSession(event)
  event.cookies.set(session, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(event) })
}

export async function endSession(event: RequestEvent): Promise<void> {
  const token = event.cookies.get(session)
  if (token) await asVisitor(event)((work) => signOut(work, token))
  event.cookies.delete(session, { path: '/', secure: isSecure(event) })
}

const stepPaths = { 'sign-in': '/staff-sign-in', journey: '/sign-in' } as const
type Step = keyof typeof stepPaths

/** Ten minutes, for the pages of that way in only. */
export function keepStep(event: RequestEvent, name: Step, token: string): void {
  const path = stepPaths[name]
  event.cookies.set(name, token, { path, maxAge: 600, httpOnly: true, sameSite: 'lax', secure: isSecure(event) })
}

export function takeStep(event: RequestEvent, name: Step): string | undefined {
  const token = event.cookies.get(name)
  event.cookies.delete(name, { path: stepPaths[name], secure: isSecure(event) })
  return token
}

export const agentOf = ({ request }: Pick<RequestEvent, 'request'>): string | undefined =>
  request.headers.get('user-agent') ?? undefined

/** A page of our own to go on to; anything else is left out. */
export const ownPath = (path: string | null | undefined, otherwise: string): string =>
  path && /^\/(?![/\\])[^\s\\]{0,500}$/.test(path) ? path : otherwise
