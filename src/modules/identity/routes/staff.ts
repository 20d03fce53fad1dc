// Staff through the API: listed, added, given posts, blocked.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import { accept } from '../../../kernel/refusal.ts'
import {
  addStaff,
  blockStaff,
  changePosts,
  getStaff,
  giveStamp,
  inviteAgain,
  listStaff,
} from '../service/manage-staff.ts'
import { checkDocument, checkNumber, readName } from '../service/read-person.ts'
import { documentKind, id, nothing, post, role, shortText, staffShape, staffShown, typedName } from './shapes.ts'

export function staffRoutes(api: Api): void {
  const tags = ['staff']
  const one = z.object({ id: id<'Staff'>() })
  const question = z.object({
    placeId: z
      .uuid()
      .transform((place) => place as never)
      .optional(),
    role: role.optional(),
    after: z
      .string()
      .max(300)
      .regex(/^[^|]*\|[^|]*\|[0-9a-f-]{36}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  })
  const page = z.object({ items: z.array(staffShape), next: z.string().nullable() })
  api.get(
    '/staff',
    {
      schema: {
        tags,
        summary: 'People with a post at the places you manage',
        querystring: question,
        response: { 200: page },
      },
    },
    async (request) => {
      const { after: from, ...asked } = request.query
      const [family = '', given = '', last = ''] = from?.split('|') ?? []
      const staff = await request.look((work) =>
        listStaff(work, { ...asked, after: from ? { family, given, id: last as never } : undefined }),
      )
      const end = staff.length === asked.limit ? staff.at(-1)! : undefined
      return { items: staff.map(staffShown), next: end ? `${end.name.family}|${end.name.given}|${end.id}` : null }
    },
  )
  api.get(
    '/staff/:id',
    { schema: { tags, summary: 'One person', params: one, response: { 200: staffShape } } },
    async (request) => staffShown(await request.look((work) => getStaff(work, request.params.id))),
  )

  const adding = z.object({
    ...typedName,
    email: shortText(254),
    taxNumber: shortText(20).optional(),
    documentKind: documentKind.optional(),
    documentNumber: shortText(40).optional(),
    posts: z.array(post).min(1).max(50),
  })
  const added = z.object({ member: staffShape, invitation: z.string() })
  api.post(
    '/staff',
    {
      schema: {
        tags,
        summary: 'Add a person; answers with the token of a one-time link',
        body: adding,
        response: { 200: added },
      },
    },
    async (request) => {
      const { email, taxNumber, documentKind: kind = 'passport', documentNumber = '', posts, ...called } = request.body
      const person = taxNumber
        ? accept(checkNumber('tax-number', taxNumber))
        : accept(checkDocument(kind, documentNumber))
      const who = { name: readName(called), email: accept(checkNumber('email', email)), person, posts }
      const { member, invitation } = await request.run((work) => addStaff(work, who))
      return { member: staffShown(member), invitation }
    },
  )
  const changing = z.object({ posts: z.array(post).min(1).max(50), reason: z.string().trim().max(500).optional() })
  api.put(
    '/staff/:id/posts',
    {
      schema: {
        tags,
        summary: 'The posts held from now on',
        params: one,
        body: changing,
        response: { 200: staffShape },
      },
    },
    async (request) =>
      staffShown(
        await request.run((work) => changePosts(work, request.params.id, request.body.posts, request.body.reason)),
      ),
  )
  api.put(
    '/staff/:id/stamp',
    {
      schema: {
        tags,
        summary: 'The number of the personal stamp; empty when it was handed back',
        params: one,
        body: z.object({ stampNo: z.string().trim().max(20) }),
        response: { 200: staffShape },
      },
    },
    async (request) =>
      staffShown(await request.run((work) => giveStamp(work, request.params.id, request.body.stampNo))),
  )
  api.post(
    '/staff/:id/block',
    {
      schema: {
        tags,
        summary: 'Leaving: every way in ends now',
        params: one,
        body: z.object({ reason: shortText(500) }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await request.run((work) => blockStaff(work, request.params.id, request.body.reason))
      return reply.code(204).send(null)
    },
  )
  api.post(
    '/staff/:id/invitation',
    {
      schema: {
        tags,
        summary: 'A new one-time link; the old ways in end',
        params: one,
        response: { 200: z.object({ invitation: z.string() }) },
      },
    },
    async (request) => ({
      invitation: await request.run((work) => inviteAgain(work, request.params.id)),
    }),
  )
}
