// The roster of a day as moments, and who has really sat where: what a forecast of the hall goes by. Nothing here says who anybody is.
import type { Work } from '../../../db/work.ts'
import { dateIn, type Instant, momentOf, type PlainDate } from '../../../kernel/time.ts'
import type { CentreId, DeskId, Seat, StaffId } from '../model.ts'
import { dutiesOf, type Hall, newestGiven, rightsOf } from '../rules/hall.ts'
import { type Duties, withRights } from '../rules/levels.ts'
import { moveAt, underMove } from '../rules/moves.ts'
import { shiftsOn } from '../rules/shifts.ts'
import * as store from '../store/people.ts'
import type { StampedHall } from './hall.ts'

export interface PlannedShift {
  readonly deskId: DeskId
  readonly staffId: StaffId
  readonly from: Instant
  readonly until: Instant
  /** What the desk serves with this person. */
  readonly serves: Duties
}

interface Planned {
  readonly date: PlainDate
  readonly setup: number
  readonly shifts: readonly PlannedShift[]
}
/** A change of shifts stamps the set-up anew. */
const remembered = new WeakMap<Work['vault'], Map<CentreId, Planned>>()

/** Shifts of today that have a desk. */
export async function shiftsToday(work: Work, hall: StampedHall): Promise<readonly PlannedShift[]> {
  const known = remembered.get(work.vault) ?? new Map<CentreId, Planned>()
  remembered.set(work.vault, known)
  const { id } = hall.centre
  const date = dateIn(hall.timetable.zone, work.now)
  const found = known.get(id)
  if (found && found.date === date && found.setup === hall.stamps.setup) return found.shifts
  const shifts = await plannedOn(work, hall, date)
  known.set(id, { date, setup: hall.stamps.setup, shifts })
  return shifts
}

async function plannedOn(work: Work, hall: StampedHall, date: PlainDate): Promise<PlannedShift[]> {
  const { id } = hall.centre
  const members = await store.listMembers(work, id)
  const [shifts, exceptions] = [await store.listShifts(work, id), await store.listShiftExceptions(work, id, date)]
  const given = newestGiven(hall)
  const at = (time: PlannedTime) => momentOf(hall.timetable.zone, date, time)
  return shiftsOn(date, members, shifts, exceptions)
    .flatMap(({ staffId, deskId, intervals }) =>
      deskId === null
        ? []
        : intervals.map(({ from, until }) => ({
            ...{ deskId, staffId, from: at(from), until: at(until) },
            serves: withRights(dutiesOf(hall, deskId), rightsOf(hall, staffId), given),
          })),
    )
    .sort((a, b) => a.from - b.from)
}
type PlannedTime = Parameters<typeof momentOf>[2]

export interface MovedServes {
  readonly until: Instant
  readonly meanwhile: Duties
  readonly afterwards: Duties
}

/** What a moved desk serves with this person until the move ends, and afterwards; nothing where no desk is moved. */
export function movedServes(hall: Hall, deskId: DeskId, staffId: StaffId): MovedServes | undefined {
  const move = moveAt(hall.moves, deskId)
  if (!move) return undefined
  const own = dutiesOf(hall, deskId)
  const servedBy = (duties: Duties) => withRights(duties, rightsOf(hall, staffId), newestGiven(hall))
  return { until: move.until, meanwhile: servedBy(underMove(own, move, hall.given)), afterwards: servedBy(own) }
}

/** Somebody at a desk, open or on a break; without an end it is now. */
export interface Sat {
  readonly deskId: DeskId
  readonly staffId: StaffId
  readonly kind: Seat['kind']
  readonly since: Instant
  readonly until: Instant | null
}

export const satBetween = (work: Work, centreId: CentreId, from: Instant, until: Instant): Promise<Sat[]> =>
  store.listSat(work, centreId, from, until)
