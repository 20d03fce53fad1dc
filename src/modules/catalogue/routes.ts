// The catalogue through the API: open to everyone for reading, to the head for changing.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Routes } from '../../http/api.ts'
import { parseId } from '../../kernel/id.ts'
import { parseDate } from '../../kernel/time.ts'
import { groups } from './categories.ts'
import { categories, channels, documentSources, type Service } from './model.ts'
import { newServiceSchema, patchSchema } from './record.ts'
import { changeService, createService } from './service/change.ts'
import { decideDocument, listUndecidedDocuments } from './service/documents.ts'
import { exportCatalogue } from './service/export.ts'
import { importCatalogue } from './service/import.ts'
import * as catalogue from './service.ts'
import {
  groupShape,
  lineShape,
  listOf,
  reportShape,
  serviceShape,
  shownService,
  undecidedShape,
  versionShape,
} from './shapes.ts'

const tags = ['catalogue']
const flag = z.enum(['true', 'false']).transform((word) => word === 'true')
const date = z.iso.date().transform((text) => parseDate(text)!)
const service = z.object({ service: z.string().min(1).max(60) })
const limit = z.coerce.number().int().min(1).max(200)
const occasion = { from: date.optional(), reason: z.string().max(1000) }
const catalogueFileLimit = 8_000_000

/** Answers with the version as ETag; who has it already gets a 304. */
function answer(request: FastifyRequest, reply: FastifyReply, found: Service) {
  const tag = `"${found.versionId}"`
  reply.header('etag', tag).header('cache-control', 'no-cache')
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.send(shownService(found))
}

const expectedOf = (request: FastifyRequest) =>
  parseId<'ServiceVersion'>(request.headers['if-match']?.replaceAll('"', ''))

export const routes: Routes = (api) => {
  const listQuery = z.object({
    category: z.enum(categories).optional(),
    group: z.enum(groups.map(({ key }) => key) as [string, ...string[]]).optional(),
    social: flag.optional(),
    channel: z.enum(channels).optional(),
    authority: z.string().max(300).optional(),
    after: z.string().max(60).optional(),
    limit: limit.default(50),
  })
  const listShape = z.object({ items: listOf(lineShape), next: z.string().nullable() })
  api.get(
    '/services',
    { schema: { tags, summary: 'Services, by key', querystring: listQuery, response: { 200: listShape } } },
    async (request) => {
      const { after, limit, ...filters } = request.query
      const page = await request.look((work) => catalogue.listServices(work, filters, { after, limit }))
      return { items: page.services, next: page.next }
    },
  )

  const searchQuery = z.object({ q: z.string().max(200), limit: limit.default(10) })
  const searchShape = z.object({ items: listOf(lineShape) })
  api.get(
    '/services/search',
    {
      schema: { tags, summary: 'Services by everyday words', querystring: searchQuery, response: { 200: searchShape } },
    },
    async (request) => {
      const { q, limit } = request.query
      return { items: await request.look((work) => catalogue.search(work, q, { limit })) } as z.input<
        typeof searchShape
      >
    },
  )

  const groupsShape = z.object({ items: listOf(groupShape) })
  api.get(
    '/services/groups',
    { schema: { tags, summary: 'Groups to choose from', response: { 200: groupsShape } } },
    async (request) => ({ items: await request.look((work) => catalogue.listGroups(work)) }),
  )

  api.get(
    '/services/:service',
    {
      schema: {
        tags,
        summary: 'A service with its cards, today or on a date; by id or key',
        params: service,
        querystring: z.object({ on: date.optional() }),
        response: { 200: serviceShape, 304: z.null() },
      },
    },
    async (request, reply) => {
      const { params, query } = request
      const found = await request.look((work) => catalogue.getService(work, params.service, query.on))
      return answer(request, reply, found)
    },
  )

  const versionsShape = z.object({ items: listOf(versionShape) })
  api.get(
    '/services/:service/versions',
    { schema: { tags, summary: 'The versions of a service', params: service, response: { 200: versionsShape } } },
    async (request) => {
      const notes = await request.look((work) => catalogue.listVersions(work, request.params.service))
      const items = notes.map((note) => ({ ...note, madeAt: new Date(note.madeAt).toISOString() }))
      return { items }
    },
  )

  const newService = z.object({ service: newServiceSchema, ...occasion })
  api.post(
    '/services',
    { schema: { tags, summary: 'Add a service', body: newService, response: { 201: serviceShape } } },
    async (request, reply) => {
      const { service: record, ...when } = request.body
      const made = await request.run((work) => createService(work, record, when))
      return reply.code(201).header('etag', `"${made.versionId}"`).send(shownService(made))
    },
  )

  const change = z.object({ service: patchSchema, ...occasion })
  api.patch(
    '/services/:service',
    {
      schema: {
        tags,
        summary: 'Change the fields given, as a new version; `If-Match` names the version it was made from',
        params: service,
        body: change,
        response: { 200: serviceShape },
      },
    },
    async (request, reply) => {
      const { service: patch, ...when } = request.body
      const expected = expectedOf(request)
      const made = await request.run((work) =>
        changeService(work, request.params.service, patch, { ...when, expected }),
      )
      return reply.header('etag', `"${made.versionId}"`).send(shownService(made))
    },
  )

  const undecided = z.object({ items: listOf(undecidedShape) })
  api.get(
    '/catalogue/undecided-documents',
    { schema: { tags, summary: 'Papers nobody has decided who brings', response: { 200: undecided } } },
    async (request) => ({ items: await request.look((work) => listUndecidedDocuments(work)) }),
  )

  const decision = z.object({
    name: z.string().max(500),
    source: z.enum(documentSources),
    reason: z.string().max(1000),
  })
  const decided = z.object({ name: z.string(), source: z.enum(documentSources), services: z.number() })
  api.post(
    '/catalogue/document-decisions',
    {
      schema: { tags, summary: 'Say who brings a paper, for all services', body: decision, response: { 200: decided } },
    },
    async (request) => {
      const { name, source, reason } = request.body
      return request.run((work) => decideDocument(work, name, source, reason))
    },
  )

  const file = z.object({
    format: z.enum(['json', 'csv']),
    text: z.string(),
    cards: z.array(z.string()).max(2000).optional(),
    from: date.optional(),
    reason: z.string().max(1000).optional(),
    preview: z.boolean().default(false),
  })
  api.post(
    '/catalogue/import',
    {
      bodyLimit: catalogueFileLimit,
      schema: { tags, summary: 'Read a file: all of it or nothing', body: file, response: { 200: reportShape } },
    },
    async (request) => {
      const { format, text, cards, ...options } = request.body
      const report = await request.run((work) => importCatalogue(work, { format, text, cards }, options))
      return report
    },
  )

  const exportQuery = z.object({ format: z.enum(['json', 'csv']).default('json'), on: date.optional() })
  api.get(
    '/catalogue/export',
    { schema: { tags, summary: 'The whole catalogue as a file', querystring: exportQuery } },
    async (request, reply) => {
      const { format, on } = request.query
      const text = await request.look((work) => exportCatalogue(work, format, on))
      reply.header('content-disposition', `attachment; filename="catalogue.${format}"`)
      return reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8').send(text)
    },
  )
}
