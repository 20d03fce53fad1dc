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
  pool.on('error', lost)
  // a client that dies while a transaction holds it tells that transaction; without a listener it would end the process
  pool.on('connect', (client) => client.on('error', lost))
  return pool
}
