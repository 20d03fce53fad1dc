// One demo town for all browser tests, started the way a person starts it, in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface Town {
  readonly url: string
}

const patience = 120_000

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((ready, failed) => {
    let said = ''
    const timer = setTimeout(
      () => failed(new Error(`the demo town was not ready in ${patience / 1000} s:\n${said}`)),
      patience,
    )
    const hear = (text: Buffer) => {
      said += text
      if (!/^Ready in /m.test(said)) return
      clearTimeout(timer)
      ready(said)
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', (code) => failed(new Error(`the demo town ended with ${code}:\n${said}`)))
  })
}

export default async function setUp({ provide }: { provide(key: 'town', value: Town): void }) {
  const place = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'vikno-browser-'))
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['src/cli/main.ts', 'start'], {
    env: { ...process.env, PORT: String(port), PUBLIC_URL: url, VIKNO_DATA: place, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    await untilReady(child)
  } catch (fault) {
    child.kill('SIGTERM')
    throw fault
  }
  provide('town', { url })
  return async () => {
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await ended
    fs.rmSync(place, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    town: Town
  }
}
