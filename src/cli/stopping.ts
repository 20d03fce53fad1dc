// Ctrl+C and a service manager: asked once, everything is closed in order; asked twice, it ends at once and leaves nothing behind.

const signals = ['SIGINT', 'SIGTERM'] as const
/** npm passes Ctrl+C on to a process that has heard it already. */
const oneKeystroke = 300
/** Longer than this nobody waits for an orderly end. */
const patience = 20_000
const interrupted = 130

export interface Stopping {
  readonly asked: Promise<void>
  isAsked(): boolean
  /** What must be undone when there is no time for order; gives a function that takes it off the list. */
  atOnce(undo: () => void): () => void
  /** Nothing is left to be stopped. Who asked for it may still be heard a second time before the process is gone. */
  end(): void
}

export function listenForStop(): Stopping {
  const list = new Set<() => void>()
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>()
  let first: number | undefined
  function hear(): void {
    const now = performance.now()
    if (first === undefined) {
      first = now
      setTimeout(endNow, patience).unref()
      ask()
    } else if (now - first > oneKeystroke) endNow()
  }
  function endNow(): void {
    for (const undo of list) undo()
    process.exit(interrupted)
  }
  for (const signal of signals) process.on(signal, hear)
  return {
    asked,
    isAsked: () => first !== undefined,
    atOnce(undo) {
      list.add(undo)
      return () => list.delete(undo)
    },
    end() {
      if (first === undefined) for (const signal of signals) process.off(signal, hear)
    },
  }
}

/** For a command that is over soon: the first signal ends it. */
export function whenInterrupted(undo: () => void): () => void {
  const hear = () => {
    undo()
    process.exit(interrupted)
  }
  for (const signal of signals) process.once(signal, hear)
  return () => {
    for (const signal of signals) process.off(signal, hear)
  }
}
