// The letter of a decision: what the act says, addressed to the applicant, signed by who decided.
import type { Work } from '../../../../db/work.ts'
import type { Id } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { dateIn } from '../../../../kernel/time.ts'
import { type Hearing, no, type Recorded } from '../../../../modules/cases/model.ts'
import { openCase } from '../../../../modules/cases/service/file.ts'
import { getAuthority } from '../../../../modules/centres/service/authorities.ts'
import { getCentre } from '../../../../modules/centres/service/centres.ts'
import type { LetterPaper } from '../../../../modules/documents/model.ts'
import { type Name, roleNames, type StaffId } from '../../../../modules/identity/model.ts'
import { fullName } from '../../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../../modules/identity/service/manage-staff.ts'
import { namesOf } from '../../../../modules/identity/service/residents.ts'

export interface Letter {
  readonly paper: LetterPaper
  readonly centreId: Id<'Centre'>
  readonly applicantId: Id<'Resident'>
}

const why = { purpose: 'decide' } as const

export async function letterOf(work: Work, id: Id<'Case'>): Promise<Letter> {
  const { summary, content, service, events, centreId } = await openCase(work, id, why)
  const { act } = content
  if (!act || !summary.authorityId) throw new Refusal(no('not-now', { state: 'рішення немає', stateEn: 'undecided' }))
  const { applicantId } = summary
  const addressee = (await namesOf(work, [applicantId], { ...why, caseId: id })).get(applicantId)
  const authority = await getAuthority(work, summary.authorityId)
  const { zone } = await getCentre(work, centreId)
  const about = {
    addressee: addressee ? fullName(addressee) : '',
    address: content.application.form.address,
    caseNumber: summary.number,
    filedOn: dateIn(zone, summary.marks.filed),
    service: service.name,
  }
  const said = {
    reasoning: act.reasoning,
    operative: act.operative,
    hearing: act.hearing ? hearingWords(act.hearing) : undefined,
    howToMend: act.howToMend ?? undefined,
    appeal: act.appeal,
  }
  const paper: LetterPaper = {
    ...{ lang: 'uk', madeAt: work.now, zone },
    kind: summary.outcome === 'negative' ? 'refused' : 'granted',
    authority: { name: authority.name, address: authority.address ?? '' },
    ...{ number: act.number, on: act.on, inForceFrom: act.inForceFrom },
    ...about,
    ...said,
    signatory: await signatoryOf(work, events),
  }
  return { paper, centreId, applicantId }
}

/** The person who decided; their post is known when they ask for the letter themselves. */
async function signatoryOf(work: Work, events: readonly Recorded[]): Promise<LetterPaper['signatory']> {
  const decided = events.findLast(({ type }) => type === 'decided')
  const id = decided?.by.who.replace('staff:', '') as StaffId
  const name: Name | undefined = (await staffNames(work, [id])).get(id)
  const own = work.actor.kind === 'staff' && work.actor.id === id ? work.actor.posts[0] : undefined
  return { name: name ? fullName(name) : '', post: roleNames[own?.role ?? 'officer'] }
}

const notHeard = {
  urgent: 'Пояснень не заслухано: рішення було невідкладне (ст. 63 Закону № 2073-IX).',
  automatic: 'Пояснень не заслухано: акт ухвалено автоматично, без розсуду (ст. 63 Закону № 2073-IX).',
  'did-not-come': 'Вас запросили надати пояснення, але їх не надійшло.',
} as const

function hearingWords(hearing: Hearing): string {
  if (!hearing.held) return notHeard[hearing.exception]
  const [year, month, day] = hearing.on.split('-')
  return `Ваші пояснення заслухано ${day}.${month}.${year}.`
}
