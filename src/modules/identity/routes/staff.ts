// Staff through the API: signing in, managing, tokens, devices.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import { accept } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { ApiToken, Device } from '../model.ts'
import { confirmPairing, listDevices, removeDevice, startPairing } from '../service/devices.ts'
import { addStaff, blockStaff, changePosts, getStaff, inviteAgain, listStaff } from '../service/manage-staff.ts'
import { createApiToken, listApiTokens, revokeApiToken } from '../service/own-security.ts'
import { checkDocument, checkNumber, readName } from '../service/read-person.ts'
import { enterCode, enterPassword } from '../service/sign-in.ts'
import {
  date,
  documentKind,
  id,
  iso,
  moment,
  nothing,
  post,
  role,
  shortText,
  staffShape,
  staffShown,
  typedName,
} from './shapes.ts'

export function staffRoutes(api: Api): void {
  signInRoutes(api)
  manageRoutes(api)
  tokenRoutes(api)
  deviceRoutes(api)
}

function signInRoutes(api: Api): void {
  const tags = ['sign-in']
  const credentials = z.object({ email: shortText(254), password: z.string().min(1).max(500) })
  api.post(
    '/sign-in',
    {
      schema: {
        tags,
        summary: 'First step: e-mail and password',
        body: credentials,
        response: { 200: z.object({ token: z.string() }) },
      },
    },
    async (request) => ({
      token: await enterPassword((useCase) => request.look(useCase), { ...request.body, address: request.ip }),
    }),
  )
  const second = z.object({ token: shortText(80), code: shortText(20) })
  api.post(
    '/sign-in/code',
    {
      schema: {
        tags,
        summary: 'Second step: a code. The session is a Bearer token',
        body: second,
        response: { 200: z.object({ session: z.string() }) },
      },
    },
    async (request) => ({
      session: await enterCode((useCase) => request.look(useCase), {
        ...request.body,
        agent: request.headers['user-agent'],
      }),
    }),
  )
}

function manageRoutes(api: Api): void {
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

function tokenRoutes(api: Api): void {
  const tags = ['tokens']
  const tokenShape = z.object({
    id: z.string(),
    label: z.string(),
    createdAt: moment,
    expiresAt: moment,
    usedAt: moment.nullable(),
  })
  const shown = ({ id: tokenId, label, createdAt, expiresAt, usedAt }: ApiToken) => ({
    id: tokenId,
    label,
    createdAt: iso(createdAt)!,
    expiresAt: iso(expiresAt)!,
    usedAt: iso(usedAt),
  })
  api.get(
    '/tokens',
    { schema: { tags, summary: 'Your tokens for programs', response: { 200: z.array(tokenShape) } } },
    async (request) => (await request.look(listApiTokens)).map(shown),
  )
  const making = z.object({ label: shortText(80), expiresOn: date })
  api.post(
    '/tokens',
    {
      schema: {
        tags,
        summary: 'A token for a program, with your rights; shown once',
        body: making,
        response: { 200: z.object({ token: z.string(), kept: tokenShape }) },
      },
    },
    async (request) => {
      const { label, expiresOn } = request.body
      const { token, kept } = await request.run((work) => {
        const own = work.actor.kind === 'staff' ? work.actor.id : ('' as never)
        return createApiToken(work, own, label, Date.parse(expiresOn) as Instant)
      })
      return { token, kept: shown(kept) }
    },
  )
  api.delete(
    '/tokens/:id',
    {
      schema: {
        tags,
        summary: 'The token opens nothing any more',
        params: z.object({ id: id<'ApiToken'>() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await request.run((work) => revokeApiToken(work, request.params.id))
      return reply.code(204).send(null)
    },
  )
}

function deviceRoutes(api: Api): void {
  const tags = ['devices']
  const of = z.enum(['kiosk', 'board'])
  const deviceShape = z.object({
    id: z.string(),
    centreId: z.string(),
    of,
    label: z.string(),
    pairedAt: moment,
    seenAt: moment.nullable(),
  })
  const shown = (device: Device) => ({ ...device, pairedAt: iso(device.pairedAt)!, seenAt: iso(device.seenAt) })
  const pairing = z.object({ code: z.string(), token: z.string(), endsAt: moment })
  api.post(
    '/devices/pairings',
    {
      schema: {
        tags,
        summary: 'Asked by the machine itself: a code for its screen',
        body: z.object({ of }),
        response: { 200: pairing },
      },
    },
    async (request) => {
      const { code, token, endsAt } = await request.run((work) =>
        startPairing(work, { of: request.body.of, address: request.ip }),
      )
      return { code, token, endsAt: iso(endsAt)! }
    },
  )
  const confirming = z.object({ code: shortText(20), centreId: id<'Centre'>(), label: shortText(80) })
  api.post(
    '/devices',
    {
      schema: {
        tags,
        summary: 'Pair the machine that shows this code',
        body: confirming,
        response: { 200: deviceShape },
      },
    },
    async (request) => shown(await request.run((work) => confirmPairing(work, request.body))),
  )
  const place = z.object({ centreId: id<'Centre'>() })
  api.get(
    '/centres/:centreId/devices',
    { schema: { tags, summary: 'Paired machines', params: place, response: { 200: z.array(deviceShape) } } },
    async (request) => (await request.look((work) => listDevices(work, request.params.centreId))).map(shown),
  )
  api.delete(
    '/centres/:centreId/devices/:id',
    {
      schema: {
        tags,
        summary: 'The machine is a stranger from now on',
        params: place.extend({ id: id<'Device'>() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await request.run((work) => removeDevice(work, request.params.centreId, request.params.id))
      return reply.code(204).send(null)
    },
  )
}
