// Questions to a case through the API: asked by the person, listed, opened and answered by who is asked.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import { isoOf } from '../../../kernel/time.ts'
import { answerQuestion, askCase, listQuestionsToMe, openQuestion, type QuestionLine } from '../service/question.ts'
import { id, listOf, nothing, ofCase, tags, text } from './shapes.ts'

const words = z.string().trim().min(1).max(4000)
const lineShape = z.object({
  caseId: z.string(),
  number: z.string(),
  service: text,
  n: z.number(),
  unit: z.string(),
  askedAt: z.string(),
  answerBy: z.string(),
  isAboutLook: z.boolean(),
})
const lineOf = ({ askedAt, ...line }: QuestionLine) => ({ ...line, askedAt: isoOf(askedAt) })
const lookShape = z.object({
  at: z.string(),
  role: z.string(),
  operation: z.string(),
  fields: listOf(z.string()),
  reason: z.string().nullable(),
  workplace: z.string(),
  why: text,
  name: z.object({ family: z.string(), given: z.string(), patronymic: z.string().optional() }).nullable(),
})
const openedShape = lineShape.extend({
  side: z.enum(['centre', 'authority']),
  question: z.string(),
  look: lookShape.nullable().describe('The look that is asked about'),
})

export function questionRoutes(api: Api): void {
  const about = z.union([z.object({ to: z.enum(['centre', 'authority']) }), z.object({ look: id<'Access'>() })])
  api.post(
    '/my/cases/:case/questions',
    {
      schema: {
        tags,
        summary: 'Ask the centre, the authority, or the head of the unit about one of the looks',
        params: ofCase,
        body: z.object({ question: words, about }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await request.run((work) => askCase(work, request.params.case, request.body))
      return reply.code(204).send(null)
    },
  )

  api.get(
    '/questions',
    {
      schema: {
        tags,
        summary: 'Questions that wait for an answer at my posts, the longest first',
        response: { 200: z.object({ items: listOf(lineShape) }) },
      },
    },
    async (request) => ({ items: (await request.look(listQuestionsToMe)).map(lineOf) }),
  )

  const which = ofCase.extend({ n: z.coerce.number().int().min(1).max(100_000) })
  api.get(
    '/cases/:case/questions/:n',
    { schema: { tags, summary: 'A question that waits', params: which, response: { 200: openedShape } } },
    async (request) => {
      const opened = await request.look((work) => openQuestion(work, request.params.case, request.params.n))
      const { look } = opened
      return { ...opened, ...lineOf(opened), look: look && { ...look, at: isoOf(look.at) } }
    },
  )
  api.post(
    '/cases/:case/questions/:n/answer',
    {
      schema: {
        tags,
        summary: 'Answer it; the person is told',
        params: which,
        body: z.object({ answer: words }),
        response: nothing,
      },
    },
    async (request, reply) => {
      const { params, body } = request
      await request.run((work) => answerQuestion(work, params.case, params.n, body.answer))
      return reply.code(204).send(null)
    },
  )
}
