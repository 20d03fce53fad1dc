// What the API answers about tickets and the hall; moments travel as ISO 8601.
import { z } from 'zod'
import { alarmCauses, outageKinds, pauses, ticketClasses } from '../centres/model.ts'
import { eventTypes, outcomes, withdrawReasons } from './model.ts'
import { whysPassed } from './rules/line.ts'

const moments = new Set([
  'at',
  'now',
  'since',
  'until',
  'issuedAt',
  'promisedAt',
  'calledAt',
  'expectedAt',
  'surelyBy',
  'likelyAt',
  'answerBy',
  'backAt',
  'otherPromisedAt',
  'minePromisedAt',
])

/** The same value with every moment in it written out. */
export function written(value: unknown, key = ''): unknown {
  if (typeof value === 'number' && moments.has(key)) return new Date(value).toISOString()
  if (Array.isArray(value)) return value.map((each) => written(each))
  if (value === null || typeof value !== 'object') return value
  const inside = key === 'backs' ? 'backAt' : undefined
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, written(each, inside ?? name)]))
}

const text = z.object({ uk: z.string(), en: z.string() })
const moment = z.iso.datetime()
const purpose = z.enum(['consult', 'submit', 'collect'])
const kind = z.enum(ticketClasses)
const way = z.enum(['left', 'right', 'ahead'])

const standstill = z
  .object({
    cause: z.enum(alarmCauses),
    since: moment,
    shelter: z.object({ place: text, way }).nullable(),
  })
  .nullable()
const resumed = z.object({ at: moment, cause: z.enum(alarmCauses), minutes: z.int() }).nullable()

export const issuedShape = z.object({
  id: z.uuid(),
  label: z.string(),
  class: kind,
  issuedAt: moment,
  promisedAt: moment,
  expectedAt: moment.nullable(),
  surelyBy: moment.nullable(),
})

const place = { number: z.int(), zone: text, floor: z.int(), way }
export const stateShape = z.looseObject({
  kind: z.enum(['waiting', 'called', 'serving', 'parked', 'absent', 'finished', 'left']),
})

export const ticketShape = z.object({
  id: z.uuid(),
  centre: z.object({ id: z.uuid(), key: z.string(), name: text, address: z.string().nullable() }),
  label: z.string(),
  lang: z.enum(['uk', 'en']),
  purpose,
  group: text,
  serviceId: z.uuid().nullable(),
  people: z.int(),
  issuedAt: moment,
  promisedAt: moment,
  state: stateShape,
  desk: z.object(place).nullable(),
  answerBy: moment.nullable(),
  mayReturn: z.boolean(),
  ahead: z.int().nullable(),
  desksOpen: z.int().nullable(),
  expectedAt: moment.nullable(),
  surelyBy: moment.nullable(),
  zone: z.string(),
  now: moment,
  alarm: standstill,
  resumed,
  movedMinutes: z.int(),
})

const load = z.object({
  key: z.string(),
  name: text,
  purpose: z.enum(['consult', 'collect']).nullable(),
  waiting: z.int(),
  expectedMinutes: z.int().nullable(),
  surelyMinutes: z.int().nullable(),
})
const onPaper = z.object({ label: z.string(), promisedAt: moment })
export const boardShape = z.object({
  centre: z.object({ id: z.uuid(), key: z.string(), name: text }),
  now: moment,
  zone: z.string(),
  isOpen: z.boolean(),
  voice: z.boolean(),
  calls: z.array(
    z.object({
      ...place,
      zoneKey: z.string(),
      label: z.string(),
      at: moment,
      times: z.int(),
      state: z.enum(['called', 'serving']),
    }),
  ),
  next: z.array(z.string()),
  zones: z.array(z.object({ key: z.string(), name: text, next: z.array(z.string()), groups: z.array(z.string()) })),
  groups: z.array(load),
  waiting: z.int(),
  waitOfNineInTen: z.int().nullable(),
  seats: z.record(z.string(), z.enum(['open', 'break'])),
  backs: z.record(z.string(), moment),
  order: z.array(z.object({ first: onPaper, second: onPaper })),
  alarm: standstill,
  resumed,
  outages: z.array(z.object({ id: z.uuid(), kind: z.enum(outageKinds), what: z.string().nullable() })),
})
export const hallShape = z.object({
  desks: z.array(
    z.object({
      id: z.uuid(),
      ...place,
      seat: z.enum(['open', 'break']).nullable(),
      pause: z.enum(pauses).nullable(),
      backAt: moment.nullable(),
      ticket: z.string().nullable(),
    }),
  ),
  groups: z.array(load),
  late: z.int(),
  waiting: z.int(),
  alarm: standstill,
  mayChange: z.boolean(),
})

export const calledShape = z.object({ ticketId: z.uuid(), label: z.string(), deskNumber: z.int() })

const entry = z.object({
  id: z.uuid(),
  label: z.string(),
  class: kind,
  group: text,
  serviceId: z.uuid().nullable(),
  promisedAt: moment,
  level: z.int(),
})
const errand = z.object({
  n: z.int(),
  person: z.int(),
  purpose,
  serviceId: z.uuid().nullable(),
  outcome: z.enum(outcomes).nullable(),
})
const event = z.object({
  type: z.enum(eventTypes),
  at: moment,
  deskId: z.uuid().nullable(),
  staffId: z.uuid().nullable(),
  facts: z.record(z.string(), z.unknown()),
})
const atDesk = z.object({
  ticket: z.looseObject({
    id: z.uuid(),
    class: kind,
    purpose,
    people: z.int(),
    person: z.int(),
    silent: z.boolean(),
    issuedAt: moment,
    promisedAt: moment,
    state: stateShape,
  }),
  label: z.string(),
  group: text,
  errands: z.array(errand),
  visitors: z.array(
    z.object({
      n: z.int(),
      residentId: z.uuid(),
      actsBy: z.object({ powerId: z.uuid(), principalId: z.uuid() }).nullable(),
    }),
  ),
  thread: z.array(event),
  usualMinutes: z.int(),
  priority: z.object({ name: text, proof: text, state: z.enum(['declared', 'confirmed', 'withdrawn']) }).nullable(),
})
const passed = z.object({
  entry,
  why: z.enum(whysPassed),
  desk: z.int().nullable(),
  likelyAt: moment.nullable(),
})
const aside = z.object({ id: z.uuid(), label: z.string(), until: moment })
export const deskShape = z.object({
  centreId: z.uuid(),
  deskId: z.uuid(),
  number: z.int(),
  seat: z
    .object({
      kind: z.enum(['open', 'break']),
      staffId: z.uuid(),
      since: moment,
      why: z.enum(pauses).nullable(),
      backAt: moment.nullable(),
      mine: z.boolean(),
    })
    .nullable(),
  zone: z.string(),
  now: moment,
  settings: z.looseObject({}),
  current: atDesk.nullable(),
  next: z.object({ entry, passed: z.array(passed), morePassed: z.int(), priorityAfter: entry.nullable() }).nullable(),
  line: z.array(entry),
  parked: z.array(aside),
  absent: z.array(aside),
  kept: z.int(),
  waitOfNineInTen: z.int().nullable(),
  alarm: standstill,
})

export const visitShape = z.object({
  id: z.uuid(),
  centreId: z.uuid(),
  day: z.string(),
  label: z.string(),
  purpose,
  serviceId: z.uuid().nullable(),
  outcome: z.string().nullable(),
})

export const outcomeField = z.enum(outcomes)
export const withdrawField = z.enum(withdrawReasons)
