// People with a post here, by name, page by page; who works today and when.
import type { Work } from '../../../../../db/work.ts'
import type { Role } from '../../../../../kernel/actor.ts'
import { type Id, parseId } from '../../../../../kernel/id.ts'
import { dateIn } from '../../../../../kernel/time.ts'
import type { CentreId } from '../../../../../modules/centres/model.ts'
import { hallOf } from '../../../../../modules/centres/service/hall.ts'
import { listWorkingOn } from '../../../../../modules/centres/service/people.ts'
import { roleNames, type StaffId, type StaffMember } from '../../../../../modules/identity/model.ts'
import { fullName } from '../../../../../modules/identity/rules/names.ts'
import { listStaff } from '../../../../../modules/identity/service/manage-staff.ts'
import { type Place, placeOf } from '../../parts/place.ts'
import type { PageServerLoad } from './$types'

export const csr = false

const perPage = 50
const first = '00000000-0000-0000-0000-000000000000' as StaffId

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const asked = url.searchParams
    const role = roleIn(asked.get('role'))
    const name = (asked.get('name') ?? '').trim().slice(0, 80)
    const after = afterIn(asked.get('after')) ?? (name ? { family: name, given: '', id: first } : undefined)
    const found = await listStaff(work, { placeId: place.id, role, after, limit: perPage + 1 })
    const people = found.slice(0, perPage)
    const last = found.length > perPage ? people.at(-1) : undefined
    return {
      ...{ role: role ?? '', name },
      people: await rowsOf(work, place, people),
      next: last && nextAddress(asked, last),
      isFirst: !asked.has('after') && !name,
    }
  })

const roleIn = (text: string | null): Role | undefined =>
  text !== null && Object.hasOwn(roleNames, text) ? (text as Role) : undefined

/** `family|given|id` of the last row of the page before. */
function afterIn(text: string | null) {
  const [family = '', given = '', last] = text?.split('|') ?? []
  const id = parseId<'Staff'>(last)
  return id && { family, given, id }
}

function nextAddress(asked: URLSearchParams, { name, id }: StaffMember): string {
  const next = new URLSearchParams(asked)
  next.set('after', `${name.family}|${name.given}|${id}`)
  return `?${next}`
}

async function rowsOf(work: Work, place: Place, people: readonly StaffMember[]) {
  const today = await workingToday(work, place)
  return people.map(({ id, name, email, state, posts }) => ({
    ...{ id, email, state, name: fullName(name) },
    roles: posts.filter((post) => post.place === place.id).map(({ role }) => role),
    elsewhere: posts.some((post) => post.place !== place.id),
    today: today.get(id) ?? null,
  }))
}

interface Today {
  readonly intervals: readonly { readonly from: string; readonly until: string }[]
  readonly desk: number | null
}

async function workingToday(work: Work, { id, kind }: Place): Promise<ReadonlyMap<Id<'Staff'>, Today>> {
  if (kind === 'authority') return new Map()
  const { desks, timetable } = await hallOf(work, id as CentreId)
  const numbers = new Map(desks.map((desk) => [desk.id, desk.number]))
  const working = await listWorkingOn(work, id as CentreId, dateIn(timetable.zone, work.now))
  return new Map(
    working.map(({ staffId, intervals, deskId }) => [
      staffId,
      { intervals, desk: (deskId && numbers.get(deskId)) ?? null },
    ]),
  )
}
