// The demo's people: who may be signed in as, with the password and the code of this moment. Never filled elsewhere.
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import { no as general, Refusal } from '../../../kernel/refusal.ts'
import type { StaffId, StaffMember } from '../model.ts'
import { freshCodeAt, newSecret } from '../rules/code.ts'
import { hashPassword } from '../rules/password.ts'
import * as demo from '../store/demo.ts'
import { lockSignIn } from '../store/entry.ts'
import { isToken } from '../store/session.ts'
import * as store from '../store/staff.ts'

export interface DemoPerson {
  readonly member: StaffMember
  readonly password: string
  /** What the app of this person would show now. */
  readonly code: string
}

function refuseOthers({ actor }: Work): void {
  if (actor.kind !== 'system' || !actor.job.startsWith('demo')) throw new Refusal(general('not-allowed'))
}

/** Gives these people the password and an app; only the loader of the demo may. */
export async function giveDemoSignIns(work: Work, people: readonly StaffId[], password: string): Promise<void> {
  refuseOthers(work)
  const hash = await hashPassword(password)
  for (const [place, id] of people.entries()) {
    await store.saveSecrets(work, id, { password: hash, totpSecret: newSecret(), state: 'active' })
    await demo.saveDemoPerson(work, { id, password, place })
  }
}

/** The code to enter now, for whoever is between the two steps of signing in; nothing outside the demo. */
export async function demoCodeFor(work: Work, signIn: string): Promise<string | undefined> {
  const underWay = isToken('vkp', signIn) ? await lockSignIn(work, signIn) : undefined
  return (await listDemoPeople(work)).find(({ member }) => member.id === underWay?.staffId)?.code
}

/** Everybody else of the demo works too, without a way to sign in: programs act for them with tokens. */
export async function startDemoWork(work: Work, people: readonly StaffId[]): Promise<void> {
  refuseOthers(work)
  for (const id of people) await store.saveState(work, id, 'active')
}

/** Everybody who looks at the demo stands before the same machines. */
export const demoMachines = {
  kiosk: '0d3e0000-0000-4000-8000-00000000c105' as Id<'Device'>,
  board: '0d3e0000-0000-4000-8000-00000000b0ad' as Id<'Device'>,
} as const

/** They belong to one centre of the demo as paired machines do; nobody has their tokens. */
export async function addDemoMachines(work: Work, centreId: Id<'Centre'>): Promise<void> {
  refuseOthers(work)
  await demo.addMachine(work, { centreId, id: demoMachines.kiosk, of: 'kiosk', label: 'Кіоск біля входу' })
  await demo.addMachine(work, { centreId, id: demoMachines.board, of: 'board', label: 'Табло в залі' })
}

/** Nobody need leave their pages open for the demo's machines to be there. */
export async function keepDemoMachinesAlive(work: Work): Promise<void> {
  refuseOthers(work)
  await demo.saveSeen(work, Object.values(demoMachines))
}

/** For the list on the sign-in page of the demo; empty in any other installation. */
export async function listDemoPeople(work: Work): Promise<readonly DemoPerson[]> {
  const people = await demo.listDemoPeople(work)
  const members = new Map(
    (
      await store.listStaffByIds(
        work,
        people.map(({ id }) => id),
      )
    ).map((member) => [member.id, member]),
  )
  return people.map(({ id, password, secret, lastStep }) => ({
    member: members.get(id)!,
    password,
    code: freshCodeAt(secret, work.now, lastStep),
  }))
}
