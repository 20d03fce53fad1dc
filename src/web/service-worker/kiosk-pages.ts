// Keeps the kiosk's pages, so that it goes on when the server does not answer. It is registered for /kiosk/ alone.
import { version } from '$app/env'
import { immutable } from '$app/manifest'
import { self } from '$app/service-worker'
import { isAway, isLasting, screenAlone, wayAlone } from '../kiosk/offline/way.ts'

const parts = `kiosk-parts-${version}`
const screens = 'kiosk-screens'
/** A person stands before the screen: this long they wait for a page, and for a ticket. */
const patience = { GET: 6000, POST: 12_000 } as const

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      await (await caches.open(parts)).addAll(immutable.map(({ path }) => new URL(path, self.location.origin).href))
      await self.skipWaiting()
    })(),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== parts && name !== screens) await caches.delete(name)
      await self.clients.claim()
    })(),
  )
})

/** The page says which screen is its centre's. What it is made of is kept with it. */
self.addEventListener('message', (event) => {
  const { keep } = event.data as { keep?: string }
  if (keep && screenAlone(keep) === keep) event.waitUntil(keepScreen(keep))
})

async function keepScreen(path: string): Promise<void> {
  const response = await fetch(path, { credentials: 'same-origin' })
  if (!response.ok || response.redirected) return
  await (await caches.open(screens)).put(path, response)
  const things = await caches.open(parts)
  for (const file of ['/logo.svg', '/logo-night.svg']) if (!(await things.match(file))) await things.add(file)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && request.destination === 'document')
    return event.respondWith(navigate(request, url))
  if (request.method === 'GET' && isLasting(url.pathname)) event.respondWith(lasting(request))
})

async function navigate(request: Request, url: URL): Promise<Response> {
  const response = await answered(request)
  if (response && !isAway(response)) return response
  const screen = screenAlone(url.pathname)
  const kept = screen && (await (await caches.open(screens)).match(screen))
  if (!kept) return response ?? Response.error()
  return url.pathname === screen ? kept : Response.redirect(new URL(wayAlone(url)!, self.location.origin).href, 303)
}

async function answered(request: Request): Promise<Response | undefined> {
  const wait = patience[request.method === 'POST' ? 'POST' : 'GET']
  const tooLong = new Promise<undefined>((done) => setTimeout(() => done(undefined), wait))
  // nobody answers: the screen that works alone takes over
  return Promise.race([fetch(request).catch(() => undefined), tooLong])
}

/** What is kept is the same as what the server has: its name says so, or it hardly ever changes. */
async function lasting(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await (await caches.open(parts)).put(request, response.clone())
  return response
}
