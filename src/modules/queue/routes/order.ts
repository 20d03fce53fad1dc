// Why one ticket goes before another, a ticket found by its number, a call by hand, and the replay of a day, over the API.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import type { Id } from '../../../kernel/id.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { ticketClasses } from '../../centres/model.ts'
import { handReasons } from '../model.ts'
import { whysPassed } from '../rules/line.ts'
import { verdicts } from '../rules/replay.ts'
import { whysBefore } from '../rules/why.ts'
import { callByHand, findForDesk } from '../service/by-number.ts'
import { whyOthersBeforeMine, whyThisBeforeMine } from '../service/explain.ts'
import { replayDay } from '../service/replay.ts'
import { calledShape, stateShape, written } from '../shapes.ts'

const tags = ['queue']
const id = <Kind extends string>() => z.uuid().transform((text) => text as Id<Kind>)
const moment = z.iso.datetime()
const number = z.string().min(1).max(20)
const kind = z.enum(ticketClasses)

const why = z.object({
  why: z.enum(whysBefore),
  label: z.string(),
  otherPromisedAt: moment,
  minePromisedAt: moment,
  calledAt: moment.nullable(),
})

const replayed = z.object({
  day: z.iso.date(),
  zone: z.string(),
  summary: z.object({ calls: z.int(), jumped: z.int(), byHand: z.int(), notKnown: z.int() }),
  calls: z.array(
    z.object({
      at: moment,
      ticketId: z.uuid(),
      label: z.string(),
      class: kind.nullable(),
      issuedAt: moment,
      promisedAt: moment.nullable(),
      desk: z.int().nullable(),
      staffId: z.uuid().nullable(),
      level: z.int().nullable(),
      silent: z.boolean(),
      byHand: z.enum(handReasons).nullable(),
      waiting: z.int(),
      passed: z.array(
        z.object({ label: z.string(), class: kind, promisedAt: moment, why: z.enum(whysPassed).nullable() }),
      ),
      verdict: z.enum(verdicts),
    }),
  ),
})

function explained(api: Api): void {
  const ofTicket = z.object({ ticket: id<'Ticket'>() })
  api.get(
    '/tickets/:ticket/why',
    {
      schema: {
        tags,
        summary: 'Why a ticket goes before mine',
        params: ofTicket,
        querystring: z.object({ other: number }),
        response: { 200: why },
      },
    },
    async (request) => {
      const { params, query } = request
      const told = await request.look((work) => whyThisBeforeMine(work, params.ticket, query.other))
      return written(told) as z.output<typeof why>
    },
  )
  const items = z.object({ items: z.array(why) })
  api.get(
    '/tickets/:ticket/passed-by',
    { schema: { tags, summary: 'Who went before me, and why', params: ofTicket, response: { 200: items } } },
    async (request) => {
      const told = await request.look((work) => whyOthersBeforeMine(work, request.params.ticket))
      return written({ items: told }) as z.output<typeof items>
    },
  )
}

function byNumber(api: Api): void {
  const ofDesk = z.object({ desk: id<'Desk'>() })
  const found = z.object({
    id: z.uuid(),
    label: z.string(),
    state: stateShape,
    class: kind,
    promisedAt: moment,
    people: z.int(),
    mayCall: z.boolean(),
  })
  api.get(
    '/desks/:desk/tickets',
    {
      schema: {
        tags,
        summary: 'A ticket of today by its number',
        params: ofDesk,
        querystring: z.object({ number }),
        response: { 200: found },
      },
    },
    async (request) => {
      const { params, query } = request
      return written(await request.look((work) => findForDesk(work, params.desk, query.number))) as z.output<
        typeof found
      >
    },
  )
  const call = z.object({ ticket: id<'Ticket'>(), reason: z.enum(handReasons), silent: z.boolean().default(false) })
  api.post(
    '/desks/:desk/call-by-hand',
    {
      schema: {
        tags,
        summary: 'Call this very ticket, with a reason',
        params: ofDesk,
        body: call,
        response: { 200: calledShape },
      },
    },
    async (request) => {
      const { ticket: ticketId, reason, silent } = request.body
      return request.run((work) => callByHand(work, request.params.desk, { ticketId, reason, silent }))
    },
  )
}

function replaying(api: Api): void {
  api.get(
    '/centres/:centre/replay',
    {
      schema: {
        tags,
        summary: 'Every call of a day in order, judged anew from the record',
        params: z.object({ centre: id<'Centre'>() }),
        querystring: z.object({ day: z.iso.date().transform((text) => text as PlainDate) }),
        response: { 200: replayed },
      },
    },
    async (request) => {
      const { params, query } = request
      return written(await request.look((work) => replayDay(work, params.centre, query.day))) as z.output<
        typeof replayed
      >
    },
  )
}

export function orderRoutes(api: Api): void {
  explained(api)
  byNumber(api)
  replaying(api)
}
