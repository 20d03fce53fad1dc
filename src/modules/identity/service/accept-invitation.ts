// Accepting an invitation: one's own password, one's own code; nobody else ever knows them.
import type { Work } from '../../../db/work.ts'
import { newId } from '../../../kernel/id.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { type Email, type Name, no, type StaffId } from '../model.ts'
import { enrolmentUri, newRecoveryCodes, newSecret, stepOfCode } from '../rules/code.ts'
import { fullName } from '../rules/names.ts'
import { hashPassword, refusedPassword } from '../rules/password.ts'
import { openSession } from '../service.ts'
import { revokeApiTokens } from '../store/device.ts'
import * as entry from '../store/entry.ts'
import { endSessions } from '../store/session.ts'
import * as store from '../store/staff.ts'

export interface OpenedInvitation {
  /** Absent for the first head, who is asked. */
  readonly person: { readonly name: Name; readonly email: Email } | null
  /** For the app: as text, and as the address a QR code carries. */
  readonly secret: string
  readonly uri: string
}

async function lock(work: Work, token: string): Promise<entry.Invitation> {
  const invitation = await entry.lockInvitation(work, token)
  if (!invitation) throw new Refusal(no('invitation-over'))
  return invitation
}

/** What the page shows. The secret stays the same however often the page is opened. */
export async function openInvitation(work: Work, token: string): Promise<OpenedInvitation> {
  const invitation = await lock(work, token)
  const secret = invitation.totpSecret ?? newSecret()
  if (!invitation.totpSecret) await entry.saveInvitationSecret(work, invitation, secret)
  const [member] = invitation.staffId ? await store.listStaffByIds(work, [invitation.staffId]) : []
  return {
    person: member ? { name: member.name, email: member.email } : null,
    secret,
    uri: enrolmentUri(secret, member?.email ?? 'Vikno'),
  }
}

export interface Acceptance {
  readonly password: string
  readonly code: string
  /** What the browser calls itself. */
  readonly agent?: string | undefined
  /** Only for the first head. */
  readonly person?: { readonly name: Name; readonly email: Email; readonly person: string } | undefined
}

export interface Accepted {
  readonly session: string
  /** Shown once. */
  readonly recoveryCodes: readonly string[]
}

export async function acceptInvitation(
  work: Work,
  token: string,
  { password, code, agent, person }: Acceptance,
): Promise<Accepted> {
  const invitation = await lock(work, token)
  const staffId = invitation.staffId ?? (await addFirst(work, invitation, person))
  const [member] = await store.listStaffByIds(work, [staffId])
  const weak = refusedPassword(password, [...fullName(member!.name).split(' '), member!.email.split('@')[0]!])
  const step = invitation.totpSecret ? stepOfCode(invitation.totpSecret, code, work.now, null) : undefined
  const wrong = [weak, step === undefined ? no('wrong-code', {}, 'code') : undefined].filter((answer) => !!answer)
  if (wrong.length > 0) throw new Refusal(...wrong)
  const secrets = {
    password: await hashPassword(password),
    totpSecret: invitation.totpSecret!,
    totpStep: step!,
    state: 'active',
  } as const
  await store.saveSecrets(work, staffId, secrets)
  await entry.useInvitation(work, invitation)
  await endOldWays(work, staffId)
  const recoveryCodes = newRecoveryCodes()
  await store.replaceRecoveryCodes(work, staffId, recoveryCodes.map(plainCode))
  return { session: await openSession(work, { kind: 'staff', id: staffId }, agent), recoveryCodes }
}

/** What was known or held before opens nothing any more. */
async function endOldWays(work: Work, staffId: StaffId): Promise<void> {
  await endSessions(work, { staffId })
  await entry.removePasskeys(work, staffId)
  await revokeApiTokens(work, staffId)
}

const plainCode = (code: string): string => code.replace('-', '')

async function addFirst(work: Work, { posts }: entry.Invitation, person: Acceptance['person']): Promise<StaffId> {
  if (!person) throw new Refusal(no('needs-number', {}, 'taxNumber'))
  const id = newId<'Staff'>()
  await store.addStaff(work, [{ id, ...person, posts: posts ?? [], state: 'invited' }])
  return id
}
