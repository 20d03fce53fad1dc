// Between the centre and the authority, through the API: batches, the inbox, steps, the decision, the way back.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import { type PlainDate, parseDate } from '../../../kernel/time.ts'
import { decide, inbox, markStep, returnToCentre } from '../service/authority.ts'
import { actSchema } from '../service/draft.ts'
import {
  confirmReceived,
  confirmSent,
  getBatch,
  listBatches,
  listIncoming,
  listLate,
  listReadyForHandOver,
  makeBatch,
  receiveRest,
} from '../service/hand-over.ts'
import { listExpected, listForCollection } from '../service/result.ts'
import {
  batchOf,
  batchShape,
  caseOf,
  caseShape,
  id,
  keyOf,
  limit,
  lineOf,
  lineShape,
  listOf,
  nothing,
  ofCase,
  ofCentre,
  tags,
} from './shapes.ts'

const cases = z.object({ items: listOf(caseShape) })
const ofBatch = z.object({ batch: id<'Batch'>() })
const ofAuthority = z.object({ authority: id<'Authority'>() })
const listedBatches = z.object({ items: listOf(batchShape.extend({ cases: z.number(), unanswered: z.number() })) })

export function handOverRoutes(api: Api): void {
  api.get(
    '/centres/:centre/hand-over/ready',
    {
      schema: {
        tags,
        summary: 'Cases ready to leave',
        params: ofCentre,
        querystring: z.object({ authorityId: id<'Authority'>().optional() }),
        response: { 200: cases },
      },
    },
    async (request) => {
      const found = await request.look((work) =>
        listReadyForHandOver(work, request.params.centre, request.query.authorityId),
      )
      return { items: found.map(caseOf) }
    },
  )

  api.get(
    '/centres/:centre/hand-over/late',
    {
      schema: {
        tags,
        summary: 'Not sent or not confirmed by the next working day',
        params: ofCentre,
        response: { 200: cases },
      },
    },
    async (request) => ({ items: (await request.look((work) => listLate(work, request.params.centre))).map(caseOf) }),
  )

  api.get(
    '/centres/:centre/batches',
    { schema: { tags, summary: 'Batches of the last weeks', params: ofCentre, response: { 200: listedBatches } } },
    async (request) => {
      const found = await request.look((work) => listBatches(work, request.params.centre))
      return { items: found.map((batch) => ({ ...batchOf(batch), cases: batch.cases, unanswered: batch.unanswered })) }
    },
  )

  api.post(
    '/centres/:centre/batches',
    {
      schema: {
        tags,
        summary: 'A batch of everything ready for one authority',
        params: ofCentre,
        body: z.object({ authorityId: id<'Authority'>() }),
        response: { 201: batchShape },
      },
    },
    async (request, reply) => {
      const batch = await request.run((work) => makeBatch(work, request.params.centre, request.body.authorityId))
      return reply.code(201).send(batchOf(batch))
    },
  )

  const act = z.object({ batch: batchShape, lines: listOf(lineShape) })
  api.get(
    '/batches/:batch',
    { schema: { tags, summary: 'The act as both sides see it', params: ofBatch, response: { 200: act } } },
    async (request) => {
      const { batch, lines } = await request.look((work) => getBatch(work, request.params.batch))
      return { batch: batchOf(batch), lines: lines.map(lineOf) }
    },
  )

  api.post(
    '/batches/:batch/sent',
    { schema: { tags, summary: 'The first side signs: the papers have left', params: ofBatch, response: nothing } },
    async (request, reply) => {
      await request.run((work) => confirmSent(work, request.params.batch))
      return reply.code(204).send(null)
    },
  )

  const receipt = z.object({
    pages: z.int().min(0).max(100_000).nullable().default(null),
    discrepancy: z.strictObject({ reason: z.string().trim().max(1000), accept: z.boolean() }).optional(),
  })
  api.post(
    '/batches/:batch/cases/:case/received',
    {
      schema: {
        tags,
        summary: 'The second side signs for one case, or notes a discrepancy',
        params: ofBatch.extend(ofCase.shape),
        body: receipt,
        response: nothing,
      },
    },
    async (request, reply) => {
      const { params, body } = request
      await request.run((work) => confirmReceived(work, params.batch, params.case, body))
      return reply.code(204).send(null)
    },
  )

  api.post(
    '/batches/:batch/received',
    {
      schema: {
        tags,
        summary: 'The second side signs for everything not marked yet',
        params: ofBatch,
        response: { 200: z.object({ received: z.number() }) },
      },
    },
    async (request) => request.run((work) => receiveRest(work, request.params.batch)),
  )

  api.get(
    '/centres/:centre/results/expected',
    { schema: { tags, summary: 'Decided cases the centre expects back', params: ofCentre, response: { 200: cases } } },
    async (request) => ({
      items: (await request.look((work) => listExpected(work, request.params.centre))).map(caseOf),
    }),
  )

  api.get(
    '/centres/:centre/results/for/:resident',
    {
      schema: {
        tags,
        summary: 'Results that wait here for this person',
        params: ofCentre.extend({ resident: id<'Resident'>() }),
        response: { 200: cases },
      },
    },
    async (request) => {
      const { centre, resident } = request.params
      return { items: (await request.look((work) => listForCollection(work, centre, resident))).map(caseOf) }
    },
  )
}

export function authorityRoutes(api: Api): void {
  api.get(
    '/authorities/:authority/batches',
    {
      schema: {
        tags,
        summary: 'Batches sent to this authority',
        params: ofAuthority,
        response: { 200: listedBatches },
      },
    },
    async (request) => {
      const found = await request.look((work) => listIncoming(work, request.params.authority))
      return { items: found.map((batch) => ({ ...batchOf(batch), cases: batch.cases, unanswered: batch.unanswered })) }
    },
  )

  const asking = z.object({
    clock: z.enum(['runs', 'stands']).default('runs'),
    serviceId: id<'Service'>().optional(),
    after: z
      .string()
      .regex(/^(\d{4}-\d{2}-\d{2})?,[0-9a-f-]{36}$/)
      .optional(),
    limit,
  })
  const inboxLine = caseShape.extend({
    slack: z.number().nullable(),
    step: z.object({ n: z.number(), action: z.string() }).nullable(),
    steps: z.number(),
  })
  api.get(
    '/authorities/:authority/inbox',
    {
      schema: {
        tags,
        summary: 'Cases by due date; standing clocks apart',
        params: ofAuthority,
        querystring: asking,
        response: { 200: z.object({ items: listOf(inboxLine), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { after, ...question } = request.query
      const last = keyOf<'Case'>(after)
      const from = last && { dueOn: (parseDate(last.key) ?? null) as PlainDate | null, id: last.id }
      const found = await request.look((work) => inbox(work, request.params.authority, { ...question, after: from }))
      const end = found.length === question.limit ? found.at(-1)! : undefined
      const items = found.map((line) => ({ ...caseOf(line), slack: line.slack, step: line.step, steps: line.steps }))
      return { items, next: end ? `${end.summary.dueOn ?? ''},${end.id}` : null }
    },
  )

  api.post(
    '/cases/:case/steps',
    {
      schema: {
        tags,
        summary: 'A step of the process card is done',
        params: ofCase,
        body: z.object({ step: z.int().min(1), note: z.string().max(2000).optional() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      const { step, note } = request.body
      await request.run((work) => markStep(work, request.params.case, step, note))
      return reply.code(204).send(null)
    },
  )

  api.post(
    '/cases/:case/decision',
    {
      schema: {
        tags,
        summary: 'The act, with its grounds',
        params: ofCase,
        body: actSchema.extend({ fileId: id<'File'>().nullable().default(null) }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await request.run((work) => decide(work, request.params.case, request.body))
      return reply.code(204).send(null)
    },
  )

  api.post(
    '/cases/:case/return',
    {
      schema: {
        tags,
        summary: 'The output package leaves for the centre',
        params: ofCase,
        body: z.object({ paper: z.boolean().default(true) }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await request.run((work) => returnToCentre(work, request.params.case, request.body))
      return reply.code(204).send(null)
    },
  )
}
