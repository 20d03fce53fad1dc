// Connections to PostgreSQL: how values travel, and what happens when a connection dies.
import pg from 'pg'

const timestamptz = 1184
const date = 1082
const bigint = 20

/** Moments arrive as milliseconds, dates as text, bigints as numbers (nothing here passes 2^53). */
const parsers: Record<number, (text: string) => unknown> = {
  [timestamptz]: (text) => (pg.types.getTypeParser(timestamptz)(text) as unknown as Date).getTime(),
  [date]: (text) => text,
  [bigint]: Number,
}

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) ||
    pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

export interface PoolOptions {
  readonly max?: number
  readonly name?: string
  /** Said once per lost connection. */
  readonly lost?: (fault: Error) => void
}

export function openPool(url: string, { max = 16, name = 'vikno', lost = () => undefined }: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    application_name: name,
    connectionTimeoutMillis: 30_000,
  })
  // without a listener a lost connection would end the process; an idle client tells the pool what it tells us
  pool.on('error', () => undefined)
  pool.on('connect', (client) =>
    client.on('error', (fault: Error & { code?: string }) => {
      // the client hangs on the fault, and on the client the values of its last query, which no log may have
      if (!pool.ending) lost(Object.assign(new Error(fault.message), { code: fault.code }))
    }),
  )
  return pool
}
