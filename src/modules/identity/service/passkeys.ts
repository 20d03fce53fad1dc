// Passkeys of staff: enrolled by someone signed in, then alone enough to sign in with.

import { isIP } from 'node:net'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Work } from '../../../db/work.ts'
import { no as general, Refusal } from '../../../kernel/refusal.ts'
import { no, type Passkey, type StaffId } from '../model.ts'
import { fullName } from '../rules/names.ts'
import { openSession } from '../service.ts'
import * as entry from '../store/entry.ts'
import * as store from '../store/staff.ts'
import { lockSignIn } from './sign-in.ts'

/** The site a passkey belongs to, from PUBLIC_URL. */
export interface Site {
  readonly origin: string
  readonly domain: string
}

/** Browsers bind passkeys to a domain: behind a bare IP address there are none, and the password with a code is used. */
export function siteOf(publicUrl: string): Site | undefined {
  const { origin, hostname } = new URL(publicUrl)
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? undefined : { origin, domain: hostname }
}

export interface Asked<Options> {
  /** Comes back with the answer of the browser. */
  readonly token: string
  readonly options: Options
}

function ownId(work: Work): StaffId {
  if (work.actor.kind !== 'staff') throw new Refusal(general('sign-in-first'))
  return work.actor.id
}

export async function askForNewPasskey(work: Work, site: Site): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
  const staffId = ownId(work)
  const [member] = await store.listStaffByIds(work, [staffId])
  const options = await generateRegistrationOptions({
    rpName: 'Vikno',
    rpID: site.domain,
    userID: new TextEncoder().encode(staffId),
    userName: member!.email,
    userDisplayName: fullName(member!.name),
    attestationType: 'none',
    excludeCredentials: (await entry.listPasskeys(work, staffId)).map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { token: await entry.addSignIn(work, { staffId, challenge: options.challenge }), options }
}

export interface NewPasskey {
  readonly token: string
  readonly response: RegistrationResponseJSON
  readonly label: string
  readonly site: Site
}

export async function addPasskey(work: Work, { token, response, label, site }: NewPasskey): Promise<void> {
  const staffId = ownId(work)
  const underWay = await lockSignIn(work, token)
  if (underWay.staffId !== staffId || !underWay.challenge) throw new Refusal(no('sign-in-expired'))
  const expected = { expectedChallenge: underWay.challenge, expectedOrigin: site.origin, expectedRPID: site.domain }
  const { verified, registrationInfo } = await orWrong(() =>
    verifyRegistrationResponse({ response, ...expected, requireUserVerification: true }),
  )
  if (!verified) throw new Refusal(no('wrong-passkey'))
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  await entry.endSignIn(work, underWay)
  await entry.addPasskey(work, {
    id,
    staffId,
    publicKey: Buffer.from(publicKey),
    counter,
    transports,
    label: label.trim().slice(0, 60),
  })
}

/** What a page's script sent as text; rubbish is a passkey that did not fit. */
export function readAnswer<Answer>(text: string): Answer {
  try {
    return JSON.parse(text) as Answer
  } catch (fault) {
    if (fault instanceof SyntaxError) throw new Refusal(no('wrong-passkey'))
    throw fault
  }
}

/** A malformed answer of a browser makes the library throw; to a person it is a passkey that did not fit. */
async function orWrong<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify()
  } catch (fault) {
    if (fault instanceof Error) throw new Refusal(no('wrong-passkey'))
    throw fault
  }
}

/** For someone who has not said who they are: the passkey tells. */
export async function askForPasskey(work: Work, site: Site): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({ rpID: site.domain, userVerification: 'required' })
  return { token: await entry.addSignIn(work, { staffId: null, challenge: options.challenge }), options }
}

export interface PasskeyTry {
  readonly token: string
  readonly response: AuthenticationResponseJSON
  readonly site: Site
  /** What the browser calls itself. */
  readonly agent?: string | undefined
}

/** Answers with the session's token. */
export async function enterPasskey(work: Work, { token, response, site, agent }: PasskeyTry): Promise<string> {
  const underWay = await lockSignIn(work, token)
  const passkey = typeof response?.id === 'string' ? await entry.lockPasskey(work, response.id) : undefined
  if (!underWay.challenge || !passkey) throw new Refusal(no('wrong-passkey'))
  const { id, publicKey, counter } = passkey
  const expected = { expectedChallenge: underWay.challenge, expectedOrigin: site.origin, expectedRPID: site.domain }
  const credential = { id, publicKey: new Uint8Array(publicKey), counter }
  const { verified, authenticationInfo } = await orWrong(() =>
    verifyAuthenticationResponse({ response, ...expected, credential, requireUserVerification: true }),
  )
  const [member] = await store.listStaffByIds(work, [passkey.staffId])
  if (!verified || member?.state !== 'active') throw new Refusal(no('wrong-passkey'))
  await entry.savePasskeyUse(work, id, authenticationInfo.newCounter)
  await entry.endSignIn(work, underWay)
  return openSession(work, { kind: 'staff', id: passkey.staffId }, agent)
}

export const listOwnPasskeys = (work: Work): Promise<readonly Passkey[]> => entry.listPasskeys(work, ownId(work))

export async function removeOwnPasskey(work: Work, id: string): Promise<void> {
  if (!(await entry.removePasskey(work, ownId(work), id))) throw new Refusal(general('not-found'))
}
