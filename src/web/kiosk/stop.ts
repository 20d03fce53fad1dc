// What stands between a wish and its ticket: something does not work, or the day is too short. Said with what can be done instead.
import type { Work } from '../../db/work.ts'
import { sentence } from '../../kernel/refusal.ts'
import type { Lang } from '../../kernel/text.ts'
import { dateIn, type Instant, timeIn } from '../../kernel/time.ts'
import { listFreeDays } from '../../modules/appointments/service/free.ts'
import type { PriorityGroup, ServiceId, TicketPurpose } from '../../modules/centres/model.ts'
import { listCentres } from '../../modules/centres/service/centres.ts'
import { givenOn, hallOf } from '../../modules/centres/service/hall.ts'
import { mayIssueTickets, statusOn } from '../../modules/centres/service/hours.ts'
import { offerOf } from '../../modules/centres/service/outages.ts'
import { prospectOf, refusalOf } from '../../modules/queue/service/prospect.ts'
import { longDate } from '../words.ts'
import { groupIn, type Place } from './place.ts'
import { words } from './words.ts'

export interface Wish {
  readonly purpose: TicketPurpose
  readonly serviceId?: ServiceId | undefined
  readonly priority?: PriorityGroup | undefined
  readonly people?: number | undefined
}

export interface Stop {
  /** `away`: something the service needs does not work. `late`: the day is too short for somebody who came now. */
  readonly kind: 'away' | 'late'
  /** One sentence, with the times. */
  readonly why: string
}

export async function stopFor(work: Work, place: Place, wish: Wish, lang: Lang): Promise<Stop | undefined> {
  const away = await awayWords(work, place, wish.serviceId, lang, wish.purpose)
  if (away) return { kind: 'away', why: away }
  const group = groupIn(place, wish.purpose, wish.serviceId)
  if (!group || !place.givesTickets) return undefined
  const { tooLate } = await prospectOf(work, place.hall, group, wish)
  return tooLate ? { kind: 'late', why: sentence(refusalOf(tooLate, place.hall), lang) } : undefined
}

/** «Немає світла, до 14:00»; nothing while the service is offered. */
export async function awayWords(
  work: Work,
  { hall }: Pick<Place, 'hall'>,
  serviceId: ServiceId | undefined,
  lang: Lang,
  purpose: TicketPurpose = 'submit',
): Promise<string | undefined> {
  const offer = await offerOf(work, hall, purpose, serviceId)
  if (offer.offered) return undefined
  const { zone } = hall.timetable
  const { until } = offer
  if (until === null) return offer.why[lang]
  const day = dateIn(zone, until)
  const isToday = day === dateIn(zone, work.now)
  const end = isToday ? timeIn(zone, until) : `${longDate(lang, day, dateIn(zone, work.now))}, ${timeIn(zone, until)}`
  return `${offer.why[lang]}, ${words[lang].until(end)}`
}

export interface Instead {
  /** The first free time of a booking here: «завтра, 10:40»; nothing when there is none, or the centre books nobody. */
  readonly firstFree: string | undefined
  /** Centres near by where it can be filed for now. */
  readonly elsewhere: readonly { readonly name: string; readonly address: string }[]
}

/** More than two names are not read. */
const mostNamed = 2

export async function insteadOf(work: Work, place: Place, serviceId: ServiceId, lang: Lang): Promise<Instead> {
  const { centre } = place.hall
  const parts = [{ purpose: 'submit' as const, serviceId }]
  const [free] = await listFreeDays(work, [centre.id], { parts })
  const firstFree = free?.isOffered && free.firstAt !== null ? dayAndTime(work, place, free.firstAt, lang) : undefined
  return { firstFree, elsewhere: await elsewhereIn(work, place, serviceId, lang) }
}

export function dayAndTime(work: Work, { hall }: Pick<Place, 'hall'>, at: Instant, lang: Lang): string {
  const { zone } = hall.timetable
  return `${longDate(lang, dateIn(zone, at), dateIn(zone, work.now))}, ${timeIn(zone, at)}`
}

async function elsewhereIn(
  work: Work,
  { hall }: Place,
  serviceId: ServiceId,
  lang: Lang,
): Promise<Instead['elsewhere']> {
  const named: Instead['elsewhere'][number][] = []
  for (const each of await listCentres(work)) {
    if (named.length === mostNamed) break
    const date = dateIn(each.zone, work.now)
    const isNear = each.id !== hall.centre.id && each.networkId === hall.centre.networkId && each.address !== null
    if (!isNear || statusOn(each, date) !== 'open') continue
    const other = await hallOf(work, each.id)
    const isGiven = givenOn(other, serviceId, date) !== undefined && mayIssueTickets(other, work.now) && !other.alarm
    if (isGiven && (await offerOf(work, other, 'submit', serviceId)).offered)
      named.push({ name: each.name[lang], address: each.address! })
  }
  return named
}
