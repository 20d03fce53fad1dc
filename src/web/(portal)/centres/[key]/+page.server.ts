// One centre: address, phones, hours, the wait now and by hour, next free times, what it gives and what it does not today.
import { addDays } from '../../../../kernel/time.ts'
import { listGroups } from '../../../../modules/catalogue/service.ts'
import { centreNow } from '../../../../modules/reporting/service/centre-now.ts'
import { oneCentre } from '../../parts/centres-now.ts'
import type { PageServerLoad } from './$types'

export const csr = false

/** Exceptions that far ahead are worth reading. */
const daysAhead = 60

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const { centre, now, measuredAt, hall, given } = await oneCentre(work, params.key)
    const exceptions = [...hall.timetable.exceptions.values()].filter(
      ({ date }) => date >= now.today && date <= addDays(now.today, daysAhead),
    )
    return {
      centre,
      now,
      figures: await centreNow(work, centre.id),
      measuredAt,
      week: hall.timetable.week,
      exceptions: exceptions.sort((a, b) => (a.date < b.date ? -1 : 1)),
      groups: await listGroups(work, given),
    }
  })
