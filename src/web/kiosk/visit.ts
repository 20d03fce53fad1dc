// One person's turn at the kiosk, from the first press to «Готово»: what was declared, the ticket taken. Nothing of it
// stands in an address, and nothing is left for the next person.
import { type Cookies, redirect } from '@sveltejs/kit'
import { type Id, parseId } from '../../kernel/id.ts'
import { type PriorityGroup, priorityGroups } from '../../modules/centres/model.ts'

const priorityCookie = 'kiosk-priority'
const ticketCookie = 'kiosk-ticket'
const peopleCookie = 'kiosk-people'
const bookingCookie = 'kiosk-booking'

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

/** How many the person said to be; one when nothing was said. */
export function declaredPeople(cookies: Cookies): number {
  const text = cookies.get(peopleCookie) ?? ''
  return /^[1-9]\d?$/.test(text) ? Number(text) : 1
}

export function declarePeople(turn: Turn, people: number): void {
  if (people > 1) turn.cookies.set(peopleCookie, String(people), options(turn))
  else turn.cookies.delete(peopleCookie, options(turn))
}

/** The time booked on this turn, by its link: whoever has it may change it, so it stands in no address. */
export const takenBooking = (cookies: Cookies): string | undefined => cookies.get(bookingCookie)

export function keepBooking(turn: Turn, link: string): void {
  turn.cookies.set(bookingCookie, link, options(turn))
}

export const takenTicket = (cookies: Cookies): Id<'Ticket'> | undefined => parseId<'Ticket'>(cookies.get(ticketCookie))

/** The turn has its ticket: going back in the browser comes to it and not to another one. */
export function keepTicket(turn: Turn, id: Id<'Ticket'>): void {
  turn.cookies.set(ticketCookie, id, options(turn))
  for (const name of [priorityCookie, peopleCookie]) turn.cookies.delete(name, options(turn))
}

export function toTakenTicket(cookies: Cookies, centreKey: string): void {
  const id = takenTicket(cookies)
  if (id) redirect(303, `/kiosk/${centreKey}/ticket/${id}`)
}

/** The next person begins anew. */
export function endTurn(turn: Turn): void {
  for (const name of [priorityCookie, ticketCookie, peopleCookie, bookingCookie])
    turn.cookies.delete(name, options(turn))
}

/** Back to the screen it was asked from; never to another place. */
export function goOn(url: URL, centreKey: string): string {
  const start = `/kiosk/${centreKey}`
  const to = url.searchParams.get('to') ?? start
  return new RegExp(`^${start}(/(services|take)[a-z0-9/?=&-]*)?$`).test(to) ? to : start
}
