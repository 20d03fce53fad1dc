// Questions to the case: the person asks its centre or authority, or about one of the looks at their data; who is asked answers.
import type { Work } from '../../../db/work.ts'
import { may, type Permission, permit, placesWhere } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import { type AccessRow, purposes } from '../../audit/model.ts'
import { findAccessTo } from '../../audit/service.ts'
import { getVersion } from '../../catalogue/service.ts'
import { listAuthorities } from '../../centres/service/authorities.ts'
import type { Name, StaffId } from '../../identity/model.ts'
import { staffNames } from '../../identity/service/manage-staff.ts'
import { type Asked, type Case, type CaseEvent, type CaseId, no, type OpenQuestion } from '../model.ts'
import { answerBy, mostOpen, questionsOf } from '../rules/questions.ts'
import { listQuestions } from '../store/questions.ts'
import * as store from '../store/record.ts'
import { doerOf, happen, leaveTrace, tellOf } from './happen.ts'
import { lockOwn, traceOwn } from './own-access.ts'

export interface Asking {
  readonly question: string
  /** The centre or the authority; or one of the looks, whose unit's head answers. */
  readonly about: { readonly to: Asked['side'] } | { readonly look: Id<'Access'> }
}

export async function askCase(work: Work, id: CaseId, { question, about }: Asking): Promise<void> {
  const it = await lockOwn(work, id)
  const open = it.summary.questions ?? []
  if (!question.trim()) throw new Refusal(no('question-missing', {}, 'question'))
  if (open.length >= mostOpen) throw new Refusal(no('too-many-questions', { count: open.length }))
  const facts = 'look' in about ? await ofLook(work, it, about.look) : ofSide(it, about.to)
  if (facts.look && open.some(({ look }) => look === facts.look)) throw new Refusal(no('asked-already'))
  await happen(work, it, 'cases.take', [{ type: 'question-asked', facts, told: { question: question.trim() } }])
  await traceOwn(work, it, 'change', ['question'])
}

function ofSide({ centreId, summary: { authorityId, state } }: Case, to: Asked['side']): Asked {
  if (to === 'centre') return { side: 'centre', unit: centreId, look: null }
  if (!authorityId || state === 'registered') throw new Refusal(no('not-with-authority', {}, 'to'))
  return { side: 'authority', unit: authorityId, look: null }
}

/** The unit whose member looked; where a program or nobody's post did, the centre of the case answers. */
async function ofLook(work: Work, { id, centreId, summary }: Case, look: Id<'Access'>): Promise<Asked> {
  const row = await findAccessTo(work, id, look)
  const isOurs = row && (row.subjectPersonId === null || row.subjectPersonId === summary.applicantId)
  if (!isOurs) throw new Refusal(no('no-look'))
  const authority = row.unit && (await listAuthorities(work)).find((one) => one.id === row.unit)
  return authority ? { side: 'authority', unit: authority.id, look } : { side: 'centre', unit: centreId, look }
}

const permissionFor = ({ look, side }: Asked): Permission =>
  look ? 'audit.answer' : side === 'authority' ? 'cases.decide' : 'cases.take'

const mayAnswer = (work: Work, asked: Asked): boolean => may(work.actor, permissionFor(asked), asked.unit as never)

async function waitingAt(work: Work, it: Case | undefined, n: number): Promise<{ it: Case; open: OpenQuestion }> {
  const open = it?.summary.questions?.find((one) => one.n === n)
  if (!it || !open || !mayAnswer(work, open)) throw new Refusal(no('no-question'))
  return { it, open }
}

const permitAnswering = ({ actor }: Work): void => {
  const one = (['audit.answer', 'cases.decide'] as const).find((permission) => may(actor, permission))
  permit(actor, one ?? 'cases.take')
}

/** The answer stands on the person's page, and they are told that there is one. */
export async function answerQuestion(work: Work, id: CaseId, n: number, answer: string): Promise<void> {
  permitAnswering(work)
  const { it, open } = await waitingAt(work, await store.lockCase(work, id), n)
  if (!answer.trim()) throw new Refusal(no('answer-missing', { what: { uk: 'відповідь', en: 'the answer' } }, 'answer'))
  const by = doerOf(work.actor, open.side, open.unit)
  const said = { type: 'question-answered', facts: { asked: n }, told: { answer: answer.trim() } } as const
  const events: readonly CaseEvent[] = [{ ...said, at: work.now, by }]
  await tellOf(work, await store.append(work, it, events), events)
  await leaveTrace(work, it, { operation: 'change', purpose: 'answer', fields: ['question'] })
}

export interface QuestionLine {
  readonly caseId: CaseId
  readonly number: string
  readonly service: Text
  readonly n: number
  readonly unit: string
  readonly askedAt: Instant
  readonly answerBy: PlainDate
  /** About a look at the person's data. */
  readonly isAboutLook: boolean
}

const mostListed = 100

/** What waits for an answer from me, at any of my posts: the longest first. No words of it before it is opened. */
export async function listQuestionsToMe(work: Work): Promise<QuestionLine[]> {
  permitAnswering(work)
  const units = [...placesWhere(work.actor, 'cases.take'), ...placesWhere(work.actor, 'cases.decide')]
  const found = await listQuestions(work, { units, headOf: placesWhere(work.actor, 'audit.answer'), limit: mostListed })
  return Promise.all(
    found.map(async ({ caseId, summary, n, unit, askedAt, forHead }) => ({
      ...{ caseId, number: summary.number, n, unit, askedAt, isAboutLook: forHead },
      service: (await getVersion(work, summary.versionId)).name,
      answerBy: answerBy({ at: askedAt, look: summary.questions?.find((one) => one.n === n)?.look ?? null }),
    })),
  )
}

/** The look that is asked about, as the head of the unit sees it: with the name. */
export interface LookAsked extends Pick<AccessRow, 'at' | 'role' | 'operation' | 'fields' | 'reason' | 'workplace'> {
  readonly name: Name | null
  readonly why: Text
}

export interface OpenedQuestion extends QuestionLine {
  readonly centreId: Id<'Centre'>
  readonly side: Asked['side']
  readonly question: string
  readonly look: LookAsked | null
}

export async function openQuestion(work: Work, id: CaseId, n: number): Promise<OpenedQuestion> {
  permitAnswering(work)
  const { it, open } = await waitingAt(work, await store.findCase(work, id), n)
  const asked = questionsOf(await store.listEvents(work, it)).find((one) => one.n === n)!
  await leaveTrace(work, it, { operation: 'view', purpose: 'answer', fields: ['question'] })
  const { number, versionId } = it.summary
  return {
    ...{ caseId: id, number, n, unit: open.unit, centreId: it.centreId, side: open.side },
    ...{ askedAt: open.at, answerBy: asked.answerBy, isAboutLook: open.look !== null, question: asked.question },
    service: (await getVersion(work, versionId)).name,
    look: open.look && (await lookAsked(work, id, open.look)),
  }
}

async function lookAsked(work: Work, caseId: CaseId, id: Id<'Access'>): Promise<LookAsked | null> {
  const row = await findAccessTo(work, caseId, id)
  if (!row) return null
  const [kind, who] = row.actor.split(':')
  const name = kind === 'staff' ? (await staffNames(work, [who as StaffId])).get(who as StaffId) : undefined
  const { at, role, operation, fields, reason, workplace, purpose } = row
  return { at, role, operation, fields, reason, workplace, name: name ?? null, why: purposes[purpose] }
}
