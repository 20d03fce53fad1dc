// The catalogue as this centre gives it: which services, by which decision, what each still lacks.
import { z } from 'zod'
import type { Work } from '../../../../../db/work.ts'
import { type Id, parseId } from '../../../../../kernel/id.ts'
import { dateIn, type PlainDate } from '../../../../../kernel/time.ts'
import { listWithoutProcessCard } from '../../../../../modules/catalogue/service/unfinished.ts'
import { listServices, type ServiceLine, search } from '../../../../../modules/catalogue/service.ts'
import type { GroupId, ServiceId } from '../../../../../modules/centres/model.ts'
import { endServices, giveServices } from '../../../../../modules/centres/service/desks.ts'
import { givenOn, hallOf, type StampedHall } from '../../../../../modules/centres/service/hall.ts'
import { both } from '../../../../faults.ts'
import { keyed } from '../../../keyed.ts'
import { act } from '../../parts/act.ts'
import { lastChange } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

const perPage = 50
const shows = ['all', 'given', 'not-given', 'no-card'] as const
type Show = (typeof shows)[number]

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const centre = await centreOf(work, params.centre)
    const hall = await hallOf(work, centre.id)
    const asked = url.searchParams
    const show = shows.find((one) => one === asked.get('show')) ?? 'all'
    const text = (asked.get('text') ?? '').trim().slice(0, 100)
    const group = parseId<'ServiceGroup'>(asked.get('group'))
    const today = dateIn(centre.zone, work.now)
    const bare = await listWithoutProcessCard(work)
    const found = (await linesFor(work, text)).filter((line) => fits(line, { hall, show, group, bare, today }))
    const after = text ? undefined : asked.get('after')
    const rest = after ? found.slice(found.findIndex(({ key }) => key === after) + 1) : found
    const shown = rest.slice(0, perPage)
    return {
      ...{ show, text, group: group ?? null, all: found.length },
      groups: [...hall.groups.values()].filter(({ purpose }) => purpose === null).map(({ id, name }) => ({ id, name })),
      services: shown.map((line) => rowOf(line, hall, bare, today)),
      next: rest.length > perPage ? addressWith(asked, shown.at(-1)!.key) : null,
      isFirst: !after,
      change: await lastChange(work, { what: 'centres.given_service', centreId: centre.id }, locals.lang),
    }
  })

const everything = 10_000
const linesFor = async (work: Work, text: string): Promise<readonly ServiceLine[]> =>
  text ? search(work, text, { limit: perPage }) : (await listServices(work, {}, { limit: everything })).services

interface Around {
  readonly hall: StampedHall
  readonly show: Show
  readonly group: GroupId | undefined
  readonly bare: ReadonlySet<ServiceId>
  readonly today: PlainDate
}

function fits({ id }: ServiceLine, { hall, show, group, bare, today }: Around): boolean {
  const given = givenOn(hall, id, today)
  if (group && given?.groupId !== group) return false
  if (show === 'given') return given !== undefined
  if (show === 'not-given') return given === undefined
  return show === 'all' || (given !== undefined && bare.has(id))
}

function rowOf(line: ServiceLine, hall: StampedHall, bare: ReadonlySet<ServiceId>, today: PlainDate) {
  const { id, key, name, term, price } = line
  const decisions = hall.given.get(id) ?? []
  const now = givenOn(hall, id, today)
  const ahead = decisions.find(({ since }) => since > today)
  return {
    ...{ id, key, name, term, price, hasCard: !bare.has(id) },
    given: now ? { group: hall.groups.get(now.groupId)?.name ?? null, until: now.until } : null,
    begins: !now && ahead ? ahead.since : null,
  }
}

function addressWith(asked: URLSearchParams, after: string): string {
  const next = new URLSearchParams(asked)
  next.set('after', after)
  next.delete('done')
  return `?${next}`
}

const chosen = z
  .array(z.uuid())
  .min(1, both({ uk: 'Позначте хоча б одну послугу.', en: 'Mark at least one service.' }))
  .max(1000)
const decision = z
  .string(both({ uk: 'Напишіть рішення: чиє, дата, номер.', en: 'Write the decision: whose, date, number.' }))
  .max(300)
const giveForm = z.object({
  services: chosen,
  giveGroup: z.uuid(both({ uk: 'Оберіть групу.', en: 'Choose a group.' })),
  decision,
  since: z.iso.date(both({ uk: 'Вкажіть, з якого дня.', en: 'Say from which day.' })),
})
const endForm = z.object({
  services: chosen,
  endDecision: decision,
  until: z.iso.date(both({ uk: 'Вкажіть, з якого дня.', en: 'Say from which day.' })),
})

export const actions: Actions = {
  give: (event) =>
    act(event, async (form) => {
      const said = form.read(giveForm)
      await event.locals.run(
        async (work) => {
          const { id } = await centreOf(work, event.params.centre)
          const services = said.services.map((serviceId) => ({
            serviceId: serviceId as ServiceId,
            groupId: said.giveGroup as GroupId,
          }))
          await giveServices(work, id, services, { decision: said.decision, since: said.since as PlainDate })
        },
        keyed(form, 'give'),
      )
      return back(event, 'given')
    }),

  end: (event) =>
    act(event, async (form) => {
      const said = form.read(endForm)
      await event.locals.run(
        async (work) => {
          const { id } = await centreOf(work, event.params.centre)
          await endServices(work, id, said.services as Id<'Service'>[], said.endDecision, said.until as PlainDate)
        },
        keyed(form, 'end'),
      )
      return back(event, 'ended')
    }),
}

/** To the same part of the list. */
function back({ url, params }: { url: URL; params: { centre: string } }, done: string): string {
  const kept = [...url.searchParams].filter(([name]) => ['show', 'text', 'group', 'after'].includes(name))
  return `/manager/${params.centre}/services?${new URLSearchParams([...kept, ['done', done]])}`
}
