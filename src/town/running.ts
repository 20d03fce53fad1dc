// A demo town in a process of its own, started the way a person starts it and spoken to over HTTP; proofs kill it.
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

const patience = 180_000

const memory = '/dev/shm'
const hasRoom = (bytes: number): boolean => {
  const { bavail, bsize } = fs.statfsSync(memory)
  return bavail * bsize >= bytes
}

/** A folder for a town that nobody keeps; in memory where the machine allows it and has so many bytes of room (a container often has few). */
export function passingPlace(name: string, { onDisk = false, room = 500_000_000 } = {}): string {
  const parent = !onDisk && fs.existsSync(memory) && hasRoom(room) ? memory : os.tmpdir()
  return fs.mkdtempSync(path.join(parent, `vikno-${name}-`))
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = net.createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => found(port))
    })
  })
}

export interface RunningTown {
  readonly url: string
  readonly process: ChildProcess
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((ready, failed) => {
    let said = ''
    const timer = setTimeout(
      () => failed(new Error(`the town was not ready in ${patience / 1000} s:\n${said}`)),
      patience,
    )
    const hear = (text: Buffer) => {
      said = (said + text).slice(-20_000)
      if (!/^Ready in /m.test(said)) return
      clearTimeout(timer)
      ready()
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      failed(new Error(`the town ended with ${code ?? signal}:\n${said}`))
    })
  })
}

export async function startTown(
  dataDir: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningTown> {
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['src/cli/main.ts', 'start'], {
    env: { ...process.env, DATABASE_URL: '', VIKNO_DATA: dataDir, PORT: String(port), PUBLIC_URL: url, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    await untilReady(child)
  } catch (fault) {
    child.kill('SIGTERM')
    throw fault
  }
  return {
    url,
    process: child,
    async stop() {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
    },
  }
}
