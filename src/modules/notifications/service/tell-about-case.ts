// News of a case becomes messages: to the applicant, by the channels they chose, naming only what may be named.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { contactsOf } from '../../identity/service/residents.ts'
import {
  type Addresses,
  type AskedWay,
  type Channel,
  type Facts,
  type MessageId,
  type Occasion,
  ordinaryPreference,
  type Untold,
} from '../model.ts'
import { chooseChannels } from '../rules/channels.ts'
import { about } from '../rules/templates.ts'
import { isTold } from '../store/messages.ts'
import { findPreference } from '../store/preferences.ts'
import { keepUntold, type NewMessage, queueMessage } from './queue-message.ts'

export interface CaseNews {
  readonly occasion: Occasion
  /** Which happening it is, if the same may happen to a case twice; else the case itself. */
  readonly happening?: string | undefined
  readonly centreId: Id<'Centre'>
  readonly caseId: Id<'Case'>
  readonly residentId: Id<'Resident'>
  readonly serviceId?: Id<'Service'> | undefined
  readonly sensitive: boolean
  readonly asked?: AskedWay | undefined
  readonly facts: Facts
  /** Named in the application: they go before those of the person's record. */
  readonly contacts?: { readonly phone?: string | undefined; readonly email?: string | undefined } | undefined
}

export interface Told {
  readonly messages: readonly MessageId[]
  readonly untold?: Untold
}

/** Safe to repeat: who was told of this, or could not be, is not told again, even by another channel. */
export async function tellAboutCase(work: Work, news: CaseNews, ready: readonly Channel[]): Promise<Told> {
  permit(work.actor, 'vikno.run')
  const { occasion, centreId, caseId, residentId } = news
  const key = `${occasion}:${news.happening ?? caseId}`
  if (await isTold(work, centreId, key)) return { messages: [] }
  const preference = (await findPreference(work, residentId)) ?? ordinaryPreference
  const addresses = await addressesOf(work, news)
  const chosen = chooseChannels({ suitable: about[occasion].by, ready, asked: news.asked, preference, addresses })
  const message = {
    ...{
      key,
      occasion,
      facts: news.facts,
      sensitive: news.sensitive,
      serviceId: news.serviceId,
      centreId,
      caseId,
      lang: preference.lang,
    },
    recipient: { kind: 'resident', id: residentId },
  } as const
  if (!chosen.untold) return { messages: await queueAll(work, message, chosen.by, addresses) }
  const { why, shownAs } = chosen.untold
  if (why === 'no-address' || why === 'not-set-up') await keepUntold(work, { ...message, channel: shownAs }, why)
  return { messages: [], untold: why }
}

export async function queueAll(
  work: Work,
  message: Omit<NewMessage, 'to' | 'channel'>,
  by: readonly Channel[],
  addresses: Addresses,
): Promise<MessageId[]> {
  const queued: MessageId[] = []
  for (const channel of by) {
    const id = await queueMessage(work, { ...message, channel, to: addresses[channel]! })
    if (id) queued.push(id)
  }
  return queued
}

async function addressesOf(work: Work, { residentId, centreId, caseId, contacts = {} }: CaseNews): Promise<Addresses> {
  return { ...(await recordedAddresses(work, residentId, { centreId, caseId })), ...asAddresses(contacts) }
}

/** What the person's record says; reading it leaves a trace. */
export async function recordedAddresses(
  work: Work,
  residentId: Id<'Resident'>,
  of: { readonly centreId: Id<'Centre'>; readonly caseId?: Id<'Case'> | undefined },
): Promise<Addresses> {
  return asAddresses(await contactsOf(work, residentId, { purpose: 'notify', ...of }))
}

export const asAddresses = ({ phone, email }: NonNullable<CaseNews['contacts']>): Addresses => ({
  ...(phone && { sms: phone }),
  ...(email && { email }),
})
