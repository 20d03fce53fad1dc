// Residents through the API: found, added, corrected, represented. Numbers travel in bodies, never in addresses.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import { accept } from '../../../kernel/refusal.ts'
import type { Resident } from '../model.ts'
import { identify, type SoughtBy } from '../service/identify.ts'
import { checkDocument, checkNumber, readPerson } from '../service/read-person.ts'
import { type Correction, correctResident, findOrAddResident, getResident } from '../service/residents.ts'
import { date, documentKind, id, name, purpose, shortText, typedName, view } from './shapes.ts'

const tags = ['people']
const text = (most: number) => z.string().trim().max(most).optional()

const person = {
  ...typedName,
  birthDate: date.optional(),
  sex: z.enum(['female', 'male']).optional(),
  taxNumber: text(20),
  unzr: text(20),
  documentKind: documentKind.optional(),
  documentNumber: text(40),
  documentIssuer: text(200),
  documentIssuedOn: date.optional(),
  documentValidUntil: date.optional(),
  phone: text(30),
  email: text(254),
  address: text(500),
}

const document = z.object({
  kind: documentKind,
  number: z.string(),
  issuer: z.string().optional(),
  issuedOn: z.string().optional(),
  validUntil: z.string().optional(),
})
const residentShape = z.object({
  id: z.string(),
  name,
  birthDate: z.string().nullable(),
  taxNumber: z.string().nullable(),
  unzr: z.string().nullable(),
  documents: z.array(document),
  contacts: z.object({ phone: z.string().optional(), email: z.string().optional() }),
  address: z.string().nullable(),
})
const shown = (resident: Resident) => ({ ...resident, documents: [...resident.documents] })

const soughtBy = z.union([
  z.object({ taxNumber: shortText(20) }),
  z.object({ unzr: shortText(20) }),
  z.object({ documentKind, documentNumber: shortText(40) }),
  z.object({ name: shortText(250), birthDate: date.optional() }),
])

function sought(by: z.output<typeof soughtBy>): SoughtBy {
  if ('taxNumber' in by) return { taxNumber: accept(checkNumber('tax-number', by.taxNumber, 'taxNumber')) }
  if ('unzr' in by) return { unzr: accept(checkNumber('unzr', by.unzr, 'unzr')) }
  if ('name' in by) return by
  const number = accept(checkDocument(by.documentKind, by.documentNumber))
  return { document: { kind: by.documentKind, number } }
}

export function residentRoutes(api: Api): void {
  const found = z.object({ id: z.string(), name, birthDate: z.string().nullable(), ending: z.string().nullable() })
  const finding = z.object({ by: soughtBy, ...view, centreId: id<'Centre'>() })
  api.post(
    '/people/search',
    {
      schema: {
        tags,
        summary: 'Find a person by a number, a document or a name',
        body: finding,
        response: { 200: z.array(found) },
      },
    },
    async (request) => {
      const { by, ...why } = request.body
      return [...(await request.look((work) => identify(work, { by: sought(by), ...why })))]
    },
  )

  const adding = z.object({ ...person, ...view, purpose: purpose.default('register') })
  const added = z.object({ id: z.string(), added: z.boolean(), renamed: z.boolean() })
  api.post(
    '/people',
    { schema: { tags, summary: 'Find the record of this person or add it', body: adding, response: { 200: added } } },
    async (request) => {
      const { centreId, caseId, reason, purpose: why, ...typed } = request.body
      const joined = await request.run((work) =>
        findOrAddResident(work, { claim: readPerson(typed), purpose: why, centreId, caseId, reason }),
      )
      return { id: joined.resident.id, added: joined.added, renamed: joined.renamed }
    },
  )

  const one = z.object({ id: id<'Resident'>() })
  const seeing = z.object({ ...view, purpose })
  api.get(
    '/people/:id',
    {
      schema: {
        tags,
        summary: 'A person’s record; leaves a trace',
        params: one,
        querystring: seeing,
        response: { 200: residentShape },
      },
    },
    async (request) => shown(await request.look((work) => getResident(work, request.params.id, request.query))),
  )

  const correcting = z.object({
    ...view,
    name: z.object(typedName).optional(),
    birthDate: date.nullable().optional(),
    taxNumber: text(20),
    unzr: text(20),
    address: z.string().trim().max(500).nullable().optional(),
    documents: z
      .array(z.object({ kind: documentKind, number: shortText(40) }))
      .max(20)
      .optional(),
  })
  api.post(
    '/people/:id/corrections',
    {
      schema: {
        tags,
        summary: 'Mend a wrong entry, with a reason',
        params: one,
        body: correcting,
        response: { 200: residentShape },
      },
    },
    async (request) => {
      const { centreId, caseId, reason, ...change } = request.body
      return shown(
        await request.run((work) =>
          correctResident(work, request.params.id, correction(change), {
            purpose: 'correct',
            centreId,
            caseId,
            reason,
          }),
        ),
      )
    },
  )
}

interface Typed extends Pick<Correction, 'name' | 'birthDate' | 'address'> {
  readonly taxNumber?: string | undefined
  readonly unzr?: string | undefined
  readonly documents?: readonly { readonly kind: z.output<typeof documentKind>; readonly number: string }[] | undefined
}

/** Only what was sent is changed. */
function correction({ taxNumber, unzr, documents, ...same }: Typed): Correction {
  const said = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined))
  return {
    ...said,
    ...(taxNumber && { taxNumber: accept(checkNumber('tax-number', taxNumber)) }),
    ...(unzr && { unzr: accept(checkNumber('unzr', unzr)) }),
    ...(documents && {
      documents: documents.map(({ kind, number }) => ({ kind, number: accept(checkDocument(kind, number)) })),
    }),
  }
}
