import { expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { later, minutes } from '../../../kernel/time.ts'
import { listChanges } from '../../audit/service.ts'
import type { GroupId } from '../model.ts'
import { staffActor, staffIdOf, type TestCentre, testCentre } from '../testing.ts'
import { hallOf, rememberedHall } from './hall.ts'
import { endMove, type MoveAsked, moveDesk } from './moves.ts'
import { setRights } from './people.ts'
import { openDesk } from './sitting.ts'

const { database, clock } = await testDatabase()
const wait = (forMinutes: number) => clock.moveTo(later(clock.now(), minutes(forMinutes)))
const twoGroups = [
  { key: 'residence', series: 'А', purpose: null },
  { key: 'social', series: 'Б', purpose: null },
] as const

async function centreWithAnOpenDesk() {
  const made = await testCentre(database, { groups: twoGroups, desks: [{ levels: { residence: 2 } }] })
  await database.run(made.administrators[0]!, (work) => openDesk(work, made.desks[0]!.id))
  return made
}
const levelsOf = ({ centre, desks, head }: TestCentre) =>
  database.look(head, async (work) => {
    const [now, remembered] = [await hallOf(work, centre.id), await rememberedHall(work, centre.id)]
    expect(remembered.hallDesks.get(desks[0]!.id)).toEqual(now.hallDesks.get(desks[0]!.id))
    return Object.fromEntries(now.hallDesks.get(desks[0]!.id)!.byGroup) as Record<GroupId, number>
  })
const asked = ({ desks, groups }: TestCentre, more: Partial<MoveAsked> = {}): MoveAsked => ({
  ...{ deskId: desks[0]!.id, groupId: groups.social!.id, rest: 1, ...more },
})
const move = (made: TestCentre, more: Partial<MoveAsked> = {}, by: Actor = made.head) =>
  database.run(by, (work) => moveDesk(work, made.centre.id, asked(made, more)))
const codeOf = (action: Promise<unknown>) =>
  action.then(
    () => 'done',
    (fault) => (fault instanceof Refusal ? fault.code : Promise.reject(fault)),
  )

test('a desk is at other work until the time comes, in every look, and is written down', async () => {
  const made = await centreWithAnOpenDesk()
  const [residence, social] = [made.groups.residence!, made.groups.social!]
  await move(made, { until: later(clock.now(), minutes(90)) })
  expect(await levelsOf(made)).toEqual({ [residence.id]: 1, [social.id]: 2 })
  wait(89)
  expect(await levelsOf(made)).toEqual({ [residence.id]: 1, [social.id]: 2 })
  wait(1)
  expect(await levelsOf(made)).toEqual({ [residence.id]: 2 })
  const changes = await database.look(made.head, (work) =>
    listChanges(work, { what: 'centres.desk_move', centreId: made.centre.id, limit: 5 }),
  )
  expect(changes).toMatchObject([{ rowId: made.desks[0]!.id, before: null, after: { main: social.id, rest: 1 } }])
})

test('it is taken back by one action; a second move takes the place of the first', async () => {
  const made = await centreWithAnOpenDesk()
  const [residence, social] = [made.groups.residence!, made.groups.social!]
  const first = await move(made)
  const back = await move(made, { groupId: residence.id })
  expect(await levelsOf(made)).toEqual({ [residence.id]: 2 })
  const gone = database.run(made.head, (work) => endMove(work, made.centre.id, first.id))
  expect(await codeOf(gone)).toBe('centres.no-move')
  await database.run(made.head, (work) => endMove(work, made.centre.id, back.id))
  await move(made, { rest: 0 })
  expect(await levelsOf(made)).toEqual({ [social.id]: 2 })
})

test('till the end of the day, if no time is said', async () => {
  const made = await centreWithAnOpenDesk()
  const { until } = await move(made)
  expect(until - clock.now()).toBeGreaterThan(0)
  expect(until - clock.now()).toBeLessThanOrEqual(minutes(24 * 60))
})

test('not to services the person there has no right to; by nobody but the head', async () => {
  const made = await centreWithAnOpenDesk()
  const guide = staffActor('guide', made.centre.id)
  for (const actor of [guide, made.administrators[0]!, staffActor('head', (await testCentre(database)).centre.id)])
    expect(await codeOf(move(made, {}, actor))).toBe('vikno.not-allowed')
  await database.run(made.head, (work) =>
    setRights(work, made.centre.id, new Map([[staffIdOf(made.administrators[0]!), [made.groups.residence!.id]]])),
  )
  expect(await codeOf(move(made))).toBe('centres.move-not-qualified')
  const moved = await database
    .run(made.head, (work) =>
      setRights(
        work,
        made.centre.id,
        new Map([[staffIdOf(made.administrators[0]!), Object.values(made.groups).map(({ id }) => id)]]),
      ),
    )
    .then(() => move(made))
  expect(await codeOf(database.run(guide, (work) => endMove(work, made.centre.id, moved.id)))).toBe('vikno.not-allowed')
})
