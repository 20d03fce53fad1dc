// Which service: a group, the services of a group, or what a word finds.
import { error } from '@sveltejs/kit'
import type { Work } from '../../../../db/work.ts'
import { sentence } from '../../../../kernel/refusal.ts'
import type { Lang } from '../../../../kernel/text.ts'
import { no } from '../../../../modules/catalogue/model.ts'
import {
  type GroupOfServices,
  listGroups,
  listMostAsked,
  listServices,
  type ServiceLine,
  search,
} from '../../../../modules/catalogue/service.ts'
import type { ServiceId } from '../../../../modules/centres/model.ts'
import { everydayName } from '../../../(portal)/parts/everyday-name.ts'
import { closedWords, groupIn, headOf, type Place, placeOf, waitIn } from '../../place.ts'
import { awayWords } from '../../stop.ts'
import { partIn, partOf, roomOn, viewOf } from '../../view.ts'
import { toTakenTicket } from '../../visit.ts'
import type { PageServerLoad } from './$types'

const mostFound = 30

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  toTakenTicket(cookies, params.centre)
  const { lang } = locals
  const query = url.searchParams.get('q')?.trim().slice(0, 200)
  const asked = url.searchParams.get('group')
  const view = viewOf(cookies)
  const room = roomOn(view)
  // the field to search again takes the place of a row, or is left out where there is none to spare
  const rows = query && !view.low ? room.rows - 1 : room.rows
  return locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const groups = await listGroups(work, place.given)
    const head = { ...headOf(place, lang), closed: closedWords(work, place, lang), query }
    const page = (found: readonly ServiceLine[]) => pageOf(found, url, rows, rowIn(work, place, lang))
    if (query)
      return { ...head, services: await page(await search(work, query, { limit: mostFound, among: place.given })) }
    if (asked === null) return { ...head, ...(await tiles(work, place, groups, partIn(url), room.tiles, lang)) }
    const group = groups.find(({ key }) => key === asked)
    if (!group) error(404, sentence(no('no-such-service'), lang))
    return { ...head, group: group.name[lang], services: await page(await servicesOf(work, group, place.given)) }
  })
}

/** The groups, what is asked for most first; where they don't fit, the last tile is «Інше». */
async function tiles(
  work: Work,
  place: Place,
  groups: readonly GroupOfServices[],
  page: number,
  room: number,
  lang: Lang,
) {
  const ordered = [...groups.filter(({ first }) => first), ...groups.filter(({ first }) => !first)]
  const { shown, rest } = partOf(ordered, page, room)
  const { waits, aways } = await saidOfGroups(work, place, lang)
  return {
    page,
    others: rest.slice(0, 3).map(({ name }) => name[lang]),
    tiles: shown.map(({ key, name }) => ({ key, name: name[lang], wait: waits(key), away: aways.get(key) })),
    consult: waitIn(place, [groupIn(place, 'consult')], lang),
  }
}

/** For each group of the catalogue: the wait at the desks that take its services, and why none of them is taken now. */
async function saidOfGroups(work: Work, place: Place, lang: Lang) {
  const { services } = await listServices(work, { among: place.given }, { limit: 2000 })
  const byGroup = Map.groupBy(services, ({ group }) => group)
  const waits = (key: string): string | undefined =>
    waitIn(
      place,
      (byGroup.get(key) ?? []).map(({ id }) => groupIn(place, 'submit', id)),
      lang,
    )
  const aways = new Map<string, string>()
  if (place.hall.outages.length === 0) return { waits, aways }
  for (const [key, lines] of byGroup) {
    const whys = new Set<string | undefined>()
    for (const { id } of lines) whys.add(await awayWords(work, place, id, lang))
    const [why] = whys
    if (why && !whys.has(undefined)) aways.set(key, why)
  }
  return { waits, aways }
}

/** What people ask for most stands first. */
async function servicesOf(
  work: Work,
  group: GroupOfServices,
  given: ReadonlySet<ServiceId>,
): Promise<readonly ServiceLine[]> {
  const { services } = await listServices(work, { group: group.key, among: given }, { limit: 2000 })
  const most = await listMostAsked(work, { limit: 2000, among: new Set(services.map(({ id }) => id)) })
  const named = new Set(most.map(({ id }) => id))
  return [...most, ...services.filter(({ id }) => !named.has(id))]
}

interface Row {
  readonly key: string
  readonly name: string
  readonly wait: string | undefined
  readonly price: string
  /** Why it can't be filed for now. */
  readonly away: string | undefined
}

const rowIn =
  (work: Work, place: Place, lang: Lang) =>
  async (service: ServiceLine): Promise<Row> => ({
    key: service.key,
    name: everydayName(service, lang),
    wait: waitIn(place, [groupIn(place, 'submit', service.id)], lang),
    price: service.price[lang],
    away: await awayWords(work, place, service.id, lang),
  })

/** As many as one reaches without scrolling; the rest on the next screens. */
async function pageOf(
  found: readonly ServiceLine[],
  url: URL,
  rows: number,
  rowOf: (service: ServiceLine) => Promise<Row>,
) {
  const pages = Math.max(1, Math.ceil(found.length / rows))
  const page = Math.min(pages, partIn(url))
  const shown: Row[] = []
  for (const service of found.slice((page - 1) * rows, page * rows)) shown.push(await rowOf(service))
  return { rows: shown, page, pages, found: found.length }
}
