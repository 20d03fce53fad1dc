// What a signed-in person keeps safe themselves: sessions, password, recovery codes, tokens for programs.
import type { Work } from '../../../db/work.ts'
import { no as general, Refusal } from '../../../kernel/refusal.ts'
import { type Instant, later } from '../../../kernel/time.ts'
import {
  type ApiToken,
  no,
  type OwnSession,
  type ProgramScope,
  programScopes,
  type SignedIn,
  type StaffId,
} from '../model.ts'
import { newRecoveryCodes } from '../rules/code.ts'
import { fullName } from '../rules/names.ts'
import { hashPassword, isPassword, refusedPassword } from '../rules/password.ts'
import { longestToken } from '../rules/session.ts'
import * as devices from '../store/device.ts'
import * as sessions from '../store/session.ts'
import * as store from '../store/staff.ts'
import { countTries, forgetTries, type Run } from './sign-in.ts'

function ownerOf({ actor }: Work): sessions.Owner {
  if (actor.kind === 'staff') return { staffId: actor.id }
  if (actor.kind === 'resident') return { residentId: actor.id }
  throw new Refusal(general('sign-in-first'))
}

function staffId({ actor }: Work): StaffId {
  if (actor.kind !== 'staff') throw new Refusal(general('not-allowed'))
  return actor.id
}

export async function listOwnSessions(work: Work, current: SignedIn['sessionId']): Promise<readonly OwnSession[]> {
  const rows = await sessions.listSessions(work, ownerOf(work))
  return rows.map(({ id, browser, started_at: startedAt, seen_at: seenAt }) => ({
    id,
    browser,
    startedAt,
    seenAt,
    current: id === current,
  }))
}

export async function endOwnSession(work: Work, id: SignedIn['sessionId']): Promise<void> {
  if ((await sessions.endSessions(work, ownerOf(work), id)) === 0) throw new Refusal(general('not-found'))
}

export const countRecoveryCodes = (work: Work): Promise<number> => store.countRecoveryCodes(work, staffId(work))

/** Ten new codes, shown once; the old ones stop working. */
export async function makeRecoveryCodes(work: Work): Promise<readonly string[]> {
  const codes = newRecoveryCodes()
  await store.replaceRecoveryCodes(
    work,
    staffId(work),
    codes.map((code) => code.replace('-', '')),
  )
  return codes
}

export interface NewPassword {
  readonly current: string
  readonly password: string
}

/** All other sessions end; the one asking goes on. */
export async function changePassword(run: Run, signedIn: SignedIn, { current, password }: NewPassword): Promise<void> {
  const { member, secrets } = await run(async (work) => {
    const id = staffId(work)
    await countTries(work, [['second-step', id]])
    const [found] = await store.listStaffByIds(work, [id])
    return { member: found!, secrets: (await store.lockSecrets(work, id))! }
  })
  if (!(await isPassword(current, secrets.password))) throw new Refusal(no('wrong-password', {}, 'current'))
  const weak = refusedPassword(password, [...fullName(member.name).split(' '), member.email.split('@')[0]!])
  if (weak) throw new Refusal(weak)
  const hash = await hashPassword(password)
  await run(async (work) => {
    await store.saveSecrets(work, staffId(work), { password: hash })
    await forgetTries(work, [['second-step', staffId(work)]])
    for (const other of await listOwnSessions(work, signedIn.sessionId))
      if (!other.current) await endOwnSession(work, other.id)
  })
}

/** The workplace of what a program does; it stands in records instead of a desk. */
export const apiWorkplace = 'API'

/** A token for a program, with the maker's own rights or a few of them; shown once. A program can't make further tokens. */
export async function createApiToken(
  work: Work,
  id: StaffId,
  label: string,
  expiresAt: Instant,
  scope?: ProgramScope | undefined,
): Promise<{ readonly token: string; readonly kept: ApiToken }> {
  const { actor } = work
  const own = actor.kind === 'staff' && actor.id === id && actor.place !== apiWorkplace
  if (!own && actor.kind !== 'system') throw new Refusal(general('not-allowed'))
  if (expiresAt <= work.now || expiresAt > later(work.now, longestToken))
    throw new Refusal(no('bad-expiry', {}, 'expiresAt'))
  return devices.addApiToken(work, id, label.trim().slice(0, 80), expiresAt, scope ? programScopes[scope] : null)
}

export const listApiTokens = (work: Work): Promise<readonly ApiToken[]> => devices.listApiTokens(work, staffId(work))

export async function revokeApiToken(work: Work, id: ApiToken['id']): Promise<void> {
  if ((await devices.revokeApiTokens(work, staffId(work), id)) === 0) throw new Refusal(general('not-found'))
}
