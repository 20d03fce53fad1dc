// The thread through the API alone, from the paired kiosk to the issued document; then every other write.
// Each write is sent twice with one key: the second time the answer is the same and nothing in the database changes.
import { expect, test } from 'vitest'
import { textOf } from '../gateways/typst/testing.ts'
import { systemActor } from '../kernel/actor.ts'
import { newId } from '../kernel/id.ts'
import { addDays, dateIn, hours, kyiv, later, minutes } from '../kernel/time.ts'
import { caseWorld } from '../modules/cases/testing.ts'
import { smallRecord } from '../modules/catalogue/testing.ts'
import { listNetworks } from '../modules/centres/service/centres.ts'
import { samples } from '../modules/documents/testing.ts'
import { listDemoPeople } from '../modules/identity/service/demo.ts'
import { openSession } from '../modules/identity/service.ts'
import { freshEmail, freshTaxNumber } from '../modules/identity/testing.ts'
import { markFailed, takeDue } from '../modules/notifications/service/deliver.ts'
import { queueMessage } from '../modules/notifications/service/queue-message.ts'
import { message } from '../modules/notifications/testing.ts'
import { type Answer, type Asked, form, type Method, testApp } from './testing.ts'
import { recordOf } from './testing-record.ts'
import { apiWorld, employ, giveStation, password, planEveryDay, qualify } from './testing-world.ts'

const { app, server, ask, clock, ownerUrl } = await testApp()
const { database } = app
const world = await apiWorld(database)
const record = await recordOf(ownerUrl)
const { people, centre, authority, service, deskId, applicantId } = world
const { administrator, guide, head, officer } = people
const machine = systemActor('test')

const get = async (path: string, { token }: Asked = {}): Promise<Answer> => {
  const answer = await ask('GET', `/api/v1${path}`, { token })
  expect([path, answer.status, answer.body.detail]).toEqual([path, 200, undefined])
  return answer
}

const repeated = new Set<string>()

/** A write as a careful program sends it, and once more as if the answer had been lost. */
async function write(method: Method, path: string, body?: object, by: Asked = administrator): Promise<Answer> {
  const asked: Asked = { body: body ?? (method === 'DELETE' ? undefined : {}), ...by, key: newId() }
  const first = await ask(method, `/api/v1${path}`, asked)
  expect([path, first.status < 300, first.body?.errors]).toEqual([path, true, undefined])
  const before = await record()
  const second = await ask(method, `/api/v1${path}`, asked)
  expect([path, second.status, second.body]).toEqual([path, first.status, first.body])
  expect(await record()).toBe(before)
  repeated.add(`${method} ${templateOf(path)}`)
  return first
}
const post = (path: string, body?: object, by?: Asked) => write('POST', path, body, by)
const upload = (path: string, fields: Record<string, string>, { token }: Asked) =>
  write('POST', path, undefined, { token, ...form(fields, samples.pdf) })
const atDesk = (step: string, body?: object) => post(`/desks/${deskId}/${step}`, body)

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}
const { paths } = server.swagger() as unknown as Described
const templates = Object.keys(paths).map((path) => ({
  path,
  shape: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
}))
/** The described route this path belongs to; one with fewer parameters goes first. */
function templateOf(path: string): string {
  const fitting = templates.filter(({ shape }) => shape.test(`/api/v1${path}`))
  return fitting.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0]!.path
}

/** Two steps, the way a program without a token of its own signs in. */
async function signIn(email: string): Promise<string> {
  const first = await ask('POST', '/api/v1/sign-in', { body: { email, password } })
  const known = await database.look(machine, listDemoPeople)
  const { code } = known.find(({ member }) => member.email === email)!
  const second = await ask('POST', '/api/v1/sign-in/code', { body: { token: first.body.token, code } })
  expect(second.status).toBe(200)
  return second.body.session
}

let kiosk: Asked
let ticket: string
let intake: { id: string; version: number }
let caseId: string
let number: string
let secretCode: string

test('the machine in the hall shows a code, the head pairs it as a kiosk', async () => {
  const { body: pairing } = await post('/devices/pairings', { of: 'kiosk' }, {})
  const pairs = { code: pairing.code, centreId: centre.id, label: 'Кіоск біля входу' }
  const { body: device } = await post('/devices', pairs, head)
  expect(device).toMatchObject({ of: 'kiosk', centreId: centre.id })
  kiosk = { token: pairing.token }
})

test('at the kiosk a person finds the service and takes a ticket', async () => {
  const found = await get(`/services/search?q=${encodeURIComponent('субсыдия')}`)
  expect(found.body.items.map(({ id }: { id: string }) => id)).toContain(service.id)
  expect((await get(`/services/${service.id}`)).body).toMatchObject({ term: { days: 10 } })
  const wish = { purpose: 'submit', service: service.id, priority: 'elderly' }
  const { status, body } = await post(`/centres/${centre.id}/tickets`, wish, kiosk)
  expect([status, body.label]).toEqual([201, 'А-001'])
  ticket = body.id
})

test('the administrator signs in, opens the desk, calls and begins', async () => {
  const session = { token: await signIn(administrator.email) }
  await post(`/desks/${deskId}/open`, {}, session)
  expect((await atDesk('call-next')).body).toMatchObject({ ticketId: ticket, label: 'А-001' })
  clock.moveTo(later(clock.now(), minutes(1)))
  await atDesk('call-again', { ticket })
  const page = await get(`/tickets/${ticket}`)
  expect(page.body).toMatchObject({ state: { kind: 'called' }, desk: { number: 1 } })
  expect((await get(`/centres/${centre.id}/board`)).body.calls).toMatchObject([{ label: 'А-001', number: 1 }])
  await atDesk('start', { ticket })
  await atDesk('priority/confirm')
})

test('a wrong tax number is explained; the right one finds the person, who sits at the desk from now on', async () => {
  const by = { taxNumber: '1234567890' }
  const wrong = await ask('POST', '/api/v1/people/search', { ...administrator, body: { by, centreId: centre.id } })
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'taxNumber' }] } })
  const taxNumber = freshTaxNumber()
  const typed = { family: 'Зразкова', given: 'Оксана', taxNumber, phone: '067 111 22 33', centreId: centre.id }
  const { body: added } = await post('/people', typed)
  expect(added.added).toBe(true)
  const sought = await ask('POST', '/api/v1/people/search', {
    ...administrator,
    body: { by: { taxNumber }, centreId: centre.id },
  })
  expect(sought.body.map(({ id }: { id: string }) => id)).toEqual([added.id])
  await atDesk('visitor', { resident: added.id })
  await atDesk('visitor', { resident: applicantId })
  await atDesk('note', { note: 'Копія договору в Дії' })
  await atDesk('services', { purpose: 'consult', service: service.id })
  await atDesk('services/end', { n: 2, outcome: 'served' })
})

test('the package is taken, scanned and registered; the receipt is printed', async () => {
  const opening = { serviceId: service.id, applicantId, ticketId: ticket }
  intake = (await post(`/centres/${centre.id}/intakes`, opening)).body
  const saving = { version: intake.version, draft: world.draft }
  const { body: saved } = await write('PUT', `/intakes/${intake.id}`, saving)
  await upload(`/intakes/${intake.id}/files`, { purpose: 'attachment', paper: '1' }, administrator)
  const sheet = await get(`/intakes/${intake.id}`, administrator)
  expect(sheet.body).toMatchObject({ faults: [], missing: [], due: { dueOn: '2026-12-03' } })
  const { body } = await post(`/intakes/${intake.id}/register`, { version: saved.version })
  ;({ caseId, number, secretCode } = body)
  expect(secretCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
  const receipt = await ask('POST', `/api/v1/cases/${caseId}/receipt.pdf`, { ...administrator, body: { secretCode } })
  expect(await textOf(receipt.bytes)).toContain(number)
  await atDesk('finish', { outcome: 'served', ticket })
  expect((await get(`/tickets/${ticket}`)).body.state).toMatchObject({ kind: 'finished' })
})

test('the day’s batch leaves with its act and the authority confirms it', async () => {
  const { body: batch } = await post(`/centres/${centre.id}/batches`, { authorityId: authority.id })
  await post(`/batches/${batch.id}/sent`)
  const act = await ask('GET', `/api/v1/batches/${batch.id}/act.pdf`, administrator)
  expect(await textOf(act.bytes)).toContain(number)
  await post(`/batches/${batch.id}/cases/${caseId}/received`, { pages: 5 }, officer)
  expect((await get(`/batches/${batch.id}`, officer)).body.lines).toMatchObject([{ caseId, pagesReceived: 5 }])
})

test('the officer does the step, decides, and sends the result back', async () => {
  const inbox = await get(`/authorities/${authority.id}/inbox`, officer)
  expect(inbox.body.items).toMatchObject([{ id: caseId, dueOn: '2026-12-03', slack: 8 }])
  await post(`/cases/${caseId}/steps`, { step: inbox.body.items[0].step.n }, officer)
  const { body: result } = await upload(`/cases/${caseId}/files`, { purpose: 'result' }, officer)
  await post(`/cases/${caseId}/decision`, { outcome: 'positive', fileId: result.id }, officer)
  await post(`/cases/${caseId}/return`, { paper: true }, officer)
})

test('anyone with the number and the code may ask where it is; the applicant sees the whole way', async () => {
  const tracked = await ask('POST', '/api/v1/cases/track', { body: { number, code: secretCode } })
  expect(tracked.body).toMatchObject({ number, filedOn: '2026-11-23' })
  const mine = await get(`/my/cases/${caseId}`, { token: world.applicantSession })
  expect(mine.body.deadline).toMatchObject({ dueOn: '2026-12-03' })
  expect(mine.body.deadline.steps.length).toBeGreaterThan(1)
})

test('the result is at the centre; with a collect ticket the person takes it and signs', async () => {
  await post(`/cases/${caseId}/result`)
  await post(`/cases/${caseId}/notified`, { channel: 'call' })
  const wish = { purpose: 'collect', service: service.id }
  const { body: collect } = await post(`/centres/${centre.id}/tickets`, wish, kiosk)
  expect(collect.class).toBe('collection')
  expect((await atDesk('call-next')).body.ticketId).toBe(collect.id)
  await atDesk('start')
  await atDesk('visitor', { resident: applicantId })
  const waiting = await get(`/centres/${centre.id}/results/for/${applicantId}`, administrator)
  expect(waiting.body.items.map(({ id }: { id: string }) => id)).toEqual([caseId])
  const document = { kind: 'ID-картка', number: '000000731' }
  const sheet = await ask('POST', `/api/v1/cases/${caseId}/issue-sheet.pdf`, { ...administrator, body: { document } })
  expect(await textOf(sheet.bytes)).toContain(number)
  await post(`/cases/${caseId}/issue`, { document, signed: true })
  await atDesk('finish', { outcome: 'served' })
  const view = await get(`/cases/${caseId}?purpose=control`, administrator)
  expect(view.body.case).toMatchObject({ state: 'issued', outcome: 'positive' })
})

/* Every other write. */

const takeTicket = async () =>
  (await post(`/centres/${centre.id}/tickets`, { purpose: 'submit', service: service.id }, guide)).body.id as string

test('the other things a line knows', async () => {
  const left = await takeTicket()
  await post(`/tickets/${left}/step-away`, { minutes: 10 }, {})
  await post(`/tickets/${left}/come-back`, undefined, {})
  await post(`/tickets/${left}/give-up`, undefined, {})
  const wish = { purpose: 'submit', service: service.id, priority: 'elderly' }
  await post(`/centres/${centre.id}/tickets`, wish, guide)
  await atDesk('call-next')
  await atDesk('no-show')
  await takeTicket()
  await atDesk('call-next')
  await atDesk('start')
  await atDesk('park', { reason: 'papers', returnAt: '23:00' })
  await post(`/centres/${centre.id}/tickets`, wish, guide)
  await takeTicket()
  await atDesk('call-next')
  await atDesk('priority/withdraw', { reason: 'no-proof' })
  await atDesk('call-next')
  await atDesk('finish-and-call', { outcome: 'no-service' })
  await atDesk('transfer', { service: service.id })
  await atDesk('break')
  await atDesk('end-break')
  await atDesk('close')
})

async function draftOf(): Promise<{ path: string; version: number }> {
  const { body } = await post(`/centres/${centre.id}/intakes`, { serviceId: service.id, applicantId })
  const path = `/intakes/${body.id}`
  const { body: saved } = await write('PUT', path, { version: body.version, draft: world.draft })
  return { path, version: saved.version }
}

test('several come on one ticket, one acts for another; a call by hand; the desk is handed over', async () => {
  await atDesk('open')
  const ticketOfTwo = await takeTicket()
  await atDesk('call-by-hand', { ticket: ticketOfTwo, reason: 'head' })
  await atDesk('start')
  await atDesk('people', { people: 2 })
  await atDesk('turn', { person: 2 })
  await atDesk('turn', { person: 1 })
  await atDesk('visitor', { resident: applicantId })
  await atDesk('acts-for', { power: null })
  await atDesk('finish', { outcome: 'served' })
  const colleague = await employ(database, 'administrator', centre.id)
  await qualify(database, centre.id, colleague.id)
  await atDesk('hand-over', { toStaff: colleague.id })
  await post(`/desks/${deskId}/close`, {}, colleague)
})

test('the hall stands still and goes on; what does not work is marked and works again', async () => {
  const network = await database.look(machine, async (work) => {
    const all = await listNetworks(work)
    return all.find(({ id }) => id === centre.networkId)!
  })
  const founder = await employ(database, 'founder', network.id)
  for (const on of [true, false]) {
    await post(`/centres/${centre.key}/alarm`, { on, cause: 'air' }, head)
    await post('/alarm', { on, cause: 'air', network: network.key }, founder)
  }
  const { body: outage } = await post(`/centres/${centre.id}/outages`, { kind: 'network' }, head)
  await write('DELETE', `/centres/${centre.id}/outages/${outage.id}`, undefined, head)
})

test('machines: a printer of a kiosk, signs of life, what is broken and repaired', async () => {
  const about = `/centres/${centre.id}`
  const printer = { label: 'Принтер біля входу', host: '192.168.1.50' }
  const { body: made } = await post(`${about}/printers`, printer, head)
  await write('PUT', `${about}/printers/${made.id}`, { ...printer, port: 9101 }, head)
  await giveStation(database, centre.id, deskId)
  const { body: machines } = await get(`${about}/stations`, head)
  const idOf = (kind: string): string => machines.items.find((each: { kind: string }) => each.kind === kind).id
  await write('PUT', `${about}/stations/${idOf('kiosk')}/printer`, { printerId: made.id }, head)
  await post('/devices/heartbeat', undefined, kiosk)
  const station = `${about}/stations/${idOf('biometric')}`
  await write('PUT', `${station}/workstation`, { slotMinutes: 20, operators: 1, parts: ['camera'], hours: null }, head)
  await post(`${station}/heartbeat`, { parts: { camera: 'works' } }, head)
  await post(`${station}/broken`, { part: 'camera', note: 'не вмикається' }, head)
  await post(`${station}/works`, { part: 'camera' }, head)
  await write('PUT', `${about}/stations/${idOf('kiosk')}/printer`, { printerId: null }, head)
  await write('DELETE', `${about}/printers/${made.id}`, undefined, head)
})

test('the other things that happen to a case', async () => {
  const immediate = await draftOf()
  const document = { kind: 'ID-картка', number: '1' }
  await post(`${immediate.path}/register-at-once`, { version: immediate.version, result: 'витяг № 7', document })
  const { path, version } = await draftOf()
  const { body: registered } = await post(`${path}/register`, { version })
  const about = `/cases/${registered.caseId}`
  const correction = { form: { phone: '067 999 88 77' } }
  await post(`${about}/corrections`, { correction, reason: 'описка' })
  expect((await post(`${about}/code`)).body.secretCode).not.toBe(registered.secretCode)
  const { body: batch } = await post(`/centres/${centre.id}/batches`, { authorityId: authority.id })
  await post(`/batches/${batch.id}/sent`)
  expect((await post(`/batches/${batch.id}/received`, {}, officer)).body).toEqual({ received: 1 })
})

test('what is known of people is corrected; who acts for whom is written down and ends', async () => {
  const view = { centreId: centre.id, reason: 'показав документ' }
  const typed = { family: 'Зразкова', given: 'Ніна', taxNumber: freshTaxNumber(), ...view }
  const { body: person } = await post('/people', typed)
  await post(`/people/${person.id}/corrections`, { address: 'вул. Прикладна, 7', ...view })
  const dates = { issuedOn: '2026-01-10', validFrom: '2026-01-10' }
  const power = { principal: { kind: 'resident', id: applicantId }, kind: 'power-of-attorney', number: '17', ...dates }
  const { body: kept } = await post(`/people/${person.id}/powers`, { ...power, ...view })
  await post(`/powers/${kept.id}/end`, view)
})

test('the head sets the centre up', async () => {
  const about = `/centres/${centre.id}`
  const { body: hours } = await get(`${about}/hours`, head)
  await write('PUT', `${about}/week`, { week: hours.week, reason: 'наказ № 5' }, head)
  const shut = { work: [], reception: [], tickets: [] }
  const exception = { reason: { uk: 'Ремонт', en: 'Repairs' }, hours: shut }
  await write('PUT', `${about}/exceptions/2026-12-24`, exception, head)
  await write('DELETE', `${about}/exceptions/2026-12-24`, undefined, head)
  await write('PATCH', `${about}/settings`, { settings: { answerMinutes: 4 }, reason: 'наказ № 6' }, head)
  const { body: desks } = await get(`${about}/desks`, head)
  const cells = [{ deskId, groupId: desks.items[0].serves[0].groupId, level: 1 }]
  await write('PATCH', `${about}/participation`, { cells, reason: 'наказ № 7' }, head)
})

test('the head sees what a move of a desk would do, moves it, and takes it back', async () => {
  const about = `/centres/${centre.id}`
  const { body: desks } = await get(`${about}/desks`, head)
  const move = { desk: deskId, group: desks.items[0].serves[0].groupId }
  const { body: effect } = await get(`${about}/desk-moves/effect?desk=${move.desk}&group=${move.group}`, head)
  expect(effect).toMatchObject({ move: { deskId, groupId: move.group, rest: 1 } })
  const { body: made } = await post(`${about}/desk-moves`, move, head)
  await write('DELETE', `${about}/desk-moves/${made.id}`, undefined, head)
})

test('the head keeps the catalogue', async () => {
  const { id: _, ...card } = smallRecord('', { category: 'employment' })
  const { body: made } = await post('/services', { service: card, reason: 'рішення № 1' }, head)
  await write('PATCH', `/services/${made.key}`, { service: { deskMinutes: 33 }, reason: 'рішення № 2' }, head)
  const paper = { name: 'Довідка з місця роботи', source: 'register', reason: 'є в реєстрі' }
  const asked = { ...smallRecord('x'), id: 'employment-900', documents: [{ name: paper.name, kind: 'original' }] }
  const file = { format: 'json', text: JSON.stringify([asked]), reason: 'файл' }
  expect((await post('/catalogue/import', file, head)).body.added).toBe(1)
  expect((await post('/catalogue/document-decisions', paper, head)).body.services).toBe(1)
})

test('the head keeps the list of people and machines', async () => {
  const posts = [{ role: 'administrator', place: centre.id }]
  const person = { family: 'Зразкова', given: 'Віра', email: freshEmail(), taxNumber: freshTaxNumber(), posts }
  const { body: added } = await post('/staff', person, head)
  await post(`/staff/${added.member.id}/invitation`, {}, head)
  await write('PUT', `/staff/${added.member.id}/posts`, { posts: [{ role: 'guide', place: centre.id }] }, head)
  await write('PUT', `/staff/${added.member.id}/stamp`, { stampNo: '14' }, head)
  await post(`/staff/${added.member.id}/block`, { reason: 'звільнення' }, head)
  const session = { token: await signIn(head.email) }
  const { body: token } = await post('/tokens', { label: 'звіти', expiresOn: '2027-01-01' }, session)
  await write('DELETE', `/tokens/${token.kept.id}`, undefined, session)
  const { body: devices } = await get(`/centres/${centre.id}/devices`, head)
  await write('DELETE', `/centres/${centre.id}/devices/${devices[0].id}`, undefined, head)
})

test('a message given up is sent once more', async () => {
  const claimed = await database.run(machine, async (work) => {
    const recipient = { kind: 'resident', id: applicantId } as const
    const id = await queueMessage(work, message({ centreId: centre.id, recipient }))
    return (await takeDue(work, 'sms', 100)).find((one) => one.id === id)!
  })
  await database.run(machine, (work) => markFailed(work, claimed, { kind: 'rejected', code: '422 no-such-number' }))
  await post(`/centres/${centre.id}/messages/${claimed.id}/retry`, {}, head)
})

test('a time is held, confirmed, changed, given back; somebody comes with the code', async () => {
  const about = `/centres/${centre.id}`
  const resident = { token: world.applicantSession }
  await planEveryDay(database, centre.id, deskId, administrator.id)
  const { body: desks } = await get(`${about}/desks`, head)
  const cells = [{ deskId, groupId: desks.items[0].serves[0].groupId, level: 2 }]
  await write('PATCH', `${about}/participation`, { cells, reason: 'наказ № 8' }, head)
  await write('PUT', `${about}/booking-settings`, { gridMinutes: 10, mostAhead: 9, mostOfServiceInMonth: 9 }, head)
  const wanted = { parts: [{ purpose: 'submit', serviceId: service.id }] }
  const visit = `submit:${service.id}`
  const { body: free } = await get(`${about}/free-times?visit=${visit}&days=3`)
  const times: string[] = free.items.flatMap((each: { times: { at: string }[] }) => each.times.map(({ at }) => at))
  expect((await get(`/free-days?visit=${visit}&centres=${centre.id}`)).body.items[0].firstAt).toBe(times[0])
  const hold = async (n: number, by: Asked = resident) => {
    const whom = by === resident ? { kind: 'self' } : { kind: 'by-staff', phone: `050 111 22 ${30 + n}` }
    return (await post(`${about}/bookings`, { ...wanted, at: times[n], whom }, by)).body
  }
  const { link } = await hold(0)
  const booked = await post('/bookings/confirm', { link, contact: { email: 'o@people.example' } }, {})
  expect(booked.body).toMatchObject({ state: 'booked', startsAt: times[0] })
  await post('/bookings/change', { link, at: times[1] }, {})
  const calendar = await ask('POST', '/api/v1/bookings/calendar', { body: { link } })
  expect([calendar.status, (await get('/me/bookings', resident)).body.items.length]).toEqual([200, 1])
  const { arrivalCode } = (await ask('POST', '/api/v1/bookings/open', { body: { link } })).body
  clock.moveTo(later(Date.parse(times[1]!) as never, -minutes(5)))
  expect((await post(`${about}/arrivals`, { code: arrivalCode }, guide)).body.promisedAt).toBe(times[1])
  await post('/bookings/cancel', { link: (await hold(30, guide)).link }, {})
  const { id } = await hold(32, guide)
  const it = `${about}/bookings/${id}`
  await post(`${it}/confirm`, {}, guide)
  await post(`${it}/change`, { at: times[34] }, guide)
  await get(`${it}/right`, administrator)
  await post(`${it}/restore-right`, { reason: 'лікарняний' })
  expect((await get(`${about}/bookings-hit`, head)).body.items).toEqual([])
  await post(`${about}/bookings-hit/move`, { ids: [id] }, head)
  await post(`${it}/cancel`, {}, guide)
  const other = await hold(36, guide)
  await post(`${about}/bookings/${other.id}/confirm`, {}, guide)
  clock.moveTo(later(Date.parse(times[36]!) as never, -minutes(5)))
  await post(`${about}/bookings/${other.id}/arrive`, {}, guide)
  await post(`${about}/phone-codes`, { phone: '050 111 22 33' }, {})
})

/** A case this authority has just received. */
async function caseAtAuthority(): Promise<{ caseId: string; number: string }> {
  const { path, version } = await draftOf()
  const { body } = await post(`${path}/register`, { version })
  const { body: batch } = await post(`/centres/${centre.id}/batches`, { authorityId: authority.id })
  await post(`/batches/${batch.id}/sent`)
  await post(`/batches/${batch.id}/received`, {}, officer)
  return body
}

test('everything the law lets the authority, the centre and the person do with a case', async () => {
  const resident = { kind: 'resident', id: world.applicantId, trust: 'substantial' } as const
  const own = { token: await database.run(machine, (work) => openSession(work, resident)) }
  const day = (n: number) => addDays(dateIn(kyiv, clock.now()), n)
  const [defects, reason] = ['Немає декларації про доходи.', 'Потрібен висновок експерта.']
  const lead = await caseAtAuthority()
  const act = (of: { caseId: string }, name: string, said: object = {}, by: Asked = officer) =>
    post(`/cases/${of.caseId}/acts/${name}`, said, by)
  const mine = (of: { caseId: string }, name: string, said: object = {}) =>
    post(`/my/cases/${of.caseId}/acts/${name}`, said, own)
  const stop = (of: { caseId: string }) => act(of, 'left-without-motion', { defects, fixBy: day(14) })
  const invite = (of: { caseId: string }) => act(of, 'hearing-called', { on: day(3), how: 'кабінет 7, 10:00' })

  await stop(lead)
  await act(lead, 'defects-fixed', { how: 'Декларацію додано.' }, administrator)
  await act(lead, 'query-sent', { to: 'ДПС', about: 'доходи за рік' })
  await act(lead, 'query-answered', { answer: 'Доходів немає.' })
  await act(lead, 'suspended', { ground: 'expertise', reason })
  await act(lead, 'resumed', { reason })
  await act(lead, 'term-extended', { days: 15, reason })
  await invite(lead)
  await act(lead, 'explained', { said: 'Була в лікарні.' }, administrator)
  await act(lead, 'hearing-held', { came: 'yes', said: 'Просить зважити на лікування.' })

  const joined = await caseAtAuthority()
  await stop(joined)
  await upload(`/my/cases/${joined.caseId}/answer`, { purpose: 'attachment' }, own)
  await stop(joined)
  await mine(joined, 'more-time-asked', { until: day(20), reason: 'Чекаю довідку.' })
  await act(joined, 'more-time-refused', { reason: 'Довідку видають одразу.' })
  await act(joined, 'more-time-asked', { until: day(20), reason: 'Чекаю довідку.' }, administrator)
  await act(joined, 'more-time-given', { fixBy: day(20) })
  await mine(joined, 'defects-fixed', { how: 'Усе додано.' })
  await invite(joined)
  await mine(joined, 'explained', { said: 'Була в лікарні.' })
  await act(joined, 'hearing-held', { came: 'yes', said: 'Пояснила письмово.' })
  await act(joined, 'joined', { leadCase: lead.number, reason })
  await act(lead, 'not-considered', { ground: 'repeated', reason })

  const forwarded = await caseAtAuthority()
  const competent = await caseWorld(database)
  await act(forwarded, 'forwarded', { authorityId: competent.authority.id, reason })
  await act(forwarded, 'received-by-authority', {}, await employ(database, 'officer', competent.authority.id))
  await act(forwarded, 'withdrawn', { reason }, administrator)
  await mine(await caseAtAuthority(), 'withdrawn')

  const decided = await caseAtAuthority()
  await post(`/cases/${decided.caseId}/decision`, { outcome: 'positive' }, officer)
  await mine(decided, 'appealed', { on: day(0), reason })
  await act(decided, 'appeal-dismissed', { reason })
  await act(decided, 'appealed', { on: day(0), reason }, administrator)
  await act(decided, 'corrected', { reason })
  await act(decided, 'revoked', { reason })
  const invalid = await caseAtAuthority()
  await post(`/cases/${invalid.caseId}/decision`, { outcome: 'positive' }, officer)
  await act(invalid, 'invalidated', { reason })

  const returned = await caseAtAuthority()
  await stop(returned)
  const before = clock.now()
  clock.moveTo(later(before, hours(24 * 15)))
  await act(returned, 'returned', { reason }, await employ(database, 'officer', authority.id))
  clock.moveTo(before)
})

test('a person asks about their case and about a look at it, and reads the answers', async () => {
  const resident = { kind: 'resident', id: world.applicantId, trust: 'substantial' } as const
  const own = { token: await database.run(machine, (work) => openSession(work, resident)) }
  const it = await caseAtAuthority()
  await get(`/cases/${it.caseId}?purpose=decide`, officer)
  await post(`/my/cases/${it.caseId}/questions`, { question: 'Чи досить копії?', about: { to: 'authority' } }, own)
  const { whoLooked } = (await get(`/my/cases/${it.caseId}`, own)).body
  const look = whoLooked.find(({ unit }: { unit: { uk: string } | null }) => unit !== null)?.id ?? whoLooked[0].id
  await post(`/my/cases/${it.caseId}/questions`, { question: 'Хто це?', about: { look } }, own)
  const waiting = (await get('/questions', officer)).body.items
  expect(waiting).toMatchObject([{ caseId: it.caseId, isAboutLook: false }])
  const [{ n }] = waiting
  expect((await get(`/cases/${it.caseId}/questions/${n}`, officer)).body.question).toBe('Чи досить копії?')
  await post(`/cases/${it.caseId}/questions/${n}/answer`, { answer: 'Так, досить.' }, officer)
  const { questions } = (await get(`/my/cases/${it.caseId}`, own)).body
  expect(questions.map(({ answer }: { answer: { text: string } | null }) => answer?.text)).toEqual([
    'Так, досить.',
    undefined,
  ])
  const chosen = { notifyBy: 'email', deliverBy: 'in-person', email: 'olena@example.com' }
  await write('PUT', `/my/cases/${it.caseId}/telling`, chosen, own)
  await write('PUT', '/my/telling', { lang: 'en', also: ['sms'], never: [] }, own)
  expect((await get('/my/telling', own)).body).toEqual({ lang: 'en', also: ['sms'], never: [] })
  expect((await get('/my/represented', own)).body.items).toEqual([])
})

test('the head writes the centre’s own words of a message and its quiet hours, and brings ours back', async () => {
  const wording = `/centres/${centre.id}/wording/case-news`
  const ours = (await get(wording, head)).body
  const words = { ...ours, uk: { ...ours.uk, subject: 'Новина у справі {caseNumber}' } }
  await write('PUT', wording, { words }, head)
  expect((await get(wording, head)).body).toEqual(words)
  await write('POST', `${wording}/restore`, {}, head)
  expect((await get(wording, head)).body).toEqual(ours)
  const quiet = { from: '22:00', until: '07:30' }
  await write('PUT', `/centres/${centre.id}/quiet-hours`, quiet, head)
  expect((await get(`/centres/${centre.id}/quiet-hours`, head)).body).toEqual(quiet)
})

const answersAnew: Readonly<Record<string, string>> = {
  'POST /api/v1/benefits/check': 'only answers: it keeps nothing, and asking twice is asking once',
  'POST /api/v1/sign-in': 'each try is counted, so that a password can’t be guessed',
  'POST /api/v1/sign-in/code': 'each try is counted, so that a code can’t be guessed',
  'POST /api/v1/cases/track': 'asks; a POST only because the code must not stand in an address',
  'POST /api/v1/bookings/open': 'asks; a POST only because the link must not stand in an address',
  'POST /api/v1/bookings/calendar': 'asks; a POST only because the link must not stand in an address',
  'POST /api/v1/centres/{centre}/bookings/find': 'asks; a POST only because a telephone must not stand in an address',
  'POST /api/v1/centres/{centre}/phone-codes/{code}/confirm': 'each try is counted, so that a code can’t be guessed',
  'POST /api/v1/people/search': 'asks; a POST only because numbers must not stand in an address',
  'POST /api/v1/cases/{case}/receipt.pdf': 'prints; a paper printed twice is two papers and both are written down',
  'POST /api/v1/cases/{case}/issue-sheet.pdf': 'prints; a paper printed twice is two papers and both are written down',
}

test('no write is left out: each was repeated with its key above, or is named here with the reason', () => {
  const writes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).flatMap((method) => (method === 'get' ? [] : [`${method.toUpperCase()} ${path}`])),
  )
  expect([...repeated, ...Object.keys(answersAnew)].sort()).toEqual(writes.sort())
})

test('one key stands for one action of one person', async () => {
  const key = newId()
  const other = await employ(database, 'guide', centre.id)
  const wish = { purpose: 'submit', service: service.id }
  const ticketBy = (by: Asked) => ask('POST', `/api/v1/centres/${centre.id}/tickets`, { ...by, key, body: wish })
  const [one, two] = [await ticketBy(guide), await ticketBy(other)]
  expect(one.body.id).not.toBe(two.body.id)
  const reused = await ask('POST', `/api/v1/tickets/${one.body.id}/give-up`, { ...guide, key })
  expect(reused).toMatchObject({ status: 409, body: { errors: [{ field: 'idempotency-key' }] } })
})
