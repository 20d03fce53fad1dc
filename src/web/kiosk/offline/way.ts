// Where a kiosk goes on when the server does not answer. Decided in the service worker, so nothing here touches a page.

const ofKiosk = /^\/kiosk\/([a-z0-9-]+)(\/[^?#]*)?$/

/** The screen that works alone, of the centre in the address; nothing for the page of pairing and other places. */
export function screenAlone(pathname: string): string | undefined {
  const centre = ofKiosk.exec(pathname)?.[1]
  return centre && `/kiosk/${centre}/offline`
}

/** What the person had chosen goes with them; `#/` tells the screen that nobody answered: `/take?purpose=submit&service=x` → `#/take?purpose=submit&service=x`. */
export function wayAlone({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string | undefined {
  const screen = screenAlone(pathname)
  if (!screen) return undefined
  const rest = ofKiosk.exec(pathname)![2] ?? ''
  const service = /^\/services\/([^/]+)$/.exec(rest)?.[1]
  if (service) return `${screen}#/take?${new URLSearchParams({ purpose: 'submit', service })}`
  if (rest === '/services') return `${screen}#/groups`
  if (rest !== '/take') return `${screen}#/`
  const kept = [...searchParams].filter(([name]) => name === 'purpose' || name === 'service')
  return `${screen}#/take?${new URLSearchParams(kept)}`
}

/** The proxy before the server answers, the server does not. */
export const isAway = ({ status }: Pick<Response, 'status'>): boolean => status >= 502 && status <= 504

/** What the pages are made of: their names change with their content, or they hardly ever change. */
export const isLasting = (pathname: string): boolean =>
  /^\/(_app\/immutable\/|fonts\/|voice\/|logo[a-z-]*\.svg$)/.test(pathname)

/** A step on the screen that works alone, as the part of its address behind `#` says it. */
export interface StepAlone {
  readonly at: 'start' | 'groups' | 'group' | 'take' | 'priority' | 'ticket'
  readonly asked: URLSearchParams
}

export function stepOf(hash: string): StepAlone {
  const [, at = '', query = ''] = /^#\/([a-z]*)(?:\?(.*))?$/.exec(hash) ?? []
  const known = ['groups', 'group', 'take', 'priority', 'ticket'] as const
  return { at: known.find((each) => each === at) ?? 'start', asked: new URLSearchParams(query) }
}

export const hashOf = (at: StepAlone['at'], asked: Readonly<Record<string, string | number>> = {}): string => {
  const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)])).toString()
  return at === 'start' ? '#/' : `#/${at}${query && `?${query}`}`
}
