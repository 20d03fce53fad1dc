// Anything at all is sent to every route the API describes, by everyone who has a token: no answer is ever a fault of ours,
// and every "no" is a problem a program can read.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../kernel/id.ts'
import { openIntake, saveIntake } from '../modules/cases/service/intake.ts'
import { takeCase, walkTo } from '../modules/cases/testing.ts'
import { samples } from '../modules/documents/testing.ts'
import { form, type Method, testApp } from './testing.ts'
import { anythingLike, nasty, type Schema } from './testing-anything.ts'
import { apiWorld } from './testing-world.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 8)
const seed = Number(process.env.FUZZ_SEED ?? 2026)

const { app, server, ask: askFrom } = await testApp()
const { database } = app
let asked = 0
/** Each request from an address of its own, or the limit of requests would answer for most. */
const ask: typeof askFrom = (method, path, what) =>
  askFrom(method, path, { ...what, address: `10.${(++asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}` })

const world = await apiWorld(database)
const other = await apiWorld(database)
const { centre, authority, service, deskId, applicantId, people } = world

/** Things that exist, so that the requests get past the door. */
async function thingsThatExist(): Promise<Record<string, string[]>> {
  const [waiting, going, ready] = [
    await takeCase(database, world),
    await takeCase(database, world),
    await takeCase(database, world),
  ]
  await walkTo(database, world, ready.caseId, 'at-centre')
  const intake = await database.run(world.administrator, async (work) => {
    const { id } = await openIntake(work, { centreId: centre.id, serviceId: service.id, applicantId })
    await saveIntake(work, id, 1, world.draft)
    return id
  })
  const later = await takeCase(database, world)
  const batch = await ask('POST', `/api/v1/centres/${centre.id}/batches`, {
    ...people.administrator,
    body: { authorityId: authority.id },
  })
  const scan = { ...people.administrator, ...form({ purpose: 'attachment' }, samples.pdf) }
  const file = await ask('POST', `/api/v1/cases/${going.caseId}/files`, scan)
  await ask('POST', `/api/v1/desks/${deskId}/open`, { ...people.administrator, body: {} })
  const tickets = []
  for (const purpose of ['submit', 'consult', 'collect']) {
    const body = { purpose, service: service.id }
    tickets.push((await ask('POST', `/api/v1/centres/${centre.id}/tickets`, { ...people.guide, body })).body.id)
  }
  return {
    centre: [centre.id, centre.id, centre.id, other.centre.id],
    centreId: [centre.id],
    case: [waiting.caseId, going.caseId, ready.caseId, later.caseId],
    intake: [intake],
    batch: [batch.body.id],
    file: [file.body.id],
    ticket: tickets,
    desk: [deskId, deskId, deskId, other.deskId],
    resident: [applicantId],
    authority: [authority.id],
    service: [service.id],
    place: [centre.id, authority.id],
    group: [await groupOf()],
    id: [applicantId, people.engineer.id, newId()],
    date: ['2026-12-24', '0000-00-00'],
    topic: [`ticket:${newId()}`],
  }
}
async function groupOf(): Promise<string> {
  const { body } = await ask('GET', `/api/v1/centres/${centre.id}/desks`, people.head)
  return body.items[0].serves[0].groupId
}
const existing = await thingsThatExist()
const ids = Object.values(existing).flat()

interface Operation {
  readonly parameters?: readonly { readonly in?: string; readonly name?: string; readonly schema?: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
const { paths } = server.swagger() as unknown as {
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}
const routes = Object.entries(paths)
  .filter(([path]) => path.startsWith('/api/'))
  .flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => [method.toUpperCase() as Method, path, operation] as const),
  )

const of = (staff: typeof people) => Object.values(staff).map(({ token }) => token)
/** Mostly somebody who may do this. */
function someToken(path: string): fc.Arbitrary<string | undefined> {
  const { administrator, head, officer } = people
  const likely = /\/(desks|intakes|hand-over|people)\//.test(path) ? [administrator] : [administrator, head, officer]
  const anyone = [undefined, world.applicantSession, ...of(people), ...of(other.people)]
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...likely.map(({ token }) => token)) },
    { weight: 1, arbitrary: fc.constantFrom(...anyone) },
  )
}

/** In an address: what exists, what might, and what can't. */
const inPath = (name: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 16, arbitrary: fc.constantFrom(...(existing[name] ?? ids)) },
    { weight: 1, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.constantFrom(newId(), '', ' ', '%', '\0', '..', 'А-001', '1e9', '💥', 'x'.repeat(99)) },
  )

const inQuery = (schema: Schema): fc.Arbitrary<string | undefined> =>
  fc
    .oneof(
      { weight: 8, arbitrary: fc.constant(undefined) },
      { weight: 3, arbitrary: anythingLike(schema, existing) },
      { weight: 1, arbitrary: nasty },
    )
    .map((value) => (typeof value === 'object' ? JSON.stringify(value) : value?.toString()))

function requestTo(path: string, { parameters = [], requestBody }: Operation) {
  const inAddress = Object.fromEntries(
    [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => [name!, inPath(name!)] as const),
  )
  const inQuestion = Object.fromEntries(
    parameters.flatMap((one) => (one.in === 'query' ? [[one.name!, inQuery(one.schema ?? {})] as const] : [])),
  )
  const json = requestBody?.content['application/json']?.schema
  return fc.record({
    token: someToken(path),
    inAddress: fc.record(inAddress),
    query: fc.record(inQuestion),
    body: json ? anythingLike(json, existing) : fc.constant(undefined),
  })
}

/** `encodeURIComponent` refuses half a surrogate; a program in another language sends its bytes. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed())

/** A visitor at the desk, so that its steps have somebody to happen to. */
async function someoneSitsDown(): Promise<void> {
  const { administrator, guide } = people
  const body = { purpose: 'submit', service: service.id, priority: 'elderly' }
  await ask('POST', `/api/v1/desks/${deskId}/open`, { ...administrator, body: {} })
  await ask('POST', `/api/v1/centres/${centre.id}/tickets`, { ...guide, body })
  await ask('POST', `/api/v1/desks/${deskId}/call-next`, administrator)
  await ask('POST', `/api/v1/desks/${deskId}/start`, { ...administrator, body: {} })
}

describe('a route is never broken by what it is sent', () => {
  test.each(routes)('%s %s', async (method, path, operation) => {
    await fc.assert(
      fc.asyncProperty(requestTo(path, operation), async ({ token, inAddress, query, body }) => {
        if (path.includes('{desk}/') && inAddress.desk === deskId) await someoneSitsDown()
        const at = path.replace(/\{([^}]+)\}/g, (_, name: string) => encoded(inAddress[name]!))
        const given = Object.entries(query).flatMap(([name, value]) =>
          value === undefined ? [] : [`${name}=${encoded(value)}`],
        )
        const answer = await ask(method, given.length > 0 ? `${at}?${given.join('&')}` : at, {
          token,
          ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        })
        expect(answer.status).toBeLessThan(500)
        if (answer.status < 400) return
        expect(answer.headers['content-type']).toContain('application/problem+json')
        expect(answer.body).toMatchObject({ status: answer.status, detail: expect.stringMatching(/\S/) })
        if (answer.status === 422) expect(answer.body.errors.length).toBeGreaterThan(0)
      }),
      { numRuns: runs, seed, endOnFailure: true },
    )
  })

  test('and after all of it the town still works', async () => {
    expect((await ask('GET', '/ready')).body).toEqual({ ready: true })
    const body = { purpose: 'consult', service: service.id }
    const taken = await ask('POST', `/api/v1/centres/${centre.id}/tickets`, { ...people.guide, body })
    expect(taken.status).toBe(201)
  })
})
