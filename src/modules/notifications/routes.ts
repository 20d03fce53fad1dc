// Messages through the API, for heads and engineers: what went out, how far it got, another try.
import { z } from 'zod'
import type { Routes } from '../../http/api.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import { no as general, Refusal } from '../../kernel/refusal.ts'
import type { Instant } from '../../kernel/time.ts'
import { type Channel, channels, type MessageShown, type MessageState, messageStates, outcomes } from './model.ts'
import { wordingRoutes } from './routes/wording.ts'
import { listMessages, retryDead } from './service/messages.ts'

import { choosePreference, getPreference } from './service/preferences.ts'

const id = <Kind extends string>() => z.uuid().transform((text) => text as Id<Kind>)
const keysOf = <Key extends string>(list: Record<Key, unknown>) => Object.keys(list) as [Key, ...Key[]]
const states = z.enum(keysOf<MessageState>(messageStates))

/** `at,id` of the last message of the page before. */
const after = z
  .string()
  .regex(/^\d{1,15},[0-9a-f-]{36}$/)
  .transform((text) => ({ at: Number(text.split(',')[0]) as Instant, id: text.split(',')[1]! }))

const question = z.object({
  state: states.optional(),
  caseId: id<'Case'>().optional(),
  after: after.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

const attemptShape = z.object({
  number: z.number(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  outcome: z.enum(keysOf(outcomes)).nullable(),
  code: z.string().nullable(),
})
const messageShape = z.object({
  id: z.string(),
  centreId: z.string(),
  occasion: z.string(),
  template: z.string(),
  caseId: z.string().nullable(),
  channel: z.enum(keysOf<Channel>(channels)),
  lang: z.string(),
  to: z.string().nullable().describe('Hidden but for its end'),
  subject: z.string().nullable(),
  text: z.string(),
  state: states,
  why: z.string().nullable(),
  createdAt: z.string(),
  dueAt: z.string().nullable(),
  sentAt: z.string().nullable(),
  attempts: z.array(attemptShape),
})

const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString())

const shown = ({ createdAt, dueAt, sentAt, attempts, ...message }: MessageShown) => ({
  ...message,
  createdAt: iso(createdAt)!,
  dueAt: iso(dueAt),
  sentAt: iso(sentAt),
  attempts: attempts.map((attempt) => ({
    ...attempt,
    startedAt: iso(attempt.startedAt)!,
    endedAt: iso(attempt.endedAt),
  })),
})

export const routes: Routes = (api) => {
  const tags = ['notifications']
  const list = z.object({ items: z.array(messageShape), next: z.string().nullable() })
  api.get(
    '/messages',
    { schema: { tags, summary: 'Messages to people, newest first', querystring: question, response: { 200: list } } },
    async (request) => {
      const found = await request.look((work) => listMessages(work, request.query))
      const last = found.length === request.query.limit ? found.at(-1) : undefined
      return { items: found.map(shown), next: last ? `${last.createdAt},${last.id}` : null }
    },
  )

  const channel = z.enum(keysOf<Channel>(channels))
  const preference = z.object({
    lang: z.enum(['uk', 'en']),
    also: z.array(channel).max(9),
    never: z.array(channel).max(9),
  })
  const mine = (actor: Actor) => {
    if (actor.kind === 'resident') return actor.id
    throw new Refusal(general('not-allowed'))
  }
  api.get(
    '/my/telling',
    { schema: { tags, summary: 'How I want to be told in general', response: { 200: preference } } },
    async (request) => {
      const { lang, also, never } = await request.look((work) => getPreference(work, mine(work.actor)))
      return { lang, also: [...also], never: [...never] }
    },
  )
  api.put(
    '/my/telling',
    { schema: { tags, summary: 'Choose it', body: preference, response: { 204: z.null() } } },
    async (request, reply) => {
      await request.run((work) => choosePreference(work, mine(work.actor), request.body))
      return reply.code(204).send(null)
    },
  )

  wordingRoutes(api)

  const which = z.object({ centreId: id<'Centre'>(), id: id<'Message'>() })
  api.post(
    '/centres/:centreId/messages/:id/retry',
    { schema: { tags, summary: 'Send a given-up message once more', params: which, response: { 204: z.null() } } },
    async (request, reply) => {
      await request.run((work) => retryDead(work, request.params.centreId, request.params.id))
      return reply.code(204).send(null)
    },
  )
}
