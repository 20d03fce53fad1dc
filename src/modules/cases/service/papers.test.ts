import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Work } from '../../../db/work.ts'
import { type Actor, systemActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { hours, later } from '../../../kernel/time.ts'
import { staffActor } from '../../centres/testing.ts'
import type { Email } from '../../identity/model.ts'
import { addStaff } from '../../identity/service/manage-staff.ts'
import { registerPlace } from '../../identity/service.ts'
import { caseWorld, codesOf, takeCase, type World, walkTo } from '../testing.ts'
import { decide } from './authority.ts'
import { confirmReceived, confirmSent, makeBatch } from './hand-over.ts'
import { handOverActPaper, issueSheetPaper, receiptPaper } from './papers.ts'

const site = 'https://vikno.example'
const shown = { kind: 'ID-картка', number: '000000731' }

describe('papers of a case', async () => {
  const { database, clock } = await testDatabase()
  const as = <T>(actor: Actor, use: (work: Work) => Promise<T>) => database.run(actor, use)
  const print = (world: World, id: Parameters<typeof receiptPaper>[1], secretCode?: string) =>
    as(world.administrator, (work) => receiptPaper(work, id, { lang: 'uk', site, secretCode }))

  /** The world with an administrator whose name stands in the record. */
  async function named(): Promise<World> {
    const world = await caseWorld(database)
    const { centre } = world
    const id = await as(systemActor('test'), async (work) => {
      await registerPlace(work, { id: centre.id, kind: 'centre', networkId: centre.networkId, name: centre.name })
      const name = { family: 'Гончар', given: 'Олена' }
      const email = `honchar.${centre.id}@vikno.example` as Email
      const added = await addStaff(work, {
        name,
        email,
        person: centre.id,
        stampNo: '14',
        posts: [{ role: 'administrator', place: centre.id }],
      })
      return added.member.id
    })
    return { ...world, administrator: staffActor('administrator', centre.id, id) }
  }

  test('the receipt says who, what, when, by when and why, what was paid, and who took it', async () => {
    const world = await named()
    const { caseId, number, secretCode } = await takeCase(database, world)
    const { data, about } = await print(world, caseId, secretCode)
    expect(data).toMatchObject({
      caseNumber: number,
      service: { uk: 'Призначення житлової субсидії' },
      authority: world.authority.name,
      takenAt: clock.now(),
      applicant: 'Ткаченко Ірина Василівна',
      representative: null,
      costs: [{ line: 'fee', amount: 4992, law: 'ПКМУ № 265', settled: { by: 'receipt', number: '004417' } }],
      consent: { version: '4' },
      notify: { uk: 'SMS на номер …33' },
      delivery: { uk: 'у центрі, під підпис' },
      due: { on: '2026-12-03' },
      administrator: { stampNo: '14', name: 'Гончар Олена' },
      trackingUrl: `${site}/track?number=${encodeURIComponent(number)}`,
      secretCode,
    })
    expect(data.documents.map(({ name, pages }) => [name, pages])).toEqual([
      ['Заява', 2],
      ['Декларація про доходи', 3],
    ])
    expect(about).toMatchObject({ caseId, why: { purpose: 'register', subjectPersonId: world.applicantId } })
  })

  test('a reprint has no code, and a code of another case is refused', async () => {
    const world = await named()
    const { caseId } = await takeCase(database, world)
    const other = await takeCase(database, world)
    expect((await print(world, caseId)).data.secretCode).toBeUndefined()
    expect(await codesOf(print(world, caseId, other.secretCode))).toEqual(['secretCode: cases.wrong-code'])
  })

  test('what was missing stands on the receipt of someone who insisted', async () => {
    const world = await named()
    const draft = { ...world.draft, papers: { ...world.draft.papers, 1: { state: 'missing' as const } } }
    const { caseId } = await takeCase(database, world, { draft, insisted: true })
    expect((await print(world, caseId)).data.missing).toEqual(['Декларація про доходи'])
  })

  test('a representative stands on it with the power', async () => {
    const world = await named()
    const power = {
      kind: 'power-of-attorney',
      number: '512',
      issuedOn: '2026-03-02' as never,
      validUntil: '2027-03-02' as never,
    } as const
    const draft = { ...world.draft, representative: { residentId: null, name: 'Ткаченко Віра', power } }
    const { caseId } = await takeCase(database, world, { draft })
    const { data } = await print(world, caseId)
    expect(data.representative).toEqual({
      name: 'Ткаченко Віра',
      power: {
        uk: 'Нотаріальна довіреність № 512 від 02.03.2026 до 02.03.2027',
        en: 'Notarised power of attorney № 512 of 02.03.2026 until 02.03.2027',
      },
    })
  })

  test('the act is signed by each side when it has confirmed, and says what differed', async () => {
    const world = await named()
    const [first, second] = [await takeCase(database, world), await takeCase(database, world)]
    const batch = await as(world.administrator, (work) => makeBatch(work, world.centre.id, world.authority.id))
    const act = (actor: Actor) => as(actor, async (work) => (await handOverActPaper(work, batch.id)).data)
    expect(await act(world.administrator)).toMatchObject({
      number: batch.actNumber,
      authority: world.authority.name,
      givenBy: null,
      takenBy: null,
    })
    await as(world.administrator, (work) => confirmSent(work, batch.id))
    expect(await act(world.administrator)).toMatchObject({
      givenBy: { name: 'Гончар Олена', at: clock.now() },
      takenBy: null,
    })
    clock.moveTo(later(clock.now(), hours(1)))
    await as(world.officer, (work) => confirmReceived(work, batch.id, first.caseId, { pages: 5 }))
    const discrepancy = { reason: 'бракує аркуша', accept: false }
    await as(world.officer, (work) => confirmReceived(work, batch.id, second.caseId, { pages: 4, discrepancy }))
    const signed = await act(world.officer)
    expect(signed.takenBy).toMatchObject({ at: clock.now() })
    expect(signed.cases.map(({ caseNumber, remark }) => [caseNumber, remark])).toEqual([
      [first.number, undefined],
      [second.number, 'в описі 5, у пачці 4; повернуто центру'],
    ])
  })

  test('the issue sheet names what is handed over; a refusal is handed over as a decision', async () => {
    const world = await named()
    const { caseId } = await takeCase(database, world)
    await walkTo(database, world, caseId, 'received')
    const hearing = { held: false, exception: 'urgent' } as const
    await as(world.officer, (work) =>
      decide(work, caseId, { outcome: 'negative', number: '218', reasoning: 'Дохід перевищує межу, п. 14.', hearing }),
    )
    const { data } = await as(world.administrator, (work) =>
      issueSheetPaper(work, caseId, { lang: 'uk', to: 'applicant', document: shown }),
    )
    expect(data).toMatchObject({
      shown,
      applicant: 'Ткаченко Ірина Василівна',
      results: [{ uk: 'Рішення № 218' }],
      administrator: { name: 'Гончар Олена' },
    })
    const forNobody = as(world.administrator, (work) =>
      issueSheetPaper(work, caseId, { lang: 'uk', to: 'representative', document: shown }),
    )
    expect(await codesOf(forNobody)).toEqual(['to: cases.no-representative'])
  })

  test('who may not print: another centre, the authority, the resident', async () => {
    const world = await named()
    const { caseId } = await takeCase(database, world)
    for (const actor of [staffActor('administrator', newId<'Centre'>()), world.officer, world.applicant]) {
      expect(await codesOf(as(actor, (work) => receiptPaper(work, caseId, { lang: 'uk', site })))).toEqual([
        'vikno.not-allowed',
      ])
      expect(
        await codesOf(
          as(actor, (work) => issueSheetPaper(work, caseId, { lang: 'uk', to: 'applicant', document: shown })),
        ),
      ).toEqual(['vikno.not-allowed'])
    }
  })
})
