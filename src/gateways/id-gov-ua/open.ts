// Which identity provider this process asks, and whether it can be asked at all.
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../kernel/time.ts'
import { idGovUa } from './client.ts'
import { pretendIdGovUa } from './pretend.ts'
import { pretendPeople } from './pretend-people.ts'
import type { IdentityProvider } from './provider.ts'

export interface ProviderChoice {
  readonly idGovUa: { readonly url: string; readonly clientId: string; readonly clientSecret: string } | undefined
  readonly demo: boolean
  readonly publicUrl: string
  readonly host: string
  readonly port: number
}

/** Registered with the provider, letter for letter. */
export const returnPath = '/sign-in/return'
export const pretendPath = '/pretend/id-gov-ua'
const pretendClient = { clientId: 'vikno-demo', clientSecret: 'pretend-provider-takes-this' }

/** The one in the settings; in the demo without one, the pretend provider of this very process; else none. */
export function openProvider({
  idGovUa: real,
  demo,
  publicUrl,
  host,
  port,
}: ProviderChoice): IdentityProvider | undefined {
  const returnUrl = `${publicUrl}${returnPath}`
  if (real) return idGovUa({ ...real, returnUrl })
  if (!demo) return undefined
  const ownHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return idGovUa({
    ...pretendClient,
    returnUrl,
    url: `http://${ownHost}:${port}${pretendPath}`,
    browserUrl: `${publicUrl}${pretendPath}`,
  })
}

/** For the demo's server: `server.register(pretendProviderOf(app), { prefix: pretendPath })`. */
export const pretendProviderOf = ({
  publicUrl,
  clock,
}: {
  readonly publicUrl: string
  readonly clock: Clock
}): ((server: FastifyInstance) => Promise<void>) =>
  pretendIdGovUa({ ...pretendClient, returnUrls: [`${publicUrl}${returnPath}`], people: pretendPeople, clock }).routes
