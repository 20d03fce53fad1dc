import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import type { Work } from '../../../db/work.ts'
import { systemActor, visitor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { hours, instantOf, later } from '../../../kernel/time.ts'
import { setException } from '../../centres/service/centres.ts'
import { staffActor } from '../../centres/testing.ts'
import { keepFile } from '../../documents/service.ts'
import { samples } from '../../documents/testing.ts'
import { codeAlphabet } from '../rules/number.ts'
import { caseWorld, codesOf, residentActor, serviceRecord, takeCase } from '../testing.ts'
import { openCase } from './file.ts'
import { addScan, getIntake, listOpenIntakes, openIntake, saveIntake } from './intake.ts'
import { registerCase, registerImmediate } from './register.ts'

describe('taking an application', async () => {
  const { database, clock, announced } = await testDatabase()

  test('gives a number of the place and year, a secret code said once, and a date with its reasons', async () => {
    const world = await caseWorld(database)
    const taken = await takeCase(database, world)
    expect(taken.number).toBe(`${world.centre.placeCode}-2026-000001`)
    expect(taken.secretCode).toMatch(new RegExp(`^[${codeAlphabet}]{10}$`))
    expect(taken.due.dueOn).toBe('2026-12-03') // ten calendar days after 23 November
    expect(taken.due.steps.map(({ kind }) => kind)).toEqual(['filed', 'term', 'last-day'])
    const { rows } = await database.look(systemActor('test'), (work) =>
      sql<{ all: string }>`select to_jsonb(c)::text as all from cases.case c where id = ${taken.caseId}`.execute(
        work.db,
      ),
    )
    expect(rows[0]!.all).not.toContain(taken.secretCode)
  })

  test('is announced with ids and no personal value', async () => {
    const world = await caseWorld(database)
    const { caseId } = await takeCase(database, world)
    const event = announced.find(({ type, caseId: id }) => type === 'cases.registered' && id === caseId)
    expect(event).toMatchObject({
      centreId: world.centre.id,
      authorityId: world.authority.id,
      applicantId: world.applicantId,
    })
    expect(JSON.stringify(announced)).not.toMatch(/Ткаченко|5011122|004417/)
  })

  test('personal words are stored sealed only', async () => {
    const world = await caseWorld(database)
    const { caseId } = await takeCase(database, world)
    const { rows } = await database.look(systemActor('test'), (work) =>
      sql<{ all: string }>`select string_agg(row, '') as all from (
        select to_jsonb(c)::text as row from cases.case c where id = ${caseId}
        union all select to_jsonb(e)::text from cases.event e where case_id = ${caseId}
        union all select to_jsonb(i)::text from cases.intake i where id = ${caseId}) r`.execute(work.db),
    )
    expect(rows[0]!.all).not.toMatch(/призначити|\+380501112233|004417/)
    const view = await database.run(world.administrator, (work) => openCase(work, caseId, { purpose: 'serve' }))
    expect(view.content.application.form).toEqual({ demand: 'призначити житлову субсидію', phone: '+380501112233' })
  })

  test('numbers of one place run without a gap, also when 40 desks register at once and some give up', async () => {
    const world = await caseWorld(database)
    const desk = async (n: number) => {
      const opened = await database.run(world.administrator, async (work) => {
        const { id } = await openIntake(work, {
          centreId: world.centre.id,
          serviceId: world.service.id,
          applicantId: world.applicantId,
        })
        return { id, ...(await saveIntake(work, id, 1, world.draft)) }
      })
      return database.run(world.administrator, async (work) => {
        const registered = await registerCase(work, opened.id, opened)
        if (n % 4 === 0) throw new Error('power cut')
        return registered.number
      })
    }
    const answers = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => desk(n)))
    const numbers = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    expect(numbers).toHaveLength(30)
    const parts = numbers.map((number) => Number(number.split('-')[2])).sort((a, b) => a - b)
    expect(parts).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
  })

  test('a new year begins a new row of numbers', async () => {
    const world = await caseWorld(database)
    const before = clock.now()
    await takeCase(database, world)
    clock.moveTo(instantOf('2026-12-31T22:30:00Z')) // already 2027 in Kyiv
    const { number } = await takeCase(database, world)
    clock.moveTo(before)
    expect(number).toBe(`${world.centre.placeCode}-2027-000001`)
  })

  test('a day the centre is closed by its order does not count, and the reason is kept with the case', async () => {
    const world = await caseWorld(database, { maxDays: 2, dayType: 'working' })
    const closedDay = {
      date: '2026-11-24' as never,
      reason: { uk: 'ремонт', en: 'repairs' },
      hours: { work: [], reception: [], tickets: [] },
    }
    await database.run(systemActor('test'), (work) => setException(work, world.centre.id, closedDay))
    const { due } = await takeCase(database, world)
    expect(due.dueOn).toBe('2026-11-26')
    expect(due.steps.find(({ kind }) => kind === 'not-counted')!.text.uk).toContain('24')
  })

  test('a service without a term is promised thirty days by article 10', async () => {
    const world = await caseWorld(database, { maxDays: null, dayType: null })
    const { due } = await takeCase(database, world)
    expect([due.dueOn, due.steps[1]!.law]).toEqual(['2026-12-23', 'ст. 10 Закону № 5203-VI'])
  })

  test('leaves rows in the access log: collected, for this purpose, by whom', async () => {
    const world = await caseWorld(database)
    const { caseId } = await takeCase(database, world)
    const { rows } = await database.look(systemActor('test'), (work) =>
      sql<{ operation: string; purpose: string; subject: string }>`
        select distinct operation, purpose, subject_person_id as subject from audit.access where case_id = ${caseId} order by 1`.execute(
        work.db,
      ),
    )
    expect(rows).toEqual(
      ['change', 'collect'].map((operation) => ({ operation, purpose: 'register', subject: world.applicantId })),
    )
  })

  test('scans made before the number lie in the case from its first day', async () => {
    const world = await caseWorld(database)
    const files = { put: async () => 'a'.repeat(64) }
    const kept = await keepFile(files, samples.png, { name: 'паспорт.png' })
    const caseId = await database.run(world.administrator, async (work) => {
      const { id } = await openIntake(work, {
        centreId: world.centre.id,
        serviceId: world.service.id,
        applicantId: world.applicantId,
      })
      await addScan(work, id, kept, { purpose: 'attachment', paper: 1 })
      const { version } = await saveIntake(work, id, 1, world.draft)
      return (await registerCase(work, id, { version })).caseId
    })
    const view = await database.run(world.administrator, (work) => openCase(work, caseId, { purpose: 'serve' }))
    expect(view.files.map(({ purpose, paper }) => [purpose, paper])).toEqual([['attachment', 1]])
    expect(view.events.map(({ type }) => type)).toEqual(['registered', 'document-added'])
  })
})

describe('an incomplete package', async () => {
  const { database } = await testDatabase()
  const lacking = { papers: { 0: serviceTaken(), 1: { state: 'missing' as const } } }
  function serviceTaken() {
    return { state: 'taken', form: 'original', pages: 2, count: 1, returnedAtOnce: false } as const
  }

  test('is not refused to someone who insists: what is missing stands in the record', async () => {
    const world = await caseWorld(database)
    const draft = { ...world.draft, ...lacking }
    expect(await codesOf(takeCase(database, world, { draft }))).toEqual(['papers.1: cases.package-incomplete'])
    const { caseId, missing } = await takeCase(database, world, { draft, insisted: true })
    expect(missing).toEqual(['Декларація про доходи'])
    const view = await database.run(world.administrator, (work) => openCase(work, caseId, { purpose: 'serve' }))
    expect(view.events[1]).toMatchObject({ type: 'insisted-on-incomplete', facts: { missing } })
    expect(view.summary).toMatchObject({ state: 'registered', missing: 1 })
  })

  test('a refused registration uses up no number', async () => {
    const world = await caseWorld(database)
    await codesOf(takeCase(database, world, { draft: { ...world.draft, ...lacking } }))
    expect((await takeCase(database, world)).number).toMatch(/-000001$/)
  })

  test('what a register holds is never asked for', async () => {
    const world = await caseWorld(database)
    const draft = { ...world.draft, papers: { ...world.draft.papers, 2: { state: 'missing' as const } } }
    expect(await codesOf(takeCase(database, world, { draft }))).toEqual(['papers.2: cases.never-required'])
    expect(serviceRecord.documents![2]).toMatchObject({ source: 'register', required: true })
  })
})

describe('a draft', async () => {
  const { database, clock } = await testDatabase()

  test('survives a closed browser: a colleague opens it later and goes on', async () => {
    const world = await caseWorld(database)
    const { centre, service, applicantId, administrator } = world
    const draft = { ...world.draft, settled: {} }
    const id = await database.run(administrator, async (work) => {
      const intake = await openIntake(work, { centreId: centre.id, serviceId: service.id, applicantId })
      await saveIntake(work, intake.id, 1, draft)
      return intake.id
    })
    clock.moveTo(later(clock.now(), hours(3)))
    const colleague = staffActor('administrator', centre.id)
    const waiting = await database.look(colleague, (work) => listOpenIntakes(work, centre.id))
    expect(waiting.map((intake) => intake.id)).toEqual([id])
    const sheet = await database.run(colleague, (work) => getIntake(work, id))
    expect(sheet.intake.draft).toEqual(draft)
    expect(sheet.missing).toEqual([{ what: 'сплата адміністративного збору', field: 'settled.fee' }])
    expect(sheet.charges).toEqual([{ line: 'fee', amount: 4992, law: 'ПКМУ № 265' }])
  })

  test('in two tabs: the second save is refused, the first is kept', async () => {
    const world = await caseWorld(database)
    const { centre, service, applicantId, administrator } = world
    const save = (id: never, demand: string) => (version: number) =>
      database.run(administrator, (work) => saveIntake(work, id, version, { ...world.draft, form: { demand } }))
    const { id } = await database.run(administrator, (work) =>
      openIntake(work, { centreId: centre.id, serviceId: service.id, applicantId }),
    )
    const answers = await Promise.allSettled([save(id as never, 'перша')(1), save(id as never, 'друга')(1)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = answers.find((answer) => answer.status === 'rejected')!
    expect((refused.reason as Refusal).code).toBe('cases.changed-in-another-tab')
    const sheet = await database.run(administrator, (work) => getIntake(work, id))
    expect(sheet.intake.draft.form.demand).toBe(answers[0]!.status === 'fulfilled' ? 'перша' : 'друга')
  })

  test('becomes one case: a second click meets the number it already has', async () => {
    const world = await caseWorld(database)
    const { caseId, number } = await takeCase(database, world)
    const again = database.run(world.administrator, (work) => registerCase(work, caseId, { version: 2 }))
    expect(await codesOf(again)).toEqual(['cases.already-registered'])
    await expect(again).rejects.toMatchObject({ answers: [{ facts: { number } }] })
  })

  test('a repeated request with one key registers once and says the same code', async () => {
    const world = await caseWorld(database)
    const { centre, service, applicantId, administrator } = world
    const opened = await database.run(administrator, async (work) => {
      const { id } = await openIntake(work, { centreId: centre.id, serviceId: service.id, applicantId })
      return { id, ...(await saveIntake(work, id, 1, world.draft)) }
    })
    const register = () =>
      database.run(administrator, (work) => registerCase(work, opened.id, opened), { key: newId(), action: 'register' })
    const key = newId()
    const once = () =>
      database.run(administrator, (work) => registerCase(work, opened.id, opened), { key, action: 'register' })
    const answers = await Promise.all([once(), once(), once()])
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await codesOf(register())).toEqual(['cases.already-registered'])
  })

  test.each(['visitor', 'resident', 'guide', 'officer', 'foreign administrator'] as const)(
    'a %s may not open or read one',
    async (who) => {
      const world = await caseWorld(database)
      const actors = {
        visitor,
        resident: world.applicant,
        guide: staffActor('guide', world.centre.id),
        officer: world.officer,
        'foreign administrator': staffActor('administrator', newId<'Centre'>()),
      }
      const { centre, service, applicantId } = world
      const opens = database.run(actors[who], (work) =>
        openIntake(work, { centreId: centre.id, serviceId: service.id, applicantId }),
      )
      expect(await codesOf(opens)).toEqual([who === 'visitor' ? 'vikno.sign-in-first' : 'vikno.not-allowed'])
      const { id } = await database.run(world.administrator, (work) =>
        openIntake(work, { centreId: centre.id, serviceId: service.id, applicantId }),
      )
      const uses: ((work: Work) => Promise<unknown>)[] = [
        (work) => getIntake(work, id),
        (work) => saveIntake(work, id, 1, world.draft),
        (work) => registerCase(work, id, { version: 1 }),
      ]
      for (const use of uses)
        expect(await codesOf(database.run(actors[who], use))).toEqual([
          who === 'visitor' ? 'vikno.sign-in-first' : 'vikno.not-allowed',
        ])
    },
  )
})

describe('an immediate service', async () => {
  const { database } = await testDatabase()
  const shown = { kind: 'ID-картка', number: '000000731' }

  async function opened(record: Partial<typeof serviceRecord> = {}) {
    const world = await caseWorld(database, { fee: null, ...record })
    const draft = { ...world.draft, settled: {} }
    const intake = await database.run(world.administrator, async (work) => {
      const { id } = await openIntake(work, {
        centreId: world.centre.id,
        serviceId: world.service.id,
        applicantId: world.applicantId,
      })
      return { id, ...(await saveIntake(work, id, 1, draft)) }
    })
    return { world, intake }
  }

  test('is registered with its result in one step and closed', async () => {
    const { world, intake } = await opened()
    const given = { version: intake.version, result: 'витяг № 7', document: shown, to: 'applicant' } as const
    const { caseId } = await database.run(world.administrator, (work) => registerImmediate(work, intake.id, given))
    const view = await database.run(world.administrator, (work) => openCase(work, caseId, { purpose: 'serve' }))
    expect(view.summary).toMatchObject({
      state: 'issued',
      immediate: true,
      confirmBy: null,
      authorityId: null,
      outcome: 'positive',
    })
    expect(view.content).toMatchObject({ result: 'витяг № 7', issuedOn: shown })
    expect(view.steps.every(({ status }) => status === 'done')).toBe(true)
  })

  test('asks for the document that was shown and for what was given', async () => {
    const { world, intake } = await opened()
    const give = (result: string, document: typeof shown) =>
      codesOf(
        database.run(world.administrator, (work) =>
          registerImmediate(work, intake.id, { version: intake.version, result, document, to: 'applicant' }),
        ),
      )
    expect(await give('', shown)).toEqual(['result: cases.reason-missing'])
    expect(await give('витяг', { kind: '', number: '' })).toEqual(['document: cases.document-missing'])
  })

  test('is not for the resident', async () => {
    const { world, intake } = await opened()
    const given = { version: intake.version, result: 'витяг № 7', document: shown, to: 'applicant' } as const
    expect(
      await codesOf(
        database.run(residentActor(world.applicantId), (work) => registerImmediate(work, intake.id, given)),
      ),
    ).toEqual(['vikno.not-allowed'])
  })
})
