// Tickets and desks made up for the rules' tests: a hall with three groups of services.
import fc from 'fast-check'
import { type Instant, instantOf, later, minutes } from '../../../kernel/time.ts'
import {
  type DeskId,
  defaultSettings,
  type GroupId,
  type Level,
  type ServiceId,
  type TicketClass,
  ticketClasses,
} from '../../centres/model.ts'
import type { InLine, TicketId } from '../model.ts'
import type { CallingDesk } from './line.ts'
import { promiseFor } from './promise.ts'

export const nine: Instant = instantOf('2026-11-23T07:00:00Z')
export const at = (minute: number): Instant => later(nine, minutes(minute))

export const groups = ['residence', 'social', 'passports'] as GroupId[]

let made = 0
export function ticketOf(change: Partial<InLine> = {}): InLine {
  made++
  const kind: TicketClass = change.class ?? 'walkIn'
  const issuedAt = change.issuedAt ?? nine
  return {
    id: `ticket-${String(made).padStart(6, '0')}` as TicketId,
    series: 'А',
    number: made,
    class: kind,
    purpose: 'submit',
    groupId: groups[0]!,
    serviceId: 'a-service' as ServiceId,
    ownGroup: true,
    needsStation: false,
    promisedAt: promiseFor(kind, defaultSettings, issuedAt),
    issuedAt,
    onlyDeskId: null,
    minutes: 10,
    ...change,
  }
}

export function deskOf(
  name: string,
  levels: Readonly<Record<string, Level>>,
  more: {
    readonly station?: boolean
    readonly byService?: Readonly<Record<string, Level>>
    readonly quick?: number
  } = {},
): CallingDesk {
  return {
    id: name as DeskId,
    byGroup: new Map(Object.entries(levels) as [GroupId, Level][]),
    byService: new Map(Object.entries(more.byService ?? {}) as [ServiceId, Level][]),
    station: more.station ?? false,
    quick: more.quick ?? null,
  }
}

/* Any hall and any line */

const level = fc.constantFrom<Level>(0, 1, 2)
const desks = fc
  .array(
    fc.record({
      levels: fc.tuple(level, level, level),
      station: fc.boolean(),
      quick: fc.option(fc.integer({ min: 1, max: 15 }), { freq: 3 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) =>
    all.map(({ levels, station, quick }, i) =>
      deskOf(`desk-${i}`, Object.fromEntries(groups.map((g, n) => [g, levels[n]!])), {
        station,
        ...(quick !== null && { quick }),
      }),
    ),
  )

const arrival = fc.record({
  minute: fc.integer({ min: 0, max: 240 }),
  class: fc.constantFrom(...ticketClasses),
  group: fc.integer({ min: 0, max: 2 }),
  needsStation: fc.boolean(),
  bound: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 12 }),
  minutes: fc.integer({ min: 1, max: 40 }),
})

export interface MadeHall {
  readonly desks: readonly CallingDesk[]
  readonly tickets: readonly InLine[]
}

export const halls: fc.Arbitrary<MadeHall> = fc
  .tuple(desks, fc.array(arrival, { minLength: 1, maxLength: 60 }))
  .map(([made, arrivals]) => ({
    desks: made,
    tickets: arrivals.map(({ minute, class: kind, group, needsStation, bound, minutes: long }) =>
      ticketOf({
        class: kind,
        groupId: groups[group]!,
        issuedAt: at(minute),
        needsStation,
        onlyDeskId: bound === null ? null : (made[bound]?.id ?? null),
        minutes: long,
      }),
    ),
  }))
