// The compiler's process seen from outside: ask it for one paper, notice when it dies or takes too long.
import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { Answer, Order, Setup } from './child.ts'

/** The process died or was stopped before it answered; the paper itself may be fine. */
export class CompilerLost extends Error {}

export interface CompilerProcess {
  readonly pid: number | undefined
  ask(order: Order): Promise<Answer>
  stop(): void
}

export function startCompiler(setup: Setup, patience: number): CompilerProcess {
  const child = fork(path.join(import.meta.dirname, 'child.ts'), [JSON.stringify(setup)], {
    execPath: process.execPath,
    execArgv: [],
    // nothing of ours is needed there: no addresses, no keys
    env: {},
    serialization: 'advanced',
    // a crash report may quote the document, and logs carry no personal values
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  rest(child)
  return {
    pid: child.pid,
    ask: (order) => answerOf(child, order, patience),
    stop: () => (child.connected ? child.disconnect() : undefined),
  }
}

/** An idle compiler does not keep our process alive. */
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

function answerOf(child: ChildProcess, order: Order, patience: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.ref()
    child.channel?.ref()
    const settled = (): void => {
      clearTimeout(timer)
      child.off('message', heard).off('exit', ended).off('error', failed)
      rest(child)
    }
    const lost = (why: string): void => {
      settled()
      child.kill('SIGKILL')
      reject(new CompilerLost(why))
    }
    const heard = (answer: unknown): void => {
      settled()
      resolve(answer as Answer)
    }
    const ended = (code: number | null, signal: string | null): void => lost(`the compiler ended (${signal ?? code})`)
    const failed = (fault: Error): void => lost(`the compiler can't be reached: ${fault.message}`)
    const timer = setTimeout(() => lost(`the compiler took longer than ${patience} ms`), patience)
    child.on('message', heard).on('exit', ended).on('error', failed)
    if (child.connected) child.send(order, (fault) => fault && failed(fault))
    else lost('the compiler had ended')
  })
}
