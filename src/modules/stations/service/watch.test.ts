// The watch: who is silent and who speaks again, printers asked, papers left behind; and what follows from it.
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { pretendHost as pretendName } from '../../../gateways/printer/open-printers.ts'
import { tellHeads } from '../../../jobs/tell-heads.ts'
import { systemActor } from '../../../kernel/actor.ts'
import { hours, instantOf, later, minutes, type PlainTime } from '../../../kernel/time.ts'
import { jobsFor } from '../../../subscriptions.ts'
import type { Week } from '../../centres/model.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { endOutage } from '../../centres/service/outages.ts'
import { addStaff } from '../../identity/service/manage-staff.ts'
import { builder, freshEmail, freshTaxNumber, oksana } from '../../identity/testing.ts'
import { codeOf } from '../../queue/testing.ts'
import { markAway, print, watchMachines } from '../jobs.ts'
import type { StationId } from '../model.ts'
import { pretendHost } from '../rules/printing.ts'
import { isSilent } from '../rules/silence.ts'
import { type TestMachines, testMachines, withPretendPrinter } from '../testing.ts'
import { listAlerts } from './alerts.ts'
import { askToPrint, findPrint, takePrint } from './print.ts'
import { reportBroken, reportWorks } from './report.ts'
import { noteSilence } from './watch.ts'

const test1 = await testDatabase()
const { database, clock, announced } = test1
const { app, printers, pretend } = await withPretendPrinter(test1)
afterAll(() => printers.close())
beforeEach(() => {
  pretend.trouble = {}
  announced.length = 0
})

const nine = [{ from: '09:00' as PlainTime, until: '18:00' as PlainTime }]
const daytime: Week = Array.from({ length: 7 }, () => ({ work: nine, reception: nine, tickets: nine }))
const wait = (n: number) => clock.moveTo(later(clock.now(), minutes(n)))
const told = (hall: TestMachines) =>
  announced
    .splice(0)
    .flatMap(({ type, kind, centreId }) =>
      type.startsWith('stations.') && centreId === hall.centre.id ? [`${kind} ${type.slice(9)}`] : [],
    )

describe('silence', () => {
  const at = (time: string) => instantOf(`2026-11-24T${time}:00+02:00`)
  const workday = { from: at('09:00'), until: at('18:00') }
  test.each<[string, string | null, boolean, boolean, string, boolean]>([
    ['heard a minute ago', '12:00', false, true, '12:01', false],
    ['not heard for six minutes', '12:00', false, true, '12:06', true],
    ['just switched on with the lights', '08:00', false, true, '09:09', false],
    ['not switched on in the morning', '08:00', false, true, '09:10', true],
    ['asleep at night', '18:00', false, false, '23:00', false],
    ['silent since the day, at night', '12:00', true, false, '23:00', true],
    ['speaks again at night', '22:59', true, false, '23:00', false],
    ['never heard: still in its box', null, false, true, '12:00', false],
  ])('%s', (_, seen, wasSilent, isWorkday, now, expected) => {
    const heard = { wasSilent, seenAt: seen === null ? null : at(seen) }
    expect(isSilent(heard, isWorkday ? workday : undefined, at(now))).toBe(expected)
  })

  test('a kiosk and a board that fall silent are told of once, and once when they speak again', async () => {
    const hall = await testMachines(test1)
    const kiosk = await hall.pair('kiosk')
    const board = await hall.pair('board')
    const look = () => database.run(systemActor('test'), (work) => noteSilence(work, hall.centre.id))
    await look()
    expect(told(hall)).toEqual([])
    wait(6)
    for (let minute = 0; minute < 3; minute++) await look()
    expect(told(hall).sort()).toEqual(['board went-down', 'kiosk went-down'])
    expect(await hall.station(kiosk.id)).toMatchObject({ state: 'down', faults: [{ what: 'silent', saidBy: 'watch' }] })
    await kiosk.hear()
    await look()
    expect(told(hall)).toEqual(['kiosk came-back'])
    const alerts = await database.look(hall.guide, (work) => listAlerts(work, hall.centre.id))
    expect(alerts.map(({ id }) => id)).toEqual([board.id])
  })

  test('silence does not end what a person said', async () => {
    const hall = await testMachines(test1)
    const kiosk = await hall.pair('kiosk')
    await hall.asHead((work) => reportBroken(work, hall.centre.id, kiosk.id, { note: 'екран' }))
    wait(6)
    const look = () => database.run(systemActor('test'), (work) => noteSilence(work, hall.centre.id))
    await look()
    await kiosk.hear()
    await look()
    expect((await hall.station(kiosk.id)).faults).toMatchObject([{ what: 'broken' }])
  })
})

describe('printers are asked once a minute', () => {
  test('and the kiosk that prints there follows: no paper, a new roll, little paper', async () => {
    const hall = await testMachines(test1)
    const { kiosk, printer } = await hall.kioskWithPrinter()
    const states = async () => [(await hall.station(printer)).state, (await hall.station(kiosk)).state]
    pretend.trouble = { stands: 'paper-out' }
    for (let minute = 0; minute < 2; minute++) await watchMachines(app)
    expect(await states()).toEqual(['down', 'degraded'])
    expect(told(hall)).toEqual(['printer went-down', 'kiosk degraded'])
    pretend.trouble = { paperLow: true }
    await watchMachines(app)
    expect(await states()).toEqual(['degraded', 'ok'])
    pretend.trouble = {}
    await watchMachines(app)
    expect(await states()).toEqual(['ok', 'ok'])
    expect((await hall.station(printer)).seenAt).toBe(clock.now())
  })

  test('only while somebody works there', async () => {
    clock.moveTo(instantOf('2026-11-25T12:00:00+02:00'))
    const hall = await testMachines(test1, { week: daytime })
    const printer = await hall.printer()
    clock.moveTo(instantOf('2026-11-25T20:00:00+02:00'))
    pretend.trouble = { stands: 'cover-open' }
    await watchMachines(app)
    expect((await hall.station(printer)).state).toBe('ok')
    clock.moveTo(instantOf('2026-11-26T09:00:00+02:00'))
    await watchMachines(app)
    expect((await hall.station(printer)).faults).toMatchObject([{ what: 'cover-open', saidBy: 'machine' }])
  })

  test('in the demo the printer made of software has the one name that is not of a network', () => {
    expect(pretendHost).toBe(pretendName)
  })
})

describe('papers', () => {
  async function asked() {
    const hall = await testMachines(test1)
    const { kiosk, printer } = await hall.kioskWithPrinter()
    const { id: ticketId } = await hall.take()
    const { id: centreId } = hall.centre
    const actor = { kind: 'device', id: kiosk as never, centreId, of: 'kiosk' } as const
    const parts = [{ kind: 'text', text: 'А-001' }] as const
    const id = await database.run(actor, (work) => askToPrint(work, { centreId, of: { ticketId }, parts }))
    const found = () => database.look(actor, (work) => findPrint(work, centreId, id))
    return { hall, printer, centreId, id, found, payload: { centreId, printId: id } }
  }

  test('are printed by a job after the commit, once, however often it runs', async () => {
    const { found, payload } = await asked()
    const before = pretend.papers.length
    expect(await found()).toMatchObject({ state: 'asked' })
    await Promise.all([print(app, payload), print(app, payload)])
    await print(app, payload)
    expect(pretend.papers.length - before).toBe(1)
    expect(await found()).toMatchObject({ state: 'printed', why: null, doneAt: clock.now() })
  })

  test('left behind by a process that died are not printed later, when nobody waits for them', async () => {
    const taken = await asked()
    await database.run(systemActor('test'), (work) => takePrint(work, taken.centreId, taken.id))
    const untaken = await asked()
    wait(2)
    await watchMachines(app)
    const before = pretend.papers.length
    await print(app, taken.payload)
    await print(app, untaken.payload)
    expect(pretend.papers.length).toBe(before)
    expect(await taken.found()).toMatchObject({ state: 'unsure', why: 'too-late' })
    expect(await untaken.found()).toMatchObject({ state: 'silent', why: 'too-late' })
  })

  test.each([
    ['a visitor', { kind: 'visitor' } as const, 'vikno.sign-in-first'],
    ['the guide: without a kiosk there is no printer', undefined, 'stations.no-printer-here'],
  ])('can’t be asked for by %s', async (_, actor, code) => {
    const hall = await testMachines(test1)
    const { id: ticketId } = await hall.take()
    const wish = { centreId: hall.centre.id, of: { ticketId }, parts: [] }
    expect(await codeOf(database.run(actor ?? hall.guide, (work) => askToPrint(work, wish)))).toBe(code)
  })
})

describe('when no workstation takes everybody', () => {
  const stations = { desks: [{ equipment: ['biometric'] }, { equipment: ['biometric'] }] } as const
  async function away(hall: TestMachines) {
    for (const event of announced.splice(0))
      for (const { task, payload } of jobsFor(event)) if (task === 'stations.mark-away') await markAway(app, payload)
    const { outages } = await database.look(hall.head, (work) => hallOf(work, hall.centre.id))
    return outages.filter(({ until }) => until === null).map(({ kind }) => kind)
  }
  const at = (hall: TestMachines, n: number) => hall.desks[n]!.id as string as StationId

  test('the centre stops offering what needs one, and offers it again with the first that works', async () => {
    const hall = await testMachines(test1, stations)
    const say = (n: number, broken: boolean) =>
      hall.asHead((work) =>
        broken
          ? reportBroken(work, hall.centre.id, at(hall, n), { note: 'не вмикається' })
          : reportWorks(work, hall.centre.id, at(hall, n)),
      )
    await say(0, true)
    expect(await away(hall)).toEqual([])
    await say(1, true)
    expect(await away(hall)).toEqual(['biometric'])
    await say(0, false)
    expect(await away(hall)).toEqual([])
  })

  test('an outage marked by a person is theirs to end; one they ended is not begun again by the same fault', async () => {
    const hall = await testMachines(test1, { desks: [{ equipment: ['biometric'] }] })
    await hall.asHead((work) => reportBroken(work, hall.centre.id, at(hall, 0), { note: 'так' }))
    expect(await away(hall)).toEqual(['biometric'])
    const { outages } = await database.look(hall.head, (work) => hallOf(work, hall.centre.id))
    await hall.asHead((work) => endOutage(work, hall.centre.id, outages[0]!.id))
    await hall.asHead((work) => reportWorks(work, hall.centre.id, at(hall, 0)))
    expect(await away(hall)).toEqual([])
  })
})

describe('the head gets a letter', () => {
  async function withHead() {
    const hall = await testMachines(test1, { desks: [{ equipment: ['biometric'] }] })
    const posts = [{ role: 'head', place: hall.centre.id }] as const
    const person = { name: oksana, email: freshEmail(), person: freshTaxNumber(), posts }
    await database.run(builder, (work) => addStaff(work, person))
    announced.length = 0
    const letters = async () => {
      for (const event of announced.splice(0))
        for (const { task, payload } of jobsFor(event))
          if (task === 'stations.tell-heads')
            await tellHeads(
              { ...app, mail: { ready: true }, config: { publicUrl: 'https://vikno.example' } } as never,
              payload,
            )
      const { rows } = await database.pool.query(
        'select occasion, channel, state from notifications.message where centre_id = $1',
        [hall.centre.id],
      )
      return rows
    }
    return { hall, letters }
  }

  test('once for a fault, not for each time it is said, nor each minute', async () => {
    const { hall, letters } = await withHead()
    const station = hall.desks[0]!.id as string as StationId
    const say = () => hall.asHead((work) => reportBroken(work, hall.centre.id, station, { note: 'не вмикається' }))
    await say()
    await say()
    expect(await letters()).toMatchObject([{ occasion: 'machine-down', channel: 'email' }])
    await hall.asHead((work) => reportWorks(work, hall.centre.id, station))
    wait(3)
    await say()
    expect(await letters()).toHaveLength(1)
    await hall.asHead((work) => reportWorks(work, hall.centre.id, station))
    clock.moveTo(later(clock.now(), hours(2)))
    await say()
    expect(await letters()).toHaveLength(2)
  })

  test('of the printer, and not of the kiosk that goes on without it', async () => {
    const { hall, letters } = await withHead()
    await hall.kioskWithPrinter()
    announced.length = 0
    pretend.trouble = { stands: 'paper-out' }
    await watchMachines(app)
    expect(await letters()).toHaveLength(1)
  })
})
