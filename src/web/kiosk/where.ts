// Where to wait: the floor, the desks and the way there, for those desks that will likely call.
import type { Text } from '../../kernel/text.ts'
import type { GroupId, Way, Zone, ZoneId } from '../../modules/centres/model.ts'
import type { HallDesk } from '../../modules/centres/service/hall.ts'

export interface WaitAt {
  readonly zone: Text
  readonly floor: number
  readonly way: Way
  /** «9–16, 20» */
  readonly desks: string
  readonly isOneDesk: boolean
}

interface Places {
  readonly hallDesks: ReadonlyMap<unknown, Pick<HallDesk, 'byGroup' | 'isCalling' | 'desk'>>
  readonly zones: ReadonlyMap<ZoneId, Zone>
}

/** The zone with most of the open desks whose main work it is; nothing while no desk is open. */
export function whereToWait({ hallDesks, zones }: Places, group: GroupId): WaitAt | undefined {
  const open = [...hallDesks.values()].filter(({ isCalling }) => isCalling)
  const main = open.filter(({ byGroup }) => byGroup.get(group) === 2)
  const serving = main.length > 0 ? main : open.filter(({ byGroup }) => byGroup.get(group) === 1)
  const byZone = Map.groupBy(serving, ({ desk }) => desk.zoneId)
  const [most] = [...byZone].sort(([, a], [, b]) => b.length - a.length)
  if (!most) return undefined
  const [zoneId, desks] = most
  const { name, floor, way } = zones.get(zoneId)!
  const numbers = desks.map(({ desk }) => desk.number)
  return { zone: name, floor, way, desks: ranges(numbers), isOneDesk: numbers.length === 1 }
}

/** 9, 10, 11, 14 → «9–11, 14» */
export function ranges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const parts: [number, number][] = []
  for (const n of sorted) {
    const last = parts.at(-1)
    if (last && last[1] === n - 1) last[1] = n
    else parts.push([n, n])
  }
  return parts
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
    .join(', ')
}
