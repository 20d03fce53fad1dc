// One person at work: posts, what they may serve, their week, days that differ; a new invitation, and leaving.
import { z } from 'zod'
import type { Work } from '../../../../../../db/work.ts'
import type { PlaceId, Role } from '../../../../../../kernel/actor.ts'
import { parseId } from '../../../../../../kernel/id.ts'
import { no as general, Refusal } from '../../../../../../kernel/refusal.ts'
import { dateIn, type PlainDate } from '../../../../../../kernel/time.ts'
import { listServices } from '../../../../../../modules/catalogue/service.ts'
import type { CentreId, DeskId, GroupId, ServiceId, Shift } from '../../../../../../modules/centres/model.ts'
import { getCentre } from '../../../../../../modules/centres/service/centres.ts'
import { hallOf } from '../../../../../../modules/centres/service/hall.ts'
import {
  addMembers,
  endMembership,
  setRights,
  setServiceRight,
  setShiftException,
  setShifts,
} from '../../../../../../modules/centres/service/people.ts'
import { personHere } from '../../../../../../modules/centres/service/person.ts'
import { roleNames, type StaffId } from '../../../../../../modules/identity/model.ts'
import { fullName } from '../../../../../../modules/identity/rules/names.ts'
import {
  blockStaff,
  changePosts,
  getStaff,
  giveStamp,
  inviteAgain,
} from '../../../../../../modules/identity/service/manage-staff.ts'
import { placeNames } from '../../../../../../modules/identity/service.ts'
import { both } from '../../../../../faults.ts'
import { filled, refused } from '../../../../../form.ts'
import { keyed } from '../../../../keyed.ts'
import { act, maybeReason, reason } from '../../../parts/act.ts'
import { lastChange } from '../../../parts/changes.ts'
import { type Place, placeOf } from '../../../parts/place.ts'
import { rolesToGive } from '../../../parts/roles.ts'
import { around, clock, intervalOf } from '../../hours/day.ts'
import type { Actions, PageServerLoad } from './$types'
import { shownWeek } from './week.ts'

export const csr = false

const idIn = (param: string): StaffId => {
  const id = parseId<'Staff'>(param)
  if (!id) throw new Refusal(general('not-found'))
  return id
}

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const member = await getStaff(work, idIn(params.person))
    if (!member.posts.some((post) => post.place === place.id)) throw new Refusal(general('not-found'))
    const { id, name, email, state, posts } = member
    const elsewhere = posts.filter((post) => post.place !== place.id)
    const names = await placeNames(
      work,
      elsewhere.map((post) => post.place),
    )
    return {
      person: {
        ...{ id, email, state, name: fullName(name), stampNo: member.stampNo },
        roles: posts.filter((post) => post.place === place.id).map(({ role }) => role),
        elsewhere: elsewhere.map((post) => ({ role: post.role, place: names[post.place] ?? { uk: '', en: '' } })),
        isMe: locals.actor.kind === 'staff' && locals.actor.id === id,
      },
      roles: rolesToGive(work.actor, place),
      work: place.kind === 'centre' ? await workOf(work, place.id as CentreId, id) : null,
      ask: (['block', 'invite'] as const).find((ask) => ask === url.searchParams.get('ask')),
      change: await lastChange(work, { what: 'identity.staff', rowId: id }, locals.lang).catch(forbidden),
    }
  })

/** Who may manage people of an authority may not read the record of changes. */
function forbidden(fault: unknown): undefined {
  if (fault instanceof Refusal && fault.kind === 'forbidden') return undefined
  throw fault
}

async function workOf(work: Work, centreId: CentreId, id: StaffId) {
  const { groups, desks, given } = await hallOf(work, centreId)
  const { membership, rights, shifts, exceptions } = await personHere(work, centreId, id)
  const { services } = await listServices(work, { among: new Set(given.keys()) }, { limit: 10_000 })
  const named = new Map(services.map((service) => [service.id, service.name]))
  return {
    since: membership?.since ?? null,
    until: membership?.until ?? null,
    groups: [...groups.values()].map((group) => ({
      ...{ id: group.id, name: group.name, may: rights.groups.has(group.id) },
      services: services
        .filter((service) => given.get(service.id)?.[0]?.groupId === group.id)
        .map((service) => ({ id: service.id, name: service.name })),
    })),
    single: [...rights.services].map(([serviceId, may]) => ({ serviceId, may, name: named.get(serviceId) ?? null })),
    desks: desks.map((desk) => ({ id: desk.id, number: desk.number })),
    week: shownWeek(shifts),
    exceptions: exceptions.map(({ date, intervals, reason }) => ({ date, intervals, reason })),
  }
}

const postsForm = z.object({
  roles: z.array(z.enum(Object.keys(roleNames) as [Role, ...Role[]])),
  postsReason: maybeReason,
})
const stampForm = z.object({
  stampNo: z
    .string()
    .max(20, both({ uk: 'Номер штампа задовгий: можна до 20 знаків.', en: 'The number is too long: up to 20 signs.' }))
    .default(''),
})
const rightsForm = z.object({ groups: z.array(z.uuid()) })
const singleForm = z.object({
  serviceId: z.uuid(both({ uk: 'Оберіть послугу.', en: 'Choose a service.' })),
  may: z.enum(['yes', 'no', 'group']),
})
const days = [1, 2, 3, 4, 5, 6, 7] as const
const weekFields = Object.fromEntries(
  days.flatMap((day) =>
    ['work.from', 'work.until', 'break.from', 'break.until'].map((part) => [`w${day}.${part}`, clock] as const),
  ),
)
const deskFields = Object.fromEntries(days.map((day) => [`w${day}.desk`, z.uuid().optional()] as const))
const weekForm = z.object({ ...weekFields, ...deskFields })
const exceptionForm = z.object({
  'e.work.from': clock,
  'e.work.until': clock,
  date: z.iso.date(both({ uk: 'Вкажіть день.', en: 'Say which day.' })),
  why: z.string(both({ uk: 'Напишіть, чому.', en: 'Write why.' })).max(200),
})
const leaveForm = z.object({
  until: z.iso.date(both({ uk: 'Вкажіть день.', en: 'Say which day.' })),
  leaveReason: maybeReason,
})

type Event = Parameters<Actions[string]>[0]
type Note = 'posts' | 'stamp' | 'rights' | 'single' | 'week' | 'exception' | 'blocked' | 'left' | 'member'
const here = ({ params }: Event, note: Note) => `/manager/${params.centre}/staff/${params.person}?done=${note}`

const inPlace = <T>(
  { locals, params }: Event,
  key: string | undefined,
  does: (work: Work, place: Place, id: StaffId) => Promise<T>,
) =>
  locals.run(async (work) => {
    const place = await placeOf(work, params.centre!)
    const id = idIn(params.person!)
    const { posts } = await getStaff(work, id)
    if (!posts.some((post) => post.place === place.id)) throw new Refusal(general('not-found'))
    return does(work, place, id)
  }, key)

const inCentre = <T>(
  event: Event,
  key: string | undefined,
  does: (work: Work, centreId: CentreId, id: StaffId) => Promise<T>,
) =>
  inPlace(event, key, (work, place, id) => {
    if (place.kind !== 'centre') throw new Refusal(general('not-found'))
    return does(work, place.id as CentreId, id)
  })

export const actions: Actions = {
  posts: (event) =>
    act(event, async (form) => {
      const { roles, postsReason } = form.read(postsForm)
      await inPlace(event, keyed(form, 'posts'), async (work, place, id) => {
        const { posts } = await getStaff(work, id)
        const offered = rolesToGive(work.actor, place)
        const kept = posts.filter((post) => post.place !== place.id || !offered.includes(post.role))
        const chosen = roles
          .filter((role) => offered.includes(role))
          .map((role) => ({ role, place: place.id as PlaceId }))
        await changePosts(work, id, [...kept, ...chosen], postsReason)
      })
      return here(event, 'posts')
    }),

  stamp: (event) =>
    act(event, async (form) => {
      const { stampNo } = form.read(stampForm)
      await inPlace(event, keyed(form, 'stamp', stampNo), (work, _, id) => giveStamp(work, id, stampNo))
      return here(event, 'stamp')
    }),

  rights: (event) =>
    act(event, async (form) => {
      const { groups } = form.read(rightsForm)
      await inCentre(event, keyed(form, 'rights'), (work, centreId, id) =>
        setRights(work, centreId, new Map([[id, groups as GroupId[]]])),
      )
      return here(event, 'rights')
    }),

  single: (event) =>
    act(event, async (form) => {
      const { serviceId, may } = form.read(singleForm)
      await inCentre(event, keyed(form, 'single', serviceId, may), (work, centreId, staffId) =>
        setServiceRight(work, centreId, {
          ...{ staffId, serviceId: serviceId as ServiceId },
          may: may === 'group' ? null : may === 'yes',
        }),
      )
      return here(event, 'single')
    }),

  week: (event) =>
    act(event, async (form) => {
      const said = form.read(weekForm) as Readonly<Record<string, unknown>>
      await inCentre(event, keyed(form, 'week'), (work, centreId, staffId) => {
        const shifts = days.flatMap((weekday): Shift[] => {
          const whole = intervalOf(said, `w${weekday}`, 'work')
          const deskId = (said[`w${weekday}.desk`] ?? null) as DeskId | null
          const rest = intervalOf(said, `w${weekday}`, 'break')
          return whole ? around(whole, rest).map((interval) => ({ staffId, weekday, deskId, ...interval })) : []
        })
        return setShifts(work, centreId, [staffId], shifts)
      })
      return here(event, 'week')
    }),

  exception: (event) =>
    act(event, async (form) => {
      const said = form.read(exceptionForm)
      const interval = intervalOf(said, 'e', 'work')
      await inCentre(event, keyed(form, 'exception'), (work, centreId, staffId) =>
        setShiftException(work, centreId, {
          ...{ staffId, date: said.date as PlainDate, reason: said.why },
          intervals: interval ? [interval] : [],
        }),
      )
      return here(event, 'exception')
    }),

  member: (event) =>
    act(event, async (form) => {
      await inCentre(event, keyed(form, 'member'), async (work, centreId, id) => {
        const { zone } = await getCentre(work, centreId)
        await addMembers(work, centreId, [id], dateIn(zone, work.now))
      })
      return here(event, 'member')
    }),

  leave: (event) =>
    act(event, async (form) => {
      const { until, leaveReason } = form.read(leaveForm)
      await inCentre(event, keyed(form, 'leave'), (work, centreId, id) =>
        endMembership(work, centreId, id, until as PlainDate, leaveReason),
      )
      return here(event, 'left')
    }),

  block: (event) =>
    act(event, async (form) => {
      const said = form.read(z.object({ reason }))
      await inPlace(event, keyed(form, 'block'), (work, _, id) => blockStaff(work, id, said.reason))
      return here(event, 'blocked')
    }),

  async invite(event) {
    const { locals } = event
    const form = await filled(event.request, locals.lang)
    try {
      const token = await inPlace(event, keyed(form, 'invite'), (work, _, id) => inviteAgain(work, id))
      return { link: `${locals.app.config.publicUrl}/staff-sign-in/invitation/${token}` }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },
}
