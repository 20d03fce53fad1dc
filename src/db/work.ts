// A unit of work: one transaction, one look at the clock, one person acting.
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { type Actor, whoOf } from '../kernel/actor.ts'
import { no, Refusal } from '../kernel/refusal.ts'
import type { Clock, Instant } from '../kernel/time.ts'
import type { Tables } from './tables.ts'
import type { Vault } from './vault.ts'

/** Something that happened; `subscriptions.ts` says which jobs it wakes. Carries ids, never personal values. */
export interface Announced {
  readonly type: `${string}.${string}`
  readonly [fact: string]: unknown
}

/** A prepared statement of a hot path. */
export interface Named {
  readonly name: string
  readonly text: string
}

export interface Work {
  readonly actor: Actor
  readonly now: Instant
  readonly db: Kysely<Tables>
  readonly vault: Vault
  named<Row>(statement: Named, values: readonly unknown[]): Promise<Row[]>
  announce(event: Announced): void
  /** Live pages listening to this topic look again after the commit. */
  tell(topic: string): void
}

/** A job to be added in the transaction of the change. With a key, a second one replaces the first while it waits. */
export interface Job {
  readonly task: string
  readonly payload: unknown
  readonly key?: string
}

export interface RunOptions {
  /** The caller's idempotency key: a repeat returns the first answer and changes nothing. */
  readonly key?: string | undefined
  /** What is done, so that a key used for one action can't answer for another. */
  readonly action?: string | undefined
}

export interface Database {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly vault: Vault
  run<T>(actor: Actor, useCase: (work: Work) => Promise<T>, options?: RunOptions): Promise<T>
  look<T>(actor: Actor, useCase: (work: Work) => Promise<T>): Promise<T>
  /** Looking with one statement, which needs no transaction around it: who asks, at every request. */
  glance<T>(actor: Actor, useCase: (work: Work) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface DatabaseParts {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly vault: Vault
  /** The jobs an event wakes. */
  readonly jobsFor: (event: Announced) => readonly Job[]
  /** Told after the commit; tests listen. */
  readonly heard?: (event: Announced) => void
}

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

/** Lets Kysely speak over the one connection the transaction holds. */
function overOneConnection(client: pg.PoolClient): Kysely<Tables> {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, rowCount } = await client.query(sql, parameters as unknown[])
      return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) }
    },
    streamQuery() {
      throw new Error('a unit of work reads its rows whole')
    },
  }
  const none = async (): Promise<void> => undefined
  const driver: Driver = {
    init: none,
    destroy: none,
    acquireConnection: async () => connection,
    releaseConnection: none,
    beginTransaction: () => Promise.reject(new Error('a unit of work is one transaction already')),
    commitTransaction: none,
    rollbackTransaction: none,
  }
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => compiler,
    },
  })
}

/** Also run by the bench. */
export const announceAll: Named = {
  name: 'announce-all',
  text: `with jobs as materialized (
      select graphile_worker.add_job(j.task, j.payload, job_key := j.key)
      from json_to_recordset($1) as j(task text, payload json, key text)),
    told as materialized (select pg_notify('vikno_live', topic) from unnest($2::text[]) as topic)
    select (select count(*) from jobs) + (select count(*) from told)`,
}

const takeKey: Named = {
  name: 'take-key',
  text: `insert into db.answer (actor, key, action, at) values ($1, $2, $3, $4) on conflict do nothing returning key`,
}
const earlierAnswer: Named = {
  name: 'earlier-answer',
  text: 'select action, answer from db.answer where actor = $1 and key = $2',
}
const keepAnswer: Named = {
  name: 'keep-answer',
  text: 'update db.answer set answer = $3 where actor = $1 and key = $2',
}

class UnitOfWork implements Work {
  readonly actor: Actor
  readonly now: Instant
  readonly vault: Vault
  readonly announced: Announced[] = []
  readonly topics = new Set<string>()
  readonly #client: pg.PoolClient
  #db: Kysely<Tables> | undefined

  constructor(client: pg.PoolClient, actor: Actor, now: Instant, vault: Vault) {
    this.#client = client
    this.actor = actor
    this.now = now
    this.vault = vault
  }
  get db(): Kysely<Tables> {
    this.#db ??= overOneConnection(this.#client)
    return this.#db
  }
  async named<Row>({ name, text }: Named, values: readonly unknown[]): Promise<Row[]> {
    return (await this.#client.query({ name, text, values: values as unknown[] })).rows
  }
  announce(event: Announced): void {
    this.announced.push(event)
  }
  tell(topic: string): void {
    this.topics.add(topic)
  }
}

async function announce(work: UnitOfWork, jobsFor: DatabaseParts['jobsFor']): Promise<void> {
  const jobs = work.announced.flatMap((event) => jobsFor(event))
  if (jobs.length === 0 && work.topics.size === 0) return
  await work.named(announceAll, [JSON.stringify(jobs), [...work.topics]])
}

/** Runs the use case unless its key has been answered; a second caller with the same key waits for the first. */
async function once<T>(
  work: UnitOfWork,
  useCase: (work: Work) => Promise<T>,
  { key, action = '' }: RunOptions,
): Promise<T> {
  if (!key) return useCase(work)
  const who = whoOf(work.actor)
  const taken = await work.named(takeKey, [who, key, action, new Date(work.now)])
  if (taken.length === 0) return answeredBefore<T>(work, who, key, action)
  const answer = await useCase(work)
  await work.named(keepAnswer, [who, key, work.vault.seal(JSON.stringify(answer ?? null))])
  return answer
}

async function answeredBefore<T>(work: UnitOfWork, who: string, key: string, action: string): Promise<T> {
  const [row] = await work.named<{ action: string; answer: Buffer }>(earlierAnswer, [who, key])
  if (!row || row.action !== action) throw new Refusal(no('key-reused', {}, 'idempotency-key'))
  return JSON.parse(work.vault.open(row.answer)) as T
}

export function openDatabase({ pool, clock, vault, jobsFor, heard }: DatabaseParts): Database {
  async function transaction<T>(actor: Actor, inside: (work: UnitOfWork) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('begin')
      const work = new UnitOfWork(client, actor, clock.now(), vault)
      const answer = await inside(work)
      await announce(work, jobsFor)
      await client.query('commit')
      for (const event of work.announced) heard?.(event)
      return answer
    } catch (fault) {
      await client.query('rollback').catch((lost: Error) => {
        broken = lost
      })
      throw fault
    } finally {
      client.release(broken)
    }
  }
  async function glance<T>(actor: Actor, useCase: (work: Work) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    try {
      return await useCase(new UnitOfWork(client, actor, clock.now(), vault))
    } finally {
      client.release()
    }
  }
  return {
    pool,
    clock,
    vault,
    run: (actor, useCase, options = {}) => transaction(actor, (work) => once(work, useCase, options)),
    look: (actor, useCase) => transaction(actor, useCase),
    glance,
    close: () => pool.end(),
  }
}
