// A centre's own words and its quiet hours over the API.
import { z } from 'zod'
import type { Routes } from '../../../http/api.ts'
import type { Id } from '../../../kernel/id.ts'
import { type Occasion, occasions, type Quiet, type Template, type Words } from '../model.ts'
import { changeQuiet, changeWords, readQuiet, readWords, restoreWords } from '../service/words.ts'

const id = <Kind extends string>() => z.uuid().transform((text) => text as Id<Kind>)
const template = z.object({
  sms: z.array(z.string().max(500)).max(20),
  subject: z.string().max(200),
  letter: z.array(z.string().max(2000)).max(40),
})
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, like 21:00')
const writable = ({ uk, en }: Words) => {
  const copy = ({ sms, subject, letter }: Template) => ({ sms: [...sms], subject, letter: [...letter] })
  return { uk: copy(uk), en: copy(en) }
}

export const wordingRoutes: Routes = (api) => {
  const tags = ['notifications']
  const place = z.object({ centreId: id<'Centre'>() })
  const words = z.object({ uk: template, en: template })
  const own = z.object({ serviceId: id<'Service'>().nullable().default(null) })
  const ofOccasion = z.object({
    centreId: id<'Centre'>(),
    occasion: z.enum(Object.keys(occasions) as [Occasion, ...Occasion[]]),
  })
  api.get(
    '/centres/:centreId/wording/:occasion',
    {
      schema: {
        ...{ tags, summary: 'The words of an occasion now: own of the service, own of all services, or ready-made' },
        ...{ params: ofOccasion, querystring: z.object({ serviceId: id<'Service'>().optional() }) },
        response: { 200: words },
      },
    },
    async (request) => {
      const { centreId, occasion } = request.params
      const { serviceId = null } = request.query
      return request.look(async (work) => writable(await readWords(work, centreId, occasion, serviceId)))
    },
  )
  api.put(
    '/centres/:centreId/wording/:occasion',
    {
      schema: {
        ...{ tags, summary: 'Own words of an occasion, for all services or for one' },
        ...{ params: ofOccasion, body: own.extend({ words, reason: z.string().max(300).optional() }) },
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { centreId, occasion } = request.params
      const { serviceId, words: written, reason } = request.body
      await request.run((work) => changeWords(work, centreId, { occasion, serviceId, words: written }, reason))
      return reply.code(204).send(null)
    },
  )
  api.post(
    '/centres/:centreId/wording/:occasion/restore',
    {
      schema: {
        ...{ tags, summary: 'The ready-made words again', params: ofOccasion, body: own },
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { centreId, occasion } = request.params
      await request.run((work) => restoreWords(work, centreId, { occasion, serviceId: request.body.serviceId }))
      return reply.code(204).send(null)
    },
  )
  const quiet = z.object({ from: time, until: time })
  api.get(
    '/centres/:centreId/quiet-hours',
    { schema: { tags, summary: 'When no telephone is rung', params: place, response: { 200: quiet } } },
    async (request) => request.look((work) => readQuiet(work, request.params.centreId)),
  )
  api.put(
    '/centres/:centreId/quiet-hours',
    {
      schema: {
        ...{ tags, summary: 'Change the quiet hours; equal hours: none', params: place, body: quiet },
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await request.run((work) => changeQuiet(work, request.params.centreId, request.body as Quiet))
      return reply.code(204).send(null)
    },
  )
}
