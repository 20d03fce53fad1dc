// Something to show on every page: people signed in, somebody at a desk, a draft, cases on their way.

import { livelyFrom } from '../db/demo/clock.ts'
import { demoPassword } from '../db/demo/load.ts'
import type { Database, Work } from '../db/work.ts'
import { type Actor, visitor } from '../kernel/actor.ts'
import type { Id } from '../kernel/id.ts'
import { AheadClock, addDays, dateIn, kyiv, systemClock } from '../kernel/time.ts'
import { listFreeTimes } from '../modules/appointments/service/free.ts'
import { confirmBooking, holdTime } from '../modules/appointments/service/hold.ts'
import { setBookingSettings } from '../modules/appointments/service/settings.ts'
import { openIntake } from '../modules/cases/service/intake.ts'
import { getOwn } from '../modules/cases/service/own.ts'
import { askCase } from '../modules/cases/service/question.ts'
import { getService } from '../modules/catalogue/service.ts'
import type { CentreId, StaffId } from '../modules/centres/model.ts'
import { hallOf } from '../modules/centres/service/hall.ts'
import { openDesk } from '../modules/centres/service/sitting.ts'
import type { Name, ResidentId } from '../modules/identity/model.ts'
import { listDemoPeople } from '../modules/identity/service/demo.ts'
import { getStaff, inviteAgain } from '../modules/identity/service/manage-staff.ts'
import { getResident } from '../modules/identity/service/residents.ts'
import { enterPassword } from '../modules/identity/service/sign-in.ts'
import { openSession } from '../modules/identity/service.ts'
import { callNext, startServing } from '../modules/queue/service/at-desk.ts'
import { identifyVisitor } from '../modules/queue/service/group.ts'
import { issueTicket } from '../modules/queue/service/issue.ts'
import { centreByKey, checker, openBackDoor, peopleOf, tokenFor } from '../town/back-door.ts'
import { listsOf } from './world-lists.ts'

/** Who opens a page. A kiosk and a board need no sign-in in the demo: their address says whose they are. */
export const audiences = ['visitor', 'resident', 'administrator', 'officer', 'head', 'founder', 'engineer'] as const
export type Audience = (typeof audiences)[number]

export interface World {
  /** Cookies of a session by who has signed in. */
  readonly sessions: Readonly<Record<Exclude<Audience, 'visitor'>, string>>
  /** Between the password and the code. */
  readonly signInUnderWay: string
  readonly centre: string
  readonly service: string
  readonly desk: { readonly id: string; readonly number: number }
  /** In which that desk stands. */
  readonly zone: string
  /** A desk with a biometric workstation. */
  readonly station: string
  /** Waits; and the one served at the desk. */
  readonly ticket: string
  /** Somebody at a desk of another zone, who takes tickets and calls over the API. */
  readonly caller: {
    readonly token: string
    readonly centreId: string
    readonly desk: { readonly id: string; readonly number: number }
    readonly zone: string
    readonly service: string
  }
  readonly draft: string
  /** Booked by telephone. */
  readonly visit: { readonly link: string; readonly at: number; readonly id: string; readonly centreId: string }
  readonly resident: string
  /** The resident's own, and the same one at the centre and at the authority. */
  readonly caseId: string
  /** Asked by the resident, its number in the case. */
  readonly question: number
  readonly readyCase: string
  readonly batch: string
  readonly authority: string
  readonly member: string
  readonly invitation: string
  /** Open to be entered, and the resident's own entry in it; what the resident waits for. */
  readonly release: string
  readonly entry: string
  readonly waiting: string
  /** Words of the names of everyone in the town. */
  readonly names: readonly string[]
}

const centre = 'kharkiv-regional'
/** Another zone than the one whose desk the thread is walked at. */
const place = { desk: 33, service: 'business-registration-001' }

export async function prepareWorld(dataDir: string): Promise<World> {
  const now = systemClock.now()
  const database = await openBackDoor(dataDir, new AheadClock(livelyFrom(now) - now))
  try {
    return await build(database)
  } finally {
    await database.close()
  }
}

async function build(database: Database): Promise<World> {
  const centreId = await centreByKey(database, centre)
  // the day of these tests is short: who books for today may come at once
  await database.run(checker, (work) => setBookingSettings(work, centreId, { earlyMinutes: 240 }))
  const people = await peopleOf(database, centreId)
  const cases = await casesOf(database)
  const question = await questionIn(database, cases)
  const administrator = people.get(`administrator-${place.desk}`)!
  const [founder, engineer] = [await staffBy(database, 'founder.kharkiv'), await staffBy(database, 'engineer')]
  const staff = (id: StaffId) => database.run(checker, (work) => openSession(work, { kind: 'staff', id }))
  return {
    sessions: {
      resident: await database.run(checker, (work) =>
        openSession(work, { kind: 'resident', id: cases.resident, trust: 'substantial' }),
      ),
      administrator: await staff(administrator),
      officer: await staff(cases.officer),
      head: await staff(people.get('head-1')!),
      founder: await staff(founder),
      engineer: await staff(engineer),
    },
    signInUnderWay: await signInUnderWay(database),
    centre,
    service: 'residence-001',
    ...cases,
    question,
    ...(await visitsAt(database, centreId, administrator, cases.resident)),
    ...(await listsOf(database, centreId, people.get('head-1')!, cases.resident)),
    caller: await callerIn(database, centreId),
    member: people.get('administrator-2')!,
    invitation: await database.run(checker, (work) => inviteAgain(work, people.get('administrator-250')!)),
    names: await namesOf(database, [cases.resident, cases.another]),
  }
}

/** One visitor is served, with a draft begun; another waits. */
async function visitsAt(database: Database, centreId: CentreId, staffId: StaffId, resident: ResidentId) {
  const { posts } = await database.look(checker, (work) => getStaff(work, staffId))
  const administrator: Actor = { kind: 'staff', id: staffId, posts, place: `стіл ${place.desk}` }
  const at = <T>(useCase: (work: Work) => Promise<T>) => database.run(administrator, useCase)
  const { desks, zones } = await database.look(checker, (work) => hallOf(work, centreId))
  const { id: deskId, zoneId } = desks.find(({ number }) => number === place.desk)!
  const serviceId = await database.look(checker, async (work) => (await getService(work, place.service)).id)
  const take = () => at((work) => issueTicket(work, { centreId, purpose: 'submit', serviceId }))
  await at((work) => openDesk(work, deskId))
  const { id: ticketId } = await take()
  await at((work) => callNext(work, deskId))
  await at((work) => startServing(work, deskId, ticketId))
  await at((work) => identifyVisitor(work, deskId, resident, ticketId))
  const draft = await at((work) => openIntake(work, { centreId, serviceId, applicantId: resident, ticketId }))
  const visit = await at((work) => bookVisit(work, centreId))
  const station = desks.find(({ equipment }) => equipment.includes('biometric'))!.id
  const zone = zones.get(zoneId)!.key
  return { station, zone, desk: { id: deskId, number: place.desk }, ticket: (await take()).id, draft: draft.id, visit }
}

async function callerIn(database: Database, centreId: CentreId): Promise<World['caller']> {
  const { hallDesks, zones, desks, given } = await database.look(checker, (work) => hallOf(work, centreId))
  const { zoneId } = desks.find(({ number }) => number === place.desk)!
  const found = [...hallDesks.values()].find(
    ({ desk, seat, isCalling, byGroup }) =>
      seat &&
      isCalling &&
      desk.zoneId !== zoneId &&
      [...given.values()].some(([one]) => byGroup.get(one!.groupId) === 2),
  )!
  const [service] = [...given].find(([, [one]]) => found.byGroup.get(one!.groupId) === 2)!
  return {
    token: await tokenFor(database, found.seat!.staffId),
    ...{ centreId, service, zone: zones.get(found.desk.zoneId)!.key },
    desk: { id: found.desk.id, number: found.desk.number },
  }
}

async function bookVisit(work: Work, centreId: CentreId) {
  const { id: serviceId } = await getService(work, 'residence-001')
  const wish = { centreId, parts: [{ purpose: 'submit' as const, serviceId }] }
  const days = await listFreeTimes(work, wish, { from: addDays(dateIn(kyiv, work.now), 1) })
  const at = days.find(({ times }) => times.length > 0)!.times[0]!.at
  const { link, id } = await holdTime(work, { ...wish, at, whom: { kind: 'by-staff', phone: '+380671234567' } })
  await confirmBooking(work, { link })
  return { link, at, id, centreId }
}

interface Case {
  readonly id: string
  readonly state: string
  readonly authority_id: Id<'Authority'>
  readonly applicant_id: ResidentId
  readonly batch_id: string | null
}

/** The demo's cases on their way: one under review with the one who reviews it, one whose result waits at the centre. */
async function casesOf(database: Database) {
  const { rows } = await database.pool.query<Case>('select * from cases.case order by filed_at, id')
  const ready = rows.find(({ state }) => state === 'resultAtCentre' || state === 'applicantNotified')!
  const reviewed = rows.find((one) => one.state === 'inReview' && one.applicant_id === ready.applicant_id)!
  const officers = await database.pool.query<{ staff_id: StaffId }>(
    `select staff_id from identity.post where role = 'officer' and place_id = $1`,
    [reviewed.authority_id],
  )
  return {
    resident: ready.applicant_id,
    another: rows.find(({ applicant_id }) => applicant_id !== ready.applicant_id)!.applicant_id,
    officer: officers.rows[0]!.staff_id,
    caseId: reviewed.id,
    readyCase: ready.id,
    batch: reviewed.batch_id!,
    authority: reviewed.authority_id,
  }
}

/** The resident asks the authority about their case. */
async function questionIn(database: Database, { resident, caseId }: { resident: ResidentId; caseId: string }) {
  const actor: Actor = { kind: 'resident', id: resident, trust: 'substantial' }
  const asking = { question: 'Чи досить копії довідки?', about: { to: 'authority' } } as const
  return database.run(actor, async (work) => {
    await askCase(work, caseId as Id<'Case'>, asking)
    return (await getOwn(work, caseId as Id<'Case'>)).questions.at(-1)!.n
  })
}

async function namesOf(database: Database, residents: readonly ResidentId[]): Promise<string[]> {
  const { rows } = await database.pool.query<Name>('select family, given, patronymic from identity.staff')
  const view = { purpose: 'control' } as const
  const known = await database.look(checker, (work) => Promise.all(residents.map((id) => getResident(work, id, view))))
  const words = [...rows, ...known.map(({ name }) => name)].flatMap(({ family, given, patronymic }) => [
    family,
    given,
    patronymic,
  ])
  return [...new Set(words.filter((word) => word != null))]
}

async function staffBy(database: Database, account: string): Promise<StaffId> {
  const known = await database.look(checker, listDemoPeople)
  return known.find(({ member }) => member.email === `${account}@vikno.example`)!.member.id
}

const signInUnderWay = (database: Database): Promise<string> =>
  enterPassword((useCase) => database.run(visitor, useCase), {
    email: 'head-1.kharkiv-regional@vikno.example',
    password: demoPassword,
    address: '127.0.0.1',
  })
