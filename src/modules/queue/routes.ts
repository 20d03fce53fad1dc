// The line over the API: every step of a visit, from the kiosk to the end at the desk.
import { z } from 'zod'
import type { Work } from '../../db/work.ts'
import type { Api, Routes } from '../../http/api.ts'
import type { Id } from '../../kernel/id.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { PlainTime } from '../../kernel/time.ts'
import { type DeskId, type PriorityGroup, pauses, priorityGroups, type StaffId } from '../centres/model.ts'
import { endBreak, openDesk } from '../centres/service/sitting.ts'
import { despiteReasons, no, parkReasons, type TicketId } from './model.ts'
import { alarmRoutes } from './routes/alarm.ts'
import { moveRoutes } from './routes/moves.ts'
import { orderRoutes } from './routes/order.ts'
import * as desk from './service/at-desk.ts'
import { awayMinutes, comeBack, giveUp, stepAway } from './service/away.ts'
import { deskScreen } from './service/desk-screen.ts'
import { actFor, identifyVisitor, setPeople, turnTo } from './service/group.ts'
import { issueTicket } from './service/issue.ts'
import { closeDesk, type HandOver, handOver, startBreak } from './service/pause.ts'
import { boardState, hallOverview, ticketPage } from './service/screens.ts'
import { listVisits } from './service/visits.ts'
import {
  boardShape,
  calledShape,
  deskShape,
  hallShape,
  issuedShape,
  outcomeField,
  ticketShape,
  visitShape,
  withdrawField,
  written,
} from './shapes.ts'

const tags = ['queue']
const id = <Kind extends string>() => z.uuid().transform((text) => text as Id<Kind>)
const time = z.iso.time({ precision: -1 }).transform((text) => text as PlainTime)
const done = z.object({ done: z.literal(true) })
const ok = { done: true } as const
const purpose = z.enum(['consult', 'submit', 'collect'])
const groupCodes = Object.keys(priorityGroups) as [PriorityGroup, ...PriorityGroup[]]

const ofCentre = z.object({ centre: id<'Centre'>() })
const ofTicket = z.object({ ticket: id<'Ticket'>() })
const ofDesk = z.object({ desk: id<'Desk'>() })

function aroundTheHall(api: Api): void {
  const wish = z.object({
    purpose,
    service: id<'Service'>().optional(),
    priority: z.enum(groupCodes).optional(),
    people: z.int().optional(),
    lang: z.enum(['uk', 'en']).optional(),
    despite: z.enum(despiteReasons).optional().describe('Staff only: though the day is too short for it'),
  })
  api.post(
    '/centres/:centre/tickets',
    { schema: { tags, summary: 'Take a ticket', params: ofCentre, body: wish, response: { 201: issuedShape } } },
    async (request, reply) => {
      const { service: serviceId, ...rest } = request.body
      const asked = { ...rest, serviceId, centreId: request.params.centre }
      const issued = await request.run((work) => issueTicket(work, asked))
      return reply.code(201).send(written(issued) as z.output<typeof issuedShape>)
    },
  )
  api.get(
    '/centres/:centre/board',
    { schema: { tags, summary: 'What the board shows', params: ofCentre, response: { 200: boardShape } } },
    async (request) =>
      written(await request.look((work) => boardState(work, request.params.centre))) as z.output<typeof boardShape>,
  )
  api.get(
    '/centres/:centre/hall',
    { schema: { tags, summary: 'The hall, for its staff', params: ofCentre, response: { 200: hallShape } } },
    async (request) =>
      written(await request.look((work) => hallOverview(work, request.params.centre))) as z.output<typeof hallShape>,
  )
  const visits = z.object({ centre: id<'Centre'>(), resident: id<'Resident'>() })
  api.get(
    '/centres/:centre/residents/:resident/visits',
    {
      schema: {
        tags,
        summary: 'What a person came for before; the look is written down',
        params: visits,
        response: { 200: z.object({ items: z.array(visitShape) }) },
      },
    },
    async (request) => {
      const { centre, resident } = request.params
      return { items: await request.look((work) => listVisits(work, resident, centre)) }
    },
  )
}

function withTheTicket(api: Api): void {
  api.get(
    '/tickets/:ticket',
    { schema: { tags, summary: 'Place, promise, called desk', params: ofTicket, response: { 200: ticketShape } } },
    async (request) =>
      written(await request.look((work) => ticketPage(work, request.params.ticket))) as z.output<typeof ticketShape>,
  )
  const step = (path: string, summary: string, act: (work: Work, ticket: TicketId) => Promise<void>) =>
    api.post(
      `/tickets/:ticket/${path}`,
      { schema: { tags, summary, params: ofTicket, response: { 200: done } } },
      async (request) => {
        await request.run((work) => act(work, request.params.ticket))
        return ok
      },
    )
  step('come-back', 'I am here: back in the line', comeBack)
  step('give-up', 'I don’t wait any longer', giveUp)
  const away = z.object({ minutes: z.int().min(awayMinutes[0]).max(awayMinutes.at(-1)!) })
  api.post(
    '/tickets/:ticket/step-away',
    { schema: { tags, summary: 'Call me later', params: ofTicket, body: away, response: { 200: done } } },
    async (request) => {
      await request.run((work) => stepAway(work, request.params.ticket, request.body.minutes))
      return ok
    },
  )
}

/** The ticket the person saw at the desk: a step meant for it never falls on the next visitor. */
const seen = { ticket: id<'Ticket'>().optional() }

/** A step of the desk that answers only that it is done. */
function deskStep<Shape extends z.ZodRawShape>(
  api: Api,
  path: string,
  summary: string,
  fields: Shape,
  act: (work: Work, deskId: DeskId, asked: z.output<z.ZodObject<Shape & typeof seen>>) => Promise<unknown>,
): void {
  const body = z.object({ ...fields, ...seen }) as z.ZodObject<Shape & typeof seen>
  const hasFields = Object.keys(fields).length > 0
  api.post(
    `/desks/:desk/${path}`,
    {
      schema: {
        tags,
        summary,
        params: ofDesk,
        body: hasFields ? body : body.prefault({} as never),
        response: { 200: done },
      },
    },
    async (request) => {
      await request.run((work) => act(work, request.params.desk, request.body as z.output<typeof body>))
      return ok
    },
  )
}

function receiverOf(staffId: StaffId | undefined, deskId: DeskId | undefined): HandOver {
  if (staffId) return { to: 'colleague', staffId }
  if (deskId) return { to: 'desk', deskId }
  throw new Refusal(no('hand-over-to-whom', {}, 'toDesk'))
}

function atTheDesk(api: Api): void {
  api.get(
    '/desks/:desk',
    { schema: { tags, summary: 'The desk’s screen', params: ofDesk, response: { 200: deskShape } } },
    async (request) =>
      written(await request.look((work) => deskScreen(work, request.params.desk))) as z.output<typeof deskShape>,
  )
  deskStep(api, 'open', 'Take the desk', {}, openDesk)
  const pause = { why: z.enum(pauses).default('rest'), back: time.optional() }
  deskStep(api, 'break', 'Begin a break, and say until when', pause, (work, at, { why, back }) =>
    startBreak(work, at, { why, back }),
  )
  deskStep(api, 'end-break', 'End the break', {}, endBreak)
  deskStep(api, 'close', 'Leave the desk', {}, closeDesk)
  const receiver = { toStaff: id<'Staff'>().optional(), toDesk: id<'Desk'>().optional() }
  deskStep(api, 'hand-over', 'Hand the desk over to a colleague', receiver, (work, at, { toStaff, toDesk }) =>
    handOver(work, at, receiverOf(toStaff, toDesk)),
  )
  api.post(
    '/desks/:desk/call-next',
    {
      schema: {
        tags,
        summary: 'Call the next ticket; silent: without gong and board',
        params: ofDesk,
        body: z.object({ silent: z.boolean().default(false) }).prefault({}),
        response: { 200: calledShape },
      },
    },
    async (request) => request.run((work) => desk.callNext(work, request.params.desk, request.body)),
  )
  const ending = z.object({ outcome: outcomeField, ...seen })
  const ended = z.object({ called: calledShape.nullable().describe('null: nobody waits; the visit is finished') })
  api.post(
    '/desks/:desk/finish-and-call',
    {
      schema: {
        tags,
        summary: 'Finish and call the next',
        params: ofDesk,
        body: ending,
        response: { 200: ended },
      },
    },
    async (request) => {
      const { outcome, ticket } = request.body
      return request.run(async (work) => ({
        called: await desk.finishAndCallNext(work, request.params.desk, outcome, ticket),
      }))
    },
  )
  deskStep(api, 'call-again', 'Call once more', {}, (work, at, { ticket }) => desk.callAgain(work, at, ticket))
  deskStep(api, 'start', 'Start serving', {}, (work, at, { ticket }) => desk.startServing(work, at, ticket))
  deskStep(api, 'no-show', 'Nobody came', {}, (work, at, { ticket }) => desk.markAbsent(work, at, ticket))
  deskStep(api, 'finish', 'Finish', { outcome: outcomeField }, (work, at, { outcome, ticket }) =>
    desk.finish(work, at, outcome, ticket),
  )
}

function withTheVisit(api: Api): void {
  const parking = { reason: z.enum(parkReasons).exclude(['away']), returnAt: time }
  deskStep(api, 'park', 'Put aside until a time of today', parking, (work, at, { ticket, ...parked }) =>
    desk.park(work, at, parked as desk.Parking, ticket as TicketId | undefined),
  )
  const target = {
    toDesk: id<'Desk'>().optional(),
    service: id<'Service'>().optional(),
    returnToMe: z.boolean().default(false),
  }
  deskStep(api, 'transfer', 'To another desk or service', target, (work, at, { toDesk, service, returnToMe, ticket }) =>
    desk.transfer(work, at, { deskId: toDesk, serviceId: service, returnToMe }, ticket),
  )
  const errand = { purpose, service: id<'Service'>().optional() }
  deskStep(api, 'services', 'One more service in the visit', errand, (work, at, { purpose, service, ticket }) =>
    desk.addService(work, at, { purpose, serviceId: service }, ticket),
  )
  const ended = { n: z.int().min(1), outcome: outcomeField }
  deskStep(api, 'services/end', 'How one service ended', ended, (work, at, { n, outcome, ticket }) =>
    desk.finishErrand(work, at, n, outcome, ticket),
  )
  deskStep(api, 'priority/confirm', 'The proof was shown', {}, (work, at, { ticket }) =>
    desk.confirmPriority(work, at, ticket),
  )
  deskStep(
    api,
    'priority/withdraw',
    'The proof was not shown',
    { reason: withdrawField },
    (work, at, { reason, ticket }) => desk.withdrawPriority(work, at, reason, ticket),
  )
  const person = { resident: id<'Resident'>(), person: z.int().min(1).optional() }
  deskStep(api, 'visitor', 'Who sits here', person, (work, at, { resident, person: n, ticket }) =>
    identifyVisitor(work, at, resident, ticket, n),
  )
  deskStep(api, 'people', 'How many came on this ticket', { people: z.int() }, (work, at, { people, ticket }) =>
    setPeople(work, at, people, ticket),
  )
  deskStep(api, 'turn', 'Whose turn it is now', { person: z.int().min(1) }, (work, at, { person: n, ticket }) =>
    turnTo(work, at, n, ticket),
  )
  deskStep(
    api,
    'acts-for',
    'By which power they act',
    { power: id<'Power'>().nullable() },
    (work, at, { power, ticket }) => actFor(work, at, power, ticket),
  )
  deskStep(api, 'note', 'A note for the next desk', { note: z.string().max(1000) }, (work, at, { note, ticket }) =>
    desk.writeNote(work, at, note, ticket),
  )
}

export const routes: Routes = (api) => {
  alarmRoutes(api)
  orderRoutes(api)
  moveRoutes(api)
  aroundTheHall(api)
  withTheTicket(api)
  atTheDesk(api)
  withTheVisit(api)
}
