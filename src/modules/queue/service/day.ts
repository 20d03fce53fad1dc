// The centre's own day around a moment.
import { dateIn, type Instant, momentOf, type PlainDate, type PlainTime } from '../../../kernel/time.ts'
import type { Setup } from '../../centres/service/hall.ts'

export const today = ({ timetable }: Setup, now: Instant): PlainDate => dateIn(timetable.zone, now)
export const startOfDay = (setup: Setup, now: Instant): Instant =>
  momentOf(setup.timetable.zone, today(setup, now), '00:00' as PlainTime)
