// Everything of one's own case to take away: a readable paper, the same for programs, and every file.
import type { Work } from '../../../db/work.ts'
import type { Lang, Text } from '../../../kernel/text.ts'
import { dateIn, type Instant, type PlainDate, timeIn } from '../../../kernel/time.ts'
import { getCentre } from '../../centres/service/centres.ts'
import type { OpenedFile, PaperData } from '../../documents/model.ts'
import { type Entry, zipped } from '../../documents/service/zip.ts'
import { bundleHeaders, type MadePaper, recordPaper } from '../../documents/service.ts'
import { roleNames } from '../../identity/model.ts'
import { type CaseId, deliveryMethods, notifyChannels } from '../model.ts'
import { getOwn, type OwnCase, openOwnFile } from './own.ts'
import { byRight, getMine, traceOwn } from './own-access.ts'
import { plainOf } from './own-plain.ts'

type CaseFile = PaperData['case-file']

export interface Everything {
  readonly number: string
  readonly paper: CaseFile
  readonly record: Omit<MadePaper, 'pdf'>
  /** For programs. */
  readonly plain: ReturnType<typeof plainOf>
  readonly files: readonly OpenedFile[]
}

/** Who may is asked of each piece; that all of it was taken away stands in the log. */
export async function everythingOf(work: Work, id: CaseId, lang: Lang): Promise<Everything> {
  const own = await getOwn(work, id)
  const { it } = await getMine(work, id)
  const { name, address, phones, zone } = await getCentre(work, it.centreId)
  await traceOwn(work, it, 'export', ['application', 'papers', 'decision', 'files'])
  const files: OpenedFile[] = []
  for (const file of own.files) files.push(await openOwnFile(work, id, file.id))
  const centre = { name, address: address ?? '', phone: phones[0] }
  const why = { ...byRight(work, it.summary.applicantId), subjectPersonId: it.summary.applicantId }
  const made = {
    kind: 'case-file',
    lang,
    madeAt: work.now,
    centreId: it.centreId,
    subjectId: id,
    caseId: id,
    why,
  } as const
  const paper = { ...paperOf(own, zone), lang, madeAt: work.now, zone, centre }
  return { number: own.number, paper, record: made, plain: plainOf(own), files }
}

const dated = (day: PlainDate): string => day.split('-').reverse().join('.')

function paperOf(own: OwnCase, zone: string): Pick<CaseFile, 'number' | 'service' | 'facts' | 'parts'> {
  const at = (moment: Instant) => `${dated(dateIn(zone, moment))}, ${timeIn(zone, moment)}`
  const { number, service, application } = own
  return {
    number,
    service,
    facts: [
      { kind: 'state', value: own.stateName },
      { kind: 'filedOn', value: dated(own.filedOn) },
      { kind: 'dueOn', value: own.dueOn && dated(own.dueOn) },
      {
        kind: 'holder',
        value: own.holder === 'authority' ? own.authority : own.holder === 'centre' ? own.centre : null,
      },
      { kind: 'mustDo', value: own.mustDo },
      { kind: 'notifyBy', value: notifyChannels[application.notifyBy] },
      { kind: 'deliverBy', value: deliveryMethods[application.deliverBy] },
    ],
    parts: [
      { kind: 'deadline', rows: own.deadline.steps.map(({ date, text, law }) => [dated(date), text, law]) },
      { kind: 'timeline', rows: own.timeline.flatMap((entry) => rowOf(entry, at)) },
      { kind: 'papers', rows: application.papers.map(({ name, answer }) => [paperStates[answer.state], name]) },
      { kind: 'decision', rows: own.act ? decisionRows(own.act) : [] },
      { kind: 'questions', rows: own.questions.flatMap((question) => questionRows(question, at)) },
      { kind: 'looks', rows: own.whoLooked.map((look) => [at(look.at), whoWas(look), look.why]) },
    ],
  }
}

type Row = CaseFile['parts'][number]['rows'][number]
type At = (moment: Instant) => string

const rowOf = ({ at, title, unit, detail }: OwnCase['timeline'][number], said: At): Row[] =>
  at === null ? [] : [[said(at), withUnit(title, unit), ...(detail ? [`«${detail}»`] : [])]]

const both = (make: (lang: Lang) => string): Text => ({ uk: make('uk'), en: make('en') })
const withUnit = (words: Text, unit: Text | null): Text =>
  both((lang) => `${[words[lang], unit?.[lang]].filter(Boolean).join(', ')}.`)

const paperStates: Readonly<Record<OwnCase['application']['papers'][number]['answer']['state'], Text>> = {
  taken: { uk: 'прийнято', en: 'taken' },
  missing: { uk: 'бракує', en: 'missing' },
  'not-needed': { uk: 'не треба', en: 'not needed' },
  'in-register': { uk: 'є в реєстрі', en: 'in a register' },
}

const decisionRows = ({ number, on, operative, reasoning, appeal }: NonNullable<OwnCase['act']>): Row[] => [
  [`№ ${number}`, dated(on)],
  [{ uk: 'вирішено', en: 'decided' }, operative],
  [{ uk: 'чому', en: 'why' }, reasoning],
  [{ uk: 'оскарження', en: 'appeal' }, appeal],
]

const questionRows = ({ at, question, answer, answerBy }: OwnCase['questions'][number], said: At): Row[] => [
  [said(at), `«${question}»`],
  answer ? [said(answer.at), answer.text] : [{ uk: 'відповідь до', en: 'answer by' }, dated(answerBy)],
]

const others: Readonly<Record<string, Text>> = {
  resident: { uk: 'представник', en: 'the representative' },
  visitor: { uk: 'хтось за номером і кодом справи', en: 'somebody with the number and code' },
  system: { uk: 'програма центру', en: 'the centre’s program' },
}
const staff: Text = { uk: 'працівник', en: 'staff' }

const whoWas = ({ role, unit }: OwnCase['whoLooked'][number]): Text =>
  withUnit(roleNames[role as keyof typeof roleNames] ?? others[role] ?? staff, unit)

interface Makes {
  readonly papers: { make(kind: 'case-file', data: CaseFile): Promise<Buffer> }
  readonly files: { get(hash: string): Promise<Buffer> }
}
type Looks = <T>(useCase: (work: Work) => Promise<T>) => Promise<T>

/** At the edge: the paper is made and recorded, then the archive is written while it is sent. */
export async function bundleOf({ papers, files }: Makes, look: Looks, id: CaseId, lang: Lang) {
  const all = await look((work) => everythingOf(work, id, lang))
  const pdf = await papers.make('case-file', all.paper)
  await look((work) => recordPaper(work, { ...all.record, pdf }))
  return { headers: bundleHeaders(all.number), body: zipped(entriesOf(all, pdf, files)) }
}

async function* entriesOf(
  { number, plain, files }: Everything,
  pdf: Buffer,
  store: Makes['files'],
): AsyncGenerator<Entry> {
  yield { name: `${number}.pdf`, bytes: pdf }
  yield { name: 'case.json', bytes: Buffer.from(`${JSON.stringify(plain, null, 2)}\n`) }
  for (const [i, { hash, purpose, type }] of files.entries()) {
    const extension = type.split('/').at(-1)!.replace('jpeg', 'jpg')
    yield { name: `files/${String(i + 1).padStart(2, '0')} ${purpose}.${extension}`, bytes: await store.get(hash) }
  }
}
