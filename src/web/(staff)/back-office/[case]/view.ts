// Everything the page of a case shows, in one look.
import type { Work } from '../../../../db/work.ts'
import { may, type PlaceId } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Lang } from '../../../../kernel/text.ts'
import { dateIn, kyiv } from '../../../../kernel/time.ts'
import { type Content, no, type Recorded, type Summary } from '../../../../modules/cases/model.ts'
import type { ActName } from '../../../../modules/cases/rules/acts.ts'
import { type Change, changesOf } from '../../../../modules/cases/rules/correction.ts'
import { nextContent } from '../../../../modules/cases/rules/fold.ts'
import { wordsOfAct } from '../../../../modules/cases/rules/timeline.ts'
import { mayHappen } from '../../../../modules/cases/rules/transitions.ts'
import { actsNow } from '../../../../modules/cases/service/act.ts'
import { type CaseView, openCase } from '../../../../modules/cases/service/file.ts'
import { processCardOf } from '../../../../modules/catalogue/service.ts'
import type { Name, Resident, StaffId } from '../../../../modules/identity/model.ts'
import { fullName, shortName } from '../../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../../modules/identity/service/manage-staff.ts'
import { getResident, namesOf } from '../../../../modules/identity/service/residents.ts'
import { placeNames } from '../../../../modules/identity/service.ts'
import { usualOf } from '../../../acts/usual.ts'

/** What the officer does with the case now. */
export type Turn = 'receive' | 'decide' | 'waits' | 'finish' | 'over'

function turnOf(summary: Summary): Turn {
  const now = (type: 'decided' | 'result-sent') => mayHappen(type, 'authority', summary) === true
  if (summary.state === 'handedOver') return 'receive'
  if (now('decided')) return 'decide'
  if (now('result-sent')) return 'finish'
  return summary.marks.decided === undefined ? 'waits' : 'over'
}

const why = { purpose: 'decide' } as const

interface Shown {
  readonly showPerson: boolean
  /** The act whose form is open. */
  readonly chosen: ActName | undefined
  readonly lang: Lang
}

export async function viewOf(work: Work, id: Id<'Case'>, { showPerson, chosen, lang }: Shown) {
  const view = await openCase(work, id, why)
  const { summary, content, centreId } = view
  const { authorityId, applicantId } = summary
  if (!authorityId || !may(work.actor, 'cases.see', authorityId)) throw new Refusal(no('no-case'))
  const acts = actsNow(work, view)
  const places = await placeNames(work, [centreId, authorityId] as PlaceId[])
  const names = await peopleIn(work, view.events)
  const applicant = (await namesOf(work, [applicantId], { ...why, caseId: id })).get(applicantId)
  return {
    id,
    summary: summaryOf(summary),
    service: view.service.name,
    applicant: applicant ? fullName(applicant) : '',
    person: showPerson ? personOf(await getResident(work, applicantId, { ...why, caseId: id })) : undefined,
    application: content.application,
    act: content.act,
    centre: places[centreId]!,
    authority: places[authorityId]!,
    steps: stepsOf(view, names),
    isDefaultCard: processCardOf(view.service).basis === 'default',
    deadline: view.deadline,
    slack: view.slack,
    files: view.files.map(({ id, purpose, type, size, name, addedAt, paper }) => ({
      ...{ id, purpose, type, size, name, addedAt, paper },
    })),
    history: historyOf(view.events, names),
    questions: (summary.questions ?? [])
      .filter(({ unit, look }) => look === null && unit === authorityId)
      .map(({ n }) => ({ n })),
    turn: turnOf(summary),
    acts,
    chosen: acts.find((name) => name === chosen),
    ...(await usualOf(work, chosen, summary, lang)),
    mayAddFile: mayHappen('document-added', 'authority', summary) === true,
    today: dateIn(kyiv, work.now),
  }
}

const summaryOf = ({
  number,
  state,
  dueOn,
  outcome,
  marks,
  batchId,
  missing,
  notifyBy,
  deliverBy,
  hearing,
}: Summary) => ({
  ...{ number, state, dueOn, outcome, marks, batchId, missing, notifyBy, deliverBy, hearing },
})

const personOf = ({ birthDate, taxNumber, unzr, documents, contacts, address }: Resident) => ({
  ...{ birthDate, taxNumber, unzr, contacts, address },
  documents: documents.map(({ kind, number }) => ({ kind, number })),
})

type Names = ReadonlyMap<StaffId, Name>

export function peopleIn(work: Work, events: readonly Recorded[]): Promise<Names> {
  const staff = events.flatMap(({ by }) => (by.who.startsWith('staff:') ? [by.who.slice('staff:'.length)] : []))
  return staffNames(work, staff as StaffId[])
}

const whoOf = (names: Names, event: Recorded | undefined): string | null => {
  const name = event && names.get(event.by.who.slice('staff:'.length) as StaffId)
  return name ? shortName(name) : null
}

/** Who did a step: the one who marked it, else the one whose deed finished it. */
export function stepsOf({ steps, events }: CaseView, names: Names) {
  const deciding = steps.findLast(({ side, phase }) => side === 'authority' && phase === 'decision')
  return steps.map(({ n, role, action, responsible, side, status, at, termText, parallel, phase }) => {
    const marked = events.find((event) => event.type === 'step-done' && event.facts.step === n)
    const ended = events.find((event) => event.at === at && event.by.side === side)
    return {
      ...{ n, role, action, responsible, side, status, at, termText, parallel },
      who: at === null ? null : whoOf(names, marked ?? ended),
      /** The act itself and the return end their steps; the others are marked by hand. */
      byHand: side === 'authority' && n !== deciding?.n && phase !== 'return',
    }
  })
}

/** What was said with an event, where an officer needs it. */
function detailOf(event: Recorded): string | null {
  if (event.type === 'discrepancy-noted' || event.type === 'corrected-entry') return event.told.reason
  if (event.type === 'step-done') return event.told?.note ?? null
  if (event.type === 'insisted-on-incomplete') return event.facts.missing.join(', ')
  return wordsOfAct(event)
}

/** What each correction changed, by the number of its event. */
function correctionsIn(events: readonly Recorded[]): ReadonlyMap<number, readonly Change[]> {
  const changes = new Map<number, readonly Change[]>()
  let content: Content | undefined
  for (const event of events) {
    const after = nextContent(content, event)
    if (event.type === 'corrected-entry') changes.set(event.n, changesOf(content!.application, after.application))
    content = after
  }
  return changes
}

export function historyOf(events: readonly Recorded[], names: Names) {
  const corrections = correctionsIn(events)
  return events
    .map((event) => ({
      ...{ n: event.n, at: event.at, type: event.type, side: event.by.side },
      step: event.type === 'step-done' ? event.facts.step : null,
      who: whoOf(names, event),
      detail: detailOf(event),
      changes: corrections.get(event.n) ?? [],
    }))
    .reverse()
}
