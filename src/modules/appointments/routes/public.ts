// Booking from outside: free times, holding, confirming, changing and cancelling by the link.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import { accept } from '../../../kernel/refusal.ts'
import { isoOf } from '../../../kernel/time.ts'
import { cancelBooking, changeTime } from '../service/change.ts'
import { listFreeDays, listFreeTimes } from '../service/free.ts'
import { confirmBooking, holdTime } from '../service/hold.ts'
import { confirmPhone, sendPhoneCode } from '../service/phone.ts'
import { bookingCalendar, listOwnBookings, openBooking } from '../service/view.ts'
import * as shapes from './shapes.ts'

const { tags, ofCentre, byLink, at, date, lang, moment, id } = shapes

function freeTimes(api: Api): void {
  const asked = z.object({
    visit: shapes.visitInAddress,
    from: date.optional(),
    days: z.coerce.number().int().min(1).max(92).optional(),
    moreTime: z.stringbool().optional(),
    priority: shapes.priority.optional(),
  })
  api.get(
    '/centres/:centre/free-times',
    {
      schema: {
        ...{ tags, summary: 'Free times of a centre by day; the visit is written «submit:<service>,consult»' },
        ...{ params: ofCentre, querystring: asked, response: { 200: shapes.freeTimesShape } },
      },
    },
    async (request) => {
      const { visit: parts, from, days, ...rest } = request.query
      const wish = { centreId: request.params.centre, parts, ...rest }
      const found = await request.look((work) => listFreeTimes(work, wish, { from, days }))
      return {
        items: found.map(({ times, ...day }) => ({
          ...{ ...day, times: times.map(({ at: begins, places }) => ({ at: isoOf(begins), places })) },
        })),
      }
    },
  )
  const ofMany = asked.extend({ centres: z.string().max(4000) })
  api.get(
    '/free-days',
    {
      schema: {
        ...{ tags, summary: 'Of several centres: the first free time and how much each day takes' },
        ...{ querystring: ofMany, response: { 200: z.object({ items: z.array(shapes.freeCentreShape) }) } },
      },
    },
    async (request) => {
      const { visit: parts, from, days, centres, ...rest } = request.query
      const ids = idsIn(centres)
      const found = await request.look((work) => listFreeDays(work, ids, { parts, ...rest }, { from, days }))
      return {
        items: found.map(({ centreId, isOffered, firstAt, days: each }) => ({
          ...{ centreId, isOffered, firstAt: firstAt && isoOf(firstAt), days: [...each] },
        })),
      }
    },
  )
}

const idsIn = (text: string) =>
  text
    .split(',')
    .slice(0, 100)
    .flatMap((each) => id<'Centre'>().safeParse(each.trim()).data ?? [])

function telephone(api: Api): void {
  api.post(
    '/centres/:centre/phone-codes',
    {
      schema: {
        ...{ tags, summary: 'Send a code to a telephone', params: ofCentre },
        ...{
          body: z.object({ phone: z.string().max(40), lang: lang.optional() }),
          response: { 201: z.object({ id: z.uuid() }) },
        },
      },
    },
    async (request, reply) => {
      const { phone, lang: inLang = 'uk' } = request.body
      const asked = { centreId: request.params.centre, phone, lang: inLang }
      return reply.code(201).send({ id: await request.run((work) => sendPhoneCode(work, asked)) })
    },
  )
  api.post(
    '/centres/:centre/phone-codes/:code/confirm',
    {
      schema: {
        ...{ tags, summary: 'Confirm the telephone by the code; tries are counted' },
        params: z.object({ centre: id<'Centre'>(), code: id<'PhoneCode'>() }),
        ...{ body: z.object({ code: z.string().max(20) }), response: { 200: z.object({ proof: z.uuid() }) } },
      },
    },
    async (request) => {
      // no idempotency key here: each try is counted; and the refusal comes after the count is kept
      const { centre: centreId, code: codeId } = request.params
      const tried = { centreId, id: codeId, code: request.body.code }
      return { proof: accept(await request.look((work) => confirmPhone(work, tried))) }
    },
  )
}

function holding(api: Api): void {
  const whom = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('self') }),
    z.object({ kind: z.literal('phone'), proof: id<'PhoneCode'>() }),
    z.object({
      ...{ kind: z.literal('by-staff'), residentId: id<'Resident'>().optional() },
      ...{ phone: z.string().max(40).optional(), name: z.string().max(80).optional() },
    }),
  ])
  const heldShape = z.object({
    ...{ id: z.uuid(), link: z.string(), startsAt: moment, endsAt: moment, heldUntil: moment },
  })
  api.post(
    '/centres/:centre/bookings',
    {
      schema: {
        ...{ tags, summary: 'Hold a time for some minutes', params: ofCentre },
        ...{ body: shapes.wish.extend({ at, whom, lang: lang.optional() }), response: { 201: heldShape } },
      },
    },
    async (request, reply) => {
      const asked = { ...request.body, centreId: request.params.centre }
      const held = await request.run((work) => holdTime(work, asked))
      return reply.code(201).send({
        ...{ id: held.id, link: held.link, startsAt: isoOf(held.startsAt), endsAt: isoOf(held.endsAt) },
        heldUntil: isoOf(held.heldUntil),
      })
    },
  )
}

function byTheLink(api: Api): void {
  const contact = z.object({
    ...{
      phone: z.string().max(40).optional(),
      email: z.string().max(254).optional(),
      name: z.string().max(80).optional(),
    },
  })
  const opened = { 200: shapes.viewShape }
  api.post(
    '/bookings/open',
    { schema: { tags, summary: 'A booking by its link', body: byLink, response: opened } },
    async (request) => shapes.viewOut(await request.look((work) => openBooking(work, request.body))),
  )
  const confirmation = byLink.extend({ contact: contact.optional(), lang: lang.optional() })
  api.post(
    '/bookings/confirm',
    { schema: { tags, summary: 'Confirm a held time', body: confirmation, response: opened } },
    async (request) => {
      const { link, ...rest } = request.body
      return shapes.viewOut(
        await request.run(async (work) => {
          await confirmBooking(work, { link }, rest)
          return openBooking(work, { link })
        }),
      )
    },
  )
  api.post(
    '/bookings/change',
    { schema: { tags, summary: 'Another time for the same visit', body: byLink.extend({ at }), response: opened } },
    async (request) => {
      const { link, at: to } = request.body
      return shapes.viewOut(
        await request.run(async (work) => {
          await changeTime(work, { link }, to)
          return openBooking(work, { link })
        }),
      )
    },
  )
  api.post(
    '/bookings/cancel',
    {
      schema: {
        tags,
        summary: 'Cancel a booking, or give a held time back',
        body: byLink,
        response: { 200: shapes.done },
      },
    },
    async (request) => {
      await request.run(async (work) => {
        await cancelBooking(work, request.body)
      })
      return shapes.ok
    },
  )
}

export function publicRoutes(api: Api): void {
  freeTimes(api)
  telephone(api)
  holding(api)
  byTheLink(api)
  api.post(
    '/bookings/calendar',
    { schema: { tags, summary: 'The visit as a calendar file', body: byLink, response: { 200: z.string() } } },
    async (request, reply) =>
      reply
        .type('text/calendar; charset=utf-8')
        .send(await request.look((work) => bookingCalendar(work, request.body, request.server.app.config.publicUrl))),
  )
  const own = z.object({ items: z.array(shapes.viewShape) })
  api.get(
    '/me/bookings',
    { schema: { tags, summary: 'Bookings of the resident who asks', response: { 200: own } } },
    async (request) => ({ items: (await request.look(listOwnBookings)).map(shapes.viewOut) }),
  )
}
