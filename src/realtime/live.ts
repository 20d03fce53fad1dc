// From a commit in any process to every page that listens: LISTEN in PostgreSQL, coalesced to four messages a second.
import pg from 'pg'

export type Listener = (message: Buffer) => void

/** What a topic's listeners are sent instead of the bare «changed», composed once for all of them. */
export type Feed = (id: string) => Promise<unknown>

export interface Live {
  listen(topic: string, listener: Listener): () => void
  listening(): number
  /** A message to the topic from this process itself (tests, heartbeat of boards). */
  changed(topic: string): void
  close(): Promise<void>
}

interface Parts {
  readonly url: string
  /** By the word before the colon, e.g. `hall`. */
  readonly feeds: Readonly<Record<string, Feed>>
  readonly fault: (fault: unknown) => void
  /** At most one message per topic in this time. */
  readonly everyMs?: number
}

export async function openLive({ url, feeds, fault, everyMs = 250 }: Parts): Promise<Live> {
  const listeners = new Map<string, Set<Listener>>()
  const waiting = new Map<string, NodeJS.Timeout>()

  async function send(topic: string): Promise<void> {
    waiting.delete(topic)
    const all = listeners.get(topic)
    if (!all) return
    const [kind, id] = topic.split(':') as [string, string]
    const feed = feeds[kind]
    const message = Buffer.from(`data: ${JSON.stringify(feed ? await feed(id) : { changed: true })}\n\n`)
    for (const listener of all) listener(message)
  }
  function changed(topic: string): void {
    if (!listeners.has(topic) || waiting.has(topic)) return
    waiting.set(
      topic,
      setTimeout(() => void send(topic).catch(fault), everyMs),
    )
  }
  const connection = await keepListening(url, changed, () => [...listeners.keys()].forEach(changed), fault)
  return {
    changed,
    listening: () => [...listeners.values()].reduce((n, all) => n + all.size, 0),
    listen(topic, listener) {
      const all = listeners.get(topic) ?? new Set()
      listeners.set(topic, all.add(listener))
      return () => {
        all.delete(listener)
        if (all.size === 0) listeners.delete(topic)
      }
    },
    async close() {
      for (const timer of waiting.values()) clearTimeout(timer)
      await connection.close()
    },
  }
}

/** One LISTEN connection that comes back by itself; after a gap everyone is told to look again. */
async function keepListening(
  url: string,
  heard: (topic: string) => void,
  afterGap: () => void,
  fault: (fault: unknown) => void,
) {
  let closed = false
  let client: pg.Client | undefined
  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, application_name: 'vikno live' })
    fresh.on('notification', ({ payload }) => payload && heard(payload))
    fresh.on('error', fault)
    fresh.once('end', () => {
      if (!closed) again()
    })
    await fresh.connect()
    await fresh.query('listen vikno_live')
    client = fresh
  }
  function again(): void {
    setTimeout(() => {
      if (closed) return
      connect().then(afterGap, (lost) => {
        fault(lost)
        again()
      })
    }, 500)
  }
  await connect()
  return {
    async close() {
      closed = true
      await client?.end()
    },
  }
}
