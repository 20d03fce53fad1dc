// A centre with everyone who takes part in the thread, each with a real token.
import type { Database } from '../db/work.ts'
import { type PlaceId, type Role, systemActor } from '../kernel/actor.ts'
import { hours, later, type PlainTime } from '../kernel/time.ts'
import type { World } from '../modules/cases/testing.ts'
import { caseWorld } from '../modules/cases/testing.ts'
import type { CentreId, DeskId, StaffId } from '../modules/centres/model.ts'
import { giveServices, saveDesk } from '../modules/centres/service/desks.ts'
import { hallOf } from '../modules/centres/service/hall.ts'
import { addMembers, setRights, setShifts } from '../modules/centres/service/people.ts'
import { longAgo } from '../modules/centres/testing.ts'
import { giveDemoSignIns } from '../modules/identity/service/demo.ts'
import { createApiToken } from '../modules/identity/service/own-security.ts'
import { openSession } from '../modules/identity/service.ts'
import { newStaff } from '../modules/identity/testing.ts'

const demo = systemActor('demo')

export interface Employed {
  readonly id: StaffId
  readonly email: string
  readonly token: string
}

export const password = 'синій чайник у вагоні'

export async function employ(database: Database, role: Role, place: PlaceId): Promise<Employed> {
  const { id, email } = await newStaff(database, { role, place })
  await database.run(demo, (work) => giveDemoSignIns(work, [id], password))
  const { token } = await database.run(demo, (work) => createApiToken(work, id, 'проба', later(work.now, hours(24))))
  return { id, email, token }
}

export interface ApiWorld extends World {
  readonly deskId: DeskId
  readonly people: Readonly<Record<'administrator' | 'guide' | 'head' | 'officer' | 'engineer', Employed>>
  /** The applicant, signed in to the portal with «substantial» trust. */
  readonly applicantSession: string
}

export async function apiWorld(database: Database): Promise<ApiWorld> {
  const world = await caseWorld(database)
  const centreId = world.centre.id
  const people = {
    administrator: await employ(database, 'administrator', centreId),
    guide: await employ(database, 'guide', centreId),
    head: await employ(database, 'head', centreId),
    officer: await employ(database, 'officer', world.authority.id),
    engineer: await employ(database, 'engineer', centreId),
  }
  const deskId = await seat(database, centreId, world.service.id, people.administrator.id)
  const resident = { kind: 'resident', id: world.applicantId, trust: 'substantial' } as const
  const applicantSession = await database.run(demo, (work) => openSession(work, resident))
  return { ...world, deskId, people, applicantSession }
}

/** The service is given here, and this person may give it at the only desk. */
async function seat(database: Database, centreId: CentreId, serviceId: World['service']['id'], staffId: StaffId) {
  return database.run(demo, async (work) => {
    const hall = await hallOf(work, centreId)
    const groups = [...hall.groups.keys()]
    await giveServices(work, centreId, [{ serviceId, groupId: groups[0]! }], { decision: 'test', since: longAgo })
    await addMembers(work, centreId, [staffId], longAgo)
    await setRights(work, centreId, new Map([[staffId, groups]]))
    return hall.desks[0]!.id
  })
}

/** A colleague who may serve everything here. */
export const qualify = (database: Database, centreId: CentreId, staffId: StaffId): Promise<void> =>
  database.run(demo, async (work) => {
    const groups = [...(await hallOf(work, centreId)).groups.keys()]
    await addMembers(work, centreId, [staffId], longAgo)
    await setRights(work, centreId, new Map([[staffId, groups]]))
  })

/** The desk gets a biometric workstation. */
export const giveStation = (database: Database, centreId: CentreId, deskId: DeskId): Promise<void> =>
  database.run(demo, async (work) => {
    const desk = (await hallOf(work, centreId)).desks.find(({ id }) => id === deskId)!
    await saveDesk(work, { ...desk, equipment: ['biometric'] })
  })

/** The administrator is planned at the desk every day, as long as people are received. */
export const planEveryDay = (database: Database, centreId: CentreId, deskId: DeskId, staffId: StaffId): Promise<void> =>
  database.run(demo, async (work) => {
    const from = '08:00' as PlainTime
    const week = Array.from({ length: 7 }, (_, day) => ({ weekday: day + 1, from, until: '20:00' as PlainTime }))
    await setShifts(
      work,
      centreId,
      [staffId],
      week.map((day) => ({ ...day, staffId, deskId })),
    )
  })
