// How well the forecast of a centre held on days that are over, for its head.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { addDays, type PlainDate } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { type Calibration, calibrationOf } from '../rules/forecast/calibration.ts'
import * as store from '../store/forecast.ts'
import { today } from './day.ts'

export { type Judgement, judged } from '../rules/forecast/calibration.ts'

export interface CalibrationOfDays extends Calibration {
  readonly from: PlainDate
  readonly until: PlainDate
}

/** Four weeks, if no days are named; today is read at night. */
const usually = 28

export async function calibration(
  work: Work,
  centreId: CentreId,
  asked: { readonly from?: PlainDate | undefined; readonly until?: PlainDate | undefined },
): Promise<CalibrationOfDays> {
  permit(work.actor, 'centres.manage', centreId)
  const yesterday = addDays(today(await hallOf(work, centreId), work.now), -1)
  const until = asked.until ?? yesterday
  const from = asked.from ?? addDays(until, 1 - usually)
  const lessons = await store.listLessons(work, centreId, from)
  const days = lessons.filter(({ day }) => day <= until).map(({ day, lesson }) => ({ day, told: lesson.told }))
  return { from, until, ...calibrationOf(days) }
}
