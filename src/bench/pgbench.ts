// PostgreSQL's own bench running our very statements: the limit beside our figures.
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

/** Debian keeps it beside the server's other programs. */
export function findPgbench(): string | undefined {
  const onPath = spawnSync('which', ['pgbench'], { encoding: 'utf8' }).stdout.trim()
  if (onPath) return onPath
  const folder = '/usr/lib/postgresql'
  const versions = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : []
  return versions.map((version) => path.join(folder, version, 'bin/pgbench')).findLast((file) => fs.existsSync(file))
}

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** What a piece of work says to the database, as it says it. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = []
  const plain = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, asked: unknown, values?: unknown, ...rest: unknown[]) {
    if (typeof asked === 'string') heard.push({ text: asked, values: Array.isArray(values) ? values : [] })
    else heard.push({ text: (asked as Statement).text, values: (asked as Statement).values ?? [] })
    return (plain as (...all: unknown[]) => unknown).call(this, asked, values, ...rest)
  } as typeof plain
  try {
    await work()
  } finally {
    pg.Client.prototype.query = plain
  }
  return heard
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** A value as an argument of EXECUTE, which gives it the parameter's own type. */
function argument(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return quoted(value.toISOString())
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`
  if (Array.isArray(value)) return `array[${value.map(argument).join(', ')}]::text[]`
  return quoted(String(value))
}

/**
 * A script that prepares the statements once per client and then runs these transactions one after another; values named in
 * `anew` are made new each time.
 */
export function scriptOf(transactions: readonly (readonly Statement[])[], anew: readonly string[] = []): string {
  const [prepare, run]: [string[], string[]] = [[], []]
  for (const statements of transactions) {
    run.push('begin;')
    for (const { text, values } of statements.filter((each) => !/^(begin|commit)$/i.test(each.text))) {
      const given = values.map((value) => (anew.includes(String(value)) ? 'gen_random_uuid()' : argument(value)))
      run.push(`execute s${prepare.length}${given.length > 0 ? `(${given.join(', ')})` : ''};`)
      prepare.push(`prepare s${prepare.length} as ${text.replace(/\s+/g, ' ')};`)
    }
    run.push('commit;')
  }
  return ['\\if :ready', '\\else', ...prepare, '\\set ready 1', '\\endif', ...run, ''].join('\n')
}

/** Transactions a second of these scripts, each chosen as often, by so many clients on the server of `url`. */
export function transactionsPerSecond(
  pgbench: string,
  url: string,
  scripts: readonly string[],
  clients: number,
  seconds: number,
): number {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'vikno-pgbench-'))
  try {
    const files = scripts.map((script, at) => {
      const file = path.join(place, `${at}.sql`)
      fs.writeFileSync(file, script)
      return ['-f', file]
    })
    const at = new URL(url.replace('@/', '@localhost/'))
    const host = at.searchParams.get('host') ?? at.hostname
    const who = ['-h', host, '-p', at.searchParams.get('port') ?? at.port, '-U', at.username, at.pathname.slice(1)]
    const args = [
      '-n',
      '-M',
      'simple',
      '-D',
      'ready=0',
      '-c',
      String(clients),
      '-j',
      '2',
      '-T',
      String(seconds),
      ...files.flat(),
      ...who,
    ]
    const said = execFileSync(pgbench, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    return Number(/tps = ([\d.]+)/.exec(said)![1])
  } finally {
    fs.rmSync(place, { recursive: true, force: true })
  }
}
