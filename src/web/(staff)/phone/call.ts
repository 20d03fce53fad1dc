// What a call is about, as its pages read it: the centre, the service, the person at the desk if there is one.
import type { Work } from '../../../db/work.ts'
import { type Id, parseId } from '../../../kernel/id.ts'
import type { Lang } from '../../../kernel/text.ts'
import { dateIn, type Instant, timeIn } from '../../../kernel/time.ts'
import type { BookingWish } from '../../../modules/appointments/model.ts'
import { papersOf } from '../../../modules/catalogue/rules.ts'
import { findService, search } from '../../../modules/catalogue/service.ts'
import type { Centre } from '../../../modules/centres/model.ts'
import { givenOn, hallOf } from '../../../modules/centres/service/hall.ts'
import { fullName } from '../../../modules/identity/rules/names.ts'
import { getResident } from '../../../modules/identity/service/residents.ts'
import { longDate } from '../../words.ts'

export async function chosenService(work: Work, asked: string | null) {
  const service = asked ? await findService(work, asked.slice(0, 100)) : undefined
  if (!service) return null
  const { id, key, name, deskMinutes } = service
  return { id, key, name, minutes: deskMinutes, bring: papersOf(service).always.map((paper) => paper.name) }
}
export type ChosenService = NonNullable<Awaited<ReturnType<typeof chosenService>>>

export async function servicesBy(work: Work, { id, zone }: Centre, q: string) {
  const hall = await hallOf(work, id)
  const today = dateIn(zone, work.now)
  const among = new Set([...hall.given.keys()].filter((each) => givenOn(hall, each, today)))
  const found = await search(work, q, { limit: 8, among })
  return found.map(({ key, name, term }) => ({ key, name, term }))
}

/** Who stands at the desk without a telephone; the look is written down. */
export async function personAt(work: Work, centreId: Id<'Centre'>, asked: string | null) {
  const id = parseId<'Resident'>(asked ?? '')
  if (!id) return null
  const { name, contacts } = await getResident(work, id, { purpose: 'serve', centreId })
  return { id, name: fullName(name), phone: contacts.phone ?? '' }
}

export const wishFor = (centreId: Id<'Centre'>, serviceId: Id<'Service'>, moreTime: boolean): BookingWish => ({
  ...{ centreId, moreTime, parts: [{ purpose: 'submit', serviceId }] },
})

export const dayAndTimeIn = (zone: string, lang: Lang, now: Instant) => (at: Instant) =>
  `${longDate(lang, dateIn(zone, at), dateIn(zone, now))}, ${timeIn(zone, at)}`
