// People in a fair release or on the waiting list hear what came of it: each happening once, however often the job runs.
import type { App } from '../app.ts'
import type { Announced, Job } from '../db/work.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Text } from '../kernel/text.ts'
import { dateIn, type Instant, timeIn } from '../kernel/time.ts'
import type {
  EntrantState,
  OfferId,
  Pseudonym,
  ReleaseId,
  WaitingId,
  WaitingWish,
} from '../modules/appointments/model.ts'
import { type EntrantNotice, entrantNotice, entrantsOf } from '../modules/appointments/service/release/notice.ts'
import { offerNotice, waitingNotice } from '../modules/appointments/service/waiting-list/notice.ts'
import { findService } from '../modules/catalogue/service.ts'
import type { CentreId, NetworkId } from '../modules/centres/model.ts'
import { getCentre } from '../modules/centres/service/centres.ts'
import type { Facts, ListOccasion } from '../modules/notifications/model.ts'
import { tellAboutBooking } from '../modules/notifications/service/tell-about-booking.ts'
import type { Task } from './task.ts'
import { readyChannels } from './tell-applicants.ts'

const job = systemActor('notifications.tell')

const days = {
  uk: new Intl.DateTimeFormat('uk-UA', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
}
/** «24 листопада, 14:00» by the clock of the place. */
function deadlineOf(at: Instant, zone: string): Text {
  const day = Date.parse(dateIn(zone, at))
  return { uk: `${days.uk.format(day)}, ${timeIn(zone, at)}`, en: `${days.en.format(day)}, ${timeIn(zone, at)}` }
}

/* Releases */

export const tellEntrantOf = ({ releaseId, pseudonym }: Announced): Job => ({
  task: 'appointments.tell-entrant',
  payload: { releaseId, pseudonym },
})

export const tellEntrantsOf = ({ releaseId }: Announced): Job => ({
  task: 'appointments.tell-entrants',
  payload: { releaseId },
})

interface OneEntrant {
  readonly releaseId: ReleaseId
  readonly pseudonym: Pseudonym
}

/** Everybody of a release that was drawn or called off; one transaction for each, so that a break loses nothing. */
export const tellEntrants: Task = async (app, payload) => {
  const { releaseId } = payload as { releaseId: ReleaseId }
  const all = await app.database.look(job, (work) => entrantsOf(work, releaseId))
  for (const pseudonym of all) await tellEntrant(app, { releaseId, pseudonym })
}

const occasionOf: Readonly<Partial<Record<EntrantState, ListOccasion>>> = {
  entered: 'release-entered',
  given: 'release-given',
  nothing: 'release-nothing',
  lapsed: 'release-lapsed',
}

export const tellEntrant: Task = async (app, payload) => {
  const { releaseId, pseudonym } = payload as OneEntrant
  await app.database.run(job, async (work) => {
    const notice = await entrantNotice(work, releaseId, pseudonym)
    const { release, entrant } = notice
    const occasion = release.phase === 'cancelled' ? 'release-cancelled' : occasionOf[entrant.state]
    if (!occasion) return
    const { residentId, personId, lang, contact } = entrant
    const about = {
      occasion,
      happening: `${releaseId}:${pseudonym}`,
      centreId: release.centreId,
      residentId,
      personId,
      lang,
    }
    const facts = factsOfEntrant(app, notice)
    await tellAboutBooking(
      work,
      { ...about, sensitive: release.service.sensitive, facts, contacts: contact },
      readyChannels(app),
    )
  })
}

function factsOfEntrant({ config }: App, { release, entrant, place, token }: EntrantNotice): Facts {
  const slot = place && release.slots[place.slot - 1]!
  const centre = release.centres.find(({ id }) => id === slot?.centreId) ?? release.centres[0]!
  const { name, address, zone } = centre
  const at = entrant.state === 'given' ? place?.confirmBy : release.drawsAt
  return {
    ...{ service: release.service.name, link: `${config.publicUrl}/entries/${token}` },
    ...(at && { deadline: deadlineOf(at, zone) }),
    ...(slot && { day: dateIn(zone, slot.startsAt), time: timeIn(zone, slot.startsAt) }),
    ...{ centre: name, address: address ?? undefined },
  }
}

/* The waiting list */

export const tellWaitingOf =
  (occasion: ListOccasion) =>
  ({ networkId, waitingId }: Announced): Job => ({
    task: 'appointments.tell-waiting',
    payload: { occasion, networkId, waitingId },
  })

export const tellOfferOf = ({ centreId, offerId }: Announced): Job => ({
  task: 'appointments.tell-offer',
  payload: { centreId, offerId },
})

export const tellWaiting: Task = async (app, payload) => {
  const { occasion, networkId, waitingId } = payload as {
    readonly occasion: ListOccasion
    readonly networkId: NetworkId
    readonly waitingId: WaitingId
  }
  await app.database.run(job, async (work) => {
    const { wish, token } = await waitingNotice(work, networkId, waitingId)
    const service = wish.serviceId ? await findService(work, wish.serviceId) : undefined
    const facts: Facts = { service: service?.name, link: linkTo(app, token) }
    const about = { occasion, happening: waitingId, centreId: wish.centres[0]!, ...personOf(wish) }
    await tellAboutBooking(work, { ...about, sensitive: service?.sensitive ?? false, facts }, readyChannels(app))
  })
}

/** An offer that was answered before its message went out is not told any more. */
export const tellOffer: Task = async (app, payload) => {
  const { centreId, offerId } = payload as { readonly centreId: CentreId; readonly offerId: OfferId }
  await app.database.run(job, async (work) => {
    const { wish, token, offer } = await offerNotice(work, centreId, offerId)
    if (offer.state !== 'open') return
    const { name, address, zone } = await getCentre(work, centreId)
    const service = wish.serviceId ? await findService(work, wish.serviceId) : undefined
    const facts: Facts = {
      ...{
        day: dateIn(zone, offer.startsAt),
        time: timeIn(zone, offer.startsAt),
        deadline: deadlineOf(offer.until, zone),
      },
      ...{ centre: name, address: address ?? undefined, service: service?.name, link: linkTo(app, token) },
    }
    const about = { occasion: 'waiting-offer', happening: offerId, centreId, ...personOf(wish) } as const
    await tellAboutBooking(work, { ...about, sensitive: service?.sensitive ?? false, facts }, readyChannels(app))
  })
}

const linkTo = ({ config }: App, token: string): string => `${config.publicUrl}/waiting/${token}`

const personOf = ({ residentId, personId, lang, contact }: WaitingWish) => ({
  ...{ residentId, personId, lang, contacts: contact },
})
