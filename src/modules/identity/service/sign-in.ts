// Staff sign in: a password, then a code of the app or a recovery code. Each try is counted before it is checked.
import type { Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { no, type StaffId } from '../model.ts'
import { type Guarded, limits, oneMore, tooMany } from '../rules/attempts.ts'
import { stepOfCode, typedCode } from '../rules/code.ts'
import { isPassword } from '../rules/password.ts'
import { openSession } from '../service.ts'
import * as entry from '../store/entry.ts'
import * as store from '../store/staff.ts'

/**
 * Opens a unit of work for one step. Signing in takes several: a counted try must stay counted when the secret was
 * wrong, and no connection waits while a password is derived.
 */
export type Run = <T>(useCase: (work: Work) => Promise<T>) => Promise<T>

type Counted = readonly (readonly [kind: Guarded, about: string])[]

/** One more try for each; refuses with the time to wait. Equal for accounts that exist and that don't. */
export async function countTries(work: Work, counted: Counted): Promise<void> {
  const keyed = counted.map(([kind, about]) => ({ limit: limits[kind], key: entry.triesKey(work, kind, about) }))
  const before = await entry.lockTries(
    work,
    keyed.map(({ key }) => key),
  )
  for (const { limit, key } of keyed) {
    const tries = oneMore(before.get(key.toString('hex')), limit, work.now)
    const answer = tooMany(tries, limit, work.now)
    if (answer) throw new Refusal(answer)
    await entry.saveTries(work, key, tries)
  }
}

export interface PasswordTry {
  readonly email: string
  readonly password: string
  /** The address the request came from. */
  readonly address: string
}

/** The first step. Answers with the token of a sign-in under way: worth nothing without the second step. */
export async function enterPassword(run: Run, { email, password, address }: PasswordTry): Promise<string> {
  const account = email.trim().toLowerCase()
  const own: Counted = [
    ['account-address', `${account} ${address}`],
    ['account', account],
  ]
  await run((work) => countTries(work, [...own, ['address', address]]))
  const found = await run(async (work) => (await store.findSecretsByEmail(work, account)) ?? null)
  const right = await isPassword(password, found?.password)
  if (!found || !right || found.state !== 'active') throw new Refusal(no('wrong-sign-in', {}, 'password'))
  return run(async (work) => {
    await forgetTries(work, own)
    await entry.giveBackTry(work, entry.triesKey(work, 'address', address))
    return entry.addSignIn(work, { staffId: found.id })
  })
}

/** What was right is not held against anyone. */
export const forgetTries = (work: Work, counted: Counted) =>
  entry.forgetTries(
    work,
    counted.map(([kind, about]) => entry.triesKey(work, kind, about)),
  )

export interface CodeTry {
  /** What `enterPassword` answered. */
  readonly token: string
  /** Six digits of the app, or a recovery code. */
  readonly code: string
  /** What the browser calls itself. */
  readonly agent?: string | undefined
}

/** The second step. Answers with the session's token. */
export async function enterCode(run: Run, { token, code, agent }: CodeTry): Promise<string> {
  const staffId = await run(async (work) => {
    const { staffId } = await lockSignIn(work, token)
    if (!staffId) throw new Refusal(no('sign-in-expired'))
    await countTries(work, [['second-step', staffId]])
    return staffId
  })
  return run(async (work) => {
    const underWay = await lockSignIn(work, token)
    if (!(await proves(work, staffId, code))) throw new Refusal(no('wrong-code', {}, 'code'))
    await forgetTries(work, [['second-step', staffId]])
    await entry.endSignIn(work, underWay)
    return openSession(work, { kind: 'staff', id: staffId }, agent)
  })
}

export async function lockSignIn(work: Work, token: string): Promise<entry.SignInUnderWay> {
  const underWay = await entry.lockSignIn(work, token)
  if (!underWay) throw new Refusal(no('sign-in-expired'))
  return underWay
}

async function proves(work: Work, staffId: StaffId, code: string): Promise<boolean> {
  const secrets = await store.lockSecrets(work, staffId)
  if (secrets?.state !== 'active' || !secrets.totpSecret) return false
  if (typedCode(code).length === 10) return store.useRecoveryCode(work, staffId, typedCode(code))
  const step = stepOfCode(secrets.totpSecret, code, work.now, secrets.totpStep)
  if (step === undefined) return false
  await store.saveTotpStep(work, staffId, step)
  return true
}
