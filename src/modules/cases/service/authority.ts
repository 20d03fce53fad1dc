// The authority's work: its inbox by due date, steps of the process card, the decision, the way back.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { dateIn, kyiv } from '../../../kernel/time.ts'
import { getVersion } from '../../catalogue/service.ts'
import { getCentre } from '../../centres/service/centres.ts'
import { type CaseId, type CaseState, no, type Summary } from '../model.ts'
import { actOf, type Decision, heardIn } from '../rules/act.ts'
import { areFaults } from '../rules/faults.ts'
import type { CaseStep } from '../rules/steps.ts'
import { authorityStates } from '../rules/transitions.ts'
import * as store from '../store/inbox.ts'
import * as links from '../store/intake.ts'
import type { Listed } from '../store/lists.ts'
import { slackOf } from './file.ts'
import { happen, leaveTrace, lockFor } from './happen.ts'
import { stepsOfCase } from './requirements.ts'

export interface InboxQuestion extends Pick<store.InboxFilter, 'serviceId' | 'after'> {
  readonly clock?: store.InboxFilter['clock'] | undefined
  /** Only cases in this state. */
  readonly state?: CaseState | undefined
  /** Only those whose day has passed. */
  readonly late?: boolean | undefined
  readonly limit?: number | undefined
}

export interface InboxLine extends Listed {
  readonly slack: number | null
  /** Where the process card stands. */
  readonly step: Pick<CaseStep, 'n' | 'action'> | null
  readonly steps: number
}

const lineOf = async (work: Work, line: Listed): Promise<InboxLine> => ({
  ...line,
  slack: slackOf(line.summary, dateIn(kyiv, work.now)),
  ...(await stepOf(work, line.summary)),
})
const linesOf = (work: Work, found: readonly Listed[]) => Promise.all(found.map((line) => lineOf(work, line)))

/** Cases of this authority by due date; standing clocks are a list of their own. */
export async function inbox(
  work: Work,
  authorityId: Id<'Authority'>,
  question: InboxQuestion = {},
): Promise<InboxLine[]> {
  permit(work.actor, 'cases.decide', authorityId)
  const { clock = 'runs', limit = 50, state, late = false, ...filter } = question
  const states = state ? authorityStates.filter((one) => one === state) : authorityStates
  if (states.length === 0) return []
  const dueBefore = late ? dateIn(kyiv, work.now) : undefined
  return linesOf(work, await store.listInbox(work, { ...filter, authorityId, clock, limit, states, dueBefore }))
}

const most = 100

/** How many are late, due today, due later and standing, counted up to a hundred; and which services they are of. */
export async function inboxSummary(work: Work, authorityId: Id<'Authority'>) {
  permit(work.actor, 'cases.decide', authorityId)
  const today = dateIn(kyiv, work.now)
  return {
    counts: await store.countInbox(work, authorityId, authorityStates, { today, most }),
    serviceIds: await store.listInboxServices(work, authorityId, authorityStates),
  }
}

/** Decided, and not yet on the way back to the centre. */
export async function listToReturn(work: Work, authorityId: Id<'Authority'>): Promise<InboxLine[]> {
  permit(work.actor, 'cases.decide', authorityId)
  return linesOf(work, await store.listToReturn(work, authorityId, most))
}

async function stepOf(work: Work, summary: Summary): Promise<Pick<InboxLine, 'step' | 'steps'>> {
  const steps = stepsOfCase(await getVersion(work, summary.versionId), summary)
  const now = steps.find(({ status }) => status === 'now')
  return { step: now ? { n: now.n, action: now.action } : null, steps: steps.length }
}

/** One step of the process card is done. Marking the first begins the review. */
export async function markStep(work: Work, id: CaseId, n: number, note?: string): Promise<void> {
  const it = await lockFor(work, id, 'cases.decide')
  const step = stepsOfCase(await getVersion(work, it.summary.versionId), it.summary).find((one) => one.n === n)
  if (!step) throw new Refusal(no('no-such-step', {}, 'step'))
  if (step.side !== 'authority') throw new Refusal(no('step-of-other-side', {}, 'step'))
  if (step.status === 'done') throw new Refusal(no('step-done-before', {}, 'step'))
  const told = note?.trim() ? { note: note.trim() } : undefined
  await happen(work, it, 'cases.decide', [{ type: 'step-done', facts: { step: n }, told }])
  await leaveTrace(work, it, { operation: 'change', purpose: 'decide', fields: ['steps'] })
}

/** The act: what was decided and why, with the file it was signed in when there is one. */
export async function decide(
  work: Work,
  id: CaseId,
  { fileId = null, ...decision }: Decision & { readonly fileId?: Id<'File'> | null },
): Promise<void> {
  const it = await lockFor(work, id, 'cases.decide')
  const { zone } = await getCentre(work, it.centreId)
  const today = dateIn(zone, work.now)
  const hearing = accept(heardIn(it.summary, decision.hearing, today))
  const act = actOf({ ...decision, hearing }, it.summary.number, today)
  if (areFaults(act)) throw new Refusal(...act)
  if (fileId && !(await links.listFiles(work, it)).some((file) => file.fileId === fileId))
    throw new Refusal(no('no-such-file', {}, 'fileId'))
  await happen(work, it, 'cases.decide', [
    {
      type: 'decided',
      facts: { outcome: decision.outcome, fileId },
      told: act,
    },
  ])
  await leaveTrace(work, it, { operation: 'change', purpose: 'decide', fields: ['decision'] })
}

/** The output package leaves for the centre, not later than the next working day after the result (handbook 3.6). */
export async function returnToCentre(work: Work, id: CaseId, { paper }: { readonly paper: boolean }): Promise<void> {
  const it = await lockFor(work, id, 'cases.decide')
  await happen(work, it, 'cases.decide', [{ type: 'result-sent', facts: { paper }, told: undefined }])
  await leaveTrace(work, it, { operation: 'transfer', purpose: 'hand-over', fields: ['decision', 'result'] })
}
