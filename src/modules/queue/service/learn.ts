// Every day is read once when it is over; what the last weeks taught is kept for the forecast, and how well that held for the head.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import {
  addDays,
  dateIn,
  hours,
  type Instant,
  kyiv,
  later,
  momentOf,
  type PlainTime,
  weekday,
} from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { listAlarms, workingTime } from '../../centres/service/alarm.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { satBetween } from '../../centres/service/planned.ts'
import { experienceOf } from '../rules/forecast/experience.ts'
import { lessonOf } from '../rules/forecast/lesson.ts'
import * as store from '../store/forecast.ts'

/** Older days say less of today than newer ones. */
const daysRemembered = 28

/** The days that are over in every zone and have not been read yet. */
export const listUnlearnt = (work: Work, most: number): Promise<store.Day[]> => {
  const day = dateIn(kyiv, later(work.now, -hours(4)))
  return store.listUnlearnt(work, addDays(day, -daysRemembered), day, most)
}

/** Reads one day, and adds it to what the centre knows. */
export async function learnDay(work: Work, { centreId, day }: store.Day): Promise<void> {
  permit(work.actor, 'queue.see', centreId)
  const { timetable } = await hallOf(work, centreId)
  const startOfDay = momentOf(timetable.zone, day, '00:00' as PlainTime)
  const end = momentOf(timetable.zone, addDays(day, 1), '00:00' as PlainTime)
  const alarms = await listAlarms(work, centreId, startOfDay, end)
  const sat = await satBetween(work, centreId, startOfDay, end)
  const lesson = lessonOf({
    startOfDay,
    events: await store.listEventsOf(work, { centreId, day }),
    sittings: sat.map(({ until, ...each }) => ({ ...each, until: until ?? end })),
    lasted: (from, until) => workingTime(alarms, from, until),
    alarms: alarms.map(({ since, until }) => ({ since, until: until ?? end })),
  })
  await store.saveLesson(work, { centreId, day }, lesson)
  await addUp(work, centreId, day)
}

async function addUp(work: Work, centreId: CentreId, day: store.Day['day']): Promise<void> {
  const lessons = await store.listLessons(work, centreId, addDays(day, -daysRemembered))
  const experience = experienceOf(lessons.map((each) => ({ weekday: weekday(each.day), lesson: each.lesson })))
  await store.saveExperience(work, { centreId, day: lessons.at(-1)!.day }, experience)
}

/** Yesterday's visitors come no more. */
export const forgetPastBookings = (work: Work): Promise<void> =>
  store.removeBookingsBefore(work, later(work.now, -hours(12)) as Instant)
