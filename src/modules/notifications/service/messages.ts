// What went out, for those who may see it, and another try for what did not.
import type { Work } from '../../../db/work.ts'
import { may, permit, placesWhere } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Access } from '../../audit/model.ts'
import { recordAccess, recordAccesses } from '../../audit/service.ts'
import {
  type Addresses,
  type Attempt,
  type Channel,
  type Event,
  type MessageId,
  type MessageShown,
  no,
} from '../model.ts'
import { masked } from '../rules/mask.ts'
import { about } from '../rules/templates.ts'
import { say } from '../rules/words.ts'
import { attemptsOf } from '../store/attempts.ts'
import * as store from '../store/messages.ts'
import { recordedAddresses } from './tell-about-case.ts'
import { wordsNow } from './words.ts'

const perPage = 20
export type MessagesQuestion = Partial<Omit<store.MessageFilter, 'places'>>

/** Newest first, of one's own centres, addresses hidden. The words tell about people, so each person shown leaves a trace. */
export async function listMessages(
  work: Work,
  question: MessagesQuestion,
  /** In the demo whoever tries it is also the person the code was sent to. */
  { openSecrets = false }: { readonly openSecrets?: boolean } = {},
): Promise<MessageShown[]> {
  permit(work.actor, 'messages.see')
  const places = work.actor.kind === 'system' ? 'all' : placesWhere(work.actor, 'messages.see')
  const found = await store.listMessages(work, { limit: perPage, ...question, places })
  const attempts = await attemptsOf(work, found)
  await recordAccesses(work, seen(found))
  return found.map((kept) => shown(kept, attempts.get(kept.id) ?? [], openSecrets))
}

/** One row for each person and case on the page. */
function seen(found: readonly store.Kept[]): Access[] {
  const rows = found.map(({ centreId, caseId, recipient }) => ({
    ...({ operation: 'view', purpose: 'control', ground: 'duty', fields: ['messages'], centreId } as const),
    caseId: caseId ?? undefined,
    subjectPersonId: recipient.kind === 'resident' ? recipient.id : undefined,
  }))
  return [...new Map(rows.map((row) => [`${row.subjectPersonId} ${row.caseId}`, row])).values()]
}

function shown({ content, ...kept }: store.Kept, attempts: readonly Attempt[], openSecrets: boolean): MessageShown {
  const {
    id,
    centreId,
    key,
    occasion,
    template,
    recipient,
    caseId,
    channel,
    lang,
    state,
    createdAt,
    sentAt,
    dueAt,
    why,
  } = kept
  return {
    ...{
      id,
      centreId,
      key,
      occasion,
      template,
      recipient,
      caseId,
      channel,
      lang,
      state,
      createdAt,
      sentAt,
      dueAt,
      why,
    },
    ...{ ...(openSecrets ? { subject: content.subject, text: content.text } : wordsFor(content)), attempts },
    to: content.to === null ? null : masked(channel, content.to),
  }
}

/** What is the person's own secret — a code, the link of a booking — is seen by nobody else. */
function wordsFor({ facts, subject, text }: store.Kept['content']): Pick<MessageShown, 'subject' | 'text'> {
  const hidden = (said: string) => {
    const withoutCode = facts.code === undefined ? said : said.replaceAll(facts.code, '•••')
    return facts.link === undefined ? withoutCode : withoutCode.replaceAll(facts.link, '…')
  }
  return { subject: subject && hidden(subject), text: hidden(text) }
}

/** A dead letter goes out once more, to the address the person has now. */
export async function retryDead(work: Work, centreId: Id<'Centre'>, id: MessageId): Promise<void> {
  permit(work.actor, 'messages.see', centreId)
  const dead = await store.lockMessage(work, centreId, id)
  if (!dead) throw new Refusal(no('no-message'))
  if (dead.state !== 'dead') throw new Refusal(no('not-dead'))
  if (dead.expiresAt !== null && dead.expiresAt <= work.now) throw new Refusal(no('out-of-date'))
  const { channel, to } = await whereNow(work, dead)
  await store.saveMessage(work, await anew(work, dead, channel, to))
  const { caseId, recipient } = dead
  const subjectPersonId = recipient.kind === 'resident' ? recipient.id : undefined
  const row = { centreId, caseId: caseId ?? undefined, subjectPersonId, fields: ['messages', 'contacts'] }
  await recordAccess(work, { operation: 'transfer', purpose: 'notify', ground: 'duty', ...row })
  work.announce({ type: 'notifications.queued', centreId, messageId: id, channel } satisfies Event)
}

/** A mended contact counts; an engineer, who may not read contacts, sends to the one that was known. */
async function whereNow(work: Work, { recipient, centreId, caseId, channel, occasion, content }: store.Kept) {
  const mayRead = recipient.kind === 'resident' && may(work.actor, 'people.see', centreId)
  const known: Addresses = content.to === null ? {} : { [channel]: content.to }
  const now = mayRead ? await recordedAddresses(work, recipient.id, { centreId, caseId: caseId ?? undefined }) : {}
  const addresses: Addresses = { ...known, ...now }
  const by = [channel, ...about[occasion].by].find((each) => addresses[each] !== undefined)
  if (!by) throw new Refusal(no('still-no-address'))
  return { channel: by, to: addresses[by]! }
}

/**
 * What surely did not arrive gets a new key for the provider, or a provider that honours keys would repeat its first no.
 * What may have arrived keeps its key, so that such a provider does not send it twice.
 */
async function anew(work: Work, dead: store.Kept, channel: Channel, to: string): Promise<store.Kept> {
  const { template, lang, content } = dead
  const attempts = (await attemptsOf(work, [dead])).get(dead.id) ?? []
  const surelyNotSent = attempts.at(-1)?.outcome === 'rejected' || to !== content.to
  const words =
    channel === dead.channel
      ? content
      : say((await wordsNow(work, dead.centreId, template))[lang], channel, lang, content.facts)
  return {
    ...{ ...dead, channel, content: { to, facts: content.facts, subject: words.subject, text: words.text } },
    ...{ state: 'queued', since: work.now, dueAt: work.now, why: null, tries: 0, unsure: 0 },
    round: dead.round + (surelyNotSent ? 1 : 0),
  }
}

/** How many wait for a person's decision, counted up to a hundred. */
export async function countDead(work: Work): Promise<number> {
  permit(work.actor, 'messages.see')
  return store.countDead(work, work.actor.kind === 'system' ? 'all' : placesWhere(work.actor, 'messages.see'))
}
