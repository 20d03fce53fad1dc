// Commands as a person starts them: real processes in a folder that nobody keeps, and a look at what they leave behind.
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, onTestFailed } from 'vitest'
import { freePort, passingPlace } from '../town/running.ts'

export interface Ended {
  readonly code: number | null
  /** Everything it said, in order. */
  readonly said: string
}

export interface Begun {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
  said(): string
  /** Waits until it says so; an end before that is a fault. */
  until(words: RegExp): Promise<void>
}

export interface Place {
  readonly dataDir: string
  /** Where sockets are made. */
  readonly tmp: string
  readonly port: number
  readonly url: string
  readonly settings: Readonly<Record<string, string>>
}

/** A folder with data, sockets and a port of its own; cleared away when the test file is over. */
export async function placeFor(name: string): Promise<Place> {
  const room = passingPlace(name)
  const [dataDir, tmp] = [path.join(room, 'data'), path.join(room, 'tmp')]
  fs.mkdirSync(tmp)
  afterAll(() => fs.rmSync(room, { recursive: true, force: true }))
  const port = await freePort()
  const url = `http://localhost:${port}`
  return { dataDir, tmp, port, url, settings: { VIKNO_DATA: dataDir, TMPDIR: tmp, PORT: String(port) } }
}

const main = path.join(import.meta.dirname, 'main.ts')
const kept = ['PATH', 'HOME', 'LANG'] as const

interface How {
  /** Put before Node's own words: what runs it, and how. */
  readonly through?: readonly string[]
  readonly node?: readonly string[]
  readonly cwd?: string
}

/** Begins a command with these settings and none of the tests' own. */
export function begin(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  { through = [], node = [], cwd }: How = {},
): Begun {
  const [file, ...rest] = [...through, process.execPath, ...node, main, ...args] as [string, ...string[]]
  const env = { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), ...settings }
  const child = spawn(file, rest, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  return listen(child, args)
}

function listen(child: ChildProcess, args: readonly string[]): Begun {
  let said = ''
  const hear = (text: Buffer) => {
    said += text
  }
  child.stdout!.on('data', hear)
  child.stderr!.on('data', hear)
  const ended = new Promise<Ended>((over) => child.once('close', (code) => over({ code, said })))
  async function until(words: RegExp): Promise<void> {
    while (!words.test(said)) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`«${args.join(' ')}» ended with ${child.exitCode ?? child.signalCode}:\n${said}`)
      await new Promise((wake) => setTimeout(wake, 10))
    }
  }
  return { process: child, ended, until, said: () => said }
}

/** Runs a command to its end. */
export const vikno = (...how: Parameters<typeof begin>): Promise<Ended> => begin(...how).ended

/** The same with a process that is ended whatever the test finds. */
export async function whileRunning<T>(begun: Begun, during: () => Promise<T>): Promise<T> {
  onTestFailed(() => console.error(begun.said()))
  try {
    return await during()
  } finally {
    begun.process.kill('SIGKILL')
    await begun.ended
  }
}

/** Processes of the database, locks and sockets that stayed behind. */
export function leftBehind({ dataDir, tmp }: Place): string[] {
  const databases = fs
    .readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(`${dataDir}/pg`))
    .map((pid) => `process ${pid}: ${commandOf(pid)}`)
  const locks = fs.existsSync(dataDir) ? fs.readdirSync(dataDir).filter((name) => /lock|\.new$|pid/.test(name)) : []
  return [...databases, ...locks, ...fs.readdirSync(tmp)]
}

function commandOf(pid: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch (fault) {
    if (['ENOENT', 'ESRCH'].includes((fault as NodeJS.ErrnoException).code!)) return ''
    throw fault
  }
}
