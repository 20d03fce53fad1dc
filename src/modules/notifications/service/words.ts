// The words of a centre's messages and its quiet hours, for its head.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { languages } from '../../../kernel/text.ts'
import { recordChange } from '../../audit/service.ts'
import { type Occasion, ordinaryQuiet, type Quiet, type Words } from '../model.ts'
import { faultsOf, ours } from '../rules/own-words.ts'
import * as store from '../store/words.ts'

export { neededIn, ours, sampleIn } from '../rules/own-words.ts'
export { smsLength } from '../rules/sms-length.ts'
export { about } from '../rules/templates.ts'
export { say } from '../rules/words.ts'
export type { OwnWords } from '../store/words.ts'

/** For those who send. What is said now: the centre's own words for the service, for all services, or ours. */
export const wordsNow = async (
  work: Work,
  centreId: Id<'Centre'>,
  occasion: Occasion,
  serviceId: Id<'Service'> | null = null,
): Promise<Words> => (await store.findWords(work, centreId, occasion, serviceId)) ?? ours(occasion)

export async function readWords(
  work: Work,
  centreId: Id<'Centre'>,
  occasion: Occasion,
  serviceId: Id<'Service'> | null = null,
): Promise<Words> {
  permit(work.actor, 'centres.manage', centreId)
  return wordsNow(work, centreId, occasion, serviceId)
}

export async function listOwnWords(
  work: Work,
  centreId: Id<'Centre'>,
  occasion?: Occasion,
): Promise<readonly store.OwnWords[]> {
  permit(work.actor, 'centres.manage', centreId)
  return store.listWords(work, centreId, occasion)
}

export async function changeWords(
  work: Work,
  centreId: Id<'Centre'>,
  own: store.OwnWords,
  reason?: string,
): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  const { occasion, serviceId, words } = own
  const faults = faultsOf(occasion, words)
  if (faults.length > 0) throw new Refusal(...faults)
  const before = await wordsNow(work, centreId, occasion, serviceId)
  await store.saveWords(work, centreId, own)
  await record(work, centreId, { occasion, serviceId }, before, words, reason)
}

/** Ours again; for a service, those of all services again. */
export async function restoreWords(
  work: Work,
  centreId: Id<'Centre'>,
  { occasion, serviceId }: Pick<store.OwnWords, 'occasion' | 'serviceId'>,
): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  const before = await wordsNow(work, centreId, occasion, serviceId)
  await store.removeWords(work, centreId, { occasion, serviceId })
  const after = await wordsNow(work, centreId, occasion, serviceId)
  await record(work, centreId, { occasion, serviceId }, before, after)
}

const record = (
  work: Work,
  centreId: Id<'Centre'>,
  { occasion, serviceId }: Pick<store.OwnWords, 'occasion' | 'serviceId'>,
  before: Words,
  after: Words,
  reason?: string,
): Promise<void> =>
  recordChange(work, {
    ...{ what: 'notifications.words', id: serviceId ?? centreId, centreId, reason },
    before: inLines(before),
    after: { occasion, ...inLines(after) },
  })

const inLines = (words: Words): Record<string, string> =>
  Object.fromEntries(
    languages.flatMap((lang) => {
      const { sms, subject, letter } = words[lang]
      return [
        [`${lang}Sms`, sms.join(' ')],
        [`${lang}Subject`, subject],
        [`${lang}Letter`, letter.join('\n\n')],
      ]
    }),
  )

/** For those who send. */
export const quietOf = async (work: Work, centreId: Id<'Centre'>): Promise<Quiet> =>
  (await store.findQuiet(work, centreId)) ?? ordinaryQuiet

export async function readQuiet(work: Work, centreId: Id<'Centre'>): Promise<Quiet> {
  permit(work.actor, 'centres.manage', centreId)
  return quietOf(work, centreId)
}

export async function changeQuiet(work: Work, centreId: Id<'Centre'>, quiet: Quiet): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  const before = await quietOf(work, centreId)
  await store.saveQuiet(work, centreId, quiet)
  await recordChange(work, {
    ...{ what: 'notifications.quiet', id: centreId, centreId },
    before: { ...before },
    after: { ...quiet },
  })
}
