// The log through the API, for heads: who saw what, who changed which setting, and whether the record is whole.
import { z } from 'zod'
import type { Routes } from '../../http/api.ts'
import type { Id } from '../../kernel/id.ts'
import type { Instant } from '../../kernel/time.ts'
import { type AccessRow, type ChangeRow, grounds, operations, purposes, results } from './model.ts'
import { listAccess, listChanges, verify } from './service.ts'

const id = <Kind extends string>() => z.uuid().transform((text) => text as Id<Kind>)
const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text) as Instant)
const keysOf = <Key extends string>(list: Record<Key, unknown>) => Object.keys(list) as [Key, ...Key[]]

/** `at,id` of the last row of the page before. */
const after = z
  .string()
  .regex(/^\d{1,15},[0-9a-f-]{36}$/)
  .transform((text) => ({ at: Number(text.split(',')[0]) as Instant, id: text.split(',')[1]! }))
const page = {
  from: moment.optional(),
  to: moment.optional(),
  after: after.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

const doer = {
  actor: z.string(),
  role: z.string(),
  workplace: z.string(),
  unit: z.string().nullable(),
  reason: z.string().nullable(),
}
const accessShape = z.object({
  id: z.string(),
  at: z.string(),
  ...doer,
  operation: z.enum(operations),
  purpose: z.enum(keysOf(purposes)),
  ground: z.enum(keysOf(grounds)),
  fields: z.array(z.string()),
  subjectPersonId: z.string().nullable(),
  caseId: z.string().nullable(),
  fileId: z.string().nullable(),
  centreId: z.string().nullable(),
  result: z.enum(results),
})
const values = z.record(z.string(), z.unknown()).nullable()
const changeShape = z.object({
  id: z.string(),
  at: z.string(),
  ...doer,
  what: z.string(),
  rowId: z.string(),
  centreId: z.string().nullable(),
  before: values,
  after: values,
})
const damage = z.enum(['altered', 'removed', 'inserted', 'cut'])
const verdictShape = z.object({
  rows: z.number(),
  head: z.object({ number: z.number(), hash: z.string() }).nullable(),
  broken: z.object({ damage, number: z.number().nullable(), rowId: z.string().nullable() }).nullable(),
})

const iso = (row: { readonly at: Instant }) => new Date(row.at).toISOString()
const shown = <Row extends AccessRow | ChangeRow>(rows: readonly Row[], limit: number) => ({
  items: rows.map((row) => ({ ...row, at: iso(row) })) as never[],
  next: rows.length === limit ? `${rows.at(-1)!.at},${rows.at(-1)!.id}` : null,
})
const listOf = <Shape extends z.ZodType>(shape: Shape) => ({
  200: z.object({ items: z.array(shape), next: z.string().nullable() }),
})

export const routes: Routes = (api) => {
  const tags = ['audit']
  const accessQuestion = z.object({
    centreId: id<'Centre'>().optional(),
    personId: id<'Resident'>().optional(),
    caseId: id<'Case'>().optional(),
    actor: z.string().max(80).optional(),
    ...page,
  })
  api.get(
    '/audit/access',
    { schema: { tags, summary: 'Who saw or did what', querystring: accessQuestion, response: listOf(accessShape) } },
    async (request) => shown(await request.look((work) => listAccess(work, request.query)), request.query.limit),
  )

  const changeQuestion = z.object({
    what: z.string().max(80).optional(),
    rowId: z.string().max(80).optional(),
    ...page,
  })
  api.get(
    '/audit/changes',
    { schema: { tags, summary: 'Changed settings', querystring: changeQuestion, response: listOf(changeShape) } },
    async (request) => shown(await request.look((work) => listChanges(work, request.query)), request.query.limit),
  )

  const known = z.object({
    number: z.coerce.number().int().min(0).optional(),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  })
  api.get(
    '/audit/check',
    {
      schema: {
        tags,
        summary: 'Is the record whole? With a head written down earlier: is its end there too?',
        querystring: known,
        response: { 200: verdictShape },
      },
    },
    async (request) => {
      const { number, hash } = request.query
      return request.look((work) => verify(work, number !== undefined && hash ? { number, hash } : undefined))
    },
  )
}
