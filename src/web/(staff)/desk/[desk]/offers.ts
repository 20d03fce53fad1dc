// What an open panel chooses from: services, desks, colleagues, a ticket found by its number.
import type { Work } from '../../../../db/work.ts'
import type { Id } from '../../../../kernel/id.ts'
import { Refusal, sentence } from '../../../../kernel/refusal.ts'
import type { Lang } from '../../../../kernel/text.ts'
import { search } from '../../../../modules/catalogue/service.ts'
import type { StaffId } from '../../../../modules/centres/model.ts'
import { givenOn, hallOf, type StampedHall } from '../../../../modules/centres/service/hall.ts'
import { listWorkingOn } from '../../../../modules/centres/service/people.ts'
import { fullName } from '../../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../../modules/identity/service/manage-staff.ts'
import { levelAt } from '../../../../modules/queue/rules/line.ts'
import { findForDesk } from '../../../../modules/queue/service/by-number.ts'
import { callingDesk } from '../../../../modules/queue/service/calling.ts'
import type { HallView } from './hall.ts'

/** What is asked before a step of the ticket here. */
export const ticketPanels = [
  'add',
  'park',
  'transfer',
  'outcome',
  'finish',
  'represent',
  'new-person',
  'people',
] as const
/** While the desk is free. */
export const freePanels = ['number', 'break', 'close'] as const
export const anyPanels = ['hand-over', 'keys'] as const
export type TicketPanel = (typeof ticketPanels)[number]
export type OwnPanel = (typeof freePanels)[number] | (typeof anyPanels)[number]
export type PanelName = TicketPanel | OwnPanel

/** The panel asked for, where the state of the desk has it. */
export function panelOf(asked: string | null, { current }: Pick<HallView, 'current'>): PanelName | undefined {
  const here = current ? [...ticketPanels, ...anyPanels] : [...freePanels, ...anyPanels]
  return here.find((name) => name === asked)
}

export async function offersFor(work: Work, panel: PanelName, hall: HallView, asked: URLSearchParams, lang: Lang) {
  const q = (asked.get('q') ?? '').slice(0, 100)
  const sought = panel === 'add' || (panel === 'transfer' && q.trim() !== '')
  return {
    q,
    services: sought ? await servicesBy(work, hall.centreId, hall.today, q) : [],
    desks:
      panel === 'transfer' ? await desksFor(work, hall) : panel === 'hand-over' ? await desksBeside(work, hall) : [],
    colleagues: panel === 'hand-over' ? await colleaguesOf(work, hall) : [],
    byNumber: panel === 'number' ? await byNumber(work, hall, (asked.get('no') ?? '').slice(0, 20), lang) : null,
  }
}
export type Offers = Awaited<ReturnType<typeof offersFor>>

async function servicesBy(work: Work, centreId: Id<'Centre'>, today: HallView['today'], q: string) {
  const hall = await hallOf(work, centreId)
  const among = new Set([...hall.given.keys()].filter((id) => givenOn(hall, id, today)))
  const found = await search(work, q, { limit: 8, among })
  return found.map(({ id, name, term, price }) => ({ id, name, term, price }))
}

const callingBeside = ({ hallDesks }: StampedHall, deskId: Id<'Desk'>) =>
  [...hallDesks.values()].filter((desk) => desk.desk.id !== deskId && desk.isCalling)

const named = (hall: StampedHall, { desk }: ReturnType<typeof callingBeside>[number]) => ({
  id: desk.id,
  number: desk.number,
  zone: hall.zones.get(desk.zoneId)!.name,
})

/** Desks that call now and may take this ticket. */
async function desksFor(work: Work, { centreId, deskId, current }: HallView) {
  const hall = await hallOf(work, centreId)
  const ticket = { ...current!.ticket, onlyDeskId: null }
  return callingBeside(hall, deskId)
    .filter((desk) => levelAt(callingDesk(desk), ticket) > 0)
    .map((desk) => named(hall, desk))
}

/** Those that call now: what is kept for this desk may be kept for them. */
async function desksBeside(work: Work, { centreId, deskId }: HallView) {
  const hall = await hallOf(work, centreId)
  return callingBeside(hall, deskId).map((desk) => named(hall, desk))
}

/** Who works today and sits nowhere, by name. */
async function colleaguesOf(work: Work, { centreId, today }: HallView) {
  const hall = await hallOf(work, centreId)
  const seated = new Set([...hall.hallDesks.values()].flatMap(({ seat }) => (seat ? [seat.staffId as StaffId] : [])))
  const free = (await listWorkingOn(work, centreId, today)).filter(({ staffId }) => !seated.has(staffId))
  const names = await staffNames(
    work,
    free.map(({ staffId }) => staffId),
  )
  const people = free.flatMap(({ staffId, deskId, intervals }) => {
    const name = names.get(staffId)
    const [first, last] = [intervals[0], intervals.at(-1)]
    if (!name || !first || !last) return []
    const desk = deskId ? (hall.hallDesks.get(deskId)?.desk.number ?? null) : null
    return [{ id: staffId, name: fullName(name), desk, from: first.from, until: last.until }]
  })
  const byName = new Intl.Collator('uk')
  return [...new Map(people.map((one) => [one.id, one])).values()].sort((a, b) => byName.compare(a.name, b.name))
}

async function byNumber(work: Work, { deskId }: HallView, asked: string, lang: Lang) {
  if (asked.trim() === '') return { asked, found: null, whyNot: undefined }
  try {
    return { asked, found: await findForDesk(work, deskId, asked), whyNot: undefined }
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    return { asked, found: null, whyNot: sentence(refusal.answers[0]!, lang) }
  }
}
