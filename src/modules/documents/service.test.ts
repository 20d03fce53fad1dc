import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import type { Work } from '../../db/work.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import { type Id, newId } from '../../kernel/id.ts'
import { instantOf, type PlainDate } from '../../kernel/time.ts'
import { listAccess } from '../audit/service.ts'
import type { FileId, FilePurpose } from './model.ts'
import * as documents from './service.ts'
import { samples } from './testing.ts'

/** Keeps bytes in memory by their fingerprint, as any store does. */
function storeInMemory() {
  const kept = new Map<string, Buffer>()
  return {
    kept,
    put: async (bytes: Buffer) => {
      const hash = documents.fingerprintOf(bytes)
      kept.set(hash, bytes)
      return hash
    },
  }
}

const centreId = newId<'Centre'>()
const staff = (role: 'administrator' | 'head', place = centreId): Actor => ({
  kind: 'staff',
  id: newId<'Staff'>(),
  posts: [{ role, place }],
  place: 'стіл 14',
})
const serve = { purpose: 'serve', subjectPersonId: newId<'Resident'>() } as const

describe('files of a case', async () => {
  const { database, clock } = await testDatabase()
  const files = storeInMemory()
  const administrator = staff('administrator')

  async function inCase(caseId: Id<'Case'>, purpose: FilePurpose = 'attachment', bytes: Buffer = samples.pdf) {
    const kept = await documents.keepFile(files, bytes, { name: 'Довідка Ткаченко Ірини' })
    return database.run(administrator, (work) => documents.addFile(work, kept, { centreId, caseId, purpose }, serve))
  }
  const open = (id: FileId, caseId: Id<'Case'>) =>
    database.look(administrator, (work) =>
      documents.openFile(work, id, { caseId, caseNumber: '0142-2026-003817' }, serve),
    )
  const accessTo = (caseId: Id<'Case'>) => database.look(systemActor('test'), (work) => listAccess(work, { caseId }))

  test('a file that was put into a case comes out of it with its bytes and our name for it', async () => {
    const caseId = newId<'Case'>()
    const opened = await open(await inCase(caseId), caseId)
    expect(files.kept.get(opened.hash)).toEqual(samples.pdf)
    expect(opened).toMatchObject({ name: 'Довідка Ткаченко Ірини', type: 'application/pdf', purpose: 'attachment' })
    expect(opened.headers['content-disposition']).toContain('attachment 0142-2026-003817.pdf')
    expect(JSON.stringify(opened.headers)).not.toMatch(/Ткаченко|%D0%A2%D0%BA/)
  })

  test('a file is not given to one who names another case', async () => {
    const id = await inCase(newId<'Case'>())
    await expect(open(id, newId<'Case'>())).rejects.toThrow('documents.no-file')
    await expect(open(newId<'File'>(), newId<'Case'>())).rejects.toThrow('documents.no-file')
  })

  test('putting in and each opening leave a row in the access log, a refused opening of nothing does not', async () => {
    const caseId = newId<'Case'>()
    const id = await inCase(caseId)
    await open(id, caseId)
    await open(id, caseId)
    await open(newId<'File'>(), caseId).catch(() => undefined)
    const rows = (await accessTo(caseId)).filter((row) => row.fileId === id)
    expect(rows.map((row) => row.operation).sort()).toEqual(['collect', 'view', 'view'])
    expect(rows.every((row) => row.subjectPersonId === serve.subjectPersonId && row.centreId === centreId)).toBe(true)
  })

  test('the name a person gave to the file is not readable in the database', async () => {
    const id = await inCase(newId<'Case'>())
    const row = await database.look(administrator, (work) =>
      work.db.selectFrom('documents.file').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    )
    const stored = JSON.stringify({ ...row, name: row.name.toString('latin1') }) + row.name.toString('utf8')
    expect(stored).not.toContain('Ткаченко')
  })

  test('the same scan in two cases is kept once and belongs to both', async () => {
    const [one, other] = [newId<'Case'>(), newId<'Case'>()]
    const bytes = Buffer.concat([samples.pdf, Buffer.from('\n% same scan')])
    const before = files.kept.size
    const [first, second] = [await inCase(one, 'identity', bytes), await inCase(other, 'identity', bytes)]
    expect(files.kept.size).toBe(before + 1)
    expect((await open(first, one)).hash).toBe((await open(second, other)).hash)
    await expect(open(first, other)).rejects.toThrow('documents.no-file')
  })

  test('a refused file is not kept at all', async () => {
    const before = files.kept.size
    for (const [bytes, code] of [
      [Buffer.alloc(0), 'documents.empty'],
      [Buffer.alloc(10 * 1024 * 1024 + 1), 'documents.too-large'],
      [Buffer.from('<html>'), 'documents.disguised'],
    ] as const)
      await expect(documents.keepFile(files, bytes, { name: 'a.pdf' })).rejects.toThrow(code)
    expect(files.kept.size).toBe(before)
  })

  test('a file put in by mistake is no longer shown, and why is in the log', async () => {
    const caseId = newId<'Case'>()
    const [wrong, right] = [await inCase(caseId), await inCase(caseId, 'result')]
    await database.run(administrator, (work) =>
      documents.withdrawFile(work, wrong, { caseId }, { purpose: 'correct', reason: 'скан із чужої справи' }),
    )
    const listed = await database.look(administrator, (work) => documents.listFiles(work, caseId))
    expect(listed.map((file) => file.id)).toEqual([right])
    await expect(open(wrong, caseId)).rejects.toThrow('documents.no-file')
    const deletion = (await accessTo(caseId)).find((row) => row.operation === 'delete')
    expect(deletion).toMatchObject({ fileId: wrong, reason: 'скан із чужої справи', purpose: 'correct' })
  })

  test('files fall due after five whole years from the end of the case, page by page, for the head only', async () => {
    const caseId = newId<'Case'>()
    const ids = [await inCase(caseId), await inCase(caseId), await inCase(caseId)]
    const head = staff('head')
    const due = (after?: { keepUntil: PlainDate; id: FileId }) =>
      database.look(head, (work) => documents.listDue(work, centreId, { limit: 2, ...(after && { after }) }))
    await database.run(administrator, (work) => documents.startKeeping(work, caseId, work.now))
    clock.moveTo(instantOf('2031-12-31T12:00:00Z'))
    expect(await due()).toEqual([])
    clock.moveTo(instantOf('2031-12-31T22:00:00Z'))
    const first = await due()
    const rest = await due(first.at(-1))
    expect([...first, ...rest].map((file) => file.id).sort()).toEqual(ids.sort())
    expect(first[0]).toMatchObject({ keepUntil: '2031-12-31', action: 'destroy', actRequired: true })
    await expect(database.look(administrator, (work) => documents.listDue(work, centreId))).rejects.toThrow(
      'not-allowed',
    )
    await expect(
      database.look(staff('head', newId<'Centre'>()), (work) => documents.listDue(work, centreId)),
    ).rejects.toThrow('not-allowed')
    await database.run(administrator, (work) => documents.stopKeeping(work, caseId))
    expect(await due()).toEqual([])
  })
})

describe('the record of papers', async () => {
  const { database } = await testDatabase()
  const pdf = Buffer.from('%PDF- a receipt')
  const record = (subjectId: string, caseId?: Id<'Case'>) => (work: Work) =>
    documents.recordPaper(work, {
      kind: 'receipt',
      centreId,
      subjectId,
      pdf,
      lang: 'uk',
      madeAt: work.now,
      ...(caseId && { caseId, why: serve }),
    })

  test('says of what, when and by whom, and prints of a person’s data are in the access log', async () => {
    const administrator = staff('administrator')
    const caseId = newId<'Case'>()
    await database.run(administrator, record(caseId, caseId))
    const [paper] = await database.look(administrator, (work) => documents.listPapers(work, caseId))
    expect(paper).toMatchObject({
      kind: 'receipt',
      subjectId: caseId,
      madeBy: `staff:${(administrator as { id: string }).id}`,
    })
    const rows = await database.look(systemActor('test'), (work) => listAccess(work, { caseId }))
    expect(rows.map((row) => [row.operation, row.fields])).toContainEqual(['print', ['receipt']])
  })

  test('tells our paper from one that was changed by a letter', async () => {
    const administrator = staff('administrator')
    await database.run(administrator, record(newId<'Case'>()))
    const find = (bytes: Buffer) => database.look(administrator, (work) => documents.findPaper(work, bytes))
    expect(await find(pdf)).toMatchObject({ kind: 'receipt' })
    expect(await find(Buffer.from('%PDF- a rEceipt'))).toBeUndefined()
    await expect(database.look({ kind: 'visitor' }, (work) => documents.findPaper(work, pdf))).rejects.toThrow(
      'sign-in-first',
    )
  })
})
