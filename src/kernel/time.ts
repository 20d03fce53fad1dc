// Time: an instant is a number; calendar dates and clock times are strings in ISO order, joined in a centre's own zone.
// Only this file knows Temporal.
import { Temporal } from 'temporal-polyfill'

declare const instant: unique symbol
declare const plainDate: unique symbol
declare const plainTime: unique symbol

/** Milliseconds since 1970 in UTC. */
export type Instant = number & { readonly [instant]: true }
/** `2026-11-21` */
export type PlainDate = string & { readonly [plainDate]: true }
/** `09:00` */
export type PlainTime = string & { readonly [plainTime]: true }

export interface Clock {
  now(): Instant
}
export const systemClock: Clock = { now: () => Date.now() as Instant }

/** A clock moved by hand: tests and the simulated day only. */
export class MovedClock implements Clock {
  #now: Instant
  constructor(start: Instant) {
    this.#now = start
  }
  now(): Instant {
    return this.#now
  }
  moveTo(instant: Instant): void {
    this.#now = instant
  }
}

/** A clock that runs, some time ahead of the machine's: the demo town, when its centres would be closed now. */
export class AheadClock implements Clock {
  #ahead: number
  constructor(ahead: number) {
    this.#ahead = ahead
  }
  now(): Instant {
    return (Date.now() + this.#ahead) as Instant
  }
  /** Only forward. */
  moveTo(instant: Instant): void {
    this.#ahead = Math.max(this.#ahead, instant - Date.now())
  }
}

export const kyiv = 'Europe/Kyiv'

export const seconds = (n: number): number => n * 1000
export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => n * 3_600_000
export const later = (from: Instant, milliseconds: number): Instant => (from + milliseconds) as Instant

export const instantOf = (iso: string): Instant => Temporal.Instant.from(iso).epochMilliseconds as Instant
export const isoOf = (at: Instant): string => new Date(at).toISOString()

export function parseDate(text: unknown): PlainDate | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as PlainDate
  } catch (fault) {
    if (fault instanceof RangeError) return undefined
    throw fault
  }
}

export function parseTime(text: unknown): PlainTime | undefined {
  return typeof text === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? (text as PlainTime) : undefined
}

const formats = new Map<string, Intl.DateTimeFormat>()
function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone)
  if (!found) {
    found = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    })
    formats.set(zone, found)
  }
  return found
}

/** The calendar date in a zone at a moment. */
export const dateIn = (zone: string, at: Instant): PlainDate => format(zone).format(at).slice(0, 10) as PlainDate
/** The clock time in a zone at a moment, to the minute. */
export const timeIn = (zone: string, at: Instant): PlainTime => format(zone).format(at).slice(-5) as PlainTime

/** The moment a clock in the zone shows this; in the hour that is skipped in March, the moment after it. */
export function momentOf(zone: string, date: PlainDate, time: PlainTime): Instant {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds as Instant
}

export const addDays = (date: PlainDate, days: number): PlainDate =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10) as PlainDate

/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** 1 — Monday … 7 — Sunday (ISO 8601). */
export const weekday = (date: PlainDate): number => new Date(date).getUTCDay() || 7

/** Same day of a later month, or that month's last day. */
export const addMonths = (date: PlainDate, months: number): PlainDate =>
  Temporal.PlainDate.from(date).add({ months }).toString() as PlainDate
