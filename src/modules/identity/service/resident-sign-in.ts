// Residents sign in through an identity provider: out with a state, back with it, then the person is found or added.
import type { Work } from '../../../db/work.ts'
import { No, Refusal } from '../../../kernel/refusal.ts'
import { type IdentityDocument, no, type PersonClaim, type Provided, type ResidentId } from '../model.ts'
import { documentInsteadOfTaxNumber } from '../rules/documents.ts'
import { parseName } from '../rules/names.ts'
import { parseEmail, parsePhone, parseTaxNumber, parseUnzr } from '../rules/numbers.ts'
import { birthDateOf, isIdentifiable } from '../rules/person.ts'
import { openSession } from '../service.ts'
import { addJourney, takeJourney } from '../store/entry.ts'
import { join } from './residents.ts'
import { countTries } from './sign-in.ts'

/** Only pages of our own; anything else leads home. */
const ownPath = (path: string): string => (/^\/(?![/\\])[^\s\\]*$/.test(path) ? path.slice(0, 500) : '/')

/** The state goes to the provider and, as a cookie, stays with the browser; both must come back alike. */
export async function startResidentSignIn(
  work: Work,
  { returnTo, address }: { readonly returnTo: string; readonly address: string },
): Promise<string> {
  await countTries(work, [['journey', address]])
  return addJourney(work, ownPath(returnTo))
}

/** Once only, before anything is asked of the provider. Answers where the person wanted to go. */
export async function takeResidentSignIn(
  work: Work,
  { state, cookie }: { readonly state: string; readonly cookie: string | undefined },
): Promise<string> {
  const returnTo = state === cookie ? await takeJourney(work, state) : undefined
  if (returnTo === undefined) throw new Refusal(no('sign-in-expired'))
  return returnTo
}

export interface SignedInResident {
  readonly session: string
  readonly residentId: ResidentId
}

/** The provider has vouched for the person: they are who their numbers say, or new here. */
export async function finishResidentSignIn(
  work: Work,
  { provided, agent }: { readonly provided: Provided; readonly agent?: string | undefined },
): Promise<SignedInResident> {
  const claim = claimOf(provided)
  if (!isIdentifiable(claim)) throw new Refusal(no('provider-said-too-little'))
  const joining = provided.trust === 'low' ? 'nothing' : 'gaps'
  const joined = await join(work, claim, { purpose: 'sign-in', ground: 'right' }, joining).catch(inOwnWords)
  const id = joined.resident.id
  return { session: await openSession(work, { kind: 'resident', id, trust: provided.trust }, agent), residentId: id }
}

/** What an administrator settles with a reason, a resident settles by coming with a document. */
function inOwnWords(fault: unknown): never {
  if (
    fault instanceof Refusal &&
    ['identity.other-name', 'identity.other-number', 'identity.document-of-other', 'identity.two-people'].includes(
      fault.code,
    )
  )
    throw new Refusal(no('name-changed'))
  throw fault
}

const orNothing = <T>(answer: T | No): T | undefined => (answer instanceof No ? undefined : answer)

/** `drfocode` is the tax number or, for people who refused it, a passport; a slip of the provider is left out. */
function claimOf({
  familyName,
  givenName,
  middleName,
  drfocode = '',
  unzr: record = '',
  email = '',
  phone = '',
}: Provided): PersonClaim {
  const name = parseName({ family: familyName, given: givenName, patronymic: middleName })
  if (name instanceof No) throw new Refusal(no('provider-said-too-little'))
  const taxNumber = orNothing(parseTaxNumber(drfocode))
  const unzr = orNothing(parseUnzr(record))
  const instead = taxNumber ? undefined : documentInsteadOfTaxNumber(drfocode)
  const documents: IdentityDocument[] = instead ? [instead] : []
  const contacts = { email: orNothing(parseEmail(email)), phone: orNothing(parsePhone(phone)) }
  return { name, taxNumber, unzr, documents, contacts, birthDate: birthDateOf({ taxNumber, unzr }) ?? undefined }
}
