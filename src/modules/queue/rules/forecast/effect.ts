// What a change of the hall does to its lines: the rest of the day played twice with the same chances, without the change and with it.
import { type Instant, minutes } from '../../../../kernel/time.ts'
import type { GroupId } from '../../../centres/model.ts'
import type { TicketId } from '../../model.ts'
import { forecast, usualRuns } from './forecast.ts'
import type { Forecast, World } from './world.ts'

export interface LineExpected {
  /** Minutes half of those who come now wait at most, and nine of ten; nothing: today nobody is likely to call them. */
  readonly likely: number | null
  readonly surely: number | null
  /** Minutes until the last of those who wait now is almost certainly called. */
  readonly last: number | null
  /** Of those who wait now, how many are called after their promise, on average. */
  readonly broken: number
}

export interface Effect<Line> {
  readonly line: Line
  readonly before: LineExpected
  readonly after: LineExpected
}

/** A line of the hall, and who stands for somebody that joins it now. */
export interface EffectLine {
  readonly groupId: GroupId
  readonly newcomer: TicketId
}

export function effectOf<Line extends EffectLine>(
  before: World,
  after: World,
  lines: readonly Line[],
  runs = usualRuns,
): Effect<Line>[] {
  const asked = new Set(lines.map(({ newcomer }) => newcomer))
  // others who might come now take nobody's time, so nothing changes without them
  const play = (world: World): Forecast =>
    forecast({ ...world, newcomers: world.newcomers.filter(({ id }) => asked.has(id)) }, runs)
  const [was, will] = [play(before), play(after)]
  return lines.map((line) => ({
    line,
    before: expectedOf(before, was, line),
    after: expectedOf(after, will, line),
  }))
}

function expectedOf({ waiting, now }: World, made: Forecast, { groupId, newcomer }: EffectLine): LineExpected {
  const until = (at: Instant | null | undefined) => (at ? Math.max(0, Math.round((at - now) / minutes(1))) : null)
  const own = waiting.filter((ticket) => ticket.groupId === groupId)
  const calls = own.map(({ id }) => made.tickets.get(id))
  const last = calls.map((call) => call?.surelyBy ?? null)
  const next = made.newcomers.get(newcomer)
  return {
    likely: until(next?.at),
    surely: until(next?.surelyBy),
    last: own.length === 0 || last.includes(null) ? null : until(Math.max(...(last as Instant[])) as Instant),
    // whom no desk serves any more nobody calls in time
    broken: calls.reduce((sum, call) => sum + (call?.broken ?? 1), 0),
  }
}
