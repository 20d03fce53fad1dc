// The client of id.gov.ua: state out, code back, token, data, logout (handbook 5.1).
import { failed, fields, issued, type UserInfo, userInfo } from './protocol.ts'
import { type IdentityProvider, means, type ProvidedPerson, type ProviderAnswer, trustOf } from './provider.ts'

export interface IdGovUaSettings {
  /** `https://id.gov.ua`, `https://test.id.gov.ua`, or the pretend one. */
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  /** Where the person comes back: registered with the provider, letter for letter. */
  readonly returnUrl: string
  /** How the browser reaches the provider when that is another address than ours. */
  readonly browserUrl?: string
  readonly patience?: number
}

type Trouble = Extract<ProviderAnswer, { kind: 'trouble' }>
const trouble = (kind: Trouble['trouble'], code: string): Trouble => ({ kind: 'trouble', trouble: kind, code })
const isTrouble = (answer: unknown): answer is Trouble => (answer as Trouble | null)?.kind === 'trouble'

export function idGovUa(settings: IdGovUaSettings): IdentityProvider {
  return {
    signInUrl: (state) => signInUrl(settings, state),
    async readPerson(code) {
      const token = await takeToken(settings, code)
      if (isTrouble(token)) return token
      const person = await readUser(settings, token)
      await signOut(settings, token)
      return person
    },
  }
}

function signInUrl({ url, browserUrl = url, clientId, returnUrl }: IdGovUaSettings, state: string): string {
  const query = {
    response_type: 'code',
    client_id: clientId,
    auth_type: means.join(','),
    state,
    redirect_uri: returnUrl,
  }
  return `${base(browserUrl)}/?${new URLSearchParams(query)}`
}

const base = (url: string): string => url.replace(/\/+$/, '')

interface Token {
  readonly access_token: string
  readonly user_id: string
}

async function takeToken(settings: IdGovUaSettings, code: string): Promise<Token | Trouble> {
  const { clientId, clientSecret } = settings
  const asked = { grant_type: 'authorization_code', client_id: clientId, client_secret: clientSecret, code }
  const body = await ask(settings, 'get-access-token', asked)
  if (isTrouble(body)) return body
  const read = issued.safeParse(body)
  return read.success ? read.data : trouble('unreadable', 'token')
}

async function readUser(settings: IdGovUaSettings, { access_token, user_id }: Token): Promise<ProviderAnswer> {
  // an empty certificate asks for plain JSON; the envelope of national cryptography is not opened here
  const body = await ask(settings, 'get-user-info', { access_token, user_id, fields, cert: '' })
  if (isTrouble(body)) return body
  const read = userInfo.safeParse(body)
  const person = read.success ? personOf(read.data) : undefined
  return person ? { kind: 'person', person } : trouble('unreadable', 'user-info')
}

/** Three parts of the name; where a certificate gives only the whole, its words in their usual order. */
function personOf(info: UserInfo): ProvidedPerson | undefined {
  const [wholeFamily, wholeGiven, ...wholeMiddle] = info.subjectcn?.split(/\s+/) ?? []
  const isWhole = !info.lastname || !info.givenname
  const familyName = isWhole ? wholeFamily : info.lastname
  const givenName = isWhole ? wholeGiven : info.givenname
  if (!familyName || !givenName) return undefined
  const middleName = isWhole ? wholeMiddle.join(' ') : info.middlename
  const { drfocode, edrpoucode, unzr, email, phone } = info
  const rest = { drfocode, edrpoucode, unzr, email, phone, middleName: middleName || undefined }
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return { trust: trustOf(info.auth_type), means: info.auth_type, familyName, givenName, ...said }
}

/** The data are here already: a logout that failed changes nothing for the person. */
async function signOut(settings: IdGovUaSettings, { access_token, user_id }: Token): Promise<void> {
  await ask(settings, 'get-user-logout', { access_token, user_id })
}

/** Answers with the body, or with what went wrong; whatever the status says, the body decides. */
async function ask(
  { url, patience = 15_000 }: IdGovUaSettings,
  what: string,
  query: Record<string, string>,
): Promise<unknown> {
  let response: Response
  let text: string
  try {
    const init: RequestInit = {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      body: new URLSearchParams(query),
    }
    response = await fetch(`${base(url)}/${what}`, init)
    text = await response.text()
  } catch (fault) {
    return trouble('unreachable', (fault as Error).name)
  }
  const body = parsed(text)
  const said = failed.safeParse(body)
  if (said.success && said.data.error !== '0') return refusedWith(said.data.error)
  if (!response.ok) return trouble(response.status >= 500 ? 'unreachable' : 'not-admitted', String(response.status))
  return body === undefined ? trouble('unreadable', what) : body
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}

const ours = /client|redirect|unsupported/i

/** Only the provider's word for it, cut short: its description may repeat what was sent. */
function refusedWith(error: string): Trouble {
  const code = error.replace(/[^\w.-]/g, '').slice(0, 60)
  return trouble(ours.test(error) ? 'not-admitted' : 'code-refused', code)
}
