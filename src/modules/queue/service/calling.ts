// A desk as the line sees it, and as it stands while guards of the centre are in force.
import type { DeskId } from '../../centres/model.ts'
import type { HallDesk, StampedHall } from '../../centres/service/hall.ts'
import { type AbleHall, stationFailed } from '../../stations/service/hall.ts'
import type { InLine } from '../model.ts'
import { type Guard, spared } from '../rules/guard.ts'
import type { CallingDesk } from '../rules/line.ts'
import type { TicketAtDesk } from '../store/line.ts'

export const callingDesk = ({ desk, byGroup, byService, station, quick }: HallDesk): CallingDesk => ({
  id: desk.id,
  byGroup,
  byService,
  station,
  quick,
})

/** May a ticket stay kept for a desk: somebody calls from it, and a station it needs has not failed. */
export const isCallingIn =
  (hall: AbleHall) =>
  (deskId: DeskId, { needsStation }: Pick<InLine, 'needsStation'>): boolean =>
    (hall.hallDesks.get(deskId)?.isCalling ?? false) && (!needsStation || !stationFailed(hall, deskId))

/** By the keys of its groups; a group the centre no longer has guards nothing. */
export function guardsOf({ settings, groups }: StampedHall): Guard[] {
  const percents = Object.entries(settings.guards)
  if (percents.length === 0) return []
  const byKey = new Map([...groups.values()].map(({ key, id }) => [key, id]))
  return percents.flatMap(([key, percent]) => {
    const groupId = byKey.get(key)
    return groupId && percent > 0 ? [{ groupId, percent }] : []
  })
}

/** What the desk may call now, with what the other desks are busy with. */
export function sparedDesk(hall: StampedHall, deskId: DeskId, atDesks: readonly TicketAtDesk[]): CallingDesk {
  const desk = callingDesk(hall.hallDesks.get(deskId)!)
  const guards = guardsOf(hall)
  if (guards.length === 0) return desk
  const busyWith = new Map(atDesks.map((at) => [at.deskId, at.groupId]))
  const calling = [...hall.hallDesks.values()].filter(({ isCalling }) => isCalling)
  return spared(
    desk,
    calling.map((each) => ({ desk: callingDesk(each), busyWith: busyWith.get(each.desk.id) ?? null })),
    guards,
  )
}
