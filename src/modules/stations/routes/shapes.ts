// Shapes shared by the routes of machines.
import { z } from 'zod'
import type { Id } from '../../../kernel/id.ts'
import { type Instant, instantOf, isoOf, type PlainTime } from '../../../kernel/time.ts'
import {
  type Fault,
  faultKinds,
  type Print,
  printStates,
  type Station,
  stationKinds,
  stationParts,
  stationStates,
  stationUses,
} from '../model.ts'

const keysOf = <Key extends string>(list: Readonly<Record<Key, unknown>>) => Object.keys(list) as [Key, ...Key[]]

export const id = <Kind extends string>() => z.uuid().transform((text) => text as Id<Kind>)
export const part = z.enum(keysOf(stationParts))
export const moment = z.iso.datetime({ offset: true }).transform(instantOf)
const time = z.iso.time({ precision: -1 }).transform((written) => written as PlainTime)
export const hours = z.array(z.array(z.strictObject({ from: time, until: time })).max(6)).length(7)

const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at))
const state = z.enum(keysOf(stationStates))

export const faultShape = z.object({
  id: z.uuid(),
  what: z.enum(keysOf(faultKinds)),
  part: part.nullable(),
  saidBy: z.enum(['staff', 'machine', 'watch']),
  note: z.string().nullable(),
  since: z.string(),
  expectedUntil: z.string().nullable(),
  until: z.string().nullable(),
})
export const faultShown = ({ staffId: _, stationId: __, ...fault }: Fault): z.output<typeof faultShape> => ({
  ...fault,
  since: isoOf(fault.since),
  expectedUntil: iso(fault.expectedUntil),
  until: iso(fault.until),
})

export const stationShape = z.object({
  id: z.uuid(),
  centreId: z.uuid(),
  kind: z.enum(keysOf(stationKinds)),
  label: z.string().nullable(),
  desk: z.object({ id: z.uuid(), number: z.int() }).nullable(),
  state,
  stateSince: z.string().nullable(),
  uses: z.array(z.enum(keysOf(stationUses))),
  parts: z.array(part),
  slotMinutes: z.int(),
  operators: z.int(),
  hours: z.array(z.array(z.object({ from: z.string(), until: z.string() }))).nullable(),
  printer: z.object({ host: z.string(), port: z.int(), codePage: z.int() }).nullable(),
  printerId: z.uuid().nullable(),
  seenAt: z.string().nullable(),
  faults: z.array(faultShape),
  expectedUntil: z.string().nullable(),
})
export const stationShown = ({ zoneId: _, ...station }: Station): z.output<typeof stationShape> => ({
  ...station,
  uses: [...station.uses],
  parts: [...station.parts],
  hours: station.hours?.map((day) => day.map((interval) => ({ ...interval }))) ?? null,
  stateSince: iso(station.stateSince),
  seenAt: iso(station.seenAt),
  expectedUntil: iso(station.expectedUntil),
  faults: station.faults.map(faultShown),
})

export const historyShape = z.object({
  faults: z.array(faultShape),
  periods: z.array(z.object({ state, since: z.string(), until: z.string().nullable() })),
})

export const printShape = z.object({
  id: z.uuid(),
  ticketId: z.uuid().nullable(),
  bookingId: z.uuid().nullable(),
  state: z.enum(keysOf(printStates)),
  askedAt: z.string(),
  doneAt: z.string().nullable(),
  why: z.string().nullable(),
})
export const printShown = ({
  id,
  ticketId,
  bookingId,
  state,
  askedAt,
  doneAt,
  why,
}: Print): z.output<typeof printShape> => ({
  id,
  ticketId,
  bookingId,
  state,
  askedAt: isoOf(askedAt),
  doneAt: iso(doneAt),
  why,
})
