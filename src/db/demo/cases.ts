// A few cases of the demo's residents on their way, so that a timeline, an inbox and a collection are there to look at.
// Each went through the real use cases, on a clock set to the days before.
import type { Actor } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import {
  addDays,
  dateIn,
  type Instant,
  kyiv,
  MovedClock,
  momentOf,
  type PlainDate,
  type PlainTime,
} from '../../kernel/time.ts'
import { isWorkingDay, martialLawSince2022 } from '../../kernel/working-days.ts'
import { emptyDraft, type IntakeDraft, type PaperAnswer } from '../../modules/cases/model.ts'
import { decide, markStep, returnToCentre } from '../../modules/cases/service/authority.ts'
import { confirmSent, makeBatch, receiveRest } from '../../modules/cases/service/hand-over.ts'
import { openIntake, saveIntake } from '../../modules/cases/service/intake.ts'
import { registerCase } from '../../modules/cases/service/register.ts'
import { receiveResult } from '../../modules/cases/service/result.ts'
import type { Service } from '../../modules/catalogue/model.ts'
import { getService, processCardOf } from '../../modules/catalogue/service.ts'
import type { AuthorityId, CentreId } from '../../modules/centres/model.ts'
import { getAuthorityFor } from '../../modules/centres/service/authorities.ts'
import type { StaffMember } from '../../modules/identity/model.ts'
import { readPerson } from '../../modules/identity/service/read-person.ts'
import { addPower } from '../../modules/identity/service/representatives.ts'
import { findOrAddResident } from '../../modules/identity/service/residents.ts'
import { type Database, openDatabase, type Work } from '../work.ts'

/** People of the pretend id.gov.ua, by the same numbers, so that they meet their cases after signing in. */
export const oksana = {
  family: 'Зразкова',
  given: 'Оксана',
  patronymic: 'Тестівна',
  taxNumber: '3347312243',
  unzr: '19910824-00015',
  phone: '+380670000001',
  email: 'oksana.zrazkova@example.com',
}
const taras = {
  family: 'Прикладний',
  given: 'Тарас',
  patronymic: 'Демович',
  taxNumber: '3347312354',
  phone: '+380670000002',
  email: 'taras.prykladnyi@example.com',
}

const stages = ['registered', 'sent', 'in-review', 'decided', 'result-at-centre'] as const
type Stage = (typeof stages)[number]

interface DemoCase {
  readonly person: typeof oksana | typeof taras
  readonly service: string
  readonly demand: string
  /** Working days ago it was filed. */
  readonly daysAgo: number
  readonly until: Stage
  /** The administrator's account, by the zone that takes such services. */
  readonly by: string
  /** Papers that are not there: the person insisted. */
  readonly lacks?: number
}

const demoCases: readonly DemoCase[] = [
  {
    person: oksana,
    service: 'residence-001',
    demand: 'зареєструвати місце проживання',
    daysAgo: 2,
    until: 'result-at-centre',
    by: 'administrator-19',
  },
  {
    person: oksana,
    service: 'social-benefits-001',
    demand: 'призначити житлову субсидію',
    daysAgo: 6,
    until: 'in-review',
    by: 'administrator-38',
    lacks: 1,
  },
  {
    person: oksana,
    service: 'family-benefits-001',
    demand: 'призначити допомогу',
    daysAgo: 1,
    until: 'sent',
    by: 'administrator-38',
  },
  {
    person: taras,
    service: 'residence-001',
    demand: 'зареєструвати місце проживання',
    daysAgo: 1,
    until: 'in-review',
    by: 'administrator-19',
  },
  {
    person: taras,
    service: 'land-001',
    demand: 'надати відомості',
    daysAgo: 9,
    until: 'decided',
    by: 'administrator-32',
  },
]

export interface DemoHall {
  readonly centreId: CentreId
  readonly staff: ReadonlyMap<string, StaffMember>
  readonly centreKey: string
}

const calendar = { martialLaw: martialLawSince2022 }

function workingDaysBefore(today: PlainDate, days: number): PlainDate {
  let day = today
  for (let left = days; left > 0; ) {
    day = addDays(day, -1)
    if (isWorkingDay(day, calendar)) left--
  }
  return day
}

export async function loadCases(database: Database, hall: DemoHall): Promise<void> {
  const clock = new MovedClock(database.clock.now())
  const past = openDatabase({ ...database, clock, jobsFor: () => [] })
  for (const [n, asked] of demoCases.entries()) await live({ past, database }, clock, hall, asked, n)
  await database.run(actorOf(hall.staff.get(`administrator-19.${hall.centreKey}`)!, 'стіл 19'), (work) =>
    trust(work, hall),
  )
}

/** Oksana looks after the cases of Taras, so that those of a person represented are there to look at. */
async function trust(work: Work, { centreId }: DemoHall): Promise<void> {
  const known = { purpose: 'represent', centreId } as const
  const [representative, principal] = [
    await findOrAddResident(work, { claim: readPerson(oksana), ...known }),
    await findOrAddResident(work, { claim: readPerson(taras), ...known }),
  ]
  const today = dateIn(kyiv, work.now)
  const given = addDays(today, -90)
  await addPower(
    work,
    {
      principal: { kind: 'resident', id: principal.resident.id },
      representativeId: representative.resident.id,
      ...{ kind: 'power-of-attorney', number: '1-418', issuedOn: given, validFrom: given },
      ...{ validUntil: addDays(today, 640), scope: 'all' },
    },
    known,
  )
}

const actorOf = ({ id, posts }: StaffMember, place: string): Actor => ({ kind: 'staff', id, posts, place })

interface Databases {
  /** On the clock set to the days before, whose messages have long been read. */
  readonly past: Database
  /** On the clock of today: what happens here is told to people. */
  readonly database: Database
}

/** One case from the desk to as far as it came, day by day. */
async function live(
  { past, database }: Databases,
  clock: MovedClock,
  { centreId, staff, centreKey }: DemoHall,
  asked: DemoCase,
  n: number,
): Promise<void> {
  const now = database.clock.now()
  const filed = workingDaysBefore(dateIn(kyiv, now), asked.daysAgo)
  const at = (workingDays: number, time: string) => {
    const day =
      workingDays >= asked.daysAgo
        ? dateIn(kyiv, now)
        : workingDaysBefore(dateIn(kyiv, now), asked.daysAgo - workingDays)
    clock.moveTo(Math.min(momentOf(kyiv, day, time as PlainTime), now) as Instant)
  }
  const administrator = actorOf(staff.get(`${asked.by}.${centreKey}`)!, `стіл ${asked.by.split('-')[1]}`)
  const reaches = (stage: Stage) => stages.indexOf(asked.until) >= stages.indexOf(stage)
  at(0, '09:40')
  const { caseId, service, authorityId } = await past.run(administrator, (work) =>
    register(work, centreId, asked, filed, n),
  )
  if (!reaches('sent')) return
  const officer = actorOf(
    [...staff.values()].find(({ posts }) =>
      posts.some(({ role, place }) => role === 'officer' && place === authorityId),
    )!,
    'кабінет',
  )
  at(0, '15:50')
  const batch = await past.run(administrator, async (work) => {
    const made = await makeBatch(work, centreId, authorityId)
    await confirmSent(work, made.id)
    return made
  })
  if (!reaches('in-review')) return
  at(1, '10:15')
  await past.run(officer, async (work) => {
    await receiveRest(work, batch.id)
    await markStep(work, caseId, firstStepOfAuthority(service))
  })
  if (!reaches('decided')) return
  at(1, '15:20')
  await past.run(officer, (work) => decide(work, caseId, { outcome: 'positive' }))
  if (!reaches('result-at-centre')) return
  await past.run(officer, (work) => returnToCentre(work, caseId, { paper: true }))
  await database.run(administrator, (work) => receiveResult(work, caseId))
}

async function register(
  work: Work,
  centreId: CentreId,
  { person, service: key, demand, lacks = 0 }: DemoCase,
  on: PlainDate,
  n: number,
) {
  const service = await getService(work, key)
  const { resident } = await findOrAddResident(work, { claim: readPerson(person), purpose: 'register', centreId })
  const intake = await openIntake(work, { centreId, serviceId: service.id, applicantId: resident.id })
  const { version } = await saveIntake(
    work,
    intake.id,
    intake.version,
    draftFor(service, { demand, phone: person.phone }, lacks, on, n),
  )
  const { caseId } = await registerCase(work, intake.id, { version, insisted: lacks > 0 })
  const { id: authorityId } = await getAuthorityFor(work, centreId, service)
  return { caseId: caseId as Id<'Case'>, service, authorityId: authorityId as AuthorityId }
}

const taken: PaperAnswer = { state: 'taken', form: 'original', pages: 1, count: 1, returnedAtOnce: false }

function draftFor(
  service: Service,
  form: Readonly<Record<string, string>>,
  lacks: number,
  on: PlainDate,
  n: number,
): IntakeDraft {
  let missing = lacks
  const answers = service.documents.map(({ source, required }, at): [string, PaperAnswer] => {
    if (source !== 'applicant') return [String(at), { state: 'in-register' }]
    if (!required) return [String(at), { state: 'not-needed' }]
    return [String(at), missing-- > 0 ? { state: 'missing' } : taken]
  })
  const settled = { by: 'receipt' as const, number: `ДЕМО-${n + 1}` }
  return {
    ...emptyDraft,
    papers: Object.fromEntries(answers),
    form,
    notifyBy: 'sms',
    deliverBy: 'in-person',
    consent: { version: '1', givenOn: on },
    settled: {
      ...(service.fee && service.fee.amount !== 0 && { fee: settled }),
      ...(service.blankCost && { blank: settled }),
    },
  }
}

/** The first step that is not the centre's. */
function firstStepOfAuthority(service: Service): number {
  const { steps } = processCardOf(service)
  return (steps.find(({ unit }) => !/центр/i.test(unit)) ?? steps.at(1)!).n
}
