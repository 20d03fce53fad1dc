// The inbox of an authority: cases by due date, narrowed, searched by number; and what is decided but has not gone back.
import type { Work } from '../../../db/work.ts'
import { type Id, parseId } from '../../../kernel/id.ts'
import { addDays, dateIn, kyiv, type PlainDate, parseDate, weekday } from '../../../kernel/time.ts'
import { type CaseState, caseStates } from '../../../modules/cases/model.ts'
import { authorityStates } from '../../../modules/cases/rules/transitions.ts'
import { type InboxLine, inbox, inboxSummary, listToReturn } from '../../../modules/cases/service/authority.ts'
import { findSentCases } from '../../../modules/cases/service/find.ts'
import { getService, getVersion } from '../../../modules/catalogue/service.ts'
import { shortName } from '../../../modules/identity/rules/names.ts'
import { namesOf } from '../../../modules/identity/service/residents.ts'
import type { PageServerLoad } from './$types'
import { whereOf } from './parts/authority.ts'
import { goneOf } from './parts/slack.ts'
import { waitingOf } from './parts/waiting.ts'

const perPage = 50
const mostStanding = 20

export interface Asked {
  readonly view: 'work' | 'decided'
  readonly number: string
  readonly service: Id<'Service'> | undefined
  readonly state: CaseState | undefined
  readonly late: boolean
  readonly clock: 'runs' | 'stands'
}

export type GroupName = 'late' | 'today' | 'week' | 'later' | 'stands' | 'found' | 'decided'

export const load: PageServerLoad = ({ locals, url, depends }) => {
  depends('live:inbox')
  return locals.look(async (work) => {
    const where = await whereOf(work, url.searchParams.get('of'))
    const asked = askedIn(url.searchParams)
    const { counts, serviceIds } = await inboxSummary(work, where.authority.id)
    const { groups, older } = await groupsFor(work, where.authority.id, asked, afterIn(url.searchParams))
    return {
      ...where,
      asked,
      counts,
      groups,
      older: older && addressWith(url.searchParams, older),
      isFirst: !url.searchParams.has('after'),
      states: authorityStates,
      services: await servicesNamed(work, serviceIds),
      waiting: await waitingOf(work, where.authority.id),
      today: dateIn(kyiv, work.now),
      now: work.now,
    }
  })
}

function askedIn(asked: URLSearchParams): Asked {
  const state = asked.get('state')
  return {
    view: asked.get('view') === 'decided' ? 'decided' : 'work',
    number: (asked.get('number') ?? '').trim().slice(0, 60),
    service: parseId<'Service'>(asked.get('service')),
    state: state !== null && Object.hasOwn(caseStates, state) ? (state as CaseState) : undefined,
    late: asked.has('late'),
    clock: asked.get('clock') === 'stands' ? 'stands' : 'runs',
  }
}

interface After {
  readonly dueOn: PlainDate | null
  readonly id: Id<'Case'>
}

/** `date,id` of the last row of the page before; anything else begins at the top. */
function afterIn(asked: URLSearchParams): After | undefined {
  const [date = '', last] = asked.get('after')?.split(',') ?? []
  const id = parseId<'Case'>(last)
  return id && { dueOn: parseDate(date) ?? null, id }
}

function addressWith(asked: URLSearchParams, { dueOn, id }: After): string {
  const next = new URLSearchParams(asked)
  next.set('after', `${dueOn ?? ''},${id}`)
  return `?${next}`
}

interface Group {
  readonly name: GroupName
  readonly lines: readonly Row[]
}

async function groupsFor(work: Work, authorityId: Id<'Authority'>, asked: Asked, after: After | undefined) {
  if (asked.number) return { groups: await groupOf(work, 'found', await found(work, authorityId, asked.number)) }
  if (asked.view === 'decided') return { groups: await groupOf(work, 'decided', await listToReturn(work, authorityId)) }
  const { service: serviceId, state, late, clock } = asked
  const lines = await inbox(work, authorityId, { serviceId, state, late, clock, after, limit: perPage + 1 })
  const shown = lines.slice(0, perPage)
  const last = lines.length > perPage ? shown.at(-1) : undefined
  const standing =
    last || late || clock === 'stands'
      ? []
      : await inbox(work, authorityId, { serviceId, state, clock: 'stands', limit: mostStanding })
  const groups = await inGroups(work, [...shown, ...standing])
  return { groups, older: last && { dueOn: last.summary.dueOn, id: last.id } }
}

type Line = Pick<InboxLine, 'id' | 'summary'> & Partial<Pick<InboxLine, 'slack' | 'step' | 'steps'>>

const found = async (work: Work, authorityId: Id<'Authority'>, number: string): Promise<Line[]> =>
  findSentCases(work, authorityId, number)

async function groupOf(work: Work, name: GroupName, lines: readonly Line[]): Promise<Group[]> {
  return lines.length > 0 ? [{ name, lines: await rowsOf(work, lines) }] : []
}

const order: readonly GroupName[] = ['late', 'today', 'week', 'later', 'stands']

async function inGroups(work: Work, lines: readonly Line[]): Promise<Group[]> {
  const today = dateIn(kyiv, work.now)
  const sunday = addDays(today, 7 - weekday(today))
  const groupOfDay = (dueOn: PlainDate | null): GroupName => {
    if (dueOn === null) return 'stands'
    if (dueOn < today) return 'late'
    return dueOn === today ? 'today' : dueOn <= sunday ? 'week' : 'later'
  }
  const rows = Map.groupBy(await rowsOf(work, lines), ({ dueOn }) => groupOfDay(dueOn))
  return order.flatMap((name) => (rows.has(name) ? [{ name, lines: rows.get(name)! }] : []))
}

export type Row = Awaited<ReturnType<typeof rowsOf>>[number]

/** Names are looked up for the whole page at once, each with its trace. */
async function rowsOf(work: Work, lines: readonly Line[]) {
  const applicants = lines.map(({ summary }) => summary.applicantId)
  const names = await namesOf(work, applicants, { purpose: 'decide' })
  const today = dateIn(kyiv, work.now)
  return Promise.all(
    lines.map(async ({ id, summary, slack = null, step = null, steps = 0 }) => {
      const { number, state, dueOn, clock, versionId, applicantId } = summary
      const name = names.get(applicantId)
      return {
        ...{ id, number, state, dueOn, slack, step, steps },
        service: (await getVersion(work, versionId)).name,
        applicant: name ? shortName(name) : '',
        gone: goneOf(clock.start, dueOn, today),
      }
    }),
  )
}

async function servicesNamed(work: Work, ids: readonly Id<'Service'>[]) {
  const services = await Promise.all(ids.map(async (id) => ({ id, name: (await getService(work, id)).name })))
  return services.sort((a, b) => a.name.uk.localeCompare(b.name.uk, 'uk'))
}
