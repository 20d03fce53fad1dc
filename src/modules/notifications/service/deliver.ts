// Between the line of messages and the providers: claimed in one transaction, sent outside any, marked in another.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { later } from '../../../kernel/time.ts'
import { recordAccess } from '../../audit/service.ts'
import type { Channel, Claimed, Event } from '../model.ts'
import { mayBeSentAt } from '../rules/quiet.ts'
import { type Answered, afterFailure, lease } from '../rules/retry.ts'
import { closeAttempt, openAttempt } from '../store/attempts.ts'
import * as store from '../store/messages.ts'
import { deadOf } from './queue-message.ts'
import { quietOf } from './words.ts'

/** Claims what is due by this channel. Whoever claims at the same moment gets others; a claim left by a dead process comes back after its lease. */
export async function takeDue(work: Work, channel: Channel, limit = 8): Promise<Claimed[]> {
  permit(work.actor, 'vikno.run')
  const claimed: Claimed[] = []
  for (;;) {
    const wanted = limit - claimed.length
    const due = await store.lockDue(work, channel, wanted)
    for (const one of due) {
      const alive = await lookAfterLost(work, one)
      if (alive) claimed.push(await claim(work, alive))
    }
    if (due.length < wanted || claimed.length === limit) return claimed
  }
}

/** Closes the attempt of a process that died, and gives up what is too late or was lost too often. */
async function lookAfterLost(work: Work, due: store.Kept): Promise<store.Kept | undefined> {
  const isLate = due.expiresAt !== null && due.expiresAt <= work.now
  if (due.state !== 'sending') return isLate ? giveUp(work, due, 'too-late') : due
  const lost: Answered = { kind: 'lost', code: 'lease-over' }
  await closeAttempt(work, due, due.attempts, lost.kind, lost.code)
  const counted = { ...due, unsure: due.unsure + 1 }
  if (isLate) return giveUp(work, counted, 'too-late')
  const next = afterFailure(counted, lost, work.now)
  return next.state === 'dead' ? giveUp(work, counted, next.why) : counted
}

async function claim(work: Work, kept: store.Kept): Promise<Claimed> {
  const { id, centreId, channel, lang, content, round } = kept
  const attempt = kept.attempts + 1
  await store.saveProgress(work, {
    ...kept,
    state: 'sending',
    dueAt: later(work.now, lease),
    attempts: attempt,
    tries: kept.tries + 1,
  })
  await openAttempt(work, kept, attempt)
  const { subject, text, to } = content
  return { id, centreId, channel, lang, subject, text, to: to!, attempt, providerKey: `${id}-${round}` }
}

async function giveUp(work: Work, kept: store.Kept, why: string): Promise<undefined> {
  await store.saveProgress(work, { ...kept, state: 'dead', dueAt: null, why })
  work.announce(deadOf(kept))
}

/** The provider took it. That counts even when the answer came after the lease was over. */
export async function markSent(
  work: Work,
  claimed: Claimed,
  { code, providerId }: { code: string; providerId: string | null },
): Promise<void> {
  permit(work.actor, 'vikno.run')
  const kept = await locked(work, claimed)
  await closeAttempt(work, kept, claimed.attempt, 'accepted', code)
  if (kept.state === 'sent') return
  await store.saveProgress(work, { ...kept, state: 'sent', sentAt: work.now, dueAt: null, why: null, providerId })
  const { centreId, id: messageId, channel, occasion, caseId, recipient } = kept
  const subjectPersonId = recipient.kind === 'resident' ? recipient.id : undefined
  const about = { centreId, caseId: caseId ?? undefined, subjectPersonId, fields: ['contacts'] }
  await recordAccess(work, { operation: 'transfer', purpose: 'notify', ground: 'duty', ...about })
  work.announce({ type: 'notifications.sent', centreId, messageId, channel, occasion, caseId } satisfies Event)
}

/** It was not taken, or nobody knows: tried again later, or given up where people see it. */
export async function markFailed(work: Work, claimed: Claimed, answered: Answered): Promise<void> {
  permit(work.actor, 'vikno.run')
  const kept = await locked(work, claimed)
  const wasOpen = await closeAttempt(work, kept, claimed.attempt, answered.kind, answered.code)
  if (!wasOpen || kept.state !== 'sending' || kept.attempts !== claimed.attempt) return
  const unsure = kept.unsure + (answered.kind === 'unsure' ? 1 : 0)
  const next = afterFailure({ ...kept, unsure }, answered, work.now)
  if (next.state === 'dead') await giveUp(work, { ...kept, unsure }, next.why)
  else {
    const dueAt = mayBeSentAt(kept.occasion, kept.channel, next.dueAt, await quietOf(work, kept.centreId))
    await store.saveProgress(work, { ...kept, unsure, state: 'failed', dueAt })
  }
}

async function locked(work: Work, { centreId, id }: Claimed): Promise<store.Kept> {
  const kept = await store.lockMessage(work, centreId, id)
  if (!kept) throw new Error(`message ${id} is gone`)
  return kept
}
