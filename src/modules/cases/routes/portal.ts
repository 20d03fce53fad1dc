// The resident's side through the API: the look-up by number and code, one's own cases.
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Work } from '../../../db/work.ts'
import type { Api } from '../../../http/api.ts'
import { accept } from '../../../kernel/refusal.ts'
import { isoOf } from '../../../kernel/time.ts'
import { powerKinds } from '../../identity/model.ts'
import { bundleOf } from '../service/download.ts'
import { getOwn, listOwn, listRepresented, openOwnFile } from '../service/own.ts'
import { plainOf } from '../service/own-plain.ts'
import { track } from '../service/track.ts'
import { deadlineShape, id, keysOf, listOf, moment, ofCase, tags, text } from './shapes.ts'

const maybe = z.string().nullable()
const trackedShape = z.object({
  number: z.string(),
  state: z.string(),
  stateName: text,
  since: z.string(),
  now: text,
  by: maybe,
  next: text.nullable(),
  filedOn: z.string(),
  dueOn: maybe,
  closedAt: maybe,
  centre: z.object({ name: text, address: maybe, phones: listOf(z.string()) }),
})
const representedShape = z.object({
  powerId: z.string(),
  name: z.object({ family: z.string(), given: z.string(), patronymic: z.string().optional() }),
  kind: z.enum(keysOf(powerKinds)),
  validFrom: z.string(),
  validUntil: maybe,
  services: listOf(text).nullable().describe('None: every service'),
})
const ownShape = z.object({
  id: z.string(),
  number: z.string(),
  service: text,
  state: z.string(),
  stateName: text,
  now: text,
  mustDo: text,
  waitsForMe: z.boolean(),
  closed: z.boolean(),
  filedOn: z.string(),
  dueOn: maybe,
  centre: text,
  authority: text.nullable(),
  represented: representedShape.nullable().describe('Whose case it is, when it is not one’s own'),
})
const entryShape = z.object({
  status: z.string(),
  at: maybe,
  by: maybe,
  title: text,
  detail: maybe,
  side: maybe,
  unit: text.nullable(),
  workplace: maybe,
  byRepresentative: z.literal(true).optional(),
})
const questionShape = z.object({
  n: z.number(),
  side: z.enum(['centre', 'authority']),
  look: maybe.describe('The look that is asked about'),
  at: z.string(),
  question: z.string(),
  answerBy: z.string(),
  answer: z.object({ at: z.string(), text: z.string() }).nullable(),
})
const lookShape = z.object({
  id: z.string(),
  at: z.string(),
  role: z.string(),
  unit: text.nullable(),
  operation: z.string(),
  what: listOf(z.string()),
  why: text,
})
const ownCaseShape = ownShape.extend({
  holder: z.string(),
  receivedOn: maybe,
  mayDo: listOf(z.string()),
  timeline: listOf(entryShape),
  deadline: deadlineShape,
  usual: z
    .object({ half: z.number(), most: z.number(), of: z.number() })
    .nullable()
    .describe('Days half and nine of ten such cases took; none when too few are closed'),
  questions: listOf(questionShape),
  whoLooked: listOf(lookShape),
})

export function portalRoutes(api: Api): void {
  const asking = z.object({ number: z.string().max(60), code: z.string().max(40) })
  api.post(
    '/cases/track',
    {
      schema: {
        tags,
        summary: 'State, dates, next step and centre by number and secret code; limited',
        body: asking,
        response: { 200: trackedShape },
      },
    },
    async (request) => {
      // no idempotency key here: each try is counted; and the refusal comes after the count is kept
      const found = accept(await request.look((work) => track(work, { ...request.body, address: request.ip })))
      return { ...found, since: isoOf(found.since), closedAt: moment(found.closedAt) }
    },
  )

  api.get(
    '/my/cases',
    {
      schema: {
        tags,
        summary: 'Own cases: those that wait for the person first',
        response: { 200: z.object({ items: listOf(ownShape) }) },
      },
    },
    async (request) => ({ items: await request.look(listOwn) }),
  )

  api.get(
    '/my/represented',
    {
      schema: {
        tags,
        summary: 'For whom the person may act today, by which power, and their cases within it',
        response: { 200: z.object({ items: listOf(z.object({ of: representedShape, cases: listOf(ownShape) })) }) },
      },
    },
    async (request) => ({ items: await request.look(listRepresented) }),
  )

  api.get(
    '/my/cases/:case/everything.zip',
    {
      schema: {
        tags,
        summary: 'Everything of an own case: a readable paper, case.json and every file',
        produces: ['application/zip'],
        params: ofCase,
        querystring: z.object({ lang: z.enum(['uk', 'en']).default('uk') }),
      },
    },
    async (request, reply) => {
      const look = <T>(useCase: (work: Work) => Promise<T>) => request.look(useCase)
      const { headers, body } = await bundleOf(request.server.app, look, request.params.case, request.query.lang)
      return reply.headers(headers).send(Readable.fromWeb(body as never))
    },
  )

  api.get(
    '/my/cases/:case/files/:file',
    { schema: { tags, summary: 'A file of an own case', params: ofCase.extend({ file: id<'File'>() }) } },
    async (request, reply) => {
      const { params, server } = request
      const { hash, headers } = await request.look((work) => openOwnFile(work, params.case, params.file))
      return reply.headers(headers).send(await server.app.files.get(hash))
    },
  )

  api.get(
    '/my/cases/:case',
    {
      schema: {
        tags,
        summary: 'An own case: every step, who has it, by when and why, who looked',
        params: ofCase,
        response: { 200: ownCaseShape },
      },
    },
    async (request) => {
      return plainOf(await request.look((work) => getOwn(work, request.params.case)))
    },
  )
}
