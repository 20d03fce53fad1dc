// Booked visits of the demo's centre for today and the coming days, made through the real use cases.

import type { Actor } from '../../kernel/actor.ts'
import { seeded } from '../../kernel/chance.ts'
import type { BookingWish } from '../../modules/appointments/model.ts'
import { listFreeTimes } from '../../modules/appointments/service/free.ts'
import { confirmBooking, type Hold, holdTime } from '../../modules/appointments/service/hold.ts'
import { getService } from '../../modules/catalogue/service.ts'
import { readPerson } from '../../modules/identity/service/read-person.ts'
import { findOrAddResident } from '../../modules/identity/service/residents.ts'
import { type Database, openDatabase, type Work } from '../work.ts'
import { type DemoHall, oksana } from './cases.ts'

/** What people book, and how many of them. */
const booked: readonly (readonly [service: string, visits: number])[] = [
  ['residence-001', 14],
  ['social-benefits-001', 10],
  ['passport-migration-001', 8],
]
const days = 4

export async function loadBookings(database: Database, { centreId }: DemoHall, receptionist: Actor): Promise<void> {
  // nobody is told of what was made up
  const quiet = openDatabase({ ...database, jobsFor: () => [] })
  const chance = seeded(7)
  let n = 0
  for (const [key, visits] of booked) {
    const wish = await quiet.look(receptionist, async (work): Promise<BookingWish> => {
      const { id } = await getService(work, key)
      return { centreId, parts: [{ purpose: 'submit', serviceId: id }] }
    })
    const free = await quiet.look(receptionist, (work) => listFreeTimes(work, wish, { days }))
    const times = free.flatMap((day) => day.times.map(({ at }) => at))
    for (let visit = 0; visit < visits && times.length > 0; visit++) {
      const [at] = times.splice(chance.below(times.length), 1)
      const phone = `+38050000${String(++n).padStart(4, '0')}`
      await quiet.run(receptionist, (work) => book(work, { ...wish, at: at!, whom: { kind: 'by-staff', phone } }))
    }
    if (key === 'residence-001' && times.length > 0)
      await quiet.run(receptionist, async (work) => {
        const { resident } = await findOrAddResident(work, { claim: readPerson(oksana), purpose: 'register', centreId })
        await book(work, { ...wish, at: times.at(-1)!, whom: { kind: 'by-staff', residentId: resident.id } })
      })
  }
}

async function book(work: Work, wish: Hold): Promise<void> {
  const { link } = await holdTime(work, wish)
  await confirmBooking(work, { link })
}
