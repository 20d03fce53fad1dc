// What a centre still lacks before it can work as it is set up, for its head to complete.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { dateIn } from '../../../kernel/time.ts'
import { listServices } from '../../catalogue/service.ts'
import type { CentreId, Desk, GroupId, ServiceId } from '../model.ts'
import { dutiesOf, newestGiven, rightsOf } from '../rules/hall.ts'
import { servesNothing, withRights } from '../rules/levels.ts'
import { isMemberOn } from '../rules/shifts.ts'
import { listDeciding, listDecidingServices } from '../store/authorities.ts'
import { listMembers } from '../store/people.ts'
import { hallOf, type StampedHall } from './hall.ts'

export interface Unfinished {
  /** No hours are set: the centre counts as closed. */
  readonly hoursMissing: boolean
  /** In use, with duties, and nobody who works here may serve any of them. */
  readonly desksWithoutPeople: readonly Desk[]
  /** No desk in use serves the group as its main work. */
  readonly groupsWithoutDesk: readonly GroupId[]
  /** Given here, but nobody has said which authority decides: intake would be refused. */
  readonly servicesWithoutAuthority: readonly ServiceId[]
  /** Everything the centre gives. */
  readonly given: readonly ServiceId[]
}

export async function unfinishedOf(work: Work, centreId: CentreId): Promise<Unfinished> {
  permit(work.actor, 'centres.manage', centreId)
  const hall = await hallOf(work, centreId)
  const today = dateIn(hall.timetable.zone, work.now)
  const given = [...newestGiven(hall).values()]
    .filter(({ until }) => until === null || until > today)
    .map(({ serviceId }) => serviceId)
  return {
    hoursMissing: hall.timetable.week.every(({ reception }) => reception.length === 0),
    desksWithoutPeople: await desksWithoutPeople(work, hall),
    groupsWithoutDesk: [...hall.groups.keys()].filter((id) => !hasMainDesk(hall, id)),
    servicesWithoutAuthority: await withoutAuthority(work, centreId, new Set(given)),
    given,
  }
}

async function desksWithoutPeople(work: Work, hall: StampedHall): Promise<Desk[]> {
  const today = dateIn(hall.timetable.zone, work.now)
  const members = (await listMembers(work, hall.centre.id)).filter((member) => isMemberOn(member, today))
  const given = newestGiven(hall)
  const mayServe = (desk: Desk) =>
    members.some(({ staffId }) => !servesNothing(withRights(dutiesOf(hall, desk.id), rightsOf(hall, staffId), given)))
  return hall.desks.filter((desk) => desk.inUse && !servesNothing(dutiesOf(hall, desk.id)) && !mayServe(desk))
}

const hasMainDesk = (hall: StampedHall, groupId: GroupId): boolean =>
  hall.desks.some((desk) => desk.inUse && dutiesOf(hall, desk.id).byGroup.get(groupId) === 2)

async function withoutAuthority(work: Work, centreId: CentreId, given: ReadonlySet<ServiceId>): Promise<ServiceId[]> {
  const kinds = new Set((await listDeciding(work, centreId)).map(({ kind }) => kind))
  const single = new Set((await listDecidingServices(work, centreId)).map(({ serviceId }) => serviceId))
  const { services } = await listServices(work, { among: given }, { limit: Number.MAX_SAFE_INTEGER })
  return services.filter(({ id, authority }) => !single.has(id) && !kinds.has(authority)).map(({ id }) => id)
}
