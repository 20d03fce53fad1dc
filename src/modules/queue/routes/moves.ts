// A desk moved to other work, and what it would do to the lines, over the API.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import type { Id } from '../../../kernel/id.ts'
import { type Instant, instantOf } from '../../../kernel/time.ts'
import { endMove, moveDesk } from '../../centres/service/moves.ts'
import { effectOfMove } from '../service/effect.ts'
import { written } from '../shapes.ts'

const tags = ['queue']
const id = <Kind extends string>() => z.uuid().transform((text) => text as Id<Kind>)
const until = z.iso
  .datetime({ offset: true })
  .transform((text): Instant => instantOf(text))
  .optional()
const ofCentre = z.object({ centre: id<'Centre'>() })
const done = z.object({ done: z.literal(true) })

const moved = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  groupId: z.uuid(),
  rest: z.int().min(0).max(1),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
})
const expected = z.object({
  likely: z.int().nullable().describe('minutes half of those who come now wait at most'),
  surely: z.int().nullable().describe('minutes nine of ten of them wait at most'),
  last: z.int().nullable().describe('minutes until the last who waits now is almost certainly called'),
  broken: z.number().describe('promises of those who wait now that will be broken, on average'),
})
const effect = z.object({
  move: moved,
  lines: z.array(
    z.object({
      groupId: z.uuid(),
      key: z.string(),
      name: z.object({ uk: z.string(), en: z.string() }),
      waiting: z.int(),
      before: expected,
      after: expected,
      leftAlone: z.boolean(),
    }),
  ),
})

export function moveRoutes(api: Api): void {
  const asked = z.object({ desk: id<'Desk'>(), group: id<'ServiceGroup'>(), until })
  const summary = 'What the lines would be with a desk moved to other work'
  const rest = z.enum(['0', '1']).default('1')
  api.get(
    '/centres/:centre/desk-moves/effect',
    { schema: { tags, summary, params: ofCentre, querystring: asked.extend({ rest }), response: { 200: effect } } },
    async (request) => {
      const { desk: deskId, group: groupId, rest: left, until: end } = request.query
      const move = { deskId, groupId, rest: left === '1' ? (1 as const) : (0 as const), until: end }
      const found = await request.look((work) => effectOfMove(work, request.params.centre, move))
      return written(found) as z.output<typeof effect>
    },
  )
  const body = asked.extend({ rest: z.literal([0, 1]).default(1) })
  api.post(
    '/centres/:centre/desk-moves',
    { schema: { tags, summary: 'Move a desk to other work', params: ofCentre, body, response: { 201: moved } } },
    async (request, reply) => {
      const { desk: deskId, group: groupId, rest: left, until: end } = request.body
      const made = await request.run((work) =>
        moveDesk(work, request.params.centre, { deskId, groupId, rest: left, until: end }),
      )
      return reply.code(201).send(written(made) as z.output<typeof moved>)
    },
  )
  const ofMove = ofCentre.extend({ move: id<'DeskMove'>() })
  api.delete(
    '/centres/:centre/desk-moves/:move',
    { schema: { tags, summary: 'Back to its usual work', params: ofMove, response: { 200: done } } },
    async (request) => {
      await request.run((work) => endMove(work, request.params.centre, request.params.move))
      return { done: true } as const
    },
  )
}
