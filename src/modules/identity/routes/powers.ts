// Powers of representatives through the API.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import { powerKinds } from '../model.ts'
import { addPower, listPowers, revokePower } from '../service/representatives.ts'
import { date, id, iso, keysOf, nothing, shortText, view } from './shapes.ts'

const tags = ['people']

export function powerRoutes(api: Api): void {
  const principal = z.union([
    z.object({ kind: z.literal('resident'), id: id<'Resident'>() }),
    z.object({ kind: z.literal('company'), id: id<'Company'>() }),
  ])
  const power = {
    principal,
    kind: z.enum(keysOf(powerKinds)),
    number: z.string().trim().max(80).nullable().default(null),
    issuedOn: date,
    validFrom: date,
    validUntil: date.nullable().default(null),
    scope: z.union([z.literal('all'), z.array(shortText(40)).min(1).max(200)]).default('all'),
  }
  const powerShape = z.object({
    id: z.string(),
    principal: z.object({ kind: z.enum(['resident', 'company']), id: z.string() }),
    representativeId: z.string(),
    kind: z.enum(keysOf(powerKinds)),
    number: z.string().nullable(),
    issuedOn: z.string(),
    validFrom: z.string(),
    validUntil: z.string().nullable(),
    scope: z.union([z.literal('all'), z.array(z.string())]),
    revokedAt: z.string().nullable(),
  })
  const shownPower = (one: Awaited<ReturnType<typeof addPower>>) => ({
    ...one,
    scope: one.scope === 'all' ? one.scope : [...one.scope],
    revokedAt: iso(one.revokedAt),
  })
  const holder = z.object({ id: id<'Resident'>() })

  api.get(
    '/people/:id/powers',
    {
      schema: {
        tags,
        summary: 'For whom this person may act',
        params: holder,
        querystring: z.object(view),
        response: { 200: z.array(powerShape) },
      },
    },
    async (request) => {
      const powers = await request.look((work) =>
        listPowers(work, request.params.id, { ...request.query, purpose: 'represent' }),
      )
      return powers.map(shownPower)
    },
  )
  api.post(
    '/people/:id/powers',
    {
      schema: {
        tags,
        summary: 'Record a power that was shown',
        params: holder,
        body: z.object({ ...power, ...view }),
        response: { 200: powerShape },
      },
    },
    async (request) => {
      const { centreId, caseId, reason, ...given } = request.body
      const why = { purpose: 'represent', centreId, caseId, reason } as const
      return shownPower(
        await request.run((work) => addPower(work, { ...given, representativeId: request.params.id }, why)),
      )
    },
  )
  const ended = z.object({ id: id<'Power'>() })
  api.post(
    '/powers/:id/end',
    { schema: { tags, summary: 'A power was revoked', params: ended, body: z.object(view), response: nothing } },
    async (request, reply) => {
      await request.run(async (work) => revokePower(work, request.params.id, { ...request.body, purpose: 'represent' }))
      return reply.code(204).send(null)
    },
  )
}
