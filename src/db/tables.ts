// The tables as Kysely sees them. Each module adds its own by declaration merging in its `tables.ts`.
import type { ColumnType } from 'kysely'
import type { Instant } from '../kernel/time.ts'

/** A moment: read as milliseconds, written as a Date. */
export type Timestamp = ColumnType<Instant, Date, Date>
/** A moment that may be absent. */
export type MaybeTimestamp = ColumnType<Instant | null, Date | null | undefined, Date | null>
/** JSON: read as a value, written as text. */
export type Json<T> = ColumnType<T, string, string>

// biome-ignore lint/suspicious/noEmptyInterface: the modules fill it
export interface Tables {}

/** A moment to compare a column with: PostgreSQL takes a Date where Kysely's types expect what it reads. */
export const moment = (at: Instant): Instant => new Date(at) as unknown as Instant
