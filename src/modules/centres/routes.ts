// Centres over the API: open to read, closed to change.
import { z } from 'zod'
import type { Api, Routes } from '../../http/api.ts'
import type { Id } from '../../kernel/id.ts'
import { dateIn, instantOf, isoOf, type PlainDate, type PlainTime } from '../../kernel/time.ts'
import {
  type Centre,
  centreKinds,
  type DayHours,
  equipment,
  type Level,
  type Outage,
  outageKinds,
  priorityGroups,
  type Settings,
  ticketClasses,
  type Week,
  ways,
} from './model.ts'
import * as centres from './service/centres.ts'
import * as desks from './service/desks.ts'
import { hallOf } from './service/hall.ts'
import { hoursOn, statusOn, warningsOf } from './service/hours.ts'
import { beginOutage, endOutage } from './service/outages.ts'

const tags = ['centres']
const id = <Kind extends string>() => z.uuid().transform((text) => text as Id<Kind>)
const text = z.object({ uk: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(300) })
const date = z.iso.date().transform((written) => written as PlainDate)
const time = z.iso.time({ precision: -1 }).transform((written) => written as PlainTime)
const interval = z.strictObject({ from: time, until: time })
const dayHours = z.strictObject({
  work: z.array(interval).max(4),
  reception: z.array(interval).max(4),
  tickets: z.array(interval).max(4),
})
const done = z.object({ done: z.literal(true) })
const ok = { done: true } as const
const ofCentre = z.object({ centre: id<'Centre'>() })
const reason = z.string().max(500).optional()

const centreShape = z.object({
  id: z.uuid(),
  key: z.string(),
  networkId: z.uuid(),
  parentId: z.uuid().nullable(),
  kind: z.enum(centreKinds),
  name: z.object({ uk: z.string(), en: z.string() }),
  address: z.string().nullable(),
  phones: z.array(z.string()),
  email: z.string().nullable(),
  website: z.string().nullable(),
  zone: z.string(),
  placeCode: z.string(),
  opensOn: z.string().nullable(),
  closesOn: z.string().nullable(),
  status: z.enum(['planned', 'open', 'closed']),
})
const shown = (centre: Centre, now: Parameters<typeof dateIn>[1]) => ({
  ...centre,
  phones: [...centre.phones],
  status: statusOn(centre, dateIn(centre.zone, now)),
})

const shownInterval = z.object({ from: z.string(), until: z.string() })
const shownHours = z.object({
  work: z.array(shownInterval),
  reception: z.array(shownInterval),
  tickets: z.array(shownInterval),
})
const copyOf = ({ work, reception, tickets }: DayHours): z.output<typeof shownHours> => ({
  work: [...work],
  reception: [...reception],
  tickets: [...tickets],
})

function reading(api: Api): void {
  api.get(
    '/centres',
    { schema: { tags, summary: 'All centres', response: { 200: z.object({ items: z.array(centreShape) }) } } },
    async (request) =>
      request.look(async (work) => ({ items: (await centres.listCentres(work)).map((each) => shown(each, work.now)) })),
  )
  api.get(
    '/centres/:centre',
    { schema: { tags, summary: 'One centre', params: ofCentre, response: { 200: centreShape } } },
    async (request) =>
      request.look(async (work) => shown(await centres.getCentre(work, request.params.centre), work.now)),
  )
  const hoursShape = z.object({
    zone: z.string(),
    week: z.array(shownHours),
    today: z.object({
      date: z.string(),
      hours: shownHours,
      why: z.object({ uk: z.string(), en: z.string() }).nullable(),
    }),
    exceptions: z.array(
      z.object({ date: z.string(), reason: z.object({ uk: z.string(), en: z.string() }), hours: shownHours }),
    ),
    warnings: z.array(z.string()),
  })
  api.get(
    '/centres/:centre/hours',
    { schema: { tags, summary: 'When it works', params: ofCentre, response: { 200: hoursShape } } },
    async (request) =>
      request.look(async (work) => {
        const { timetable } = await hallOf(work, request.params.centre)
        const today = dateIn(timetable.zone, work.now)
        const { hours, why } = hoursOn(timetable, today)
        return {
          zone: timetable.zone,
          week: timetable.week.map(copyOf),
          today: { date: today, hours: copyOf(hours), why: why ?? null },
          exceptions: [...timetable.exceptions.values()].map((each) => ({ ...each, hours: copyOf(each.hours) })),
          warnings: warningsOf(timetable.week),
        }
      }),
  )
}

const changeOfSettings = z
  .strictObject({
    targets: z.strictObject(Object.fromEntries(ticketClasses.map((each) => [each, z.int()]))).partial(),
    callLimit: z.int(),
    repeatAfterSeconds: z.int(),
    answerMinutes: z.int(),
    absenceGraceMinutes: z.int(),
    returnsAfterAbsence: z.int(),
    consultMinutes: z.int(),
    collectMinutes: z.int(),
    ticketsPerMinuteAtKiosk: z.int(),
    mostPeople: z.int(),
    nextPersonPercent: z.int(),
    stationGroupMinutes: z.int(),
    stationPersonMinutes: z.int(),
    quickMinutes: z.int(),
    guards: z.record(z.string(), z.int()),
    priorityGroups: z.array(z.enum(Object.keys(priorityGroups) as [keyof typeof priorityGroups])),
    voice: z.boolean(),
    shelter: z.strictObject({ place: text, way: z.enum(ways) }).nullable(),
  })
  .partial()

function hoursAndSettings(api: Api): void {
  const week = z.strictObject({ week: z.array(dayHours).length(7), reason })
  api.put(
    '/centres/:centre/week',
    { schema: { tags, summary: 'Set the week', params: ofCentre, body: week, response: { 200: done } } },
    async (request) => {
      await request.run((work) =>
        centres.setWeek(work, request.params.centre, request.body.week as Week, request.body.reason),
      )
      return ok
    },
  )
  const exception = z.strictObject({ reason: text, hours: dayHours })
  const ofDay = z.object({ centre: id<'Centre'>(), date })
  api.put(
    '/centres/:centre/exceptions/:date',
    { schema: { tags, summary: 'A day that differs', params: ofDay, body: exception, response: { 200: done } } },
    async (request) => {
      const { centre, date: on } = request.params
      await request.run((work) => centres.setException(work, centre, { date: on, ...request.body }))
      return ok
    },
  )
  api.delete(
    '/centres/:centre/exceptions/:date',
    { schema: { tags, summary: 'The day is ordinary again', params: ofDay, response: { 200: done } } },
    async (request) => {
      await request.run((work) => centres.removeException(work, request.params.centre, request.params.date))
      return ok
    },
  )
  const settings = z.strictObject({ settings: changeOfSettings, reason })
  api.patch(
    '/centres/:centre/settings',
    {
      schema: {
        tags,
        summary: 'Promises and other settings',
        params: ofCentre,
        body: settings,
        response: { 200: done },
      },
    },
    async (request) => {
      const { settings: change, reason: why } = request.body
      await request.run((work) => centres.setSettings(work, request.params.centre, change as Partial<Settings>, why))
      return ok
    },
  )
}

const deskShape = z.object({
  id: z.uuid(),
  number: z.int(),
  zone: z.string(),
  equipment: z.array(z.enum(equipment)),
  inUse: z.boolean(),
  seat: z.object({ staffId: z.uuid(), kind: z.enum(['open', 'break']) }).nullable(),
  serves: z.array(
    z.object({ groupId: z.uuid(), level: z.int(), now: z.int(), services: z.int(), missing: z.array(z.uuid()) }),
  ),
})

const shownDesk = ({ desk, zone, seat, cells }: desks.DeskView): z.output<typeof deskShape> => ({
  id: desk.id,
  number: desk.number,
  zone: zone.key,
  equipment: [...desk.equipment],
  inUse: desk.inUse,
  seat: seat ? { staffId: seat.staffId, kind: seat.kind } : null,
  serves: cells.map((cell) => ({ ...cell, missing: [...cell.missing] })),
})

function desksAndServices(api: Api): void {
  api.get(
    '/centres/:centre/desks',
    {
      schema: {
        tags,
        summary: 'Desks, who sits there, what they serve',
        params: ofCentre,
        response: { 200: z.object({ items: z.array(deskShape) }) },
      },
    },
    async (request) => ({
      items: (await request.look((work) => desks.listDeskViews(work, request.params.centre))).map(shownDesk),
    }),
  )
  const level = z
    .int()
    .min(0)
    .max(2)
    .transform((n) => n as Level)
  const cells = z.strictObject({
    cells: z.array(z.strictObject({ deskId: id<'Desk'>(), groupId: id<'ServiceGroup'>(), level })).max(20_000),
    reason,
  })
  api.patch(
    '/centres/:centre/participation',
    { schema: { tags, summary: 'Which desk serves what', params: ofCentre, body: cells, response: { 200: done } } },
    async (request) => {
      await request.run((work) =>
        desks.setParticipation(work, request.params.centre, request.body.cells, request.body.reason),
      )
      return ok
    },
  )
}

function outagesOfCentre(api: Api): void {
  const moment = z.iso.datetime({ offset: true }).transform((text) => instantOf(text))
  const shape = z.object({
    id: z.uuid(),
    kind: z.enum(outageKinds),
    what: z.string().nullable(),
    since: z.iso.datetime(),
    until: z.iso.datetime().nullable(),
  })
  const shownOutage = ({ id, kind, what, since, until }: Outage): z.output<typeof shape> => ({
    ...{ id, kind, what },
    since: isoOf(since),
    until: until === null ? null : isoOf(until),
  })
  api.get(
    '/centres/:centre/outages',
    {
      schema: {
        tags,
        summary: 'What does not work now or is planned not to',
        params: ofCentre,
        response: { 200: z.object({ items: z.array(shape) }) },
      },
    },
    async (request) =>
      request.look(async (work) => {
        const { outages } = await hallOf(work, request.params.centre)
        const ahead = outages.filter(({ until }) => until === null || until > work.now)
        return { items: ahead.map(shownOutage) }
      }),
  )
  const marking = z.strictObject({
    kind: z.enum(outageKinds),
    what: z.string().trim().max(300).optional(),
    reason,
    since: moment.optional(),
    until: moment.optional(),
  })
  api.post(
    '/centres/:centre/outages',
    {
      schema: {
        tags,
        summary: 'Mark what does not work: services that need it are not offered',
        params: ofCentre,
        body: marking,
        response: { 201: shape },
      },
    },
    async (request, reply) => {
      const marked = await request.run((work) => beginOutage(work, request.params.centre, request.body))
      return reply.code(201).send(shownOutage(marked))
    },
  )
  api.delete(
    '/centres/:centre/outages/:outage',
    {
      schema: {
        tags,
        summary: 'It works again',
        params: z.object({ centre: id<'Centre'>(), outage: id<'Outage'>() }),
        response: { 200: done },
      },
    },
    async (request) => {
      await request.run((work) => endOutage(work, request.params.centre, request.params.outage))
      return ok
    },
  )
}

export const routes: Routes = (api) => {
  outagesOfCentre(api)
  reading(api)
  hoursAndSettings(api)
  desksAndServices(api)
}
