// A message put in line, in the transaction of what it tells about. Sending it is a job's work.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import type { Lang } from '../../../kernel/text.ts'
import { later } from '../../../kernel/time.ts'
import type { Channel, DeadCode, Event, Facts, MessageId, Occasion, Recipient } from '../model.ts'
import { mayBeSentAt } from '../rules/quiet.ts'
import { about } from '../rules/templates.ts'
import { say, sayable } from '../rules/words.ts'
import * as store from '../store/messages.ts'
import { quietOf, wordsNow } from './words.ts'

export interface NewMessage {
  /** One per occasion: `result-at-centre:<case>`. The channel is added to it; the same key again changes nothing. */
  readonly key: string
  readonly occasion: Occasion
  readonly facts: Facts
  /** Whether the service may not be named. Not known counts as yes. */
  readonly sensitive: boolean
  readonly centreId: Id<'Centre'>
  readonly caseId?: Id<'Case'> | undefined
  /** Whose own words are used, where the centre wrote some. */
  readonly serviceId?: Id<'Service'> | undefined
  readonly recipient: Recipient
  readonly channel: Channel
  readonly lang: Lang
  /** A telephone in international form or an e-mail address. */
  readonly to: string
}

/** Nothing when this very message was queued before. */
export async function queueMessage(work: Work, message: NewMessage): Promise<MessageId | undefined> {
  permit(work.actor, 'vikno.run')
  const kept = await draft(work, message, message.to)
  if (!(await store.addMessage(work, kept))) return undefined
  work.announce({
    type: 'notifications.queued',
    centreId: kept.centreId,
    messageId: kept.id,
    channel: kept.channel,
  } satisfies Event)
  return kept.id
}

/** Kept where staff see it: this person should have been told and the machine could not. */
export async function keepUntold(work: Work, message: Omit<NewMessage, 'to'>, why: DeadCode): Promise<void> {
  permit(work.actor, 'vikno.run')
  const kept: store.Kept = { ...(await draft(work, message, null)), state: 'dead', dueAt: null, why }
  if (await store.addMessage(work, kept)) work.announce(deadOf(kept))
}

export const deadOf = ({ centreId, id: messageId, channel, occasion, caseId }: store.Kept) =>
  ({ type: 'notifications.dead', centreId, messageId, channel, occasion, caseId }) satisfies Event

async function draft(work: Work, message: Omit<NewMessage, 'to'>, to: string | null): Promise<store.Kept> {
  const { key, occasion, centreId, caseId = null, recipient, channel, lang } = message
  const { template, facts } = sayable(occasion, message.facts, message.sensitive)
  const { lasts } = about[occasion]
  // a service's own words might name it
  const serviceId = (!message.sensitive && message.serviceId) || null
  const words = await wordsNow(work, centreId, template, serviceId)
  const dueAt = mayBeSentAt(occasion, channel, work.now, await quietOf(work, centreId))
  return {
    ...{
      id: newId<'Message'>(),
      centreId,
      key: `${key}:${channel}`,
      occasion,
      template,
      recipient,
      caseId,
      channel,
      lang,
    },
    content: { to, facts, ...say(words[lang], channel, lang, facts) },
    ...{
      state: 'queued',
      createdAt: work.now,
      since: work.now,
      dueAt,
      sentAt: null,
      why: null,
      providerId: null,
    },
    expiresAt: lasts === undefined ? null : later(work.now, lasts),
    ...{ round: 1, attempts: 0, tries: 0, unsure: 0 },
  }
}
