// A pretend id.gov.ua for the demo and tests: the endpoints, parameters and error bodies of the real one (handbook 5.1).
// Instead of a signature there is a list of made-up people. Encrypted user info is not pretended.
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../../kernel/time.ts'
import { choosePage, errorPage, icon, styles } from './pretend-pages.ts'
import { has, type PretendPerson } from './pretend-people.ts'
import { type Means, means } from './provider.ts'

export interface PretendSettings {
  readonly clientId: string
  readonly clientSecret: string
  /** Registered return addresses; any other is refused. */
  readonly returnUrls: readonly string[]
  readonly people: readonly PretendPerson[]
  readonly clock: Clock
}

interface Grant {
  readonly person: PretendPerson
  readonly authType: Means
  readonly endsAt: number
}

const codeLasts = 60_000
const tokenLasts = 300_000

type Query = Readonly<Record<string, string | undefined>>
const fail = (error: string, description: string) => ({ error, error_description: description })

/** Codes and tokens that open once or for a while. */
class Grants {
  readonly #all = new Map<string, Grant>()
  readonly #clock: Clock
  constructor(clock: Clock) {
    this.#clock = clock
  }
  give(grant: Omit<Grant, 'endsAt'>, lasts: number): string {
    for (const [key, { endsAt }] of this.#all) if (endsAt <= this.#clock.now()) this.#all.delete(key)
    const key = randomBytes(24).toString('base64url')
    this.#all.set(key, { ...grant, endsAt: this.#clock.now() + lasts })
    return key
  }
  find(key: string | undefined): Grant | undefined {
    const grant = this.#all.get(key ?? '')
    return grant && grant.endsAt > this.#clock.now() ? grant : undefined
  }
  end(key: string | undefined): boolean {
    return this.#all.delete(key ?? '')
  }
}

export function pretendIdGovUa(settings: PretendSettings): {
  readonly routes: (server: FastifyInstance) => Promise<void>
} {
  const codes = new Grants(settings.clock)
  const tokens = new Grants(settings.clock)

  function accessToken({ grant_type, client_id, client_secret, code }: Query): object {
    if (grant_type !== 'authorization_code')
      return fail('unsupported_grant_type', 'grant_type must be authorization_code')
    if (client_id !== settings.clientId || client_secret !== settings.clientSecret)
      return fail('invalid_client', 'client_id or client_secret is wrong')
    const grant = codes.find(code)
    codes.end(code)
    if (!grant) return fail('invalid_grant', 'the code is wrong, used or too old')
    const { person, authType } = grant
    const access = tokens.give({ person, authType }, tokenLasts)
    return {
      access_token: access,
      token_type: 'bearer',
      expires_in: tokenLasts / 1000,
      refresh_token: randomBytes(24).toString('base64url'),
      user_id: userId(settings, person),
    }
  }

  function userInfo({ access_token, user_id, fields = '', cert }: Query): object {
    const grant = tokens.find(access_token)
    if (!grant || user_id !== userId(settings, grant.person))
      return fail('invalid_token', 'access_token or user_id is wrong')
    if (cert) return fail('unsupported_cert', 'this pretend provider answers in plain JSON only')
    const asked = new Set(fields.split(','))
    const { has: _has, note: _note, ...known } = grant.person
    const full = {
      subjectcn: [known.lastname, known.givenname, known.middlename].filter(Boolean).join(' '),
      edrpoucode: '-',
      ...known,
    }
    const given = Object.fromEntries(Object.entries(full).filter(([name]) => asked.has(name)))
    return { auth_type: grant.authType, ...given }
  }

  function logout({ access_token }: Query): object {
    return tokens.end(access_token)
      ? { error: '0', error_description: 'ok' }
      : fail('invalid_token', 'access_token is wrong')
  }

  async function chosen(request: FastifyRequest, reply: FastifyReply) {
    const { person = '', by: authType = '', ...asked } = (request.body ?? {}) as Record<string, string>
    const wrong = wrongRequest(settings, asked)
    if (wrong) return sendPage(reply.code(400), errorPage(wrong))
    const back = new URL(asked.redirect_uri!)
    back.searchParams.set('state', asked.state ?? '')
    const who = settings.people[Number(person)]
    const by = offeredMeans(asked).find((one) => one === authType)
    if (person === 'nobody') back.searchParams.set('error', 'access_denied')
    else if (!/^\d+$/.test(person) || !who || !by || !has(who, by))
      return sendPage(reply.code(400), errorPage('unknown person or auth_type'))
    else back.searchParams.set('code', codes.give({ person: who, authType: by }, codeLasts))
    return reply.redirect(back.href, 303)
  }

  return {
    async routes(server) {
      readForms(server)
      server.get('/', async (request, reply) => {
        const asked = request.query as Query
        const wrong = wrongRequest(settings, asked)
        if (wrong) return sendPage(reply.code(400), errorPage(wrong))
        const offered = offeredMeans(asked)
        return sendPage(
          reply,
          choosePage({ people: settings.people, offered, asked }),
          new URL(asked.redirect_uri!).origin,
        )
      })
      server.post('/choose', chosen)
      server.get('/icon.svg', async (_request, reply) => reply.type('image/svg+xml').send(icon))
      server.get('/styles.css', async (_request, reply) => reply.type('text/css').send(styles))
      for (const [path, answer] of [
        ['get-access-token', accessToken],
        ['get-user-info', userInfo],
        ['get-user-logout', logout],
      ] as const)
        server.route({
          method: ['GET', 'POST'],
          url: `/${path}`,
          handler: async (request) => answer({ ...(request.query as Query), ...((request.body ?? {}) as Query) }),
        })
    },
  }
}

const offeredMeans = ({ auth_type: asked = '' }: Query): readonly Means[] =>
  asked.split(',').flatMap((one) => means.find((known) => known === one) ?? [])

/** Every client gets its own id for a person, as the real one gives. */
const userId = ({ people }: PretendSettings, person: PretendPerson): string => `pretend-${people.indexOf(person) + 1}`

/** Strict on purpose: what passes here is meant to pass there. */
function wrongRequest({ clientId, returnUrls }: PretendSettings, asked: Query): string | undefined {
  if (asked.response_type !== 'code') return 'response_type must be code'
  if (asked.client_id !== clientId) return 'client_id is not registered'
  if (!returnUrls.includes(asked.redirect_uri ?? '')) return 'redirect_uri is not registered'
  if (!asked.state) return 'state is missing'
  if (!asked.auth_type?.split(',').every((one) => means.some((known) => known === one))) return 'auth_type is unknown'
  return undefined
}

function readForms(server: FastifyInstance): void {
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 20_000 },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))))
    },
  )
}

/** `form-action` also holds for where a form's answer redirects to, hence the client's own address. */
function sendPage(reply: FastifyReply, html: string, backTo = ''): FastifyReply {
  const policy = `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' ${backTo}; base-uri 'none'; frame-ancestors 'none'`
  return reply
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
}
