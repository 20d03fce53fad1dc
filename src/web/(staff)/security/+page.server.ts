// A staff member's own sign-in: sessions, passkeys, recovery codes, password, keys of programs.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Id } from '../../../kernel/id.ts'
import { dateIn, hours, kyiv, later } from '../../../kernel/time.ts'
import { type ProgramScope, programScopes } from '../../../modules/identity/model.ts'
import {
  changePassword,
  countRecoveryCodes,
  createApiToken,
  endOwnSession,
  listApiTokens,
  listOwnSessions,
  makeRecoveryCodes,
  revokeApiToken,
} from '../../../modules/identity/service/own-security.ts'
import { listOwnPasskeys, removeOwnPasskey, siteOf } from '../../../modules/identity/service/passkeys.ts'
import { type Filled, filled, refused } from '../../form.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'
import { missing } from './words.ts'

export const csr = false

const done = ['ended', 'removed', 'changed', 'revoked', 'passkeyAdded'] as const

export const load: PageServerLoad = ({ locals, url }) => {
  const { signedIn } = locals
  if (!signedIn?.staff) redirect(303, '/staff-sign-in?to=/security')
  return locals.look(async (work) => ({
    today: dateIn(kyiv, work.now),
    sessions: await listOwnSessions(work, signedIn.sessionId),
    passkeys: await listOwnPasskeys(work),
    hasPasskeys: siteOf(locals.app.config.publicUrl) !== undefined,
    codes: await countRecoveryCodes(work),
    tokens: await listApiTokens(work),
    done: done.find((one) => url.searchParams.has(one)),
  }))
}

/** Reads, does, and answers with faults or with what is shown only once. */
async function acted<Shown extends object>({ request, locals }: RequestEvent, act: (form: Filled) => Promise<Shown>) {
  const form = await filled(request, locals.lang)
  try {
    return await act(form)
  } catch (refusal) {
    return refused(refusal, locals.lang, form)
  }
}

async function doneThen(event: RequestEvent, act: (form: Filled) => Promise<unknown>, said: (typeof done)[number]) {
  const answer = await acted(event, async (form) => {
    await act(form)
    return {}
  })
  if ('status' in answer) return answer
  redirect(303, `/security?${said}`)
}

const one = z.object({ id: z.string().min(1).max(400) })
const uuid = z.object({ id: z.uuid() })
const passwords = z.object({
  current: z.string({ error: missing.current }).max(500),
  password: z.string({ error: missing.password }).max(500),
})
const program = z.object({
  label: z.string({ error: missing.label }).max(80),
  days: z.enum(['30', '90', '365']),
  scope: z.enum(['all', ...(Object.keys(programScopes) as ProgramScope[])]).default('all'),
})

export const actions: Actions = {
  end: (event) =>
    doneThen(
      event,
      (form) => event.locals.run((work) => endOwnSession(work, form.read(uuid).id as Id<'Session'>)),
      'ended',
    ),

  remove: (event) =>
    doneThen(event, (form) => event.locals.run((work) => removeOwnPasskey(work, form.read(one).id)), 'removed'),

  codes: (event) =>
    acted(event, async (form) => ({
      recoveryCodes: [...(await event.locals.run((work) => makeRecoveryCodes(work), form.key))],
    })),

  password: (event) =>
    doneThen(
      event,
      (form) => changePassword((useCase) => event.locals.run(useCase), event.locals.signedIn!, form.read(passwords)),
      'changed',
    ),

  token: (event) =>
    acted(event, async (form) => {
      const { label, days, scope } = form.read(program)
      const { actor } = event.locals
      const made = await event.locals.run(
        (work) =>
          createApiToken(
            work,
            actor.kind === 'staff' ? actor.id : ('' as never),
            label,
            later(work.now, hours(24 * Number(days))),
            scope === 'all' ? undefined : scope,
          ),
        form.key,
      )
      return { token: made.token }
    }),

  revoke: (event) =>
    doneThen(
      event,
      (form) => event.locals.run((work) => revokeApiToken(work, form.read(uuid).id as Id<'ApiToken'>)),
      'revoked',
    ),
}
