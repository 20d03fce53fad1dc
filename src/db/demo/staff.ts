// The demo's people at work: 300 at the Kharkiv regional centre, 78 in Kherson, officers of the authorities. All made up.

import type { Post, Role } from '../../kernel/actor.ts'
import { seeded } from '../../kernel/chance.ts'
import type { PlainTime } from '../../kernel/time.ts'
import type { Authority, Centre, Desk, GroupId, Shift, StaffId } from '../../modules/centres/model.ts'
import { dutiesOf, hallOf, type StampedHall } from '../../modules/centres/service/hall.ts'
import { addMembers, setRights, setShifts } from '../../modules/centres/service/people.ts'
import type { Email, StaffMember } from '../../modules/identity/model.ts'
import { startDemoWork } from '../../modules/identity/service/demo.ts'
import { addManyStaff, type StaffToAdd } from '../../modules/identity/service/manage-staff.ts'
import type { Work } from '../work.ts'
import { type MadeUpPerson, madeUpPeople } from './people.ts'
import { type LoadedNetwork, longAgo } from './places.ts'

/** How many work where; the brief's 300 and 78, the rest are the estimates of the reference file. */
const staffOf: Readonly<Record<string, number>> = {
  'kharkiv-regional': 300,
  'kharkiv-central': 40,
  'kharkiv-novobavarskyi': 20,
  'kharkiv-kholodnohirskyi': 20,
  'kharkiv-shevchenkivskyi': 24,
  'kharkiv-kyivskyi': 24,
  'kharkiv-osnovianskyi': 16,
  'kharkiv-industrialnyi': 20,
  'kharkiv-nemyshlianskyi': 16,
  'kherson-central': 34,
  'kherson-dniprovskyi': 22,
  'kherson-korabelnyi': 22,
}
const officersOfEach = 2

/** Accounts of people met in the demo, in the order of their lists; everybody else is numbered. */
interface Found {
  readonly people: MadeUpPerson[]
  readonly accounts: StaffToAdd[]
}

function account({ people, accounts }: Found, name: string, posts: readonly Post[], stampNo?: string): void {
  const person = people[accounts.length]!
  const { surname: family, given, patronymic, taxId } = person
  const email = `${name}@vikno.example` as Email
  accounts.push({ name: { family, given, patronymic }, email, person: taxId, posts, ...(stampNo && { stampNo }) })
}

const mostCentres = 800

export interface DemoStaff {
  /** By the account's name before the @. */
  readonly byName: ReadonlyMap<string, StaffMember>
}

export async function loadStaff(work: Work, networks: readonly LoadedNetwork[]): Promise<DemoStaff> {
  const chance = seeded(2026)
  const found: Found = { people: madeUpPeople(chance, mostCentres), accounts: [] }
  for (const { network, centres, authorities } of networks) {
    account(found, `founder.${network.key}`, [{ role: 'founder', place: network.id }])
    for (const centre of centres.values()) employ(found, centre)
    for (const authority of authorities.values()) employOfficers(found, authority)
  }
  account(
    found,
    'engineer',
    [...networks].map(({ network }) => ({ role: 'engineer', place: network.id })),
  )
  const members = await addManyStaff(work, found.accounts)
  await startDemoWork(
    work,
    members.map(({ id }) => id),
  )
  const byName = new Map(members.map((member) => [member.email.split('@')[0]!, member]))
  for (const { centres } of networks) for (const centre of centres.values()) await seat(work, centre, byName)
  return { byName }
}

/** One head, a deputy for every sixty, a guide for every twenty, administrators. */
function employ(found: Found, { key, id }: Centre): void {
  const all = staffOf[key] ?? 0
  if (all === 0) return
  const role = (n: number): Role =>
    n < 1 + Math.floor(all / 60)
      ? 'head'
      : n < 1 + Math.floor(all / 60) + Math.floor(all / 20)
        ? 'guide'
        : 'administrator'
  const counted: Partial<Record<Role, number>> = {}
  for (let n = 0; n < all; n++) {
    const of = role(n)
    counted[of] = (counted[of] ?? 0) + 1
    const stampNo = of === 'administrator' ? `${counted[of]}` : undefined
    account(found, `${of}-${counted[of]}.${key}`, [{ role: of, place: id }], stampNo)
  }
}

function employOfficers(found: Found, { key, id }: Authority): void {
  account(found, `chief.${key}`, [{ role: 'authority-head', place: id }])
  for (let n = 1; n < officersOfEach; n++) account(found, `officer-${n}.${key}`, [{ role: 'officer', place: id }])
}

/** Everybody of a centre becomes its member with shifts; administrators get a desk and the right to what the desk serves. */
async function seat(work: Work, { id, key }: Centre, byName: ReadonlyMap<string, StaffMember>): Promise<void> {
  const members = [...byName].filter(([name]) => name.endsWith(`.${key}`))
  if (members.length === 0) return
  const ids = members.map(([, { id }]) => id)
  await addMembers(work, id, ids, longAgo)
  const hall = await hallOf(work, id)
  const administrators = members.filter(([name]) => name.startsWith('administrator')).map(([, { id }]) => id)
  const rights = new Map(
    administrators.map((staffId, n): [StaffId, GroupId[]] => [staffId, groupsOf(hall, deskOf(hall, n))]),
  )
  await setRights(work, id, rights)
  const shifts = ids.flatMap((staffId) => shiftsFor(hall, staffId, administrators.indexOf(staffId)))
  await setShifts(work, id, ids, shifts)
}

/** The first round of administrators takes the desks one by one, the second shares them, the third relieves. */
const deskOf = (hall: StampedHall, n: number): Desk => hall.desks[n % hall.desks.length]!
const groupsOf = (hall: StampedHall, desk: Desk): GroupId[] =>
  [...dutiesOf(hall, desk.id).byGroup].filter(([, level]) => level > 0).map(([group]) => group)

const middle = '14:00' as PlainTime
const saturday = 6

/** Mornings, afternoons to the close of the day, Saturdays for those who relieve; who has no desk works the whole day. */
function shiftsFor(hall: StampedHall, staffId: StaffId, n: number): Shift[] {
  const round = n < 0 ? -1 : Math.floor(n / hall.desks.length)
  return hall.timetable.week.flatMap(({ work }, index): Shift[] => {
    const weekday = index + 1
    return work.flatMap(({ from, until }): Shift[] => {
      if (round < 0) return weekday === saturday ? [] : [{ staffId, weekday, from, until, deskId: null }]
      const deskId = deskOf(hall, n).id
      if (weekday === saturday) return round >= 2 ? [{ staffId, weekday, from, until, deskId }] : []
      if (round === 0) return [{ staffId, weekday, from, until: middle, deskId }]
      if (round === 1) return [{ staffId, weekday, from: middle, until, deskId }]
      return weekday <= 4 ? [{ staffId, weekday, from, until, deskId: null }] : []
    })
  })
}
