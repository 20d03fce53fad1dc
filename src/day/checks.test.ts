// Each check of the day's record stays silent while the record holds, and speaks when it is broken.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../app.ts'
import { openPool } from '../db/connection.ts'
import { testDatabase } from '../db/testing.ts'
import { type Database, openDatabase, type Work } from '../db/work.ts'
import { pretendMail } from '../gateways/mail/pretend-mail.ts'
import { noSms } from '../gateways/sms/sms.ts'
import { tasks } from '../jobs/list.ts'
import { systemActor, visitor } from '../kernel/actor.ts'
import { dateIn, type Instant, kyiv, later, minutes } from '../kernel/time.ts'
import { arrive } from '../modules/appointments/service/arrive.ts'
import { cancelBooking } from '../modules/appointments/service/change.ts'
import { endVisits, lapseHolds, missVisits, remindPeople } from '../modules/appointments/service/due.ts'
import { confirmBooking } from '../modules/appointments/service/hold.ts'
import { openBooking } from '../modules/appointments/service/view.ts'
import { type BookableCentre, bookableCentre, november } from '../modules/appointments/testing.ts'
import { seal } from '../modules/audit/service.ts'
import { openIntake, saveIntake } from '../modules/cases/service/intake.ts'
import { registerImmediate } from '../modules/cases/service/register.ts'
import { issueResult } from '../modules/cases/service/result.ts'
import { caseWorld, takeCase, type World, walkTo } from '../modules/cases/testing.ts'
import { openDesk } from '../modules/centres/service/sitting.ts'
import { freezeHall, resumeHall } from '../modules/queue/service/alarm.ts'
import * as desk from '../modules/queue/service/at-desk.ts'
import { comeBack, giveUp } from '../modules/queue/service/away.ts'
import { identifyVisitor } from '../modules/queue/service/group.ts'
import { learnDay } from '../modules/queue/service/learn.ts'
import { someResident, testHall } from '../modules/queue/testing.ts'
import { reportBroken } from '../modules/stations/service/report.ts'
import { jobsFor } from '../subscriptions.ts'
import type { Acknowledged } from './checks/check.ts'
import { checks } from './checks.ts'

const made = await testDatabase()
const { database, clock, announced, ownerUrl } = made
const system = systemActor('test')
const pass = (forMinutes: number) => clock.moveTo(later(clock.now(), minutes(forMinutes)))

/** The owner of the tables may do what the server may not: change what was only added to. */
let owner: Database
beforeAll(() => {
  owner = openDatabase({ pool: openPool(ownerUrl, { max: 2 }), clock, vault: database.vault, jobsFor: () => [] })
})
afterAll(() => owner.close())

/** Two desks, each helping the other; every step that a ticket can meet. */
async function dayInTheHall(): Promise<Acknowledged> {
  const hall = await testHall(made, {
    groups: [
      { key: 'own', series: 'А', purpose: null },
      { key: 'other', series: 'Б', purpose: null },
    ],
    desks: [{ levels: { own: 2, other: 1 } }, { levels: { own: 1, other: 2 } }],
  })
  const tickets: string[] = []
  const take = async (group: 'own' | 'other', wish: object = {}) => {
    const { id } = await hall.take({ serviceId: hall.services[group]!, ...wish })
    tickets.push(id)
    pass(1)
    return id
  }
  const at = async (n: number, step: (work: Work, deskId: (typeof hall.desks)[number]['id']) => Promise<unknown>) => {
    await hall.at(n, step)
    pass(1)
  }
  const finish = (n: number) => at(n, (work, id) => desk.finish(work, id, 'served'))
  await take('own') // А-001
  await take('other') // Б-001
  await at(0, desk.callNext)
  await at(1, desk.callNext)
  await at(0, desk.startServing)
  const resident = await someResident(made, hall)
  await at(0, (work, id) => identifyVisitor(work, id, resident))
  await at(0, (work, id) => desk.addService(work, id, { purpose: 'consult', serviceId: hall.services.own! }))
  await at(0, (work, id) => desk.finishErrand(work, id, 2, 'served'))
  const gone = await take('own') // А-002
  await take('own', { priority: 'elderly' }) // А-003
  await finish(0)
  await at(0, desk.callNext)
  await at(0, (work, id) => desk.withdrawPriority(work, id, 'no-proof'))
  await at(0, desk.callNext) // А-002, promised earlier now
  await at(0, desk.markAbsent)
  await database.run(hall.guide, (work) => comeBack(work, gone))
  await database.run(hall.guide, (work) => giveUp(work, gone))
  await finish(1)
  await at(0, desk.callNext) // А-003 again
  await at(0, (work, id) => desk.transfer(work, id, { deskId: hall.desks[1]!.id, returnToMe: true }))
  await at(1, desk.callNext)
  await finish(1) // and back to the desk that lent it
  await at(0, desk.callNext)
  await at(0, (work, id) => desk.park(work, id, { reason: 'papers', returnAt: '20:00' as never }))
  await take('other') // Б-002
  await at(0, desk.callNext) // helps
  await take('own') // А-004
  await database.run(hall.guide, (work) => freezeHall(work, hall.centre.id, 'air'))
  pass(35)
  await database.run(hall.guide, (work) => resumeHall(work, hall.centre.id))
  pass(1)
  await finish(0)
  await at(0, desk.callNext)
  await finish(0)
  await database.run(hall.guide, (work) => comeBack(work, tickets[3]! as typeof gone))
  await at(0, desk.callNext)
  await finish(0)
  const date = dateIn(kyiv, clock.now())
  await database.run(system, (work) => learnDay(work, { centreId: hall.centre.id, day: date }))
  return { centreId: hall.centre.id, date, tickets, cases: [], bookings: [] }
}

/** Runs the jobs of everything announced, and of what those jobs announce. */
async function jobsDone(): Promise<void> {
  const log = { info: () => undefined } as unknown as App['log']
  const app = { database, log, sms: noSms, mail: pretendMail(), config: { publicUrl: 'https://vikno.example' } } as App
  while (announced.length > 0)
    for (const { task, payload } of jobsFor(announced.shift()!)) await tasks[task]!(app, structuredClone(payload))
}

async function atOnce({ administrator, centre, service, applicantId, draft }: World): Promise<string> {
  return database.run(administrator, async (work) => {
    const { id } = await openIntake(work, { centreId: centre.id, serviceId: service.id, applicantId })
    const { version } = await saveIntake(work, id, 1, draft)
    const document = { kind: 'ID-картка', number: '000000731' }
    return (await registerImmediate(work, id, { version, result: 'витяг № 7', document, to: 'applicant' })).caseId
  })
}

/** One case issued, one just filed, one issued at once. */
async function threeCases(): Promise<Acknowledged> {
  const plain = await caseWorld(database)
  const form = { ...plain.draft.form, email: 'iryna@people.example' }
  const world: World = { ...plain, draft: { ...plain.draft, form, notifyBy: 'email' } }
  const { caseId: issued } = await takeCase(database, world)
  await walkTo(database, world, issued, 'at-centre')
  await jobsDone()
  pass(10)
  const document = { kind: 'ID-картка', number: '000000731' }
  await database.run(world.administrator, (work) =>
    issueResult(work, issued, { to: 'applicant', document, signed: true }),
  )
  const { caseId: filed } = await takeCase(database, world)
  const immediate = await atOnce(world)
  await jobsDone()
  const date = dateIn(kyiv, clock.now())
  return { centreId: world.centre.id, date, tickets: [], cases: [issued, filed, immediate], bookings: [] }
}

const sweep = async (...all: ((work: Work) => Promise<number>)[]) => {
  for (const each of all) await database.run(system, each)
  await jobsDone()
}

interface Reserved {
  readonly id: string
  readonly link: string
}
const pageOf = ({ link }: Reserved) => database.look(visitor, (work) => openBooking(work, { link }))

async function reserve(centre: BookableCentre, clockTime: string): Promise<Reserved> {
  const { id, link } = await centre.hold(november(24, clockTime), centre.head)
  const contact = { email: `at-${clockTime.replace(':', '-')}@people.example` }
  await database.run(visitor, (work) => confirmBooking(work, { link }, { contact }))
  return { id, link }
}

/** Two stations: one fails, an alarm takes half an hour, and people come in time, late and not at all. */
async function dayOfBookings(): Promise<Acknowledged> {
  clock.moveTo(november(23, '09:00'))
  const station = { equipment: ['biometric'] as const }
  const groups = [{ key: 'passports', series: 'П', purpose: null }]
  const centre = await bookableCentre(made, { groups, desks: [station, station] })
  const { id: centreId } = centre.centre
  const lapses = await centre.hold(november(24, '15:00'), centre.head)
  const together = [await reserve(centre, '10:00'), await reserve(centre, '10:00')]
  const inAlarm = await reserve(centre, '11:30')
  const misses = await reserve(centre, '13:00')
  const isLate = await reserve(centre, '14:00')
  const givenUp = await reserve(centre, '16:00')
  await jobsDone()
  await database.run(visitor, (work) => cancelBooking(work, { link: givenUp.link }))
  pass(11)
  await sweep(lapseHolds)
  clock.moveTo(november(24, '09:30'))
  await sweep(remindPeople)
  const [broken, works] = centre.desks
  const at = centre.administrators[1]!
  await database.run(at, (work) => openDesk(work, works!.id))
  await database.run(centre.head, (work) =>
    reportBroken(work, centreId, broken!.id as never, { note: 'не вмикається' }),
  )
  await jobsDone()
  const tickets: string[] = []
  const comes = async (who: Reserved, moment: Instant) => {
    if (moment > clock.now()) clock.moveTo(moment)
    const { arrivalCode } = await pageOf(who)
    const arrived = await database.run(centre.head, (work) => arrive(work, { centreId, code: arrivalCode }))
    tickets.push(arrived.ticketId)
    await database.run(at, (work) => desk.callNext(work, works!.id))
    pass(1)
    await database.run(at, (work) => desk.finish(work, works!.id, 'served'))
    await sweep(endVisits, remindPeople)
  }
  const times = await Promise.all(together.map(async (who) => ({ who, at: (await pageOf(who)).startsAt })))
  for (const { who, at: startsAt } of times.toSorted((a, b) => a.at - b.at)) await comes(who, startsAt)
  clock.moveTo(november(24, '11:20'))
  await database.run(centre.head, (work) => freezeHall(work, centreId, 'air'))
  pass(35)
  await sweep(missVisits)
  await database.run(centre.head, (work) => resumeHall(work, centreId))
  await jobsDone()
  await comes(inAlarm, (await pageOf(inAlarm)).startsAt)
  clock.moveTo(november(24, '13:20'))
  await sweep(missVisits)
  clock.moveTo(november(24, '14:20'))
  await sweep(missVisits)
  await comes(isLate, clock.now())
  await database.run(system, (work) => learnDay(work, { centreId, day: '2026-11-24' as Acknowledged['date'] }))
  const bookings = [lapses, ...together, inAlarm, misses, isLate, givenUp].map(({ id }) => id)
  return { centreId, date: '2026-11-24' as Acknowledged['date'], tickets, cases: [], bookings }
}

const records = { hall: await dayInTheHall(), cases: await threeCases(), bookings: await dayOfBookings() }
await database.run(system, seal)

class Undone extends Error {}

/** What a check says of a record that was damaged so; the damage is undone. */
async function foundIn(of: Acknowledged, sentence: string, damage: string): Promise<readonly string[]> {
  const check = checks.find((each) => each.sentence.startsWith(sentence))!
  let found: readonly string[] = []
  const ending = owner.run(system, async (work) => {
    for (const table of ['cases.event', 'audit.access'])
      await sql.raw(`alter table ${table} disable trigger user`).execute(work.db)
    await sql.raw(damage).execute(work.db)
    found = await check.find(work, of)
    throw new Undone()
  })
  await expect(ending).rejects.toThrow(Undone)
  return found
}

const ofTicket = (series: string, number: number) =>
  `(select id from queue.ticket where series = '${series}' and number = ${number})`

describe('a record that holds', () => {
  test.each(checks.map((check) => [check.sentence, check] as const))('%s', async (_, check) => {
    for (const of of Object.values(records))
      expect(await database.look(system, (work) => check.find(work, of))).toEqual([])
  })
})

describe('a broken record of the hall is found', () => {
  test.each([
    [
      'No number stands twice',
      'a number given twice',
      'alter table queue.ticket drop constraint ticket_number_once; update queue.ticket set number = 1',
    ],
    ['No number stands twice', 'a number skipped', 'update queue.counter set last = last + 1'],
    ['Every ticket that was given out', 'a lost ticket', "delete from queue.ticket where series = 'А' and number = 1"],
    [
      'Every ticket that was given out',
      'a ticket from nowhere',
      "update queue.ticket set id = gen_random_uuid() where series = 'А' and number = 1",
    ],
    [
      'Every ticket ended',
      'a forgotten ticket',
      "update queue.ticket set state = 'waiting' where series = 'А' and number = 1",
    ],
    [
      'The events of a ticket',
      'an event taken out',
      `delete from queue.event where ticket_id = ${ofTicket('А', 1)} and n = 2`,
    ],
    [
      'The events of a ticket',
      'a row nobody told of',
      "update queue.ticket set state = 'left' where series = 'А' and number = 1",
    ],
    [
      'Each event of a ticket',
      'an end after an absence',
      "update queue.event set type = 'finished' where type = 'came-back'",
    ],
    [
      'Each event of a ticket',
      'a start without a call',
      `update queue.event set type = 'noted' where ticket_id = ${ofTicket('А', 1)} and n = 2`,
    ],
    ['An alarm moved the promise', 'a promise forgotten', "delete from queue.event where type = 'promise-moved'"],
    [
      'An alarm moved the promise',
      'another length',
      `update queue.event set facts = facts || '{"by": 60000}' where type = 'promise-moved'`,
    ],
    [
      'What the day taught',
      'an alarm counted as a wait',
      `update queue.lesson set lesson = jsonb_set(lesson, '{told}', '{"24|walkIn": {"n": 50, "held": 1, "early": 0}}')`,
    ],
    [
      'Replayed from the record',
      'a jump',
      `update queue.event set standing = standing || '{"promisedAt": 1}' where ticket_id = ${ofTicket('А', 2)} and n = 1`,
    ],
    [
      'Replayed from the record',
      'a call without what the desk served',
      "update queue.event set facts = facts - 'duty'",
    ],
    ['While the hall stood', 'a call in the alarm', "update centres.alarm set since = since - interval '1 hour'"],
    [
      'No wait is negative',
      'a call before the ticket',
      "update queue.event set at = at - interval '1 hour' where type = 'called'",
    ],
    [
      'No desk had two',
      'two visitors at a desk',
      'update queue.event set desk_id = (select id from centres.desk d where d.centre_id = event.centre_id and number = 1)',
    ],
    [
      'Nobody was at two desks',
      'one visitor at two',
      'update queue.ticket set resident_id = (select resident_id from queue.ticket where resident_id is not null)',
    ],
    [
      'Nobody was at two desks',
      'one administrator at two',
      'drop index centres.seat_of_staff; update centres.seat_period set staff_id = (select staff_id from centres.seat_period limit 1)',
    ],
    ['Whoever called sat', 'a call from a break', "update centres.seat_period set kind = 'break'"],
    ['Everything a finished visit', 'an errand left open', 'update queue.errand set outcome = null where n = 2'],
    [
      'Each call kept the order',
      'main work passed',
      `update queue.event set facts = facts || '{"promisedAt": 1}' where ticket_id = ${ofTicket('А', 2)} and n = 1`,
    ],
    [
      'Each call kept the order',
      'a broken promise not helped',
      `update centres.participation set level = 1;
      update queue.event set facts = facts || '{"promisedAt": 1}' where type = 'issued' and ticket_id = ${ofTicket('Б', 1)};
      update queue.event set at = at + interval '3 hours' where type = 'called' and ticket_id = ${ofTicket('Б', 1)}`,
    ],
    [
      'Each call kept the order',
      'help before main work',
      `update queue.event set at = at - interval '5 minutes' where type = 'issued' and ticket_id = ${ofTicket('А', 4)}`,
    ],
    ['Each call kept the order', 'a desk that does not serve it', 'delete from centres.participation'],
  ])('%s: %s', async (sentence, _, damage) => {
    expect((await foundIn(records.hall, sentence, damage)).length).toBeGreaterThan(0)
  })
})

describe('a broken record of bookings is found', () => {
  const lapsed = "(select id from appointments.booking where state = 'lapsed')"
  test.each([
    [
      'Every booking that was acknowledged',
      'a lost booking',
      `delete from appointments.event where booking_id = ${lapsed}; delete from appointments.part where booking_id = ${lapsed};
      delete from appointments.booking where state = 'lapsed'`,
    ],
    [
      'Every booking that was acknowledged',
      'a booking from nowhere',
      `insert into appointments.booking select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(),
        'link_hash', '\\x01', 'arrival_hash', '\\x02'))).* from appointments.booking b where state = 'lapsed'`,
    ],
    [
      'Every booking came to its end',
      'a forgotten booking',
      "update appointments.booking set state = 'booked' where state = 'missed'",
    ],
    [
      'No desk, administrator',
      'a time sold twice',
      'update appointments.part set starts_at = (select min(starts_at) from appointments.part)',
    ],
    [
      'What counts as taken',
      'a wrong count',
      "update appointments.counter set used = used + 1, most = most + 1 where kind = 'quota'",
    ],
    ['What counts as taken', 'a booking that was not counted', "delete from appointments.counter where kind = 'load'"],
    [
      'No channel took more',
      'a smaller share',
      `insert into appointments.setting select id, '{"shares": {"online": 1, "kiosk": 1, "phone": 1, "priority": 1}}' from centres.centre
      on conflict (centre_id) do update set value = appointments.setting.value || excluded.value`,
    ],
    [
      'Who came in time',
      'a promise of another time',
      `update queue.event set facts = facts || '{"promisedAt": 1}' where type = 'issued'`,
    ],
    [
      'Who came in time',
      'two tickets',
      `insert into appointments.event select (jsonb_populate_record(e, jsonb_build_object('n', n + 20))).* from appointments.event e where type = 'arrived'`,
    ],
    [
      'Nobody was counted as missing',
      'one who was missed in the alarm',
      "update centres.alarm set until = until + interval '3 hours'",
    ],
    [
      'Nobody was counted as missing',
      'one who was missed at once',
      "update appointments.event set at = at - interval '15 minutes' where type = 'missed'",
    ],
    [
      'Whoever was booked for the time',
      'one who was left there',
      "delete from appointments.event where type = 'moved' and facts ->> 'why' = 'alarm'",
    ],
    [
      'Nobody stayed booked',
      'one who was left at the broken station',
      "update appointments.part set station_id = (select station_id from stations.period where state = 'down')",
    ],
    [
      'Whoever booked heard',
      'a move nobody heard of',
      "delete from notifications.attempt; delete from notifications.message where occasion = 'booking-moved'",
    ],
    [
      'Whoever booked heard',
      'a second letter',
      `insert into notifications.message select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'key', m.key || ':again'))).*
      from notifications.message m where occasion = 'booking-made'`,
    ],
  ])('%s: %s', async (sentence, _, damage) => {
    expect((await foundIn(records.bookings, sentence, damage)).length).toBeGreaterThan(0)
  })
})

describe('a broken record of cases is found', () => {
  test.each([
    ['Every case that was registered', 'a lost case', 'delete from cases.case where sequence = 1'],
    ['Case numbers have no gap', 'a number left out', 'update cases.case set sequence = 9 where sequence = 3'],
    [
      'Case numbers have no gap',
      'an act out of turn',
      "update cases.batch set act_number = regexp_replace(act_number, '\\d+$', '7')",
    ],
    ['The timeline of a case', 'an event taken out', "delete from cases.event where type = 'handed-over'"],
    [
      'The timeline of a case',
      'a step back in time',
      "update cases.event set at = at - interval '1 day' where type = 'issued'",
    ],
    ['The timeline of a case', 'a row ahead of its events', 'update cases.case set version = version + 1'],
    ['Every case has been through', 'no decision', "update cases.event set type = 'step-done' where type = 'decided'"],
    ['Every case has been through', 'another state', "update cases.case set state = 'inReview' where sequence = 1"],
    [
      'Every case is what its events say',
      'a changed row',
      "update cases.case set summary = jsonb_set(summary, '{pages}', '99')",
    ],
    ['A case stands in one act', 'no signature', 'update cases.batch_line set received_at = null'],
    ['Whoever took', 'a trace taken out', "delete from audit.access where operation = 'change' and purpose = 'decide'"],
    [
      'The access log is whole',
      'a row changed',
      "update audit.access set operation = 'export' where id = (select min(id::text)::uuid from audit.access)",
    ],
    [
      'The access log is whole',
      'a row taken out',
      'delete from audit.access where id = (select max(id::text)::uuid from audit.access)',
    ],
    [
      'Nobody was told the same',
      'a second letter',
      `insert into notifications.message select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'key', 'again'))).* from notifications.message m limit 1`,
    ],
    [
      'Every message went out',
      'a letter given up',
      "update notifications.message set state = 'dead', sent_at = null, why = 'no-address'",
    ],
    [
      'Every message went out',
      'a letter sent twice',
      'insert into notifications.attempt select centre_id, message_id, number + 1, started_at, ended_at, outcome, code from notifications.attempt limit 1',
    ],
    [
      'Who filed and asked',
      'nothing said',
      "update notifications.message set occasion = 'case-news' where occasion = 'case-registered'",
    ],
    [
      'Of a result that came',
      'told two days later',
      "update cases.event set at = at + interval '2 days' where type = 'applicant-notified'",
    ],
  ])('%s: %s', async (sentence, _, damage) => {
    expect((await foundIn(records.cases, sentence, damage)).length).toBeGreaterThan(0)
  })
})
