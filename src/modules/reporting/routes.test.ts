// Open data as a site or program asks it.
import { expect, test } from 'vitest'
import { testApp } from '../../http/testing.ts'
import { testHall } from '../queue/testing.ts'

const { app, clock, ask } = await testApp()
const hall = await testHall({ database: app.database, clock } as never)
const address = `/api/v1/centres/${hall.centre.id}/now`

test('a centre now is open to everybody, also to pages of other sites, and told once while it is the same', async () => {
  await hall.take()
  const first = await ask('GET', address)
  expect(first).toMatchObject({ status: 200, body: { isOpen: true, waiting: null, given: 1, notTaken: [] } })
  expect(first.headers).toMatchObject({ 'cache-control': 'public, max-age=20', 'access-control-allow-origin': '*' })
  const tag = first.headers.etag!
  const again = await ask('GET', address, { headers: { 'if-none-match': tag } })
  expect([again.status, again.bytes.length]).toEqual([304, 0])
  for (let n = 0; n < 5; n++) await hall.take()
  hall.wait(1)
  const changed = await ask('GET', address, { headers: { 'if-none-match': tag } })
  expect(changed).toMatchObject({ status: 200, body: { waiting: 6 } })
})

test('it stands in the description of the API, and a centre that is not there is said so', async () => {
  const { body } = await ask('GET', '/api/json')
  expect(body.paths['/api/v1/centres/{centre}/now'].get.tags).toEqual(['open data'])
  expect((await ask('GET', `/api/v1/centres/${crypto.randomUUID()}/now`)).status).toBe(404)
})

test('a program in a loop is stopped for a minute, others are not', async () => {
  const answers: number[] = []
  for (let n = 0; n < 605; n++) answers.push((await ask('GET', address, { address: '192.0.2.7' })).status)
  expect(answers.filter((status) => status === 429).length).toBe(5)
  const stopped = await ask('GET', address, { address: '192.0.2.7' })
  expect(stopped).toMatchObject({
    status: 429,
    headers: { 'retry-after': '60' },
    body: { type: 'urn:vikno:vikno.too-many' },
  })
  expect((await ask('GET', address, { address: '192.0.2.8' })).status).toBe(200)
})
