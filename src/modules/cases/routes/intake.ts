// Taking an application through the API: the draft, its scans, the registration.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import { isoOf } from '../../../kernel/time.ts'
import { draftSchema, shownDocumentSchema } from '../service/draft.ts'
import { addScan, getIntake, listOpenIntakes, openIntake, saveIntake } from '../service/intake.ts'
import { type Registered, registerCase, registerImmediate } from '../service/register.ts'
import { deadline, deadlineShape, id, listOf, ofCentre, ofIntake, readUpload, tags } from './shapes.ts'

const versioned = z.object({ id: z.string(), version: z.number() })
const intakeShape = z.object({
  id: z.string(),
  centreId: z.string(),
  serviceId: z.string(),
  versionId: z.string(),
  applicantId: z.string(),
  ticketId: z.string().nullable(),
  savedAt: z.string(),
  version: z.number(),
  registered: z.boolean(),
})
type Shown = { readonly savedAt: Parameters<typeof isoOf>[0]; readonly registeredAt: unknown }
const shown = <Intake extends Shown>({ savedAt, registeredAt, ...intake }: Intake) => ({
  ...intake,
  savedAt: isoOf(savedAt),
  registered: registeredAt !== null,
})

const paperShape = z.object({
  name: z.string(),
  kind: z.string(),
  source: z.string(),
  required: z.boolean(),
  condition: z.string().nullable(),
})
const sheetShape = z.object({
  intake: intakeShape.extend({ draft: z.unknown() }),
  papers: listOf(paperShape),
  charges: listOf(z.object({ line: z.string(), amount: z.number().nullable(), law: z.string().nullable() })),
  faults: listOf(z.object({ field: z.string(), code: z.string() })),
  missing: listOf(z.object({ what: z.string(), field: z.string() })),
  due: deadlineShape,
})
const registeredShape = z.object({
  caseId: z.string(),
  number: z.string(),
  secretCode: z.string().describe('Said once; only its keyed hash is kept'),
  due: deadlineShape,
  missing: listOf(z.string()),
})
const registeredOf = ({ due, ...registered }: Registered) => ({ ...registered, due: deadline(due) })

export function intakeRoutes(api: Api): void {
  const opening = z.object({
    serviceId: id<'Service'>(),
    applicantId: id<'Resident'>(),
    ticketId: id<'Ticket'>().optional(),
  })
  api.post(
    '/centres/:centre/intakes',
    { schema: { tags, summary: 'Begin a draft', params: ofCentre, body: opening, response: { 201: versioned } } },
    async (request, reply) => {
      const { params, body } = request
      const { id, version } = await request.run((work) => openIntake(work, { centreId: params.centre, ...body }))
      return reply.code(201).send({ id, version })
    },
  )

  api.get(
    '/centres/:centre/intakes',
    {
      schema: {
        tags,
        summary: 'Drafts that wait, newest first; of one visit or all',
        params: ofCentre,
        querystring: z.object({ ticketId: id<'Ticket'>().optional() }),
        response: { 200: z.object({ items: listOf(intakeShape) }) },
      },
    },
    async (request) => {
      const found = await request.look((work) => listOpenIntakes(work, request.params.centre, request.query.ticketId))
      return { items: found.map(shown) }
    },
  )

  api.get(
    '/intakes/:intake',
    { schema: { tags, summary: 'A draft with what is still to do', params: ofIntake, response: { 200: sheetShape } } },
    async (request) => {
      const { intake, service, due, charges, faults, missing } = await request.look((work) =>
        getIntake(work, request.params.intake),
      )
      return { intake: shown(intake), papers: service.documents, charges, faults, missing, due: deadline(due) }
    },
  )

  const saving = z.object({ version: z.int(), draft: draftSchema })
  api.put(
    '/intakes/:intake',
    {
      schema: {
        tags,
        summary: 'Save the draft as it stands',
        params: ofIntake,
        body: saving,
        response: { 200: z.object({ version: z.number() }) },
      },
    },
    async (request) => {
      const { version, draft } = request.body
      return request.run((work) => saveIntake(work, request.params.intake, version, draft))
    },
  )

  api.post(
    '/intakes/:intake/files',
    {
      schema: {
        tags,
        summary: 'Add a scan (multipart: purpose, paper, file)',
        consumes: ['multipart/form-data'],
        params: ofIntake,
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const { kept, ...scan } = await readUpload(request)
      const fileId = await request.run((work) => addScan(work, request.params.intake, kept, scan))
      return reply.code(201).send({ id: fileId })
    },
  )

  const registering = z.object({ version: z.int(), insisted: z.boolean().default(false) })
  api.post(
    '/intakes/:intake/register',
    {
      schema: {
        tags,
        summary: 'Give the case its number, code and date',
        params: ofIntake,
        body: registering,
        response: { 201: registeredShape },
      },
    },
    async (request, reply) => {
      const registered = await request.run((work) => registerCase(work, request.params.intake, request.body))
      return reply.code(201).send(registeredOf(registered))
    },
  )

  const atOnce = z.object({
    version: z.int(),
    result: z.string().trim().max(4000),
    document: shownDocumentSchema,
    to: z.enum(['applicant', 'representative']).default('applicant'),
  })
  api.post(
    '/intakes/:intake/register-at-once',
    {
      schema: {
        tags,
        summary: 'An immediate service: registered with its result',
        params: ofIntake,
        body: atOnce,
        response: { 201: registeredShape },
      },
    },
    async (request, reply) => {
      const registered = await request.run((work) => registerImmediate(work, request.params.intake, request.body))
      return reply.code(201).send(registeredOf(registered))
    },
  )
}
