// What the desk's page says of the hall: the ticket at the desk, who is next and why, the line. Nothing personal but the ticket.
import type { Work } from '../../../../db/work.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Text } from '../../../../kernel/text.ts'
import { dateIn, type PlainDate } from '../../../../kernel/time.ts'
import { dueDate } from '../../../../modules/cases/rules/deadline.ts'
import { termOf } from '../../../../modules/cases/service/requirements.ts'
import { papersOf, shownTerm, totalPrice } from '../../../../modules/catalogue/rules.ts'
import { findService, getService } from '../../../../modules/catalogue/service.ts'
import { calendarOf } from '../../../../modules/centres/service/centres.ts'
import { hallOf, type StampedHall } from '../../../../modules/centres/service/hall.ts'
import type { Errand } from '../../../../modules/queue/model.ts'
import { type DeskScreen, deskScreen, type LineEntry } from '../../../../modules/queue/service/desk-screen.ts'
import { awayOf } from '../away.ts'

/** What the visit's table says of a service before anything is filled in. */
export interface ServiceFacts {
  readonly name: Text
  readonly papers: number
  readonly term: Text
  /** If it were filed today. */
  readonly dueOn: PlainDate | null
  /** None: not known. */
  readonly total: number | null
}

export type ErrandLine = Errand & { readonly service: ServiceFacts | null }

export async function hallView(work: Work, deskId: Id<'Desk'>) {
  const screen = await deskScreen(work, deskId)
  const hall = await hallOf(work, screen.centreId)
  const today = dateIn(screen.zone, work.now)
  const named = async (entry: LineEntry) => ({ ...entry, service: await nameOf(work, entry) })
  const line = []
  for (const entry of screen.line) line.push(await named(entry))
  const { current, next } = screen
  const { desk } = hall.hallDesks.get(deskId)!
  return {
    centreId: screen.centreId,
    deskId,
    number: screen.number,
    place: { uk: hall.zones.get(desk.zoneId)!.name.uk, en: hall.zones.get(desk.zoneId)!.name.en },
    seat: screen.seat,
    zone: screen.zone,
    now: screen.now,
    today,
    rules: screen.settings,
    current: current && { ...current, ...(await errandsOf(work, screen, today)), desks: desksIn(hall, current.thread) },
    next: next && { ...next, service: await nameOf(work, next.entry) },
    line,
    parked: screen.parked,
    absent: screen.absent,
    /** Tickets that come back to this very desk, or wait for it. */
    kept: screen.kept,
    /** Those this desk sent to another one. */
    lent: screen.lent,
    away: await awayOf(
      work,
      screen.outages,
      (current?.errands ?? [])
        .filter(({ purpose, outcome }) => purpose === 'submit' && !outcome)
        .map(({ serviceId }) => serviceId),
    ),
    waitOfNineInTen: screen.waitOfNineInTen,
    alarm: screen.alarm,
  }
}
export type HallView = Awaited<ReturnType<typeof hallView>>
export type Current = NonNullable<HallView['current']>
type Thread = NonNullable<DeskScreen['current']>['thread']

async function nameOf(work: Work, { serviceId, group }: LineEntry): Promise<Text> {
  return (serviceId && (await findService(work, serviceId))?.name) || group
}

async function errandsOf(work: Work, { current, centreId }: DeskScreen, today: PlainDate) {
  const errands: ErrandLine[] = []
  for (const errand of current!.errands)
    errands.push({ ...errand, service: errand.serviceId && (await factsOf(work, centreId, errand.serviceId, today)) })
  const { serviceId } = current!.ticket
  const names: Record<string, Text> = {}
  for (const { facts } of current!.thread) {
    const id = facts.service
    if (typeof id === 'string') names[id] = (await getService(work, id)).name
  }
  const service = serviceId ? await getService(work, serviceId) : null
  const papers = service && {
    bring: papersOf(service).always.map(({ name }) => name),
    held: papersOf(service).held.map(({ name }) => name),
  }
  return { errands, serviceNames: names, service: service?.name ?? null, papers }
}

async function factsOf(work: Work, centreId: Id<'Centre'>, id: Id<'Service'>, today: PlainDate): Promise<ServiceFacts> {
  const service = await getService(work, id)
  const calendar = await calendarOf(work, centreId)
  return {
    name: service.name,
    papers: papersOf(service).always.length,
    term: shownTerm(service),
    dueOn: dueDate({ start: today, term: termOf(service, undefined) ?? undefined, calendar }).dueOn ?? null,
    total: totalPrice(service),
  }
}

/** Numbers of the desks the thread speaks of. */
function desksIn({ hallDesks }: StampedHall, thread: Thread): Record<string, number> {
  const ids = thread.flatMap(({ deskId, facts }) => [deskId, facts.toDesk as Id<'Desk'> | null])
  return Object.fromEntries(
    ids.flatMap((id) => {
      const number = id && hallDesks.get(id)?.desk.number
      return number ? [[id, number]] : []
    }),
  )
}
