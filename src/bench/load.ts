// Asking a server in another process as fast as so many clients can, and what it cost that process.
import fs from 'node:fs'
import http from 'node:http'

export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Load {
  readonly perSecond: number
  readonly p99: number
  /** Microseconds of processor time of the server for one request. */
  readonly cpu: number
  readonly failed: number
}

const ticksPerSecond = 100

/** Processor time a process has used so far, in seconds. */
function usedBy(pid: number): number {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

export const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024

function askOnce(agent: http.Agent, base: URL, { method, path, headers, body }: Asked): Promise<number> {
  return new Promise((answered, failed) => {
    const length =
      body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const request = http.request(
      {
        agent,
        hostname: base.hostname,
        port: base.port,
        method,
        path,
        headers: { accept: 'text/html', ...length, ...headers },
      },
      (response) => {
        response.resume()
        response.once('end', () => answered(response.statusCode!))
      },
    )
    request.once('error', failed)
    request.end(body)
  })
}

export interface Command extends Asked {
  /** Asked next, and in no figure but the processor time: what makes the command possible once more. */
  readonly after?: Asked
}

export async function loadOf(
  url: string,
  pid: number,
  clients: number,
  seconds: number,
  next: () => Command,
): Promise<Load> {
  const base = new URL(url)
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  let failed = 0
  const ask = async (asked: Asked) => {
    if ((await askOnce(agent, base, asked)) >= 400) failed++
  }
  const client = async (until: number) => {
    while (performance.now() < until) {
      const command = next()
      const started = performance.now()
      await ask(command)
      times.push(performance.now() - started)
      if (command.after) await ask(command.after)
    }
  }
  await Promise.all(Array.from({ length: clients }, () => client(performance.now() + 500))) // warm
  times.length = 0
  failed = 0
  const [cpu, started] = [usedBy(pid), performance.now()]
  await Promise.all(Array.from({ length: clients }, () => client(started + seconds * 1000)))
  agent.destroy()
  const spent = times.reduce((all, time) => all + time, 0) / clients / 1000
  times.sort((a, b) => a - b)
  return {
    perSecond: times.length / spent,
    p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
    cpu: ((usedBy(pid) - cpu) / times.length) * 1_000_000,
    failed,
  }
}
