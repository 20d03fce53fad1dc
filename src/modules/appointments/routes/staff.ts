// Bookings for those at work in the centre: arrivals, the list of a day, acting for a person, what the head decides.
import { z } from 'zod'
import type { Work } from '../../../db/work.ts'
import type { Api } from '../../../http/api.ts'
import { isoOf } from '../../../kernel/time.ts'
import { type BookingSettings, identityWays } from '../model.ts'
import { type Arrived, arrive, arriveById } from '../service/arrive.ts'
import { cancelBooking, changeTime } from '../service/change.ts'
import { askToMove, listHits } from '../service/hits.ts'
import { confirmBooking } from '../service/hold.ts'
import { restoreRight, rightToBook } from '../service/misses.ts'
import { setBookingSettings, settingsOf } from '../service/settings.ts'
import { contactOf, findByPhone, listBookings, openBooking } from '../service/view.ts'
import * as shapes from './shapes.ts'

const { tags, ofCentre, ofBooking, moment } = shapes

const arrivedShape = z.object({
  ...{ bookingId: z.uuid(), ticketId: z.uuid(), label: z.string(), promisedAt: moment, startsAt: moment },
  ...{ isLate: z.boolean(), again: z.boolean() },
})
const arrivedOut = ({ bookingId, ticketId, label, promisedAt, startsAt, isLate, again }: Arrived) => ({
  ...{ bookingId, ticketId, label, isLate, again, promisedAt: isoOf(promisedAt), startsAt: isoOf(startsAt) },
})

function arrivals(api: Api): void {
  const body = z.object({ code: z.string().max(40) })
  api.post(
    '/centres/:centre/arrivals',
    {
      schema: {
        tags,
        summary: 'The ticket of a booking, by its digits',
        params: ofCentre,
        body,
        response: { 201: arrivedShape },
      },
    },
    async (request, reply) => {
      const asked = { centreId: request.params.centre, code: request.body.code }
      return reply.code(201).send(arrivedOut(await request.run((work) => arrive(work, asked))))
    },
  )
  api.post(
    '/centres/:centre/bookings/:booking/arrive',
    {
      schema: {
        tags,
        summary: 'The ticket of a booking found in the list',
        params: ofBooking,
        response: { 201: arrivedShape },
      },
    },
    async (request, reply) => {
      const { centre, booking } = request.params
      return reply.code(201).send(arrivedOut(await request.run((work) => arriveById(work, centre, booking))))
    },
  )
}

function lists(api: Api): void {
  const items = z.object({ items: z.array(shapes.lineShape) })
  api.get(
    '/centres/:centre/bookings',
    {
      schema: {
        ...{ tags, summary: 'Bookings of a day; nobody is named', params: ofCentre },
        ...{ querystring: z.object({ day: shapes.date }), response: { 200: items } },
      },
    },
    async (request) => {
      const found = await request.look((work) => listBookings(work, request.params.centre, request.query.day))
      return { items: found.map(shapes.lineOut) }
    },
  )
  const body = z.object({ phone: z.string().max(40) })
  api.post(
    '/centres/:centre/bookings/find',
    {
      schema: {
        tags,
        summary: 'By the telephone they were made with',
        params: ofCentre,
        body,
        response: { 200: items },
      },
    },
    async (request) => {
      const { centre } = request.params
      const found = await request.look((work) => findByPhone(work, centre, request.body.phone))
      return { items: found.map(shapes.lineOut) }
    },
  )
}

function one(api: Api): void {
  const opened = { 200: shapes.viewShape }
  const base = '/centres/:centre/bookings/:booking'
  const which = ({ centre, booking }: z.output<typeof ofBooking>) => ({ centreId: centre, id: booking })
  api.get(base, { schema: { tags, summary: 'A booking', params: ofBooking, response: opened } }, async (request) =>
    shapes.viewOut(await request.look((work) => openBooking(work, which(request.params)))),
  )
  const step = (path: string, summary: string, act: (work: Work, of: ReturnType<typeof which>) => Promise<unknown>) =>
    api.post(
      `${base}/${path}`,
      { schema: { tags, summary, params: ofBooking, response: { 200: shapes.done } } },
      async (request) => {
        await request.run(async (work) => {
          await act(work, which(request.params))
        })
        return shapes.ok
      },
    )
  step('confirm', 'Confirm a held time for a person', (work, of) => confirmBooking(work, of))
  step('cancel', 'Cancel for a person', cancelBooking)
  const why = z.object({ reason: z.string().max(200) })
  api.post(
    `${base}/restore-right`,
    {
      schema: {
        tags,
        summary: 'The person may book online again',
        params: ofBooking,
        body: why,
        response: { 200: shapes.done },
      },
    },
    async (request) => {
      const { centre, booking: bookingId } = request.params
      await request.run((work) => restoreRight(work, centre, { bookingId }, request.body.reason))
      return shapes.ok
    },
  )
  const body = z.object({ at: shapes.at })
  api.post(
    `${base}/change`,
    { schema: { tags, summary: 'Another time for a person', params: ofBooking, body, response: { 200: shapes.done } } },
    async (request) => {
      await request.run(async (work) => {
        await changeTime(work, which(request.params), request.body.at)
      })
      return shapes.ok
    },
  )
  const contactShape = z.object({
    phone: z.string().optional(),
    email: z.string().optional(),
    name: z.string().optional(),
  })
  api.get(
    `${base}/contact`,
    {
      schema: {
        tags,
        summary: 'How to reach the person; written down',
        params: ofBooking,
        response: { 200: contactShape },
      },
    },
    async (request) => request.look((work) => contactOf(work, request.params.centre, request.params.booking)),
  )
  const rightShape = z.object({ misses: z.int(), barredUntil: moment.nullable() })
  api.get(
    `${base}/right`,
    { schema: { tags, summary: 'Missed visits of the person', params: ofBooking, response: { 200: rightShape } } },
    async (request) => {
      const { centre, booking } = request.params
      const { misses, barredUntil } = await request.look((work) => rightToBook(work, centre, { bookingId: booking }))
      return { misses, barredUntil: barredUntil && isoOf(barredUntil) }
    },
  )
}

const share = z.int()
const settingsShape = z.object({
  ...{
    isOffered: z.boolean(),
    horizonDays: z.int(),
    closesMinutesBefore: z.int(),
    gridMinutes: z.int(),
    holdMinutes: z.int(),
  },
  ...{ moreTimeMinutes: z.int(), deskShare: share, stationShare: share, releaseHours: z.int() },
  shares: z.object({ online: share, kiosk: share, phone: share, priority: share }),
  identity: z.array(z.enum(identityWays)),
  ...{
    mostAhead: z.int(),
    mostOfServiceInMonth: z.int(),
    cancelHours: z.int(),
    missesToBar: z.int(),
    missDays: z.int(),
  },
  ...{ barDays: z.int(), earlyMinutes: z.int(), graceMinutes: z.int(), reminderHours: z.array(z.int()).max(5) },
})
const settingsOut = ({ identity, reminderHours, ...rest }: BookingSettings) => ({
  ...{ ...rest, identity: [...identity], reminderHours: [...reminderHours] },
})

function headsDecisions(api: Api): void {
  api.get(
    '/centres/:centre/booking-settings',
    { schema: { tags, summary: 'How the centre books', params: ofCentre, response: { 200: settingsShape } } },
    async (request) => settingsOut(await request.look((work) => settingsOf(work, request.params.centre))),
  )
  const change = settingsShape.partial().extend({ reason: z.string().max(300).optional() })
  api.put(
    '/centres/:centre/booking-settings',
    {
      schema: {
        tags,
        summary: 'Decide how the centre books',
        params: ofCentre,
        body: change,
        response: { 200: settingsShape },
      },
    },
    async (request) => {
      const { reason, ...changed } = request.body
      const { centre } = request.params
      return settingsOut(await request.run((work) => setBookingSettings(work, centre, changed, reason)))
    },
  )
  const hits = z.object({ items: z.array(shapes.hitShape) })
  api.get(
    '/centres/:centre/bookings-hit',
    { schema: { tags, summary: 'Bookings that have lost their place', params: ofCentre, response: { 200: hits } } },
    async (request) => ({
      items: (await request.look((work) => listHits(work, request.params.centre))).map(shapes.hitOut),
    }),
  )
  const body = z.object({ ids: z.array(shapes.id<'Booking'>()).max(2000) })
  api.post(
    '/centres/:centre/bookings-hit/move',
    {
      schema: {
        ...{ tags, summary: 'Move them to the nearest free times; people are told', params: ofCentre, body },
        response: { 200: z.object({ asked: z.int() }) },
      },
    },
    async (request) => ({
      asked: await request.run((work) => askToMove(work, request.params.centre, request.body.ids)),
    }),
  )
}

export function staffRoutes(api: Api): void {
  arrivals(api)
  lists(api)
  one(api)
  headsDecisions(api)
}
