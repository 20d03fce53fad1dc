// From a commit in any process to every page that listens: LISTEN in PostgreSQL, coalesced to four messages a second.
import pg from 'pg'

export type Listener = (message: Buffer) => void

/**
 * What a topic's listeners are sent instead of the bare «changed», composed once for all of them; nothing when there is
 * no such thing. Whoever begins to listen gets it too, and everybody once in a while as a sign of life: as the event
 * `now`, so that pages which only wait for a change don't take it for one.
 */
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
  readonly beatMs?: number
}

type Listeners = Set<Listener>

export async function openLive({ url, feeds, fault, everyMs = 250, beatMs = 20_000 }: Parts): Promise<Live> {
  const listeners = new Map<string, Listeners>()
  const waiting = new Map<string, NodeJS.Timeout>()
  const { isFed, tell, tellAsItIs } = tellerOf(feeds)
  const greet = greeter((topic, all) => tellAsItIs(topic, all).catch(fault), everyMs)

  async function send(topic: string): Promise<void> {
    waiting.delete(topic)
    const all = listeners.get(topic)
    if (all) await tell(topic, all)
  }
  function changed(topic: string): void {
    if (!listeners.has(topic) || waiting.has(topic)) return
    waiting.set(
      topic,
      setTimeout(() => void send(topic).catch(fault), everyMs),
    )
  }
  const pulse = setInterval(() => {
    for (const [topic, all] of listeners) if (isFed(topic)) tellAsItIs(topic, all).catch(fault)
  }, beatMs)
  const connection = await keepListening(url, changed, () => [...listeners.keys()].forEach(changed), fault)
  return {
    changed,
    listening: () => [...listeners.values()].reduce((n, all) => n + all.size, 0),
    listen(topic, listener) {
      const all = listeners.get(topic) ?? new Set()
      listeners.set(topic, all.add(listener))
      const greeted = isFed(topic) ? greet(topic, listener) : undefined
      return () => {
        all.delete(listener)
        greeted?.delete(listener)
        if (all.size === 0) listeners.delete(topic)
      }
    },
    async close() {
      clearInterval(pulse)
      for (const timer of waiting.values()) clearTimeout(timer)
      await connection.close()
    },
  }
}

/** Composes a message once and gives it to all. */
function tellerOf(feeds: Parts['feeds']) {
  const feedOf = (topic: string): Feed | undefined => feeds[topic.split(':')[0]!]
  async function give(topic: string, all: Listeners, heading: string): Promise<void> {
    const feed = feedOf(topic)
    const data = feed ? await feed(topic.slice(topic.indexOf(':') + 1)) : { changed: true }
    if (data === undefined) return
    const message = Buffer.from(`${heading}data: ${JSON.stringify(data)}\n\n`)
    for (const listener of all) listener(message)
  }
  return {
    isFed: (topic: string): boolean => feedOf(topic) !== undefined,
    tell: (topic: string, all: Listeners) => give(topic, all, ''),
    tellAsItIs: (topic: string, all: Listeners) => give(topic, all, 'event: now\n'),
  }
}

/** A thousand boards that come back together are greeted by one message. Answers with those who are greeted together. */
function greeter(tell: (topic: string, all: Listeners) => void, everyMs: number) {
  const coming = new Map<string, Listeners>()
  return (topic: string, listener: Listener): Listeners => {
    const together = coming.get(topic)
    if (together) return together.add(listener)
    const all = new Set([listener])
    coming.set(topic, all)
    setTimeout(() => {
      coming.delete(topic)
      if (all.size > 0) tell(topic, all)
    }, everyMs)
    return all
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
