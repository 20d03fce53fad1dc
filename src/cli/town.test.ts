// The demo town as a newcomer has it: started, started again, worked on beside, stopped in every way.

import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { keptSchema } from '../db/schema.ts'
import { newId } from '../kernel/id.ts'
import { openBackDoor } from '../town/back-door.ts'
import { type Begun, begin, type Ended, leftBehind, placeFor, vikno, whileRunning } from './testing.ts'

const place = await placeFor('town')
const settings = { ...place.settings, LOG_LEVEL: 'warn' }
const beside = (name: string) => path.join(place.dataDir, '..', name)

async function started(more: Readonly<Record<string, string>> = {}): Promise<{ begun: Begun; seconds: number }> {
  const from = performance.now()
  const begun = begin(['start'], { ...settings, ...more })
  await begun.until(/^Ready in /m)
  return { begun, seconds: (performance.now() - from) / 1000 }
}

async function stopped({ process, ended }: Begun): Promise<Ended> {
  process.kill('SIGTERM')
  return ended
}

const lines = ({ said }: Ended): string[] => said.trim().split('\n')

test('at the first start shows each step, the addresses and who can sign in', { timeout: 120_000 }, async () => {
  const { begun } = await started()
  const { code, said } = await stopped(begun)
  for (const step of ['Starting the database…', 'Preparing tables: 0001', 'Loading the demo town: 546 services…'])
    expect(said).toContain(step)
  for (const page of [
    '/',
    '/kiosk/kharkiv-regional',
    '/board/kharkiv-regional',
    '/desk',
    '/back-office',
    '/manager',
    '/outbox',
    '/api',
  ])
    expect(said).toContain(` ${place.url}${page}\n`)
  for (const person of ['head-1.kharkiv-regional@vikno.example', 'founder.kharkiv@vikno.example'])
    expect(said).toContain(person)
  expect([code, leftBehind(place)]).toEqual([0, []])
})

test('at the second start is ready in less than three seconds', { timeout: 60_000 }, async () => {
  const times: number[] = []
  // a machine busy with other tests gets two more chances
  while (times.length < 3 && !times.some((time) => time < 3)) {
    const { begun, seconds } = await started()
    times.push(seconds)
    await stopped(begun)
  }
  console.info(`second start: ${times.map((time) => `${time.toFixed(1)} s`).join(', ')}`)
  // beside other tests the wall clock says little; the bench measures the start alone
  expect(Math.min(...times)).toBeLessThan(3 * Math.max(1, os.loadavg()[0]!))
})

describe('running, the town', () => {
  let begun: Begun
  const during = (act: () => Promise<void>) => async () => {
    begun ??= (await started()).begun
    try {
      await act()
    } catch (fault) {
      console.error(begun.said())
      throw fault
    }
  }

  test(
    'answers on this machine only',
    during(async () => {
      expect((await fetch(`http://127.0.0.1:${place.port}/health`)).status).toBe(200)
      await expect(fetch(`http://127.0.0.2:${place.port}/health`)).rejects.toThrow('fetch failed')
    }),
  )

  test(
    'has people at the desks of its open halls, except those whom the newcomer plays',
    during(async () => {
      const ask = async (path: string) => (await fetch(`${place.url}/api/v1/centres${path}`)).json()
      const { items } = await ask('')
      const regional = items.find(({ key }: { key: string }) => key === 'kharkiv-regional')
      const board = await ask(`/${regional.id}/board`)
      const seats = Object.keys(board.seats)
      expect(seats.length).toBeGreaterThan(50)
      expect(seats).not.toContain('19')
      expect(
        board.groups.filter(({ expectedMinutes }: { expectedMinutes: number | null }) => expectedMinutes === null),
      ).toEqual([])
    }),
  )

  test(
    'has told the resident whose result lies at the centre, and the case remembers it',
    during(async () => {
      const database = await openBackDoor(place.dataDir)
      const told = async () => {
        const { rows } = await database.pool.query(
          `select message.channel, message.state, told.state as "case" from notifications.message
           join cases.case told on told.id = message.case_id`,
        )
        return rows
      }
      try {
        const expected = [{ channel: 'sms', state: 'sent', case: 'applicantNotified' }]
        await expect.poll(told, { timeout: 30_000, interval: 300 }).toEqual(expected)
      } finally {
        await database.close()
      }
    }),
  )

  test(
    'lets no other Vikno onto its data, whatever the port',
    during(async () => {
      for (const command of ['start', 'serve', 'work']) {
        const ended = await vikno([command], { ...settings, PORT: '0' })
        const sentence = `Another Vikno is running on ${place.dataDir}. Stop it first, or let VIKNO_DATA name another folder.`
        if (command !== 'work') expect([ended.code, lines(ended)]).toEqual([1, [sentence]])
        else expect([ended.code, lines(ended)]).toEqual([1, [expect.stringMatching(/is the demo town's/)]])
      }
    }),
  )

  test(
    'gives its catalogue and takes it back unchanged, as JSON and as CSV',
    during(async () => {
      for (const name of ['catalogue.json', 'catalogue.csv']) {
        const out = await vikno(['catalogue', 'export', name], settings, { cwd: path.dirname(place.dataDir) })
        expect([out.code, out.said]).toEqual([0, `The catalogue is in ${beside(name)}.\n`])
        const back = await vikno(['catalogue', 'import', beside(name)], settings)
        expect([back.code, lines(back)[0]]).toEqual([0, 'Imported: 0 added, 0 changed, 546 unchanged.'])
      }
    }),
  )

  test(
    'takes no catalogue with a fault, and names the record and the field',
    during(async () => {
      const file = beside('wrong.json')
      const all = JSON.parse(fs.readFileSync(beside('catalogue.json'), 'utf8'))
      all.services[3].maxDays = 'колись'
      fs.writeFileSync(file, JSON.stringify(all))
      const { code, said } = await vikno(['catalogue', 'import', file], settings)
      expect([code, said]).toEqual([1, expect.stringMatching(/^Nothing was imported; one fault:\n {2}.*maxDays/)])
    }),
  )

  test(
    'has an access log that is whole',
    during(async () => {
      const { code, said } = await vikno(['audit', 'verify'], settings)
      expect([code, JSON.parse(said)]).toEqual([0, expect.objectContaining({ broken: null })])
    }),
  )

  test(
    'needs no migration',
    during(async () => {
      expect(await vikno(['migrate'], settings)).toEqual({
        code: 0,
        said: 'Nothing to do: the database is up to date.\n',
      })
    }),
  )

  test(
    'is backed up, and a backup is never made over another',
    during(async () => {
      const made = await vikno(['backup', beside('monday')], settings)
      expect([made.code, made.said]).toEqual([0, expect.stringMatching(/The keys are NOT inside/)])
      const again = await vikno(['backup', beside('monday')], settings)
      expect([again.code, lines(again)]).toEqual([1, [expect.stringMatching(/is not empty\. Name a new folder/)]])
    }),
  )

  test(
    'asked to stop, ends its live pages, answers what has begun, and leaves nothing',
    during(async () => {
      const live = await fetch(`${place.url}/live/hall:${newId()}`)
      const goodbye = live.text()
      const request = halfSent()
      await request.isThere
      const from = performance.now()
      const ended = stopped(begun)
      expect(await goodbye).toContain('retry:')
      await expect(fetch(`${place.url}/health`)).rejects.toThrow('fetch failed')
      request.finish()
      expect(await request.status).toBe(401)
      expect(await ended).toMatchObject({ code: 0 })
      expect((performance.now() - from) / 1000).toBeLessThan(5)
      expect([begun.said().includes('database connection was lost'), leftBehind(place)]).toEqual([false, []])
    }),
  )
})

/** A command whose body is still on its way. */
function halfSent() {
  const body = JSON.stringify({ purpose: 'consult' })
  const headers = { 'content-type': 'application/json', 'content-length': body.length }
  const at = { port: place.port, path: `/api/v1/centres/${newId()}/tickets`, method: 'POST', headers }
  const request = http.request(at)
  const status = new Promise<number>((answered, failed) => {
    request.once('response', (response) => answered(response.statusCode!))
    request.once('error', failed)
  })
  request.write(body.slice(0, 5))
  return {
    // it has surely been read when another, begun later, is answered
    isThere: new Promise((read) => request.once('socket', (socket) => socket.once('connect', read))).then(() =>
      fetch(`${place.url}/health`),
    ),
    finish: () => request.end(body.slice(5)),
    status,
  }
}

describe('stopped, the town', () => {
  test('is restored elsewhere with the keys that were kept apart, and not without', { timeout: 60_000 }, async () => {
    const elsewhere = { ...settings, VIKNO_DATA: beside('elsewhere') }
    const without = await vikno(['restore', beside('monday')], elsewhere)
    expect([without.code, lines(without)]).toEqual([1, [expect.stringMatching(/^This backup came without its keys/)]])
    const keys = path.join(place.dataDir, 'keys.json')
    const restored = await vikno(['restore', beside('monday'), '--keys', keys], elsewhere)
    expect([restored.code, restored.said]).toEqual([0, expect.stringMatching(/^Restored the backup of 20/)])
    const audit = await vikno(['audit', 'verify'], elsewhere)
    expect(audit.code).toBe(0)
    const twice = await vikno(['restore', beside('monday'), '--keys', keys], elsewhere)
    expect([twice.code, lines(twice)]).toEqual([1, [expect.stringMatching(/already holds a database/)]])
    expect(leftBehind(place)).toEqual([])
  })

  test('is not served as a real centre', async () => {
    const ended = await vikno(['serve'], settings)
    expect([ended.code, lines(ended).at(-1)]).toEqual([
      1,
      expect.stringMatching(/is the demo town's, where everybody knows the passwords\. Start it with npm start/),
    ])
    expect(leftBehind(place)).toEqual([])
  })

  test('gives its catalogue to a command that is alone', async () => {
    const { code } = await vikno(['catalogue', 'export', beside('alone.csv')], settings)
    expect([code, leftBehind(place)]).toEqual([0, []])
    expect(fs.readFileSync(beside('alone.csv'), 'utf8')).toBe(fs.readFileSync(beside('catalogue.csv'), 'utf8'))
  })
})

describe('interrupted', () => {
  test('at its first start, it leaves nothing running', { timeout: 60_000 }, async () => {
    const begun = begin(['start'], { ...settings, VIKNO_DATA: beside('first') })
    await begun.until(/^Preparing tables/m)
    begun.process.kill('SIGINT')
    expect(await begun.ended).toMatchObject({ code: 0 })
    expect(leftBehind({ ...place, dataDir: beside('first') })).toEqual([])
  })

  test('twice, it ends at once; the next start goes on', { timeout: 60_000 }, async () => {
    const { begun } = await started()
    const request = halfSent()
    await request.isThere
    const lost = expect(request.status).rejects.toThrow(/ECONNRESET|socket hang up|EPIPE/)
    begun.process.kill('SIGINT')
    await begun.until(/^Stopping…/m)
    await new Promise((wake) => setTimeout(wake, 400))
    const from = performance.now()
    begun.process.kill('SIGINT')
    expect(await begun.ended).toMatchObject({ code: 130 })
    expect(performance.now() - from).toBeLessThan(1000)
    await lost
    const again = await started()
    expect(await stopped(again.begun)).toMatchObject({ code: 0 })
    expect(leftBehind(place)).toEqual([])
  })

  test('by one Ctrl+C that npm passes on a second time, it still ends in order', { timeout: 60_000 }, async () => {
    const { begun } = await started({ HOST: '127.0.0.2' }) // and only there, because it was told so
    expect((await fetch(`http://127.0.0.2:${place.port}/health`)).status).toBe(200)
    await expect(fetch(`http://127.0.0.1:${place.port}/health`)).rejects.toThrow('fetch failed')
    begun.process.kill('SIGINT')
    await new Promise((wake) => setTimeout(wake, 30))
    begun.process.kill('SIGINT')
    expect(await begun.ended).toMatchObject({ code: 0 })
    expect(leftBehind(place)).toEqual([])
  })

  test('in the middle of a command, that takes the database it started with it', async () => {
    const begun = begin(['backup', beside('tuesday')], settings)
    await whileRunning(begun, async () => {
      while (!fs.existsSync(beside('tuesday.unfinished'))) await new Promise((wake) => setTimeout(wake, 2))
      begun.process.kill('SIGINT')
      expect(await begun.ended).toMatchObject({ code: 130 })
    })
    await expect.poll(() => leftBehind(place)).toEqual([])
  })
})

test('the schema is written as it is kept', { timeout: 60_000 }, async () => {
  const { code } = await vikno(['schema', beside('schema.sql')], settings)
  expect([code, fs.readFileSync(beside('schema.sql'), 'utf8')]).toEqual([0, keptSchema()])
})
