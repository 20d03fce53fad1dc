// How a person wants to be told: their own choice, or told to an administrator at the desk.
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { recordAccess } from '../../audit/service.ts'
import { permitPerson } from '../../identity/service/residents.ts'
import { channels, no, ordinaryPreference, type Preference } from '../model.ts'
import * as store from '../store/preferences.ts'

interface At {
  readonly centreId?: Id<'Centre'> | undefined
}

export async function getPreference(work: Work, residentId: Id<'Resident'>, at: At = {}): Promise<Preference> {
  permitPerson(work.actor, residentId, at.centreId)
  await trace(work, 'view', residentId, at)
  return (await store.findPreference(work, residentId)) ?? ordinaryPreference
}

export async function choosePreference(
  work: Work,
  residentId: Id<'Resident'>,
  chosen: Preference,
  at: At = {},
): Promise<void> {
  permitPerson(work.actor, residentId, at.centreId)
  const both = chosen.also.find((channel) => chosen.never.includes(channel))
  if (both) throw new Refusal(no('also-and-never', { channel: channels[both].uk }, 'never'))
  await store.savePreference(work, residentId, chosen)
  await trace(work, 'change', residentId, at)
}

const trace = (
  work: Work,
  operation: 'view' | 'change',
  subjectPersonId: Id<'Resident'>,
  { centreId }: At,
): Promise<void> => {
  const isOwn = work.actor.kind === 'resident'
  const why = isOwn ? ({ purpose: 'own', ground: 'right' } as const) : ({ purpose: 'serve', ground: 'law' } as const)
  return recordAccess(work, { operation, ...why, fields: ['notifyBy'], subjectPersonId, centreId })
}
