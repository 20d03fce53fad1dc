// Every page request: who asks, in which language, with the headers a browser should hold us to.
import { redirect } from '@sveltejs/kit'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { problemOf } from '../http/problem.ts'
import { tooLarge } from '../http/unreadable.ts'
import { systemActor, visitor } from '../kernel/actor.ts'
import type { Lang } from '../kernel/text.ts'
import { sessionActor } from '../modules/identity/service.ts'
import { deviceAt, deviceCookie } from './device/acting.ts'

const year = 60 * 60 * 24 * 365
const asking = systemActor('sign-in')

export const handle: Handle = async ({ event, resolve }) => {
  const { app } = event.platform!
  const { database, config } = app
  const chosen = event.url.searchParams.get('lang')
  if (chosen === 'uk' || chosen === 'en') return rememberLanguage(event, chosen, config.publicUrl.startsWith('https:'))
  const token = event.cookies.get('session')
  const signedIn = token ? await database.glance(asking, (work) => sessionActor(work, token)) : undefined
  const machine = await deviceAt(app, event.url.pathname, event.cookies.get(deviceCookie))
  const actor = machine ?? signedIn?.actor ?? visitor
  const lang: Lang = event.cookies.get('lang') === 'en' ? 'en' : 'uk'
  const action = `${event.request.method} ${event.url.pathname}${event.url.search.split('&')[0]}`
  Object.assign(event.locals, {
    app,
    actor,
    signedIn,
    lang,
    demo: config.demo,
    run: (useCase, key) => database.run(actor, useCase, { key, action }),
    look: (useCase) => database.look(actor, useCase),
  } satisfies App.Locals)
  const response = await resolve(event, { transformPageChunk: ({ html }) => html.replace('%vikno.lang%', lang) })
  return withHeaders(response, config.publicUrl.startsWith('https:'))
}

/** `?lang=en` on any page: kept in a cookie, then the same page without it. */
function rememberLanguage(event: Parameters<Handle>[0]['event'], lang: Lang, secure: boolean): never {
  event.cookies.set('lang', lang, { path: '/', maxAge: year, sameSite: 'lax', httpOnly: true, secure })
  const url = new URL(event.url)
  url.searchParams.delete('lang')
  redirect(303, `${url.pathname}${url.search}`)
}

const headers: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
}

function withHeaders(response: Response, secure: boolean): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
  if (secure) response.headers.set('strict-transport-security', `max-age=${year}; includeSubDomains`)
  return response
}

export const handleError: HandleServerError = ({ error, event, kind }) => {
  const lang = event.locals.lang ?? 'uk'
  const problem = problemOf(
    kind === 'unknown' ? error : { statusCode: (error as { status?: number }).status ?? 400 },
    lang,
  )
  if (problem.status >= 500) event.platform?.app.log.error({ err: error, reference: problem.reference }, 'page')
  const code = problem.type.startsWith('urn:vikno:') ? problem.type.slice('urn:vikno:'.length) : undefined
  return {
    status: problem.status,
    message: problem.status === 413 ? tooLarge.text[lang] : problem.detail,
    ...(code && { code }),
    ...(problem.reference && { reference: problem.reference }),
  }
}
