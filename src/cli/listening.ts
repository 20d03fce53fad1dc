// Whether this process may listen where it is told to; asked before anything else is begun, and again when it begins.
import net from 'node:net'
import type { Config } from '../config.ts'
import { Mistake } from './mistake.ts'

type Place = Pick<Config, 'host' | 'port'>

export async function mayListen({ host, port }: Place): Promise<void> {
  const server = net.createServer()
  try {
    await new Promise<void>((listening, failed) => {
      server.once('error', failed)
      server.listen({ host, port }, listening)
    })
  } catch (fault) {
    throw whyNot(fault, { host, port })
  }
  await new Promise((closed) => server.close(closed))
}

/** The fault as a sentence, where a person can mend it. */
export function whyNot(fault: unknown, { host, port }: Place): unknown {
  const free = port < 65_535 ? port + 1 : 3000
  switch ((fault as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new Mistake(
        `Port ${port} on ${host} is taken by another program. Set PORT to a free one, for example PORT=${free}.`,
      )
    case 'EACCES':
      return new Mistake(`This user may not use port ${port}. Set PORT to one above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new Mistake(`This machine has no address ${host}. Check HOST.`)
    default:
      return fault
  }
}
