// What somebody is told who takes a ticket now.
import type { Work } from '../../../db/work.ts'
import type { StampedHall } from '../../centres/service/hall.ts'
import type { Expected } from '../rules/forecast/world.ts'
import { expectedIn, forecastOf, recentForecast } from './forecast.ts'
import { momentOf } from './moment.ts'
import type { Line } from './newcomers.ts'

/** As of some seconds ago at most: at a busy kiosk the forecast is not made anew for each ticket. */
export async function expectedOf(work: Work, { centre }: StampedHall, line: Line): Promise<Expected | null> {
  const recent = recentForecast(work, centre.id)
  if (recent) return expectedIn(recent.forecast, recent.hall, line) ?? null
  const moment = await momentOf(work, centre.id)
  return expectedIn(await forecastOf(work, moment), moment.hall, line) ?? null
}
