// What a person may choose from in a release: its days and the parts of them that have any slot.
import { dateIn, type Instant, type PlainDate, timeIn } from '../../../kernel/time.ts'
import { type DayPart, dayParts } from '../../../modules/appointments/model.ts'
import { dayPartOf } from '../../../modules/appointments/rules/day-parts.ts'

interface Slot {
  readonly centreId: string
  readonly startsAt: Instant
}
interface Place {
  readonly id: string
  readonly zone: string
}

/** The days and parts of days that have any slot at all: what a person may choose from. */
export function choicesOf(slots: readonly Slot[], centres: readonly Place[]) {
  const zones = new Map(centres.map(({ id, zone }) => [id, zone]))
  const days = new Set<PlainDate>()
  const parts = new Set<DayPart>()
  for (const { centreId, startsAt } of slots) {
    const zone = zones.get(centreId)!
    days.add(dateIn(zone, startsAt))
    parts.add(dayPartOf(timeIn(zone, startsAt)))
  }
  return {
    days: [...days].sort(),
    parts: (Object.keys(dayParts) as DayPart[]).filter((part) => parts.has(part)),
  }
}
