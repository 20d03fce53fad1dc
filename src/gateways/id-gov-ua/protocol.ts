// What id.gov.ua says (handbook 5.1). Errors come as JSON, also with status 200; unknown fields are left alone.
import { z } from 'zod'

/** `error` is a text or a number; "0" of the logout means there was none. */
const code = z.union([z.string(), z.number()]).transform(String)
export const failed = z.object({ error: code, error_description: z.string().optional() })

export const issued = z.object({
  access_token: z.string().min(1).max(4000),
  user_id: z.union([z.string().min(1).max(400), z.number()]).transform(String),
  token_type: z.string().optional(),
  expires_in: z.union([z.string(), z.number()]).optional(),
  refresh_token: z.string().optional(),
})

/** A dash stands in certificates for «none». */
const said = z
  .string()
  .nullish()
  .transform((text) => (text && /[\p{L}\d]/u.test(text) ? text.trim() : undefined))

export const userInfo = z.object({
  auth_type: z.string(),
  lastname: said,
  givenname: said,
  middlename: said,
  /** Some certificates carry the whole name here and leave the parts empty. */
  subjectcn: said,
  drfocode: said,
  edrpoucode: said,
  unzr: said,
  email: said,
  phone: said,
})
export type UserInfo = z.output<typeof userInfo>

/** The fields asked for: no more than a record needs. */
export const fields = [
  'lastname',
  'givenname',
  'middlename',
  'subjectcn',
  'drfocode',
  'edrpoucode',
  'unzr',
  'email',
  'phone',
].join(',')
