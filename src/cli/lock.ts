// One process at a time has the embedded database of a folder.
import fs from 'node:fs'
import path from 'node:path'

/** A server shares the database with commands beside it; a command at work shares it with nobody. */
export type Holder = 'server' | 'command'

/** Gives the lock back; or who has it. */
export function takeLock(dataDir: string, holder: Holder): (() => void) | Holder {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = path.join(dataDir, 'vikno.lock')
  const mine = `${lock}.${process.pid}`
  fs.writeFileSync(mine, `${process.pid} ${startOf(process.pid)} ${holder}`)
  try {
    for (;;) {
      if (link(mine, lock)) return () => fs.rmSync(lock, { force: true })
      const other = holderOf(lock)
      if (other) return other
      fs.rmSync(lock, { force: true }) // left by a killed process
    }
  } finally {
    fs.rmSync(mine, { force: true })
  }
}

/** There at once and whole, or not at all. */
function link(from: string, to: string): boolean {
  try {
    fs.linkSync(from, to)
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw fault
  }
}

/** The living process that has the lock. */
function holderOf(lock: string): Holder | undefined {
  const [pid, start, holder] = readIfThere(lock).split(' ')
  return start !== undefined && startOf(Number(pid)) === start ? (holder as Holder) : undefined
}

/** A process's start time tells it from a later one with the same number; one that only waits to be buried is gone. */
function startOf(pid: number): string {
  const facts = readIfThere(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')
  return facts && facts[0] !== 'Z' ? facts[19]! : 'gone'
}

function readIfThere(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (fault) {
    if (['ENOENT', 'ESRCH'].includes((fault as NodeJS.ErrnoException).code!)) return ''
    throw fault
  }
}
