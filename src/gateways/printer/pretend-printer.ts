// A receipt printer made of software, for the demo and tests: listens like a real one, reads the bytes, and can be in trouble.
import net, { type AddressInfo } from 'node:net'
import type { PrinterAddress, PrinterTrouble } from './printer.ts'
import { type Heard, type ReadPaper, RollReader } from './roll-reader.ts'
import { answerTo } from './status-bytes.ts'

export interface Trouble {
  /** Stands, and says why. */
  readonly stands?: PrinterTrouble | undefined
  readonly paperLow?: boolean | undefined
  /** Lines until the paper is over. */
  readonly linesLeft?: number | undefined
  /** Takes calls and says nothing. */
  readonly mute?: boolean | undefined
  /** Hangs up after so many bytes of one call. */
  readonly hangsUpAfter?: number | undefined
  /** Milliseconds it takes to think before it prints what it got. */
  readonly slow?: number | undefined
}

export interface PretendPrinter {
  readonly address: PrinterAddress
  /** What came out of it, the newest last. */
  readonly papers: readonly ReadPaper[]
  /** How often it was called. */
  readonly calls: number
  trouble: Trouble
  close(): Promise<void>
}

/** Kept so that a long demo does not grow without end. */
const kept = 200
/** `GS r 1`: enough paper. */
const done = 0

class Mechanism {
  readonly papers: ReadPaper[] = []
  trouble: Trouble = {}
  calls = 0

  get stands(): PrinterTrouble | undefined {
    return this.trouble.stands
  }
  answer(n: number): number {
    const troubles = this.stands ? [this.stands] : []
    return answerTo(n as 1, { troubles, paperLow: this.trouble.paperLow ?? false })
  }
  /** False: the paper was over before this. */
  work(heard: Heard): void {
    const { linesLeft } = this.trouble
    if (heard.kind === 'line' && linesLeft !== undefined)
      this.trouble = linesLeft > 1 ? { ...this.trouble, linesLeft: linesLeft - 1 } : { stands: 'paper-out' }
    if (heard.kind !== 'cut') return
    this.papers.push(heard.paper)
    if (this.papers.length > kept) this.papers.shift()
  }
}

function serve(socket: net.Socket, machine: Mechanism): void {
  const reader = new RollReader()
  let got = 0
  let busy = Promise.resolve()
  const say = (byte: number) => socket.writable && socket.write(Uint8Array.of(byte))

  async function work(): Promise<void> {
    if (machine.trouble.slow) await new Promise((rested) => setTimeout(rested, machine.trouble.slow))
    for (const heard of reader.read()) {
      machine.work(heard)
      if (heard.kind === 'asked-now') say(machine.answer(heard.n))
      if (heard.kind === 'asked-when-done') say(done)
      if (machine.stands) return
    }
  }
  machine.calls += 1
  socket.on('error', () => undefined)
  socket.on('data', (bytes) => {
    got += bytes.length
    const { mute, hangsUpAfter } = machine.trouble
    if (mute) return
    if (hangsUpAfter !== undefined && got > hangsUpAfter) return void socket.destroy()
    reader.feed(bytes)
    for (const n of reader.askedNow()) say(machine.answer(n))
    if (!machine.stands) busy = busy.then(work)
  })
}

export async function openPretendPrinter(): Promise<PretendPrinter> {
  const machine = new Mechanism()
  const open = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    serve(socket, machine)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    address: { host: '127.0.0.1', port },
    papers: machine.papers,
    get calls() {
      return machine.calls
    },
    get trouble() {
      return machine.trouble
    },
    set trouble(trouble: Trouble) {
      machine.trouble = trouble
    },
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}
