// What the head decides about the waiting list.
import type { Work } from '../../../../db/work.ts'
import { permit } from '../../../../kernel/actor.ts'
import { accept } from '../../../../kernel/refusal.ts'
import type { Values } from '../../../audit/model.ts'
import { recordChange } from '../../../audit/service.ts'
import type { CentreId } from '../../../centres/model.ts'
import type { WaitingSettings } from '../../model.ts'
import { checkWaitingSettings } from '../../rules/waiting-list.ts'
import * as store from '../../store/waiting-list.ts'

const valuesOf = (settings: WaitingSettings): Values => ({ ...settings })

export async function setWaitingSettings(
  work: Work,
  centreId: CentreId,
  change: Partial<WaitingSettings>,
  reason?: string,
): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  const before = await store.findWaitingSettings(work, centreId)
  const after = accept(checkWaitingSettings({ ...before, ...change }))
  await store.saveWaitingSettings(work, centreId, after)
  await recordChange(work, {
    ...{ what: 'appointments.waiting_setting', id: centreId, centreId, reason },
    ...{ before: valuesOf(before), after: valuesOf(after) },
  })
}
