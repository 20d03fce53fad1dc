// Open data over the API: for everybody, without a token, to be asked often and kept for a while.
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Routes } from '../../http/api.ts'
import type { Id } from '../../kernel/id.ts'
import { type Instant, isoOf } from '../../kernel/time.ts'
import { alarmCauses, outageKinds, ways } from '../centres/model.ts'
import { type CentreNow, centreNow } from './service/centre-now.ts'

const text = z.object({ uk: z.string(), en: z.string() })
const moment = z.iso.datetime()
const minutes = z.int().nullable()
const people = z.int().nullable().describe('null: from 1 to 4 people; so small a number is not told')
const isoOrNull = (at: Instant | null) => at && isoOf(at)

const shape = z.object({
  centreId: z.uuid(),
  at: moment.describe('When this was measured'),
  isOpen: z.boolean(),
  issuesTickets: z.boolean(),
  alarm: z
    .object({
      cause: z.enum(alarmCauses),
      since: moment,
      shelter: z.object({ place: text, way: z.enum(ways) }).nullable(),
    })
    .nullable(),
  waiting: people,
  minutes: z
    .object({ from: z.int(), to: z.int() })
    .nullable()
    .describe('How long somebody who comes now waits: the shortest and the longest line'),
  lines: z.array(
    z.object({
      ...{ key: z.string(), name: text, purpose: z.enum(['consult', 'collect']).nullable(), waiting: people },
      half: minutes.describe('Minutes within which half of those who come now are called; null: not likely today'),
      nineInTen: minutes,
    }),
  ),
  hours: z.array(
    z.object({
      from: z.string().describe('The hour that begins then, in the zone of the centre'),
      told: z.enum(['was', 'will-be']).describe('Of the record, or of the forecast'),
      ...{ half: minutes, nineInTen: minutes },
      silent: z
        .enum(['few', 'unknown', 'not-today'])
        .nullable()
        .describe('Why there is no figure: fewer than 5 people; not known; half would not be called today'),
    }),
  ),
  nextTimes: z.array(
    z.object({ service: z.string(), name: text, at: moment.nullable().describe('null: the month is full') }),
  ),
  away: z.array(z.object({ kind: z.enum(outageKinds), words: text, since: moment, until: moment.nullable() })),
  given: z.int().describe('How many services the centre gives today'),
  notTaken: z
    .array(z.object({ service: z.string(), name: text, why: text, until: moment.nullable() }))
    .describe('Services that can’t be filed for now; advice and results are given all the same'),
})

const shown = (centreId: string, now: CentreNow): z.output<typeof shape> => ({
  centreId,
  at: isoOf(now.at),
  ...{ isOpen: now.isOpen, issuesTickets: now.issuesTickets, waiting: now.waiting, minutes: now.minutes },
  alarm: now.alarm && { ...now.alarm, since: isoOf(now.alarm.since) },
  lines: [...now.lines],
  hours: [...now.hours],
  nextTimes: now.nextTimes.map(({ key, name, at }) => ({ service: key, name, at: isoOrNull(at) })),
  away: now.away.map((each) => ({ ...each, since: isoOf(each.since), until: isoOrNull(each.until) })),
  given: now.given,
  notTaken: now.notTaken.map(({ key, name, why, until }) => ({ service: key, name, why, until: isoOrNull(until) })),
})

/** As long as a measurement is fresh. */
const keptSeconds = 20

/** Whoever has this answer already is told so in a few bytes. */
function answer(request: FastifyRequest, reply: FastifyReply, found: object) {
  const tag = `"${createHash('sha256').update(JSON.stringify(found)).digest('base64url').slice(0, 22)}"`
  reply.header('etag', tag).header('cache-control', `public, max-age=${keptSeconds}`)
  reply.header('access-control-allow-origin', '*')
  return request.headers['if-none-match'] === tag ? reply.code(304).send() : reply.send(found)
}

export const routes: Routes = (api) => {
  api.get(
    '/centres/:centre/now',
    {
      schema: {
        tags: ['open data'],
        summary: 'A centre now: people waiting, the wait now and by hour, next free times, what is not taken and why',
        params: z.object({ centre: z.uuid().transform((written) => written as Id<'Centre'>) }),
        response: { 200: shape },
      },
    },
    async (request, reply) => {
      const { centre } = request.params
      return answer(request, reply, shown(centre, await request.look((work) => centreNow(work, centre))))
    },
  )
}
