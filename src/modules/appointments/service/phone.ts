// A telephone confirmed by a code: who books without signing in is bound to it.
import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { accept, no as general, type No, Refusal } from '../../../kernel/refusal.ts'
import type { Lang } from '../../../kernel/text.ts'
import { hours, later, minutes } from '../../../kernel/time.ts'
import type { CentreId } from '../../centres/model.ts'
import { checkNumber } from '../../identity/service/read-person.ts'
import { no, type PhoneCodeId } from '../model.ts'
import { phoneCodeFrom } from '../rules/codes.ts'
import * as people from '../store/people.ts'
import { personIdOf } from './secrets.ts'
import { settingsOf } from './settings.ts'

const codeLasts = minutes(10)
/** After it was confirmed a telephone is good for so long. */
const proofLasts = minutes(30)
const mostTries = 5
const mostCodesInHour = 3

const hashOf = (work: Work, id: PhoneCodeId, code: string): Buffer => work.vault.hash('phone-code', `${id} ${code}`)

/** A code is on its way to the telephone. The answer names what is being confirmed, and is worth nothing without the code. */
export async function sendPhoneCode(
  work: Work,
  { centreId, phone: typed, lang }: { readonly centreId: CentreId; readonly phone: string; readonly lang: Lang },
): Promise<PhoneCodeId> {
  if (work.actor.kind === 'staff' || work.actor.kind === 'device') permit(work.actor, 'queue.issue', centreId)
  const { identity } = await settingsOf(work, centreId)
  if (!identity.includes('phone')) throw new Refusal(no('way-not-offered'))
  const phone = accept(checkNumber('phone', typed, 'phone'))
  const personId = personIdOf(work, `phone:${phone}`)
  await people.lockPerson(work, personId)
  if ((await people.countCodes(work, personId, later(work.now, -hours(1)))) >= mostCodesInHour)
    throw new Refusal(general('too-many', { minutes: 60 }, 'phone'))
  const id = newId<'PhoneCode'>()
  const code = phoneCodeFrom(randomInt(1_000_000))
  const endsAt = later(work.now, codeLasts)
  await people.addPhone(work, { centreId, id, personId, phone, codeHash: hashOf(work, id, code), endsAt })
  work.announce({
    type: 'appointments.phone-code',
    centreId,
    phoneCodeId: id,
    lang,
    sealed: sealed(work, { phone, code }),
  })
  return id
}

/** The job that sends it reads this; the event itself stays unreadable. */
const sealed = (work: Work, secret: { readonly phone: string; readonly code: string }): string =>
  work.vault.seal(JSON.stringify(secret)).toString('base64')

export interface CodeToSend {
  readonly phone: string
  readonly code: string
}
export function openCode(work: Work, text: string): CodeToSend {
  permit(work.actor, 'vikno.run')
  return JSON.parse(work.vault.open(Buffer.from(text, 'base64'))) as CodeToSend
}

/** Answers with a refusal instead of throwing it: the counted try must be kept, so the transaction must not be undone. */
export async function confirmPhone(
  work: Work,
  { centreId, id, code }: { readonly centreId: CentreId; readonly id: PhoneCodeId; readonly code: string },
): Promise<PhoneCodeId | No> {
  const kept = await people.lockPhone(work, centreId, id)
  if (!kept || kept.tries >= mostTries) return no('code-spent', {}, 'code')
  if (kept.confirmedAt !== null) return id
  if (!timingSafeEqual(kept.codeHash, hashOf(work, id, code.replace(/\s/g, '')))) {
    const tries = kept.tries + 1
    await people.savePhone(work, { ...kept, tries })
    return tries < mostTries ? no('wrong-code', { left: mostTries - tries }, 'code') : no('code-spent', {}, 'code')
  }
  await people.savePhone(work, { ...kept, confirmedAt: work.now, endsAt: later(work.now, proofLasts) })
  return id
}
