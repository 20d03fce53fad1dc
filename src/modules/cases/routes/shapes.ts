// What the API answers about cases, and the pieces its questions are made of.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Id, parseId } from '../../../kernel/id.ts'
import { no as general, Refusal } from '../../../kernel/refusal.ts'
import { type Instant, isoOf } from '../../../kernel/time.ts'
import { filePurposes, type KeptFile } from '../../documents/model.ts'
import { keepFile } from '../../documents/service.ts'
import {
  type Batch,
  type BatchLine,
  caseStates,
  type Due,
  type Recorded,
  type Summary,
  type Waiting,
} from '../model.ts'
import type { Listed } from '../store/lists.ts'

export const tags = ['cases']
export const id = <Kind extends string>() => z.uuid().transform((text) => text as Id<Kind>)
export const keysOf = <Key extends string>(list: Record<Key, unknown>) => Object.keys(list) as [Key, ...Key[]]
export const nothing = { 204: z.null() }
export const limit = z.coerce.number().int().min(1).max(200).default(50)
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()

export const ofCase = z.object({ case: id<'Case'>() })
export const ofCentre = z.object({ centre: id<'Centre'>() })
export const ofIntake = z.object({ intake: id<'Case'>() })

export const moment = (at: Instant | null | undefined): string | null =>
  at === null || at === undefined ? null : isoOf(at)

export const text = z.object({ uk: z.string(), en: z.string() })
const maybe = z.string().nullable()
const stateName = z.enum(keysOf(caseStates))

const stepShape = z.object({ kind: z.string(), date: z.string(), text, law: z.string() })
/** The date, none while the clock stands, and the steps that led to it. */
export const deadlineShape = z.object({ dueOn: maybe, steps: listOf(stepShape) })
export const deadline = ({ dueOn, steps }: Due | Waiting) => ({ dueOn: dueOn ?? null, steps })

export const caseShape = z.object({
  id: z.string(),
  number: z.string(),
  centreId: z.string(),
  authorityId: maybe,
  serviceId: z.string(),
  versionId: z.string(),
  applicantId: z.string(),
  state: stateName,
  since: z.string(),
  holder: z.string(),
  filedAt: z.string(),
  dueOn: maybe,
  confirmBy: maybe,
  immediate: z.boolean(),
  missing: z.number(),
  pages: z.number(),
  notifyBy: z.string(),
  deliverBy: z.string(),
  outcome: maybe,
  version: z.number(),
})

export function caseOf({ id, centreId, summary }: Listed | { id: string; centreId: string; summary: Summary }) {
  const { clock: _, steps: __, marks, since, batchId: ___, ticketId: ____, variant: _____, ...rest } = summary
  return { id, centreId, ...rest, since: isoOf(since), filedAt: isoOf(marks.filed) }
}

const doer = z.object({ side: z.string(), who: z.string(), unit: maybe, workplace: maybe })
export const eventShape = z.object({
  n: z.number(),
  type: z.string(),
  at: z.string(),
  by: doer,
  facts: z.unknown(),
  told: z.unknown(),
})
export const eventOf = ({ at, ...event }: Recorded) => ({ ...event, at: isoOf(at) })

export const batchShape = z.object({
  id: z.string(),
  centreId: z.string(),
  authorityId: z.string(),
  actNumber: z.string(),
  on: z.string(),
  madeAt: z.string(),
  sentAt: maybe,
})
export const batchOf = ({ madeAt, sentAt, madeBy: _, sentBy: __, ...batch }: Batch) => ({
  ...batch,
  madeAt: isoOf(madeAt),
  sentAt: moment(sentAt),
})
export const lineShape = z.object({
  caseId: z.string(),
  number: z.string(),
  versionId: z.string(),
  pages: z.number(),
  receivedAt: maybe,
  receivedBy: maybe,
  pagesReceived: z.number().nullable(),
  sentBackAt: maybe,
})
export const lineOf = ({ receivedAt, sentBackAt, ...line }: BatchLine) => ({
  ...line,
  receivedAt: moment(receivedAt),
  sentBackAt: moment(sentBackAt),
})

export const fileShape = z.object({
  id: z.string(),
  purpose: z.enum(keysOf(filePurposes)),
  type: z.string(),
  size: z.number(),
  addedAt: z.string(),
  paper: z.number().nullable(),
})
export const fileOf = ({
  id,
  purpose,
  type,
  size,
  addedAt,
  paper,
}: {
  id: string
  purpose: z.infer<typeof fileShape>['purpose']
  type: string
  size: number
  addedAt: Instant
  paper: number | null
}) => ({
  id,
  purpose,
  type,
  size,
  addedAt: isoOf(addedAt),
  paper,
})

const uploadFields = z.object({
  purpose: z.enum(keysOf(filePurposes)),
  paper: z.coerce.number().int().min(0).max(999).nullable().default(null),
})
export type Upload = z.output<typeof uploadFields> & { readonly kept: KeptFile }

const noFile = () => new Refusal(general('bad-value', { why: 'multipart/form-data, file' }, 'file'))

/** A form cut short or without its boundary; a file over the limit keeps its own answer. */
function unreadable(fault: { readonly statusCode?: number }): never {
  throw fault.statusCode ? fault : noFile()
}

/** One file of a multipart form, checked and laid in the store; its fields say what it is. Fields come before the file. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const part = request.isMultipart() ? await request.file().catch(unreadable) : undefined
  if (!part) throw noFile()
  const bytes = await part.toBuffer().catch(unreadable)
  const said = Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, field]) => (field && 'value' in field ? [[name, field.value]] : [])),
  )
  const fields = uploadFields.parse(said)
  const kept = await keepFile(request.server.app.files, bytes, { name: part.filename, declaredType: part.mimetype })
  return { ...fields, kept }
}

/** `date,id` or `moment,id` of the last row of the page before. */
export function keyOf<Kind extends string>(
  after: string | undefined,
): { readonly key: string; readonly id: Id<Kind> } | undefined {
  const [key = '', last] = after?.split(',') ?? []
  const found = parseId<Kind>(last)
  return found && { key, id: found }
}
