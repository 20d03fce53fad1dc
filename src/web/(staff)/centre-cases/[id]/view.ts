// The file of a case as the centre that took it sees it.
import type { Work } from '../../../../db/work.ts'
import { may, type PlaceId } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Lang, Text } from '../../../../kernel/text.ts'
import { dateIn, type Instant } from '../../../../kernel/time.ts'
import { purposes } from '../../../../modules/audit/model.ts'
import { listAccess } from '../../../../modules/audit/service.ts'
import { no } from '../../../../modules/cases/model.ts'
import type { ActName } from '../../../../modules/cases/rules/acts.ts'
import { collectable, mayHappen } from '../../../../modules/cases/rules/transitions.ts'
import { actsNow } from '../../../../modules/cases/service/act.ts'
import { openCase } from '../../../../modules/cases/service/file.ts'
import { processCardOf } from '../../../../modules/catalogue/service.ts'
import { getCentre } from '../../../../modules/centres/service/centres.ts'
import { roleNames } from '../../../../modules/identity/model.ts'
import { getResident } from '../../../../modules/identity/service/residents.ts'
import { placeNames } from '../../../../modules/identity/service.ts'
import { usualOf } from '../../../acts/usual.ts'
import { historyOf, peopleIn, stepsOf } from '../../back-office/[case]/view.ts'
import { stripOf } from '../../desk/people/strip.ts'

export async function fileView(work: Work, id: Id<'Case'>, chosen: ActName | undefined, lang: Lang) {
  const it = await openCase(work, id, { purpose: 'serve' })
  const { summary, content, centreId, service } = it
  if (!may(work.actor, 'cases.take', centreId)) throw new Refusal(no('no-case'))
  const { zone } = await getCentre(work, centreId)
  const acts = actsNow(work, it)
  const places = await placeNames(work, [centreId, summary.authorityId].filter((place) => !!place) as PlaceId[])
  const names = await peopleIn(work, it.events)
  const resident = await getResident(work, summary.applicantId, { purpose: 'serve', centreId, caseId: id })
  return {
    id,
    summary,
    service: service.name,
    application: content.application,
    act: content.act,
    result: content.result,
    person: stripOf(resident),
    places,
    steps: stepsOf(it, names),
    isDefaultCard: processCardOf(service).basis === 'default',
    deadline: it.deadline,
    slack: it.slack,
    files: it.files.map(({ id: fileId, purpose, type, size, name, addedAt, paper }) => ({
      ...{ id: fileId, purpose, type, size, name, addedAt, paper },
    })),
    history: historyOf(it.events, names),
    acts,
    chosen: acts.find((name) => name === chosen),
    ...(await usualOf(work, chosen, summary, lang)),
    questions: (summary.questions ?? [])
      .filter(({ unit, look }) => look === null && unit === centreId)
      .map(({ n }) => ({ n })),
    mayCorrect: mayHappen('corrected-entry', 'centre', summary) === true,
    mayAdd: mayHappen('document-added', 'centre', summary) === true,
    mayCollect: collectable.includes(summary.state),
    looked: may(work.actor, 'audit.see', centreId) ? await lookedAt(work, id, centreId) : null,
    zone,
    today: dateIn(zone, work.now),
  }
}
export type FileView = Awaited<ReturnType<typeof fileView>>

export interface Look {
  readonly at: Instant
  readonly role: Text
  readonly workplace: string
  readonly why: Text
}

const shown = 30

async function lookedAt(work: Work, caseId: Id<'Case'>, centreId: Id<'Centre'>): Promise<Look[]> {
  const rows = await listAccess(work, { caseId, centreId, limit: shown })
  return rows.map(({ at, role, workplace, purpose }) => ({
    at,
    role: roleNames[role as keyof typeof roleNames] ?? { uk: role, en: role },
    workplace,
    why: purposes[purpose],
  }))
}
