// Keys of programs through the API.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import type { Instant } from '../../../kernel/time.ts'
import { type ApiToken, type ProgramScope, programScopes } from '../model.ts'
import { createApiToken, listApiTokens, revokeApiToken } from '../service/own-security.ts'
import { date, id, iso, moment, nothing, shortText } from './shapes.ts'

export function tokenRoutes(api: Api): void {
  const tags = ['tokens']
  const tokenShape = z.object({
    id: z.string(),
    label: z.string(),
    only: z.array(z.string()).nullable(),
    createdAt: moment,
    expiresAt: moment,
    usedAt: moment.nullable(),
  })
  const shown = ({ id: tokenId, label, only, createdAt, expiresAt, usedAt }: ApiToken) => ({
    id: tokenId,
    label,
    only: only && [...only],
    createdAt: iso(createdAt)!,
    expiresAt: iso(expiresAt)!,
    usedAt: iso(usedAt),
  })
  api.get(
    '/tokens',
    { schema: { tags, summary: 'Your tokens for programs', response: { 200: z.array(tokenShape) } } },
    async (request) => (await request.look(listApiTokens)).map(shown),
  )
  const scopes = Object.keys(programScopes) as [ProgramScope, ...ProgramScope[]]
  const making = z.object({ label: shortText(80), expiresOn: date, scope: z.enum(scopes).optional() })
  api.post(
    '/tokens',
    {
      schema: {
        tags,
        summary: 'A token for a program, with your rights or with one of them; shown once',
        body: making,
        response: { 200: z.object({ token: z.string(), kept: tokenShape }) },
      },
    },
    async (request) => {
      const { label, expiresOn, scope } = request.body
      const { token, kept } = await request.run((work) => {
        const own = work.actor.kind === 'staff' ? work.actor.id : ('' as never)
        return createApiToken(work, own, label, Date.parse(expiresOn) as Instant, scope)
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
