// News of a booking: to the resident or to the telephone it is bound to, by the channel that suits, naming only what may be named.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Lang } from '../../../kernel/text.ts'
import {
  type BookingOccasion,
  type Channel,
  type Facts,
  type ListOccasion,
  ordinaryPreference,
  type Recipient,
} from '../model.ts'
import { chooseChannels } from '../rules/channels.ts'
import { about } from '../rules/templates.ts'
import { isTold } from '../store/messages.ts'
import { findPreference } from '../store/preferences.ts'
import { keepUntold } from './queue-message.ts'
import { asAddresses, queueAll, recordedAddresses, type Told } from './tell-about-case.ts'

export interface BookingNews {
  readonly occasion: BookingOccasion | ListOccasion
  /** Which happening it is: the same one is told once. */
  readonly happening: string
  readonly centreId: Id<'Centre'>
  readonly residentId: Id<'Resident'> | null
  /** The person as the booking knows them. */
  readonly personId: string
  readonly lang: Lang
  readonly serviceId?: Id<'Service'> | undefined
  readonly sensitive: boolean
  readonly facts: Facts
  /** Named when booking: they go before those of the person's record. */
  readonly contacts: { readonly phone?: string | undefined; readonly email?: string | undefined }
}

export async function tellAboutBooking(work: Work, news: BookingNews, ready: readonly Channel[]): Promise<Told> {
  permit(work.actor, 'vikno.run')
  const { occasion, happening, centreId, residentId, personId, lang, sensitive, facts } = news
  const key = `${occasion}:${happening}`
  if (await isTold(work, centreId, key)) return { messages: [] }
  const preference = (residentId && (await findPreference(work, residentId))) || ordinaryPreference
  const recorded = residentId ? await recordedAddresses(work, residentId, { centreId }) : {}
  const addresses = { ...recorded, ...asAddresses(news.contacts) }
  const chosen = chooseChannels({ suitable: about[occasion].by, ready, asked: undefined, preference, addresses })
  const recipient: Recipient = residentId ? { kind: 'resident', id: residentId } : { kind: 'person', id: personId }
  const message = { key, occasion, facts, sensitive, serviceId: news.serviceId, centreId, lang, recipient }
  if (!chosen.untold) return { messages: await queueAll(work, message, chosen.by, addresses) }
  const { why, shownAs } = chosen.untold
  if (why === 'no-address' || why === 'not-set-up') await keepUntold(work, { ...message, channel: shownAs }, why)
  return { messages: [], untold: why }
}
