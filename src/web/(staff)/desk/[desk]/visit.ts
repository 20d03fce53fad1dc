// Who sits at the desk and what is under way for them. Every look is written down, so it is asked after a step, not with every change of the hall.
import type { Work } from '../../../../db/work.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Text } from '../../../../kernel/text.ts'
import { dateIn, type Instant, kyiv, type PlainDate } from '../../../../kernel/time.ts'
import type { CaseState } from '../../../../modules/cases/model.ts'
import { findCases } from '../../../../modules/cases/service/find.ts'
import { getIntake, listOfVisit } from '../../../../modules/cases/service/intake.ts'
import { listForCollection } from '../../../../modules/cases/service/result.ts'
import { findService, getVersion } from '../../../../modules/catalogue/service.ts'
import { type PowerKind, powerKinds } from '../../../../modules/identity/model.ts'
import { fullName } from '../../../../modules/identity/rules/names.ts'
import { listPowers } from '../../../../modules/identity/service/representatives.ts'
import { getResident, namesOf } from '../../../../modules/identity/service/residents.ts'
import type { ResidentId, TicketId } from '../../../../modules/queue/model.ts'
import type { DeskScreen } from '../../../../modules/queue/service/desk-screen.ts'
import { listVisits } from '../../../../modules/queue/service/visits.ts'
import { type Strip, stripOf } from '../people/strip.ts'

/** What was begun for one of the visit's services. */
export interface Begun {
  readonly id: Id<'Case'>
  readonly serviceId: Id<'Service'>
  readonly applicantId: ResidentId
  /** Somebody else's case: who it is for. */
  readonly forWhom: string | null
  readonly case: { readonly number: string; readonly state: CaseState } | null
  readonly draft: {
    readonly savedAt: Instant
    readonly taken: number
    readonly asked: number
    readonly missing: readonly { readonly field: string; readonly what: string }[]
    readonly left: number
    readonly dueOn: PlainDate | null
    readonly total: number | null
  } | null
}

export interface CaseInSight {
  readonly id: Id<'Case'>
  readonly number: string
  readonly service: Text
  readonly filedOn: PlainDate
  readonly state: CaseState
}

export interface Visit {
  readonly ticketId: TicketId
  readonly person: Strip | null
  /** Of a family: the people identified so far, by their number on the ticket. */
  readonly names: Readonly<Record<number, string>>
  readonly powers: readonly HeldPower[]
  readonly begun: readonly Begun[]
  readonly ready: readonly CaseInSight[]
  readonly earlier: readonly CaseInSight[]
  readonly past: readonly { readonly day: PlainDate; readonly label: string; readonly what: Text | null }[]
}

const shown = 4

export async function visitOf(work: Work, { centreId, current }: DeskScreen): Promise<Visit | null> {
  if (!current) return null
  const { id: ticketId, residentId } = current.ticket
  const names = await namesOn(work, centreId, current)
  if (!residentId) return { ticketId, person: null, names, powers: [], begun: [], ready: [], earlier: [], past: [] }
  const view = { purpose: 'serve', centreId } as const
  const person = stripOf(await getResident(work, residentId, view))
  const begun = await begunIn(work, centreId, ticketId, residentId)
  const ready = await inSight(work, await listForCollection(work, centreId, residentId))
  const known = new Set([...begun.map(({ id }) => id), ...ready.map(({ id }) => id)])
  const cases = await inSight(work, await findCases(work, { residentId, limit: shown * 2 }))
  return {
    ticketId,
    person,
    names,
    powers: await powersOf(work, residentId, centreId),
    begun,
    ready,
    earlier: cases.filter(({ id }) => !known.has(id)).slice(0, shown),
    past: await pastOf(work, residentId, centreId, ticketId),
  }
}

async function namesOn(
  work: Work,
  centreId: Id<'Centre'>,
  { ticket, visitors }: NonNullable<DeskScreen['current']>,
): Promise<Record<number, string>> {
  if (ticket.people === 1) return {}
  const ids = visitors.map(({ residentId }) => residentId)
  const names = await namesOf(work, ids, { purpose: 'serve', centreId })
  return Object.fromEntries(
    visitors.flatMap(({ n, residentId }) => {
      const name = names.get(residentId)
      return name ? [[n, fullName(name)]] : []
    }),
  )
}

async function begunIn(
  work: Work,
  centreId: Id<'Centre'>,
  ticketId: TicketId,
  residentId: ResidentId,
): Promise<Begun[]> {
  const rows = await listOfVisit(work, centreId, ticketId)
  const others = rows.map(({ applicantId }) => applicantId).filter((id) => id !== residentId)
  const names = await namesOf(work, others, { purpose: 'serve', centreId })
  const begun: Begun[] = []
  for (const { id, serviceId, applicantId, registeredAt, number, state } of rows) {
    const name = names.get(applicantId)
    const draft = registeredAt === null ? await draftOf(work, id) : null
    const kept = number && state ? { number, state } : null
    begun.push({ id, serviceId, applicantId, forWhom: name ? fullName(name) : null, case: kept, draft })
  }
  return begun
}

async function draftOf(work: Work, id: Id<'Case'>): Promise<Begun['draft']> {
  const { intake, service, faults, missing, due, charges } = await getIntake(work, id)
  const asked = service.documents.flatMap((document, n) => {
    const answer = intake.draft.papers[n]?.state
    const wanted = document.source === 'applicant' && (document.required || answer === 'taken' || answer === 'missing')
    return wanted && document.kind !== 'payment' ? [answer] : []
  })
  return {
    savedAt: intake.savedAt,
    taken: asked.filter((answer) => answer === 'taken').length,
    asked: asked.length,
    missing: missing.map(({ field, what }) => ({ field, what })),
    left: faults.length + missing.length,
    dueOn: due.dueOn ?? null,
    total: charges.every(({ amount }) => amount !== null)
      ? charges.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
      : null,
  }
}

async function inSight(work: Work, found: Awaited<ReturnType<typeof findCases>>): Promise<CaseInSight[]> {
  const cases: CaseInSight[] = []
  for (const { id, summary } of found) {
    const { number, versionId, clock, state } = summary
    cases.push({ id, number, service: (await getVersion(work, versionId)).name, filedOn: clock.start, state })
  }
  return cases
}

async function pastOf(
  work: Work,
  residentId: ResidentId,
  centreId: Id<'Centre'>,
  now: TicketId,
): Promise<Visit['past']> {
  const visits = (await listVisits(work, residentId, centreId)).filter(({ id }) => id !== now).slice(0, shown)
  const past = []
  for (const { day, label, serviceId } of visits)
    past.push({
      day: day as PlainDate,
      label,
      what: serviceId ? ((await findService(work, serviceId))?.name ?? null) : null,
    })
  return past
}

export interface HeldPower {
  readonly id: Id<'Power'>
  readonly principalId: ResidentId
  readonly principal: string
  readonly kind: PowerKind
  readonly words: Text
  readonly number: string | null
  readonly issuedOn: PlainDate
  readonly validUntil: PlainDate | null
}

/** Powers in force today, held for other residents. */
export async function powersOf(work: Work, residentId: ResidentId, centreId: Id<'Centre'>): Promise<HeldPower[]> {
  const today = dateIn(kyiv, work.now)
  const held = (await listPowers(work, residentId, { purpose: 'represent', centreId })).filter(
    ({ principal, revokedAt, validFrom, validUntil }) =>
      principal.kind === 'resident' &&
      revokedAt === null &&
      validFrom <= today &&
      (validUntil === null || validUntil >= today),
  )
  if (held.length === 0) return []
  const ids = held.map(({ principal }) => principal.id as ResidentId)
  const names = await namesOf(work, ids, { purpose: 'represent', centreId })
  return held.map(({ id, principal, kind, number, issuedOn, validUntil }) => ({
    id,
    principalId: principal.id as ResidentId,
    principal: fullName(names.get(principal.id as ResidentId)!),
    kind,
    words: powerKinds[kind],
    number,
    issuedOn,
    validUntil,
  }))
}
