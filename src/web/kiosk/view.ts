// How the person at the kiosk wants to see it: letters, contrast, lower, voice. Kept in cookies until they leave.
import type { Cookies } from '@sveltejs/kit'

const wishes = ['large', 'contrast', 'low', 'voice'] as const
export type Wish = (typeof wishes)[number]
export type KioskView = Readonly<Record<Wish, boolean>>

const cookie = (wish: Wish) => `kiosk-${wish}`
const options = { path: '/kiosk', httpOnly: true, sameSite: 'lax' } as const

export const viewOf = (cookies: Cookies): KioskView =>
  Object.fromEntries(wishes.map((wish) => [wish, cookies.get(cookie(wish)) === '1'])) as KioskView

/** A button of the bar was pressed (`?set=large` or `?unset=large`): keeps the wish and gives the address without it. */
export function changed(url: URL, cookies: Cookies, secure: boolean): string | undefined {
  const [set, unset] = [url.searchParams.get('set'), url.searchParams.get('unset')]
  if (set === null && unset === null) return undefined
  for (const wish of wishes) {
    if (set === wish) cookies.set(cookie(wish), '1', { ...options, secure })
    if (unset === wish) cookies.delete(cookie(wish), { ...options, secure })
  }
  const kept = [...url.searchParams].filter(([name]) => name !== 'set' && name !== 'unset')
  return kept.length > 0 ? `${url.pathname}?${new URLSearchParams(kept)}` : url.pathname
}

/** The next person begins with the usual screen. */
export function forgetWishes(cookies: Cookies, secure: boolean): void {
  for (const wish of wishes) cookies.delete(cookie(wish), { ...options, secure })
}

export interface Room {
  readonly rows: number
  readonly tiles: number
  /** Short tiles, a name each. */
  readonly names: number
  /** Times of a day, a few signs each. */
  readonly times: number
}

/** How much one reaches without scrolling; in the low layout all of it below 1.15 m. */
export function roomOn({ large, low }: Pick<KioskView, 'large' | 'low'>): Room {
  if (low) return large ? { rows: 2, tiles: 6, names: 6, times: 20 } : { rows: 3, tiles: 8, names: 12, times: 24 }
  return large ? { rows: 4, tiles: 8, names: 8, times: 28 } : { rows: 5, tiles: 12, names: 12, times: 32 }
}

/** Which of several screens is asked for: 1, 2 … */
export function partIn({ searchParams }: URL): number {
  const asked = searchParams.get('page') ?? ''
  return /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1
}

export interface Part<Item> {
  readonly shown: readonly Item[]
  /** What does not fit any more; the last place is left for the way to it. */
  readonly rest: readonly Item[]
}

/** One screen's part of what is to choose from. */
export function partOf<Item>(items: readonly Item[], part: number, room: number): Part<Item> {
  const fits = room - 1
  const parts = Math.max(1, Math.ceil((items.length - 1) / fits))
  const from = (Math.min(part, parts) - 1) * fits
  const to = items.length - from <= room ? items.length : from + fits
  return { shown: items.slice(from, to), rest: items.slice(to) }
}
