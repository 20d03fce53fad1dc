// For the pages of releases and of the waiting list: something announced, and the resident in it.
import type { Database } from '../db/work.ts'
import type { Actor } from '../kernel/actor.ts'
import { addDays, dateIn, hours, kyiv, later, type PlainTime } from '../kernel/time.ts'
import { announceRelease, timesForRelease } from '../modules/appointments/service/release/announce.ts'
import { enterRelease } from '../modules/appointments/service/release/enter.ts'
import { releasePage } from '../modules/appointments/service/release/look.ts'
import { askToWait } from '../modules/appointments/service/waiting-list/ask.ts'
import { getService } from '../modules/catalogue/service.ts'
import type { CentreId, StaffId } from '../modules/centres/model.ts'
import type { ResidentId } from '../modules/identity/model.ts'
import { getStaff } from '../modules/identity/service/manage-staff.ts'
import { checker } from '../town/back-door.ts'

/** A release that has just opened, with one person in it, who also waits for a freed time. */
export async function listsOf(database: Database, centreId: CentreId, headId: StaffId, residentId: ResidentId) {
  const { posts } = await database.look(checker, (work) => getStaff(work, headId))
  const head: Actor = { kind: 'staff', id: headId, posts, place: 'кабінет' }
  const resident: Actor = { kind: 'resident', id: residentId, trust: 'substantial' }
  const { id: serviceId } = await database.look(checker, (work) => getService(work, 'residence-001'))
  const part = { purpose: 'submit', serviceId } as const
  const release = await database.run(head, async (work) => {
    const from = addDays(dateIn(kyiv, work.now), 4)
    const days = await timesForRelease(work, centreId, part, { from, days: 7 })
    const slots = days
      .flatMap(({ times }) => times.slice(0, 3))
      .map(({ at }) => ({ centreId, startsAt: at, places: 1 }))
    const window = { opensAt: later(work.now, 1), closesAt: later(work.now, hours(48)) }
    return announceRelease(work, { centreId, ...part, ...window, confirmHours: 4, slots })
  })
  const days = await database.look(checker, async (work) => {
    const { slots } = await releasePage(work, release)
    return [...new Set(slots.map(({ startsAt }) => dateIn(kyiv, startsAt)))]
  })
  const preferences = { centres: [centreId], days, parts: ['morning', 'afternoon', 'evening'], best: null } as const
  const asked = { releaseId: release, whom: { kind: 'self' }, lang: 'uk', preferences } as const
  const { token: entry } = await database.run(resident, (work) => enterRelease(work, asked))
  const waiting = await database.run(resident, (work) =>
    askToWait(work, {
      ...{ centres: [centreId], ...part, lang: 'uk', whom: { kind: 'self' }, weekdays: [7] },
      ...{ firstDay: days[0]!, lastDay: days.at(-1)!, fromTime: '09:00' as PlainTime, untilTime: '10:00' as PlainTime },
    }),
  )
  return { release, entry, waiting }
}
