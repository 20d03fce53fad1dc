// Whatever keeps Vikno from starting: one sentence, exit code 1, nothing left running. Real processes on real data.
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { startCluster } from '../db/cluster.ts'
import { keysAt } from '../db/keys.ts'
import { type Ended, leftBehind, placeFor, vikno } from './testing.ts'

const place = await placeFor('refusals')
const keysFile = path.join(place.dataDir, 'keys.json')

/** The data of a centre that was made and is not running. */
beforeAll(async () => {
  const { code, said } = await vikno(['init'], place.settings)
  if (code !== 0) throw new Error(said)
}, 60_000)

/** What the owner of the database does between two starts. */
async function withDatabase(statement: string, values: readonly unknown[] = []): Promise<void> {
  const cluster = await startCluster(path.join(place.dataDir, 'pg'))
  const client = new pg.Client(cluster.url('postgres', 'postgres'))
  await client.connect()
  await client.query(statement, [...values])
  await client.end()
  await cluster.stop()
}

const serve = (settings: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  vikno(['serve'], { ...place.settings, LOG_LEVEL: 'warn', ...settings })

/** Progress aside, the one thing it said. */
function isRefused({ code, said }: Ended, sentence: RegExp): void {
  const lines = said.split('\n').filter((line) => line && line !== 'Starting the database…')
  expect(lines).toEqual([expect.stringMatching(sentence)])
  expect(code).toBe(1)
  expect(leftBehind(place)).toEqual([])
}

describe('where it listens', () => {
  test('a port that another program has', async () => {
    const other = net.createServer()
    await new Promise<void>((listening) => other.listen(place.port, '127.0.0.1', listening))
    const ended = await serve()
    await new Promise((closed) => other.close(closed))
    const free = place.port + 1
    isRefused(ended, new RegExp(`^Port ${place.port} on 127\\.0\\.0\\.1 is taken .* for example PORT=${free}\\.$`))
  })

  test.each(['203.0.113.7', 'no-such-machine.invalid'])('an address this machine does not have: %s', async (HOST) => {
    const ended = await serve({ HOST, PUBLIC_URL: 'https://vikno.example' })
    isRefused(ended, new RegExp(`^This machine has no address ${HOST.replaceAll('.', '\\.')}\\. Check HOST\\.$`))
  })
})

describe('the settings', () => {
  test('all that is wrong is listed at once, and nothing is begun', async () => {
    const ended = await serve({ PORT: 'http', SMTP_URL: 'mail.example', VIKNO_CLOCK: '2030-01-01' })
    expect(ended.said.trim().split('\n')).toEqual([
      'The settings are wrong:',
      '  PORT: must be a whole number from 0 to 65535',
      '  SMTP_URL: must begin with smtp:// or smtps://',
      '  VIKNO_CLOCK: there is no such setting',
    ])
    expect(ended.code).toBe(1)
    expect(leftBehind(place)).toEqual([])
  })

  test('a folder for the data that is a file', async () => {
    const file = path.join(place.tmp, '../file')
    fs.writeFileSync(file, '')
    isRefused(await serve({ VIKNO_DATA: file }), /file is not a folder\. Let VIKNO_DATA name one\.$/)
  })

  test('a database server that does not answer', async () => {
    const ended = await serve({ DATABASE_URL: 'postgres://vikno@127.0.0.1:1/vikno' })
    isRefused(ended, /^The database does not answer at 127\.0\.0\.1:1\. Is it running, and is DATABASE_URL right\?$/)
  })
})

describe('the keys', () => {
  const away = `${keysFile}.away`

  test('that are gone', async () => {
    fs.renameSync(keysFile, away)
    const ended = await serve()
    expect(fs.existsSync(keysFile)).toBe(false)
    fs.renameSync(away, keysFile)
    isRefused(ended, /^The keys that open this data are missing: there is no .*keys\.json\./)
  })

  test('of another installation, for whoever serves and for a backup alike', async () => {
    fs.renameSync(keysFile, away)
    keysAt(keysFile)
    const ended = await serve()
    const backup = await vikno(['backup', path.join(place.tmp, '../copy')], place.settings)
    fs.renameSync(away, keysFile)
    isRefused(ended, /^The keys in .*keys\.json belong to other data and do not open this\./)
    isRefused(backup, /^The keys in .*keys\.json belong to other data and do not open this\./)
  })
})

describe('the data', () => {
  test('made by a newer version', async () => {
    await withDatabase("insert into db.migration (name, fingerprint, at) values ('9999-later.sql', '', $1)", [
      new Date(),
    ])
    const ended = await serve()
    const migrated = await vikno(['migrate'], place.settings)
    await withDatabase("delete from db.migration where name = '9999-later.sql'")
    isRefused(
      ended,
      /^This data was made by a newer Vikno \(it has 9999-later\.sql\)\. Install that version or a later one\.$/,
    )
    isRefused(migrated, /^This data was made by a newer Vikno/)
  })

  test('made by other code of the same version', async () => {
    await withDatabase("update db.migration set fingerprint = 'other' || fingerprint where name like '0001%'")
    const ended = await serve()
    await withDatabase("update db.migration set fingerprint = substr(fingerprint, 6) where name like '0001%'")
    isRefused(ended, /^The migration 0001-\S+ ran here in another form\. Restore the code that made this data/)
  })

  test('of a real centre is not for the demo town', async () => {
    const ended = await vikno(['start'], place.settings)
    isRefused(ended, /^The data in .* is a real centre's, and the demo town is not loaded into it\. .*$/)
  })

  test('that a command is at work on', async () => {
    const lock = path.join(place.dataDir, 'vikno.lock')
    const started = fs.readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ')[19]
    fs.writeFileSync(lock, `${process.pid} ${started} command`)
    const ended = await serve()
    fs.rmSync(lock)
    isRefused(ended, /^A command is at work on .*\. Wait until it has ended/)
  })

  test('a lock left by a killed process keeps nobody out', async () => {
    fs.writeFileSync(path.join(place.dataDir, 'vikno.lock'), `${process.pid} 1 server`)
    const { code, said } = await vikno(['migrate'], place.settings)
    expect([code, said]).toEqual([0, 'Nothing to do: the database is up to date.\n'])
    expect(leftBehind(place)).toEqual([])
  })

  test('that is not there yet', async () => {
    const empty = path.join(place.tmp, '../empty')
    const ended = await vikno(['audit', 'verify'], { ...place.settings, VIKNO_DATA: empty })
    isRefused(ended, /^There is no data in .*empty yet\. Begin with \.\/vikno init\.$/)
    expect(fs.existsSync(empty)).toBe(false)
  })
})

describe('the machine', () => {
  test('for which there is no embedded PostgreSQL', async () => {
    const node = ['--import', 'data:text/javascript,Object.defineProperty(process, "arch", { value: "riscv64" })']
    const ended = await vikno(['serve'], place.settings, { node })
    isRefused(
      ended,
      /^There is no embedded PostgreSQL for linux-riscv64\. Set DATABASE_URL to a PostgreSQL server, version 15 or newer\.$/,
    )
  })

  /** A little disk of its own, mounted where only this process sees it; some machines don't let us. */
  const littleDisk = (megabytes: number, then: string): string[] => [
    ...['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c'],
    `mount -t tmpfs -o size=${megabytes}m tmpfs "$VIKNO_DATA" && ${then}exec "$@"`,
    'sh',
  ]

  test('with a full disk, for a new centre and for one that is there', async ({ skip }) => {
    const disk = path.join(place.tmp, '../disk')
    fs.mkdirSync(disk)
    const settings = { ...place.settings, VIKNO_DATA: disk }
    const mayMount = await vikno(['help'], settings, { through: littleDisk(1, '') })
    if (mayMount.code !== 0) skip('this machine does not let us mount a little disk')
    const fresh = await vikno(['init'], settings, { through: littleDisk(20, '') })
    isRefused(fresh, /^The disk is full at .*disk\/pg: \d+ MB are free, 100 MB are needed\. .*nothing was lost\.$/)
    const copy = `cp -r "${place.dataDir}/." "$VIKNO_DATA" && head -c 60m /dev/zero >"$VIKNO_DATA/other" && `
    const grown = await vikno(['serve'], settings, { through: littleDisk(140, copy) })
    isRefused(grown, /^The disk is full at .*disk\/pg: \d+ MB are free, 40 MB are needed\. .*nothing was lost\.$/)
  })
})
