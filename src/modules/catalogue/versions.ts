// The versions of one service, found by its id or its key.
import type { Work } from '../../db/work.ts'
import { parseId } from '../../kernel/id.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { no, type Service, type ServiceCard } from './model.ts'
import { keyPattern } from './rules.ts'
import * as store from './store.ts'

/** Oldest first; refuses when there is no such service. */
export async function versionsOf(work: Work, idOrKey: string): Promise<store.SavedVersion[]> {
  const readable = idOrKey.length <= 60 && keyPattern.test(idOrKey)
  const versions = readable ? await store.listVersions(work, parseId<'Service'>(idOrKey) ?? { key: idOrKey }) : []
  if (versions.length === 0) throw new Refusal(no('no-such-service', {}, 'service'))
  return versions
}

/** The version without the notes of who made it and why. */
export const withoutNotes = ({ reason: _, madeBy: __, madeAt: ___, ...service }: store.SavedVersion): Service => service

/** What the version says, without which service and version it is. */
export const cardIn = ({
  id: _,
  key: __,
  versionId: ___,
  version: ____,
  validFrom: _____,
  ...card
}: Service): ServiceCard => card
