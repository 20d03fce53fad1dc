// The file of a case through the API: found, opened, corrected, added to, issued.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import type { Instant } from '../../../kernel/time.ts'
import { purposes } from '../../audit/model.ts'
import { correctionSchema, notifySchema, shownDocumentSchema } from '../service/draft.ts'
import { attachFile, correctEntry, openCase, openFile } from '../service/file.ts'
import { findCases } from '../service/find.ts'
import { renewCode } from '../service/renew-code.ts'
import { issueResult, noteNotified, receiveResult } from '../service/result.ts'
import {
  caseOf,
  caseShape,
  deadline,
  deadlineShape,
  eventOf,
  eventShape,
  fileOf,
  fileShape,
  id,
  keyOf,
  keysOf,
  limit,
  listOf,
  moment,
  nothing,
  ofCase,
  readUpload,
  tags,
  text,
} from './shapes.ts'

const purpose = z.enum(keysOf(purposes)).default('serve')
const stepShape = z.object({
  n: z.number(),
  action: z.string(),
  responsible: z.string(),
  unit: z.string(),
  role: z.string(),
  side: z.string(),
  status: z.string(),
  at: z.string().nullable(),
})
const viewShape = z.object({
  case: caseShape,
  service: z.object({ id: z.string(), key: z.string(), name: text }),
  application: z.unknown(),
  act: z.unknown(),
  events: listOf(eventShape),
  steps: listOf(stepShape),
  deadline: deadlineShape,
  slack: z.number().nullable(),
  files: listOf(fileShape),
})
export function fileRoutes(api: Api): void {
  const seeking = z.object({
    number: z.string().max(60).optional(),
    residentId: id<'Resident'>().optional(),
    reason: z.string().max(300).optional(),
    after: z
      .string()
      .regex(/^\d{1,15},[0-9a-f-]{36}$/)
      .optional(),
    limit,
  })
  api.get(
    '/cases',
    {
      schema: {
        tags,
        summary: 'Cases of own centres by number or person',
        querystring: seeking,
        response: { 200: z.object({ items: listOf(caseShape), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { after, ...sought } = request.query
      const last = keyOf<'Case'>(after)
      const found = await request.look((work) =>
        findCases(work, { ...sought, after: last && { filedAt: Number(last.key) as Instant, id: last.id } }),
      )
      const end = found.length === sought.limit ? found.at(-1)! : undefined
      return { items: found.map(caseOf), next: end ? `${end.summary.marks.filed},${end.id}` : null }
    },
  )

  const opening = z.object({ purpose, reason: z.string().max(300).optional() })
  api.get(
    '/cases/:case',
    {
      schema: {
        tags,
        summary: 'The whole file; opening it leaves a row in the log',
        params: ofCase,
        querystring: opening,
        response: { 200: viewShape },
      },
    },
    async (request) => {
      const view = await request.look((work) => openCase(work, request.params.case, request.query))
      const { service, content, events, steps, slack, files } = view
      return {
        case: caseOf(view),
        service: { id: service.id, key: service.key, name: service.name },
        application: content.application,
        act: content.act,
        events: events.map(eventOf),
        steps: steps.map(({ at, ...step }) => ({ ...step, at: moment(at) })),
        deadline: deadline(view.deadline),
        slack,
        files: files.map(fileOf),
      }
    },
  )

  api.post(
    '/cases/:case/code',
    {
      schema: {
        tags,
        summary: 'A new secret code; the old one no longer fits',
        params: ofCase,
        response: { 201: z.object({ secretCode: z.string() }) },
      },
    },
    async (request, reply) => reply.code(201).send(await request.run((work) => renewCode(work, request.params.case))),
  )

  const correcting = z.object({ correction: correctionSchema, reason: z.string().trim().max(1000) })
  api.post(
    '/cases/:case/corrections',
    {
      schema: {
        tags,
        summary: 'Correct a wrong entry by a new event with its reason',
        params: ofCase,
        body: correcting,
        response: nothing,
      },
    },
    async (request, reply) => {
      const { correction, reason } = request.body
      await request.run((work) => correctEntry(work, request.params.case, correction, reason))
      return reply.code(204).send(null)
    },
  )

  api.post(
    '/cases/:case/files',
    {
      schema: {
        tags,
        summary: 'Add a file (multipart: purpose, paper, file)',
        consumes: ['multipart/form-data'],
        params: ofCase,
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const { kept, ...about } = await readUpload(request)
      const fileId = await request.run((work) => attachFile(work, request.params.case, kept, about))
      return reply.code(201).send({ id: fileId })
    },
  )

  api.get(
    '/cases/:case/files/:file',
    {
      schema: {
        tags,
        summary: 'A file of the case',
        params: ofCase.extend({ file: id<'File'>() }),
        querystring: z.object({ purpose }),
      },
    },
    async (request, reply) => {
      const { params, query } = request
      const { hash, headers } = await request.look((work) => openFile(work, params.case, params.file, query.purpose))
      return reply.headers(headers).send(await request.server.app.files.get(hash))
    },
  )

  api.post(
    '/cases/:case/result',
    { schema: { tags, summary: 'The result has come to the centre', params: ofCase, response: nothing } },
    async (request, reply) => {
      await request.run((work) => receiveResult(work, request.params.case))
      return reply.code(204).send(null)
    },
  )

  api.post(
    '/cases/:case/notified',
    {
      schema: {
        tags,
        summary: 'The applicant was told by hand: a call, a letter',
        params: ofCase,
        body: z.object({ channel: notifySchema }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await request.run((work) => noteNotified(work, request.params.case, request.body.channel))
      return reply.code(204).send(null)
    },
  )

  const handing = z.object({
    to: z.enum(['applicant', 'representative']).default('applicant'),
    document: shownDocumentSchema,
    signed: z.boolean(),
  })
  api.post(
    '/cases/:case/issue',
    {
      schema: {
        tags,
        summary: 'Hand over the result; this closes the case',
        params: ofCase,
        body: handing,
        response: nothing,
      },
    },
    async (request, reply) => {
      await request.run((work) => issueResult(work, request.params.case, request.body))
      return reply.code(204).send(null)
    },
  )
}
