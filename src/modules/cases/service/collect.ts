// A ticket for collecting a result, by the number of the case alone: as the kiosk takes it from the receipt.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Lang } from '../../../kernel/text.ts'
import { recordAccess } from '../../audit/service.ts'
import { givenOn, hallOf, today } from '../../centres/service/hall.ts'
import { type IssuedTicket, issueTicket } from '../../queue/service/issue.ts'
import { no } from '../model.ts'
import { numberKey } from '../rules/number.ts'
import { collectable } from '../rules/transitions.ts'
import * as store from '../store/numbers.ts'

export interface ToCollect {
  readonly centreId: Id<'Centre'>
  readonly number: string
  readonly lang: Lang
}

/**
 * Only where something lies to be collected, so that nobody waits in vain. A number of another centre, one nobody has and
 * one whose result is not there yet get the same answer: what a case has come to is told by number and code only.
 */
export async function takeCollectionTicket(work: Work, { centreId, number, lang }: ToCollect): Promise<IssuedTicket> {
  permit(work.actor, 'queue.issue', centreId)
  const found = await store.findSecret(work, numberKey(number))
  if (found?.centreId !== centreId) throw new Refusal(no('nothing-to-collect', {}, 'code'))
  const { state, applicantId, serviceId } = await store.getSummary(work, centreId, found.id)
  if (!collectable.includes(state)) throw new Refusal(no('nothing-to-collect', {}, 'code'))
  const about = { subjectPersonId: applicantId, caseId: found.id, centreId }
  await recordAccess(work, { operation: 'view', purpose: 'issue', ground: 'law', fields: ['state'], ...about })
  const hall = await hallOf(work, centreId)
  const isGiven = givenOn(hall, serviceId, today(hall, work.now)) !== undefined
  return issueTicket(work, { centreId, purpose: 'collect', serviceId: isGiven ? serviceId : undefined, lang })
}
