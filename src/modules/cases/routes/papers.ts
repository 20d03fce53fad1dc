// The papers of a case as PDF: the data are read, the compiler is asked outside of any unit of work, then the paper is recorded.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import type { PaperData } from '../../documents/model.ts'
import { type MadePaper, paperHeaders, recordPaper } from '../../documents/service.ts'
import { shownDocumentSchema } from '../service/draft.ts'
import { handOverActPaper, issueSheetPaper, receiptPaper } from '../service/papers.ts'
import { id, ofCase, tags } from './shapes.ts'

const lang = z.enum(['uk', 'en']).default('uk')
const pdf = { produces: ['application/pdf'] }

type OfCase = 'receipt' | 'hand-over-act' | 'issue-sheet'
type About = Pick<MadePaper, 'centreId' | 'subjectId' | 'caseId' | 'why'> & { readonly number: string }

async function send<Kind extends OfCase>(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: Kind,
  data: PaperData[Kind],
  { number, ...about }: About,
) {
  const made = await request.server.app.papers.make(kind, data)
  const { madeAt } = data
  const spoken = 'lang' in data ? data.lang : 'uk'
  await request.look((work) => recordPaper(work, { kind, pdf: made, lang: spoken, madeAt, ...about }))
  return reply.headers(paperHeaders(kind, number, made.length)).send(made)
}

export function paperRoutes(api: Api): void {
  const printing = z.object({ lang, secretCode: z.string().max(20).optional() })
  api.post(
    '/cases/:case/receipt.pdf',
    {
      schema: {
        tags,
        summary: 'The receipt in two copies; the code stands on it when it is given',
        ...pdf,
        params: ofCase,
        body: printing,
      },
    },
    async (request, reply) => {
      const { params, body } = request
      const site = request.server.app.config.publicUrl
      const { data, about } = await request.look((work) => receiptPaper(work, params.case, { ...body, site }))
      return send(request, reply, 'receipt', data, about)
    },
  )

  api.get(
    '/batches/:batch/act.pdf',
    {
      schema: {
        tags,
        summary: 'The hand-over act with the signatures there are',
        ...pdf,
        params: z.object({ batch: id<'Batch'>() }),
      },
    },
    async (request, reply) => {
      const { data, about } = await request.look((work) => handOverActPaper(work, request.params.batch))
      return send(request, reply, 'hand-over-act', data, about)
    },
  )

  const issuing = z.object({
    lang,
    to: z.enum(['applicant', 'representative']).default('applicant'),
    document: shownDocumentSchema,
  })
  api.post(
    '/cases/:case/issue-sheet.pdf',
    { schema: { tags, summary: 'The issue sheet for the person to sign', ...pdf, params: ofCase, body: issuing } },
    async (request, reply) => {
      const { data, about } = await request.look((work) => issueSheetPaper(work, request.params.case, request.body))
      return send(request, reply, 'issue-sheet', data, about)
    },
  )
}
