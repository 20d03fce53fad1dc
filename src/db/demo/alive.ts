// The demo's halls at work: whoever has a shift now sits at a desk, except those whom the person trying the demo plays.
import type { App } from '../../app.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import { dateIn, kyiv, timeIn } from '../../kernel/time.ts'
import type { Centre, DeskId, StaffId } from '../../modules/centres/model.ts'
import { listCentres } from '../../modules/centres/service/centres.ts'
import { hallOf } from '../../modules/centres/service/hall.ts'
import { isOpen } from '../../modules/centres/service/hours.ts'
import { listWorkingOn } from '../../modules/centres/service/people.ts'
import { openDesk } from '../../modules/centres/service/sitting.ts'
import { keepDemoMachinesAlive, listDemoPeople } from '../../modules/identity/service/demo.ts'
import type { Work } from '../work.ts'
import { keepDemoMoment } from './clock.ts'

const demo = systemActor('demo')

interface Place {
  readonly centre: Centre
  readonly deskId: DeskId
  readonly staffId: StaffId
}

/** Desks and who has them now; none in a centre that is closed or where somebody sits already. */
async function placesNow(work: Work): Promise<Place[]> {
  const played = new Set((await listDemoPeople(work)).map(({ member }) => member.id))
  const [date, time] = [dateIn(kyiv, work.now), timeIn(kyiv, work.now)]
  const places: Place[] = []
  for (const centre of await listCentres(work)) {
    const hall = await hallOf(work, centre.id)
    if (!isOpen(hall, work.now) || [...hall.hallDesks.values()].some(({ seat }) => seat)) continue
    for (const { staffId, deskId, intervals } of await listWorkingOn(work, centre.id, date))
      if (deskId && !played.has(staffId) && intervals.some(({ from, until }) => from <= time && time < until))
        places.push({ centre, deskId, staffId })
  }
  return places
}

const sitter = ({ centre, staffId }: Place): Actor => ({
  kind: 'staff',
  id: staffId,
  posts: [{ role: 'administrator', place: centre.id }],
  place: '',
})

const everyMinute = 60_000

/** Seats people and remembers the moment every minute, so that the next start goes on from there. */
export async function bringAlive({ database, log }: Pick<App, 'database' | 'log'>): Promise<{ stop(): Promise<void> }> {
  const remember = () =>
    database.run(demo, async (work) => {
      await keepDemoMoment(work)
      await keepDemoMachinesAlive(work)
    })
  await remember()
  const places = await database.look(demo, placesNow)
  const seat = async () => {
    for (let place = places.pop(); place; place = places.pop()) {
      const { deskId } = place
      await database.run(sitter(place), (work) => openDesk(work, deskId))
    }
  }
  await Promise.all(Array.from({ length: 6 }, seat))
  const timer = setInterval(() => void remember().catch((fault) => log.warn({ err: fault }, 'demo clock')), everyMinute)
  return {
    async stop() {
      clearInterval(timer)
      await remember()
    },
  }
}
