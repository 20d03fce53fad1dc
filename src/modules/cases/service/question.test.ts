import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { type Actor, systemActor, visitor } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import { addPerson, caseAtAuthority, codesOf, officerOf, residentActor, takeCase } from '../testing.ts'
import { openCase } from './file.ts'
import { getOwn } from './own.ts'
import { type Asking, answerQuestion, askCase, listQuestionsToMe, openQuestion } from './question.ts'

const toAuthority: Asking = { question: 'Чи потрібен оригінал довідки?', about: { to: 'authority' } }
const toCentre: Asking = { question: 'Коли приходити?', about: { to: 'centre' } }

describe('a question to the case', async () => {
  const { database, announced } = await testDatabase()
  async function begun() {
    const { world, caseId } = await caseAtAuthority(database)
    const ask = (asking: Asking, actor: Actor = world.applicant) =>
      database.run(actor, (work) => askCase(work, caseId, asking))
    const own = () => database.run(world.applicant, (work) => getOwn(work, caseId))
    const asked = async () => (await own()).questions.at(-1)!
    const answer = async (actor: Actor, n: number, words = 'Досить копії.') =>
      database.run(actor, (work) => answerQuestion(work, caseId, n, words))
    const head = (role: 'head' | 'authority-head'): Actor => ({
      kind: 'staff',
      id: newId<'Staff'>(),
      posts: [{ role, place: role === 'head' ? world.centre.id : world.authority.id }],
      place: '',
    })
    const lines = (actor: Actor) => database.look(actor, listQuestionsToMe)
    return { world, caseId, ask, own, asked, answer, head, lines }
  }

  test('waits with the authority that was asked, is answered by its officer, and both stand on the timeline', async () => {
    const { world, caseId, ask, own, asked, answer, lines } = await begun()
    await ask(toAuthority)
    const { n } = await asked()
    expect(await lines(world.officer)).toMatchObject([{ caseId, n, isAboutLook: false, answerBy: '2026-12-08' }])
    expect(await lines(world.administrator)).toEqual([])
    announced.length = 0
    await answer(world.officer, n)
    expect(announced).toMatchObject([{ type: 'cases.question-answered', caseId }])
    expect(JSON.stringify(announced)).not.toContain('копії')
    expect(await lines(world.officer)).toEqual([])
    const { questions, timeline } = await own()
    expect(questions).toMatchObject([{ question: toAuthority.question, answer: { text: 'Досить копії.' } }])
    expect(timeline.filter(({ status }) => status === 'done').slice(-2)).toMatchObject([
      { title: { uk: 'Ви запитали орган' }, detail: toAuthority.question },
      { title: { uk: 'Орган відповів на ваше питання' }, detail: 'Досить копії.' },
    ])
  })

  test('to the centre goes to its administrators', async () => {
    const { world, ask, asked, answer, lines } = await begun()
    await ask(toCentre)
    const { n } = await asked()
    expect(await lines(world.officer)).toEqual([])
    expect(await lines(world.administrator)).toMatchObject([{ n }])
    expect(await codesOf(answer(world.officer, n))).toEqual(['cases.no-question'])
    await answer(world.administrator, n, 'Щодня до 19:00.')
    expect((await asked()).answer).toMatchObject({ text: 'Щодня до 19:00.' })
  })

  test('about a look goes to the head of those who looked; the head sees who it was, the person does not', async () => {
    const { world, caseId, ask, own, asked, answer, head, lines } = await begun()
    await database.run(world.officer, (work) => openCase(work, caseId, { purpose: 'decide' }))
    const look = (await own()).whoLooked.find(({ role }) => role === 'officer')!
    await ask({ question: 'Хто це був і навіщо?', about: { look: look.id } })
    expect(await codesOf(ask({ question: 'Ще раз', about: { look: look.id } }))).toEqual(['cases.asked-already'])
    const { n } = await asked()
    expect(await lines(world.officer)).toEqual([])
    expect(await lines(head('head'))).toEqual([])
    expect(await lines(head('authority-head'))).toMatchObject([{ n, isAboutLook: true, answerBy: '2026-12-23' }])
    const opened = await database.run(head('authority-head'), (work) => openQuestion(work, caseId, n))
    expect(opened).toMatchObject({ question: 'Хто це був і навіщо?', look: { role: 'officer' } })
    expect(await codesOf(answer(world.officer, n))).toEqual(['cases.no-question'])
    await answer(head('authority-head'), n, 'Спеціаліст, який веде вашу справу.')
    expect(await asked()).toMatchObject({ look: look.id, answer: { text: 'Спеціаліст, який веде вашу справу.' } })
    expect(JSON.stringify(await own())).not.toContain((world.officer as unknown as { id: string }).id)
  })

  test('what the program did is answered by the head of the centre', async () => {
    const { world, caseId, ask, own, lines, head } = await begun()
    await database.run(systemActor('test'), (work) => openCase(work, caseId, { purpose: 'control' }))
    const look = (await own()).whoLooked.find(({ role }) => role === 'system')!
    await ask({ question: 'Що це?', about: { look: look.id } })
    expect(await lines(head('head'))).toHaveLength(1)
    expect(await lines(world.administrator)).toEqual([])
  })

  test('a look of another case, and of nothing, is not asked about here', async () => {
    const { ask } = await begun()
    const other = await begun()
    const theirs = (await other.own()).whoLooked[0]!
    for (const look of [theirs.id, newId<'Access'>()])
      expect(await codesOf(ask({ question: 'Хто?', about: { look } }))).toEqual(['cases.no-look'])
  })

  test('three may wait at once; an empty one and an empty answer are none; an answer is given once', async () => {
    const { world, ask, asked, answer } = await begun()
    expect(await codesOf(ask({ ...toCentre, question: ' ' }))).toEqual(['question: cases.question-missing'])
    for (let i = 0; i < 3; i++) await ask(toCentre)
    expect(await codesOf(ask(toAuthority))).toEqual(['cases.too-many-questions'])
    const { n } = await asked()
    expect(await codesOf(answer(world.administrator, n, ' '))).toEqual(['answer: cases.answer-missing'])
    await answer(world.administrator, n)
    expect(await codesOf(answer(world.administrator, n))).toEqual(['cases.no-question'])
  })

  test('the authority is asked once it has the case', async () => {
    const { world } = await begun()
    const { caseId } = await takeCase(database, world)
    const asked = database.run(world.applicant, (work) => askCase(work, caseId, toAuthority))
    expect(await codesOf(asked)).toEqual(['to: cases.not-with-authority'])
  })

  test('who may not ask, list, read or answer', async () => {
    const { world, caseId, ask, asked, answer, lines } = await begun()
    await ask(toAuthority)
    const { n } = await asked()
    const stranger = residentActor(await addPerson(database, 'Чужа'))
    expect(await codesOf(ask(toCentre, stranger))).toEqual(['cases.no-case'])
    expect(await codesOf(ask(toCentre, world.officer))).toEqual(['cases.no-case'])
    for (const actor of [stranger, visitor])
      expect(await codesOf(lines(actor))).toEqual([`vikno.${actor === visitor ? 'sign-in-first' : 'not-allowed'}`])
    const elsewhere = officerOf(newId<'Authority'>())
    expect(await lines(elsewhere)).toEqual([])
    expect(await codesOf(answer(elsewhere, n))).toEqual(['cases.no-question'])
    const opened = database.run(elsewhere, (work) => openQuestion(work, caseId as Id<'Case'>, n))
    expect(await codesOf(opened)).toEqual(['cases.no-question'])
  })
})
