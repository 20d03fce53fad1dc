// Three kinds of hours for each day of the week, and the days that differ.
import { z } from 'zod'
import { No, Refusal } from '../../../../../kernel/refusal.ts'
import type { Text } from '../../../../../kernel/text.ts'
import { dateIn, type PlainDate, parseDate } from '../../../../../kernel/time.ts'
import { type DayException, ticketClasses } from '../../../../../modules/centres/model.ts'
import { removeException, setException, setWeek } from '../../../../../modules/centres/service/centres.ts'
import { hallOf } from '../../../../../modules/centres/service/hall.ts'
import { warningsOf } from '../../../../../modules/centres/service/hours.ts'
import { both } from '../../../../faults.ts'
import { keyed } from '../../../keyed.ts'
import { act, maybeReason } from '../../parts/act.ts'
import { lastChange } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'
import { dayFields, dayOf, shownDay, weekOf } from './day.ts'

export const csr = false

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const centre = await centreOf(work, params.centre)
    const { timetable, settings } = await hallOf(work, centre.id)
    const today = dateIn(centre.zone, work.now)
    const exceptions = [...timetable.exceptions.values()]
      .filter(({ date }) => date >= today)
      .sort((a, b) => (a.date < b.date ? -1 : 1))
    const edited = parseDate(url.searchParams.get('date'))
    return {
      week: timetable.week.map(shownDay),
      intervals: timetable.week,
      warnings: warningsOf(timetable.week),
      exceptions: exceptions.map(({ date, reason, hours }) => ({ date, reason, hours })),
      edited: exceptionShown(exceptions.find(({ date }) => date === edited)),
      promises: ticketClasses.map((lane) => ({ lane, minutes: settings.targets[lane] })),
      change: await lastChange(work, { what: 'centres.week', centreId: centre.id }, locals.lang),
    }
  })

const exceptionShown = (found: DayException | undefined) =>
  found && { date: found.date, reason: found.reason, ...shownDay(found.hours), closed: found.hours.work.length === 0 }

const weekForm = z.object({ ...dayFields(['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7']), reason: maybeReason })
const exceptionForm = z.object({
  ...dayFields(['x']),
  date: z.iso.date(both({ uk: 'Вкажіть день.', en: 'Say which day.' })),
  why: z
    .string(
      both({ uk: 'Напишіть, що це за день: його побачать люди.', en: 'Write what day it is: people will see it.' }),
    )
    .max(200),
  whyEn: z.string(both({ uk: 'Напишіть те саме англійською.', en: 'Write the same in English.' })).max(200),
  closed: z.string().optional(),
})
const removeForm = z.object({ date: z.iso.date() })

export const actions: Actions = {
  week: (event) =>
    act(event, async (filled) => {
      const said = filled.read(weekForm)
      const week = weekOf(said)
      await event.locals.run(
        async (work) => {
          const { id } = await centreOf(work, event.params.centre)
          await setWeek(work, id, week, said.reason)
        },
        keyed(filled, 'week'),
      )
      return `/manager/${event.params.centre}/hours?done=week`
    }),

  exception: (event) =>
    act(event, async (filled) => {
      const said = filled.read(exceptionForm)
      const date = said.date as PlainDate
      const hours = said.closed !== undefined ? { work: [], reception: [], tickets: [] } : dayOf(said, 'x', date)
      if (said.closed === undefined && hours.work.length === 0) throw new Refusal(hoursOrClosed)
      const reason: Text = { uk: said.why, en: said.whyEn }
      await event.locals.run(
        async (work) => {
          const { id, zone } = await centreOf(work, event.params.centre)
          if (date < dateIn(zone, work.now)) throw new Refusal(inThePast)
          await setException(work, id, { date, reason, hours })
        },
        keyed(filled, 'exception'),
      )
      return `/manager/${event.params.centre}/hours?done=exception`
    }),

  remove: (event) =>
    act(event, async (filled) => {
      const { date } = filled.read(removeForm)
      await event.locals.run(
        async (work) => {
          const { id } = await centreOf(work, event.params.centre)
          await removeException(work, id, date as PlainDate)
        },
        keyed(filled, 'remove', date),
      )
      return `/manager/${event.params.centre}/hours?done=removed`
    }),
}

const hoursOrClosed = new No(
  'invalid',
  'hours.missing',
  { uk: 'Вкажіть години або позначте, що зачинено.', en: 'Give the hours, or mark the day closed.' },
  {},
  'x.work.from',
)
const inThePast = new No('invalid', 'hours.past', { uk: 'Цей день уже минув.', en: 'This day has passed.' }, {}, 'date')
