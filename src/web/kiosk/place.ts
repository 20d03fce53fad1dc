// The centre whose kiosk this is: what it gives, how long one waits there, whether tickets are given out now.
import { redirect } from '@sveltejs/kit'
import type { Work } from '../../db/work.ts'
import { may } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Lang } from '../../kernel/text.ts'
import { type PlainDate, seconds } from '../../kernel/time.ts'
import {
  type CentreId,
  no,
  type ServiceGroup,
  type ServiceId,
  type TicketPurpose,
} from '../../modules/centres/model.ts'
import { findCentreByKey } from '../../modules/centres/service/centres.ts'
import { givenOn, groupFor, hallOf, type StampedHall, today } from '../../modules/centres/service/hall.ts'
import { mayIssueTickets } from '../../modules/centres/service/hours.ts'
import { type BoardState, boardState } from '../../modules/queue/service/screens.ts'
import { hallBoard } from '../../realtime/hall-board.ts'
import { waitOf, waitWords } from '../(portal)/parts/centre-now.ts'
import { ticketsFrom } from './hours.ts'

export interface Place {
  readonly hall: StampedHall
  readonly today: PlainDate
  /** What one may come for today. */
  readonly given: ReadonlySet<ServiceId>
  readonly load: BoardState
  readonly givesTickets: boolean
}

/** A machine of another centre, or nobody we know, is sent to the page of pairing. */
export async function placeOf(work: Work, key: string): Promise<Place> {
  const centre = await findCentreByKey(work, key)
  if (!centre) throw new Refusal(no('no-centre'))
  if (!may(work.actor, 'queue.issue', centre.id)) redirect(303, '/kiosk')
  const hall = await hallOf(work, centre.id)
  const date = today(hall, work.now)
  return {
    hall,
    today: date,
    given: new Set([...hall.given.keys()].filter((id) => givenOn(hall, id, date))),
    load: await loadOf(work, centre.id),
    givesTickets: mayIssueTickets(hall, work.now),
  }
}

const remembered = new Map<CentreId, BoardState>()
const freshFor = seconds(5)

/** Measured every few seconds, however many screens are opened. */
async function loadOf(work: Work, id: CentreId): Promise<BoardState> {
  const known = remembered.get(id)
  if (known && Math.abs(work.now - known.now) < freshFor) return known
  const fresh = await boardState(work, id)
  remembered.set(id, fresh)
  return fresh
}

/** What every screen of the kiosk shows of its centre. */
export const headOf = ({ hall }: Place, lang: Lang) => ({
  placeName: hall.centre.name[lang],
  centreKey: hall.centre.key,
})

/** When tickets are given out again; nothing while they are. */
export const closedWords = (work: Work, { hall, givesTickets, today }: Place, lang: Lang): string | undefined =>
  givesTickets ? undefined : ticketsFrom(lang, hall, work.now, today)

/** Letters that tickets of the centre begin with. */
export const lettersIn = ({ hall }: Place): readonly string[] => [
  ...new Set([...hall.groups.values()].map(({ series }) => series)),
]

/** The group of desks that takes this. */
export const groupIn = (
  { hall, today }: Place,
  purpose: TicketPurpose,
  serviceId?: ServiceId,
): ServiceGroup | undefined => groupFor(hall, purpose, serviceId && givenOn(hall, serviceId, today))

/** What most people wait who come without a booking, as the board says it. */
export function usualWait({ load, givesTickets }: Place, lang: Lang): string | undefined {
  const { wait } = hallBoard(load)
  return wait && givesTickets ? waitWords(lang, waitOf(wait.likely, wait.likely)) : undefined
}

/** «10–20 хв»; nothing when no desk that takes any of it is open. */
export function waitIn(
  { load, givesTickets }: Place,
  groups: readonly (ServiceGroup | undefined)[],
  lang: Lang,
): string | undefined {
  const keys = new Set(groups.map((group) => group?.key))
  const waits = load.groups.flatMap(({ key, expectedMinutes }) =>
    keys.has(key) && expectedMinutes !== null ? [expectedMinutes] : [],
  )
  if (waits.length === 0 || !givesTickets) return undefined
  return waitWords(lang, waitOf(Math.min(...waits), Math.max(...waits)))
}
