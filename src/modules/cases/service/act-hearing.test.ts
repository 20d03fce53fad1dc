import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { newId } from '../../../kernel/id.ts'
import { caseAtAuthority, codesOf, days, officerOf } from '../testing.ts'
import { answerCase } from './answer.ts'
import { decide } from './authority.ts'
import { getOwn } from './own.ts'

const reasoning = 'Дохід родини перевищує межу, п. 14 Положення № 848.'
const invited = { on: '2026-11-26' as never, how: 'Соборна, 5, кабінет 7, о 10:00. Можна написати.' }

describe('the right to be heard', async () => {
  const { database, clock } = await testDatabase()
  const start = clock.now()
  async function atAuthority() {
    clock.moveTo(start)
    const it = await caseAtAuthority(database)
    const refuse = (hearing?: Parameters<typeof decide>[2]['hearing']) =>
      database.run(it.world.officer, (work) => decide(work, it.caseId, { outcome: 'negative', reasoning, hearing }))
    return { ...it, refuse }
  }

  test('nobody is refused unheard: without a hearing or the ground why none there is no refusal', async () => {
    const { refuse } = await atAuthority()
    expect(await codesOf(refuse())).toEqual(['hearing: cases.hearing-missing'])
    expect(await codesOf(refuse({ held: false, exception: 'did-not-come' }))).toEqual([
      'hearing: cases.hearing-not-called',
    ])
    expect(await codesOf(refuse({ held: true, on: '2026-11-24' as never }))).toEqual(['hearing: cases.day-ahead'])
  })

  test('the person is invited with the day, writes an explanation, is heard; the refusal takes it from the record', async () => {
    const { world, caseId, does, view, refuse } = await atAuthority()
    await does('hearing-called', invited)
    const own = await database.run(world.applicant, (work) => getOwn(work, caseId))
    expect(own).toMatchObject({ waitsForMe: true, state: 'hearing', dueOn: '2026-12-03' })
    expect(own.timeline.find(({ status }) => status === 'now')).toMatchObject({ by: invited.on, detail: invited.how })
    await database.run(world.applicant, (work) => answerCase(work, caseId, { files: [], how: 'Була в лікарні.' }))
    expect(await codesOf(refuse())).toEqual(['hearing: cases.hearing-missing'])
    clock.moveTo(days(start, 3))
    await does('hearing-held', { came: 'yes', said: 'Просить зважити на лікування.' })
    await refuse()
    expect((await view()).content.act?.hearing).toEqual({ held: true, on: '2026-11-26' })
  })

  test('that nothing was explained is recorded only after the day, and is then the ground', async () => {
    const { does, view, refuse } = await atAuthority()
    await does('hearing-called', invited)
    const silent = () => does('hearing-held', { came: 'no', said: 'Не з’явилася, пояснень немає.' })
    clock.moveTo(days(start, 3))
    expect(await codesOf(silent())).toEqual(['came: cases.hearing-still-ahead'])
    clock.moveTo(days(start, 4))
    await silent()
    await refuse()
    expect((await view()).content.act?.hearing).toEqual({ held: false, exception: 'did-not-come' })
  })

  test('nobody is invited to a day that has passed', async () => {
    const { does } = await atAuthority()
    expect(await codesOf(does('hearing-called', { ...invited, on: '2026-11-22' as never }))).toEqual([
      'on: cases.day-passed',
    ])
  })

  test('who may not: the centre, another authority; the person may not call it for themselves', async () => {
    const { world, does } = await atAuthority()
    for (const actor of [world.administrator, officerOf(newId<'Authority'>())])
      expect(await codesOf(does('hearing-called', invited, actor))).toEqual(['vikno.not-allowed'])
    expect(await codesOf(does('hearing-called', invited, world.applicant))).toEqual(['cases.not-your-side'])
  })
})
