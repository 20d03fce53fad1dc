// Printers that listen in the centre's network, as a rule at port 9100: asked, sent to, and asked again whether it is on paper.
import net from 'node:net'
import type { Answered, Printed, PrinterAddress, PrinterStatus, Printers } from './printer.ts'
import { rollBytes } from './roll-bytes.ts'
import {
  type Answers,
  askNow,
  askWhenDone,
  isAnswerNow,
  isAnswerWhenDone,
  onlyAnswers,
  type Question,
  questions,
  statusFrom,
} from './status-bytes.ts'

export interface Patience {
  /** Milliseconds to reach the printer, and for each of its answers. */
  readonly answer: number
  /** Until a paper has been worked through. */
  readonly paper: number
  /** Times the printer is called when nobody answers: nothing was sent yet, so nothing is printed twice. */
  readonly calls: number
}
const usual: Patience = { answer: 1500, paper: 6000, calls: 2 }

class Silence extends Error {
  readonly code: string
  constructor(code: string) {
    super(`the printer is silent: ${code}`)
    this.code = code
  }
}

/** A connection that is written to and read from byte by byte. */
class Line {
  readonly #socket: net.Socket
  readonly #heard: number[] = []
  #lost: string | undefined
  #woken: () => void = () => undefined

  constructor(socket: net.Socket) {
    this.#socket = socket
    socket.on('data', (bytes: Buffer) => {
      this.#heard.push(...bytes)
      this.#woken()
    })
    socket.on('error', (fault: NodeJS.ErrnoException) => this.#end(fault.code?.toLowerCase() ?? 'broken'))
    socket.on('close', () => this.#end('hung-up'))
  }
  #end(code: string): void {
    this.#lost ??= code
    this.#woken()
  }
  write(bytes: Uint8Array): void {
    if (this.#lost === undefined) this.#socket.write(bytes)
  }
  /** The next byte that is such an answer; others are passed over. */
  async hear(isAnswer: (byte: number) => boolean, patience: number): Promise<number> {
    const until = AbortSignal.timeout(patience)
    for (;;) {
      for (let byte = this.#heard.shift(); byte !== undefined; byte = this.#heard.shift())
        if (isAnswer(byte)) return byte
      if (this.#lost !== undefined) throw new Silence(this.#lost)
      if (until.aborted) throw new Silence('timeout')
      await new Promise<void>((wake) => {
        this.#woken = wake
        until.onabort = () => wake()
      })
    }
  }
}

function connected({ host, port }: PrinterAddress, patience: number): Promise<net.Socket> {
  return new Promise((connect, refuse) => {
    const socket = net.connect({ host, port, noDelay: true })
    const giveUp = (code: string) => {
      socket.destroy()
      refuse(new Silence(code))
    }
    const timer = setTimeout(() => giveUp('timeout'), patience)
    socket.once('error', (fault: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      giveUp(fault.code?.toLowerCase() ?? 'broken')
    })
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.removeAllListeners('error')
      connect(socket)
    })
  })
}

async function statusOf(line: Line, patience: number): Promise<PrinterStatus> {
  const answers: Record<Question, number> = { 1: 0, 2: 0, 3: 0, 4: 0 }
  for (const n of questions) {
    line.write(askNow(n))
    answers[n] = await line.hear(isAnswerNow, patience)
  }
  return statusFrom(answers satisfies Answers)
}

export function networkPrinters(patience: Patience = usual): Printers {
  /** One talk, begun again while nobody answers; `inside` sees to what follows the first answer. */
  async function talk<T>(
    address: PrinterAddress,
    inside: (line: Line, status: PrinterStatus) => Promise<T>,
  ): Promise<T | { readonly kind: 'silent'; readonly code: string }> {
    let code = 'timeout'
    for (let call = 0; call < patience.calls; call++) {
      let socket: net.Socket | undefined
      try {
        socket = await connected(address, patience.answer)
        const line = new Line(socket)
        line.write(onlyAnswers)
        const status = await statusOf(line, patience.answer)
        return await inside(line, status)
      } catch (fault) {
        if (!(fault instanceof Silence)) throw fault
        code = fault.code
      } finally {
        socket?.destroy()
      }
    }
    return { kind: 'silent', code }
  }
  return {
    ask: (address) => talk<Answered>(address, async (_line, status) => ({ kind: 'answers', ...status })),
    print: (address, paper) =>
      talk(address, async (line, status) => {
        if (status.troubles.length > 0) return { kind: 'refused', ...status }
        line.write(rollBytes(paper))
        line.write(askWhenDone)
        return confirmed(line, patience)
      }),
  }
}

/** Once it is sent, silence means that nobody knows what came out; it is never sent a second time. */
async function confirmed(line: Line, patience: Patience): Promise<Printed> {
  try {
    await line.hear(isAnswerWhenDone, patience.paper)
  } catch (fault) {
    if (!(fault instanceof Silence)) throw fault
    return { kind: 'unsure', code: fault.code, ...(await afterwards(line, patience)) }
  }
  return { kind: 'printed', ...(await afterwards(line, patience)) }
}

async function afterwards(line: Line, patience: Patience): Promise<PrinterStatus> {
  try {
    return await statusOf(line, patience.answer)
  } catch (fault) {
    if (!(fault instanceof Silence)) throw fault
    return { troubles: [], paperLow: false }
  }
}
