import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, systemActor } from '../../../kernel/actor.ts'
import { addPerson, caseAtAuthority, codesOf, residentActor } from '../testing.ts'
import { rebuild } from './file.ts'
import { getOwn } from './own.ts'
import { chooseTelling, type Telling } from './telling.ts'

const byEmail: Telling = {
  notifyBy: 'email',
  deliverBy: 'post',
  email: 'olena@example.com',
  address: 'вул. Космічна, 12',
}

describe('how the person wants to be told', async () => {
  const { database } = await testDatabase()
  async function begun() {
    const it = await caseAtAuthority(database)
    const choose = (chosen: Telling, actor: Actor = it.world.applicant) =>
      database.run(actor, (work) => chooseTelling(work, it.caseId, chosen))
    return { ...it, choose }
  }

  test('is theirs to change while the case is open; contacts not named stay', async () => {
    const { world, caseId, choose, view } = await begun()
    await choose(byEmail)
    expect(await view()).toMatchObject({ notifyBy: 'email', deliverBy: 'post' })
    const { application, timeline } = await database.run(world.applicant, (work) => getOwn(work, caseId))
    expect(application).toMatchObject({
      notifyBy: 'email',
      deliverBy: 'post',
      form: { phone: '+380501112233', email: 'olena@example.com', address: 'вул. Космічна, 12' },
    })
    const done = timeline.filter(({ status }) => status === 'done').at(-1)
    expect(done).toMatchObject({ title: { uk: 'Ви змінили, як вас сповістити й видати результат' }, detail: null })
    expect(await database.look(systemActor('test'), (work) => rebuild(work, caseId))).toMatchObject({ differs: [] })
  })

  test.each<[string, Telling, string]>([
    ['a way without its contact', { notifyBy: 'email', deliverBy: 'in-person' }, 'email: cases.contact-missing'],
    ['a contact that can’t be read', { ...byEmail, email: 'olena' }, 'email: cases.contact-wrong'],
    ['the same again', { notifyBy: 'sms', deliverBy: 'in-person', phone: '050 111 22 33' }, 'cases.nothing-corrected'],
  ])('%s is refused', async (_, chosen, code) => {
    const { choose } = await begun()
    expect(await codesOf(choose(chosen))).toEqual([code])
  })

  test('not by another, nor by the centre, nor when the case is over', async () => {
    const { world, choose, does } = await begun()
    expect(await codesOf(choose(byEmail, residentActor(await addPerson(database))))).toEqual(['cases.no-case'])
    expect(await codesOf(choose(byEmail, world.administrator))).toEqual(['cases.no-case'])
    await does('withdrawn', { reason: undefined }, world.applicant)
    expect(await codesOf(choose(byEmail))).toEqual(['cases.not-now'])
  })
})
