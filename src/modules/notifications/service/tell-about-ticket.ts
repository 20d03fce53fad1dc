// News of a ticket, only to people who asked for messages besides those of their cases, and only where we know an address.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Channel, Facts, MessageId, Occasion } from '../model.ts'
import { chooseChannels } from '../rules/channels.ts'
import { about } from '../rules/templates.ts'
import { isTold } from '../store/messages.ts'
import { findPreference } from '../store/preferences.ts'
import { queueMessage } from './queue-message.ts'
import { recordedAddresses } from './tell-about-case.ts'

export interface TicketNews {
  readonly occasion: Occasion
  /** Which happening it is: the same one is told once. */
  readonly happening: string
  readonly centreId: Id<'Centre'>
  readonly residentId: Id<'Resident'>
  readonly facts: Facts
}

export async function tellAboutTicket(
  work: Work,
  { occasion, happening, centreId, residentId, facts }: TicketNews,
  ready: readonly Channel[],
): Promise<readonly MessageId[]> {
  permit(work.actor, 'vikno.run')
  const key = `${occasion}:${happening}`
  const preference = await findPreference(work, residentId)
  // nobody's contacts are opened who did not ask to be told
  if (!preference || preference.also.length === 0 || (await isTold(work, centreId, key))) return []
  const addresses = await recordedAddresses(work, residentId, { centreId })
  const chosen = chooseChannels({ suitable: about[occasion].by, ready, asked: 'cabinet', preference, addresses })
  const message = { key, occasion, facts, sensitive: true, centreId, lang: preference.lang }
  const queued: MessageId[] = []
  for (const channel of chosen.by) {
    const recipient = { kind: 'resident', id: residentId } as const
    const id = await queueMessage(work, { ...message, recipient, channel, to: addresses[channel]! })
    if (id) queued.push(id)
  }
  return queued
}
