// Shapes shared by the routes of identity.
import { z } from 'zod'
import type { PlaceId, Role } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { type Instant, isoOf, type PlainDate, parseDate } from '../../../kernel/time.ts'
import { purposes } from '../../audit/model.ts'
import { type DocumentKind, documentKinds, roleNames, type StaffMember } from '../model.ts'

export const keysOf = <Key extends string>(list: Readonly<Record<Key, unknown>>) => Object.keys(list) as [Key, ...Key[]]

export const id = <Kind extends string>() => z.uuid().transform((text) => text as Id<Kind>)
export const date = z
  .string()
  .refine((text) => parseDate(text) !== undefined, 'a date such as 2026-11-23')
  .transform((text) => text as PlainDate)
export const shortText = (most: number) => z.string().trim().min(1).max(most)

export const role = z.enum(keysOf(roleNames)) as unknown as z.ZodType<Role, Role>
export const post = z.object({ role: z.enum(keysOf(roleNames)), place: z.uuid().transform((text) => text as PlaceId) })
export const documentKind = z.enum(keysOf(documentKinds)) satisfies z.ZodType<DocumentKind>
export const purpose = z.enum(keysOf(purposes))

export const name = z.object({ family: z.string(), given: z.string(), patronymic: z.string().optional() })
export const typedName = {
  family: shortText(80),
  given: shortText(80),
  patronymic: z.string().trim().max(80).optional(),
}

/** Why the data are needed; stands in the access log. */
export const view = {
  centreId: id<'Centre'>().optional(),
  caseId: id<'Case'>().optional(),
  reason: z.string().trim().max(500).optional(),
}

export const moment = z.string()
export const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

export const staffShape = z.object({
  id: z.string(),
  name,
  email: z.string(),
  state: z.enum(['invited', 'active', 'blocked']),
  posts: z.array(z.object({ role: z.enum(keysOf(roleNames)), place: z.string() })),
  stampNo: z.string().nullable(),
})
export const staffShown = ({ id: staffId, name: called, email, state, posts, stampNo }: StaffMember) => ({
  id: staffId,
  name: called,
  email,
  state,
  posts: posts.map((held) => ({ role: held.role, place: held.place })),
  stampNo,
})
export const nothing = { 204: z.null() }
