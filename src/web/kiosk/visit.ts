// One person's turn at the kiosk, from the first press to «Готово»: what was declared, the ticket taken. Nothing of it
// stands in an address, and nothing is left for the next person.
import { type Cookies, redirect } from '@sveltejs/kit'
import { type Id, parseId } from '../../kernel/id.ts'
import { type PriorityGroup, priorityGroups } from '../../modules/centres/model.ts'

const priorityCookie = 'kiosk-priority'
const ticketCookie = 'kiosk-ticket'

/** Where this turn's cookies are sent, and whether only over HTTPS. */
export interface Turn {
  readonly cookies: Cookies
  readonly centreKey: string
  readonly secure: boolean
}

const options = ({ centreKey, secure }: Omit<Turn, 'cookies'>) =>
  ({ path: `/kiosk/${centreKey}`, httpOnly: true, sameSite: 'lax', secure }) as const

const isGroup = (text: string | undefined): text is PriorityGroup =>
  text !== undefined && Object.hasOwn(priorityGroups, text)

/** The ground of priority that the person declared on this turn. */
export function declaredPriority(cookies: Cookies): PriorityGroup | undefined {
  const text = cookies.get(priorityCookie)
  return isGroup(text) ? text : undefined
}

export function declarePriority(turn: Turn, group: PriorityGroup | undefined): void {
  if (group) turn.cookies.set(priorityCookie, group, options(turn))
  else turn.cookies.delete(priorityCookie, options(turn))
}

export const takenTicket = (cookies: Cookies): Id<'Ticket'> | undefined => parseId<'Ticket'>(cookies.get(ticketCookie))

/** The turn has its ticket: going back in the browser comes to it and not to another one. */
export function keepTicket(turn: Turn, id: Id<'Ticket'>): void {
  turn.cookies.set(ticketCookie, id, options(turn))
  turn.cookies.delete(priorityCookie, options(turn))
}

export function toTakenTicket(cookies: Cookies, centreKey: string): void {
  const id = takenTicket(cookies)
  if (id) redirect(303, `/kiosk/${centreKey}/ticket/${id}`)
}

/** The next person begins anew. */
export function endTurn(turn: Turn): void {
  for (const name of [priorityCookie, ticketCookie]) turn.cookies.delete(name, options(turn))
}
